"""Taking an address apart, in one way only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis.strategies import text

from wirehouse.collect.network.failures import FetchReason, NoAnswer
from wirehouse.collect.network.web_addresses import follow, read_address, read_host


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("http://example.org", "http://example.org/"),
        ("HTTP://EXAMPLE.org:80/A", "http://example.org/A"),
        ("https://example.org:443", "https://example.org/"),
        ("https://example.org:8443/x", "https://example.org:8443/x"),
        ("http://example.org:/x", "http://example.org/x"),
        ("http://example.org./x", "http://example.org/x"),
        ("  \n http://example.org/x \t", "http://example.org/x"),
        ("http://example.org?q=1", "http://example.org/?q=1"),
        ("http://example.org/a#part", "http://example.org/a"),
        ("http://example.org/a b?c d", "http://example.org/a%20b?c%20d"),
        ("http://example.org/grüße?ä=ö", "http://example.org/gr%C3%BC%C3%9Fe?%C3%A4=%C3%B6"),
        ("http://example.org/a%2fb%20c", "http://example.org/a%2fb%20c"),
        ("http://example.org/a/../b/./c", "http://example.org/b/c"),
        ("http://example.org/a/%2e%2E/b", "http://example.org/b"),
        ("http://example.org/../../b", "http://example.org/b"),
        ("http://example.org/a/..", "http://example.org/"),
        ("http://example.org//a//b", "http://example.org//a//b"),
        ("http://example.org/a?x=/../y", "http://example.org/a?x=/../y"),
        ("http://münchen.example.org/", "http://xn--mnchen-3ya.example.org/"),
        ("http://MÜNCHEN.example.org/", "http://xn--mnchen-3ya.example.org/"),
        ("http://straße.example.org/", "http://xn--strae-oqa.example.org/"),
        ("http://例え。テスト.example.org/", "http://xn--r8jz45g.xn--zckzah.example.org/"),
        ("http://xn--mnchen-3ya.example.org/", "http://xn--mnchen-3ya.example.org/"),
        ("http://under_score.example.org/", "http://under_score.example.org/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2001:4860:4860:0::8888]/", "http://[2001:4860:4860::8888]/"),
        ("http://[2001:4860:4860::8888]:8080/", "http://[2001:4860:4860::8888]:8080/"),
    ],
)
def test_an_address_is_read_as_every_browser_reads_it(stated, read):
    assert read_address(stated).url == read


@given(text())
def test_what_is_read_is_read_again_as_the_same(stated):
    try:
        once = read_address("http://example.org/" + stated)
    except NoAnswer:
        return
    assert read_address(once.url) == once
    assert once.url.isascii()


@given(text())
def test_any_text_is_an_address_or_a_named_failure(stated):
    for address in (stated, "http://" + stated):
        try:
            read_address(address)
        except NoAnswer as error:
            assert error.reason in {FetchReason.BAD_ADDRESS, FetchReason.SCHEME, FetchReason.PORT}


def test_an_address_has_an_end():
    assert read_address("http://example.org/" + "a" * 7_000).host == "example.org"
    with pytest.raises(NoAnswer, match="characters"):
        read_address("http://example.org/" + "a" * 8_000)


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "http://example.org/b"),
        ("b", "http://example.org/news/b"),
        ("../b", "http://example.org/b"),
        ("?page=2", "http://example.org/news/a?page=2"),
        ("//www.example.org/b", "http://www.example.org/b"),
        ("https://www.example.org", "https://www.example.org/"),
        ("/\\www.example.org", "http://example.org/%5Cwww.example.org"),
        ("", "http://example.org/news/a"),
    ],
)
def test_a_redirect_is_read_against_the_address_that_gave_it(location, target):
    assert follow(read_address("http://example.org/news/a"), location).url == target


@pytest.mark.parametrize(
    "location", ["http:b", "http:/b/", "http:\\\\b\\", "\\\\b\\", "ht\ntp://b/", "http://[/", "mailto:a@b"]
)
def test_a_redirect_that_can_be_read_in_two_ways_is_refused(location):
    with pytest.raises(NoAnswer):
        follow(read_address("http://example.org/news/a"), location)


@pytest.mark.parametrize(
    ("host", "read"), [("News.Example.ORG.", "news.example.org"), ("bücher.example", "xn--bcher-kva.example")]
)
def test_a_host_alone_is_read_in_the_same_way(host, read):
    assert read_host(host) == read
