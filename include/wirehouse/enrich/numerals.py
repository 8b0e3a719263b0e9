"""Numbers as newspapers write them."""

from __future__ import annotations

import re

MAGNITUDES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "K": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "Million": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mio": 1e6,
    "m": 1e6,
    "M": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "Billion": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "B": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "tln": 1e12,
}
WORD_NUMBERS = {
    "half a": 0.5,
    "a": 1.0,
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
    "six": 6.0,
    "seven": 7.0,
    "eight": 8.0,
    "nine": 9.0,
    "ten": 10.0,
    "twelve": 12.0,
    "twenty": 20.0,
    "fifty": 50.0,
}
# Bounded repeats: an endless run of digits or groups is no number, and must not be read twice.
NUMBER = (
    r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,4})?"
    r"|\d{1,3}(?:\.\d{3}){2,5}(?:,\d{1,4})?"
    r"|\d{1,3}\.\d{3},\d{1,2}"
    r"|\d{1,3}(?:[ \xa0\u202f'’]\d{3}){1,5}(?:[.,]\d{1,2})?(?![\d,.]?\d)"
    r"|\d{1,15}(?:[.,]\d{1,4})?"
)
_GROUPED = re.compile(r"\d{1,3}(?P<mark>[,. '])\d{3}(?:(?P=mark)\d{3})*(?:[.,]\d+)?")


def value_of(number: str, magnitude: str | None) -> float | None:
    """Give the value of a written number times its magnitude; None where it can be read two ways.

    "1,234" is a thousand, as English writes it, and "1,5" one and a half, as most of Europe does. One
    point before three digits is a decimal point only before a magnitude: "1.250 billion", but "1.250".
    """
    factor = MAGNITUDES[magnitude] if magnitude else 1.0
    if number in WORD_NUMBERS:
        return WORD_NUMBERS[number] * factor
    text = number.replace("\xa0", " ").replace("\u202f", " ").replace("’", "'")
    grouped = _GROUPED.fullmatch(text)
    if grouped is None or text.startswith("0"):
        return _times(text.replace(",", "."), factor)
    mark = grouped["mark"]
    if mark == "." and text.count(".") == 1 and "," not in text:
        return _times(text, factor) if magnitude else None
    return _times(text.replace(mark, "", text.count(mark)).replace(",", "."), factor)


def _times(digits: str, factor: float) -> float | None:
    try:
        # 1.1 * 1e9 is 1100000000.0000001; the decimal digits that were written bound the precision.
        return round(float(digits) * factor, 4)
    except ValueError:
        return None
