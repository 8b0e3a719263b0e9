"""Finding what stands between quotation marks, in every style of marks, in one pass over a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from wirehouse.enrich.text import Span, paragraphs

_MARK = re.compile("[\"“”„‟«»‹›‘’‚']")
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
    blocks = list(paragraphs(text))
    follows_on = False
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        pieces = list(_paragraph(text, block, text[following.start] if following else ""))
        if follows_on and pieces and pieces[0].outer.start == block.start:
            pieces[0] = pieces[0]._replace(follows_on=True)
        follows_on = bool(pieces) and pieces[-1].runs_on
        found.extend(piece for piece in pieces if text[slice(*piece.inner)].strip())
    return found


def _paragraph(text: str, block: Span, next_begins: str) -> Iterator[Quoted]:
    marks = [found.start() for found in _MARK.finditer(text, block.start, block.end)]
    opened: int | None = None
    for place, at in enumerate(marks):
        mark = text[at]
        if opened is None:
            if _opens(text, block, marks, place):
                opened = at
            continue
        if at - opened > _LONGEST:
            opened = at if _opens(text, block, marks, place) else None
        elif mark in _CLOSERS[text[opened]] and _closes(text, block, opened, at):
            yield Quoted(_stripped(text, opened + 1, at), Span(opened, at + 1))
            opened = None
        elif mark == text[opened] and mark not in _SINGLE and _opens(text, block, marks, place):
            # The mark that should have closed the first is lost: the words since are nobody's for sure.
            opened = at
    if opened is not None and next_begins == text[opened] and block.end - opened <= _LONGEST:
        yield Quoted(_stripped(text, opened + 1, block.end), Span(opened, block.end), runs_on=True)


def _opens(text: str, block: Span, marks: list[int], place: int) -> bool:
    at = marks[place]
    mark = text[at]
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    if after.isspace() or (before.isalnum() and mark not in {"“", "«", "„"}):
        return False
    if mark in {"’", "›"}:
        return False
    if mark in {"”", "»"}:
        return before.isspace() and after.isalnum()
    if mark in _SINGLE:
        return after.isalpha() and _single_end(text, block, marks, place) is not None
    return True


def _closes(text: str, block: Span, opened: int, at: int) -> bool:
    before = text[at - 1]
    after = text[at + 1] if at + 1 < block.end else " "
    if text[opened] in _SINGLE:
        return not after.isalnum() and (text[opened] != "'" or before in _SENTENCE_MARKS)
    # `said. "Next` after a lost closing mark: a straight mark before a word, after a space, opens.
    return not (text[at] == '"' and before.isspace() and after.isalnum())


def _single_end(text: str, block: Span, marks: list[int], place: int) -> int | None:
    """Look for the mark that ends words in single marks: an apostrophe is not one.

    Returns None where another quotation begins before it, so that "’tis" opens nothing.
    """
    opener = marks[place]
    for at in marks[place + 1 : place + 1 + _LOOK_AHEAD]:
        if at - opener > _LONGEST or text[at] in {"‘", "‚"}:
            return None
        if text[at] not in _CLOSERS[text[opener]]:
            if text[opener] == "'" and text[at] in {'"', "“", "”"}:
                return None
            continue
        after = text[at + 1] if at + 1 < block.end else " "
        if after.isalnum() or (text[opener] == "'" and text[at - 1] not in _SENTENCE_MARKS):
            continue
        words = text[opener + 1 : at].count(" ") + 1
        return at if text[opener] != "'" or words >= _LEAST_STRAIGHT_SINGLE else None
    return None


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
