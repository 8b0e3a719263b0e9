"""Two wordings compared word by word."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from wirehouse.desk.difference import Change, compare, words_changed

WORDINGS = st.lists(st.text("ab .", max_size=20), max_size=5).map("\n\n".join)


def text_of(paragraphs, *changes):
    return "".join(piece.text for pieces in paragraphs for piece in pieces if piece.change in changes)


def plain(text: str) -> str:
    return "".join(text.split())


def test_a_word_that_was_changed_is_marked_and_nothing_else():
    pieces = compare("The boat sails on Monday.", "The boat sails on Tuesday.")[0]
    assert [(piece.text, piece.change) for piece in pieces] == [
        ("The boat sails on", Change.SAME),
        (" Monday.", Change.REMOVED),
        (" Tuesday.", Change.ADDED),
    ]


def test_a_paragraph_that_came_is_added_as_a_whole():
    shown = compare("One.\n\nThree.", "One.\n\nTwo.\n\nThree.")
    assert [[piece.change for piece in pieces] for pieces in shown] == [["same"], ["added"], ["same"]]


def test_paragraphs_that_share_few_words_are_not_mixed():
    shown = compare("The new boat cost four million euros.", "A third boat waits here since spring.")
    assert [piece.change for piece in shown[0]] == [Change.REMOVED, Change.ADDED]


def test_words_that_came_and_went_are_counted():
    assert words_changed(compare("one two three four", "one two three five six")) == (2, 1)


@given(WORDINGS, WORDINGS)
def test_what_stayed_and_went_is_the_old_wording_and_what_stayed_and_came_the_new(before, after):
    shown = compare(before, after)
    assert plain(text_of(shown, Change.SAME, Change.REMOVED)) == plain(before)
    assert plain(text_of(shown, Change.SAME, Change.ADDED)) == plain(after)


def test_huge_wordings_take_a_bounded_time():
    began = time.monotonic()
    compare(
        "\n\n".join(f"{n} word " * 40 for n in range(3_000)),
        "\n\n".join(f"{n} ward " * 40 for n in range(3_000)),
    )
    compare("word " * 60_000, "ward " * 60_000)
    assert time.monotonic() - began < 5
