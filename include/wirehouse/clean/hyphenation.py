"""Words that a wrapped text broke at the end of a line, made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

_BROKEN = re.compile(r"([^\W\d_]+(?:[-‐][^\W\d_]+)*)[-‐]$")
_HEAD = re.compile(r"[^\W\d_]+(?:[-‐'’][^\W\d_]+)*")
# A hyphen before these stands for the rest of a word: "pre- and post-war", "Ein- und Ausgang".
_SUSPENDED = frozenset(
    "and or to nor und oder bis sowie en of et ou y o u e i och eller og ja tai a nebo i lub oraz și sau та і й или "
    "и или либо".split()
)
_LEAST_PROVEN = 2


class Breaks:
    """What the lines of a wrapped text show of how it breaks words.

    A word that stands elsewhere in the text as one ("information") or with its hyphen ("well-known")
    proves how its two halves belong together. The others go the way of most that are proven; where
    nothing is, the hyphen stays: wrapping by itself breaks only where a hyphen stood.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        joined = list(lines)
        self._words = frozenset(
            word.casefold().replace("‐", "-") for line in joined for word in _HEAD.findall(line)
        )
        proven = [
            self._proven(first, second)
            for first, second in (self._halves(one, two) for one, two in pairwise(joined))
            if first and second
        ]
        hyphens = sum(each is True for each in proven)
        self._are_by_syllable = hyphens >= _LEAST_PROVEN and hyphens > proven.count(False)

    def join(self, line: str, following: str) -> tuple[str, str]:
        """Give what a line becomes before the one that follows it, and what is to stand between them."""
        first, second = self._halves(line, following)
        if not first or not second:
            return line, " "
        proven = self._proven(first, second)
        is_one = self._are_by_syllable if proven is None else proven
        return (line[:-1] if is_one else line), ""

    def _proven(self, first: str, second: str) -> bool | None:
        """Tell whether two halves are one word (True), two with a hyphen (False), or not to be told."""
        return _told(f"{first}{second}" in self._words, f"{first}-{second}" in self._words)

    @staticmethod
    def _halves(line: str, following: str) -> tuple[str, str]:
        broken, head = _BROKEN.search(line), _HEAD.match(following)
        if broken is None or head is None or not head[0][0].islower() or head[0] in _SUSPENDED:
            return "", ""
        return broken[1].casefold().replace("‐", "-"), head[0].casefold()


def _told(is_one: bool, is_two: bool) -> bool | None:
    return None if is_one == is_two else is_one
