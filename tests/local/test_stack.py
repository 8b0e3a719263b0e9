"""Who may start what at the same time, and what a killed run leaves to be put right."""

from __future__ import annotations

from pathlib import Path

import pytest

from wirehouse.database import transaction
from wirehouse.errors import TransientError
from wirehouse.local import stack
from wirehouse.settings import Settings


def test_a_run_and_a_start_exclude_each_other(tmp_path: Path):
    settings = Settings(home=tmp_path)
    with (
        stack.exclusive(settings, "make run"),
        pytest.raises(TransientError, match="make up must wait"),
        stack.exclusive(settings, "make up"),
    ):
        pass


def test_the_way_is_free_again_afterwards(tmp_path: Path):
    settings = Settings(home=tmp_path)
    for _ in range(2):
        with stack.exclusive(settings, "make run"):
            assert stack.api_of(settings) is None


def test_down_where_nothing_runs_stops_nothing(tmp_path: Path):
    assert stack.down(Settings(home=tmp_path)) == []


def test_only_runs_that_no_scheduler_drives_are_closed(warehouse):
    with transaction(warehouse.owner_url) as cursor:
        cursor.execute(
            "CREATE TABLE ops.dag_run (dag_id text, run_id text, triggered_by text, state text, end_date timestamptz)"
        )
        cursor.execute(
            "CREATE TABLE ops.task_instance (dag_id text, run_id text, state text, end_date timestamptz)"
        )
        cursor.execute(
            "INSERT INTO ops.dag_run VALUES ('d', 'test', 'TEST', 'running'), ('d', 'ui', 'UI', 'running'), "
            "('d', 'done', 'TEST', 'success')"
        )
        cursor.execute(
            "INSERT INTO ops.task_instance VALUES ('d', 'test', 'success'), ('d', 'test', 'running'), "
            "('d', 'test', NULL), ('d', 'ui', 'running')"
        )
    stack.close_abandoned_runs(f"{warehouse.owner_url}?options=-csearch_path%3Dops")
    with transaction(warehouse.owner_url) as cursor:
        cursor.execute("SELECT run_id, state FROM ops.dag_run ORDER BY run_id")
        assert cursor.fetchall() == [("done", "success"), ("test", "failed"), ("ui", "running")]
        cursor.execute("SELECT run_id, state, count(*) FROM ops.task_instance GROUP BY 1, 2 ORDER BY 1, 2")
        assert cursor.fetchall() == [("test", "failed", 2), ("test", "success", 1), ("ui", "running", 1)]
