"""Which rule decides over a path: RFC 9309, sections 2.2.2 and 2.2.3."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis.strategies import text

from wirehouse.collect.network.robots_rules import deciding_rule, make_rule, normalised, ranked


def is_allowed(path: str, *lines: str) -> bool:
    """Whether a path may be fetched under lines such as `-/private` and `+/private/open`."""
    rules = [make_rule(line[0] == "+", line[1:], number) for number, line in enumerate(lines, 1)]
    rule = deciding_rule(ranked(rule for rule in rules if rule), path)
    return rule is None or rule.allows


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        # A pattern is the beginning of a path.
        ("/", "/", True),
        ("/", "/anything?at=all", True),
        ("/fish", "/fish", True),
        ("/fish", "/fish.html", True),
        ("/fish", "/fish/salmon.html", True),
        ("/fish", "/fishheads", True),
        ("/fish", "/fish.php?id=anything", True),
        ("/fish", "/Fish.asp", False),
        ("/fish", "/catfish", False),
        ("/fish", "/?id=fish", False),
        ("/fish", "/desert/fish", False),
        ("/fish/", "/fish/", True),
        ("/fish/", "/fish/?id=anything", True),
        ("/fish/", "/fish", False),
        ("/fish/", "/fish.html", False),
        # An asterisk is any characters, and none.
        ("/fish*", "/fish", True),
        ("/fish*", "/fishheads/yummy.html", True),
        ("/fish*", "/Fish", False),
        ("/*.php", "/index.php", True),
        ("/*.php", "/folder/filename.php?parameters", True),
        ("/*.php", "/folder/any.php.file.html", True),
        ("/*.php", "/filename.php/", True),
        ("/*.php", "/", False),
        ("/*.php", "/windows.PHP", False),
        ("/fish*.php", "/fish.php", True),
        ("/fish*.php", "/fishheads/catfish.php?parameters", True),
        ("/fish*.php", "/Fish.PHP", False),
        ("*", "/", True),
        ("*/draft", "/a/b/draft", True),
        ("/a*b*c", "/abc", True),
        ("/a*b*c", "/a-c-b", False),
        ("/a***b", "/a-b", True),
        # A dollar sign at the end is the end of the address.
        ("/*.php$", "/filename.php", True),
        ("/*.php$", "/folder/filename.php", True),
        ("/*.php$", "/filename.php?parameters", False),
        ("/*.php$", "/filename.php/", False),
        ("/*.php$", "/filename.php5", False),
        ("/$", "/", True),
        ("/$", "/index.html", False),
        ("/a*a$", "/a", False),
        ("/a*a$", "/aa", True),
        ("/ab*ba$", "/aba", False),
        ("/fish$", "/fish", True),
        ("/fish$", "/fishy", False),
        ("$", "/", False),
        # Anywhere else it is a dollar sign.
        ("/a$b", "/a$b", True),
        ("/a$b", "/a", False),
        ("/path/foo-%24", "/path/foo-$", True),
        ("/path/foo-%24", "/path/foo-", False),
        ("/path/file-with-a-%2A.html", "/path/file-with-a-*.html", True),
        ("/path/file-with-a-%2A.html", "/path/file-with-a-x.html", False),
        # The query belongs to what is matched.
        ("/*?sort=", "/list?sort=up", True),
        ("/*?", "/list", False),
    ],
)
def test_a_pattern_matches_from_the_beginning(pattern, path, matches):
    assert is_allowed(path, "-" + pattern) is not matches


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        # The table of RFC 9309, section 2.2.2.
        ("/foo/bar?baz=quz", "/foo/bar?baz=quz", True),
        ("/foo/bar?baz=http://foo.bar", "/foo/bar?baz=http%3A%2F%2Ffoo.bar", False),
        ("/foo/bar?baz=http%3A%2F%2Ffoo.bar", "/foo/bar?baz=http%3a%2f%2ffoo.bar", True),
        ("/foo/bar/ツ", "/foo/bar/%E3%83%84", True),
        ("/foo/bar/%E3%83%84", "/foo/bar/%E3%83%84", True),
        ("/foo/bar/%62%61%7A", "/foo/bar/baz", True),
        ("/foo/bar/baz", "/foo/bar/%62%61%7a", True),
        ("/foo/bar/%7Eme", "/foo/bar/~me", True),
        ("/foo%2Fbar", "/foo/bar", False),
        ("/foo/bar", "/foo%2fbar", False),
        ("/a%3cd", "/a%3Cd", True),
        ("/a<d", "/a%3Cd", True),
        ("/a b", "/a%20b", True),
        ("/100%", "/100%", True),
        ("/caf%e9", "/caf%E9", True),
    ],
)
def test_octets_are_compared_after_normalisation(pattern, path, matches):
    assert is_allowed(path, "-" + pattern) is not matches


@pytest.mark.parametrize(
    ("path", "lines", "allowed"),
    [
        ("/x/page.html", ("+/x/page.html", "-/x/"), True),
        ("/x/page.html", ("-/x/", "+/x/page.html"), True),
        ("/x/other.html", ("+/x/page.html", "-/x/"), False),
        ("/page", ("+/p", "-/"), True),
        ("/page", ("-/page", "+/page"), True),
        ("/page", ("+/page", "-/page"), True),
        ("/page.htm", ("+/page", "-/*.htm"), False),
        ("/page.html", ("+/page", "-/*.html"), False),
        ("/", ("+/$", "-/"), True),
        ("/page.htm", ("+/$", "-/"), False),
        ("/folder/page", ("-/folder", "+/folder/"), True),
        ("/anything", ("-",), True),
        ("/anything", ("+",), True),
        ("/anything", ("-/", "+"), False),
        ("/elsewhere", ("-/private",), True),
        # `%24` counts as three octets, as it is written.
        ("/a$b", ("-/a%24b", "+/a*b"), False),
    ],
)
def test_the_longest_rule_decides_and_of_two_as_long_the_one_that_allows(path, lines, allowed):
    assert is_allowed(path, *lines) is allowed


def test_a_disallow_without_its_first_slash_is_meant():
    assert not is_allowed("/private/x", "-private/")


def test_an_allow_without_its_first_slash_opens_nothing():
    assert not is_allowed("/private/x", "-/private/", "+private/x-and-more")
    assert not is_allowed("/private/x", "-/", "+private/x")


@given(text(max_size=60), text(max_size=60))
def test_any_pattern_and_any_path_can_be_compared(pattern, path):
    assert is_allowed(path, "-" + pattern) in {True, False}


@given(text(max_size=60))
def test_normalising_twice_changes_nothing(path):
    assert normalised(normalised(path)) == normalised(path)


def test_asterisks_without_number_cost_no_more_than_reading_the_path():
    lines = ["-/" + "*a" * 4_000 + "*b"] * 10
    started = time.monotonic()
    assert is_allowed("/" + "a" * 8_000, *lines)
    assert time.monotonic() - started < 0.5
