"""A plain-text dump as blocks: one a line, or one a paragraph where the lines are wrapped."""

from __future__ import annotations

from itertools import pairwise

from wirehouse.clean import repair, wording
from wirehouse.records import Block

_WRAPPED_AT_MOST = 100
_WRAPPED_AT_LEAST = 50
_LEAST_LINES = 6


def read(text: str) -> tuple[Block, ...]:
    """Give the non-blank lines as blocks, in order, with their line numbers from 1."""
    lines = [(number, repair.plain(line)) for number, line in enumerate(text.splitlines(), start=1)]
    if _is_wrapped([line for _, line in lines]):
        return tuple(_join(lines))
    return tuple(Block(number, line) for number, line in lines if line)


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether paragraphs are broken at a fixed width, as mail and old terminals do.

    Then most lines that another line follows at once nearly fill the width and end no sentence, and
    no line is longer.
    """
    if any(len(line) > _WRAPPED_AT_MOST for line in lines):
        return False
    inner = [line for line, following in pairwise(lines) if line and following]
    if len(inner) < _LEAST_LINES:
        return False
    full = [line for line in inner if len(line) >= _WRAPPED_AT_LEAST and not wording.ends_sentence(line)]
    return len(full) > len(inner) * 0.6


def _join(lines: list[tuple[int, str]]) -> list[Block]:
    blocks: list[Block] = []
    paragraph: list[tuple[int, str]] = []
    for number, line in [*lines, (0, "")]:
        if line:
            paragraph.append((number, line))
        elif paragraph:
            # Lines of an address block or a list do not fill the width: they stay apart.
            if any(len(text) >= _WRAPPED_AT_LEAST for _, text in paragraph[:-1]):
                blocks.append(Block(paragraph[0][0], " ".join(text for _, text in paragraph)))
            else:
                blocks.extend(Block(start, text) for start, text in paragraph)
            paragraph = []
    return blocks
