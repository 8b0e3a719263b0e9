"""Where the evidence of a rejection stands in the raw document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_QUOTED = re.compile(r"“([^”]{2,300})”|\"([^\"]{2,300})\"|'([^']{3,300})'")
_LINE = re.compile(r"\bline (\d{1,7})\b")
_AROUND = 3
_MOST_PLACES = 12
_MOST_LINES = 60
_LONGEST_LINE = 600


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters, marked as evidence or not."""

    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the raw document, numbered from 1; `follows` is false after a gap."""

    number: int
    pieces: tuple[Piece, ...]
    follows: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The lines that hold the evidence with those around them, or else the first lines; what was looked for."""

    lines: tuple[Line, ...]
    places: int
    wanted: tuple[str, ...]
    all_lines: int


def find(evidence: str, text: str) -> Found:
    """Find in the document's text what the evidence quotes, and the lines that it names.

    Words are compared without regard to case and to the amount of white space between them.
    """
    lines = text.split("\n") if text else []
    wanted = quoted(evidence)
    named = {int(number) for number in _LINE.findall(evidence)}
    pattern = _pattern(wanted)
    if pattern and any(pattern.search(line) for line in lines):
        # What stands there is surer than a number: the lines of a page are counted after its elements are read.
        named = set()
    hits = [
        index for index, line in enumerate(lines) if (pattern and pattern.search(line)) or index + 1 in named
    ][:_MOST_PLACES]
    shown = sorted(
        {near for hit in hits for near in range(max(0, hit - _AROUND), min(len(lines), hit + _AROUND + 1))}
    ) or list(range(min(len(lines), 2 * _MOST_PLACES)))
    cut = shown[:_MOST_LINES]
    return Found(
        tuple(
            Line(
                index + 1, _pieces(lines[index], pattern, index + 1 in named), index - 1 in cut or index == 0
            )
            for index in cut
        ),
        len(hits),
        wanted,
        len(lines),
    )


def quoted(evidence: str) -> tuple[str, ...]:
    """Give what the evidence quotes of the document, each once, the longest first."""
    found = {next(filter(None, groups)).strip() for groups in _QUOTED.findall(evidence)}
    return tuple(sorted((one for one in found if one), key=lambda one: (-len(one), one)))


def _pattern(wanted: Sequence[str]) -> re.Pattern[str] | None:
    if not wanted:
        return None
    forms = (r"\s+".join(map(re.escape, one.rstrip("…").split())) for one in wanted)
    return re.compile("|".join(form for form in forms if form), re.IGNORECASE)


def _pieces(line: str, pattern: re.Pattern[str] | None, is_named: bool) -> tuple[Piece, ...]:
    first = pattern.search(line) if pattern else None
    if first is None:
        return (Piece(_short(line), is_named),)
    assert pattern is not None  # noqa: S101 - it has just found something
    # Of a page that is one long line, what stands around the first hit.
    start = max(0, first.start() - _LONGEST_LINE // 3)
    window = line[start : start + _LONGEST_LINE]
    pieces, at = [Piece("…", False)] if start else [], 0
    for hit in pattern.finditer(window):
        pieces += [Piece(window[at : hit.start()], False), Piece(hit[0], True)]
        at = hit.end()
    rest = window[at:] + ("…" if start + _LONGEST_LINE < len(line) else "")
    return tuple(piece for piece in (*pieces, Piece(rest, False)) if piece.text)


def _short(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…"
