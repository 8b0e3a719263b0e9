"""What the sources' files say of collecting, and what becomes of their listings."""

from __future__ import annotations

import pytest

from newsroom import Newsroom, newsroom
from wirehouse import settings
from wirehouse.errors import TerminalError
from wirehouse.pipeline import collecting_sources

__all__ = ["newsroom"]


def write(room: Newsroom) -> None:
    collecting_sources.write(room.loader_url, collecting_sources.plans(None), settings.load())


def test_a_plan_holds_what_the_file_states(newsroom: Newsroom):
    newsroom.state(
        "oldhaven",
        "homepage: https://www.oldhaven.example/\ntimezone: Europe/Berlin\nhosts: [skarv.example]\n"
        "pace_seconds: 7\nmax_per_run: 50\nrecheck: off\nsilent_after_hours: 36\nfloors: {articles_a_day: 12}\n"
        "collect:\n  - {kind: feed, address: 'https://feeds.oldhaven.example/rss'}\n  - {kind: landing, address: in}\n",
    )
    (plan,) = collecting_sources.plans(None)
    assert (plan.listings, plan.lists) == ((("https://feeds.oldhaven.example/rss", "feed"),), ())
    assert plan.homes == {"oldhaven.example", "skarv.example"}
    assert (plan.pace_seconds, plan.max_per_run, plan.is_rechecked) == (7, 50, False)
    assert (plan.least_a_day, plan.silent_after_hours, plan.timezone) == (12, 36, "Europe/Berlin")


def test_a_source_without_addresses_is_not_collected(newsroom: Newsroom):
    newsroom.state("landed", "name: Landed\n")
    assert collecting_sources.plans(None) == []
    with pytest.raises(TerminalError, match="'landed' is no source with a feed"):
        collecting_sources.plans(["landed"])


def test_a_listing_that_the_file_names_no_more_is_retired_and_comes_back(newsroom: Newsroom):
    def state(*names: str) -> None:
        lines = [f"  - {{kind: feed, address: 'https://a.example/{name}'}}\n" for name in names]
        newsroom.state("a", "collect:\n" + "".join(lines))
        write(newsroom)

    def states() -> dict[str, str]:
        return dict(newsroom.query("SELECT right(address, 1), state FROM ops.listing ORDER BY 1"))

    state("1", "2")
    assert states() == {"1": "active", "2": "active"}
    state("1")
    assert states() == {"1": "active", "2": "retired"}
    state("1", "2")
    assert states() == {"1": "active", "2": "active"}


def test_the_children_of_a_sitemap_index_stay_with_it(newsroom: Newsroom):
    newsroom.state("a", "collect:\n  - {kind: sitemap, address: 'https://a.example/index.xml'}\n")
    write(newsroom)
    newsroom.query(
        "INSERT INTO ops.listing (listing_key, source, address, fetch_address, kind, parent_key, domain, origin, "
        "interval_minutes) SELECT gen_random_uuid(), source, 'https://a.example/child.xml', address, kind, "
        "listing_key, domain, origin, 10 FROM ops.listing"
    )
    write(newsroom)
    assert newsroom.query("SELECT DISTINCT state FROM ops.listing") == ["active"]
    newsroom.state("a", "collect:\n  - {kind: sitemap, address: 'https://a.example/other.xml'}\n")
    write(newsroom)
    retired = newsroom.query("SELECT address FROM ops.listing WHERE state = 'retired' ORDER BY 1")
    assert retired == ["https://a.example/child.xml", "https://a.example/index.xml"]


def test_the_health_of_a_source_follows_what_its_file_promises(newsroom: Newsroom):
    newsroom.state(
        "a",
        "silent_after_hours: 24\nfloors: {articles_a_day: 3}\n"
        "collect:\n  - {kind: feed, address: 'https://a.example/rss'}\n",
    )
    write(newsroom)
    health = "SELECT is_silent, is_below_floor FROM ops.source_health"
    assert newsroom.query(health) == [(False, False)]
    newsroom.query("UPDATE ops.source_watch SET watched_since = now() - interval '2 days'")
    assert newsroom.query(health) == [(True, True)]
