"""What stands between quotation marks, in every style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.enrich.quote_marks import find_quoted

STYLES = [
    ('"', '"'),
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("«", "»"),
    ("»", "«"),
    ("”", "”"),
    ("‘", "’"),
    ("‚", "‘"),
]


def inner(text: str) -> list[str]:
    return [text[slice(*piece.inner)] for piece in find_quoted(text)]


@pytest.mark.parametrize(("opening", "closing"), STYLES)
def test_every_style_of_marks_is_read(opening: str, closing: str) -> None:
    assert inner(f"Then {opening}all was well{closing} again.") == ["all was well"]


@pytest.mark.parametrize("mark", ["'", "’"])
def test_apostrophes_open_and_close_nothing(mark: str) -> None:
    assert inner(f"The farmers{mark} cows don{mark}t care, {mark}tis said, in the {mark}90s.") == []


def test_an_apostrophe_inside_single_marks_does_not_close_them() -> None:
    assert inner("‘It’s the farmers’ turn,’ she said.") == ["It’s the farmers’ turn,"]


def test_inner_marks_belong_to_the_outer_words() -> None:
    assert inner("“They said ‘no’ to it,” he said.") == ["They said ‘no’ to it,"]


def test_words_that_are_never_closed_are_nobodys() -> None:
    assert inner("He said “all was well.\n\nThe end.") == []


def test_words_run_over_a_paragraph_where_the_next_begins_with_the_mark() -> None:
    text = "He said: “All was well.\n\n“All is well.” The end."
    first, second = find_quoted(text)
    assert (first.runs_on, second.follows_on) == (True, True)
    assert inner(text) == ["All was well.", "All is well."]


def test_an_opening_mark_after_a_lost_closing_mark_begins_anew() -> None:
    assert inner("“All was well. Then “all is well,” he said.") == ["all is well,"]


def test_inches_and_seconds_are_no_marks() -> None:
    assert inner('a 6\'2" guard and a 27" screen') == []


@given(st.lists(st.sampled_from([*"\"'“”„‘’«»‚ .,a", "ab ", "\n\n", "s"]), max_size=60).map("".join))
def test_pieces_never_overlap_and_lie_inside_their_marks(text: str) -> None:
    last = 0
    for piece in find_quoted(text):
        assert last <= piece.outer.start < piece.inner.start <= piece.inner.end <= piece.outer.end
        assert "\n\n" not in text[slice(*piece.outer)]
        last = piece.outer.end
