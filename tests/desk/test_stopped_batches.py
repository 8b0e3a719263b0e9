"""Batches that the gate stopped: they wait for a person, who lets them pass or leaves them."""

from __future__ import annotations

import pytest
from served_desk import Desk

from wirehouse.database import transaction
from wirehouse.pipeline import gate
from wirehouse.validate import CheckResult, Verdicts
from wirehouse.validate.suite import Level

FAILED = ("staged_article", "most articles pass")


@pytest.fixture
def stopped(desk: Desk) -> Desk:
    """A run that cleaned a page, and that an expectation about the whole batch stopped."""
    room = desk.newsroom
    room.put("oldhaven/quay.html", "<html><h1>404</h1></html>")
    room.collect("third")
    desk.query_as_owner(
        "INSERT INTO ops.check_result (run_id, suite, expectation, level, passed, evaluated, failed) "
        "VALUES ('third', %s, %s, 'batch', FALSE, 40, 31)",
        *FAILED,
    )
    desk.query_as_owner("UPDATE ops.run SET state = 'failed', finished_at = now() WHERE run_id = 'third'")
    return desk


def verdicts() -> Verdicts:
    result = CheckResult(*FAILED, level=Level.BATCH, passed=False, evaluated=40, failed=31, observed=None)
    return Verdicts((result,), ())


def stopping(desk: Desk) -> tuple[str, ...]:
    with transaction(desk.newsroom.loader_url) as cursor:
        return gate._stopped(cursor, "third", verdicts())


def test_a_stopped_batch_waits_with_its_facts(stopped: Desk):
    text = stopped.get("/gate").text
    assert "most articles pass" in text
    assert "31" in text
    assert "third" in stopped.get("/").text


def test_let_pass_it_is_judged_once_more_and_stops_no_longer(stopped: Desk):
    assert stopping(stopped) == ("staged_article.most articles pass",)

    answer = stopped.post(
        "/gate/third", decision="release", note="a day of strikes: the pages are what they are"
    )

    assert answer.status_code == 303
    assert stopped.conductor.asked == [("clear", "test", "third", ["validate"])]
    assert stopping(stopped) == ()
    assert "Nothing waits at the gate" in stopped.get("/gate").text


def test_an_expectation_that_was_not_let_pass_stops_it_still(stopped: Desk):
    stopped.post("/gate/third", decision="release", note="known")
    other = CheckResult("staged_article", "one row a document", Level.BATCH, False, 40, 2, None)
    with transaction(stopped.newsroom.loader_url) as cursor:
        assert gate._stopped(cursor, "third", Verdicts((other,), ())) == (
            "staged_article.one row a document",
        )


def test_left_it_waits_no_longer_and_its_documents_are_the_next_runs(stopped: Desk):
    stopped.post("/gate/third", decision="leave", note="the cleaner is being mended")
    assert stopped.conductor.asked == []
    assert "Nothing waits at the gate" in stopped.get("/gate").text
    assert stopped.newsroom.query("SELECT action, asked_by, run_id FROM ops.request") == [
        ("leave", "olga", "third")
    ]


def test_a_decision_needs_a_reason_and_a_batch_that_is_stopped(stopped: Desk):
    assert stopped.post("/gate/third", decision="release", note=" ").status_code == 409
    assert stopped.post("/gate/first", decision="release", note="why not").status_code == 409
    assert stopped.post("/gate/nowhere", decision="release", note="why not").status_code == 409
    assert stopped.post("/gate/third", decision="burn", note="why not").status_code == 409


def test_what_a_later_run_took_over_cannot_be_let_pass(stopped: Desk):
    stopped.newsroom.collect("fourth")
    answer = stopped.post("/gate/third", decision="release", note="too late")
    assert answer.status_code == 409
    assert "taken over by a later run" in answer.text
