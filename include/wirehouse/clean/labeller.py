"""Rules that name each block of a page: what is the article's, and what is the site's.

Every block gets a score: its words, for prose; less than nothing, for what reads as chrome. The body is
the run of blocks with the greatest sum (Bentley's maximum segment), so that a teaser of one sentence
does not outweigh the gap of chrome before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from wirehouse.clean import dates, wording
from wirehouse.clean.layout import Layout
from wirehouse.clean.lexicon import Match, look_up
from wirehouse.records import Block, Label

_LONG = 25
_SENTENCE = 8
_BRIEF = 4
_TAIL_COST = {Label.COMMENT: 400, Label.RELATED: 80, Label.CREDIT: 60}
_SHORT_COST = 6
_SUBHEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LISTED = frozenset({"li", "dd", "dt", "td", "th"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's labelled blocks, with the numbers of its first and last block of body (-1: none)."""

    blocks: tuple[Block, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Sign:
    words: int
    is_prose: bool
    match: Match | None
    score: int


def label(
    blocks: Sequence[Block],
    layout: Layout | None = None,
    drop_lines: frozenset[str] = frozenset(),
    after: int = -1,
    drop: Mapping[int, str] | None = None,
) -> Reading:
    """Label the blocks of a page or a dump.

    `layout` is what the tree of an HTML page says, `drop_lines` are a source's own lines of chrome in
    small letters, the body begins below the block numbered `after`, and `drop` holds the numbers of
    blocks that are never body, each with the reason.
    """
    repeats = Counter(_wording(block) for block in blocks)
    signs = [
        _sign(block, index, repeats[_wording(block)], layout, drop_lines)
        for index, block in enumerate(blocks)
    ]
    for index, why in (drop or {}).items():
        signs[index] = _dropped(signs[index], why, layout)
    scores = [
        sign.score if (layout is None or index in layout.focus) and index > after else -_SHORT_COST
        for index, sign in enumerate(signs)
    ]
    first, last = _best_run(scores)
    inside = frozenset(
        index for index in range(first, last + 1) if first >= 0 and (layout is None or index in layout.focus)
    )
    labelled = [_named(block, index, signs, inside) for index, block in enumerate(blocks)]
    return Reading(tuple(_without_echoes(labelled)), first, last)


_ECHO_WORDS = (4, 40)
_MOST_BLOCKS = 2_000


def _without_echoes(blocks: list[Block]) -> list[Block]:
    """Take out pull quotes: blocks whose words stand, in their order, within a paragraph of the body."""
    body = [index for index, block in enumerate(blocks) if block.label is Label.BODY]
    if len(body) > _MOST_BLOCKS:
        return blocks
    wordings = {index: f" {_wording(blocks[index])} " for index in body}
    for index in body:
        words = wordings[index].count(" ") - 1
        if _ECHO_WORDS[0] <= words <= _ECHO_WORDS[1] and any(
            wordings[index] in other and len(other) > len(wordings[index]) for other in wordings.values()
        ):
            blocks[index] = replace(
                blocks[index],
                label=Label.RELATED,
                reason="its words stand within a paragraph",
                confidence=0.8,
            )
    return blocks


def _wording(block: Block) -> str:
    return " ".join(wording.tokens(block.text))


def _sign(block: Block, index: int, repeats: int, layout: Layout | None, drop_lines: frozenset[str]) -> _Sign:
    words = wording.count_words(block.text)
    ends = wording.ends_sentence(block.text)
    prose = block.link_share <= 0.5 and (words >= _LONG or (words >= _SENTENCE and ends))
    if block.text.casefold() in drop_lines:
        return _Sign(words, False, Match(Label.NAVIGATION, "the source's rules drop this line"), -_SHORT_COST)
    if layout is not None and index in layout.claims:
        claim, reason = layout.claims[index]
        return _Sign(words, False, Match(claim, reason), -2)
    match = look_up(block.text, words)
    if match is None and is_timestamp(block.text, words):
        match = Match(Label.TIMESTAMP, "a date or a time alone")
    if match is not None:
        cost = _TAIL_COST.get(match.label, 0) if match.is_tail else 0
        return _Sign(words, False, match, -max(cost, _SHORT_COST + 2, words if words > _SENTENCE else 0))
    if repeats > 1 and words >= _BRIEF and layout is None:
        return _Sign(words, False, Match(Label.RELATED, "the line stands more than once"), -words)
    if prose:
        return _Sign(words, True, None, words)
    if ends and words >= _BRIEF and block.link_share <= 0.5:
        return _Sign(words, True, None, 2)
    return _Sign(words, False, None, -3 if block.element in _LISTED else -_SHORT_COST)


def _dropped(sign: _Sign, reason: str, layout: Layout | None) -> _Sign:
    """Take a block for the source's own, unless it is known as something else of a page's furniture."""
    if sign.match is not None:
        return sign
    named = Label.PROMOTION if sign.words >= _SENTENCE else Label.NAVIGATION
    # In a dump an article goes on below a notice; in a page it would go on into the teasers.
    score = 0 if layout is None else min(sign.score, 0)
    return _Sign(sign.words, False, Match(named, reason), score)


def is_timestamp(text: str, words: int) -> bool:
    """Tell whether a line is a date or a time and little else."""
    if words > 20 or len(text) > 100:
        return False
    found = dates.find(text, "dmy")
    if found:
        dated = sum(date.end - date.start for date in found)
        return dated >= len(text) * 0.4
    return dates.is_clock(text)


def _best_run(scores: Sequence[int]) -> tuple[int, int]:
    """Give the ends of the run with the greatest sum, (-1, -1) where no sum is above nought."""
    best, best_ends = 0, (-1, -1)
    total, start = 0, 0
    for index, score in enumerate(scores):
        if total <= 0:
            total, start = 0, index
        total += score
        if total > best:
            best, best_ends = total, (start, index)
    return best_ends


def _named(block: Block, index: int, signs: Sequence[_Sign], inside: frozenset[int]) -> Block:
    """Name one block. `inside` holds the numbers of the blocks in the run of prose."""
    sign = signs[index]
    if sign.match is not None:
        return replace(block, label=sign.match.label, reason=sign.match.reason, confidence=0.9)
    if index not in inside:
        named = Label.NAVIGATION if sign.words < _BRIEF else Label.RELATED
        return replace(block, label=named, reason="outside the run of prose", confidence=0.7)
    if sign.is_prose:
        return replace(block, label=Label.BODY, reason="prose in the run of prose", confidence=0.9)
    if block.link_share > 0.6:
        return replace(block, label=Label.RELATED, reason="mostly links", confidence=0.7)
    return _short(block, index, signs, inside)


def _short(block: Block, index: int, signs: Sequence[_Sign], inside: frozenset[int]) -> Block:
    """Name a short line among the paragraphs: a subheading or a list's item stays, the rest goes."""
    before = any(other in inside and signs[other].is_prose for other in (index - 2, index - 1))
    after = any(other in inside and signs[other].is_prose for other in (index + 1, index + 2))
    if block.element in _SUBHEADINGS and after:
        return replace(block, label=Label.BODY, reason="a subheading above prose", confidence=0.8)
    if block.element in _LISTED or (before and after) or (block.element == "p" and before):
        return replace(block, label=Label.BODY, reason="a short line between paragraphs", confidence=0.6)
    return replace(block, label=Label.RELATED, reason="a short line without prose around it", confidence=0.5)
