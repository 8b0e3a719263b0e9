"""Damaged characters, kind by kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean import damaged_characters
from wirehouse.clean.repair import plain, read_text
from wirehouse.records import RepairKind


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (RepairKind.ENTITIES, "Fish &amp; chips &#8211; caf&eacute;", "Fish & chips – café"),
        (RepairKind.ENTITIES, "twice &amp;quot;so&amp;quot;", 'twice "so"'),
        (RepairKind.WINDOWS_CHARACTERS, "It\x92s \x93here\x94 for \x80100", "It’s “here” for €100"),
        (RepairKind.SOFT_HYPHENS, "co\u00adoper\u00adate", "cooperate"),
        (RepairKind.ZERO_WIDTH, "a\u200bb\u2060c", "abc"),
        (RepairKind.ZERO_WIDTH, "wa\u200dter\u200cmark\u200e", "watermark"),
        (RepairKind.NON_BREAKING_SPACES, "10\u00a0km, 5\u202f000 m", "10 km, 5 000 m"),
        (RepairKind.LIGATURES, "the o\ufb03ce \ufb02oor", "the office floor"),
        (RepairKind.FULL_WIDTH, "The price is \uff15\uff10 dollars\uff01", "The price is 50 dollars!"),
        (RepairKind.MOJIBAKE, "Itâ€™s a cafÃ©", "It’s a café"),
    ],
)
def test_damage_is_mended_under_its_kind(kind: RepairKind, before: str, after: str) -> None:
    text, (repair,) = read_text(before, 7)
    assert text == after
    assert (repair.kind, repair.line) == (kind, 7)


@pytest.mark.parametrize("kind", [mend.kind for mend in damaged_characters.MENDS] + [RepairKind.MOJIBAKE])
def test_each_kind_can_be_turned_off(kind: RepairKind) -> None:
    text = "Itâ€™s &amp; \x93 co\u00adop\u200b 10\u00a0km o\ufb03ce ab \uff15"
    mended, repairs = read_text(text, 1, frozenset({kind}))
    assert kind not in {repair.kind for repair in repairs}
    assert mended != read_text(text, 1)[0]


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم بروم",
        "क्\u200dष पत्रिका",
        "family: 👩\u200d👧",
        "ＮＨＫは２０２４年、５０％と発表した。",
        "价格为５０元！",
        "The HTML entity &nbsp; stands for a space",
        "AT&T; R&D; Q&A;",
        "a query like ?a=1&copy=2",
        "œuvre, Æsir, ĳs",
    ],
)
def test_what_belongs_to_a_script_or_was_meant_stays(text: str) -> None:
    assert read_text(text, 1) == (text, ())


def test_a_change_is_told_with_the_shape_of_what_has_none() -> None:
    _, (repair,) = read_text("They co\u00adoper\u00adate.", 3)
    assert (repair.before, repair.after, repair.times) == (
        "They co[U+00AD]oper[U+00AD]ate.",
        "They cooper[U+00AD]ate.",
        2,
    )


@given(st.text(max_size=80))
def test_what_is_visible_can_be_printed(text: str) -> None:
    assert damaged_characters.visible(text).isprintable()


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Z", "C"]), max_size=80))
def test_characters_are_odd_wherever_something_would_be_changed(text: str) -> None:
    if not damaged_characters.are_odd(text):
        assert plain(text) == " ".join(text.split())
        assert damaged_characters.without_controls(text) == text or text.isascii()
