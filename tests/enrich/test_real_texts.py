"""What a person found in five real texts is what we find."""

from __future__ import annotations

from typing import Any

from wirehouse.records import AmountKind, Article, Enrichment, Quotation, QuotationKind

Real = tuple[Article, dict[str, Any], Enrichment]

# Forms of one name of which the text holds the other, and a description that names nobody.
NOT_NAMES = {"Donbus region", "Ukrainian contact groups"}


def in_body(gold: dict[str, Any]) -> list[dict[str, Any]]:
    groups = (gold["people"], gold["organisations"], gold["places"])
    return [entity for group in groups for entity in group if entity["where"] == "body"]


def between_marks(enrichment: Enrichment) -> list[Quotation]:
    """The quotations that a person marked: reported speech without quotation marks was left out."""
    return [one for one in enrichment.quotations if one.kind is not QuotationKind.INDIRECT]


def test_every_name_is_found(real: Real) -> None:
    _, gold, enrichment = real
    found = {mention.surface for mention in enrichment.mentions}
    expected = {surface for entity in in_body(gold) for surface in entity["surfaces"]} - NOT_NAMES
    assert expected - found == set()


def test_every_name_is_linked_to_its_entity_and_none_to_another(real: Real) -> None:
    _, gold, enrichment = real
    right = {
        surface: {entity["qid"], *entity.get("qid_also", ())}
        for entity in in_body(gold)
        for surface in entity["surfaces"]
    }
    wrong = [
        (mention.surface, mention.entity.wikidata)
        for mention in enrichment.mentions
        if mention.entity
        and mention.surface in right
        and mention.entity.wikidata not in right[mention.surface]
    ]
    assert wrong == []


def test_every_quotation_has_its_exact_span_and_kind_and_there_are_no_others(real: Real) -> None:
    _, gold, enrichment = real
    found = [(quotation.text, quotation.kind.value) for quotation in between_marks(enrichment)]
    expected = [
        (quote["first5"], quote["last5"], quote["kind"], quote["end"] - quote["start"])
        for quote in gold["quotes"]
    ]
    assert len(found) == len(expected)
    for (text, kind), (first, last, gold_kind, length) in zip(found, expected, strict=True):
        assert text.startswith(first)
        assert text.endswith(last)
        assert (kind, len(text)) == (gold_kind, length)


def test_every_quotation_has_its_speaker(real: Real) -> None:
    _, gold, enrichment = real
    found = [quotation.speaker.name if quotation.speaker else None for quotation in between_marks(enrichment)]
    assert found == [quote["speaker"] for quote in gold["quotes"]]


def test_every_sum_of_money_is_found(real: Real) -> None:
    _, gold, enrichment = real
    found = [
        (amount.surface, amount.currency, amount.value)
        for amount in enrichment.amounts
        if amount.kind is AmountKind.MONEY and amount.value is not None
    ]
    expected = [
        (money["text"], money["currency"], money["value"])
        for money in gold["money"]
        if money.get("where") == "body"
    ]
    assert found == expected


def test_a_sum_that_converts_another_points_to_it(real: Real) -> None:
    _, gold, enrichment = real
    sums = [money for money in gold["money"] if money.get("where") == "body"]
    conversions = [place for place, money in enumerate(sums) if "conversion" in money.get("note", "")]
    found = [amount for amount in enrichment.amounts if amount.kind is AmountKind.MONEY]
    assert [place for place, amount in enumerate(found) if amount.equivalent_of is not None] == conversions


def test_a_garbled_name_in_the_holders_role_is_linked_with_a_flag(real: Real) -> None:
    _, gold, enrichment = real
    variants = {mention.surface: mention for mention in enrichment.mentions if mention.method == "variant"}
    odd = {
        surface
        for person in gold["people"]
        if person["where"] == "body" and person["qid"]
        for surface in person["surfaces"]
        if " " in surface and surface != person["canonical"]
    }
    assert set(variants) == odd
    assert all(mention.flag == "name_variant" for mention in variants.values())
