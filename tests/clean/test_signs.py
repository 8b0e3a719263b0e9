from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from written_pages import HEADLINE, PARAGRAPHS

from wirehouse.clean import prose_run, signs, wording
from wirehouse.clean.signs import NAMED, one_hot, prose
from wirehouse.records import Block, Label

LINES = st.lists(
    st.sampled_from([*PARAGRAPHS, HEADLINE, "Share", "12.06.2024", "…", "「はい」", "x"]), min_size=1
)


def describe(lines: list[str]) -> signs.Columns:
    blocks = [Block(number, line) for number, line in enumerate(lines, start=1)]
    words = [wording.tokens(line) for line in lines]
    return signs.describe(blocks, words, prose_run.find(blocks).matches, wording.tokens(HEADLINE))


@given(LINES)
def test_every_block_is_described_by_as_many_finite_numbers(lines: list[str]) -> None:
    table = describe(lines)
    assert table.shape == (len(lines), describe(["x"]).shape[1])
    assert np.isfinite(table).all()


def test_the_same_line_reads_otherwise_in_other_surroundings() -> None:
    among_prose = describe([*PARAGRAPHS, "A short line", *PARAGRAPHS])[len(PARAGRAPHS)]
    among_links = describe(["Home", "News", "A short line", "Sport", "Shop"])[2]
    assert not np.allclose(among_prose, among_links)


def test_running_text_is_long_or_a_sentence_and_no_link() -> None:
    sizes, ends, links = np.array([30, 10, 10, 30.0]), np.array([0, 1, 0, 1.0]), np.array([0, 0, 0, 0.9])
    assert list(prose(*(part.astype(np.float32) for part in (sizes, ends, links)))) == [30, 10, 0, 0]


def test_labels_have_a_column_each() -> None:
    table = one_hot([Label.SHARE, None, Label.BODY])
    assert table.sum() == 1
    assert table[0, NAMED.index(Label.SHARE)] == 1
