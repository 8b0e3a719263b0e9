from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean.census import CLASSES, Census

TEXTS = st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=8)


@given(TEXTS)
def test_characters_are_counted_within_their_own_text(texts: list[str]) -> None:
    census = Census(texts)
    assert list(census.lengths) == [len(text) for text in texts]
    for name in CLASSES:
        assert list(census.count(name)) == [Census([text]).count(name)[0] for text in texts]


def test_each_class_counts_its_characters() -> None:
    census = Census(["“Ja,” sagte Ä. Öl: 1.200 €?", "三人が死亡した。"])
    assert [int(census.count(name)[0]) for name in ("upper", "digit", "comma", "quote", "currency")] == [
        3,
        4,
        1,
        2,
        1,
    ]
    assert int(census.count("spaceless")[1]) == 7


def test_full_stops_within_numbers_end_no_sentence() -> None:
    assert list(Census(["It cost 4.2 million. It sank.", "三人。死亡。"]).count_sentences()) == [2, 2]


def test_words_are_what_spaces_part_and_capitals_begin_some() -> None:
    census = Census(["The ferry Skarv", "sails"])
    assert list(census.count_spelled_words()) == [3, 1]
    assert list(census.count_capitals()) == [2, 0]


def test_first_and_last_characters_are_told() -> None:
    census = Census(["“Yes", "1 of 3", "why?"])
    assert list(census.begins("quote")) == [1, 0, 0]
    assert list(census.ends("question")) == [0, 0, 1]
    assert list(census.ends_in_word()) == [1, 1, 0]


def test_characters_beyond_the_basic_plane_are_of_no_class() -> None:
    assert [float(Census(["😀😀"]).count(name)[0]) for name in CLASSES] == [0] * len(CLASSES)
