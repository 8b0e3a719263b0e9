"""What an operator may ask for: it is kept with their name, and starts the DAG that does the work."""

from __future__ import annotations

import psycopg2
import pytest
from served_desk import Desk

from wirehouse import pipeline
from wirehouse.database import transaction


def rejection(desk: Desk, reason: str = "error_page") -> str:
    return str(desk.one("SELECT rejection_id FROM ops.rejection WHERE reason = %s", reason))


def test_a_replay_is_kept_with_the_name_of_who_asked_and_starts_its_dag(desk: Desk):
    key = rejection(desk)

    answer = desk.post("/rejections/act", action="replay", id=key, note="the rule is mended")

    assert answer.headers["location"].endswith("/requests/1")
    assert desk.conductor.asked == [("trigger", "news_replay", "desk_replay_1", {"request": 1})]
    kept = desk.newsroom.query("SELECT action, asked_by, note, rejections, run_id FROM ops.request")
    assert kept == [("replay", "olga", "the rule is mended", 1, "desk_replay_1")]
    assert str(desk.one("SELECT rejection_id FROM ops.request_rejection")) == key


def test_the_run_of_a_replay_takes_up_the_rejections_of_its_request_only(desk: Desk):
    desk.newsroom.put("oldhaven/lost.html", "<html><title>Not found</title><h1>404 Not found</h1></html>")
    desk.newsroom.run("third")
    desk.post("/rejections/act", action="replay", id=rejection(desk))
    desk.newsroom.start("desk_replay_1")

    report = pipeline.reopen(desk.newsroom.loader_url, "desk_replay_1", request=1)

    assert report.waiting == 1


def test_all_of_a_reason_are_replayed_by_one_request(desk: Desk):
    desk.newsroom.put("oldhaven/lost.html", "<html><title>Not found</title><h1>404 Not found</h1></html>")
    desk.newsroom.run("third")

    desk.post("/rejections/act", action="replay", reason="error_page")

    assert desk.one("SELECT rejections FROM ops.request") == 2


def test_a_waiver_needs_a_note_and_closes_the_rejection(desk: Desk):
    key = rejection(desk)

    without = desk.post("/rejections/act", action="waive", id=key, note="  ")
    with_note = desk.post("/rejections/act", action="waive", id=key, note="gone for good", back="/rejections")

    assert without.status_code == 409
    assert "a note is needed" in without.text
    assert with_note.status_code == 303
    row = desk.newsroom.query("SELECT state, closed_by, note FROM ops.rejection WHERE rejection_id = %s", key)
    assert row == [("waived", "olga", "gone for good")]
    assert desk.conductor.asked == []


def test_what_was_waived_can_be_opened_again(desk: Desk):
    key = rejection(desk)
    desk.post("/rejections/act", action="waive", id=key, note="gone")

    desk.post("/rejections/act", action="reopen", id=key)

    assert desk.one("SELECT state FROM ops.rejection WHERE rejection_id = %s", key) == "open"
    assert desk.newsroom.query("SELECT action FROM ops.request ORDER BY request_id") == ["waive", "reopen"]


def test_a_rejection_is_marked_as_fixed_by_a_rule(desk: Desk):
    key = rejection(desk)

    desk.post("/rejections/act", action="fix", id=key, note="oldhaven.yaml drops the banner")

    assert desk.one("SELECT state FROM ops.rejection WHERE rejection_id = %s", key) == "fixed"


def test_nothing_chosen_is_nothing_done(desk: Desk):
    answer = desk.post("/rejections/act", action="replay")
    assert answer.status_code == 409
    assert "nothing was chosen" in answer.text


def test_a_file_that_could_not_be_read_has_nothing_to_replay(desk: Desk):
    answer = desk.post("/rejections/act", action="replay", id=rejection(desk, "empty"))
    assert answer.status_code == 409
    assert "met again by the next run" in answer.text


def test_an_unknown_action_or_an_id_that_is_none_is_refused(desk: Desk):
    assert desk.post("/rejections/act", action="delete", reason="empty").status_code == 400
    assert desk.post("/rejections/act", action="replay", id="7' OR true --").status_code == 400


def test_a_form_may_not_be_endless(desk: Desk):
    assert desk.post("/rejections/act", action="waive", note="x" * 300_000).status_code == 413


def test_a_request_stands_where_airflow_does_not_start_its_run_and_can_be_started_again(desk: Desk):
    desk.conductor.problem = "Airflow answered 503: the scheduler is away"

    answer = desk.post("/rejections/act", action="replay", id=rejection(desk))
    told = desk.client().get(answer.headers["location"]).text
    desk.conductor.problem = None
    desk.post("/requests/1/start")

    assert "its run was not started" in told
    assert "the scheduler is away" in told
    assert desk.conductor.asked == [("trigger", "news_replay", "desk_replay_1", {"request": 1})]


def test_a_form_leads_back_to_the_desk_only(desk: Desk):
    for back in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        answer = desk.post("/rejections/act", action="waive", reason="error_page", note="x", back=back)
        if answer.status_code == 303:
            assert answer.headers["location"].startswith("/airflow/wirehouse/")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ops.request SET asked_by = 'someone'",
        "DELETE FROM ops.request_rejection",
        "TRUNCATE ops.request CASCADE",
    ],
)
def test_what_was_asked_cannot_be_changed_by_its_owner_either(desk: Desk, statement: str):
    desk.post("/rejections/act", action="waive", reason="error_page", note="x")
    with (
        pytest.raises(psycopg2.errors.RaiseException, match="never changed"),
        transaction(desk.owner_url) as cursor,
    ):
        cursor.execute(statement)
