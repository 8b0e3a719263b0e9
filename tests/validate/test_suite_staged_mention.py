"""The suite staged_mention: one change of a valid fact, one expectation that fails for its document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import pytest
import staged_batch as batch

from wirehouse import identity
from wirehouse.reasons import Reason
from wirehouse.validate import Verdicts

EMOJI_BODY = "🚢🚢 Ships — “Šáňa” said: 100% of 'em, %(x)s and \\n, left {Olsk} at 5:30.\n\n" + batch.BODY
END = len(batch.BODY)


def entity_id(name: str) -> UUID:
    return identity.entity_id("person", name)


# What is staged for a document, the one expectation that fails, its reason, and words of the evidence.
WRONG: list[tuple[dict[str, Any], str, Reason, str]] = [
    ({"mention": {"start_char": 3, "end_char": 12}}, "the body reads so", Reason.BAD_SPAN, "the body reads"),
    ({"mention": {"surface": "Mara Vent"}}, "the body reads so", Reason.BAD_SPAN, "Mara Venn"),
    ({"mention": {"start_char": 5, "end_char": 5}}, "the body reads so", Reason.BAD_SPAN, "no characters"),
    ({"mention": {"start_char": 9, "end_char": 5}}, "the body reads so", Reason.BAD_SPAN, "no characters"),
    ({"mention": {"start_char": -4, "end_char": 5}}, "the body reads so", Reason.BAD_SPAN, "no characters"),
    (
        {"mention": {"start_char": END + 1, "end_char": END + 10}},
        "the body reads so",
        Reason.BAD_SPAN,
        "reads",
    ),
    ({"quotation": {"text": "It pays"}}, "the body reads so", Reason.BAD_SPAN, "It pays its way"),
    ({"amount": {"surface": "€3 million"}}, "the body reads so", Reason.BAD_SPAN, "€2 million"),
    (
        {"quotation": {"speaker_start_char": 7, "speaker_end_char": None}},
        "the speaker stands in the body",
        Reason.BAD_SPAN,
        "7 to null",
    ),
    (
        {"quotation": {"speaker_start_char": 7, "speaker_end_char": 7}},
        "the speaker stands in the body",
        Reason.BAD_SPAN,
        "7 to 7",
    ),
    (
        {"quotation": {"speaker_start_char": -1}},
        "the speaker stands in the body",
        Reason.BAD_SPAN,
        "-1 to",
    ),
    (
        {"quotation": {"speaker_end_char": END + 1}},
        "the speaker stands in the body",
        Reason.BAD_SPAN,
        str(END + 1),
    ),
    ({"mention": {"kind": "animal"}}, "the kind of a mention is known", Reason.BAD_VALUE, "animal"),
    ({"quotation": {"kind": "loud"}}, "the kind of a quotation is known", Reason.BAD_VALUE, "loud"),
    ({"mention": {"link_method": "guess"}}, "the link's method is known", Reason.BAD_VALUE, "guess"),
    ({"mention": {"link_method": None}}, "a link is whole", Reason.MISSING_VALUE, "no method"),
    ({"mention": {"entity_id": None}}, "a link is whole", Reason.MISSING_VALUE, "provisional"),
    ({"mention": {"link_score": 1.01}}, "the link's score is a share", Reason.BAD_VALUE, "1.01"),
    ({"mention": {"link_score": float("nan")}}, "the link's score is a share", Reason.BAD_VALUE, "nan"),
    (
        {"mention": {"entity_id": batch.key(0)}},
        "the entity is staged",
        Reason.WRONG_IDENTITY,
        str(batch.key(0)),
    ),
    (
        {"quotation": {"speaker_entity_id": batch.key(0)}},
        "the entity is staged",
        Reason.WRONG_IDENTITY,
        "fact = quotation",
    ),
    (
        {"mention": {"entity_id": entity_id("no name")}},
        "the entity has a name",
        Reason.MISSING_VALUE,
        "entity_name",
    ),
    (
        {"mention": {"entity_id": entity_id("odd kind")}},
        "the kind of the entity is known",
        Reason.BAD_VALUE,
        "animal",
    ),
    (
        {"mention": {"entity_id": entity_id("odd status")}},
        "the entity's status is known",
        Reason.BAD_VALUE,
        "rumoured",
    ),
    ({"mention": {"entity_id": entity_id("odd item")}}, "the Wikidata id is one", Reason.BAD_VALUE, "P31"),
    ({"mention": {"entity_id": entity_id("odd code")}}, "the country code is one", Reason.BAD_VALUE, "UKR"),
    ({"amount": {"currency": "€"}}, "the currency is a code", Reason.BAD_VALUE, "currency = €"),
    ({"amount": {"kind": "mood"}}, "the kind of an amount is known", Reason.BAD_VALUE, "mood"),
    ({"amount": {"value": float("nan")}}, "the sum is a number", Reason.BAD_VALUE, "NaN"),
    ({"amount": {"value": float("inf")}}, "the sum is a number", Reason.BAD_VALUE, "Infinity"),
    ({"amount": {"value": 5, "value_to": 4}}, "the sum is a number", Reason.BAD_VALUE, "5 to 4"),
    ({"amount": {"value": None, "value_to": 4}}, "the sum is a number", Reason.BAD_VALUE, "null to 4"),
    (
        {"amount": {"equivalent_of_start_char": 1}},
        "a conversion converts another sum",
        Reason.BAD_VALUE,
        "bad_equivalent = 1",
    ),
    (
        {"amount": {"equivalent_of_start_char": batch.amount()["start_char"]}},
        "a conversion converts another sum",
        Reason.BAD_VALUE,
        "bad_equivalent",
    ),
]

ENTITIES = [
    batch.entity(),
    batch.entity(entity_id=entity_id("no name"), name=" "),
    batch.entity(entity_id=entity_id("odd kind"), kind="animal"),
    batch.entity(entity_id=entity_id("odd status"), status="rumoured"),
    batch.entity(entity_id=entity_id("odd item"), wikidata="P31"),
    batch.entity(entity_id=entity_id("odd code"), iso_code="UKR"),
]

BLANK, OVERLAP, LONG_NAME, LONG_QUOTATION, CYCLE, ORPHAN, EMOJI = range(500, 507)


def spans_of(body: str, *words: str) -> list[dict[str, int]]:
    return [{"start_char": body.index(word), "end_char": body.index(word) + len(word)} for word in words]


def special_articles() -> list[batch.Row]:
    return [
        batch.article(BLANK),
        batch.article(OVERLAP),
        batch.article(LONG_NAME, body="N" * 400),
        batch.article(LONG_QUOTATION, body="q" * 50_001),
        batch.article(CYCLE),
        batch.article(EMOJI, body=EMOJI_BODY),
    ]


def special_mentions() -> list[batch.Row]:
    (council,) = spans_of(batch.BODY, "harbour council voted")
    (voted,) = spans_of(batch.BODY, "council voted")
    (space,) = spans_of(batch.BODY, " ")
    names = ("🚢🚢", "Šáňa", "100% of 'em", "%(x)s", "\\n", "{Olsk}", "5:30")
    return [
        batch.mention(BLANK, surface=" ", **space),
        batch.mention(OVERLAP, surface="harbour council voted", **council),
        batch.mention(OVERLAP, surface="council voted", **voted),
        batch.mention(LONG_NAME, surface="N" * 301, start_char=0, end_char=301),
        batch.mention(ORPHAN),
        *(
            batch.mention(EMOJI, surface=name, **span)
            for name, span in zip(names, spans_of(EMOJI_BODY, *names), strict=True)
        ),
    ]


@pytest.fixture(scope="module")
def verdicts(database: Any, judge_batch: Callable[..., Verdicts]) -> Verdicts:
    changes = [change for change, *_ in WRONG] + [{}] * 60
    numbers = [*range(len(changes)), BLANK, OVERLAP, LONG_NAME, LONG_QUOTATION, CYCLE, EMOJI]

    def changed(table: str, make: Callable[..., batch.Row]) -> Sequence[batch.Row]:
        return [make(number, **change.get(table, {})) for number, change in enumerate(changes)]

    start = batch.conversion()["start_char"]
    batch.stage(
        database.loader_url,
        document=[batch.document(number) for number in numbers],
        article=[batch.article(number) for number in range(len(changes))] + special_articles(),
        entity=ENTITIES,
        mention=[*changed("mention", batch.mention), *special_mentions()],
        quotation=[
            *changed("quotation", batch.quotation),
            batch.quotation(LONG_QUOTATION, text="q" * 50_001, start_char=0, end_char=50_001),
        ],
        amount=[
            *changed("amount", batch.amount),
            batch.amount(CYCLE, equivalent_of_start_char=start),
            batch.conversion(CYCLE),
            *(batch.conversion(number) for number in range(len(WRONG), len(changes))),
        ],
    )
    return judge_batch(database.loader_url, batch.RUN, "staged_mention")


def failures_of(verdicts: Verdicts, number: int) -> list[tuple[str, Reason]]:
    return [
        (failure.expectation, failure.reason)
        for failure in verdicts.failures
        if failure.document_key == batch.key(number)
    ]


@pytest.mark.parametrize("number", range(len(WRONG)), ids=lambda number: f"{number}-{WRONG[number][1]}")
def test_a_wrong_fact_fails_the_expectation_that_names_its_fault(verdicts: Verdicts, number: int) -> None:
    _, expectation, reason, words = WRONG[number]
    assert failures_of(verdicts, number) == [(expectation, reason)]
    (failure,) = (each for each in verdicts.failures if each.document_key == batch.key(number))
    assert words in failure.evidence


@pytest.mark.parametrize(
    ("number", "expectation", "reason"),
    [
        (BLANK, "the wording is there", Reason.MISSING_VALUE),
        (OVERLAP, "no two overlap", Reason.BAD_SPAN),
        (LONG_NAME, "a name is short", Reason.BAD_VALUE),
        (LONG_QUOTATION, "a quotation is not a page", Reason.BAD_VALUE),
        (ORPHAN, "the body reads so", Reason.BAD_SPAN),
    ],
)
def test_a_fact_that_cannot_be_fails(
    verdicts: Verdicts, number: int, expectation: str, reason: Reason
) -> None:
    assert failures_of(verdicts, number) == [(expectation, reason)]


def test_sums_that_convert_each_other_fail_both(verdicts: Verdicts) -> None:
    assert failures_of(verdicts, CYCLE) == [("a conversion converts another sum", Reason.BAD_VALUE)] * 2


def test_spans_count_characters_whatever_the_text(verdicts: Verdicts) -> None:
    assert failures_of(verdicts, EMOJI) == []


def test_valid_facts_pass(verdicts: Verdicts) -> None:
    assert [failures_of(verdicts, len(WRONG) + number) for number in range(60)] == [[]] * 60


def test_every_row_expectation_of_the_suite_was_made_to_fail(verdicts: Verdicts) -> None:
    failed = {failure.expectation for failure in verdicts.failures}
    assert failed == {each.expectation for each in verdicts.results if each.level == "row"}


def test_the_guard_counts_documents_not_facts(verdicts: Verdicts) -> None:
    guard = verdicts.results[-1]
    documents = len(WRONG) + 60 + 7
    assert (guard.expectation, guard.evaluated) == ("most documents pass", documents)
    assert guard.failed == len({failure.document_key for failure in verdicts.failures})
