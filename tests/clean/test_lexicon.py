"""The words of chrome: which lines they are, and which patterns are tried on a line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean import lexicon, wording
from wirehouse.records import Label

_OPENINGS = (
    "Share this on",
    "12 comments",
    "no replies",
    "© Example Press",
    "(c) Example",
    "#harbour, #ferry",
    "Photo: A. Writer",
    "— Photo: A. Writer",
    "Originally published in spring",
    "story first appeared on",
    "about 4 min read",
    "4 min read",
    "К",
    "Теги: порт",
    "ſhare this on",
    "\n",
    "_",
    "",
)


def _try_all(text: str, words: int) -> list[str]:
    """Try every pattern that may fit a line of so many words: the label of each that does."""
    fitting = (one for one in lexicon._lexicon().beginnings if words <= one.words)
    return [one.label for one in fitting if one.pattern.match(text)]


@given(st.sampled_from(_OPENINGS), st.text(max_size=30))
def test_a_line_is_matched_as_if_every_pattern_were_tried(opening: str, rest: str) -> None:
    text = f"{opening}{rest}"
    words = wording.count_words(text)
    found = lexicon.look_up(text, words)
    whole = _try_all(text, words)
    if found is None or found.reason.startswith("it begins"):
        assert ([found.label] if found else []) == whole[:1]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Share this", Label.SHARE),
        ("— Related stories (3)", Label.RELATED),
        ("« 1 2 3 »", Label.NAVIGATION),
        ("No comments", Label.COMMENT),
        ("© Example Press", Label.LEGAL),
    ],
)
def test_a_line_of_chrome_has_its_label(line: str, label: Label) -> None:
    found = lexicon.look_up(line, wording.count_words(line))
    assert found is not None
    assert found.label is label


@pytest.mark.parametrize(
    "line",
    [
        "More from The Example",
        "You’ll also like…",
        "About the author",
        "Popular posts",
        "5 responses to “The bridge of Harborough opens”",
        "Submit a correction",
        "Ähnliche Beiträge:",
        "Mehr aus dem Ressort",
        "Vous aimerez aussi",
        "Noticias relacionadas de hoy",
        "Похожие записи",
        "関連記事一覧",
    ],
)
def test_what_stands_below_the_head_of_a_sites_part_is_the_sites(line: str) -> None:
    found = lexicon.look_up(line, wording.count_words(line))
    assert found is not None
    assert found.is_tail


@pytest.mark.parametrize(
    "line",
    [
        "Related reading: the bridge that was never built",
        "More than five boats sank.",
        "Popular with the fishermen, the plan won.",
        "Mer enn fem båter sank",
        "More posts do not make more readers",
    ],
)
def test_a_line_that_only_begins_alike_is_no_such_head(line: str) -> None:
    found = lexicon.look_up(line, wording.count_words(line))
    assert found is None or not found.is_tail


@pytest.mark.parametrize(
    "line", ["この記事は会員限定です。", "Tu suscripción se está usando en otro dispositivo"]
)
def test_an_offer_to_subscribers_is_a_promotion(line: str) -> None:
    found = lexicon.look_up(line, wording.count_words(line))
    assert found is not None
    assert found.label is Label.PROMOTION


def test_a_sentence_that_only_holds_such_words_is_left_alone() -> None:
    assert lexicon.look_up("The council will share this harbour with its related ports.", 10) is None


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("share|tweet", "st"),
        (r"(share|tweet)( this)? (on|via)", "st"),
        (r"((story|post)\s+)?(originally|first) seen", "spof"),
        (r"via \w+|(à|la) (une|deux)", "vàl"),
        (r"[|)]a|b", ""),
        (r"(a|b)*c", ""),
        (r"x?y", ""),
        (r"(x)?", ""),
        (r"\W*word", ""),
        (r"©|copyright", ""),
    ],
)
def test_the_first_letters_of_a_pattern_are_told_only_where_they_are_sure(pattern: str, letters: str) -> None:
    assert lexicon.first_letters(pattern) == frozenset(letters)


def test_a_pattern_may_begin_with_a_digit() -> None:
    assert lexicon.first_letters(r"(\d+|no) replies") == {r"\d", "n"}


def test_a_group_without_an_end_is_no_pattern() -> None:
    with pytest.raises(ValueError, match=re.escape("(share")):
        lexicon.first_letters("(share")
