"""What each block of a page says of itself, in numbers: its wording, its place, what stands around it.

One row a block. The same columns serve lines of text and blocks of HTML; what only a tree can tell is
in `tree_signs`. None of them knows a language: the lexicon's findings are the only words that count.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wirehouse.clean import vocabulary
from wirehouse.clean.census import Census
from wirehouse.clean.lexicon import Match
from wirehouse.clean.wording import ends_sentence
from wirehouse.records import Block, Label

Columns = NDArray[np.float32]

NAMED = (
    Label.NAVIGATION,
    Label.SHARE,
    Label.RELATED,
    Label.PROMOTION,
    Label.LEGAL,
    Label.COMMENT,
    Label.CAPTION,
    Label.CREDIT,
    Label.BYLINE,
    Label.TIMESTAMP,
    Label.ADVERT,
    Label.TAGS,
    Label.SECTION,
    Label.READING_TIME,
)
"""The labels that a block's wording or its element may claim, in the order of their columns."""

_PLACE = {label: place for place, label in enumerate(NAMED)}
_WINDOWS = (3, 10, 25)
_FAR = 99
_NEAR = 3
_LONG = 25
_SENTENCE = 8


def describe(
    blocks: Sequence[Block],
    words: Sequence[Sequence[str]],
    matches: Sequence[Match | None],
    headline: Sequence[str],
) -> Columns:
    """Describe each block by its wording, its place and what surrounds it.

    `words` are the blocks' words in small letters, `matches` what the lexicon finds in each, `headline`
    the headline's words.
    """
    sizes = np.fromiter(map(len, words), np.float32, len(words))
    ends = np.fromiter((ends_sentence(block.text) for block in blocks), np.float32, len(blocks))
    links = np.fromiter((block.link_share for block in blocks), np.float32, len(blocks))
    shared = vocabulary.measure(words, headline)
    named = one_hot([match.label if match else None for match in matches])
    is_named = np.fromiter((match is not None for match in matches), np.float32, len(blocks))
    is_tail = np.fromiter((match is not None and match.is_tail for match in matches), np.float32, len(blocks))
    wording = _wording(blocks, sizes, ends)
    return np.hstack(
        [
            wording,
            shared,
            _place(sizes),
            named,
            np.stack([is_named, is_tail], axis=1),
            _surroundings(sizes, prose(sizes, ends, links), links, is_named, is_tail, shared),
            *_neighbours(
                np.stack([np.log1p(sizes), ends, links, is_named, wording[:, 9], *shared.T[:2]], axis=1)
            ),
        ]
    )


def prose(sizes: Columns, ends: Columns, links: Columns) -> Columns:
    """Give the words of each block that reads as running text, nought for the others."""
    reads = (links <= 0.5) & ((sizes >= _LONG) | ((sizes >= _SENTENCE) & (ends > 0)))
    return np.where(reads, sizes, 0).astype(np.float32)


def one_hot(labels: Sequence[Label | None]) -> Columns:
    """Give a column for each label of `NAMED`, 1 where a block has it."""
    table = np.zeros((len(labels), len(NAMED)), np.float32)
    for row, label in enumerate(labels):
        if label in _PLACE:
            table[row, _PLACE[label]] = 1
    return table


def _wording(blocks: Sequence[Block], sizes: Columns, ends: Columns) -> Columns:
    census = Census([block.text for block in blocks])
    length = census.lengths.astype(np.float32)
    words = np.maximum(sizes, 1)
    upper, lower = census.count("upper"), census.count("lower")
    sentences = census.count_sentences()
    columns = (
        np.log1p(sizes),
        np.log1p(length),
        ends,
        np.log1p(sentences),
        sentences / words,
        census.count("comma") / words,
        census.count("quote") / words,
        census.count("digit") / length,
        upper / length,
        census.count_capitals() / np.maximum(census.count_spelled_words(), 1),
        length / words,
        (upper + lower) / length,
        census.count("spaceless") / words,
        census.begins("lower"),
        census.begins("quote"),
        census.begins("digit"),
        1
        - census.begins("upper")
        - census.begins("lower")
        - census.begins("digit")
        - census.begins("spaceless"),
        census.ends("colon"),
        census.ends("question"),
        census.ends("ellipsis"),
        census.ends_in_word(),
        *(np.minimum(census.count(name), 3) for name in ("bar", "arrow", "currency", "sign", "question")),
    )
    return np.stack(columns, axis=1).astype(np.float32)


def _place(sizes: Columns) -> Columns:
    count, whole = len(sizes), max(float(sizes.sum()), 1.0)
    after = np.cumsum(sizes) / whole
    rank = sizes.argsort(kind="stable").argsort(kind="stable") / max(count - 1, 1)
    columns = (np.arange(count) / count, after - sizes / whole, after, sizes / whole, rank)
    return np.stack(columns, axis=1).astype(np.float32)


def _surroundings(  # noqa: PLR0917 - what is told of the blocks, column by column
    sizes: Columns, running: Columns, links: Columns, is_named: Columns, is_tail: Columns, shared: Columns
) -> Columns:
    count = len(sizes)
    row = np.arange(count)
    function_words, topic = shared[:, 0], shared[:, 1]
    told = np.stack(
        [np.log1p(sizes), running, np.log1p(running), links, is_named, function_words, topic], axis=1
    )
    total = np.zeros((count + 1, told.shape[1]))
    np.cumsum(told, axis=0, dtype=np.float64, out=total[1:])
    around = [
        each / window
        for window in _WINDOWS
        for each in (
            total[:-1] - total[np.maximum(0, row - window)],
            total[np.minimum(count, row + 1 + window)] - total[1:],
        )
    ]
    passed, whole = np.cumsum(running), max(float(running.sum()), 1.0)
    tails = np.cumsum(is_tail)
    columns = [
        *np.stack(around, axis=2).reshape(count, -1).T,
        np.log1p(running),
        passed / whole,
        (passed - running) / whole,
        np.full(count, np.log1p(whole)),
        np.log1p(_since(running > 0)),
        np.log1p(_since((running > 0)[::-1])[::-1]),
        np.log1p(_since(is_tail > 0)),
        np.minimum(tails, 5),
        np.minimum(tails[-1] - tails, 5),
        np.cumsum(is_named) / count,
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _neighbours(told: Columns) -> list[Columns]:
    """Give what is told of the blocks next to each, up to `_NEAR` away, nought beyond the page's ends."""
    padded = np.pad(told, ((_NEAR, _NEAR), (0, 0)))
    count = len(told)
    return [padded[_NEAR + by : _NEAR + by + count] for by in range(-_NEAR, _NEAR + 1) if by]


def _since(hits: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Give for each row how many rows ago the last hit was, nought for a hit itself."""
    row = np.arange(len(hits))
    last = np.maximum.accumulate(np.where(hits, row, -_FAR))
    return np.minimum(row - last, _FAR)
