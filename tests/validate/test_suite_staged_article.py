"""The suite staged_article: one change of a valid article, one expectation that fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
import staged_batch as batch

from wirehouse import identity
from wirehouse.reasons import Reason
from wirehouse.validate import Verdicts

LONG_TEXT = "The council met again. " * 40

# What is changed, the one expectation that fails, its reason, and words of the evidence.
WRONG: list[tuple[dict[str, Any], str, Reason, str]] = [
    ({"sha256": "a" * 64}, "the hash is the raw document's", Reason.WRONG_IDENTITY, "sha256 = aaa"),
    ({"content_hash": "B" * 64}, "the content hash is a SHA-256", Reason.WRONG_IDENTITY, "BBB"),
    ({"address": " "}, "the address is there", Reason.MISSING_VALUE, "address ="),
    ({"address": "x" * 2001}, "the address fits an index", Reason.BAD_VALUE, "2001"),
    ({"headline": None}, "the headline is there", Reason.MISSING_VALUE, "headline = null"),
    ({"headline": "   "}, "the headline has words", Reason.MISSING_VALUE, "white space"),
    ({"headline": "!"}, "the headline's length is sane", Reason.BAD_VALUE, "headline = !"),
    ({"headline": "Ferry " * 100}, "the headline's length is sane", Reason.BAD_VALUE, "Ferry"),
    ({"headline": "Ferry\nstays"}, "the headline is one line", Reason.BAD_VALUE, "Ferry stays"),
    ({"headline": "<b>Ferry</b> stays"}, "the headline holds no markup", Reason.BAD_VALUE, "<b>"),
    ({"body": None}, "the body is there", Reason.MISSING_VALUE, "body = null"),
    ({"body": LONG_TEXT, "word_count": 0}, "the body has words", Reason.MISSING_VALUE, "word_count = 0"),
    ({"body": "Nine words only.", "word_count": 9}, "the body is long enough", Reason.TOO_SHORT, "9 words"),
    (
        {"body": f"{batch.HEADLINE.upper()}!\n\n{batch.BODY}"},
        "the headline does not stand in the body",
        Reason.HEADLINE_IN_BODY,
        "night ferry",
    ),
    (
        {"body": f"{batch.BODY}\n\n{batch.HEADLINE}"},
        "the headline does not stand in the body",
        Reason.HEADLINE_IN_BODY,
        "night ferry",
    ),
    (
        {"body": f"{batch.BODY}\n\nShare on Facebook"},
        "no chrome in the body",
        Reason.CHROME_IN_BODY,
        "Facebook",
    ),
    (
        {"body": f"Back to top ↑\n\n{batch.BODY}"},
        "no chrome in the body",
        Reason.CHROME_IN_BODY,
        "Back to top",
    ),
    ({"body": f"ADVERTISEMENT\n\n{batch.BODY}"}, "no chrome in the body", Reason.CHROME_IN_BODY, "ADVERT"),
    ({"body": f"{batch.BODY}\n\nЧитайте також:"}, "no chrome in the body", Reason.CHROME_IN_BODY, "Читайте"),
    ({"body": f"{batch.BODY}\n\nСподели"}, "no chrome in the body", Reason.CHROME_IN_BODY, "Сподели"),
    ({"body": f"{batch.BODY}\n\n→ Nach oben"}, "no chrome in the body", Reason.CHROME_IN_BODY, "Nach oben"),
    ({"body": f"{batch.BODY}\n\nS'abonner"}, "no chrome in the body", Reason.CHROME_IN_BODY, "S'abonner"),
    (
        {"body": f"{batch.BODY} window.dataLayer = window.dataLayer || [];"},
        "no scripts in the body",
        Reason.CHROME_IN_BODY,
        "window.dataLayer",
    ),
    ({"body": f"{batch.BODY}\x08"}, "no control characters in the body", Reason.BAD_VALUE, "control"),
    ({"kind": "page"}, "the kind is known", Reason.BAD_VALUE, "kind = page"),
    ({"language": "English"}, "the language is a code", Reason.BAD_VALUE, "English"),
    ({"canonical_url": "javascript:alert(1)"}, "the canonical URL is one", Reason.BAD_VALUE, "javascript"),
    ({"published_basis": None}, "a date says what it was read from", Reason.DATE_WITHOUT_BASIS, "no basis"),
    (
        {"published_precision": None},
        "a date says what it was read from",
        Reason.DATE_WITHOUT_BASIS,
        "no precision",
    ),
    (
        {"published_confidence": None},
        "a date says what it was read from",
        Reason.DATE_WITHOUT_BASIS,
        "no confidence",
    ),
    ({"published_value": None}, "a date says what it was read from", Reason.DATE_WITHOUT_BASIS, "no value"),
    ({"published_precision": "week"}, "the precision is known", Reason.BAD_VALUE, "week"),
    ({"published_basis": "guess"}, "the basis is known", Reason.BAD_VALUE, "guess"),
    ({"published_confidence": 1.5}, "the confidence is a share", Reason.BAD_VALUE, "1.5"),
    ({"published_confidence": float("nan")}, "the confidence is a share", Reason.BAD_VALUE, "nan"),
    (
        {"published_on": date(2026, 11, 18)},
        "the date agrees with its precision",
        Reason.BAD_VALUE,
        "2026-11-19 to the day on 2026-11-18",
    ),
    (
        {"published_value": "2026-11-19T10:00"},
        "the date agrees with its precision",
        Reason.BAD_VALUE,
        "to the day",
    ),
    (
        {"published_at": datetime(2026, 11, 19, tzinfo=UTC)},
        "the date agrees with its precision",
        Reason.BAD_VALUE,
        "to the day",
    ),
    (
        {"published_value": "2026-11-22", "published_on": date(2026, 11, 22)},
        "not published in the future",
        Reason.PUBLISHED_IN_FUTURE,
        "2026-11-22, captured 2026-11-20",
    ),
    (
        {"published_value": "2031", "published_precision": "year", "published_on": None},
        "not published in the future",
        Reason.PUBLISHED_IN_FUTURE,
        "2031",
    ),
    (
        {"published_value": "1712-03-01", "published_on": date(1712, 3, 1)},
        "not published too early",
        Reason.PUBLISHED_TOO_EARLY,
        "1712",
    ),
    ({"modified_value": "yesterday"}, "the modification date is one", Reason.BAD_VALUE, "yesterday"),
    ({"saved_value": "20 Nov"}, "the page's clock is a date", Reason.BAD_VALUE, "20 Nov"),
    ({"authors": ["Ines Okafor", "@ines"]}, "the authors are people", Reason.BAD_AUTHOR, "@ines"),
    ({"authors": ["19 November"]}, "the authors are people", Reason.BAD_AUTHOR, "19 November"),
    ({"authors": ["https://post.example"]}, "the authors are people", Reason.BAD_AUTHOR, "https"),
    ({"authors": ["harbourpost.com"]}, "the authors are people", Reason.BAD_AUTHOR, "harbourpost"),
    ({"authors": ["Ines Okafor, Editor"]}, "the authors are people", Reason.BAD_AUTHOR, "Editor"),
    ({"authors": ["Кореспондентка Ольга"]}, "the authors are people", Reason.BAD_AUTHOR, "Ольга"),
    ({"authors": [" "]}, "the authors are people", Reason.BAD_AUTHOR, "bad_author"),
]

RIGHT: list[dict[str, Any]] = [
    {"headline": 'It\'s "100%" %s %(x)s :run {batch} \\ $$ 🚢 -- done; DROP TABLE'},
    {
        "headline": "渡輪",
        "language": "zh-Hant",
        "body": "港口議會週四投票決定保留夜間渡輪，直到明年春天為止。",
        "word_count": 1,
    },
    {"headline": "30 years of <br> tags", "body": f"<div>{batch.BODY}</div><span>It ends.</span>"},
    {"headline": "<3", "standfirst": "<script>alert(1)</script>"},
    {
        "headline": "渡轮",
        "language": "zh-Hant",
        "body": "港口議會週四投票決定保留夜間渡輪。" * 8,
        "word_count": 1,
    },
    {"body": "Only the first words of it.", "word_count": 6, "is_partial": True},
    {"body": "12:40 The ferry has left.", "word_count": 5, "kind": "live_blog"},
    {"body": f"{batch.BODY}\n\nMany now share on Facebook what they pay."},
    {"body": f"The tag <div> ends a line.\n\n{batch.BODY}\n\tAnd a tab."},
    {"body": f"Harbour council\n\n{batch.BODY}"},
    {"authors": ["María-José O'Neill", "Editha Reporterov", "陳大文", "Đorđe Đ. Đorđević"]},
    {"authors": []},
    {
        "published_value": None,
        "published_on": None,
        "published_precision": None,
        "published_basis": None,
        "published_confidence": None,
    },
    {"published_value": "2026-11", "published_precision": "month", "published_on": None},
    {
        "published_value": "2026-11-20T23:10:05+02:00",
        "published_precision": "second",
        "published_on": date(2026, 11, 20),
        "published_at": datetime(2026, 11, 20, 21, 10, 5, tzinfo=UTC),
    },
    {"published_value": "1851-09-18", "published_on": date(1851, 9, 18)},
    {"canonical_url": "https://post.example/a?b=%20c", "modified_value": "2026-11-19T10:00Z"},
]


@pytest.fixture(scope="module")
def verdicts(database: Any, judge_batch: Callable[..., Verdicts]) -> Verdicts:
    changes = [change for change, *_ in WRONG] + RIGHT + [{}] * 60
    pairs = [
        batch.article(500, article_id=identity.article_id("shared")),
        batch.article(501, article_id=identity.article_id("shared")),
        batch.article(502, address="shared.txt"),
        batch.article(503, address="shared.txt"),
        batch.article(504, revision_id=batch.key(504)),
        batch.article(505, revision_id=batch.key(504)),
        batch.article(506, article_id=identity.article_id("one"), address="one", content_hash="c" * 64),
        batch.article(507, article_id=identity.article_id("one"), address="one", content_hash="c" * 64),
    ]
    numbers = [*range(len(changes)), *range(500, 508)]
    batch.stage(
        database.loader_url,
        document=[batch.document(number) for number in numbers],
        article=[batch.article(number, **change) for number, change in enumerate(changes)] + pairs,
        mention=[],
        quotation=[],
        amount=[],
    )
    return judge_batch(database.loader_url, batch.RUN, "staged_article")


def failures_of(verdicts: Verdicts, number: int) -> set[tuple[str, Reason]]:
    return {
        (failure.expectation, failure.reason)
        for failure in verdicts.failures
        if failure.document_key == batch.key(number)
    }


@pytest.mark.parametrize("number", range(len(WRONG)), ids=lambda number: f"{number}-{WRONG[number][1]}")
def test_a_wrong_article_fails_the_expectation_that_names_its_fault(verdicts: Verdicts, number: int) -> None:
    _, expectation, reason, words = WRONG[number]
    assert failures_of(verdicts, number) == {(expectation, reason)}
    (failure,) = (each for each in verdicts.failures if each.document_key == batch.key(number))
    assert words in failure.evidence
    assert len(failure.evidence) < 700


@pytest.mark.parametrize("number", range(len(RIGHT)))
def test_an_odd_article_that_is_right_passes(verdicts: Verdicts, number: int) -> None:
    assert failures_of(verdicts, len(WRONG) + number) == set()


@pytest.mark.parametrize("number", [500, 501, 502, 503])
def test_an_address_with_two_article_ids_or_an_id_with_two_addresses_fails(
    verdicts: Verdicts, number: int
) -> None:
    assert failures_of(verdicts, number) == {("one article an address", Reason.WRONG_IDENTITY)}


@pytest.mark.parametrize("number", [504, 505, 506, 507])
def test_a_wording_with_two_revision_ids_or_an_id_with_two_wordings_fails(
    verdicts: Verdicts, number: int
) -> None:
    assert failures_of(verdicts, number) == {("one revision a wording", Reason.WRONG_IDENTITY)}


def test_every_row_expectation_of_the_suite_was_made_to_fail(verdicts: Verdicts) -> None:
    failed = {failure.expectation for failure in verdicts.failures}
    assert failed == {each.expectation for each in verdicts.results if each.level == "row"}


def test_a_failing_row_is_counted_by_its_expectation(verdicts: Verdicts) -> None:
    (result,) = (each for each in verdicts.results if each.expectation == "the authors are people")
    wrong = [each for each in WRONG if each[1] == "the authors are people"]
    assert (result.passed, result.failed) == (False, len(wrong))
    assert result.evaluated == len(WRONG) + len(RIGHT) + 60 + 8


def test_an_article_that_clashes_with_a_published_one_fails(
    warehouse: Any, judge_batch: Callable[..., Verdicts]
) -> None:
    batch.stage(
        warehouse.loader_url,
        article=[
            batch.article(0, article_id=identity.article_id("another")),
            batch.article(1, revision_id=batch.key(1)),
        ],
        mention=[],
        quotation=[],
        amount=[],
    )
    known = batch.article(0)["article_id"], batch.article(1)["article_id"]
    batch.run_sql(
        warehouse.loader_url,
        "INSERT INTO news.source (source_id) VALUES ('harbour-post')",
        f"""INSERT INTO news.article (article_id, source_id, address, first_seen_at, last_seen_at) VALUES
            ('{known[0]}', 'harbour-post', '{batch.address(0)}', now(), now()),
            ('{known[1]}', 'harbour-post', '{batch.address(1)}', now(), now())""",
        f"""INSERT INTO news.article_revision (revision_id, article_id, revision_number, cause, content_hash,
            kind, headline, authors, body, word_count, keywords, is_partial, document_key, run_id,
            clean_versions, enrich_versions, last_seen_at)
            SELECT '{batch.key(9)}', article_id, 1, 'first', content_hash, kind, headline, authors, body,
            word_count, keywords, is_partial, document_key, run_id, '', '', now()
            FROM stage.article WHERE document_key = '{batch.key(1)}'""",
    )
    verdicts = judge_batch(warehouse.loader_url, batch.RUN, "staged_article")
    assert failures_of(verdicts, 0) == {("one article an address", Reason.WRONG_IDENTITY)}
    assert failures_of(verdicts, 1) == {("one revision a wording", Reason.WRONG_IDENTITY)}


def test_a_batch_of_which_most_articles_fail_is_stopped(
    warehouse: Any, judge_batch: Callable[..., Verdicts]
) -> None:
    batch.stage(
        warehouse.loader_url,
        document=[batch.document(number) for number in range(20)],
        article=[
            batch.article(number, headline=None if number < 11 else batch.HEADLINE) for number in range(20)
        ],
        mention=[],
        quotation=[],
        amount=[],
    )
    (stopped,) = judge_batch(warehouse.loader_url, batch.RUN, "staged_article").stopped
    assert (stopped.expectation, stopped.observed) == ("most articles pass", "11 of 20 documents fail")


def test_a_column_that_publish_does_not_know_stops_the_batch(
    warehouse: Any, judge_batch: Callable[..., Verdicts]
) -> None:
    batch.stage(warehouse.loader_url)
    batch.run_sql(warehouse.owner_url, "ALTER TABLE stage.article ADD COLUMN mood text")
    (stopped,) = judge_batch(warehouse.loader_url, batch.RUN, "staged_article").stopped
    assert stopped.expectation == "the columns are those that publish knows"
    assert "mood" in (stopped.observed or "")


def test_a_document_that_is_staged_twice_stops_the_batch(
    warehouse: Any, judge_batch: Callable[..., Verdicts]
) -> None:
    batch.run_sql(warehouse.owner_url, "ALTER TABLE stage.article DROP CONSTRAINT article_pkey")
    batch.stage(warehouse.loader_url, article=[batch.article(0), batch.article(0)], mention=[], quotation=[])
    (stopped,) = judge_batch(warehouse.loader_url, batch.RUN, "staged_article").stopped
    assert stopped.expectation == "one row a document"


def test_shares_that_fall_warn_and_stop_nothing(warehouse: Any, judge_batch: Callable[..., Verdicts]) -> None:
    undated = {f"published_{part}": None for part in ("on", "value", "precision", "basis", "confidence")}
    body = f"<div>{batch.BODY}</div><span>It ends.</span>"
    poor = {"authors": [], "language": None, "is_partial": True, "keywords": [""], "body": body} | undated
    batch.stage(
        warehouse.loader_url,
        article=[batch.article(0, **poor), batch.article(1, **poor)],
        mention=[],
        quotation=[],
        amount=[],
    )
    verdicts = judge_batch(warehouse.loader_url, batch.RUN, "staged_article")
    warnings = {each.expectation for each in verdicts.results if not each.passed and each.level == "warning"}
    assert warnings == {
        "share with a date",
        "share with an author",
        "share with a language",
        "share of whole articles",
        "share without markup",
        "the keywords are words",
    }
    assert (verdicts.stopped, verdicts.failures) == ((), ())


def test_a_batch_with_nothing_in_it_passes(warehouse: Any, judge_batch: Callable[..., Verdicts]) -> None:
    verdicts = judge_batch(
        warehouse.loader_url,
        batch.RUN,
        "raw_document",
        "staged_article",
        "staged_mention",
        "staged_quotation",
    )
    assert [each for each in verdicts.results if not each.passed] == []
    assert verdicts.failures == ()
