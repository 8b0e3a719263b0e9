"""The body as the other modules read it: lines, sentences, tokens. Offsets are those of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# One typographic form for marks that mean the same; each is one character, so offsets stay.
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "\xa0": " ", "\u202f": " "})
_TOKEN = re.compile(r"\w+|[^\w\s]")
_WHOLE_TEXT = 300
"""Characters from which on a text is a body or a paragraph of it, which several modules split."""
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_BREAK = re.compile(r"(?<=[.!?…:\"'”’»])[^\S\n]*\n\s*(?=[\"'“‘«„(\[]{0,3}[A-ZÀ-ÞĀ-Ž0-9])")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s+(?=[\"'“‘«„(\[]{0,3}[A-ZÀ-ÞĀ-Ž0-9])")
# A full stop after one of these does not end a sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Sec|Pres|Hon|St|Jr|Sr|vs|No|Inc|Corp"
    r"|Co|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Adm|Amb|Supt|Det)|\b[A-Z](?:\.[A-Z])*)$"
)


class Token(NamedTuple):
    """A word or one mark, with the character before it; `text` is in plain typographic form."""

    start: int
    end: int
    text: str


class Span(NamedTuple):
    """A stretch of the body."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Tell whether the other lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


def plain(text: str) -> str:
    """Give the text with one form of apostrophe, hyphen and space; every character keeps its place."""
    return text.translate(_PLAIN)


def tokens(text: str) -> list[Token]:
    """Split into words and single marks."""
    return list(_kept_tokens(text)) if len(text) >= _WHOLE_TEXT else _split(text)


def _split(text: str) -> list[Token]:
    return [Token(found.start(), found.end(), found.group()) for found in _TOKEN.finditer(plain(text))]


@lru_cache(maxsize=4)
def _kept_tokens(text: str) -> tuple[Token, ...]:
    """Split a body once for all who read it."""
    return tuple(_split(text))


def lines(text: str) -> Iterator[Span]:
    """Give the lines; a name never crosses their ends."""
    for found in _LINE.finditer(text):
        yield Span(found.start(), found.end())


def paragraphs(text: str) -> Iterator[Span]:
    """Give the paragraphs, which blank lines separate."""
    start = 0
    for found in _PARAGRAPH_BREAK.finditer(text):
        if found.start() > start:
            yield Span(start, found.start())
        start = found.end()
    if start < len(text):
        yield Span(start, len(text))


def passages(text: str) -> Iterator[Span]:
    """Give the paragraphs; a line break between a whole sentence and the next parts two of them as well."""
    for block in paragraphs(text):
        start = block.start
        for found in _LINE_BREAK.finditer(text, block.start, block.end):
            if found.start() > start:
                yield Span(start, found.start())
                start = found.end()
        if start < block.end:
            yield Span(start, block.end)


def sentence_ends(text: str, span: Span) -> list[int]:
    """Give the places, inside the span, where a sentence begins after another has ended."""
    return [
        found.end()
        for found in _SENTENCE_END.finditer(text, span.start, span.end)
        if text[found.start()] != "."
        or not _ABBREVIATION.search(text, max(0, found.start() - 12), found.start())
    ]
