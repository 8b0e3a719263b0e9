"""What no article of a dump looks like: lists far from its sentences, and no sentence at all.

A dump's menus, sizes and filters are lines like a list's in an article, and where there are hundreds of
them the network takes some. They lie far from the text, in runs of short lines that hold no sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from wirehouse.clean import wording
from wirehouse.records import Block

_FAR = 20
_LEAST_LINES = 4
_LONGEST = 25
_SENTENCE = 5
_PROSE = 100
_SHARE = 0.5
_PARAGRAPH = 12
_INSTEAD = 0.5


def without(
    blocks: Sequence[Block], body: NDArray[np.bool_], sizes: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Give the body without its runs of short lines that lie far from its sentences.

    `body` are the blocks of a dump that were taken, `sizes` their words. An article that is a list itself,
    as one that names a prize's winners, keeps them all.
    """
    runs = _runs(np.flatnonzero(body))
    spoken = [sum(sizes[index] for index in run if _is_sentence(blocks[index], sizes[index])) for run in runs]
    kept = sum(float(sizes[run].sum()) for run, sentences in zip(runs, spoken, strict=True) if sentences)
    if sum(spoken) < max(_PROSE, kept * _SHARE):
        return body
    rest = body.copy()
    for run, sentences in zip(runs, spoken, strict=True):
        if not sentences and len(run) >= _LEAST_LINES and sizes[run].max() <= _LONGEST:
            rest[run] = False
    return rest


def sentences_instead(
    blocks: Sequence[Block],
    body: NDArray[np.bool_],
    sizes: NDArray[np.float32],
    never: Collection[int],
) -> NDArray[np.bool_]:
    """Give a dump's paragraphs where what was taken for its body holds no sentence and they say half as much.

    `never` holds the numbers of the blocks that are none by rule.
    """
    taken = np.flatnonzero(body).tolist()
    if not taken or any(_is_sentence(blocks[index], sizes[index]) for index in taken):
        return body
    paragraphs = np.array(
        [
            size >= _PARAGRAPH and index not in never and wording.ends_sentence(block.text)
            for index, (block, size) in enumerate(zip(blocks, sizes, strict=True))
        ],
        bool,
    )
    # Scripts without full stops, and lists, have a body of their own that a note in sentences is no match for.
    return paragraphs if sizes[paragraphs].sum() >= _INSTEAD * sizes[taken].sum() else body


def _runs(taken: NDArray[np.intp]) -> list[list[int]]:
    """Part the numbers of the blocks taken where many that were not lie between two of them."""
    runs: list[list[int]] = [[int(index)] for index in taken[:1]]
    for before, index in pairwise(taken.tolist()):
        if index - before > _FAR:
            runs.append([])
        runs[-1].append(index)
    return runs


def _is_sentence(block: Block, size: float) -> bool:
    return size >= _SENTENCE and wording.ends_sentence(block.text)
