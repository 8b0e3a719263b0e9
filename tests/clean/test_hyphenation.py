"""Words broken at the end of a line."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean.hyphenation import Breaks


@pytest.mark.parametrize(
    ("elsewhere", "line", "following", "joined"),
    [
        ("the information office", "for more infor-", "mation on it", "for more information on it"),
        ("a well-known painter", "she is well-", "known here", "she is well-known here"),
        ("", "she is well-", "known here", "she is well-known here"),
        ("", "the pre-", "and post-war years", "the pre- and post-war years"),
        ("", "der Ein-", "und Ausgang", "der Ein- und Ausgang"),
        ("", "from 1990-", "1995 on", "from 1990- 1995 on"),
        ("", "with Anne-", "Marie", "with Anne- Marie"),
        ("", "a dash -", "here", "a dash - here"),
    ],
)
def test_two_lines_are_joined_by_what_the_text_shows(
    elsewhere: str, line: str, following: str, joined: str
) -> None:
    text, gap = Breaks([elsewhere, "", line, following]).join(line, following)
    assert f"{text}{gap}{following}" == joined


def test_a_text_that_breaks_words_by_syllable_does_so_everywhere() -> None:
    lines = ["the informa-", "tion and the educa-", "tion of the uncer-", "tain; education, information"]
    assert Breaks(lines).join("of the uncer-", "tain") == ("of the uncer", "")


@given(st.lists(st.text(max_size=20), max_size=6))
def test_joining_takes_a_hyphen_away_and_nothing_else(lines: list[str]) -> None:
    breaks = Breaks(lines)
    for line, following in pairwise(lines):
        text, gap = breaks.join(line, following)
        assert text in {line, line[:-1]}
        assert gap in {"", " "}
        assert text == line or line[-1] in "-‐"
