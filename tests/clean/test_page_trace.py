"""What a page leaves behind for its source's profile."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse import identity
from wirehouse.clean.page_trace import masked, trace
from wirehouse.records import Block, Label

NOW = datetime(2026, 5, 12, tzinfo=UTC)
ARTICLE, DOCUMENT = uuid.UUID(int=1), uuid.UUID(int=2)
SENTENCE = "The ferry sails four times a day from next week, the harbour office said."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 comments", "3 comments"),
        ("Comments (1,204)", "COMMENTS"),
        ("Last updated 3 June 2024, 14:05", "Last updated Monday, October 14, 2019 9:30 p.m."),
        ("Zuletzt geändert: Mo, 3. März 2024, 9:30 Uhr", "Zuletzt geändert: Sonntag, 31.12.2023, 18:00"),
        ("Обновлено 5 мая 2026 г.", "Обновлено 17 ноября 2025 года"),
        ("1.2K shares", "48 shares"),
        ("评论 12", "评论 3"),
        ("2024年6月12日 发布", "2023年11月1日 发布"),
        ("Read more »", "read   more"),
    ],
)
def test_counts_dates_times_and_punctuation_make_no_difference(one: str, other: str):
    assert masked(one) == masked(other) != ""


@pytest.mark.parametrize("text", ["3 June 2024, 14:05", "12:30", "12.06.2024", "2/50", "—", "Mon 3", ""])
def test_a_date_or_a_number_alone_has_no_wording(text: str):
    assert masked(text) == ""


def test_the_name_of_a_month_is_a_word_where_no_number_stands_in_the_line():
    assert masked("They may march on Sunday") == "they may march on sunday"


def test_other_words_make_a_difference():
    assert masked("The Monday letter") != masked("The Tuesday letter")


@given(
    words=st.lists(st.from_regex(r"[a-zäöü]{2,9}", fullmatch=True), min_size=1, max_size=8),
    one=st.lists(st.integers(0, 10**9), min_size=8, max_size=8),
    other=st.lists(st.integers(0, 10**9), min_size=8, max_size=8),
)
def test_lines_that_differ_in_their_numbers_have_one_wording(
    words: list[str], one: list[int], other: list[int]
):
    first, second = (
        " ".join(f"{word} {number:,}" for word, number in zip(words, numbers, strict=False))
        for numbers in (one, other)
    )
    assert masked(first) == masked(second)


@given(st.text())
def test_every_text_has_a_wording_of_bounded_length_without_digits(text: str):
    wording = masked(text)
    assert len(wording) < 20_000
    assert not any(character.isdecimal() for character in wording)


def test_a_trace_holds_the_hashes_of_all_lines_and_those_of_the_long_lines_of_the_body():
    blocks = [
        Block(1, "Home", label=Label.NAVIGATION),
        Block(2, SENTENCE, label=Label.BODY),
        Block(3, "He agreed.", label=Label.BODY),
        Block(4, "All rights reserved, and so on for many words more than eight of them.", label=Label.LEGAL),
        Block(5, "12:30", label=Label.TIMESTAMP),
    ]
    found, wordings = trace(blocks, ARTICLE, DOCUMENT, NOW)
    assert (found.article, found.document, found.seen_at) == (ARTICLE, DOCUMENT, NOW)
    assert len(found.lines) == 4
    assert found.body == {identity.line_hash(masked(SENTENCE))}
    assert wordings[identity.line_hash("home")] == "Home"
    assert wordings.keys() == found.lines


def test_a_line_that_stands_twice_is_told_as_it_stands_first():
    _, wordings = trace([Block(1, "4 Comments"), Block(2, "comments")], ARTICLE, DOCUMENT, NOW)
    assert list(wordings.values()) == ["4 Comments"]


def test_dates_that_prove_an_order_are_counted():
    found, _ = trace(
        [Block(1, "31.05.2024"), Block(2, "on 25.12.2024"), Block(3, "05.06.2024")], ARTICLE, DOCUMENT, NOW
    )
    assert (found.day_first, found.month_first) == (2, 0)


def test_of_a_page_with_very_many_lines_the_first_and_the_last_are_kept():
    blocks = [Block(number, f"line {'a' * number}") for number in range(1, 1_001)]
    found, wordings = trace(blocks, ARTICLE, DOCUMENT, NOW)
    assert len(found.lines) <= 600
    assert {"line a", blocks[-400].text} & set(wordings.values()) == {"line a"}
