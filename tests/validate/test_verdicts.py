"""What is made of Great Expectations' results."""

from __future__ import annotations

from typing import Any

import pytest
import staged_batch as batch
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.errors import TerminalError, TransientError
from wirehouse.reasons import Reason
from wirehouse.validate.suite import Expectation, Level, MostPass, Suite
from wirehouse.validate.verdicts import Outcome, judge

ROW = Expectation("headline", "expect_x", {}, Level.ROW, Reason.MISSING_VALUE, "There is a headline.")
WHOLE = Expectation("columns", "expect_y", {}, Level.BATCH, None, "The columns are known.")
SUITE = Suite("own", "stage.article", "SELECT", ("document_key",), (ROW,))
GUARDED = Suite(
    "own", "t", "SELECT", ("document_key",), (ROW,), MostPass("most pass", 0.5, 20, "Most documents pass.")
)


def outcome(failing: int, of: int = 100, rows: list[dict[str, Any]] | None = None) -> Outcome:
    named = rows if rows is not None else [{"document_key": batch.key(number)} for number in range(failing)]
    result = {"element_count": of, "unexpected_count": failing, "unexpected_index_list": named}
    return Outcome("headline", failing == 0, result)


def test_a_failing_row_rejects_its_document_with_the_meaning_and_what_was_found() -> None:
    rows = [{"document_key": batch.key(1), "headline": None, "start_char": 4}]
    (failure,) = judge(SUITE, [outcome(1, rows=rows)], 2).failures
    assert (failure.suite, failure.expectation, failure.reason) == ("own", "headline", Reason.MISSING_VALUE)
    assert failure.document_key == batch.key(1)
    assert failure.evidence == "There is a headline. Found: headline = null, start_char = 4."


def test_rows_that_were_not_all_named_are_an_error() -> None:
    rows = [{"document_key": batch.key(number)} for number in range(20)]
    with pytest.raises(TerminalError, match="137 rows fail and 20 were named"):
        judge(SUITE, [outcome(137, rows=rows)], 200)


def test_an_expectation_of_which_nothing_was_said_is_an_error() -> None:
    with pytest.raises(TerminalError, match="'headline' could not be judged: it was passed over"):
        judge(SUITE, [], 0)


def test_an_error_that_may_pass_can_be_tried_again() -> None:
    with pytest.raises(TransientError, match="server closed the connection"):
        judge(SUITE, [Outcome("headline", False, {}, "server closed the connection", may_pass=True)], 0)


def test_a_row_expectation_that_counts_no_rows_is_an_error() -> None:
    with pytest.raises(TerminalError, match="cannot name rows"):
        judge(SUITE, [Outcome("headline", True, {"observed_value": 3})], 1)


def test_an_empty_batch_passes() -> None:
    empty = Outcome("headline", True, {"element_count": 0, "unexpected_count": None})
    (result, guard) = judge(GUARDED, [empty], 0).results
    assert (result.passed, result.evaluated, result.failed) == (True, 0, 0)
    assert guard.passed


def test_a_batch_expectation_that_fails_stops_the_batch_and_tells_the_details() -> None:
    suite = Suite("own", "t", "SELECT", ("document_key",), (WHOLE,))
    details = {"mismatched": {"unexpected": ["mood"]}}
    told = Outcome("columns", False, {"observed_value": ["a", "mood"], "details": details})
    (stopped,) = judge(suite, [told], 1).stopped
    assert (stopped.evaluated, stopped.failed) == (None, None)
    assert stopped.observed == "{'mismatched': {'unexpected': ['mood']}}"


@pytest.mark.parametrize(
    ("failing", "documents", "passed"),
    [(19, 19, True), (10, 20, True), (11, 20, False), (50, 100, True), (51, 100, False), (0, 0, True)],
)
def test_the_guard_stops_a_batch_when_more_than_its_share_fails(
    failing: int, documents: int, passed: bool
) -> None:
    guard = judge(GUARDED, [outcome(failing, documents)], documents).results[-1]
    assert (guard.passed, guard.level, guard.failed) == (passed, Level.BATCH, failing)


def test_the_guard_counts_a_document_once() -> None:
    rows = [{"document_key": batch.key(0)}] * 30
    assert judge(GUARDED, [outcome(30, 40, rows=rows)], 40).results[-1].failed == 1


def test_a_warning_that_fails_names_some_of_its_rows() -> None:
    warning = Expectation("share", "expect_x", {}, Level.WARNING, None, "Most have a headline.")
    suite = Suite("own", "t", "SELECT", ("document_key",), (warning,))
    rows = [{"document_key": batch.key(0), "n": number} for number in range(5)]
    told = Outcome("share", False, dict(outcome(5, rows=rows).result))
    (result,) = judge(suite, [told], 100).results
    assert (result.observed or "").endswith("; and 2 more")
    assert judge(suite, [told], 100).stopped == ()


@given(st.text())
def test_evidence_is_one_short_line_whatever_was_found(value: str) -> None:
    rows = [{"document_key": batch.key(0), "headline": value}]
    (failure,) = judge(SUITE, [outcome(1, rows=rows)], 1).failures
    assert len(failure.evidence.splitlines()) == 1
    assert len(failure.evidence) <= 240
