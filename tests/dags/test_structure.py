"""What an operator sees of every DAG before any run: that it loads, and that it is explained."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import airflow_home
import batch_steps
import wirehouse_pools
from wirehouse.errors import BatchStopped, SettingsError, TransientError, UnbalancedRun

if TYPE_CHECKING:
    from airflow.sdk import DAG

DAG_IDS = ["news_collect", "news_daily", "news_import", "news_recheck", "news_replay", "news_upkeep"]
CHAIN = ["plan_chunks", "clean", "validate", "publish", "verify", "finish"]


def test_all_dags_load(dag_bag: Any) -> None:
    assert dag_bag.import_errors == {}
    assert sorted(dag_bag.dags) == DAG_IDS


@pytest.mark.parametrize("dag_id", DAG_IDS)
def test_every_dag_has_a_name_a_page_and_tags(dag_bag: Any, dag_id: str) -> None:
    dag = dag_bag.dags[dag_id]

    assert dag.dag_display_name.startswith("News: ")
    assert len(dag.doc_md) > 200
    assert "news" in dag.tags


@pytest.mark.parametrize("dag_id", DAG_IDS)
def test_every_task_has_a_name_and_a_page_without_indentation(dag_bag: Any, dag_id: str) -> None:
    for task in dag_bag.dags[dag_id].tasks:
        assert task.task_display_name != task.task_id
        assert len(task.doc_md) > 50
        assert "\n    " not in task.doc_md


@pytest.mark.parametrize("dag_id", DAG_IDS)
def test_every_param_has_a_title_and_a_description(dag_bag: Any, dag_id: str) -> None:
    params = dag_bag.dags[dag_id].params

    for name in params:
        param = params.get_param(name)
        assert param.schema["title"]
        assert param.description.endswith(".")


@pytest.mark.parametrize("dag_id", DAG_IDS)
def test_one_run_at_a_time_and_none_for_the_past(dag_bag: Any, dag_id: str) -> None:
    assert dag_bag.dags[dag_id].max_active_runs == 1
    assert dag_bag.dags[dag_id].catchup is False


@pytest.mark.parametrize("dag_id", DAG_IDS)
def test_a_failed_run_notifies_once(dag_bag: Any, dag_id: str) -> None:
    dag = dag_bag.dags[dag_id]

    assert type(dag.on_failure_callback).__name__ == "NewsNotifier"
    assert not any(task.has_on_failure_callback for task in dag.tasks)


def test_the_daily_run_is_scheduled_in_utc(daily: DAG) -> None:
    assert daily.timetable.timetable.expression == "0 5 * * *"
    assert str(daily.timetable.timetable.timezone) == "UTC"


def test_what_the_collectors_bring_wakes_the_daily_run(daily: DAG, dag_bag: Any) -> None:
    (awaited,) = [asset.uri for asset in daily.timetable.asset_condition.objects]
    assert awaited == "wirehouse://raw/documents"
    for dag_id in ("news_collect", "news_recheck", "news_import"):
        assert [one.uri for one in dag_bag.dags[dag_id].get_task("wake").outlets] == [awaited]


@pytest.mark.parametrize(
    ("dag_id", "tasks"),
    [
        ("news_collect", ["fetch", "wake", "tell_of_silent_sources", "finish"]),
        ("news_recheck", ["visit_again", "wake", "finish"]),
        ("news_import", ["plan", "read", "hand_over", "wake", "finish"]),
    ],
)
def test_a_collector_hands_on_and_its_run_is_closed_last(dag_bag: Any, dag_id: str, tasks: list[str]) -> None:
    dag = dag_bag.dags[dag_id]

    order = [task.task_id for task in dag.topological_sort()]
    assert sorted(order) == sorted(tasks)
    assert (order[0], order[-1]) == (tasks[0], "finish")
    assert dag.get_task("finish").is_teardown


@pytest.mark.parametrize(
    ("dag_id", "schedule"),
    [("news_collect", "*/15 * * * *"), ("news_recheck", "40 * * * *"), ("news_import", "30 4 * * *")],
)
def test_the_collectors_run_often_and_in_utc(dag_bag: Any, dag_id: str, schedule: str) -> None:
    timetable = dag_bag.dags[dag_id].timetable
    assert (timetable.expression, str(timetable.timezone)) == (schedule, "UTC")


def test_an_import_reads_with_a_fixed_number_of_workers(dag_bag: Any) -> None:
    read = dag_bag.dags["news_import"].get_task("read")
    assert read.is_mapped
    assert read.pool == "wirehouse_clean"


@pytest.mark.parametrize("dag_id", DAG_IDS)
def test_a_dag_file_is_readable_in_one_screen_or_two(dag_id: str) -> None:
    assert (airflow_home.DAGS / f"{dag_id}.py").read_text(encoding="utf-8").count("\n") < 150


def test_the_replay_runs_only_by_hand(dag_bag: Any) -> None:
    assert type(dag_bag.dags["news_replay"].timetable).__name__ == "NullTimetable"


def test_a_late_daily_run_notifies_from_the_triggerer(daily: DAG) -> None:
    (alert,) = daily.deadline

    assert alert.interval == 120 * 60
    assert alert.callback.path == "news_notifier.NewsNotifier"
    assert alert.callback.kwargs == {"event": "late"}


@pytest.mark.parametrize(("dag_id", "intake"), [("news_daily", "collect"), ("news_replay", "reopen")])
def test_the_steps_follow_one_another(dag_bag: Any, dag_id: str, intake: str) -> None:
    dag = dag_bag.dags[dag_id]

    assert [task.task_id for task in dag.topological_sort()] == [intake, *CHAIN]


def test_the_run_is_closed_whatever_became_of_it_and_that_alone_does_not_make_it_green(daily: DAG) -> None:
    finish = daily.get_task("finish")

    assert finish.is_teardown
    assert not finish.on_failure_fail_dagrun


@pytest.mark.parametrize("task_id", ["validate", "publish"])
def test_a_run_without_work_still_goes_through(daily: DAG, task_id: str) -> None:
    assert daily.get_task(task_id).trigger_rule == "none_failed"


def test_chunks_are_mapped_named_and_held_in_their_pool(daily: DAG) -> None:
    clean = daily.get_task("clean")

    assert clean.is_mapped
    assert "chunk_label" in clean.partial_kwargs["map_index_template"]
    assert clean.pool == "wirehouse_clean"


def test_the_pool_of_the_dags_is_the_one_that_the_plugin_makes() -> None:
    assert batch_steps.CLEAN_POOL == wirehouse_pools.CLEAN_POOL


def test_publishing_updates_the_asset(daily: DAG) -> None:
    assert [outlet.uri for outlet in daily.get_task("publish").outlets] == ["wirehouse://news/articles"]


@pytest.mark.parametrize("dag_id", DAG_IDS)
def test_every_task_can_be_tried_again_when_its_process_is_killed(dag_bag: Any, dag_id: str) -> None:
    # A killed process raised nothing, so that no policy is asked: the number of retries decides alone.
    for task in dag_bag.dags[dag_id].tasks:
        assert task.retries == 3
        assert task.retry_exponential_backoff > 1
        assert task.retry_policy is not None


@pytest.mark.parametrize("error", [TransientError("a lock"), ConnectionResetError(), TimeoutError()])
def test_a_transient_error_is_tried_again_at_the_pace_of_the_task(daily: DAG, error: Exception) -> None:
    decision = daily.get_task("collect").retry_policy.evaluate(error, 1, 3)

    assert decision.action.value == "retry"
    assert decision.retry_delay is None


@pytest.mark.parametrize(
    "error", [BatchStopped("mean"), UnbalancedRun("1 != 2"), SettingsError("no"), KeyError("a defect")]
)
def test_any_other_error_fails_at_once(daily: DAG, error: Exception) -> None:
    assert daily.get_task("collect").retry_policy.evaluate(error, 1, 3).action.value == "fail"


def test_parsing_the_dags_loads_no_stage_and_none_of_their_libraries() -> None:
    heavy = ["great_expectations", "spacy", "bs4", "lxml", "trafilatura", "psycopg2", "wirehouse.pipeline"]
    # Airflow itself may load some of them; only what the DAG file adds counts.
    script = (
        "import sys; import airflow.sdk, airflow.sdk.configuration; before = set(sys.modules);"
        f"import {', '.join(DAG_IDS)}; print(sorted(set({heavy!r}) & (set(sys.modules) - before)))"
    )
    path = [str(airflow_home.ROOT / "include"), str(airflow_home.DAGS), str(airflow_home.PLUGINS)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path)}

    result = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )

    assert result.stdout.strip().splitlines()[-1] == "[]"
