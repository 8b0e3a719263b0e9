"""Sums of money: their currency (ISO 4217), value, range, and which sum converts which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from wirehouse.enrich.amount_context import converted, described
from wirehouse.enrich.amount_words import AND, BETWEEN, CHANGES, FROM, OR, RANGES, TO
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
from wirehouse.enrich.numerals import Numeral, find_numerals
from wirehouse.enrich.registry import Registry
from wirehouse.records import Amount


class _Read(NamedTuple):
    """A numeral with the unit beside it, if it has one: `first` is what is read, `last` closes a range."""

    start: int
    end: int
    first: Numeral
    unit: Unit | None = None
    last: Numeral | None = None


def find_amounts(text: str, registry: Registry, language: str | None = "en") -> tuple[Amount, ...]:
    """Find the sums of money of a text, in order; none runs over the end of a line.

    Number words, decimal marks and the names of currencies are those of the language (an IETF tag);
    a language that is not known here is read as English.
    """
    tag = (language or "en").split("-")[0].lower()
    book = currencies(registry, tag)
    read = _ranges(text, _with_units(text, find_numerals(text, tag), book))
    sums = [_amount(text, one, book) for one in read if one.unit is not None]
    return converted(text, described(text, _cents(sums)))


def _with_units(text: str, numerals: Sequence[Numeral], book: Currencies) -> list[_Read]:
    read: list[_Read] = []
    for numeral in numerals:
        taken = read[-1].end if read else 0
        read.append(_with_unit(text, numeral, book, taken))
    return read


def _with_unit(text: str, numeral: Numeral, book: Currencies, taken: int) -> _Read:
    plain = _Read(numeral.start, numeral.end, numeral)
    if _RATE_AFTER.match(text, numeral.end) or _RATE_BEFORE.search(
        text, max(0, numeral.start - 8), numeral.start
    ):
        return plain
    before = unit_before(book, text, numeral.start) or _lost_euro(text, numeral)
    if before and before.start >= taken and not numeral.glued and _prefixes(text, numeral, before, book):
        return _Read(before.start, numeral.end, numeral, before.unit)
    if text[numeral.start - 1 : numeral.start].isalnum() and numeral.start:
        return plain
    after = unit_after(book, text, numeral.end)
    if after and _suffixes(text, numeral, after, book):
        return _Read(numeral.start, after.end, numeral, after.unit)
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


def _ahead(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})\s?$", re.IGNORECASE)


_DASH = re.compile(r"\s?[-–—]\s?")
_JOINTS = {
    name: re.compile(rf" (?:{words}) ", re.IGNORECASE)
    for name, words in (("to", TO), ("and", AND), ("or", OR))
}
_BETWEEN, _FROM = _ahead(BETWEEN), _ahead(FROM)
_RANGING = re.compile(rf"\b(?:{RANGES})\b", re.IGNORECASE)
_CHANGING = re.compile(rf"\b(?:{CHANGES})\b", re.IGNORECASE)
_UNAMBIGUOUS_FROM = frozenset({"de", "da"})


def _ranges(text: str, read: Sequence[_Read]) -> list[_Read]:
    """Join "$3.4-3.6m" and "between 40 and 45 million pounds"; the ends share what one of them states."""
    joined: list[_Read] = []
    for one in read:
        last = joined[-1] if joined else None
        if last is not None and last.last is None and (one.unit or last.unit) and _is_range(text, last, one):
            joined[-1] = _Read(last.start, one.end, last.first, last.unit or one.unit, one.first)
        else:
            joined.append(one)
    return joined


def _is_range(text: str, low: _Read, high: _Read) -> bool:
    if high.start - low.end > 9 or (low.unit and high.unit and low.unit.code != high.unit.code):
        return False
    ends = _ends(low.first, high.first)
    if ends is None or ends[0] >= ends[1]:
        return False
    joint = text[low.end : high.start]
    if _DASH.fullmatch(joint):
        return True
    before = text[max(0, low.start - 45) : low.start].rpartition("\n")[2]
    if _JOINTS["and"].fullmatch(joint):
        return bool(_BETWEEN.search(before))
    if _JOINTS["or"].fullmatch(joint):
        return low.unit is None
    return bool(_JOINTS["to"].fullmatch(joint)) and _is_spread(before)


def _is_spread(before: str) -> bool:
    """Tell "fines from $5 to $10" from "rose from $5 to $10" and "rose $5 to $10": a change is two sums."""
    if _RANGING.search(before):
        return True
    if _CHANGING.search(before):
        return False
    start = _FROM.search(before)
    return start is None or start.group().strip().lower() in _UNAMBIGUOUS_FROM


def _ends(low: Numeral, high: Numeral) -> tuple[float, float] | None:
    if low.value is None or high.value is None or low.bare is None or high.bare is None:
        return None
    if low.scale == 1 and high.scale > 1 and low.bare < high.bare:
        return round(low.bare * high.scale, 4), high.value
    if high.scale == 1 and low.scale > 1 and low.bare < high.bare:
        return low.value, round(high.bare * low.scale, 4)
    return low.value, high.value


def _amount(text: str, read: _Read, book: Currencies) -> Amount:
    unit = read.unit or Unit("", None)
    ends = _ends(read.first, read.last) if read.last else None
    value, value_to = ends or (read.first.value, None)
    return Amount(
        start=read.start,
        end=read.end,
        surface=text[read.start : read.end],
        currency=code_of(unit, book, text, read.start),
        value=None if value is None else round(value * unit.factor, 4),
        value_to=None if value_to is None else round(value_to * unit.factor, 4),
    )


_BARE_CENTS = re.compile(r"[ -]cents?$", re.IGNORECASE)
_WITH_CENTS = frozenset("USD EUR AUD CAD NZD HKD SGD ZAR".split())


def _cents(sums: Sequence[Amount]) -> list[Amount]:
    """Give bare cents the one currency, of those that have cents, that the other sums are in."""
    met = {one.currency for one in sums} & _WITH_CENTS
    if len(met) != 1:
        return list(sums)
    (code,) = met
    return [
        replace(one, currency=code) if one.currency is None and _BARE_CENTS.search(one.surface) else one
        for one in sums
    ]
