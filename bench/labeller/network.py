"""Trains the labeller's network: examples in, weights out, the same ones for the same seed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from bench.labeller.example import Example
from wirehouse.clean.sequence_model import DILATIONS, Weights, encode, forward

WIDTH = 64
MEANING = 16
EPOCHS = 9
BATCH = 12
RATE = 2e-3
DECAY = 0.02
DROPPED = 0.15
FORGOTTEN_WORDS = 0.15
ASIDE = 0.2
_LENGTHS = (96, 192, 352, 704)
_LEAST_DOMAINS = 8
_MOST_WORDS = 4_000
_LONGEST_WORD = 25


def fit(
    examples: Sequence[Example], seeds: Sequence[int], version: str = "", epochs: int = EPOCHS
) -> Weights:
    """Train one network a seed over the examples; they share their words and scales."""
    columns = np.vstack([example.page.columns[::3] for example in examples])
    empty = Weights(
        columns.mean(0),
        columns.std(0) + 1e-3,
        _common(examples, "words"),
        _common(examples, "marks"),
        [],
        version,
    )
    given = [encode(empty, example.page) for example in examples]
    networks = [_fit_one(examples, given, empty, seed, epochs) for seed in seeds]
    return Weights(empty.mean, empty.scale, empty.words, empty.marks, networks, version)


def _common(examples: Sequence[Example], what: str) -> dict[str, int]:
    """Number the words that stand on the pages of several domains: the others mean nothing elsewhere."""
    domains: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        page = example.page
        if what == "words":
            texts: Iterator[Sequence[str]] = ((*words[:10], *words[-4:]) for words in page.words)
        else:
            texts = iter([*page.own_marks, *page.outer_marks])
        for words in texts:
            for word in words:
                if len(word) <= _LONGEST_WORD:
                    domains[word].add(example.domain)
    spread = sorted(((-len(seen), word) for word, seen in domains.items() if len(seen) >= _LEAST_DOMAINS))
    return {word: number for number, (_, word) in enumerate(spread[:_MOST_WORDS], start=1)}


def _fit_one(
    examples: Sequence[Example], given: Sequence[tuple[Any, ...]], empty: Weights, seed: int, epochs: int
) -> dict[str, NDArray[np.float32]]:
    chance = np.random.default_rng(seed)
    network = _begin(given[0][0].shape[1], chance)
    state = _OPTIMISER.init(network)
    # Several times faster on a CPU than the default generator, and as repeatable.
    key = jax.random.key(seed, impl="unsafe_rbg")
    rate = optax.cosine_onecycle_schedule(epochs * -(-len(examples) // BATCH), RATE, pct_start=0.2)
    step = 0
    for _ in range(epochs):
        for rows, length in _batches(examples, chance):
            key, now = jax.random.split(key)
            batch = _padded([_cropped(examples[row], given[row], chance) for row in rows], length)
            network, state = _step(network, state, rate(step), now, batch)
            step += 1
    known = {"words": len(empty.words) + 1, "marks": len(empty.marks) + 1}
    return {name: np.asarray(values)[: known.get(name)] for name, values in network.items()}


_OPTIMISER = optax.chain(
    optax.clip_by_global_norm(1.0), optax.scale_by_adam(), optax.add_decayed_weights(DECAY)
)


@jax.jit
def _step(network: Any, state: Any, rate: Any, key: Any, batch: Any) -> tuple[Any, Any]:
    slope = jax.grad(_loss)(network, key, *batch)
    updates, state = _OPTIMISER.update(slope, state, network)
    return jax.tree.map(lambda values, update: values - rate * update, network, updates), state


def _begin(columns: int, chance: np.random.Generator) -> dict[str, Any]:
    def normal(*shape: int, spread: float) -> Any:
        return jnp.asarray(chance.normal(0, spread, shape), jnp.float32)

    seen = columns + 4 * MEANING
    network = {
        # As many rows as words may be known, whatever are: what was compiled for one training serves the next.
        "words": normal(_MOST_WORDS + 1, MEANING, spread=0.1),
        "marks": normal(_MOST_WORDS + 1, MEANING, spread=0.1),
        "in": normal(seen, WIDTH, spread=(1 / seen) ** 0.5),
        "in_bias": jnp.zeros(WIDTH),
        "out": normal(WIDTH, 1, spread=WIDTH**-0.5),
        "out_bias": jnp.zeros(1),
        "aside": normal(WIDTH, 1, spread=WIDTH**-0.5),
        "aside_bias": jnp.zeros(1),
    }
    for layer in range(len(DILATIONS)):
        for part, size in (("here", WIDTH), ("before", WIDTH), ("after", WIDTH), ("page", 2 * WIDTH)):
            network[f"{layer}.{part}"] = normal(size, WIDTH, spread=(1 / (4 * size)) ** 0.5)
        network[f"{layer}.bias"] = jnp.zeros(WIDTH)
        network[f"{layer}.gain"] = jnp.ones(WIDTH)
        network[f"{layer}.offset"] = jnp.zeros(WIDTH)
    return network


def _loss(  # noqa: PLR0917 - a batch's arrays, in the order that they are laid out
    network: Any,
    key: Any,
    columns: Any,
    numbers: Any,
    sizes: Any,
    shares: Any,
    costs: Any,
    trust: Any,
    mask: Any,
) -> Any:
    """Add up how wrong each block is (cross entropy) and how much F measure each page loses."""
    keys = iter(jax.random.split(key, 16))
    numbers = numbers * jax.random.bernoulli(next(keys), 1 - FORGOTTEN_WORDS, numbers.shape)

    def drop(values: Any) -> Any:
        kept = jax.random.bernoulli(next(keys), 1 - DROPPED, values.shape)
        return jnp.where(kept, values / (1 - DROPPED), 0)

    score, aside = forward(network, columns, numbers, sizes, mask, jnp, drop)
    wrong = optax.sigmoid_binary_cross_entropy(score, shares)
    wrong += ASIDE * optax.sigmoid_binary_cross_entropy(aside, shares)
    likely = jax.nn.sigmoid(score) * sizes
    shared = (likely * shares).sum(1)
    lost = 1 - 2 * shared / jnp.maximum(likely.sum(1) + (shares * sizes).sum(1), 1)
    return (wrong * costs).sum() / len(trust) + (lost * trust).mean()


def _batches(examples: Sequence[Example], chance: np.random.Generator) -> Iterator[tuple[NDArray[Any], int]]:
    """Give the pages by batches of about the same length, in a new order each time."""
    sizes = np.array([min(len(example.shares), _LENGTHS[-1]) for example in examples])
    order = np.argsort(sizes * (1 + 0.3 * chance.random(len(sizes))), kind="stable")
    batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    for at in chance.permutation(len(batches)):
        longest = sizes[batches[at]].max()
        yield batches[at], next(length for length in _LENGTHS if length >= longest)


def _cropped(example: Example, given: tuple[Any, ...], chance: np.random.Generator) -> tuple[Any, ...]:
    """Cut a long page down to a window that holds some of the article."""
    whole = (*given, example.shares, example.costs)
    count, most = len(example.shares), _LENGTHS[-1]
    if count > most:
        text = np.flatnonzero(example.shares > 0.5)
        centre = int(chance.choice(text)) if len(text) else count // 2
        start = int(np.clip(centre - chance.integers(0, most), 0, count - most))
        whole = tuple(part[start : start + most] for part in whole)
    return (*whole, example.trust)


def _padded(pages: Sequence[tuple[Any, ...]], length: int) -> list[NDArray[np.float32]]:
    """Lay pages side by side, filled up with nothing to the same length and number."""
    batch: list[NDArray[Any]] = []
    for part in range(5):
        first = pages[0][part]
        table = np.zeros((BATCH, length, *first.shape[1:]), first.dtype)
        for row, page in enumerate(pages):
            table[row, : len(page[part])] = page[part]
        batch.append(table)
    trust = np.zeros(BATCH, np.float32)
    mask = np.zeros((BATCH, length, 1), np.float32)
    for row, page in enumerate(pages):
        trust[row] = page[5]
        mask[row, : len(page[0])] = 1
    return [*batch, trust, mask]
