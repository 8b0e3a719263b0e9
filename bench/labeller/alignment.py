"""Which blocks of a page a gold text is made of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

_LONG = 6
_SHARE = 0.5
_REACH = 3
_GAP = 2
_ROUNDS = 4
_MOST_WORDS = 60_000
_MOST_GOLD_WORDS = 20_000


def align(blocks: Sequence[Sequence[str]], gold: Sequence[str]) -> NDArray[np.float32] | None:
    """Give the share of each block's words that the gold text has, or None where it is too long to tell.

    Blocks and gold are words. The longest common subsequence of the page's words and the gold's says
    which word stands where; long blocks count where enough of their words stand close together in the
    gold, short ones only next to those, so that a menu's "News" is not taken for the article's.
    """
    words = [word for block in blocks for word in block]
    if len(words) > _MOST_WORDS or len(gold) > _MOST_GOLD_WORDS:
        return None
    places = _places(blocks, words, gold)
    shares = np.zeros(len(blocks), np.float32)
    for row, (block, found) in enumerate(zip(blocks, places, strict=True)):
        if len(block) >= _LONG and found:
            share = len(found) / len(block)
            if share >= _SHARE and len(found) / (found[-1] - found[0] + 1) >= _SHARE:
                shares[row] = share
    for _ in range(_ROUNDS):
        joined = [
            row
            for row, block in enumerate(blocks)
            if not shares[row] and block and _is_whole(block, places[row]) and _joins(row, places, shares)
        ]
        if not joined:
            break
        shares[joined] = 1
    return shares


def _places(blocks: Sequence[Sequence[str]], words: Sequence[str], gold: Sequence[str]) -> list[list[int]]:
    block_of = [row for row, block in enumerate(blocks) for _ in block]
    places: list[list[int]] = [[] for _ in blocks]
    for step in LCSseq.opcodes(words, gold):
        if step.tag == "equal":
            for at in range(step.src_start, step.src_end):
                places[block_of[at]].append(step.dest_start + at - step.src_start)
    return places


def _is_whole(block: Sequence[str], found: Sequence[int]) -> bool:
    return len(found) == len(block) == found[-1] - found[0] + 1


def _joins(row: int, places: Sequence[Sequence[int]], shares: NDArray[np.float32]) -> bool:
    """Tell whether a block follows or precedes one of the article's in the gold too."""
    first, last = places[row][0], places[row][-1]
    before = next((other for other in range(row - 1, max(-1, row - 1 - _REACH), -1) if shares[other]), None)
    after = next(
        (other for other in range(row + 1, min(len(places), row + 1 + _REACH)) if shares[other]), None
    )
    return (before is not None and 0 <= first - places[before][-1] <= _GAP) or (
        after is not None and 0 <= places[after][0] - last <= _GAP
    )
