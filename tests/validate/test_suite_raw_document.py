"""The suite raw_document: one change of a valid document, one expectation that fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import staged_batch as batch

from wirehouse.reasons import Reason
from wirehouse.validate import Verdicts

UNKNOWN = 500

WRONG: list[tuple[dict[str, Any], str, Reason, str]] = [
    ({"sha256": "ABC"}, "the hash is a SHA-256", Reason.WRONG_IDENTITY, "ABC"),
    ({"source": " "}, "the source has a name", Reason.MISSING_VALUE, "source ="),
    ({"address": ""}, "the address is there", Reason.MISSING_VALUE, "address ="),
    ({"address": "a\x1fb"}, "the address is one line", Reason.BAD_VALUE, "address = a"),
    ({"address": "ü" * 1001}, "the address fits an index", Reason.BAD_VALUE, "2002"),
    ({"media_type": "image/png"}, "the media type is ours", Reason.BAD_VALUE, "image/png"),
    ({"size_bytes": 0}, "the size is believable", Reason.BAD_VALUE, "size_bytes = 0"),
    ({"size_bytes": 10**12}, "the size is believable", Reason.BAD_VALUE, "1000000000000"),
    ({"location": ""}, "the bytes are kept", Reason.MISSING_VALUE, "location ="),
    (
        {"captured_at": datetime.now(UTC) + timedelta(days=2)},
        "not captured in the future",
        Reason.BAD_VALUE,
        "captured_in_future = 20",
    ),
]


@pytest.fixture(scope="module")
def verdicts(database: Any, judge_batch: Callable[..., Verdicts]) -> Verdicts:
    # The table's own constraints refuse some of this today; the suite holds where they are dropped.
    batch.run_sql(
        database.owner_url,
        "ALTER TABLE raw.document DROP CONSTRAINT document_sha256_check, DROP CONSTRAINT document_size_bytes_check",
    )
    changes = [change for change, *_ in WRONG] + [{"captured_at": None}] + [{}] * 20
    batch.stage(
        database.loader_url,
        document=[batch.document(number, **change) for number, change in enumerate(changes)],
        article=[batch.article(number) for number in [*range(len(changes)), UNKNOWN]],
        mention=[],
        quotation=[],
        amount=[],
    )
    return judge_batch(database.loader_url, batch.RUN, "raw_document")


@pytest.mark.parametrize("number", range(len(WRONG)), ids=lambda number: f"{number}-{WRONG[number][1]}")
def test_a_wrong_document_fails_the_expectation_that_names_its_fault(verdicts: Verdicts, number: int) -> None:
    _, expectation, reason, words = WRONG[number]
    (failure,) = (each for each in verdicts.failures if each.document_key == batch.key(number))
    assert (failure.expectation, failure.reason) == (expectation, reason)
    assert words in failure.evidence


def test_an_article_of_no_document_fails(verdicts: Verdicts) -> None:
    (failure,) = (each for each in verdicts.failures if each.document_key == batch.key(UNKNOWN))
    assert (failure.expectation, failure.reason) == ("the document is known", Reason.WRONG_IDENTITY)


def test_every_row_expectation_of_the_suite_was_made_to_fail(verdicts: Verdicts) -> None:
    failed = {failure.expectation for failure in verdicts.failures}
    assert failed == {each.expectation for each in verdicts.results if each.level == "row"}


def test_valid_documents_pass(verdicts: Verdicts) -> None:
    assert len(verdicts.failures) == len(WRONG) + 1


def test_a_clock_that_was_never_set_warns_and_stops_nothing(
    warehouse: Any, judge_batch: Callable[..., Verdicts]
) -> None:
    batch.stage(
        warehouse.loader_url,
        document=[batch.document(0, captured_at=datetime(1970, 1, 1, tzinfo=UTC)), batch.document(1)],
    )
    verdicts = judge_batch(warehouse.loader_url, batch.RUN, "raw_document")
    (failed,) = (each for each in verdicts.results if not each.passed)
    assert (failed.expectation, failed.level, failed.failed) == (
        "captured since there is a Web",
        "warning",
        1,
    )
    assert "1970-01-01" in (failed.observed or "")


def test_a_document_that_is_staged_twice_stops_the_batch(
    warehouse: Any, judge_batch: Callable[..., Verdicts]
) -> None:
    batch.run_sql(warehouse.owner_url, "ALTER TABLE stage.article DROP CONSTRAINT article_pkey")
    batch.stage(warehouse.loader_url, article=[batch.article(0), batch.article(0)])
    (stopped,) = judge_batch(warehouse.loader_url, batch.RUN, "raw_document").stopped
    assert stopped.expectation == "one row a document"


def test_a_batch_of_which_most_documents_fail_is_stopped(
    warehouse: Any, judge_batch: Callable[..., Verdicts]
) -> None:
    batch.stage(
        warehouse.loader_url,
        document=[batch.document(number, location="") for number in range(20)],
        article=[batch.article(number) for number in range(20)],
    )
    (stopped,) = judge_batch(warehouse.loader_url, batch.RUN, "raw_document").stopped
    assert stopped.expectation == "most documents pass"
