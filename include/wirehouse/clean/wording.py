"""Measures of a line's wording that hold in every script."""

from __future__ import annotations

import re

# Scripts that put no space between words; two of their characters count as a word.
_SPACELESS = "\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[^\W_{_SPACELESS}]+(?:[’'-][^\W_{_SPACELESS}]+)*")
_SPACELESS_CHARACTER = re.compile(rf"[{_SPACELESS}]")
_SENTENCE_END = re.compile(r"[.!?…:;。！？।؟។۔]\s*[\"”’»›)\]』」]*\s*$|[.!?…][\"”’»)]*\s*\[\d+\]$")
_TOKEN = re.compile(rf"[{_SPACELESS}]|[^\W_{_SPACELESS}]+")


def count_words(text: str) -> int:
    """Count the words of a text."""
    return len(_WORD.findall(text)) + len(_SPACELESS_CHARACTER.findall(text)) // 2


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return _SENTENCE_END.search(text[-12:]) is not None


def tokens(text: str) -> list[str]:
    """Give a text's words in small letters, without punctuation."""
    return _TOKEN.findall(text.casefold())


def same_wording(one: str, other: str) -> bool:
    """Tell whether two texts have the same words, whatever their case and punctuation."""
    return tokens(one) == tokens(other)
