"""Small damage that saving, copying and syndication do to text, mended, each repair on record.

Characters are mended in every block as it is read, so that all that reads the page sees them right;
spaces and marks between words in the paragraphs of the body. Every kind can be turned off. What is
uncertain stays as it is: a lost sign ("?100 million") is read by nobody wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from wirehouse.clean import damaged_characters, mojibake, punctuation
from wirehouse.clean.damaged_characters import Mend
from wirehouse.records import Repair, RepairKind

_CONTEXT = 15
_MOST_ROUNDS = 6
_MOST_A_KIND = 20
"""Repairs of one kind that are told of one paragraph; the others are made without a word."""

_SPACES = re.compile(r"[^\S\n\u00a0\u2007\u202f]+|\n+")
_NONE: frozenset[RepairKind] = frozenset()


def plain(text: str) -> str:
    """Mend a short text's characters, and make every run of white space one space."""
    return read_text(text)[0]


def read_text(
    text: str, line: int = 0, off: AbstractSet[RepairKind] = _NONE
) -> tuple[str, tuple[Repair, ...]]:
    """Give a block's text with its characters mended and every run of white space as one space.

    Also gives what was mended, one repair a kind. `off` names the kinds to leave alone; characters that
    are no text at all (controls, half characters, marks that turn the direction of writing) are always
    taken out, and are no repair.
    """
    joined = " ".join(text.split())
    if (text.isascii() and joined.isprintable() and "&" not in text) or not damaged_characters.are_odd(text):
        return joined, ()
    repairs: dict[RepairKind, Repair] = {}
    for _ in range(_MOST_ROUNDS):
        before = text
        text = _mend_characters(text, line, off, repairs)
        if text == before:
            break
    return text, tuple(repairs.values())


def _mend_characters(
    text: str, line: int, off: AbstractSet[RepairKind], repairs: dict[RepairKind, Repair]
) -> str:
    if RepairKind.MOJIBAKE not in off and mojibake.may_hold(text):
        mended = mojibake.mend(text)
        if mended != text:
            _note(repairs, _difference(RepairKind.MOJIBAKE, line, text, mended))
            text = mended
    for mend in damaged_characters.MENDS:
        if mend.kind in off or not mend.pattern.search(text) or not mend.applies(text):
            continue
        found: list[Repair] = []
        text, times = _replaced(text, mend, line, found, 1)
        if found:
            _note(repairs, replace(found[0], times=times))
    text = damaged_characters.without_controls(text)
    if RepairKind.NON_BREAKING_SPACES in off:
        return _SPACES.sub(" ", text).strip(" \n")
    return " ".join(text.split())


def _note(repairs: dict[RepairKind, Repair], repair: Repair) -> None:
    """Keep the first repair of a kind, and count the others."""
    first = repairs.get(repair.kind)
    if first is not None:
        repair = replace(first, times=first.times + repair.times)
    repairs[repair.kind] = repair


def _difference(kind: RepairKind, line: int, before: str, after: str) -> Repair:
    """Tell the whole change of a text, with what stands around it, shortened."""
    start = next((at for at, (one, two) in enumerate(zip(before, after, strict=False)) if one != two), 0)
    start = max(0, start - _CONTEXT)
    end = start + _CONTEXT * 3
    return Repair(
        kind,
        line,
        damaged_characters.visible(before[start:end]),
        damaged_characters.visible(after[start:end]),
    )


def _replaced(text: str, mend: Mend, line: int, repairs: list[Repair], most: int) -> tuple[str, int]:
    """Replace every find that changes, and count them; add the first `most` with what stands around to the repairs."""
    times = 0

    def swap(found: re.Match[str]) -> str:
        nonlocal times
        new = mend.replace(found)
        if new != found.group():
            times += 1
            if times <= most:
                start, end = max(0, found.start() - _CONTEXT), found.end() + _CONTEXT
                around = text[start : found.start()], text[found.end() : end]
                before, after = (
                    damaged_characters.visible(each.join(around)) for each in (found.group(), new)
                )
                repairs.append(Repair(mend.kind, line, before, after))
        return new

    return mend.pattern.sub(swap, text), times


def _groups(found: re.Match[str]) -> str:
    return "".join(group for group in found.groups() if group)


_QUOTES = (
    Mend(RepairKind.QUOTATION_MARKS, punctuation.TEX_QUOTES, lambda found: f"“{found[1]}”"),
    Mend(RepairKind.QUOTATION_MARKS, punctuation.ESCAPED_QUOTES, _groups),
    Mend(RepairKind.QUOTATION_MARKS, punctuation.ACCENT_FOR_APOSTROPHE, lambda _: "'"),
)
_GLUED = Mend(RepairKind.GLUED_SENTENCES, punctuation.GLUED, punctuation.part_sentences)
_STRAY_STOP = Mend(RepairKind.STRAY_STOP, punctuation.STRAY_STOP, _groups)
_BEFORE_LOW = Mend(RepairKind.SPACE_BEFORE, punctuation.SPACE_BEFORE_LOW, _groups)
_BEFORE_HIGH = Mend(RepairKind.SPACE_BEFORE, punctuation.SPACE_BEFORE_HIGH, _groups)
_CONTRACTION = Mend(RepairKind.SPACE_BEFORE, punctuation.CONTRACTION, _groups)
_IN_BRACKETS = Mend(RepairKind.SPACE_BEFORE, punctuation.IN_BRACKETS, lambda found: f"({found[1]})")
_MISSING_SPACE = Mend(RepairKind.MISSING_SPACE, punctuation.MISSING_SPACE, punctuation.space_out)


def repair(
    text: str,
    line: int,
    language: Callable[[], str | None] = lambda: None,
    off: AbstractSet[RepairKind] = _NONE,
) -> tuple[str, tuple[Repair, ...]]:
    """Mend a paragraph's spaces and marks, unless it is code; also give what was changed, in order.

    `language` gives the BCP 47 primary language of the text, None where it is not known; it is asked
    for only where the answer matters, since telling a language takes longer than mending.
    """
    repairs: list[Repair] = []
    for _ in range(_MOST_ROUNDS):
        before, found = text, list[Repair]()
        for mend in _mends(text, language):
            if mend.kind not in off:
                text, _ = _replaced(text, mend, line, found, _MOST_A_KIND)
        if not found:
            break
        if not repairs and punctuation.CODE.search(text):
            return before, ()
        repairs += found
    return text, tuple(_not_too_many(repairs))


def _mends(text: str, language: Callable[[], str | None]) -> Iterator[Mend]:
    """Give the repairs that a text can need: each is looked for only where its sign is there at all."""
    if "`" in text or "´" in text or "\\" in text:
        yield from _QUOTES
    yield _GLUED
    if " ." in text or " ," in text:
        yield _STRAY_STOP
        yield _BEFORE_LOW
    if any(mark in text for mark in (" ;", " !", " ?")) and language() not in punctuation.SPACED_LANGUAGES:
        yield _BEFORE_HIGH
    if (" '" in text or " ’" in text) and language() == "en":
        yield _CONTRACTION
    if "( " in text or " )" in text:
        yield _IN_BRACKETS
    yield _MISSING_SPACE


def _not_too_many(repairs: list[Repair]) -> Iterator[Repair]:
    told: dict[RepairKind, int] = {}
    for one in repairs:
        told[one.kind] = told.get(one.kind, 0) + 1
        if told[one.kind] <= _MOST_A_KIND:
            yield one
