"""A plain-text dump as blocks: one a line, or one a paragraph where the lines are wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from wirehouse.clean import bounds, broken_paragraphs, repair, wording
from wirehouse.clean.hyphenation import Breaks
from wirehouse.records import Block, Repair, RepairKind

_WRAPPED_AT_MOST = 100
_WRAPPED_AT_LEAST = 50
_LEAST_LINES = 6
_CONTEXT = 15

_Off = AbstractSet[RepairKind]


def read(text: str, off: _Off = frozenset()) -> tuple[Block, ...]:
    """Give the non-blank lines as blocks, in order, with their line numbers from 1.

    `off` names the repairs not to make.
    """
    lines = [_block(number, line, off) for number, line in enumerate(text.splitlines(), start=1)]
    if _is_wrapped([line.text for line in lines]):
        return tuple(_join(lines, off))
    filled = [line for line in lines if line.text]
    # What has more lines is turned away, and is not worth the time.
    if RepairKind.BROKEN_PARAGRAPH in off or len(filled) > bounds.MOST_BLOCKS:
        return tuple(filled)
    return tuple(broken_paragraphs.rejoin(filled))


def _block(number: int, line: str, off: _Off) -> Block:
    text, repairs = repair.read_text(line, number, off)
    return Block(number, text, repairs=repairs)


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


def _join(lines: Sequence[Block], off: _Off) -> list[Block]:
    breaks = None if RepairKind.HYPHENATION in off else Breaks(line.text for line in lines)
    blocks: list[Block] = []
    paragraph: list[Block] = []
    for line in [*lines, Block(0, "")]:
        if line.text:
            paragraph.append(line)
        elif paragraph:
            # Lines of an address block or a list do not fill the width: they stay apart.
            if any(len(one.text) >= _WRAPPED_AT_LEAST for one in paragraph[:-1]):
                blocks.append(_whole(paragraph, breaks))
            else:
                blocks.extend(paragraph)
            paragraph = []
    return blocks


def _whole(lines: Sequence[Block], breaks: Breaks | None) -> Block:
    """Make one block of a paragraph's lines."""
    pieces: list[str] = []
    repairs = list(lines[0].repairs)
    for line, following in pairwise(lines):
        text, gap = breaks.join(line.text, following.text) if breaks else (line.text, " ")
        pieces += (text, gap)
        if not gap:
            head, tail = following.text[:_CONTEXT], line.text[-_CONTEXT:]
            after = f"{tail[: len(text) - len(line.text)] if text != line.text else tail}{head}"
            repairs.append(Repair(RepairKind.HYPHENATION, line.line, f"{tail} / {head}", after))
        repairs += following.repairs
    return Block(lines[0].line, "".join([*pieces, lines[-1].text]), repairs=tuple(repairs))
