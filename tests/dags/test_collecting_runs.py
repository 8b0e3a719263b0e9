"""Whole runs of the collectors' DAGs over the web of our own, ending in Postgres."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from airflow.models import dagrun
from airflow.models.asset import AssetEvent
from airflow.utils.session import create_session
from airflow.utils.types import DagRunType
from sqlalchemy import select

from collected_web import GAZETTE, PACE, Press, press_of
from newsroom import Newsroom, newsroom, page

__all__ = ["newsroom"]

SITES = {
    "gazette": "http://gazette.test/feed.xml",
    "courier": "http://courier.test/feed.atom",
    "herald": "http://herald.test/sitemap_index.xml",
}


@pytest.fixture
def press(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, airflow_database: None) -> Iterator[Press]:
    """The papers of the web as sources of a newsroom whose warehouse is Airflow's connection."""
    monkeypatch.setenv("AIRFLOW_CONN_WIREHOUSE", newsroom.loader_url)
    monkeypatch.setenv("WIREHOUSE_COLLECT_MINUTES", "0.5")
    with press_of(newsroom, monkeypatch) as press:
        yield press


def states(run: Any) -> dict[str, str]:
    return {task.task_id: str(task.state) for task in run.get_task_instances()}


def woken_by(run: Any) -> list[Any]:
    """What the run told the asset that wakes the processing."""
    with create_session() as session:
        return [
            event.extra["documents"]
            for event in session.scalars(select(AssetEvent).where(AssetEvent.source_run_id == run.run_id))
        ]


def test_what_is_collected_is_published_by_the_daily_run(press: Press, run: Callable[..., Any]) -> None:
    for source, address in SITES.items():
        press.state_feed(source, address)

    collected = run("news_collect")
    published = run("news_daily", folder=str(press.room.landing))

    assert (collected.state, published.state) == ("success", "success")
    pages = press.room.query("SELECT count(*) FROM ops.address WHERE document_key IS NOT NULL")[0]
    assert pages >= 8
    assert woken_by(collected) == [pages]
    (collecting, daily) = press.room.query(
        "SELECT collected, published, skipped FROM ops.batch ORDER BY published_at"
    )
    assert collecting[1] == 0
    assert daily[0] == pages
    assert press.room.query("SELECT count(*) FROM news.article") == [daily[1]]
    assert press.room.query("SELECT DISTINCT balances, state FROM mart.run") == [(True, "published")]
    assert {
        source
        for (source,) in [(s,) for s in press.room.query("SELECT DISTINCT source_id FROM news.article")]
    } == set(SITES)


def test_a_run_that_a_collector_woke_takes_up_the_queue_and_leaves_the_folder_alone(
    press: Press, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    press.state_feed("gazette", "http://gazette.test/feed.xml")
    press.room.put("oldhaven/ferry.html", page("More ferries to Skarv from next week"))
    run("news_collect", limit=1)
    original = dagrun.get_or_create_dagrun

    def woken(**options: Any) -> Any:
        # What the scheduler does when an asset is updated; DAG.test() knows runs by hand only.
        made = original(**options)
        made.run_type = DagRunType.ASSET_TRIGGERED
        options["session"].commit()
        return made

    monkeypatch.setattr(dagrun, "get_or_create_dagrun", woken)
    published = run("news_daily", folder=str(press.room.landing))

    assert published.state == "success"
    assert published.run_type == "asset_triggered"
    assert press.room.query("SELECT source_id FROM news.article") == ["gazette"]


def test_the_capture_proves_pace_robots_and_conditional_requests(
    press: Press, run: Callable[..., Any]
) -> None:
    for source, address in SITES.items():
        press.state_feed(source, address)
    run("news_collect")
    press.make_due()
    run("news_collect")

    for site in ("gazette.test", "courier.test", "herald.test"):
        heard = press.web.asked(site)
        assert heard[0].path == "/robots.txt"
        assert sum(request.path == "/robots.txt" for request in heard) == 1
        assert press.shortest_gap(site) >= PACE
        assert press.most_at_once(site) == 1
    again = press.web.asked("gazette.test", "/feed.xml")[-1]
    assert (again.status, again.headers["if-none-match"]) == (304, 'W/"gazette-feed-7"')
    assert not [request for request in press.web.requests if request.path.startswith("/private/")]


def test_a_run_that_brings_nothing_lets_the_processing_sleep(press: Press, run: Callable[..., Any]) -> None:
    press.state_feed("gazette", "http://gazette.test/feed.xml")
    run("news_collect")
    press.make_due()

    second = run("news_collect")

    assert second.state == "success"
    assert states(second)["wake"] == "skipped"
    assert woken_by(second) == []


def test_the_form_s_params_hold(press: Press, run: Callable[..., Any]) -> None:
    for source, address in SITES.items():
        press.state_feed(source, address)

    run("news_collect", sources=["gazette"], limit=1)

    assert press.room.query("SELECT DISTINCT source FROM ops.fetch") == ["gazette"]
    assert press.room.query("SELECT count(*) FROM ops.run_item") == [1]


def test_a_source_that_fell_silent_raises_an_alert_once(
    press: Press, run: Callable[..., Any], capfd: pytest.CaptureFixture[str]
) -> None:
    press.state_feed("gazette", "http://gazette.test/feed.xml", more="silent_after_hours: 24\n")
    run("news_collect")
    press.room.query("UPDATE ops.address SET first_seen_at = now() - interval '2 days'")
    capfd.readouterr()

    run("news_collect")
    first = "".join(capfd.readouterr())
    run("news_collect")
    second = "".join(capfd.readouterr())

    assert "news_collect: gazette: silent: nothing new since" in first
    assert "silent: nothing new" not in second
    assert press.room.query("SELECT source, is_silent FROM ops.source_health") == [("gazette", True)]


def test_pages_are_visited_again_and_changes_are_revisions(press: Press, run: Callable[..., Any]) -> None:
    press.state_feed("gazette", "http://gazette.test/feed.xml")
    run("news_collect")
    run("news_daily", folder=str(press.room.landing))
    press.make_due("recheck")

    again = run("news_recheck")
    run("news_daily", folder=str(press.room.landing))

    assert again.state == "success"
    assert press.room.query("SELECT max(revision_number) FROM news.article_revision") == [2]
    assert press.room.query("SELECT withdrawn_status FROM mart.withdrawn_article") == [410]


def test_an_archive_is_imported_and_published(press: Press, run: Callable[..., Any], tmp_path: Path) -> None:
    write_archive(tmp_path / "crawl.warc.gz", 5)

    imported = run("news_import", archives=str(tmp_path / "*.warc.gz"), hosts=["oldhaven.example"])
    again = run("news_import", archives=str(tmp_path / "*.warc.gz"), hosts=["oldhaven.example"])
    run("news_daily", folder=str(press.room.landing))

    assert (imported.state, again.state) == ("success", "success")
    assert woken_by(imported) == [5]
    assert states(again)["read"] == "skipped"
    assert press.room.query("SELECT count(*) FROM news.article") == [5]


def test_all_that_a_source_states_comes_in_by_the_runs_of_the_schedule(
    press: Press, run: Callable[..., Any], tmp_path: Path
) -> None:
    write_archive(tmp_path / "crawl.warc.gz", 3)
    (tmp_path / "list.txt").write_text(f"{GAZETTE}/news/night-market\n")
    (tmp_path / "attic").mkdir()
    (tmp_path / "attic" / "pier.html").write_text(page("The old pier is gone"))
    results = {"url": "https://www.oldhaven.example/news/light", "html": page("The light is lit again")}
    (tmp_path / "results.jsonl").write_text(json.dumps(results))
    places = {
        "archive": "*.warc.gz",
        "urls": "list.txt",
        "landing": "attic",
        "search_results": "results.jsonl",
    }
    stated = [f"  - {{kind: {kind}, address: '{tmp_path / name}'}}" for kind, name in places.items()]
    press.room.state("oldhaven", "hosts: [oldhaven.example]\ncollect:\n" + "\n".join(stated) + "\n")
    # The landing folder itself is asked for as object storage.
    folder = f"file://{press.room.landing}"
    press.room.put("skarv/ferry.html", page("A third ferry for Skarv"))

    done = [run("news_collect"), run("news_import"), run("news_daily", folder=folder)]

    assert [one.state for one in done] == ["success"] * 3
    published = press.room.query("SELECT source, count(*) FROM mart.article GROUP BY 1 ORDER BY 1")
    assert published == [("oldhaven", 6), ("skarv", 1)]
    assert press.room.query("SELECT count(*) FROM ops.rejection") == [0]


def write_archive(path: Path, pages: int) -> None:
    """Write a web archive of so many pages."""
    with path.open("wb") as archive:
        for number in range(pages):
            text = page(f"Ferry number {number} of Skarv leaves on time").encode()
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + text
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-06-05T18:24:00Z\r\n"
                f"WARC-Target-URI: https://www.oldhaven.example/news/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            archive.write(gzip.compress(head.encode() + answer + b"\r\n\r\n"))
