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
    "Click here",
    "Image caption",
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


def _try_all(text: str, words: int, in_dump: bool) -> list[str]:
    """Try every pattern that may fit a line of so many words: the label of each that does."""
    fitting = (
        one for one in lexicon._lexicon().beginnings if words <= one.words and (in_dump or not one.in_dumps)
    )
    return [one.label for one in fitting if one.pattern.match(text)]


@given(st.sampled_from(_OPENINGS), st.text(max_size=30), st.booleans())
def test_a_line_is_matched_as_if_every_pattern_were_tried(opening: str, rest: str, in_dump: bool) -> None:
    text = f"{opening}{rest}"
    words = wording.count_words(text)
    found = lexicon.look_up(text, words, in_dump=in_dump)
    whole = _try_all(text, words, in_dump)
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


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("By entering your e-mail you agree to the terms of The Example.", Label.PROMOTION),
        ("By signing up to our letters, you are agreeing to the terms.", Label.PROMOTION),
        ("You must be logged in to write to the guild.", Label.COMMENT),
        ("Image caption The bridge stood empty", Label.CAPTION),
        ("Cliquez ici pour voir les plans.", Label.NAVIGATION),
    ],
)
def test_what_elements_tell_on_a_page_wording_tells_in_a_dump(line: str, label: Label) -> None:
    words = wording.count_words(line)
    found = lexicon.look_up(line, words, in_dump=True)
    assert found is not None
    assert found.label is label
    assert lexicon.look_up(line, words) is None


@pytest.mark.parametrize(
    "line",
    [
        "By entering the harbour at night, the crew broke the rules.",
        "You must be the mayor, the child said.",
        "Clicking noises were all that the engineer heard from the old clock.",
        "Image makers had promised the council a brighter harbour.",
        "By signing up 400 members, the guild agreed with the council on a plan.",
    ],
)
def test_a_sentence_of_the_news_is_none_of_them(line: str) -> None:
    assert lexicon.look_up(line, wording.count_words(line), in_dump=True) is None


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
