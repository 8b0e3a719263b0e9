from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean.repair import plain, repair

pieces = st.lists(
    st.sampled_from(
        [
            "The",
            "bridge",
            "opens",
            ".",
            '."',
            "?",
            "!",
            " ",
            "  ",
            ",",
            ";",
            "…",
            "U.S.",
            "»",
            "Österreich",
            ". .",
        ]
    ),
    max_size=20,
).map("".join)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It opens soon.The mayor said so.", "It opens soon. The mayor said so."),
        ('"It opens soon."The mayor said so.', '"It opens soon." The mayor said so.'),
        ("Will it open?Nobody knows.", "Will it open? Nobody knows."),
        ("Він скоро відкриється.Мер так сказав.", "Він скоро відкриється. Мер так сказав."),
        ("It opens soon. .", "It opens soon."),
        ("It opens soon. . The mayor said so.", "It opens soon. The mayor said so."),
        ("The bridge , he said , opens .", "The bridge, he said, opens."),
    ],
)
def test_what_saving_damages_is_mended(before: str, after: str) -> None:
    text, repairs = repair(before, 3)
    assert text == after
    assert {each.line for each in repairs} == {3}


@pytest.mark.parametrize(
    "text",
    [
        "The U.S.Army", "a Ph.D.Thesis", "Booking.Com opens", "version 2.5.Beta", "e.g.This", "node.js and Vue.js",
        "He said: “It opens.” The mayor", "1.5 metres", "an ellipsis ... here", "spaced . . . out", "the .net file", "iPhone.app",
    ],
)  # fmt: skip
def test_what_is_written_so_stays(text: str) -> None:
    assert repair(text, 1) == (text, ())


def test_each_change_is_on_record_with_what_stood_around_it() -> None:
    _, repairs = repair("The bridge opens soon.The mayor said so.", 7)
    assert [(each.kind, each.line, each.before, each.after) for each in repairs] == [
        ("glued sentences", 7, "idge opens soon.The mayor said ", "idge opens soon. The mayor said ")
    ]


@given(st.one_of(st.text(max_size=200), pieces))
def test_what_was_mended_needs_no_mending(text: str) -> None:
    once, _ = repair(plain(text), 1)
    assert repair(once, 1) == (once, ())


@given(st.one_of(st.text(max_size=200), pieces))
def test_mending_changes_white_space_and_stops_alone(text: str) -> None:
    def letters(each: str) -> list[str]:
        return [character for character in each if character.isalnum()]

    assert letters(repair(text, 1)[0]) == letters(text)


@given(st.text(max_size=200))
def test_plain_text_is_one_line_without_what_is_no_text(text: str) -> None:
    found = plain(text)
    assert plain(found) == found
    assert found == found.strip()
    assert not set(found) & set("\n\r\t\0\u202e\u2066\u200b\ufeff\u00ad\x1b\x85")
    assert "  " not in found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\x00b", "ab"),
        ("a\ud800b", "ab"),
        ("a\u202eb\u202c", "ab"),
        ("co\u00adoperate", "cooperate"),
        ("a\u00a0 \t b\nc", "a b c"),
        ("a\u2028b", "a b"),
        ("family: 👩\u200d👧", "family: 👩\u200d👧"),
    ],
)
def test_what_is_no_text_is_taken_out(before: str, after: str) -> None:
    assert plain(before) == after
