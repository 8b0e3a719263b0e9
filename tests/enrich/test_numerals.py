"""Numbers in digits, with scale words, in words, and vague ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.enrich.number_words import LANGUAGES, number_words
from wirehouse.enrich.numerals import find_numerals, value_of


def found(text: str, language: str = "en") -> list[tuple[str, float | None]]:
    return [(text[one.start : one.end], one.value) for one in find_numerals(text, language)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234", 1234),
        ("1,234.5 million", 1.2345e9),
        ("2,50,000", 250000),
        ("1'200'000", 1200000),
        ("1.2 lakh crore", 1.2e12),
        ("5m", 5e6),
        ("twenty-five", 25),
        ("two hundred and fifty thousand", 250000),
        ("one million two hundred thousand", 1.2e6),
        ("half a billion", 5e8),
        ("a quarter of a million", 250000),
        ("two and a half million", 2.5e6),
        ("tens of thousands", None),
        ("several hundred", None),
    ],
)
def test_an_english_number_has_its_value(text: str, value: float | None) -> None:
    assert found(text) == [(text, value)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "1.234,5 Mio.", 1.2345e9),
        ("de", "zwei Billionen", 2e12),
        ("fr", "1 234,5", 1234.5),
        ("es", "medio millón", 5e5),
        ("pt", "2,3 mil milhões", 2.3e9),
        ("it", "80 mila", 80000),
        ("pl", "250 tys.", 250000),
        ("ru", "полтора миллиарда", 1.5e9),
        ("uk", "кілька мільйонів", None),
        ("nl", "2,5 miljard", 2.5e9),
        ("sv", "3,2 miljarder", 3.2e9),
    ],
)
def test_other_languages_write_numbers_in_their_way(language: str, text: str, value: float | None) -> None:
    assert found(text, language) == [(text, value)]


@pytest.mark.parametrize(
    "text", ["12.06.2024", "18:30", "COVID-19", "+1 555 010 2020", "192.168.0.1", "24/7", "555-0100-200"]
)
def test_digits_of_dates_times_addresses_and_names_are_no_numbers(text: str) -> None:
    assert all(value == 2020 for _, value in found(text))


def test_a_day_and_a_count_are_two_numbers_in_english() -> None:
    assert found("On May 12 350 people came.") == [("12", 12), ("350", 350)]


@pytest.mark.parametrize(
    ("digits", "decimal", "value"),
    [
        ("1,234", ".", 1234),
        ("1.234", ".", None),
        ("1.234", ",", 1234),
        ("1,5", ".", 1.5),
        ("0.123", ".", 0.123),
    ],
)
def test_one_mark_before_three_digits_is_read_by_the_language(
    digits: str, decimal: str, value: float | None
) -> None:
    assert value_of(digits, decimal) == value


def test_an_unknown_language_counts_in_english() -> None:
    assert number_words("tlh") is number_words(None) is LANGUAGES["en"]


@given(st.integers(0, 999_999_999))
def test_grouped_digits_give_the_number_back(number: int) -> None:
    assert value_of(f"{number:,}") == number
    assert value_of(f"{number:,}".replace(",", "."), ",") == number
    assert value_of(f"{number:,}".replace(",", "\u202f"), ",") == number


@given(st.text(alphabet="0123456789.,' -/:kmbn\n aton€", max_size=40), st.sampled_from(sorted(LANGUAGES)))
def test_numbers_are_in_order_and_apart(text: str, language: str) -> None:
    end = 0
    for one in find_numerals(text, language):
        assert end <= one.start < one.bare_end <= one.end
        assert "\n" not in text[one.start : one.end]
        end = one.end
