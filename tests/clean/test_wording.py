from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean import wording


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("The bridge opens.", 3),
        ("Jane's sister-in-law", 2),
        ("2024", 1),
        ("桥梁开放了", 2),
        ("Міст відкрито", 2),
        ("— …", 0),
    ],
)
def test_words_are_counted_in_every_script(text: str, count: int) -> None:
    assert wording.count_words(text) == count


@pytest.mark.parametrize(
    "text",
    ["Yes.", "Yes!", "Really?", "He said: “Yes.”", "So…", "是的。", "Yes. ", "Yes.)", "Yes.[12]", "हाँ।"],
)
def test_a_sentence_ends_with_its_stop(text: str) -> None:
    assert wording.ends_sentence(text)


@pytest.mark.parametrize("text", ["", "Yes", "Read more »", "Politics", "2.5 million"])
def test_a_label_does_not(text: str) -> None:
    assert not wording.ends_sentence(text)


def test_the_same_words_are_the_same_wording() -> None:
    assert wording.same_wording("Bridge: the plan!", "BRIDGE – THE PLAN")
    assert not wording.same_wording("Bridge plan", "Plan bridge")


@pytest.mark.parametrize(
    "text", ["Bridge: the plan!", "Міст, “план” й 2 річки", "桥梁计划。", "", "word " * 1_000]
)
def test_a_folded_text_is_its_words_with_one_space_between(text: str) -> None:
    assert wording.fold(text).split() == wording.tokens(text)
    assert wording.fold(wording.fold(text)) == wording.fold(text)


@given(st.text(max_size=40))
def test_the_words_of_ascii_are_those_that_every_script_s_pattern_finds(text: str) -> None:
    # A letter of another script at the end makes the text one of many scripts.
    assert [*wording.tokens(text), "ж"] == wording.tokens(f"{text} ж")
    assert wording.count_words(f"{text} жж") == wording.count_words(text) + 1


@given(
    st.text(max_size=20),
    st.sampled_from(["", ".", "…", "?”", ".)", ". ", ".[12]", "[12]", "۔", "។", "»", ".\n"]),
)
def test_a_sentence_s_end_is_told_by_its_last_characters(text: str, end: str) -> None:
    whole = f"{text}{end}"
    assert wording.ends_sentence(whole) is (wording._SENTENCE_END.search(whole[-12:]) is not None)
