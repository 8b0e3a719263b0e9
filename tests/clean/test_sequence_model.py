from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from wirehouse.clean.sequence_model import Description, Weights, encode, forward, load, predict, save, shipped


def description(blocks: int, columns: int, seed: int = 0) -> Description:
    chance = np.random.default_rng(seed)
    words = [["share", "the", "ferry"][: 1 + row % 3] * (1 + row % 9) for row in range(blocks)]
    return Description(
        chance.normal(size=(blocks, columns)).astype(np.float32),
        np.array([len(own) for own in words], np.float32),
        words,
        [()] * blocks,
        [("article",)] * blocks,
    )


@pytest.fixture(scope="module")
def weights() -> Weights:
    return shipped().text


def columns_of(weights: Weights) -> int:
    return len(weights.mean)


def test_every_block_gets_a_likelihood(weights: Weights) -> None:
    likely = predict(weights, description(40, columns_of(weights)))
    assert likely.shape == (40,)
    assert ((likely >= 0) & (likely <= 1)).all()


def test_a_page_of_one_block_is_a_page(weights: Weights) -> None:
    assert predict(weights, description(1, columns_of(weights))).shape == (1,)


def test_a_page_that_is_padded_in_a_batch_scores_the_same(weights: Weights) -> None:
    page = encode(weights, description(30, columns_of(weights)))
    alone, _ = forward(weights.networks[0], *page)
    padded = [np.zeros((2, 50, *part.shape[1:]), part.dtype) for part in page]
    mask = np.zeros((2, 50, 1), np.float32)
    mask[0, :30] = 1
    for table, part in zip(padded, page, strict=True):
        table[0, :30] = part
    batched, _ = forward(weights.networks[0], *padded, mask)
    assert batched[0, :30] == pytest.approx(alone, abs=1e-3)


def test_weights_come_back_as_they_were_saved(weights: Weights, tmp_path: Path) -> None:
    save(weights, tmp_path / "weights.npz")
    again = load(tmp_path / "weights.npz")
    assert (again.words, again.marks, again.version) == (weights.words, weights.marks, weights.version)
    page = description(20, columns_of(weights))
    assert predict(again, page) == pytest.approx(predict(weights, page))


def test_words_without_a_meaning_make_no_difference(weights: Weights) -> None:
    page = description(10, columns_of(weights))
    odd = [[*words[:1], "xqzzy", *words[1:]] for words in [["share"]] * 10]
    plain = Description(page.columns, page.sizes, [["share"]] * 10, page.own_marks, page.outer_marks)
    spiced = Description(page.columns, page.sizes, odd, page.own_marks, page.outer_marks)
    assert predict(weights, plain) == pytest.approx(predict(weights, spiced))


def test_the_shipped_weights_are_named() -> None:
    named = [re.fullmatch(r"[0-9a-f]{12}", weights.version) for weights in (shipped().html, shipped().text)]
    assert all(named)
    assert shipped().version == f"{shipped().html.version}/{shipped().text.version}"
