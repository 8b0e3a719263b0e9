"""The facts of an article as rows of the staging tables."""

from __future__ import annotations

import uuid
from datetime import date

from wirehouse import identity
from wirehouse.pipeline import staged_facts
from wirehouse.records import (
    Amount,
    AmountKind,
    DateMention,
    DatePrecision,
    Enrichment,
    Entity,
    EntityKind,
    EntityStatus,
    Mention,
    Place,
    Quotation,
    QuotationKind,
)

KEY = uuid.UUID(int=1)


def laid_out(enrichment: Enrichment) -> staged_facts.StagedFacts:
    return staged_facts.lay_out("run", KEY, enrichment, versions="clean-1; enrich-1")


def rows(enrichment: Enrichment) -> dict[str, list[tuple[object, ...]]]:
    return laid_out(enrichment).rows


def registered(name: str) -> Entity:
    return Entity(
        identity.registry_entity_id(name),
        name,
        EntityKind.PLACE,
        EntityStatus.REGISTRY,
        country="NO",
        latitude=59.9,
        longitude=10.7,
        geonames=3143244,
    )


def test_a_conversion_names_the_start_of_the_sum_that_it_converts():
    amounts = (Amount(0, 2, "€5", "EUR", 5.0), Amount(4, 6, "$6", "USD", 6.0, equivalent_of=0))
    converted = rows(Enrichment(amounts=amounts))["amount"]
    assert [row[-1] for row in converted] == [None, 0]


def test_a_count_and_a_date_keep_what_they_say():
    count = Amount(0, 9, "12 people", None, 12.0, kind=AmountKind.CASUALTIES, unit="person", fate="killed")
    day = DateMention(
        14, 20, "Monday", DatePrecision.DAY, date(2026, 5, 11), date(2026, 5, 11), relative=True
    )
    staged_rows = rows(Enrichment(amounts=(count,), dates=(day,)))
    assert staged_rows["amount"][0][-4:-1] == (AmountKind.CASUALTIES, "person", "killed")
    assert [row[2:] for row in staged_rows["date_mention"]] == [
        (14, 20, "Monday", DatePrecision.DAY, date(2026, 5, 11), date(2026, 5, 11), True)
    ]


def test_every_table_has_rows_of_the_width_of_its_columns():
    oslo = registered("Oslo")
    enrichment = Enrichment(
        mentions=(Mention(0, 5, "Ferry", EntityKind.PRODUCT, candidates=(oslo,)),),
        quotations=(Quotation(6, 9, "yes", QuotationKind.DIRECT, oslo, 10, 14, "said"),),
        amounts=(Amount(20, 22, "€5", "EUR", 5.0),),
        places=(Place(30, 34, "Oslo", "Oslo", 59.9, 10.7, "NO", 3143244),),
        dates=(DateMention(40, 46, "Monday", DatePrecision.DAY),),
    )
    for table, its_rows in rows(enrichment).items():
        assert {len(row) for row in its_rows} == {len(staged_facts.COLUMNS[table].split())}
    assert len(staged_facts.entity_row("run", oslo)) == len(staged_facts.ENTITY_COLUMNS)


def test_candidates_are_ranked_from_one_and_named_once():
    oslo, bergen = registered("Oslo"), registered("Bergen")
    mention = Mention(0, 5, "Ferry", EntityKind.PLACE, candidates=(oslo, bergen, oslo))
    facts = laid_out(Enrichment(mentions=(mention,)))
    assert [row[2:] for row in facts.rows["mention_candidate"]] == [(0, 5, 1, oslo.id), (0, 5, 2, bergen.id)]
    assert set(facts.entities) == {oslo, bergen}


def test_a_place_keeps_where_it_is():
    place = Place(30, 34, "Oslo", "Oslo", 59.9, 10.7, "NO", 3143244)
    assert [row[2:] for row in rows(Enrichment(places=(place,)))["place_mention"]] == [
        (30, 34, "Oslo", "Oslo", 59.9, 10.7, "NO", 3143244)
    ]


def test_of_two_mentions_at_one_place_the_second_is_refused_and_the_first_staged():
    first = Mention(0, 5, "Ferry", EntityKind.PRODUCT, candidates=(registered("Oslo"),))
    second = Mention(0, 5, "Ferry", EntityKind.PLACE, candidates=(registered("Bergen"),))
    facts = laid_out(Enrichment(mentions=(first, second)))
    assert [row[5] for row in facts.rows["mention"]] == [EntityKind.PRODUCT]
    assert [row[-1] for row in facts.rows["mention_candidate"]] == [registered("Oslo").id]
    (refused,) = facts.refused
    assert (refused.fact, refused.start, refused.end, refused.reason) == ("mention", 0, 5, "bad_span")
    assert "Ferry" in refused.evidence
    assert refused.versions == "clean-1; enrich-1"


def test_different_kinds_of_facts_may_share_a_span():
    enrichment = Enrichment(
        mentions=(Mention(0, 4, "Oslo", EntityKind.PLACE),), places=(Place(0, 4, "Oslo", "Oslo", 59.9, 10.7),)
    )
    assert laid_out(enrichment).refused == ()
