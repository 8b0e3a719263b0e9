"""Where a page lives: what it states of itself, and when that is believed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from wirehouse.collect.network import Fetched, FetchRequest
from wirehouse.pipeline.collecting_addresses import asked_for, place_of, stated_canonical, why_not_followed
from wirehouse.settings import Settings

HERE = "https://news.example.co.uk/2026/ferry-is-back-4711"


def answer(head: str, *headers: tuple[str, str]) -> Fetched:
    """A page with something in its head."""
    return Fetched(
        request=FetchRequest(HERE),
        address=HERE,
        hops=(),
        status=200,
        headers=headers,
        body=f"<html><head>{head}</head><body><link rel=canonical href=/body></body></html>".encode(),
        media_type="text/html",
        charset=None,
        etag=None,
        last_modified=None,
        started_at=datetime(2026, 11, 22, tzinfo=UTC),
        seconds=0.1,
        sent_bytes=1,
        ip="192.0.2.1",
    )


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://news.example.co.uk/a&amp;b">',
        "<LINK HREF='https://news.example.co.uk/a&b' REL='canonical'>",
        "<link href=https://news.example.co.uk/a&b rel=canonical />",
        '<link rel="canonical" href="/a&b">',
        '<script>var x = "<link rel=canonical href=/script>"</script><link rel=canonical href="/a&b">',
        '<!-- <link rel="canonical" href="/comment"> --><link rel="canonical" href="/a&b">',
    ],
)
def test_the_head_states_an_address(head: str):
    assert stated_canonical(answer(head)) == "https://news.example.co.uk/a&b"


def test_the_header_states_an_address():
    link = ("link", '</style.css>; rel=preload, <https://news.example.co.uk/a>; rel="canonical"')
    assert stated_canonical(answer("", link)) == "https://news.example.co.uk/a"


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<link rel="canonical">',
        '<link rel="canonical" href="">',
        '<link rel="canonicalize" href="/x">',
        '<link rel="alternate" href="/x">',
        '<link rel="canonical" href="/a"><link rel="canonical" href="/b">',
        '<link rel="canonical" href="http://[/">',
    ],
)
def test_a_page_that_states_none_or_several_states_none(head: str):
    assert stated_canonical(answer(head)) is None


def test_a_place_is_an_origin_and_a_registrable_domain():
    place = place_of("https://news.example.co.uk:8443/a?b")
    assert place is not None
    assert (place.origin, place.domain) == ("https://news.example.co.uk:8443", "example.co.uk")


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "javascript:1", "https://user@a.example/", "", "http://[::1"]
)
def test_what_is_no_address_of_the_web_has_no_place(url: str):
    assert place_of(url) is None


def test_tracking_is_not_sent():
    assert asked_for(f"{HERE}?id=1&utm_source=rss#top") == f"{HERE}?id=1"


def test_an_amp_page_is_asked_for_as_it_was_named():
    assert asked_for(f"{HERE}/amp") == f"{HERE}/amp"


def test_a_redirect_out_of_tls_is_not_followed_unless_it_is_allowed():
    target = "http://news.example.co.uk/a"
    assert "network_allow_downgrade" in str(why_not_followed(HERE, target, Settings()))
    assert why_not_followed(HERE, target, Settings(network_allow_downgrade=True)) is None


def test_a_redirect_to_itself_is_not_followed():
    assert "itself" in str(why_not_followed(HERE, HERE, Settings()))
