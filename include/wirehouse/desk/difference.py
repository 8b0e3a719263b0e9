"""The difference of two wordings, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\s*\S+")
_MOST_WORDS = 3_000
_MOST_PARAGRAPHS = 2_000
_ALIKE = 0.35


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, came or went."""

    text: str
    change: Change


def compare(before: str, after: str) -> list[list[Piece]]:
    """Give the paragraphs of both wordings in order, each as pieces that stayed, came or went.

    Paragraphs are matched first, and only those that changed are compared word by word: the time taken
    grows with what changed. What is too large for that is shown as removed and added as a whole.
    """
    old, new = before.split("\n\n"), after.split("\n\n")
    if max(len(old), len(new)) > _MOST_PARAGRAPHS:
        return [[Piece(before, Change.REMOVED)], [Piece(after, Change.ADDED)]]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    shown: list[list[Piece]] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            shown += [[Piece(text, Change.SAME)] for text in old[i:j]]
        else:
            shown += _changed(old[i:j], new[k:m])
    return [pieces for pieces in shown if any(piece.text for piece in pieces)]


def words_changed(paragraphs: Sequence[Sequence[Piece]]) -> tuple[int, int]:
    """Count the words that came and those that went."""
    counts = {Change.ADDED: 0, Change.REMOVED: 0, Change.SAME: 0}
    for pieces in paragraphs:
        for piece in pieces:
            counts[piece.change] += len(piece.text.split())
    return counts[Change.ADDED], counts[Change.REMOVED]


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[list[Piece]]:
    """Compare paragraphs in pairs, in order; those without a partner came or went as a whole."""
    for index in range(max(len(old), len(new))):
        if index >= len(old):
            yield [Piece(new[index], Change.ADDED)]
        elif index >= len(new):
            yield [Piece(old[index], Change.REMOVED)]
        else:
            yield _words(old[index], new[index])


def _words(old: str, new: str) -> list[Piece]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        return [Piece(old, Change.REMOVED), Piece(new, Change.ADDED)]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        # Another paragraph in its place: the words that they share by chance would only be in the way.
        return [Piece(old, Change.REMOVED), Piece(new, Change.ADDED)]
    pieces: list[Piece] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece("".join(after[k:m]), Change.SAME))
            continue
        pieces += [Piece("".join(before[i:j]), Change.REMOVED), Piece("".join(after[k:m]), Change.ADDED)]
    return [piece for piece in pieces if piece.text]
