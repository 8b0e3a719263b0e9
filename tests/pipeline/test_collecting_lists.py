"""Lists of addresses that are files: what they name is fetched as what a feed names."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from collected_web import GAZETTE, Press, press
from newsroom import Newsroom, newsroom
from wirehouse.pipeline.collecting_lists import queue_lists
from wirehouse.pipeline.collecting_sources import plans

__all__ = ["newsroom", "press"]

PAGES = [f"{GAZETTE}/news/night-market", f"{GAZETTE}/news/swing-bridge"]


def state(room: Newsroom, file: Path, kind: str = "urls") -> None:
    room.state("clippings", f"collect:\n  - {{kind: {kind}, address: '{file}'}}\n")


def queue(room: Newsroom, run_id: str, since: date | None = None) -> int:
    room.start(run_id)
    return queue_lists(room.loader_url, run_id, plans(None), since)


def queued(room: Newsroom) -> dict[str, str]:
    return dict(room.query("SELECT address, state FROM ops.address"))


@pytest.fixture
def clippings(newsroom: Newsroom, tmp_path: Path) -> Path:
    file = tmp_path / "clippings.txt"
    file.write_text("\n".join(PAGES))
    state(newsroom, file)
    return file


def test_the_pages_of_a_list_are_fetched_and_published(press: Press, clippings: Path):
    report = press.collect("one")
    assert (report.collected, report.waiting, report.new_addresses) == (2, 2, 2)
    assert press.addresses() == dict.fromkeys(PAGES, "fetched")
    assert press.process("two").published == 2


def test_a_list_that_is_read_again_brings_nothing_new(newsroom: Newsroom, clippings: Path):
    assert [queue(newsroom, "one"), queue(newsroom, "two")] == [2, 0]


def test_what_is_added_to_a_list_is_found_by_the_next_run(newsroom: Newsroom, clippings: Path):
    queue(newsroom, "one")
    clippings.write_text(clippings.read_text() + f"\n{GAZETTE}/news/tram?utm_source=list\n")
    assert queue(newsroom, "two") == 1
    assert queued(newsroom)[f"{GAZETTE}/news/tram"] == "queued"


def test_results_that_were_saved_with_their_page_are_not_asked_for(newsroom: Newsroom, tmp_path: Path):
    results = [{"url": PAGES[0], "html": "<p>The market closes.</p>"}, {"url": PAGES[1], "title": "Bridge"}]
    file = tmp_path / "results.jsonl"
    file.write_text("\n".join(map(json.dumps, results)))
    state(newsroom, file, "search_results")
    assert queue(newsroom, "one") == 1
    assert newsroom.query("SELECT address, title, found_in FROM ops.address") == [
        (PAGES[1], "Bridge", str(file))
    ]


def test_results_that_are_stated_to_be_older_stay_known(newsroom: Newsroom, tmp_path: Path):
    results = [{"url": PAGES[0], "published": "2026-01-03"}, {"url": PAGES[1], "published": "2026-03-01"}]
    file = tmp_path / "results.jsonl"
    file.write_text("\n".join(map(json.dumps, results)))
    state(newsroom, file, "search_results")
    queue(newsroom, "one", since=date(2026, 2, 1))
    assert queued(newsroom) == {PAGES[0]: "known", PAGES[1]: "queued"}


def test_a_list_of_many_thousands_is_queued_whole(newsroom: Newsroom, clippings: Path):
    clippings.write_text("\n".join(f"{GAZETTE}/{number}" for number in range(5_001)))
    assert queue(newsroom, "one") == 5_001


def test_a_list_that_cannot_be_read_is_one_rejection_until_it_can(press: Press, clippings: Path):
    clippings.unlink()
    for run_id in ("one", "two"):
        assert (press.collect(run_id).rejected, press.room.items(run_id)) == (
            1,
            {str(clippings): ("rejected", "unreadable")},
        )
    clippings.write_text("nothing but prose")
    press.collect("three")
    clippings.write_text("\n".join(PAGES))
    press.collect("four")
    assert dict(press.room.query("SELECT reason, state FROM ops.rejection")) == {
        "unreadable": "superseded",
        "not_a_listing": "fixed",
    }


def test_a_step_that_is_called_again_counts_what_it_cannot_read_once(newsroom: Newsroom, clippings: Path):
    clippings.unlink()
    newsroom.start("one")
    for _ in range(3):
        queue_lists(newsroom.loader_url, "one", plans(None), None)
    assert newsroom.query("SELECT address, outcome FROM ops.run_item") == [(str(clippings), "rejected")]


def test_pages_that_a_list_of_urls_holds_are_asked_for(newsroom: Newsroom, tmp_path: Path):
    file = tmp_path / "list.jsonl"
    file.write_text(json.dumps({"url": PAGES[0], "html": "<p>The market closes.</p>"}))
    state(newsroom, file)
    assert queue(newsroom, "one") == 1


def test_saved_results_without_addresses_are_no_fault_of_the_list(newsroom: Newsroom, tmp_path: Path):
    for name in ("results.jsonl", "results.json"):
        (tmp_path / name).write_text(json.dumps({"html": "<p>The market closes.</p>"}))
        state(newsroom, tmp_path / name, "search_results")
        assert queue(newsroom, name) == 0
    assert newsroom.query("SELECT count(*) FROM ops.rejection") == [0]


def test_a_source_with_nothing_but_a_list_is_one_that_can_be_asked_for(newsroom: Newsroom, clippings: Path):
    (plan,) = plans(["clippings"])
    assert (plan.listings, [place.address for place in plan.lists]) == ((), [str(clippings)])
