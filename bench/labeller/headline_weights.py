"""Fit the weights by which a dump's headline is found, and print them beside those in use.

    PYTHONPATH=include:. .venv-peers/bin/python -m bench.labeller.headline_weights

A conditional logistic regression (McFadden, 1974): of the lines above a dump's body, one is the headline.
`none` is the threshold, the score of there being no headline. Scores are the share of dumps whose headline
is found, cross-validated over domains.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from bench.quality.corpus import DATA, FOLDS, GoldPage, load, tool
from wirehouse.clean import dump_headline, page
from wirehouse.clean.dump_headline import Measures
from wirehouse.errors import DocumentError
from wirehouse.sources import unknown

_SETS = ("fundus-tests", "postlight", "wcxb", "trafilatura-eval")
_STYLES = ("spaced", "broken")
_MOST_LINES = 64
_STEPS = 1_500
_RATE = 0.05
_DECAY = 2e-3


@dataclass(frozen=True)
class Choice:
    """The lines of one dump that may be its headline, what is measured of each, and which are right."""

    fold: int
    measures: NDArray[np.float32]
    right: NDArray[np.bool_]


def main() -> int:
    """Fit, cross-validate, print."""
    if not DATA.exists():
        print("there is no ../shared/data: nothing to fit")
        return 1
    choices = [choice for page in load() if page.row.get("title") for choice in read(page)]
    found = [0.0] * len(choices)
    for fold in range(FOLDS):
        weights = fit([choice for choice in choices if choice.fold != fold])
        for at, choice in enumerate(choices):
            if choice.fold == fold:
                found[at] = _is_found(weights, choice)
    in_use = np.array([*dump_headline.WEIGHTS, 0.0], np.float32)
    print(
        f"{len(choices)} dumps; found {np.mean(found):.4f} cross-validated, {_share(in_use, choices):.4f} by those in use"
    )
    names = (*Measures._fields, "none")
    for name, fitted, used in zip(names, fit(choices), in_use, strict=True):
        print(f"{name:16} {fitted:6.2f} {used:6.2f}")
    return 0


def read(gold: GoldPage) -> Iterator[Choice]:
    """Measure the lines above the body of a page's dumps; nothing where no line can be the headline."""
    if gold.dataset not in _SETS:
        return
    for style in _STYLES:
        document = gold.document(style)
        try:
            found = page.read(document.data.decode(), document, unknown(document.source))
        except DocumentError:
            continue
        first, last = found.reading.first, found.reading.last
        if first < 0:
            continue
        body = [block.text for block in found.blocks[first : last + 1]]
        measured = dump_headline.measure(found.blocks, first, body)
        if measured:
            right = [
                tool("score").title_lenient(found.blocks[at].text, gold.row["title"]) > 0 for at in measured
            ]
            yield Choice(gold.fold, np.array([*measured.values()], np.float32), np.array(right))


def fit(choices: Sequence[Choice]) -> NDArray[np.float32]:
    """Give a weight for each measure, and last the score of there being no headline among the lines."""
    count = len(Measures._fields)
    measures = np.zeros((len(choices), _MOST_LINES + 1, count + 1), np.float32)
    may_be = np.zeros((len(choices), _MOST_LINES + 1), bool)
    right = np.zeros_like(may_be)
    for row, choice in enumerate(choices):
        lines = min(len(choice.right), _MOST_LINES)
        measures[row, :lines, :count] = choice.measures[:lines]
        measures[row, -1, count] = 1
        may_be[row, [*range(lines), -1]] = True
        right[row, :lines] = choice.right[:lines]
        right[row, -1] = not right[row].any()

    def lost(weights: jax.Array) -> jax.Array:
        scores = jnp.where(may_be, measures @ weights, -jnp.inf)
        told = jax.nn.logsumexp(jnp.where(right, scores, -jnp.inf), axis=1) - jax.nn.logsumexp(scores, axis=1)
        return -told.mean() + _DECAY * (weights**2).sum()

    weights = jnp.zeros(count + 1)
    optimiser = optax.adam(_RATE)
    state = optimiser.init(weights)

    @jax.jit
    def step(weights: jax.Array, state: optax.OptState) -> tuple[jax.Array, optax.OptState]:
        updates, state = optimiser.update(jax.grad(lost)(weights), state)
        return optax.apply_updates(weights, updates), state

    for _ in range(_STEPS):
        weights, state = step(weights, state)
    return np.asarray(weights)


def _is_found(weights: NDArray[np.float32], choice: Choice) -> float:
    return float(choice.right[int((choice.measures @ weights[:-1]).argmax())])


def _share(weights: NDArray[np.float32], choices: Sequence[Choice]) -> float:
    return float(np.mean([_is_found(weights, choice) for choice in choices]))


if __name__ == "__main__":
    raise SystemExit(main())
