from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirehouse.clean import far_lists
from wirehouse.records import Block

SENTENCE = "The council of Harborough voted on Tuesday for the bridge that the guild had asked it to refuse."
CHROME = ["Menu", *(f"Harbour {number}" for number in range(24))]
SIZES_OFFERED = ["Small, to order", "Medium, to order", "Large, to order", "Largest, to order"]


def blocks(*lines: str) -> list[Block]:
    return [Block(number, line) for number, line in enumerate(lines, start=1)]


def words(lines: list[Block]) -> NDArray[np.float32]:
    return np.array([len(block.text.split()) for block in lines], np.float32)


def kept(lines: list[str], taken: set[str]) -> list[str]:
    page = blocks(*lines)
    body = np.array([line in taken for line in lines])
    return [
        line for line, stays in zip(lines, far_lists.without(page, body, words(page)), strict=True) if stays
    ]


def instead(lines: list[str], taken: set[str], never: set[int]) -> list[str]:
    page = blocks(*lines)
    body = np.array([line in taken for line in lines])
    found = far_lists.sentences_instead(page, body, words(page), never)
    return [line for line, is_body in zip(lines, found, strict=True) if is_body]


def test_a_list_far_from_the_sentences_is_no_part_of_them() -> None:
    lines = [*[SENTENCE] * 8, *CHROME, *SIZES_OFFERED]
    assert kept(lines, {SENTENCE, *SIZES_OFFERED}) == [SENTENCE] * 8


def test_a_list_near_the_sentences_is() -> None:
    lines = [*[SENTENCE] * 8, *CHROME[:10], *SIZES_OFFERED]
    assert kept(lines, {SENTENCE, *SIZES_OFFERED}) == [*[SENTENCE] * 8, *SIZES_OFFERED]


def test_an_article_that_is_a_list_keeps_it() -> None:
    lines = [SENTENCE, *CHROME, *SIZES_OFFERED * 10]
    assert kept(lines, {SENTENCE, *SIZES_OFFERED}) == [SENTENCE, *SIZES_OFFERED * 10]


def test_a_long_line_far_away_is_no_list() -> None:
    caption = f"{SENTENCE[:-1]} " * 2
    lines = [*[SENTENCE] * 8, *CHROME, caption, *SIZES_OFFERED]
    assert kept(lines, {SENTENCE, caption, *SIZES_OFFERED}) == [*[SENTENCE] * 8, caption, *SIZES_OFFERED]


def test_where_no_sentence_was_taken_the_paragraphs_are_the_body() -> None:
    lines = [*CHROME, SENTENCE]
    assert instead(lines, {"Harbour 3", "Harbour 4"}, set()) == [SENTENCE]


def test_what_is_chrome_by_rule_is_not_taken_instead() -> None:
    lines = [*CHROME, SENTENCE]
    assert instead(lines, {"Harbour 3"}, {len(CHROME)}) == ["Harbour 3"]


def test_a_list_that_says_more_than_the_paragraphs_stays() -> None:
    assert instead([*CHROME, SENTENCE], set(CHROME), set()) == CHROME


def test_a_body_with_a_sentence_stays() -> None:
    lines = [SENTENCE, *CHROME, f"{SENTENCE} Again."]
    assert instead(lines, {SENTENCE}, set()) == [SENTENCE]


def test_nothing_is_made_of_nothing() -> None:
    assert instead([SENTENCE, *CHROME], set(), set()) == []
