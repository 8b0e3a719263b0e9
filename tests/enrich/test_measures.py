"""Percentages and quantities with their units."""

from __future__ import annotations

import pytest

from wirehouse.enrich.amounts import find_amounts
from wirehouse.enrich.measures import measure_after
from wirehouse.enrich.registry import Registry
from wirehouse.records import AmountKind


@pytest.mark.parametrize(
    ("text", "surface", "value", "value_to", "unit"),
    [
        ("rose 3.2%", "3.2%", 3.2, None, "percent"),
        ("pays 3.125 percent", "3.125 percent", 3.125, None, "percent"),
        ("10 to 15 per cent of it", "10 to 15 per cent", 10, 15, "percent"),
        ("up 10 percentage points", "10 percentage points", 10, None, "percentage point"),
        ("marched 5 km", "5 km", 5, None, "kilometre"),
        ("500 tonnes of grain", "500 tonnes", 500, None, "tonne"),
        ("a 300MW plant", "300MW", 300, None, "megawatt"),
        ("a 5m-high wall", "5m", 5, None, "metre"),
        ("fell to -5 degrees Celsius", "-5 degrees Celsius", -5, None, "degree Celsius"),
        ("between 20 and 30 miles", "20 and 30 miles", 20, 30, "mile"),
    ],
)
def test_a_quantity_has_its_value_and_unit(  # noqa: PLR0917
    registry: Registry, text: str, surface: str, value: float, value_to: float | None, unit: str
) -> None:
    (amount,) = find_amounts(text, registry)
    assert (amount.surface, amount.value, amount.value_to, amount.unit) == (surface, value, value_to, unit)
    assert amount.kind in {AmountKind.PERCENTAGE, AmountKind.QUANTITY}
    assert amount.currency is None


def test_a_rate_of_output_is_per_day(registry: Registry) -> None:
    (amount,) = find_amounts("It pumps 1.2 million barrels a day.", registry)
    assert (amount.unit, amount.value, amount.per) == ("barrel", 1.2e6, "day")


def test_a_quantity_in_another_unit_is_a_conversion(registry: Registry) -> None:
    first, second = find_amounts("It lies 1,000 kilometres (620 miles) away.", registry)
    assert (first.equivalent_of, second.equivalent_of) == (None, 0)


def test_pounds_of_money_and_of_weight_are_told_apart(registry: Registry) -> None:
    (paid,) = find_amounts("He paid 20 pounds for it.", registry)
    (lost,) = find_amounts("He lost 20 pounds on a diet.", registry)
    assert (paid.kind, lost.kind) == (AmountKind.MONEY, AmountKind.QUANTITY)


@pytest.mark.parametrize("text", [" kmx", "m", " MWx", "%"])
def test_a_unit_ends_with_its_word(text: str) -> None:
    assert (measure_after(text, 0) is not None) == (text == "%")
