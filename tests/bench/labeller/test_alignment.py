"""Which blocks a gold text is made of: long ones by their words, short ones only beside those."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.labeller.alignment import align

PARAGRAPH = "the council of the town voted for the bridge on tuesday".split()
OTHER = "fishermen fear for their moorings below the old crossing they say".split()
CHROME = "read our newsletter each morning for the best of the coast".split()


def test_the_blocks_that_make_up_the_gold_are_its_own() -> None:
    shares = align([["menu"], PARAGRAPH, CHROME, OTHER], PARAGRAPH + OTHER)
    assert shares is not None
    assert shares.tolist() == [0, 1, 0, 1]


def test_a_short_block_counts_where_the_gold_has_it_beside_a_paragraph() -> None:
    shares = align([["news"], PARAGRAPH, ["the", "guild"], OTHER], [*PARAGRAPH, "the", "guild", *OTHER])
    assert shares is not None
    assert shares.tolist() == [0, 1, 1, 1]


def test_a_menus_word_is_not_the_articles() -> None:
    shares = align([["bridge"], ["share"], ["home"], ["sport"], PARAGRAPH], PARAGRAPH)
    assert shares is not None
    assert shares.tolist() == [0, 0, 0, 0, 1]


def test_a_block_that_the_gold_has_in_part_counts_in_part() -> None:
    shares = align([[*PARAGRAPH, "photo", "by", "ada"]], PARAGRAPH)
    assert shares is not None
    assert shares[0] == pytest.approx(11 / 14)


@given(st.lists(st.sampled_from([PARAGRAPH, OTHER, CHROME, ["home"], []]), max_size=12))
def test_shares_lie_between_nought_and_one(blocks: list[list[str]]) -> None:
    shares = align(blocks, PARAGRAPH + OTHER)
    assert shares is not None
    assert len(shares) == len(blocks)
    assert ((shares >= 0) & (shares <= 1)).all()


def test_what_is_too_long_to_tell_is_not_told() -> None:
    assert align([["word"] * 60_001], PARAGRAPH) is None
