"""Robots files as they are fetched and kept: RFC 9309, sections 2.3 and 2.4."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from web import Answer, Fault
from wirehouse.collect.network import (
    Door,
    FetchFailure,
    FetchReason,
    Robots,
    RobotsOutcome,
    RobotsState,
    TerminalFetchFailure,
    TransientFetchFailure,
)
from wirehouse.collect.network.robots import RobotsMemory
from wirehouse.settings import Settings

RULES = Answer(b"User-agent: *\nDisallow: /private/\n", media_type="text/plain")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 10, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store() -> RobotsMemory:
    return RobotsMemory()


@pytest.fixture
def robots(web, door: Door, clock: Clock, store: RobotsMemory) -> Robots:
    return Robots(door.fetch, Settings(**web.network_settings()), store, now=clock)


def fetches(web, host: str) -> int:
    return len(web.asked(host, "/robots.txt"))


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("http://gazette.test/news/swing-bridge", True),
        ("http://gazette.test/private/drafts", False),
        ("http://gazette.test/private/about", True),
        ("http://gazette.test/%70rivate/drafts", False),
        ("http://gazette.test/news/../private/drafts", False),
        ("http://gazette.test/robots.txt", True),
        # Named in a group of its own, while all others are shut out.
        ("http://courier.test/2026/11/orchards", True),
        ("http://courier.test/2026/drafts/x", False),
        ("http://courier.test/list.pdf", False),
        ("http://courier.test/list.pdf?page=2", True),
        # Three groups, two line ends and a byte order mark, five redirects away.
        ("http://chronicle.test/town/clock-tower", True),
        ("http://chronicle.test/members/letter", False),
        ("http://chronicle.test/members/open", True),
        ("http://chronicle.test/members/opening", False),
        ("http://chronicle.test/town?sort=date", False),
        ("http://chronicle.test/café/today", False),
        ("http://chronicle.test/café/menu", True),
        ("http://chronicle.test/archive/1999/raw", False),
        # No robots file, and one that cannot be had.
        ("http://beacon.test/news/walled", True),
        ("http://post.test/news/1", False),
    ],
)
def test_the_sites_say_what_may_be_fetched(robots, url, allowed):
    assert robots.may_fetch(url) is allowed


def test_five_redirects_are_followed_and_count_for_the_first_host(web, robots):
    robots.may_fetch("http://chronicle.test/town/clock-tower")
    assert [request.path for request in web.asked("chronicle.test")][-1] == "/robots-real.txt"
    assert len(web.asked("chronicle.test")) == 6


def test_a_robots_file_on_another_host_counts_for_the_first(web, robots):
    web.put("herald.test", "/robots.txt", Answer(status=301, location="http://gazette.test/robots.txt"))
    assert not robots.may_fetch("http://herald.test/private/x")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 451, 499])
def test_a_file_that_is_not_there_allows_everything(web, robots, status):
    web.put("herald.test", "/robots.txt", Answer(b"User-agent: *\nDisallow: /", status=status))
    assert robots.verdict("http://herald.test/x").is_allowed
    assert robots.verdict("http://herald.test/x").outcome is RobotsOutcome.NONE


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=500),
        Answer(status=503),
        Answer(status=599),
        Answer(status=429),
        Answer(status=302),
        Answer(status=302, location="/robots.txt"),
        Answer(status=302, location="http://127.0.0.1/robots.txt"),
        Answer(b"User-agent: *\nAllow: /", fault=Fault.RESET),
        Answer(fault=Fault.HANG),
        Answer(fault=Fault.NOT_HTTP),
        Answer(b"User-agent: *\nAllow: /", fault=Fault.CUT, fault_after=5),
        Answer(b"no gzip at all", packed=("gzip",), is_packed_already=True),
    ],
    ids=lambda answer: f"{answer.status} {answer.fault or answer.location or ''}",
)
def test_a_file_that_cannot_be_had_allows_nothing(web, robots, answer):
    web.put("herald.test", "/robots.txt", answer)
    verdict = robots.verdict("http://herald.test/x")
    assert not verdict.is_allowed
    assert verdict.outcome is RobotsOutcome.UNREACHABLE
    assert "could not be had" in verdict.why


def test_a_name_without_an_address_allows_nothing(robots, names):
    assert names == {}
    assert not robots.may_fetch("http://nowhere.example.org/x")


def test_a_file_is_fetched_once_a_day(web, robots, clock):
    for hours in (0, 1, 12, 23.9):
        clock.now = datetime(2026, 11, 10, 12, tzinfo=UTC) + timedelta(hours=hours)
        robots.may_fetch("http://gazette.test/a")
    assert fetches(web, "gazette.test") == 1
    clock.now += timedelta(hours=0.2)
    robots.may_fetch("http://gazette.test/a")
    assert fetches(web, "gazette.test") == 2


def test_each_scheme_and_port_has_a_file_of_its_own(web, robots):
    for url in ("http://gazette.test/a", "http://gazette.test:80/b", "https://gazette.test/a"):
        robots.may_fetch(url)
    assert [request.is_secure for request in web.asked("gazette.test")] == [False, True]


def test_a_file_that_could_not_be_had_is_asked_for_again_after_an_hour(web, robots, clock):
    web.put("herald.test", "/robots.txt", Answer(status=500), RULES)
    assert not robots.may_fetch("http://herald.test/x")
    clock.now += timedelta(minutes=59)
    assert not robots.may_fetch("http://herald.test/x")
    assert fetches(web, "herald.test") == 1
    clock.now += timedelta(minutes=2)
    assert robots.may_fetch("http://herald.test/x")


def test_a_server_that_says_when_to_come_back_is_left_alone_until_then(web, robots, clock):
    web.put("herald.test", "/robots.txt", Answer(status=503, retry_after="7200"), RULES)
    robots.may_fetch("http://herald.test/x")
    clock.now += timedelta(minutes=119)
    robots.may_fetch("http://herald.test/x")
    assert fetches(web, "herald.test") == 1
    clock.now += timedelta(minutes=2)
    assert robots.may_fetch("http://herald.test/x")


def test_rules_that_have_expired_do_not_outlive_a_server_that_fails(web, robots, clock):
    web.put("herald.test", "/robots.txt", RULES, Answer(status=500))
    assert robots.may_fetch("http://herald.test/x")
    clock.now += timedelta(hours=25)
    assert not robots.may_fetch("http://herald.test/x")


def test_what_is_kept_serves_another_process(web, door, robots, store, clock):
    robots.may_fetch("http://gazette.test/private/x")
    kept = store.get("http://gazette.test")
    assert kept is not None
    again = RobotsMemory()
    again.put(
        RobotsState(kept.origin, kept.outcome, kept.fetched_at, kept.body, kept.detail, kept.retry_after)
    )
    other = Robots(door.fetch, Settings(**web.network_settings()), again, now=clock)
    assert not other.may_fetch("http://gazette.test/private/x")
    assert fetches(web, "gazette.test") == 1


def test_a_rule_cut_off_at_500_kib_is_not_believed(web, robots):
    head, rule = b"User-agent: *\n#", b"\nDisallow: /news-of-last-year/\n"
    cut = len(b"\nDisallow: /")
    body = head + b"#" * (500 * 1024 - len(head) - cut) + rule
    assert body[: 500 * 1024].endswith(b"\nDisallow: /")
    web.put("herald.test", "/robots.txt", Answer(body, media_type="text/plain"))
    assert robots.may_fetch("http://herald.test/x")


def test_what_a_site_asks_for_beside_its_rules(robots):
    assert robots.crawl_delay("http://courier.test/") == 1
    assert robots.crawl_delay("http://gazette.test/") is None
    assert robots.crawl_delay("http://post.test/") is None
    assert robots.sitemaps("http://herald.test/x")
    assert robots.sitemaps("http://chronicle.test/") == ("http://chronicle.test/sitemap.xml",)
    assert robots.opt_outs("http://gazette.test/") == frozenset()


def test_what_is_not_allowed_can_be_raised_with_the_line_that_says_so(robots):
    robots.require("http://gazette.test/news/swing-bridge")
    with pytest.raises(TerminalFetchFailure) as caught:
        robots.require("http://gazette.test/private/drafts")
    assert caught.value.reason is FetchReason.ROBOTS
    assert "line 3" in str(caught.value)
    assert "Disallow: /private/" in str(caught.value)


def test_what_may_be_allowed_later_is_a_failure_that_may_pass(robots):
    with pytest.raises(TransientFetchFailure) as caught:
        robots.require("http://post.test/news/1")
    assert caught.value.reason is FetchReason.ROBOTS


def test_an_address_that_cannot_be_read_is_a_failure(robots):
    with pytest.raises(FetchFailure):
        robots.may_fetch("file:///etc/passwd")
