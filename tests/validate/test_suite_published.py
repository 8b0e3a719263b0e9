"""The suite published: what is asked of the published tables after a run's load."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import staged_batch as batch

from wirehouse.database import transaction
from wirehouse.publish import publish
from wirehouse.validate import Verdicts

FIRST = f"(SELECT revision_id FROM news.article_revision WHERE document_key = '{batch.key(0)}')"
SECOND = f"(SELECT revision_id FROM news.article_revision WHERE document_key = '{batch.key(1)}')"

# What is done to a warehouse that a run was published to, and the expectation that sees it.
WRONG: list[tuple[str, str]] = [
    ("UPDATE ops.batch SET collected = 3, skipped = 1", "the ledger agrees with the items"),
    (
        f"UPDATE news.article SET current_revision_id = {SECOND} WHERE address = '{batch.address(0)}'",
        "the current wording is the article's own",
    ),
    (f"UPDATE ops.verdict SET revision_id = {SECOND}", "every wording has its verdict"),
    (f"UPDATE news.mention SET surface = 'x' WHERE revision_id = {FIRST}", "the mentions hold"),
    (f"UPDATE news.quotation SET start_char = 0 WHERE revision_id = {FIRST}", "the quotations hold"),
    (f"UPDATE news.amount SET end_char = end_char + 1 WHERE revision_id = {FIRST}", "the amounts hold"),
]


def publish_batch(url: str) -> None:
    """Publish a run with two articles."""
    batch.stage(url)
    batch.run_sql(
        url,
        """INSERT INTO ops.run_item (run_id, item_key, source, address, document_key)
            SELECT first_run, document_key, source, address, document_key FROM raw.document""",
        """INSERT INTO ops.work (document_key, run_id, chunk, state, lease_until)
            SELECT document_key, first_run, 0, 'staged', now() + interval '1 hour' FROM raw.document""",
    )
    with transaction(url) as cursor:
        publish(cursor, batch.RUN)


@pytest.fixture
def published(warehouse: Any) -> Any:
    publish_batch(warehouse.loader_url)
    return warehouse


@pytest.fixture(scope="module")
def spoilt(database: Any, judge_batch: Callable[..., Verdicts]) -> Verdicts:
    publish_batch(database.loader_url)
    batch.run_sql(database.owner_url, *(statement for statement, _ in WRONG))
    return judge_batch(database.loader_url, batch.RUN, "published")


def failed(verdicts: Verdicts) -> set[str]:
    return {each.expectation for each in verdicts.results if not each.passed}


def test_a_run_that_was_published_passes(published: Any, judge_batch: Callable[..., Verdicts]) -> None:
    verdicts = judge_batch(published.loader_url, batch.RUN, "published")
    assert failed(verdicts) == set()
    assert verdicts.results[1].evaluated == 2


@pytest.mark.parametrize("expectation", [expectation for _, expectation in WRONG])
def test_published_rows_that_do_not_agree_stop_and_are_named(spoilt: Verdicts, expectation: str) -> None:
    (result,) = (each for each in spoilt.stopped if each.expectation == expectation)
    assert "revision_id = " in (result.observed or "")


def test_what_agrees_passes_beside_what_does_not(spoilt: Verdicts) -> None:
    assert failed(spoilt) == {expectation for _, expectation in WRONG}


def test_a_run_without_its_row_in_the_ledger_fails(
    published: Any, judge_batch: Callable[..., Verdicts]
) -> None:
    batch.run_sql(published.owner_url, "DELETE FROM ops.batch")
    verdicts = judge_batch(published.loader_url, batch.RUN, "published")
    assert failed(verdicts) == {"the run has its row in the ledger"}


def test_a_wording_whose_article_is_gone_fails(published: Any, judge_batch: Callable[..., Verdicts]) -> None:
    batch.run_sql(
        published.owner_url,
        "ALTER TABLE news.article_revision DROP CONSTRAINT article_revision_article_id_fkey",
        f"UPDATE news.article SET article_id = '{batch.key(9)}' WHERE address = '{batch.address(0)}'",
    )
    verdicts = judge_batch(published.loader_url, batch.RUN, "published")
    assert "every wording has its article" in failed(verdicts)


def test_an_item_that_is_not_decided_fails(published: Any, judge_batch: Callable[..., Verdicts]) -> None:
    batch.run_sql(published.owner_url, "UPDATE ops.run_item SET outcome = NULL")
    verdicts = judge_batch(published.loader_url, batch.RUN, "published")
    assert failed(verdicts) == {"every item is decided", "the ledger agrees with the items"}
    assert {each.expectation for each in verdicts.stopped} == failed(verdicts)


def test_an_item_that_was_rejected_for_no_stated_reason_fails(
    published: Any, judge_batch: Callable[..., Verdicts]
) -> None:
    batch.run_sql(
        published.owner_url,
        f"""UPDATE ops.run_item SET outcome = 'rejected', reason = 'empty'
            WHERE document_key = '{batch.key(0)}'""",
        "UPDATE ops.batch SET published = 1, rejected = 1",
    )
    verdicts = judge_batch(published.loader_url, batch.RUN, "published")
    assert failed(verdicts) == {"every rejected item has its rejection"}


def test_a_run_that_nobody_knows_fails(warehouse: Any, judge_batch: Callable[..., Verdicts]) -> None:
    assert failed(judge_batch(warehouse.loader_url, "no such run", "published")) == {"the run is known"}
