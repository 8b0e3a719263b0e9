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
    closed = -1
    for place, at in enumerate(marks):
        if at <= closed:
            continue
        if opened is None or at - opened > _LONGEST:
            opened = at if _opens(text, block, marks, place) else None
            if opened is not None and text[at] in _SINGLE:
                opened, closed = None, _single_end(text, block, marks, place) or at
                yield Quoted(_stripped(text, at + 1, closed), Span(at, closed + 1))
        elif text[at] in _CLOSERS[text[opened]] and _closes(text, block, at):
            yield Quoted(_stripped(text, opened + 1, at), Span(opened, at + 1))
            opened = None
        elif text[at] == text[opened] and _opens(text, block, marks, place):
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


def _closes(text: str, block: Span, at: int) -> bool:
    # `said. "Next` after a lost closing mark: a straight mark before a word, after a space, opens.
    after = text[at + 1] if at + 1 < block.end else " "
    return not (text[at] == '"' and text[at - 1].isspace() and after.isalnum())


def _single_end(text: str, block: Span, marks: list[int], place: int) -> int | None:
    """Look for the mark that ends words in single marks: an apostrophe is not one.

    Returns None where another quotation begins before it, so that "’tis" opens nothing. A mark after
    an s may be a possessive: one after a full stop or a comma is believed before it.
    """
    opener = marks[place]
    straight = text[opener] == "'"
    possessive: int | None = None
    for at in marks[place + 1 : place + 1 + _LOOK_AHEAD]:
        if (
            at - opener > _LONGEST
            or text[at] in {"‘", "‚"} - set(_CLOSERS[text[opener]])
            or (straight and text[at] in '"“”')
        ):
            break
        after = text[at + 1] if at + 1 < block.end else " "
        if text[at] not in _CLOSERS[text[opener]] or after.isalnum():
            continue
        ends_clause = text[at - 1] in _SENTENCE_MARKS
        if straight and (not ends_clause or text.count(" ", opener, at) + 1 < _LEAST_STRAIGHT_SINGLE):
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
