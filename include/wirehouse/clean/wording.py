"""Measures of a line's wording that hold in every script."""

from __future__ import annotations

import re
from functools import lru_cache

# Scripts that put no space between words; two of their characters count as a word.
_SPACELESS = "\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[^\W_{_SPACELESS}]+(?:[’'-][^\W_{_SPACELESS}]+)*")
_SPACELESS_CHARACTER = re.compile(rf"[{_SPACELESS}]")
_STOPS = ".!?…:;。！？।؟។۔"
_STOPS_EACH = tuple(_STOPS)
_SENTENCE_END = re.compile(rf"[{_STOPS}]\s*[\"”’»›)\]』」]*\s*$|[.!?…][\"”’»)]*\s*\[\d+\]$")
_TOKEN = re.compile(rf"[{_SPACELESS}]|[^\W_{_SPACELESS}]+")
# The same for texts of ASCII alone, which are most and whose letters are told faster.
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:['-][A-Za-z0-9]+)*")
_PARTED_AT_MARKS = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
# Everything that reads a page asks for the words of its blocks. What is longer is not kept: it is rare,
# and would let one document fill the memory.
_REMEMBERED = 2_048
_LONGEST_REMEMBERED = 2_000


def count_words(text: str) -> int:
    """Count the words of a text."""
    return _count(text) if len(text) > _LONGEST_REMEMBERED else _remembered_count(text)


def _count(text: str) -> int:
    if text.isascii():
        if len(text) <= _LONGEST_REMEMBERED and "'" not in text and "-" not in text:
            # Then they are the tokens, which are asked for too.
            return len(tokens(text))
        return len(_ASCII_WORD.findall(text))
    return len(_WORD.findall(text)) + len(_SPACELESS_CHARACTER.findall(text)) // 2


_remembered_count = lru_cache(_REMEMBERED)(_count)


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    if text.endswith(_STOPS_EACH):
        return True
    # Most lines of a page end in a word.
    return not text[-1:].isalnum() and _SENTENCE_END.search(text[-12:]) is not None


def fold(text: str) -> str:
    """Give a text's words in small letters, without punctuation, one space between each two."""
    return _fold(text) if len(text) > _LONGEST_REMEMBERED else _remembered_fold(text)


def _fold(text: str) -> str:
    found = text.translate(_PARTED_AT_MARKS).split() if text.isascii() else _TOKEN.findall(text.casefold())
    return " ".join(found)


_remembered_fold = lru_cache(_REMEMBERED)(_fold)


def tokens(text: str) -> list[str]:
    """Give a text's words in small letters, without punctuation."""
    return fold(text).split()


def forget() -> None:
    """Empty what is remembered of texts: for who measures what a page costs that was never seen."""
    _remembered_count.cache_clear()
    _remembered_fold.cache_clear()


def same_wording(one: str, other: str) -> bool:
    """Tell whether two texts have the same words, whatever their case and punctuation."""
    return fold(one) == fold(other)
