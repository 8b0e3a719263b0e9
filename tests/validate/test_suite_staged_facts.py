"""The suites of facts, through the gate and the publish: a fact that cannot be is left out, and recorded,
and its article is published with all its other facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
import staged_batch as batch
from wrong_facts import ENTITIES, WRONG, Wrong

from newsroom import forget_settings
from wirehouse import pipeline
from wirehouse.database import transaction
from wirehouse.validate import SUITES, suite

EMOJI_BODY = "🚢🚢 Ships — “Šáňa” said: 100% of 'em, %(x)s and \\n, left {Olsk} at 5:30.\n\n" + batch.BODY
NAMES = ("🚢🚢", "Šáňa", "100% of 'em", "%(x)s", "\\n", "{Olsk}", "5:30")
TABLES = {
    "mention": batch.mention,
    "mention_candidate": batch.candidate,
    "quotation": batch.quotation,
    "amount": batch.amount,
    "date_mention": batch.date_mention,
    "place_mention": batch.place_mention,
}
FACTS = [table for table in TABLES if table != "mention_candidate"]
SOUND = range(len(WRONG), len(WRONG) + len(WRONG) + 20)
OVERLAP, CYCLE, CONVERTED, EMOJI = range(SOUND.stop, SOUND.stop + 4)
NUMBERS = range(EMOJI + 1)


def span_of(words: str, body: str = batch.BODY) -> batch.Row:
    return {"start_char": body.index(words), "end_char": body.index(words) + len(words), "surface": words}


def articles() -> list[batch.Row]:
    changed = {number: wrong.article for number, wrong in enumerate(WRONG)} | {EMOJI: {"body": EMOJI_BODY}}
    rows = [batch.article(number, **changed.get(number, {})) for number in NUMBERS]
    return [{**row, "word_count": len(row["body"].split())} for row in rows]


def facts(table: str) -> Sequence[batch.Row]:
    """The rows of a table: one a document, changed where it is to be wrong."""
    make = TABLES[table]
    rows = []
    for number, wrong in enumerate(WRONG):
        changes = wrong.changes if table == (wrong.of or wrong.fact) else {}
        if "body" not in wrong.article or table == wrong.fact:
            rows.append(make(number, **changes))
    rows += [make(number) for number in SOUND]
    return rows + SPECIAL.get(table, [])


SPECIAL: dict[str, list[batch.Row]] = {
    "mention": [
        batch.mention(OVERLAP, **span_of("harbour council voted")),
        batch.mention(OVERLAP, **span_of("council voted")),
        *(batch.mention(EMOJI, **span_of(name, EMOJI_BODY)) for name in NAMES),
    ],
    "amount": [
        batch.amount(OVERLAP),
        batch.amount(OVERLAP, **span_of("2 million")),
        batch.amount(CYCLE, equivalent_of_start_char=batch.conversion()["start_char"]),
        batch.conversion(CYCLE),
        batch.amount(CONVERTED, kind="percentage"),
        batch.conversion(CONVERTED),
    ],
    "date_mention": [batch.date_mention(OVERLAP), batch.date_mention(OVERLAP, **span_of("day"))],
}


def candidates() -> list[batch.Row]:
    """Candidates of the mentions that stand where `batch.mention` has them."""
    moved = {n for n, wrong in enumerate(WRONG) if "start_char" in wrong.changes and wrong.fact == "mention"}
    moved |= {n for n, wrong in enumerate(WRONG) if "body" in wrong.article}
    keys = {batch.key(number) for number in moved}
    return [row for row in facts("mention_candidate") if row["document_key"] not in keys]


@pytest.fixture(scope="module")
def judged(database: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Ask the warehouse in which the batch was judged and published."""
    batch.stage(
        database.loader_url,
        document=[batch.document(number) for number in NUMBERS],
        article=articles(),
        entity=ENTITIES,
        **{table: facts(table) for table in FACTS},
        mention_candidate=candidates(),
    )
    batch.claim(database.loader_url)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WIREHOUSE_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("WIREHOUSE_SOURCES_FOLDER", str(tmp_path_factory.mktemp("sources")))
        forget_settings()
        report = pipeline.validate_batch(database.loader_url, batch.RUN)
        balance = pipeline.publish_batch(database.loader_url, batch.RUN)
        verified = pipeline.verify_published(database.loader_url, batch.RUN)
    forget_settings()

    def ask(sql: str, *values: object) -> list[Any]:
        with transaction(database.loader_url) as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall()

    ask.report, ask.balance, ask.verified = report, balance, verified  # type: ignore[attr-defined]
    yield ask


def refused(judged: Any, number: int) -> list[tuple[str, str, str]]:
    return judged(
        "SELECT fact, expectation, reason FROM ops.fact_rejection WHERE document_key = %s ORDER BY 1, 2",
        batch.key(number),
    )


def published(judged: Any, number: int) -> dict[str, int]:
    """How many facts of each kind a document's wording has; raises where it was not published."""
    ((revision,),) = judged(
        "SELECT revision_id FROM ops.verdict WHERE document_key = %s AND outcome = 'published'",
        batch.key(number),
    )
    return {
        table: judged(f"SELECT count(*) FROM news.{table} WHERE revision_id = %s", revision)[0][0]
        for table in FACTS
    }


def expected(wrong: Wrong) -> dict[str, int]:
    left = dict.fromkeys(FACTS, 0 if "body" in wrong.article else 1)
    return left | {wrong.fact: 0}


@pytest.mark.parametrize(
    "number", range(len(WRONG)), ids=lambda n: f"{n}-{WRONG[n].fact}-{WRONG[n].expectation}"
)
def test_a_wrong_fact_is_left_out_for_its_fault_and_its_article_is_published(
    judged: Any, number: int
) -> None:
    wrong = WRONG[number]
    assert refused(judged, number) == [(wrong.fact, f"staged_{wrong.fact}.{wrong.expectation}", wrong.reason)]
    ((evidence,),) = judged(
        "SELECT evidence FROM ops.fact_rejection WHERE document_key = %s", batch.key(number)
    )
    assert wrong.words in evidence
    assert published(judged, number) == expected(wrong)


@pytest.mark.parametrize("fact", FACTS)
def test_every_expectation_of_a_suite_of_facts_was_made_to_fail(judged: Any, fact: str) -> None:
    name = f"staged_{fact}"
    stated = {each.name for each in suite.find(SUITES, name).expectations}
    failed = judged(
        "SELECT expectation FROM ops.check_result WHERE suite = %s AND NOT passed AND level = 'fact'", name
    )
    assert {expectation for (expectation,) in failed} == stated


def test_of_two_facts_that_overlap_the_first_stays(judged: Any) -> None:
    assert refused(judged, OVERLAP) == [
        (fact, f"staged_{fact}.no two overlap", "bad_span") for fact in ("amount", "date_mention", "mention")
    ]
    left = published(judged, OVERLAP)
    assert (left["mention"], left["amount"], left["date_mention"]) == (1, 1, 1)


def test_sums_that_convert_each_other_are_both_left_out(judged: Any) -> None:
    reason = ("amount", "staged_amount.a conversion converts another sum", "bad_value")
    assert refused(judged, CYCLE) == [reason, reason]


def test_a_conversion_whose_original_is_left_out_is_counted_itself(judged: Any) -> None:
    assert published(judged, CONVERTED)["amount"] == 1
    ((original,),) = judged(
        "SELECT a.equivalent_of_start_char FROM news.amount AS a INNER JOIN ops.verdict AS v USING (revision_id) "
        "WHERE v.document_key = %s",
        batch.key(CONVERTED),
    )
    assert original is None


def test_spans_count_characters_whatever_the_text(judged: Any) -> None:
    assert refused(judged, EMOJI) == []
    assert published(judged, EMOJI)["mention"] == len(NAMES)


def test_sound_facts_are_published_with_all_that_belongs_to_them(judged: Any) -> None:
    assert [refused(judged, number) for number in SOUND] == [[] for _ in SOUND]
    assert {tuple(published(judged, number).values()) for number in SOUND} == {(1,) * len(FACTS)}
    assert judged("SELECT count(*) FROM news.mention_candidate")[0][0] >= len(SOUND)


def test_the_runs_balance_counts_documents_and_the_facts_stand_apart(judged: Any) -> None:
    balance = judged.balance
    assert (balance.collected, balance.published, balance.rejected) == (len(NUMBERS), len(NUMBERS), 0)
    ((facts_left_out,),) = judged(
        "SELECT count(*) FROM (SELECT DISTINCT document_key, fact, start_char, end_char FROM ops.fact_rejection)"
    )
    assert balance.rejected_facts == facts_left_out == len(WRONG) + 6
    assert judged.report.rejected_facts == facts_left_out
    assert judged("SELECT rejected_facts FROM ops.batch") == [(facts_left_out,)]


def test_the_published_tables_hold_afterwards(judged: Any) -> None:
    assert judged.verified.stopped == ()


def test_the_guards_count_documents_not_facts(judged: Any) -> None:
    guards = judged(
        "SELECT evaluated, passed FROM ops.check_result WHERE expectation = 'most documents pass' "
        "AND suite = 'staged_mention'"
    )
    assert guards == [(len({row["document_key"] for row in facts("mention")}), True)]
