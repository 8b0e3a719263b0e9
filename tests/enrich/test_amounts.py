"""Sums of money: currency, value, range, and what is said about them."""

from __future__ import annotations

import pytest

from wirehouse.enrich.amounts import find_amounts
from wirehouse.enrich.registry import Registry
from wirehouse.records import Amount


def only(text: str, registry: Registry) -> Amount:
    (amount,) = find_amounts(text, registry)
    assert text[amount.start : amount.end] == amount.surface
    return amount


@pytest.mark.parametrize(
    ("text", "surface", "currency", "value"),
    [
        ("a $1.5m flat", "$1.5m", "USD", 1.5e6),
        ("spent $ 40 billion on", "$ 40 billion", "USD", 4e10),
        ("EUR 1 billion", "EUR 1 billion", "EUR", 1e9),
        ("EUR 40 bln", "EUR 40 bln", "EUR", 4e10),
        ("£3bn", "£3bn", "GBP", 3e9),
        ("€2tn", "€2tn", "EUR", 2e12),
        ("USD 7 mn", "USD 7 mn", "USD", 7e6),
        ("40 million euros", "40 million euros", "EUR", 4e7),
        ("5,000 US dollars", "5,000 US dollars", "USD", 5e3),
        ("a billion dollars", "a billion dollars", "USD", 1e9),
        ("300 hryvnias", "300 hryvnias", "UAH", 300),
        ("C$25", "C$25", "CAD", 25),
        ("a $40-billion package", "$40-billion", "USD", 4e10),
        ("$1,234,567.89", "$1,234,567.89", "USD", 1234567.89),
        ("1.234.567,89 €", "1.234.567,89 €", "EUR", 1234567.89),
        ("€1,5 billion", "€1,5 billion", "EUR", 1.5e9),
        ("€1.250 billion", "€1.250 billion", "EUR", 1.25e9),
        ("CHF 1'000'000", "CHF 1'000'000", "CHF", 1e6),
    ],
)
def test_a_sum_has_its_currency_and_value(
    registry: Registry, text: str, surface: str, currency: str, value: float
) -> None:
    amount = only(text, registry)
    assert (amount.surface, amount.currency, amount.value) == (surface, currency, value)


@pytest.mark.parametrize(
    "text", ["billions of dollars", "several million dollars", "tens of billions of dollars"]
)
def test_a_vague_sum_has_no_value(registry: Registry, text: str) -> None:
    amount = only(f"It cost {text} in all.", registry)
    assert (amount.surface, amount.currency, amount.value) == (text, "USD", None)


def test_a_number_that_can_be_read_two_ways_has_no_value(registry: Registry) -> None:
    assert only("for €1.250 in all", registry).value is None


def test_a_word_that_many_currencies_share_leaves_the_currency_open(registry: Registry) -> None:
    assert only("10 million rupees", registry).currency is None


@pytest.mark.parametrize(
    "text",
    [
        "TOP 10 songs",
        "the E100 road",
        "3 million pounds of meat",
        "they won 10",
        "1,000 metres",
        "ALL 5 of them",
    ],
)
def test_numbers_of_other_things_are_no_money(registry: Registry, text: str) -> None:
    assert find_amounts(text, registry) == ()


def test_a_range_has_both_ends(registry: Registry) -> None:
    for text in ("$10-15 billion", "between $10 and $15 billion"):
        amount = only(text, registry)
        assert (amount.value, amount.value_to) == (1e10, 1.5e10)


def test_a_change_is_no_range(registry: Registry) -> None:
    values = [amount.value for amount in find_amounts("It rose from $10 to $15.", registry)]
    assert values == [10, 15]


@pytest.mark.parametrize("modifier", ["more than", "up to", "about", "at least", "nearly"])
def test_a_modifier_is_kept(registry: Registry, modifier: str) -> None:
    assert only(f"It took {modifier} $5 million.", registry).modifier == modifier


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("$5 million annually", "year"),
        ("$5 million each year", "year"),
        ("$5 million worth of grain a year", "year"),
        ("$900 a month", "month"),
        ("$80 per barrel", "barrel"),
        ("$5 million a year ago", None),
        ("$5 million in all", None),
    ],
)
def test_a_sum_may_be_per_something(registry: Registry, text: str, period: str | None) -> None:
    assert only(text, registry).per == period


@pytest.mark.parametrize("text", ["€40 million ($43 million) each year", "E40 million $43 million each year"])
def test_a_conversion_points_to_the_sum_it_repeats(registry: Registry, text: str) -> None:
    first, second = find_amounts(text, registry)
    assert (first.currency, first.equivalent_of, first.per) == ("EUR", None, "year")
    assert (second.currency, second.equivalent_of, second.per) == ("USD", 0, None)


def test_two_sums_of_one_currency_are_no_conversion(registry: Registry) -> None:
    assert [amount.equivalent_of for amount in find_amounts("$5 or $6", registry)] == [None, None]


def test_a_sum_never_crosses_the_end_of_a_line(registry: Registry) -> None:
    assert "\n" not in "".join(
        amount.surface for amount in find_amounts("5\nmillion\n\neuros and €\n\n5", registry)
    )


@pytest.mark.parametrize("lost", ["E", "â‚¬", "â\x82¬", "\x80"])
def test_a_lost_euro_sign_is_read_and_so_is_the_sum_beside_it(registry: Registry, lost: str) -> None:
    text = f"It cost {lost}100 billion ($106 billion) in all"
    euros, dollars = find_amounts(text, registry)
    assert (euros.surface, euros.currency, euros.value) == (f"{lost}100 billion", "EUR", 1e11)
    assert (dollars.currency, dollars.value, dollars.equivalent_of) == ("USD", 1.06e11, 0)


def test_a_sign_that_could_be_any_is_not_read_and_the_sum_beside_it_is(registry: Registry) -> None:
    dollars = only("It cost ?100 million ($106 million) in all", registry)
    assert (dollars.surface, dollars.currency, dollars.value) == ("$106 million", "USD", 1.06e8)
