"""What a page's characters are: counted for all its blocks at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

CLASSES = (
    "upper",
    "lower",
    "digit",
    "space",
    "stop",
    "comma",
    "quote",
    "colon",
    "question",
    "ellipsis",
    "bar",
    "arrow",
    "currency",
    "sign",
    "spaceless",
)
"""The classes of characters; `sign` is ©, @ or #, `spaceless` a letter of a script without spaces."""

_BIT = {name: np.uint16(1 << place) for place, name in enumerate(CLASSES)}
_SPACELESS = (
    (0x0E00, 0x0E7F),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
)
_LISTED = {
    "stop": ".!?…。！？।؟۔",
    "comma": ",;،؛、，；",
    "quote": '"“”„«»「」『』‘’‚‹›',
    "colon": ":：",
    "question": "?？؟",
    "ellipsis": "…",
    "bar": "|•·",
    "arrow": "›→▶»»›▸➜",
    "currency": "$€£¥₹₽₴",
    "sign": "©®@#™",
}
_PLANE = 0x10000


@cache
def _table() -> NDArray[np.uint16]:
    """Give the classes of each character of the Basic Multilingual Plane, a bit each."""
    table = np.zeros(_PLANE, np.uint16)
    for code in range(_PLANE):
        category = unicodedata.category(chr(code))
        if category in {"Lu", "Lt"}:
            table[code] = _BIT["upper"]
        elif category == "Ll":
            table[code] = _BIT["lower"]
        elif category == "Nd":
            table[code] = _BIT["digit"]
        elif category == "Zs":
            table[code] = _BIT["space"]
    for name, characters in _LISTED.items():
        for character in characters:
            table[ord(character)] |= _BIT[name]
    for first, last in _SPACELESS:
        table[first : last + 1] |= _BIT["spaceless"]
    return table


class Census:
    """The characters of a page's texts, none of them empty, by class.

    `lengths` holds the characters of each text. `count` and the other measures give one number a text.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
        self._bits = _table()[np.minimum(codes, _PLANE - 1)]
        self.lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        self._starts = np.concatenate([[0], np.cumsum(self.lengths)[:-1]])
        self._ends = self._starts + self.lengths - 1

    def count(self, name: str) -> NDArray[np.float32]:
        """Count the characters of a class."""
        return self._sum((self._bits & _BIT[name]) != 0)

    def begins(self, name: str) -> NDArray[np.float32]:
        """Tell of each text whether its first character is of a class: 1 or 0."""
        return self._is(self._starts, _BIT[name])

    def ends(self, name: str) -> NDArray[np.float32]:
        """Tell of each text whether its last character is of a class: 1 or 0."""
        return self._is(self._ends, _BIT[name])

    def ends_in_word(self) -> NDArray[np.float32]:
        """Tell of each text whether its last character is a letter or a digit: 1 or 0."""
        word = _BIT["upper"] | _BIT["lower"] | _BIT["digit"] | _BIT["spaceless"]
        return self._is(self._ends, word)

    def count_spelled_words(self) -> NDArray[np.float32]:
        """Count what spaces part."""
        return self._sum(self._after_space())

    def count_capitals(self) -> NDArray[np.float32]:
        """Count the words that begin with a capital."""
        return self._sum(self._after_space() & ((self._bits & _BIT["upper"]) != 0))

    def count_sentences(self) -> NDArray[np.float32]:
        """Count the full stops that a space, a quotation mark or the end of the text follows."""
        stop = (self._bits & _BIT["stop"]) != 0
        follows = np.ones(len(stop), bool)
        follows[:-1] = (self._bits[1:] & (_BIT["space"] | _BIT["quote"] | _BIT["spaceless"])) != 0
        follows[self._ends] = True
        return self._sum(stop & follows)

    def _after_space(self) -> NDArray[np.bool_]:
        space = (self._bits & _BIT["space"]) != 0
        first = np.empty(len(space), bool)
        first[1:] = space[:-1]
        first[self._starts] = True
        found: NDArray[np.bool_] = first & ~space
        return found

    def _is(self, places: NDArray[np.int64], bits: np.uint16) -> NDArray[np.float32]:
        found: NDArray[np.float32] = ((self._bits[places] & bits) != 0).astype(np.float32)
        return found

    def _sum(self, hits: NDArray[np.bool_]) -> NDArray[np.float32]:
        return np.add.reduceat(hits.astype(np.float32), self._starts)
