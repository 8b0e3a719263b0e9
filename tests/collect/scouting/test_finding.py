"""A site's feeds and sitemaps are found where they are stated, and else where they mostly are, politely."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from web import Answer, Web, web_of_sites
from wirehouse.collect.network import Door, FetchFailure
from wirehouse.collect.scouting import Scout, find_listings
from wirehouse.settings import Settings

HOME = """<html lang="en-GB"><head><title>Gazette - News of Harrowmere</title>
<meta property="og:site_name" content="Harrowmere  Gazette">
<link rel="alternate" type="application/rss+xml" href="{}"><link rel="stylesheet" href="/feed.css">
<link rel="alternate" type="application/rss+xml" href="/comments/feed">
<link rel="alternate" hreflang="fr" href="/fr/"></head><body><a href="/rss/sport">RSS</a></body></html>"""
SOLD = """<rss version="2.0"><channel><title>All</title>
<item><title>x</title><link>http://casino.test/news/1</link></item></channel></rss>"""


@contextmanager
def scouting(web: Web, pace: float = 0.0) -> Iterator[Scout]:
    settings = Settings(**web.network_settings())
    yield Scout(Door(settings), settings, pace)


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with web_of_sites() as served:
        yield served


def html(text: str) -> Answer:
    return Answer(body=text.encode(), headers=(("Content-Type", "text/html; charset=utf-8"),))


def found(web: Web, url: str) -> dict[str, tuple[str, str, bool]]:
    with scouting(web) as scout:
        site = find_listings(url, scout)
    return {one.address: (one.kind.value, one.found_by, one.is_advised) for one in site.candidates}


def test_feeds_of_the_pages_head_and_sitemaps_of_the_robots_file_are_found(web: Web):
    web.put("gazette.test", "/", html(HOME.format("/feed.xml")))
    assert found(web, "http://gazette.test/") == {
        "http://gazette.test/feed.xml": ("feed", "the page's head", True),
        "http://gazette.test/sitemap.xml": ("sitemap", "the robots file", False),
    }
    with scouting(web) as scout:
        page = find_listings("http://gazette.test/", scout).page
    assert (page.name, page.language) == ("Harrowmere Gazette", "en-gb")


def test_comments_feeds_are_not_asked_for(web: Web):
    web.put("gazette.test", "/", html(HOME.format("/feed.xml")))
    found(web, "http://gazette.test/")
    assert not web.asked("gazette.test", "/comments/feed")


def test_of_an_index_the_part_with_news_is_advised(web: Web):
    assert found(web, "http://herald.test/") == {
        "http://herald.test/sitemap_index.xml": ("sitemap", "the robots file", False),
        "http://herald.test/sitemaps/news.xml": ("sitemap", "the robots file", True),
    }


def test_without_a_word_of_the_site_the_usual_places_are_tried_until_one_has_something(web: Web):
    assert found(web, "http://tribune.test/") == {
        "http://tribune.test/rss": ("feed", "where many sites have one", True)
    }
    assert not web.asked("tribune.test", "/atom.xml")


def test_the_address_of_a_feed_is_a_source_too(web: Web):
    assert found(web, "http://gazette.test/feed.xml")["http://gazette.test/feed.xml"][1] == "it is one itself"


def test_what_is_forbidden_is_not_asked_for(web: Web):
    web.put("chronicle.test", "/", html(HOME.format("/members/feed.xml")))
    with scouting(web) as scout:
        site = find_listings("http://chronicle.test/", scout)
    assert any(line.startswith("http://chronicle.test/members/feed.xml: robots") for line in site.problems)
    assert not web.asked("chronicle.test", "/members/feed.xml")


def test_a_site_whose_robots_file_cannot_be_had_is_left_alone(web: Web):
    with scouting(web) as scout, pytest.raises(FetchFailure, match="could not be had"):
        find_listings("http://post.test/", scout)


def test_a_feed_that_leads_elsewhere_is_not_the_sites(web: Web):
    web.put("courier.test", "/", html(HOME.format("/sold.xml")))
    web.put("courier.test", "/sold.xml", Answer(body=SOLD.encode()))
    with scouting(web) as scout:
        site = find_listings("http://courier.test/", scout)
    assert "http://courier.test/sold.xml: none of its entries leads to courier.test" in site.problems
    assert "http://courier.test/sold.xml" not in {one.address for one in site.candidates}


def test_a_page_that_declares_a_thousand_feeds_is_asked_a_few(web: Web):
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="/f{n}.xml">' for n in range(1_000)
    )
    web.put("echo.test", "/", html(f"<html><head>{links}</head></html>"))
    before = len(web.requests)
    found(web, "http://echo.test/")
    assert len(web.requests) - before <= 35


def test_between_two_requests_lies_the_pace():
    waits: list[float] = []
    clock = [0.0]

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        clock[0] += seconds

    with web_of_sites() as served:
        settings = Settings(**served.network_settings())
        scout = Scout(Door(settings), settings, 7, sleep=sleep, clock=lambda: clock[0])
        site = find_listings("http://tribune.test/", scout)
        assert site.candidates
        assert len(waits) == len(served.requests) - 1
    assert min(waits) == 7
