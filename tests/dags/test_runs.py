"""Whole runs of the DAGs on a real warehouse, over a few pages: what an operator and an analyst then find."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from airflow.models.asset import AssetEvent
from airflow.utils.session import create_session
from sqlalchemy import select

from newsroom import Newsroom, newsroom, page
from wirehouse import settings
from wirehouse.database import connect

__all__ = ["newsroom"]


@pytest.fixture
def desk(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, airflow_database: None) -> Newsroom:
    """A newsroom whose warehouse is the one of the Airflow connection."""
    monkeypatch.setenv("AIRFLOW_CONN_WIREHOUSE", newsroom.loader_url)
    return newsroom


def states(run: Any) -> dict[str, str]:
    """The state of every task, by its id."""
    return {task.task_id: str(task.state) for task in run.get_task_instances()}


def test_pages_are_published_once_and_a_second_run_finds_nothing_new(
    desk: Newsroom, run: Callable[..., Any]
) -> None:
    desk.put("oldhaven/ferry.html", page("More ferries to Skarv from next week"))
    desk.put("oldhaven/pier.html", page("Old pier of Skarv is to be rebuilt", day="2026-05-13"))
    desk.put("oldhaven/empty.txt", "")

    first = run("news_daily", folder=str(desk.landing))
    second = run("news_daily", folder=str(desk.landing))

    assert (first.state, second.state) == ("success", "success")
    balances = desk.query(
        "SELECT collected, published, unchanged, rejected FROM ops.batch ORDER BY published_at"
    )
    assert balances == [(3, 2, 0, 1), (3, 0, 2, 1)]
    assert desk.query("SELECT state FROM ops.run") == ["published", "published"]
    assert states(second)["clean"] == "skipped"
    assert {state for task, state in states(second).items() if task != "clean"} == {"success"}


def test_a_run_names_its_chunks_and_tells_others_with_the_batch_s_counts(
    desk: Newsroom, run: Callable[..., Any]
) -> None:
    desk.put("oldhaven/ferry.html", page("More ferries to Skarv from next week"))

    done = run("news_daily", folder=str(desk.landing))

    (chunk,) = [task for task in done.get_task_instances() if task.task_id == "clean"]
    assert chunk.rendered_map_index == "chunk 1 of 4: 1 documents"
    with create_session() as session:
        extras = session.scalars(
            select(AssetEvent.extra).where(AssetEvent.source_run_id == done.run_id)
        ).all()
    assert [(extra["published"], extra["run_id"]) for extra in extras] == [(1, done.run_id)]


def test_the_limits_of_the_form_hold(desk: Newsroom, run: Callable[..., Any]) -> None:
    desk.put("oldhaven/ferry.html", page("More ferries to Skarv from next week"))
    desk.put("skarv/pier.html", page("Old pier of Skarv is to be rebuilt"))
    desk.put("skarv/storm.html", page("Storm of last winter cost Skarv millions"))

    run("news_daily", folder=str(desk.landing), sources=["skarv"], limit=1)

    assert desk.query("SELECT source FROM ops.run_item") == ["skarv"]
    assert desk.query("SELECT params ->> 'limit' FROM ops.run") == ["1"]


def test_a_failed_check_of_the_batch_stops_it_and_is_the_only_red_task(
    desk: Newsroom, run: Callable[..., Any], warehouse: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    desk.put("oldhaven/ferry.html", page("More ferries to Skarv from next week"))
    with closing(connect(warehouse.owner_url)) as connection, connection, connection.cursor() as cursor:
        # A column that nobody told the suites of.
        cursor.execute("ALTER TABLE stage.article ADD COLUMN surprise text")

    stopped = run("news_daily", folder=str(desk.landing))

    assert stopped.state == "failed"
    assert [task for task, state in states(stopped).items() if state == "failed"] == ["validate"]
    assert states(stopped)["finish"] == "success"
    assert desk.query("SELECT count(*) FROM news.article") == [0]
    assert desk.query("SELECT state FROM ops.run") == ["failed"]
    log = "".join(capfd.readouterr())
    assert "BatchStopped: the batch of" in log
    assert f"Data Docs: {settings.load().data_docs_folder}" in log
    assert "news_daily failed, at the task validate" in log


def test_a_folder_that_is_not_there_fails_with_its_name(
    desk: Newsroom, run: Callable[..., Any], capfd: pytest.CaptureFixture[str]
) -> None:
    failed = run("news_daily", folder=str(desk.landing / "nowhere"))

    assert states(failed)["collect"] == "failed"
    assert failed.state == "failed"
    assert f"{desk.landing}/nowhere" in "".join(capfd.readouterr())
    assert desk.query("SELECT state FROM ops.run") == ["failed"]


def test_a_replay_takes_up_what_was_rejected_once_the_cause_is_mended(
    desk: Newsroom, run: Callable[..., Any]
) -> None:
    desk.put("oldhaven/short.html", page("Ferry", "Too short to be news."))
    run("news_daily", folder=str(desk.landing))
    (reason,) = desk.query("SELECT reason FROM ops.rejection WHERE state = 'open'")

    other = run("news_replay", reason="binary")
    again = run("news_replay", reason=reason)

    assert (other.state, again.state) == ("success", "success")
    assert desk.query("SELECT collected FROM ops.batch ORDER BY published_at") == [1, 0, 1]
    assert desk.query("SELECT job FROM ops.run ORDER BY started_at") == [
        "news_daily",
        "news_replay",
        "news_replay",
    ]
    assert desk.query("SELECT times_seen, state FROM ops.rejection") == [(2, "open")]


def test_upkeep_runs_on_an_empty_warehouse(desk: Newsroom, run: Callable[..., Any]) -> None:
    done = run("news_upkeep")

    assert done.state == "success"
    assert set(states(done).values()) == {"success"}
