from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean import text_dump
from wirehouse.records import RepairKind

WRAPPED = """\
The council of Harborough voted for the bridge plan on Tuesday after
a debate that lasted until midnight and filled the gallery to the
last seat. Mayor Petra Lindqvist said that the bridge would open in
three years from now.

Fishermen fear for their moorings below the old crossing, and their
guild has asked the county to look at the drawings once more before
the first piles are driven into the bed of the sound in the coming
spring.
"""


def lines(text: str) -> list[tuple[int, str]]:
    return [(block.line, block.text) for block in text_dump.read(text)]


def test_each_line_is_a_block_and_blank_lines_are_none() -> None:
    assert lines("One\n\n  \nTwo\nThree") == [(1, "One"), (4, "Two"), (5, "Three")]


def test_every_kind_of_line_end_counts() -> None:
    assert lines("One\r\nTwo\rThree\n") == [(1, "One"), (2, "Two"), (3, "Three")]


def test_a_line_of_nothing_but_invisible_characters_is_blank() -> None:
    assert lines("One\n\u200b\u202e\0\ufeff\nTwo") == [(1, "One"), (3, "Two")]


def test_paragraphs_that_are_wrapped_at_a_width_are_joined() -> None:
    found = lines(WRAPPED)
    assert [line for line, _ in found] == [1, 6]
    assert found[0][1].endswith("three years from now.")
    assert " a debate that lasted" in found[0][1]


def test_short_lines_beside_wrapped_paragraphs_stay_apart() -> None:
    found = [text for _, text in lines(f"Bridge plan\nBy Jane Doe\n\n{WRAPPED}")]
    assert found[:2] == ["Bridge plan", "By Jane Doe"]


def test_one_long_line_shows_that_nothing_is_wrapped() -> None:
    assert len(lines(WRAPPED + "\n" + "word " * 40)) == 9


@given(st.text(max_size=400))
def test_no_word_is_lost_and_lines_are_in_order(text: str) -> None:
    found = text_dump.read(text, off=frozenset(RepairKind))
    assert [block.line for block in found] == sorted({block.line for block in found})
    assert all(block.text for block in found)
    letters = [character for character in text if character.isalnum()]
    assert [character for block in found for character in block.text if character.isalnum()] == letters
