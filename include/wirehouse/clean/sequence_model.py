"""A small convolutional network over the blocks of a page: how likely each is the article's text.

Dilated convolutions (Yu and Koltun, 2016) let every block see its surroundings at growing distances, and
between the layers each block is told what the page's text is like on average, weighed by how likely
each block seemed so far. The forward pass is written once, over numpy here and over jax where the
weights are trained.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

Array = Any
"""An array of numpy or of jax."""

Parameters = Mapping[str, Array]

DILATIONS = (1, 2, 4, 8, 16)
FIRST_WORDS, LAST_WORDS = 10, 4
OWN_MARKS, OUTER_MARKS = 8, 16
_CLIP = 4.0
_NOUGHTS = [0] * max(FIRST_WORDS, LAST_WORDS)
_FOLDER = Path(__file__).resolve().parents[2] / "models"


@dataclass(frozen=True, slots=True)
class Description:
    """A page as the network sees it, a row a block.

    `columns` are numbers of any scale; `sizes` are the blocks' words; `words` are each block's words,
    `own_marks` and `outer_marks` the words of its element's attributes and of the elements' around it.
    """

    columns: NDArray[np.float32]
    sizes: NDArray[np.float32]
    words: Sequence[Sequence[str]]
    own_marks: Sequence[Sequence[str]]
    outer_marks: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Weights:
    """What training found: the scale of each column, the words that have a meaning, and the networks.

    A page's likelihoods are the mean of the networks', which differ in nothing but their seeds.
    """

    mean: NDArray[np.float32]
    scale: NDArray[np.float32]
    words: Mapping[str, int]
    marks: Mapping[str, int]
    networks: Sequence[Parameters]
    version: str = ""


@dataclass(frozen=True, slots=True)
class Models:
    """The weights for HTML pages and for text dumps."""

    html: Weights
    text: Weights

    @property
    def version(self) -> str:
        """Name both."""
        return (
            self.html.version
            if self.html.version == self.text.version
            else f"{self.html.version}/{self.text.version}"
        )


@cache
def shipped() -> Models:
    """Load the weights that came with this version of the code."""
    return Models(load(_FOLDER / "labeller_html.npz"), load(_FOLDER / "labeller_text.npz"))


def load(path: Path) -> Weights:
    """Read weights from a file that `save` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        networks: list[dict[str, NDArray[np.float32]]] = [{} for _ in range(int(stored["networks"]))]
        for key in stored.files:
            number, _, name = key.partition("/")
            if name:
                networks[int(number)][name] = stored[key].astype(np.float32)
        return Weights(
            stored["mean"],
            stored["scale"],
            _numbered(str(stored["words"])),
            _numbered(str(stored["marks"])),
            networks,
            str(stored["version"]),
        )


def save(weights: Weights, path: Path) -> None:
    """Write weights to a file, the networks' numbers at half precision."""
    arrays: dict[str, Any] = {
        f"{number}/{name}": np.asarray(values, np.float16)
        for number, network in enumerate(weights.networks)
        for name, values in network.items()
    }
    np.savez_compressed(
        path,
        allow_pickle=False,
        networks=len(weights.networks),
        mean=weights.mean,
        scale=weights.scale,
        words="\n".join(weights.words),
        marks="\n".join(weights.marks),
        version=weights.version,
        **arrays,
    )


def _numbered(words: str) -> dict[str, int]:
    # Nought stands for a word without a meaning.
    return {word: number for number, word in enumerate(words.split("\n"), start=1) if word}


def predict(weights: Weights, page: Description) -> NDArray[np.float32]:
    """Give for each block how likely it is the article's text: 0 to 1."""
    given = encode(weights, page)
    # A page is too small to share among threads, and threads that wait for a busy core slow all the others.
    with _threads().limit(limits=1, user_api="blas"):
        scores = [forward(network, *given)[0] for network in weights.networks]
    likely: NDArray[np.float32] = np.mean([1 / (1 + np.exp(-score)) for score in scores], axis=0).astype(
        np.float32
    )
    return likely


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def encode(
    weights: Weights, page: Description
) -> tuple[NDArray[np.float32], NDArray[np.int32], NDArray[np.float32]]:
    """Give a page as the network takes it: scaled columns, the numbers of its words, the blocks' sizes."""
    columns = np.clip((page.columns - weights.mean) / weights.scale, -_CLIP, _CLIP)
    numbers = np.hstack(
        [
            _number_words(page.words, weights.words),
            _number_marks(page.own_marks, weights.marks, OWN_MARKS),
            _number_marks(page.outer_marks, weights.marks, OUTER_MARKS),
        ]
    )
    return columns.astype(np.float32), numbers, page.sizes


def _number_words(texts: Sequence[Sequence[str]], known: Mapping[str, int]) -> NDArray[np.int32]:
    """Number each text's first and last words, nought for a word without a meaning and for none."""
    number = known.get
    flat: list[int] = []
    for words in texts:
        first, last = words[:FIRST_WORDS], words[-LAST_WORDS:]
        flat += [number(word, 0) for word in first]
        flat += _NOUGHTS[len(first) : FIRST_WORDS]
        flat += [number(word, 0) for word in last]
        flat += _NOUGHTS[len(last) : LAST_WORDS]
    return np.array(flat, np.int32).reshape(len(texts), FIRST_WORDS + LAST_WORDS)


def _number_marks(marks: Sequence[Sequence[str]], known: Mapping[str, int], most: int) -> NDArray[np.int32]:
    """Number each element's first words that have a meaning, nought for none."""
    number = known.get
    # Blocks that lie alike, as most do, have the same words.
    row_of: dict[tuple[str, ...], int] = {}
    rows = [row_of.setdefault(tuple(words), len(row_of)) for words in marks]
    table = np.zeros((len(row_of), most), np.int32)
    for row, words in enumerate(row_of):
        found = [at for word in words if (at := number(word, 0))][:most]
        table[row, : len(found)] = found
    return table[rows]


def forward(  # noqa: PLR0917 - a page's arrays, in the order that training gives them
    network: Parameters,
    columns: Array,
    numbers: Array,
    sizes: Array,
    mask: Array | float = 1.0,
    xp: Any = np,
    drop: Callable[[Array], Array] = lambda values: values,
) -> tuple[Array, Array]:
    """Run the network: the score of each block (a logit), and a first score made on the way.

    Arrays may have leading axes of a batch; the last two of `columns` and `numbers` are blocks and
    columns, the last of `sizes` is blocks. `mask` is 1 for a block and 0 for what pads a page, with an
    axis of one at the end. `xp` is numpy or jax.numpy; `drop` is what training puts in the way.
    """
    start = FIRST_WORDS + LAST_WORDS
    seen = xp.concatenate(
        [
            drop(columns),
            drop(_meaning(network["words"], numbers[..., :FIRST_WORDS], xp)),
            drop(_meaning(network["words"], numbers[..., FIRST_WORDS:start], xp)),
            drop(_meaning(network["marks"], numbers[..., start : start + OWN_MARKS], xp)),
            drop(_meaning(network["marks"], numbers[..., start + OWN_MARKS :], xp)),
        ],
        axis=-1,
    )
    state = xp.maximum(seen @ network["in"] + network["in_bias"], 0) * mask
    weight = (sizes / xp.maximum(sizes.sum(axis=-1, keepdims=True), 1e-6))[..., None]
    for layer, dilation in enumerate(DILATIONS):
        likely = weight / (1 + xp.exp(-(state @ network["aside"] + network["aside_bias"])))
        text = (state * likely).sum(-2, keepdims=True) / xp.maximum(likely.sum(-2, keepdims=True), 1e-6)
        whole = (state * weight).sum(-2, keepdims=True)
        mixed = (
            state @ network[f"{layer}.here"]
            + _shift(state, dilation, xp) @ network[f"{layer}.before"]
            + _shift(state, -dilation, xp) @ network[f"{layer}.after"]
            + xp.concatenate([text, whole], axis=-1) @ network[f"{layer}.page"]
            + network[f"{layer}.bias"]
        )
        state = _normalise(state + drop(xp.maximum(mixed, 0)), xp)
        state = (state * network[f"{layer}.gain"] + network[f"{layer}.offset"]) * mask
    score = (state @ network["out"] + network["out_bias"])[..., 0]
    aside = (state @ network["aside"] + network["aside_bias"])[..., 0]
    return score, aside


def _meaning(table: Array, numbers: Array, xp: Any) -> Array:
    """Give the mean of the words' vectors; the words without a meaning do not count."""
    known = numbers > 0
    # The words come first, so that whole pages are added up at once.
    first = xp.moveaxis(numbers, -1, 0)
    total = (table[first] * (first > 0)[..., None]).sum(0)
    # Whole numbers would make numpy reckon all that follows at double precision.
    return total / xp.maximum(known.sum(-1), 1).astype(total.dtype)[..., None]


def _shift(state: Array, by: int, xp: Any) -> Array:
    """Move the blocks' states on by some blocks; what comes in is nought."""
    blocks = state.shape[-2]
    by = max(-blocks, min(blocks, by))
    nought = xp.zeros_like(state[..., : abs(by), :])
    parts = [nought, state[..., : blocks - by, :]] if by > 0 else [state[..., -by:, :], nought]
    return xp.concatenate(parts, axis=-2)


def _normalise(state: Array, xp: Any) -> Array:
    centred = state - state.mean(-1, keepdims=True)
    return centred / xp.sqrt((centred**2).mean(-1, keepdims=True) + 1e-5)
