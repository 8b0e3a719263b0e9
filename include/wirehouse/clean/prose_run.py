"""A first reading of a page, by rules: which run of its blocks is prose, and what the others look like.

Every block gets a score: its words, for prose; less than nothing, for what reads as chrome. The prose is
the run of blocks with the greatest sum (Bentley's maximum segment), so that a teaser of one sentence
does not outweigh the gap of chrome before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from wirehouse.clean import dates, picture_credits, wording
from wirehouse.clean.layout import Layout
from wirehouse.clean.lexicon import Match, look_up
from wirehouse.records import Block, Label

_LONG = 25
_SENTENCE = 8
_BRIEF = 4
_ARTICLE_WORDS = 400
_TAIL_COST = {Label.COMMENT: 400, Label.RELATED: 80, Label.CREDIT: 60}
_SHORT_COST = 6
_SUBHEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_REPEATED = Match(Label.RELATED, "the line stands more than once")
_CAPTION = Match(Label.CAPTION, picture_credits.ENDS_IN_CREDIT)
_LISTED = frozenset({"li", "dd", "dt", "td", "th"})


@dataclass(frozen=True, slots=True)
class ProseRun:
    """A page's blocks as rules label them.

    `matches` holds what the lexicon and the dates find in each block's wording; `first` and `last` are
    the ends of the run of prose (-1: none). `repeated` holds the numbers of a dump's lines that stand more
    than once: teasers, mostly.
    """

    blocks: tuple[Block, ...]
    matches: tuple[Match | None, ...]
    first: int
    last: int
    repeated: frozenset[int] = frozenset()


class _Sign(NamedTuple):
    words: int
    is_prose: bool
    found: Match | None
    match: Match | None
    score: int


def find(blocks: Sequence[Block], layout: Layout | None = None, after: int = -1) -> ProseRun:
    """Find the run of prose of a page or a dump, and label its blocks.

    `layout` is what the tree of an HTML page says, and the prose begins below the block numbered `after`.
    """
    claims = layout.claims if layout else {}
    again = _standing_again(blocks) if layout is None else frozenset()
    signs = [
        _sign(block, claims.get(index), index in again, layout is None) for index, block in enumerate(blocks)
    ]
    scores = [
        sign.score if (layout is None or index in layout.focus) and index > after else -_SHORT_COST
        for index, sign in enumerate(signs)
    ]
    first, last = _best_run(scores)
    inside = frozenset(
        index for index in range(first, last + 1) if first >= 0 and (layout is None or index in layout.focus)
    )
    labelled = tuple(_named(block, index, signs, inside) for index, block in enumerate(blocks))
    repeated = frozenset(
        index for index, sign in enumerate(signs) if sign.found is None and sign.match is _REPEATED
    )
    return ProseRun(labelled, tuple(sign.found for sign in signs), first, last, repeated)


def _standing_again(blocks: Sequence[Block]) -> frozenset[int]:
    """Give the numbers of the lines that stand more than once: all but the first copy of a whole article."""
    wordings = [wording.fold(block.text) for block in blocks]
    times = Counter(wordings)
    again = frozenset(index for index, one in enumerate(wordings) if times[one] > 1)
    return again - _laid_out_twice(blocks, wordings) if again else again


def _laid_out_twice(blocks: Sequence[Block], wordings: Sequence[str]) -> frozenset[int]:
    """Give the numbers of the lines of an article that is repeated further down, as for another width of screen.

    A teaser, a recommendation or a form that a page shows twice is a few lines of prose; an article is many.
    """
    first: dict[str, int] = {}
    copies = [first.setdefault(one, index) for index, one in enumerate(wordings)]
    found: list[int] = []
    words = 0
    for index, (before, at) in enumerate(pairwise(copies), start=1):
        # Two lines of which each follows the other in both places.
        if at == before + 1 and at < index:
            found += (before, at)
            words += wording.count_words(blocks[at].text) if wording.ends_sentence(blocks[at].text) else 0
    return frozenset(found) if words >= _ARTICLE_WORDS else frozenset()


def _sign(block: Block, claim: tuple[Label, str] | None, is_repeated: bool, in_dump: bool) -> _Sign:
    words = wording.count_words(block.text)
    ends = wording.ends_sentence(block.text)
    found = look_up(block.text, words, in_dump=in_dump)
    if found is None and is_timestamp(block.text, words):
        found = Match(Label.TIMESTAMP, "a date or a time alone")
    if found is None and in_dump and picture_credits.ends_in_credit(block.text):
        return _Sign(words, False, _CAPTION, _CAPTION, -_SHORT_COST)
    if claim is not None:
        return _Sign(words, False, found, Match(*claim), -2)
    if found is not None:
        cost = _TAIL_COST.get(found.label, 0) if found.is_tail else 0
        return _Sign(
            words, False, found, found, -max(cost, _SHORT_COST + 2, words if words > _SENTENCE else 0)
        )
    if is_repeated and words >= _BRIEF:
        return _Sign(words, False, None, _REPEATED, -words)
    if block.link_share <= 0.5 and (words >= _LONG or (words >= _SENTENCE and ends)):
        return _Sign(words, True, None, None, words)
    if ends and words >= _BRIEF and block.link_share <= 0.5:
        return _Sign(words, True, None, None, 2)
    return _Sign(words, False, None, None, -3 if block.element in _LISTED else -_SHORT_COST)


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
        return block.judged(sign.match.label, sign.match.reason, 0.9)
    if index not in inside:
        named = Label.NAVIGATION if sign.words < _BRIEF else Label.RELATED
        return block.judged(named, "outside the run of prose", 0.7)
    if sign.is_prose:
        return block.judged(Label.BODY, "prose in the run of prose", 0.9)
    if block.link_share > 0.6:
        return block.judged(Label.RELATED, "mostly links", 0.7)
    return _short(block, index, signs, inside)


def _short(block: Block, index: int, signs: Sequence[_Sign], inside: frozenset[int]) -> Block:
    """Name a short line among the paragraphs: a subheading or a list's item stays, the rest goes."""
    before = any(other in inside and signs[other].is_prose for other in (index - 2, index - 1))
    after = any(other in inside and signs[other].is_prose for other in (index + 1, index + 2))
    if block.element in _SUBHEADINGS and after:
        return block.judged(Label.BODY, "a subheading above prose", 0.8)
    if block.element in _LISTED or (before and after) or (block.element == "p" and before):
        return block.judged(Label.BODY, "a short line between paragraphs", 0.6)
    return block.judged(Label.RELATED, "a short line without prose around it", 0.5)
