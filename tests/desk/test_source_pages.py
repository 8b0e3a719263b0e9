"""The pages of sources: who needs attention first, what fails in collecting, and trying one now."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from desk_archive import archive, newsroom
from served_desk import PREFIX, Desk

from wirehouse.desk.health import Day, history
from wirehouse.desk.source_pages import Shown, dag_of, ordered, troubles_of
from wirehouse.sources import Collect, CollectKind, Source

__all__ = ["archive", "newsroom"]

TODAY = date(2026, 5, 30)


def shown(name: str, *troubles: str, **counts: int) -> Shown:
    return Shown(history(name, [Day(TODAY, **counts)], TODAY, TODAY), troubles)


def test_sources_stand_in_the_order_that_was_asked_for():
    found = [shown("b", new_articles=9), shown("c", "silent", rejected=2), shown("a", rejected=1)]
    names = {
        order: "".join(one.history.source for one in ordered(found, order))
        for order in ("trouble", "name", "new", "refused")
    }
    assert names == {"trouble": "cab", "name": "abc", "new": "bac", "refused": "cab"}


def collecting(**facts: object) -> dict[str, object]:
    """A row of source_collecting.sql of a source that does well."""
    well = {"is_silent": False, "is_below_floor": False, "failing": 0, "resting": 0, "listings": 3}
    return {
        **well,
        "last_new_at": None,
        "silent_after_hours": 24.0,
        "pages_a_day": 5,
        "least_a_day": 9,
        **facts,
    }


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, []),
        ({"is_silent": True}, ["no new address since it is collected; silent after 24 h"]),
        (
            {"is_silent": True, "last_new_at": datetime.now(UTC) - timedelta(days=3, hours=2, minutes=5)},
            ["no new address for 3 d 2 h; silent after 24 h"],
        ),
        ({"is_below_floor": True}, ["5 pages in a day: below its floor of 9"]),
        ({"failing": 2}, ["2 of 3 listings fail"]),
    ],
)
def test_what_is_the_matter_with_collecting_is_said(facts: dict[str, object], said: list[str]):
    assert troubles_of(collecting(**facts)) == said


@pytest.mark.parametrize(
    ("kinds", "dag_id"),
    [
        ("", "news_daily"),
        ("landing", "news_daily"),
        ("archive landing", "news_daily"),
        ("archive", "news_import"),
        ("archive landing feed", "news_collect"),
        ("urls", "news_collect"),
    ],
)
def test_a_source_has_the_dag_that_brings_it(kinds: str, dag_id: str):
    places = tuple(Collect(CollectKind(kind), "x") for kind in kinds.split())
    assert dag_of(Source("a", collect=places)) == dag_id


def test_what_has_no_file_comes_out_of_the_landing_folder():
    assert dag_of(None) == "news_daily"


def test_a_source_shows_its_figures_its_rules_and_its_runs(archive: Desk):
    archive.newsroom.state("oldhaven", "name: The Oldhaven Post\nfloors:\n  with_author: 0.5\n")
    page = archive.get("/sources/oldhaven").text
    assert "name: The Oldhaven Post" in page
    assert "floor 50%" in page
    assert f'href="{PREFIX}/runs/first"' in page
    assert "Old pier is rebuilt" in page


def test_a_listing_that_fails_and_its_requests_are_shown(archive: Desk):
    archive.query_as_owner(
        "INSERT INTO ops.domain (domain) VALUES ('oldhaven.example');"
        "INSERT INTO ops.host (origin, domain) VALUES ('https://oldhaven.example', 'oldhaven.example');"
        "INSERT INTO ops.source_watch (source) VALUES ('oldhaven');"
        "INSERT INTO ops.listing (listing_key, source, address, kind, fetch_address, domain, origin,"
        " interval_minutes, failures, last_status, last_reason) VALUES (gen_random_uuid(), 'oldhaven',"
        " 'https://oldhaven.example/feed', 'feed', 'https://oldhaven.example/feed', 'oldhaven.example',"
        " 'https://oldhaven.example', 60, 2, 503, 'http_status');"
        "INSERT INTO ops.fetch (run_id, purpose, source, address, domain, worker, started_at, seconds, outcome,"
        " status, detail) VALUES ('first', 'listing', 'oldhaven', 'https://oldhaven.example/feed',"
        " 'oldhaven.example', 'w', now(), 1, 'slowed', 503, 'come back later')"
    )
    page = archive.get("/sources/oldhaven").text
    assert "1 of 1 listings fail" in page
    assert "come back later" in page
    assert "1 of 1 listings fail" in archive.get("/sources").text


def test_a_source_is_tried_by_the_dag_that_brings_it(archive: Desk):
    answer = archive.post("/sources/oldhaven/try")
    assert answer.headers["location"] == f"{PREFIX}/requests/1"
    archive.newsroom.state(
        "oldhaven", "name: P\ncollect:\n  - kind: feed\n    address: https://oldhaven.example/feed\n"
    )
    archive.post("/sources/oldhaven/try")
    archive.newsroom.state("oldhaven", "collect:\n  - {kind: archive, address: crawl/*.warc.gz}\n")
    archive.post("/sources/oldhaven/try")
    assert archive.conductor.asked == [
        ("trigger", "news_daily", "desk_try_1", {"sources": ["oldhaven"]}),
        ("trigger", "news_collect", "desk_try_2", {"sources": ["oldhaven"]}),
        ("trigger", "news_import", "desk_try_3", {"source": "oldhaven"}),
    ]
    assert archive.newsroom.query("SELECT asked_by FROM ops.request") == ["olga"] * 3


def test_a_source_of_which_nothing_is_known_is_not_there(archive: Desk):
    assert archive.get("/sources/nowhere").status_code == 404
    assert archive.get("/sources/..%2F..%2Fsecret").status_code == 404


def test_sources_are_found_by_their_names(archive: Desk):
    page = archive.get("/sources?name=OLD").text
    assert f'href="{PREFIX}/sources/oldhaven"' in page
    assert f'href="{PREFIX}/sources/skarv"' not in page
