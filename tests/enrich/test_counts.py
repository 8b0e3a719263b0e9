"""What numbers count, and what has become of those."""

from __future__ import annotations

import pytest

from wirehouse.enrich.amounts import find_amounts
from wirehouse.enrich.counts import count_after
from wirehouse.enrich.registry import Registry
from wirehouse.records import AmountKind


@pytest.mark.parametrize(
    ("text", "surface", "unit", "fate"),
    [
        ("At least 12 people were killed.", "12 people", "person", "killed"),
        ("It left 30 wounded.", "30 wounded", "person", "injured"),
        ("A blast killed 1,200, officials said.", "1,200", "person", "killed"),
        ("The death toll has risen to 45.", "45", "person", "killed"),
        ("Police arrested 45 protesters.", "45 protesters", "protester", "arrested"),
        ("Dozens of soldiers have been captured.", "Dozens of soldiers", "soldier", "captured"),
        ("One person died.", "One person", "person", "killed"),
        ("The 29 people on board the bus were hurt.", "29 people", "person", "injured"),
    ],
)
def test_casualties_have_their_fate(
    registry: Registry, text: str, surface: str, unit: str, fate: str
) -> None:
    (amount,) = find_amounts(text, registry)
    assert (amount.surface, amount.kind, amount.unit, amount.fate) == (
        surface,
        AmountKind.CASUALTIES,
        unit,
        fate,
    )


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("About 20,000 demonstrators marched.", "demonstrator", 20000),
        ("It lost 200 Leopard tanks.", "tank", 200),
        ("Two hundred and fifty jobs will go.", "job", 250),
        ("5m people watched.", "person", 5e6),
        ("Thousands of refugees crossed.", "refugee", None),
    ],
)
def test_a_count_has_a_noun_and_no_fate(
    registry: Registry, text: str, unit: str, value: float | None
) -> None:
    (amount,) = find_amounts(text, registry)
    assert (amount.kind, amount.unit, amount.value, amount.fate) == (AmountKind.COUNT, unit, value, None)


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 people moved.",
        "One man said so.",
        "He was killed in 2019 in Paris.",
        "They killed 12 years ago.",
        "It has 200 rocket launchers.",
        "Killing 12 police said so.",
        "A 300-bed hospital opened.",
        "The Fortune 500 companies paid.",
        "After the Sept. 11 attacks it closed.",
        "One of every nine voters stayed.",
        "The two largest teachers unions met.",
    ],
)
def test_years_and_parts_of_other_things_count_nothing(registry: Registry, text: str) -> None:
    assert find_amounts(text, registry) == ()


@pytest.mark.parametrize(
    ("language", "text", "kind", "unit"),
    [
        ("de", "12 Tote", AmountKind.CASUALTIES, "person"),
        ("de", "20.000 Menschen", AmountKind.COUNT, "person"),
        ("fr", "30 blessés", AmountKind.CASUALTIES, "person"),
        ("es", "12.000 personas", AmountKind.COUNT, "person"),
        ("ru", "5 тыс. мирных жителей", AmountKind.COUNT, "civilian"),
        ("uk", "30 поранених", AmountKind.CASUALTIES, "person"),
    ],
)
def test_other_languages_count_people_too(
    registry: Registry, language: str, text: str, kind: AmountKind, unit: str
) -> None:
    (amount,) = find_amounts(text, registry, language)
    assert (amount.surface, amount.kind, amount.unit) == (text, kind, unit)


def test_a_number_without_a_noun_counts_nothing() -> None:
    assert count_after("12 of them", 0, 2, "en") is None
