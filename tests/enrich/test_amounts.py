"""Sums of money: currency, value, range, and what is said about them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.enrich.amounts import find_amounts
from wirehouse.enrich.registry import Registry
from wirehouse.records import Amount, AmountKind


def money(text: str, registry: Registry) -> list[Amount]:
    return [amount for amount in find_amounts(text, registry) if amount.kind is AmountKind.MONEY]


def only(text: str, registry: Registry) -> Amount:
    (amount,) = money(text, registry)
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
        "ALL 3 million residents",
        "COP 28 in Dubai",
        "Euro 2024 in Germany",
        "the 20 euro zone countries",
        "50 Cent will sing",
        "lost 30 pounds in a month",
        "echo $1 > $HOME/x",
        "($1 = 0.92 euros)",
        "call 555-0100-200",
        "a 1080p screen",
    ],
)
def test_numbers_of_other_things_are_no_money(registry: Registry, text: str) -> None:
    assert money(text, registry) == []


def test_a_range_has_both_ends(registry: Registry) -> None:
    for text in ("$10-15 billion", "between $10 and $15 billion"):
        amount = only(text, registry)
        assert (amount.value, amount.value_to) == (1e10, 1.5e10)


@pytest.mark.parametrize(
    "text", ["It rose from $10 to $15.", "It rose $10 to $15.", "It fell from $15 to $10."]
)
def test_a_change_is_no_range(registry: Registry, text: str) -> None:
    assert sorted(amount.value or 0 for amount in find_amounts(text, registry)) == [10, 15]


@pytest.mark.parametrize(
    ("words", "modifier"),
    [
        ("more than $5 million", "more than"),
        ("well over a $5 million", "more than"),
        ("up to $5 million", "up to"),
        ("about $5 million", "about"),
        ("nearly $5 million", "almost"),
        ("at least $5 million", "at least"),
        ("just under $5 million", "less than"),
        ("$5 million or more", "at least"),
        ("$5 million-plus", "more than"),
        ("$5 million plus tax", None),
        ("$5 million and more than that", None),
        ("a dispute over $5 million", None),
    ],
)
def test_a_modifier_has_one_name_however_it_is_said(
    registry: Registry, words: str, modifier: str | None
) -> None:
    assert only(f"It was {words}.", registry).modifier == modifier


@pytest.mark.parametrize(
    ("language", "text", "modifier"),
    [
        ("de", "Es kostet rund 5 Millionen Euro.", "about"),
        ("fr", "Il coûte plus d'un million d'euros.", "more than"),
        ("es", "La deuda supera los 5 millones de euros.", "more than"),
        ("ru", "Штраф составит до 5 млн рублей.", "up to"),
        ("ru", "Штраф вырос до 5 млн рублей.", None),
    ],
)
def test_modifiers_of_other_languages_have_the_same_names(
    registry: Registry, language: str, text: str, modifier: str | None
) -> None:
    (amount,) = find_amounts(text, registry, language)
    assert amount.modifier == modifier


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Mexico will pay 40 million pesos.", "MXN"),
        ("The firm from Chile will pay 40 million pesos.", "CLP"),
        ("Mexico and Chile will pay 40 million pesos.", None),
        ("Egypt sold bread for 2 million pounds.", "EGP"),
        ("Egypt and the United Kingdom spent 2 million pounds.", "GBP"),
        ("Canada will pay 40 million dollars.", "USD"),
    ],
)
def test_the_country_that_is_named_decides_what_a_shared_word_means(
    registry: Registry, text: str, currency: str | None
) -> None:
    assert only(text, registry).currency == currency


def test_bare_cents_are_of_the_one_currency_that_the_text_counts_in(registry: Registry) -> None:
    cents, _ = find_amounts("It earned 27 cents, up from A$0.22.", registry)
    assert (cents.currency, cents.value) == ("AUD", 0.27)
    assert only("It earned 27 cents.", registry).currency is None


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "5 billion euros", 5e9),
        ("de", "5 Billionen Euro", 5e12),
        ("de", "1.234,5 Mio. Euro", 1.2345e9),
        ("fr", "1 200 300 euros", 1200300),
        ("es", "10 mil millones de euros", 1e10),
        ("es", "dos millones y medio de euros", 2.5e6),
        ("pl", "półtora miliarda euro", 1.5e9),
        ("sv", "250 Mkr", 2.5e8),
        ("de-AT", "eine halbe Million Euro", 5e5),
        ("xx", "5 billion euros", 5e9),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(
    registry: Registry, language: str, text: str, value: float
) -> None:
    (amount,) = find_amounts(text, registry, language)
    assert (amount.surface, amount.value) == (text, value)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("$5 million annually", "year"),
        ("$5 million each year", "year"),
        ("$5 million worth of grain a year", "year"),
        ("$900 a month", "month"),
        ("$80 per barrel", "barrel"),
        ("$5 million a year ago", None),
        ("$5 million, a person familiar with it said", None),
        ("$5 a head", "person"),
        ("$95/MWh", "megawatt-hour"),
        ("$250,000-a-year", "year"),
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


def test_a_second_conversion_points_to_the_sum_too(registry: Registry) -> None:
    amounts = find_amounts("for £4m (€5m; $6m) in all", registry)
    assert [amount.equivalent_of for amount in amounts] == [None, 0, 0]


@given(
    st.lists(
        st.sampled_from(
            [
                "$",
                "€",
                "E",
                "5",
                "1,000",
                "1.5",
                " ",
                "-",
                "million",
                "bn",
                " euros",
                "to",
                "(",
                ")",
                "\n",
                "é",
                "a ",
                "😀",
                "more than ",
            ]
        )
        | st.text(max_size=3),
        max_size=30,
    ).map("".join),
    st.sampled_from(["en", "de", "fr", "ru", "sv", None]),
)
def test_spans_are_of_the_text_in_order_and_apart(
    registry: Registry, text: str, language: str | None
) -> None:
    end = 0
    amounts = find_amounts(text, registry, language)
    for place, amount in enumerate(amounts):
        assert text[amount.start : amount.end] == amount.surface
        assert end <= amount.start < amount.end
        assert amount.equivalent_of is None or amounts[amount.equivalent_of].equivalent_of is None
        assert amount.equivalent_of != place
        assert amount.value_to is None or (amount.value is not None and amount.value < amount.value_to)
        end = amount.end


def test_one_of_so_many_is_no_range(registry: Registry) -> None:
    (amount,) = find_amounts("He filled two pails, one of three liters.", registry)
    assert (amount.surface, amount.value) == ("three liters", 3)


def test_the_dutch_or_is(registry: Registry) -> None:
    (amount,) = find_amounts("Het kost 5 of 6 euro.", registry, "nl")
    assert amount.surface == "5 of 6 euro"
