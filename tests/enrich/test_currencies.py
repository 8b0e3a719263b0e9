"""What stands beside a number, and which currency it means."""

from __future__ import annotations

import pytest

from wirehouse.enrich.currencies import code_of, currencies, unit_after, unit_before
from wirehouse.enrich.registry import Registry


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        ("$", "USD"),
        ("US$", "USD"),
        ("$A", "AUD"),
        ("HK$", "HKD"),
        ("EUR ", "EUR"),
        ("R$ ", "BRL"),
        ("KSh ", "KES"),
    ],
)
def test_a_sign_or_code_stands_before(registry: Registry, sign: str, code: str) -> None:
    place = unit_before(currencies(registry), f"paid {sign}5", len(sign) + 5)
    assert place is not None
    assert (place.unit.code, place.start) == (code, 5)


@pytest.mark.parametrize("text", ["abc$", "5€", "x EURO", "US"])
def test_a_part_of_a_word_is_no_sign(registry: Registry, text: str) -> None:
    assert unit_before(currencies(registry), f"{text}5", len(text)) is None


@pytest.mark.parametrize(
    ("language", "after", "code", "factor"),
    [
        ("en", " US dollars", "USD", 1),
        ("en", "-euro", "EUR", 1),
        ("en", "p", "GBP", 0.01),
        ("fr", " d'euros", "EUR", 1),
        ("fr", " de francs suisses", "CHF", 1),
        ("de", " Franken", "CHF", 1),
        ("ru", " белорусских рублей", "BYN", 1),
        ("sv", " kr", "SEK", 1),
        ("da", " kr", "DKK", 1),
    ],
)
def test_a_word_of_the_language_stands_after(
    registry: Registry, language: str, after: str, code: str, factor: float
) -> None:
    place = unit_after(currencies(registry, language), f"5{after} x", 1)
    assert place is not None
    assert (place.end, place.unit.code, place.unit.factor) == (1 + len(after), code, factor)


def test_a_word_of_another_language_is_none(registry: Registry) -> None:
    assert unit_after(currencies(registry, "en"), "5 Franken", 1) is None


def test_the_line_decides_before_the_rest_of_the_text(registry: Registry) -> None:
    book = currencies(registry)
    text = "Chile voted.\n\nMexico will pay 5 pesos.\n\nThey paid 5 pesos."
    place = unit_after(book, text, text.index(" pesos"))
    assert place is not None
    assert code_of(place.unit, book, text, place.start) == "MXN"
    assert code_of(place.unit, book, text, text.rindex(" pesos")) is None


def test_accents_do_not_hide_a_country(registry: Registry) -> None:
    book = currencies(registry, "es")
    text = "México pagará 5 pesos."
    place = unit_after(book, text, text.index(" pesos"))
    assert place is not None
    assert code_of(place.unit, book, text, place.start) == "MXN"
