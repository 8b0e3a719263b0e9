"""Finding what stands between quotation marks, in every style of marks, in one pass over a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from wirehouse.enrich.text import Span, passages

# Two apostrophes, and two grave accents before them, are how some archives write double marks.
_MARK = re.compile("''|``|[\"“”„‟«»‹›‘’‚']")
_CLOSERS = {
    '"': '"”',
    "“": '”"',
    "„": '“”"',
    "‟": '”"',
    "”": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}
_SINGLE = frozenset("‘‚'")
_SENTENCE_MARKS = frozenset(".,!?…;:-–—")
_LOOK_AHEAD = 24
"""Apostrophes looked through for the end of words in single marks."""
_LONGEST = 6_000
_LEAST_STRAIGHT_SINGLE = 4
"""Words between straight single marks; fewer are apostrophes or a name."""
_LEAST_AT_BEGINNING = 2
"""The same where the marks follow no word: at the beginning, after a full stop, a comma, a colon."""


class Quoted(NamedTuple):
    """Words between marks: `inner` without them, `outer` with them.

    `runs_on` says that the paragraph ended before the marks were closed and that the next one begins
    with the marks again: words of one speaker over several paragraphs. `follows_on` is the piece after.
    """

    inner: Span
    outer: Span
    runs_on: bool = False
    follows_on: bool = False


def find_quoted(text: str) -> list[Quoted]:
    """Find all words between quotation marks; none crosses a paragraph, none lies in another."""
    found: list[Quoted] = []
    blocks = list(passages(text))
    follows_on = False
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        pieces = list(_paragraph(text, block, text[following.start] if following else ""))
        if follows_on and pieces and pieces[0].outer.start == block.start:
            pieces[0] = pieces[0]._replace(follows_on=True)
        follows_on = bool(pieces) and pieces[-1].runs_on
        found.extend(piece for piece in pieces if text[slice(*piece.inner)].strip())
    return found


class _Mark(NamedTuple):
    """A quotation mark: where it stands, and the single character that means the same."""

    start: int
    end: int
    kind: str


def _marks(text: str, block: Span) -> list[_Mark]:
    return [
        _Mark(found.start(), found.end(), found.group() if found.end() - found.start() == 1 else '"')
        for found in _MARK.finditer(text, block.start, block.end)
    ]


def _paragraph(text: str, block: Span, next_begins: str) -> Iterator[Quoted]:
    marks = _marks(text, block)
    opened: _Mark | None = None
    closed = -1
    for place, mark in enumerate(marks):
        if mark.start <= closed:
            continue
        if opened is None or mark.start - opened.start > _LONGEST:
            opened = mark if _opens(text, block, marks, place) else None
            if opened is not None and mark.kind in _SINGLE:
                opened, closed = None, _single_end(text, block, marks, place) or mark.start
                yield Quoted(_stripped(text, mark.end, closed), Span(mark.start, closed + 1))
        elif _closes(text, block, opened, mark):
            yield Quoted(_stripped(text, opened.end, mark.start), Span(opened.start, mark.end))
            opened = None
        elif mark.kind == opened.kind and _opens(text, block, marks, place):
            # The mark that should have closed the first is lost: the words since are nobody's for sure.
            opened = mark
    if opened is not None and _runs_on(text, opened, next_begins) and block.end - opened.start <= _LONGEST:
        yield Quoted(_stripped(text, opened.end, block.end), Span(opened.start, block.end), runs_on=True)


def _runs_on(text: str, opened: _Mark, next_begins: str) -> bool:
    return next_begins != "" and next_begins == text[opened.start]


def _opens(text: str, block: Span, marks: list[_Mark], place: int) -> bool:
    start, end, mark = marks[place]
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    if mark == "«":
        # French puts a space inside: « Nous paierons ».
        return end < block.end
    if after.isspace() or (before.isalnum() and mark not in {"“", "„"}):
        return False
    if mark in {"’", "›"}:
        return False
    if mark in {"”", "»"}:
        return before.isspace() and after.isalnum()
    if mark in _SINGLE:
        return after.isalpha() and _single_end(text, block, marks, place) is not None
    return True


def _closes(text: str, block: Span, opened: _Mark, mark: _Mark) -> bool:
    before = text[mark.start - 1]
    after = text[mark.end] if mark.end < block.end else " "
    if mark.kind in _CLOSERS[opened.kind]:
        # `said. "Next` after a lost closing mark: a straight mark before a word, after a space, opens.
        return not (mark.kind == '"' and before.isspace() and after.isalnum())
    # An opening mark typed for a closing one: right after a sentence, before a space.
    return mark.kind == opened.kind and before in _SENTENCE_MARKS and after.isspace()


def _single_end(text: str, block: Span, marks: list[_Mark], place: int) -> int | None:
    """Look for the mark that ends words in single marks: an apostrophe is not one.

    Returns None where another quotation begins before it, so that "’tis" opens nothing. A mark after
    an s may be a possessive: one after a full stop or a comma is believed before it.
    """
    opener, _, kind = marks[place]
    straight = kind == "'"
    begins = not text[max(block.start, opener - 3) : opener].rstrip()[-1:].isalnum()
    least = _LEAST_AT_BEGINNING if begins else _LEAST_STRAIGHT_SINGLE
    possessive: int | None = None
    for at, end, mark in marks[place + 1 : place + 1 + _LOOK_AHEAD]:
        if at - opener > _LONGEST or mark in {"‘", "‚"} - set(_CLOSERS[kind]) or (straight and mark in '"“”'):
            break
        after = text[end] if end < block.end else " "
        if mark not in _CLOSERS[kind] or after.isalnum():
            continue
        ends_clause = text[at - 1] in _SENTENCE_MARKS
        if straight and (not ends_clause or text.count(" ", opener, at) + 1 < least):
            continue
        if ends_clause or text[at - 1] != "s":
            return at if ends_clause or possessive is None else possessive
        possessive = possessive or at
    return possessive


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
