"""What a robots file says to one agent: RFC 9309, sections 2.2 and 2.5, and the errors that people make."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis.strategies import binary

from wirehouse.collect.network import OptOut
from wirehouse.collect.network.robots_file import MOST_SITEMAPS, RobotsFile, read_robots

WHERE = "http://gazette.test/robots.txt"


def file(text: str | bytes, agent: str = "Wirehouse") -> RobotsFile:
    return read_robots(text if isinstance(text, bytes) else text.encode(), agent, WHERE)


def is_allowed(text: str | bytes, path: str = "/x/y", agent: str = "Wirehouse") -> bool:
    rule = file(text, agent).deciding_rule(path)
    return rule is None or rule.allows


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("user-agent: Wirehouse\ndisallow: /\n", False),
        ("user-agent: *\ndisallow: /\n", False),
        ("user-agent: otherbot\ndisallow: /\n", True),
        # No group, no rule.
        ("disallow: /\n", True),
        ("disallow: /\nuser-agent: *\nallow: /\n", True),
        ("nonsense\nuser-agent: *\ndisallow: /\n", False),
        # Names are compared without regard to case, and whole.
        ("USER-AGENT: WIREHOUSE\nDISALLOW: /\n", False),
        ("user-agent: wirehouse\ndisallow: /\n", False),
        ("user-agent: wire\ndisallow: /\n", True),
        ("user-agent: wirehousebot\ndisallow: /\n", True),
        ("user-agent: house\ndisallow: /\n", True),
        ("user-agent: Wirehouse/2.1\ndisallow: /\n", False),
        ("user-agent: Wirehouse bot\ndisallow: /\n", False),
        ("user-agent: Wirehouse (any)\ndisallow: /\n", False),
        ("user-agent: Mozilla/5.0 (compatible; Wirehouse)\ndisallow: /\n", True),
        # The agent's own group stands in place of that of everyone.
        ("user-agent: *\ndisallow: /\nuser-agent: wirehouse\nallow: /\n", True),
        ("user-agent: *\nallow: /\nuser-agent: wirehouse\ndisallow: /\n", False),
        ("user-agent: *\ndisallow: /\nuser-agent: wirehouse\ndisallow:\n", True),
        ("user-agent: *\ndisallow: /\nuser-agent: wirehouse\n", True),
        ("user-agent: wirehouse\ndisallow: /q\nuser-agent: *\ndisallow: /\n", True),
        # Several names, one group.
        ("user-agent: a\nuser-agent: wirehouse\nuser-agent: b\ndisallow: /\n", False),
        ("user-agent: wirehouse\n\nuser-agent: b\n\ndisallow: /\n", False),
        ("user-agent: *\nuser-agent: b\ndisallow: /\n", False),
        # Several groups, one agent.
        (
            "user-agent: wirehouse\ndisallow: /x\nuser-agent: b\nallow: /\nuser-agent: wirehouse\nallow: /x/y\n",
            True,
        ),
        (
            "user-agent: wirehouse\nallow: /x\nuser-agent: b\nallow: /\nuser-agent: wirehouse\ndisallow: /x/y\n",
            False,
        ),
        ("user-agent: *\nallow: /x\nuser-agent: b\nallow: /\nuser-agent: *\ndisallow: /x/y\n", False),
        # A rule ends the names; a line that is no rule does not (section 2.2.4).
        ("user-agent: wirehouse\nallow: /q\nuser-agent: b\ndisallow: /\n", True),
        ("user-agent: wirehouse\nsitemap: /s.xml\nuser-agent: b\ndisallow: /\n", False),
        ("user-agent: wirehouse\ncrawl-delay: 5\nuser-agent: b\ndisallow: /\n", False),
        ("user-agent: wirehouse\nunknown: 5\ndisallow: /\n", False),
        ("user-agent: wirehouse\nallow: /q\nsitemap: /s.xml\ndisallow: /\n", False),
        # Comments and white space.
        ("# all\nuser-agent: * # everyone\ndisallow: / # everything\n", False),
        ("user-agent: *\ndisallow: /x#y\n", False),
        ("user-agent: *\ndisallow: #/\n", True),
        ("  user-agent\t:   *  \n\tdisallow :\t/\t\n", False),
        ("user-agent:*\ndisallow:/\n", False),
        ("user-agent: *\n\n\n   \ndisallow: /\n", False),
        # Line ends of all three kinds, and none at the end.
        ("user-agent: *\r\ndisallow: /\r\n", False),
        ("user-agent: *\rdisallow: /\r", False),
        ("user-agent: *\ndisallow: /", False),
        ("user-agent: *\n\rdisallow: /", False),
        ("user-agent: a\u2028disallow: /\nuser-agent: *\nallow: /", True),
        # What is meant though it is not written right.
        ("useragent: *\ndisallow: /\n", False),
        ("user agent: *\ndisallow: /\n", False),
        ("user-agent: *\ndissallow: /\n", False),
        ("user-agent: *\ndisalow: /\n", False),
        ("user-agent: *\ndisallow /\n", False),
        ("user-agent *\ndisallow /\n", False),
        ("user-agent: *\ndisallow: x\n", False),
        ("user-agent:\ndisallow: /\n", True),
        ("user-agent: *\ndisallow: / and more\n", True),
        ("user-agent: *\nallow nothing of this kind\n", True),
        # A page in place of a robots file.
        ("<!doctype html><html><body>user-agent: *<br>disallow: /</body></html>", True),
    ],
)
def test_a_file_allows_or_not(text, allowed):
    assert is_allowed(text) is allowed


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbfuser-agent: *\ndisallow: /",
        "\ufeffuser-agent: *\ndisallow: /".encode("utf-16-le"),
        "\ufeffuser-agent: *\ndisallow: /".encode("utf-16-be"),
        b"user-agent: *\0\ndisallow: /\0",
        b"# caf\xe9\nuser-agent: *\ndisallow: /",
    ],
    ids=["utf-8", "utf-16-le", "utf-16-be", "nul", "latin-1"],
)
def test_marks_and_stray_bytes_do_not_hide_a_rule(body):
    assert not is_allowed(body)


def test_bytes_that_are_not_utf_8_match_the_same_bytes_of_an_address():
    assert not is_allowed(b"user-agent: *\ndisallow: /caf\xe9/", "/caf%E9/menu")


def test_a_rule_knows_its_line():
    rule = file("# hello\r\nuser-agent: *\r\n\r\ndisallow: /x\r\n").deciding_rule("/x/y")
    assert rule is not None
    assert rule.line == 4


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("user-agent: *\ncrawl-delay: 10", 10),
        ("user-agent: *\ncrawl-delay: 0.5", 0.5),
        ("user-agent: *\nCrawl-Delay: 3 # seconds", 3),
        ("user-agent: *\ncrawl-delay: 5s", 5),
        ("user-agent: *\ncrawl-delay: -1", None),
        ("user-agent: *\ncrawl-delay: nan", None),
        ("user-agent: *\ncrawl-delay: inf", None),
        ("user-agent: *\ncrawl-delay: soon", None),
        ("user-agent: *\ncrawl-delay:", None),
        ("user-agent: otherbot\ncrawl-delay: 10", None),
        ("user-agent: *\ncrawl-delay: 10\nuser-agent: wirehouse\nallow: /", None),
        ("user-agent: *\ncrawl-delay: 10\nuser-agent: wirehouse\ncrawl-delay: 1\nallow: /", 1),
        ("user-agent: *\ncrawl-delay: 2\ndisallow: /a\nuser-agent: *\ncrawl-delay: 7", 7),
        ("crawl-delay: 10", None),
    ],
)
def test_the_delay_is_that_of_the_agents_group_in_seconds(text, seconds):
    assert file(text).crawl_delay == seconds


@pytest.mark.parametrize(
    ("text", "sitemaps"),
    [
        ("Sitemap: http://gazette.test/a.xml", ("http://gazette.test/a.xml",)),
        ("user-agent: b\ndisallow: /\nsitemap:http://a.test/a.xml", ("http://a.test/a.xml",)),
        ("Sitemap: /a.xml\nSITEMAP: b.xml", ("http://gazette.test/a.xml", "http://gazette.test/b.xml")),
        ("Sitemap: http://a.test/a.xml\nSitemap: http://a.test/a.xml", ("http://a.test/a.xml",)),
        ("Sitemap http://a.test/a.xml", ("http://a.test/a.xml",)),
        ("Sitemap: file:///etc/passwd\nSitemap: http://a@b/\nSitemap: http://[/", ()),
    ],
)
def test_sitemaps_belong_to_everyone_and_are_absolute(text, sitemaps):
    assert file(text).sitemaps == sitemaps


@pytest.mark.parametrize(
    ("text", "opt_outs"),
    [
        ("user-agent: *\nContent-Signal: search=yes, ai-train=no\nallow: /", {OptOut.NOAI}),
        ("user-agent: *\nContent-Usage: train-ai=n\nallow: /", {OptOut.NOAI}),
        ("user-agent: *\nContent-Signal: search=yes, ai-train=yes\nallow: /", set()),
        ("user-agent: otherbot\nContent-Signal: ai-train=no\nallow: /", set()),
    ],
)
def test_a_signal_against_training_is_an_opt_out(text, opt_outs):
    assert file(text).opt_outs == opt_outs


@given(binary(max_size=400))
def test_any_bytes_are_a_robots_file(body):
    assert is_allowed(body) in {True, False}


@pytest.mark.parametrize(
    "line",
    [
        b"user-agent: a\n",
        b"disallow: /*a*b*c\n",
        b"sitemap: /s\n",
        b":",
        b"\r",
        b"a" * 500_000,
        b"# \n",
        b"*:*$\n",
    ],
)
def test_a_hostile_file_is_read_in_time(line):
    body = b"user-agent: *\ndisallow: /\n" + (line * (512_000 // len(line)))
    started = time.monotonic()
    found = file(body)
    assert not is_allowed(body) or not found.rules
    assert time.monotonic() - started < 5
    assert len(found.sitemaps) <= MOST_SITEMAPS
