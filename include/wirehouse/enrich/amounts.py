"""Sums of money, percentages, quantities and counts: unit, value, range, and which one converts which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wirehouse.enrich.amount_context import converted, described
from wirehouse.enrich.amount_ranges import Read, ends_of, join_ranges
from wirehouse.enrich.counts import count_after
from wirehouse.enrich.currencies import (
    Currencies,
    Place,
    Unit,
    code_of,
    currencies,
    is_named,
    unit_after,
    unit_before,
)
from wirehouse.enrich.measures import Measure, measure_after
from wirehouse.enrich.number_words import number_words
from wirehouse.enrich.numerals import Numeral, find_numerals, value_of
from wirehouse.enrich.registry import Registry
from wirehouse.records import Amount, AmountKind


def find_amounts(text: str, registry: Registry, language: str | None = "en") -> tuple[Amount, ...]:
    """Find the sums of money, percentages, quantities and counts of a text, in order and apart.

    None runs over the end of a line. Numbers without a unit, years and ordinals are none. Number words,
    decimal marks and the names of currencies are those of the language (an IETF tag); a language that is
    not known here is read as English.
    """
    tag = (language or "en").split("-")[0].lower()
    book = currencies(registry, tag)
    read = join_ranges(text, _with_units(text, find_numerals(text, tag), book, tag), tag)
    amounts = [
        _counted(text, one, one.unit, tag)
        if isinstance(one.unit, Measure)
        else _sum(text, one, one.unit, book)
        for one in read
        if one.unit is not None
    ]
    return converted(text, described(text, _cents(amounts)))


def _with_units(text: str, numerals: Sequence[Numeral], book: Currencies, language: str) -> list[Read]:
    read: list[Read] = []
    taken = 0
    for numeral in numerals:
        if numeral.start >= taken:
            one = _with_unit(text, numeral, book, taken)
            read.append(one if one.unit else _with_measure(text, one, language))
            taken = read[-1].end
    return read


def _with_measure(text: str, read: Read, language: str) -> Read:
    numeral = read.first
    if text[max(0, numeral.start - 1) : numeral.start].isalpha():
        return read
    counted = None if numeral.glued else count_after(text, numeral.start, numeral.end, language)
    if counted and not _is_a_year_or_one(text, numeral, counted.measure):
        return Read(numeral.start, counted.end, numeral, counted.measure)
    # In "5 m" and "5mm" the letters are no scale.
    end = numeral.bare_end if numeral.by_letter else numeral.end
    measured = measure_after(text, end)
    if measured is None:
        return read
    bare = numeral if end == numeral.end else numeral._replace(end=end, value=numeral.bare, scale=1.0)
    return Read(_start_of_sign(text, bare, measured.measure), measured.end, bare, measured.measure)


_MINUS = re.compile(r"(?:(?<![\w)%°])[-−–]|\bminus )$", re.IGNORECASE)
_BELOW_ZERO = frozenset({"degree", "degree Celsius", "degree Fahrenheit", "percent"})


def _start_of_sign(text: str, numeral: Numeral, measure: Measure) -> int:
    """Take "-5 degrees" with its sign: temperatures and changes go below zero, distances do not."""
    found = _MINUS.search(text, max(0, numeral.start - 6), numeral.start)
    return found.start() if found and measure.code in _BELOW_ZERO else numeral.start


_YEARS = range(1900, 2100)
_TIME_AHEAD = re.compile(
    r"\b(?:in|since|by|from|until|till|of|during|before|after|mid|early|late|for) $", re.IGNORECASE
)


def _is_a_year_or_one(text: str, numeral: Numeral, measure: Measure) -> bool:
    """Tell "in 2019 people moved" and "one man said", which count nothing worth a row."""
    if numeral.in_words and numeral.value == 1:
        return measure.kind is AmountKind.COUNT
    year = numeral.value in _YEARS and numeral.end - numeral.start == 4
    return year and bool(_TIME_AHEAD.search(text, max(0, numeral.start - 8), numeral.start))


def _with_unit(text: str, numeral: Numeral, book: Currencies, taken: int) -> Read:
    plain = Read(numeral.start, numeral.end, numeral)
    if _RATE_AFTER.match(text, numeral.end) or _RATE_BEFORE.search(
        text, max(0, numeral.start - 8), numeral.start
    ):
        return plain
    before = unit_before(book, text, numeral.start) or _lost_euro(text, numeral)
    if before and before.start >= taken and not numeral.glued and _prefixes(text, numeral, before, book):
        return Read(before.start, numeral.end, numeral, before.unit)
    if text[numeral.start - 1 : numeral.start].isalnum() and numeral.start:
        return plain
    after = unit_after(book, text, numeral.end)
    if after and _suffixes(text, numeral, after, book):
        return Read(numeral.start, after.end, numeral, after.unit)
    return plain


# An exchange rate's footer ("$1 = 0.92 euros") states no sum.
_RATE_AFTER = re.compile(r"(?: ?[^\W\d]{2,12}| ?[€£$¥])? ?= ?[$€£¥]?\d")
_RATE_BEFORE = re.compile(r"= ?[^\w\s]?$")
_VARIABLE = re.compile(r"\$[A-Za-z_{(@]")
_CONVERSION_AHEAD = re.compile(r"\s?[(\[/]?\s?(?:US)?\$\s?\d")
# Euro 2024 is a tournament, and Euro 6 a rule for engines.
_EURO_WORDS = frozenset({"Euro", "Euros", "euro", "Eur", "EUROS"})
_LINES_OF_A_SCREEN = frozenset({144, 240, 360, 480, 576, 720, 1080, 1440, 2160})
# "ALL 3 million residents": never before a number, whatever it is.
_DETERMINERS = frozenset({"ALL", "TOP", "CUP"})
# "R5 billion" and "Y620bn"; other letters want their country beside them.
_LETTERS_BEFORE = frozenset({"R", "Y"})
_PAID = re.compile(
    r"\b(?:pa(?:id|ys?|ying)|costs?|spen[dt]s?|spending|worth|fined?|charg\w+|pric\w+|earn\w*|bought|sold|sells?|ow(?:e|ed|es)"
    r"|won|rais\w+|donat\w+|salar\w+|wages?|fees?|bills?|deposit\w*|bonus|ransom|reward|debts?|loan\w*|lent|borrow\w*|stole"
    r"|bet|save[ds]?|saving|tax\w*|budget|income|cash|£)\b",
    re.IGNORECASE,
)
_WEIGHED = re.compile(
    r"\b(?:weigh\w*|lost|gained|gaining|losing|lift\w*|heav\w+|shed|diet|bombs?|meat|ounces?)\b",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(r" of (?!the |a |his |her |their )")
_POUNDS = frozenset({"pound", "pounds"})


def _lost_euro(text: str, numeral: Numeral) -> Place | None:
    """Read "E100 billion": a euro sign that a converter without one has written as E.

    A question mark in its place could be the sign of any currency, and is not read.
    """
    start = numeral.start - 1
    if start < 0 or text[start] != "E" or text[max(0, start - 1) : start].isalnum():
        return None
    long_scale = numeral.scale >= 1e6 and not numeral.by_letter
    if not long_scale and not _CONVERSION_AHEAD.match(text, numeral.end):
        return None
    return Place(start, numeral.start, Unit("E", "EUR"))


def _prefixes(text: str, numeral: Numeral, place: Place, book: Currencies) -> bool:
    """Tell whether a sign or code before a number makes it money: "COP 28" and "Euro 2024" are none."""
    unit = place.unit
    if numeral.in_words:
        return False
    if unit.form in _EURO_WORDS:
        return numeral.scale > 1 or numeral.bare_end - numeral.start > 4
    if unit.form in _DETERMINERS:
        return False
    if unit.weak:
        spelled_out = numeral.scale >= 1e6 and not numeral.by_letter
        by_itself = spelled_out and (len(unit.form) > 2 or unit.form in _LETTERS_BEFORE)
        return by_itself or is_named(unit, book, text)
    if unit.form == "$" and numeral.scale == 1 and numeral.value is not None and numeral.value < 10:
        return not _VARIABLE.search(text, max(0, place.start - 80), numeral.end + 80)
    return True


def _suffixes(text: str, numeral: Numeral, place: Place, book: Currencies) -> bool:
    """Tell whether what follows a number makes it money: "3 million pounds of meat" is a weight."""
    unit = place.unit
    if unit.form == "p":
        return (
            place.start == place.end - 1 and not numeral.in_words and numeral.value not in _LINES_OF_A_SCREEN
        )
    if not unit.weak:
        # 50 Cent sings.
        return not (unit.form == "cent" and text.endswith(" Cent", 0, place.end))
    scaled = numeral.scale >= 1e3 or numeral.value is None
    if unit.form in _POUNDS:
        if _OF_WHAT.match(text, place.end):
            return False
        return scaled or _is_paid(text, place)
    return (scaled and not numeral.by_letter) or is_named(unit, book, text)


def _is_paid(text: str, place: Place) -> bool:
    around = text[max(0, place.start - 80) : place.end + 40]
    return bool(_PAID.search(around)) and not _WEIGHED.search(around)


def _sum(text: str, read: Read, unit: Unit, book: Currencies) -> Amount:
    ends = ends_of(read.first, read.last) if read.last else None
    value, value_to = ends or (read.first.value, None)
    return Amount(
        start=read.start,
        end=read.end,
        surface=text[read.start : read.end],
        currency=code_of(unit, book, text, read.start),
        value=None if value is None else round(value * unit.factor, 4),
        value_to=None if value_to is None else round(value_to * unit.factor, 4),
    )


def _counted(text: str, read: Read, measure: Measure, language: str) -> Amount:
    ends = ends_of(read.first, read.last) if read.last else None
    value, value_to = ends or (read.first.value, None)
    if value is None and measure.kind is AmountKind.PERCENTAGE and not read.first.in_words:
        # "3.125 percent" has no thousands.
        decimal = number_words(language).decimal
        value = value_of(text[read.first.start : read.first.bare_end], decimal, two_ways=False)
    if value is not None and read.last is None and read.start < read.first.start:
        value = -value
    return Amount(
        start=read.start,
        end=read.end,
        surface=text[read.start : read.end],
        currency=None,
        value=value,
        value_to=value_to,
        kind=measure.kind,
        unit=measure.code,
        fate=measure.fate,
    )


_BARE_CENTS = re.compile(r"[ -]cents?$", re.IGNORECASE)
_WITH_CENTS = frozenset("USD EUR AUD CAD NZD HKD SGD ZAR".split())


def _cents(sums: Sequence[Amount]) -> list[Amount]:
    """Give bare cents the one currency, of those that have cents, that the other sums are in."""
    met = {one.currency for one in sums if one.currency} & _WITH_CENTS
    if len(met) != 1:
        return list(sums)
    (code,) = met
    return [
        replace(one, currency=code)
        if one.kind is AmountKind.MONEY and one.currency is None and _BARE_CENTS.search(one.surface)
        else one
        for one in sums
    ]
