"""How far a run has come, read from the warehouse."""

from __future__ import annotations

import pytest

from wirehouse.database import transaction
from wirehouse.local.outcome import Counts, StepState, finished_steps, read_outcome, read_steps

RUN = "manual__2026-11-22T05:00:00+00:00"


def step(name: str, running: int = 0) -> StepState:
    return StepState(name, running, failed=False, documents=1, seconds=1.0)


@pytest.fixture
def run(warehouse):
    with transaction(warehouse.loader_url) as cursor:
        cursor.execute("INSERT INTO ops.run (run_id, job, owner) VALUES (%s, 'news_daily', 'airflow')", [RUN])
    return warehouse


def test_a_step_is_over_when_a_later_one_has_begun():
    states = [step("collect"), step("clean", running=1)]
    assert finished_steps(states, [], at_end=False) == [step("collect")]


def test_a_step_is_told_once():
    assert finished_steps([step("collect"), step("clean")], ["collect"], at_end=False) == []


def test_a_step_of_chunks_with_none_under_way_may_have_more_to_come():
    assert finished_steps([step("clean")], [], at_end=False) == []


def test_at_the_end_every_step_is_over():
    assert finished_steps([step("collect"), step("clean")], ["collect"], at_end=True) == [step("clean")]


def test_the_chunks_of_a_step_are_taken_together(run):
    with transaction(run.loader_url) as cursor:
        cursor.execute(
            "INSERT INTO ops.step (run_id, step, chunk, state, documents, started_at, finished_at) VALUES "
            "(%(run)s, 'clean', 0, 'done', 7, '2026-11-22 05:00:02Z', '2026-11-22 05:00:04Z'), "
            "(%(run)s, 'clean', 1, 'failed', 5, '2026-11-22 05:00:03Z', '2026-11-22 05:00:09Z'), "
            "(%(run)s, 'collect', 0, 'done', 12, '2026-11-22 05:00:00Z', '2026-11-22 05:00:01Z')",
            {"run": RUN},
        )
    assert read_steps(run.loader_url, RUN) == [
        StepState("collect", 0, failed=False, documents=12, seconds=1.0),
        StepState("clean", 0, failed=True, documents=12, seconds=7.0),
    ]


def test_a_run_that_never_came_to_the_warehouse_has_no_state(warehouse):
    outcome = read_outcome(warehouse.loader_url, "never", most=40)
    assert (outcome.state, outcome.counts) == (None, Counts(0, 0, 0, 0, 0, 0))


def test_rejections_come_with_their_evidence_and_skips_with_their_number(run):
    with transaction(run.loader_url) as cursor:
        cursor.execute(
            "INSERT INTO ops.run_item (run_id, item_key, source, address, outcome, reason) VALUES "
            "(%(run)s, '00000000-0000-0000-0000-000000000001', 'a', 'a/1', 'rejected', 'empty'), "
            "(%(run)s, '00000000-0000-0000-0000-000000000002', 'a', 'a/2', 'skipped', 'unsupported_type'), "
            "(%(run)s, '00000000-0000-0000-0000-000000000003', 'a', 'a/3', NULL, NULL)",
            {"run": RUN},
        )
        cursor.execute(
            "INSERT INTO ops.rejection (rejection_id, item_key, source, address, stage, reason, evidence, "
            "versions, first_run, last_run) VALUES (gen_random_uuid(), "
            "'00000000-0000-0000-0000-000000000001', 'a', 'a/1', 'collect', 'empty', 'it is empty', '1', "
            "%(run)s, %(run)s)",
            {"run": RUN},
        )
    outcome = read_outcome(run.loader_url, RUN, most=40)
    assert outcome.state == "running"
    assert [(r.address, r.reason, r.evidence) for r in outcome.rejections] == [
        ("a/1", "empty", "it is empty")
    ]
    assert outcome.skips == (("unsupported_type", 1),)
    assert outcome.counts == Counts(3, 0, 0, 1, 1, 1)
