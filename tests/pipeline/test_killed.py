"""Steps that are killed: called again, they leave the warehouse as if they had run once."""

from __future__ import annotations

import multiprocessing
import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from psycopg2 import sql

from newsroom import NEWS, PARAGRAPHS, Newsroom, page
from wirehouse import pipeline
from wirehouse.database import connect, transaction
from wirehouse.pipeline import judging

FORK = multiprocessing.get_context("fork")
SECONDS = 30
CRANE = (
    "A crane of forty metres came up the river on Monday and stands at the northern quay since then.",
    "It lifts twelve tonnes, which is twice what the old one could, the office of the port told us.",
    "Three drivers learn to work it this month, and a fourth will follow for 2.5 million euros.",
)

OPS = {
    "run_item": "run_id, item_key, address, outcome, reason",
    "verdict": "document_key, outcome, revision_id, rejection_id, run_id",
    "rejection": "address, stage, reason, state, times_seen, first_run, last_run, closed_by",
    "batch": "run_id, collected, published, unchanged, rejected, skipped, mentions, quotations, amounts",
    "work": "document_key, run_id, state",
    "explanation": "document_key, run_id, versions, reason, facts, blocks, dates, repairs",
    "source_profile": "source, number, version, pages, lines, date_order, run_id",
    "source_profile_line": "source, line_hash, wording, pages",
    "source_profile_page": "source, article_id, document_key, lines, body_lines, run_id",
}


@pytest.fixture
def full_landing(newsroom: Newsroom) -> Newsroom:
    """A folder of everything that can become of a document, some of it published by an earlier run."""
    url = "https://oldhaven.example/ferry"
    newsroom.put("skarv/pier.html", page("The old pier is gone"))
    newsroom.put("skarv/nothing.html", "<html></html>")
    newsroom.put("skarv/late.txt", "")
    newsroom.run("zero")
    newsroom.put("skarv/late.txt", "The boat came late again")
    newsroom.put("skarv/nothing.html", page("The harbour has a new crane", *CRANE))
    newsroom.put("skarv/wall.html", "<html><body></body></html>")
    newsroom.put("skarv/picture.png", b"\x89PNG")
    newsroom.put_captures(
        "oldhaven/crawl.jsonl",
        (url, "2026-05-12T10:00:00Z", page("A third ferry for Skarv")),
        (url, "2026-05-12T12:00:00Z", page("A third ferry for Skarv", *PARAGRAPHS, "It is free of charge.")),
    )
    judging.warm_up()
    return newsroom


def steps(newsroom: Newsroom) -> dict[str, Callable[[], Any]]:
    """The steps of the run `one`, each as it is called."""
    return {
        "collect": lambda: newsroom.collect("one"),
        "clean": lambda: newsroom.clean("one"),
        "publish": lambda: newsroom.publish("one"),
    }


def state(newsroom: Newsroom) -> dict[str, Any]:
    """Everything that a run leaves behind but for its times."""
    ops = {
        table: sorted(map(repr, newsroom.query(f"SELECT {what} FROM ops.{table}")))
        for table, what in OPS.items()
    }
    return {**newsroom.digest(), **ops}


def undisturbed(newsroom: Newsroom, admin_url: str) -> dict[str, Any]:
    """The state after the same runs that nobody killed, in the emptied warehouse."""
    tables = [f"news.{table}" for table in (*NEWS, "source")] + ["raw.document", "ops.run"]
    with transaction(admin_url) as cursor:
        # Some tables refuse to be emptied: they keep what people asked for.
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
        cursor.execute(
            "TRUNCATE stage.article, stage.mention, stage.quotation, stage.amount, "
            "stage.live_post, stage.date_candidate, stage.entity, stage.page_trace"
        )
    later = {path: path.read_bytes() for path in newsroom.landing.rglob("*") if path.is_file()}
    for path in later:
        path.unlink()
    newsroom.put("skarv/pier.html", page("The old pier is gone"))
    newsroom.put("skarv/nothing.html", "<html></html>")
    newsroom.put("skarv/late.txt", "")
    newsroom.run("zero")
    for path, data in later.items():
        path.write_bytes(data)
    for step in steps(newsroom).values():
        step()
    return state(newsroom)


@contextmanager
def locked(newsroom: Newsroom, table: str) -> Iterator[None]:
    """Nobody else can write to a table meanwhile."""
    with closing(connect(newsroom.loader_url)) as connection, connection.cursor() as cursor:
        cursor.execute(sql.SQL("LOCK TABLE {} IN SHARE MODE").format(sql.Identifier(*table.split("."))))
        yield


def kill_at(newsroom: Newsroom, table: str, step: Callable[[], Any]) -> None:
    """Call a step in another process and kill it as soon as it waits to write to a table."""
    with locked(newsroom, table):
        process = FORK.Process(target=step)
        process.start()
        try:
            wait_until(lambda: waits_for(newsroom, table) or not process.is_alive())
            assert process.is_alive(), f"the step ended without writing to {table}"
        finally:
            process.kill()
            process.join()
    forgive(newsroom)


def forgive(newsroom: Newsroom) -> None:
    """A document on which the process dies too often is rejected; these tests are of other deaths."""
    wait_until(lambda: alone(newsroom))
    newsroom.query("UPDATE ops.work SET attempts = least(attempts, 1)")


def waits_for(newsroom: Newsroom, table: str) -> bool:
    return bool(newsroom.query("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = %s::regclass", table))


def alone(newsroom: Newsroom) -> bool:
    return newsroom.query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()") == [1]


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


PLACES = {
    "collect": ("raw.document", "ops.work", "ops.run_item", "ops.rejection"),
    "clean": ("ops.work", "stage.article", "stage.amount", "ops.rejection", "ops.verdict", "ops.explanation"),
    "publish": (
        "news.source",
        "news.entity",
        "news.article",
        "news.article_revision",
        "news.mention",
        "ops.verdict",
        "ops.rejection",
        "ops.batch",
        "ops.source_profile_page",
        "ops.source_profile",
        "ops.source_profile_line",
    ),
}


def test_a_run_that_is_killed_at_every_table_it_writes_ends_as_if_it_had_run_once(
    full_landing: Newsroom, warehouse: Any
):
    newsroom = full_landing
    for name, step in steps(newsroom).items():
        for table in PLACES[name]:
            kill_at(newsroom, table, step)
        step()
    killed = state(newsroom)
    assert killed["mention"]
    assert killed["source_profile_line"]
    assert killed["work"] == []
    assert killed == undisturbed(newsroom, warehouse.admin_url)


def test_a_run_that_is_killed_at_any_moment_ends_as_if_it_had_run_once(
    full_landing: Newsroom, warehouse: Any
):
    newsroom = full_landing
    moments = random.Random(20260512)
    for step in steps(newsroom).values():
        for _ in range(10):
            process = FORK.Process(target=step)
            process.start()
            process.join(moments.uniform(0.005, 0.25))
            process.kill()
            process.join()
            forgive(newsroom)
        step()
    killed = state(newsroom)
    assert killed["work"] == []
    assert killed == undisturbed(newsroom, warehouse.admin_url)


def test_a_run_whose_process_is_killed_is_finished_by_the_next_one(full_landing: Newsroom):
    newsroom = full_landing

    def until_staged() -> None:
        newsroom.collect("one", owner=pipeline.this_process())
        newsroom.clean("one")
        time.sleep(SECONDS)

    process = FORK.Process(target=until_staged)
    process.start()
    wait_until(lambda: newsroom.query("SELECT count(*) FROM ops.work WHERE state = 'staged'") == [3])
    process.kill()
    process.join()
    balance = newsroom.run("two")
    assert balance.published == 3
    assert newsroom.query("SELECT count(*) FROM ops.run_item WHERE outcome IS NULL") == [0]
