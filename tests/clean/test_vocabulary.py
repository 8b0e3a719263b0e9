from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean.vocabulary import COLUMNS, measure

LONG = "the ferry of the island sails to the harbour and the pilots of the harbour wait for the ferry again today".split()
OTHER = "the pilots say that the ferry of the island cannot sail when the storm blows over the harbour again today".split()


def column(name: str, texts: list[list[str]], headline: list[str]) -> list[float]:
    return [round(float(value), 2) for value in measure(texts, headline)[:, COLUMNS.index(name)]]


def test_function_words_are_the_short_words_of_several_long_texts() -> None:
    shares = column("function words", [LONG, OTHER, ["subscribe", "now"]], [])
    assert shares[0] > 0.3
    assert shares[2] == 0


def test_a_text_shares_the_topic_of_the_other_long_texts() -> None:
    shares = column("topic words", [LONG, OTHER, ["pilots", "wait", "again"], ["cookie", "settings"]], [])
    assert shares[0] > 0.4
    assert shares[2] == 1
    assert shares[3] == 0


def test_the_words_of_the_headline_are_found_in_both_directions() -> None:
    texts, headline = [["ferry", "sails", "again"], ["menu"]], ["ferry", "sails"]
    assert column("words of the headline", texts, headline) == [0.67, 0]
    assert column("share of the headline", texts, headline) == [1, 0]


def test_what_stands_twice_is_counted() -> None:
    assert column("times it stands", [["menu"], ["menu"], ["ferry"]], []) == [0.69, 0.69, 0]


@given(st.lists(st.lists(st.sampled_from(LONG + OTHER), max_size=30), max_size=12))
def test_every_share_is_a_share(texts: list[list[str]]) -> None:
    table = measure(texts, ["ferry"])
    assert table.shape == (len(texts), len(COLUMNS))
    assert np.isfinite(table).all()
    assert ((table[:, :-1] >= 0) & (table[:, :-1] <= 1)).all()
