"""Ranges: which two numbers are the ends of one amount, and what the ends share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from wirehouse.enrich.amount_words import AND, BETWEEN, CHANGES, FROM, OR, RANGES, TO
from wirehouse.enrich.currencies import Unit
from wirehouse.enrich.measures import Measure
from wirehouse.enrich.numerals import Numeral


class Read(NamedTuple):
    """A numeral with the unit beside it, if it has one: `first` is what is read, `last` closes a range."""

    start: int
    end: int
    first: Numeral
    unit: Unit | Measure | None = None
    last: Numeral | None = None


def _ahead(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})\s?$", re.IGNORECASE)


_DASH = re.compile("[ \xa0\u202f]?[-–—][ \xa0\u202f]?")


def _between(words: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{words}) ", re.IGNORECASE)


_TO, _AND = _between(TO), _between(AND)
_OR = {language: _between(words) for language, words in OR.items()}
_BETWEEN, _FROM = _ahead(BETWEEN), _ahead(FROM)
_RANGING = re.compile(rf"\b(?:{RANGES})\b", re.IGNORECASE)
_CHANGING = re.compile(rf"\b(?:{CHANGES})\b", re.IGNORECASE)
_UNAMBIGUOUS_FROM = frozenset({"de", "da"})


def join_ranges(text: str, read: Sequence[Read], language: str = "en") -> list[Read]:
    """Join "$3.4-3.6m" and "between 40 and 45 million pounds"; the ends share what one of them states.

    `language` is the subtag of a language; the "or" of one that is not known is the English one.
    """
    either = _OR.get(language, _OR["en"])
    joined: list[Read] = []
    for one in read:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.last is None
            and (one.unit or last.unit)
            and _is_range(text, last, one, either)
        ):
            joined[-1] = Read(last.start, one.end, last.first, last.unit or one.unit, one.first)
        else:
            joined.append(one)
    return joined


def _is_range(text: str, low: Read, high: Read, either: re.Pattern[str]) -> bool:
    if high.start - low.end > 9 or not _agree(low.unit, high.unit):
        return False
    ends = ends_of(low.first, high.first)
    if ends is None or ends[0] >= ends[1]:
        return False
    joint = text[low.end : high.start]
    if _DASH.fullmatch(joint):
        return True
    before = text[max(0, low.start - 45) : low.start].rpartition("\n")[2]
    if _AND.fullmatch(joint):
        return bool(_BETWEEN.search(before))
    if either.fullmatch(joint):
        return low.unit is None
    return bool(_TO.fullmatch(joint)) and _is_spread(before)


def _agree(low: Unit | Measure | None, high: Unit | Measure | None) -> bool:
    return low is None or high is None or (type(low) is type(high) and low.code == high.code)


def _is_spread(before: str) -> bool:
    """Tell "fines from $5 to $10" from "rose from $5 to $10" and "rose $5 to $10": a change is two sums."""
    if _RANGING.search(before):
        return True
    if _CHANGING.search(before):
        return False
    start = _FROM.search(before)
    return start is None or start.group().strip().lower() in _UNAMBIGUOUS_FROM


def ends_of(low: Numeral, high: Numeral) -> tuple[float, float] | None:
    """Give the values of both ends; a scale that one of them states holds for both: "$3.4-3.6m"."""
    if low.value is None or high.value is None or low.bare is None or high.bare is None:
        return None
    if low.scale == 1 and high.scale > 1 and low.bare < high.bare:
        return round(low.bare * high.scale, 4), high.value
    if high.scale == 1 and low.scale > 1 and low.bare < high.bare:
        return low.value, round(high.bare * low.scale, 4)
    return low.value, high.value
