"""Figures, times and hostile text as people read them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.desk import wording

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(0.25, "0.2 s"), (42, "42 s"), (90, "1 min"), (3_700, "1 h 1 min"), (90_000, "1 d 1 h"), (None, "–")],
)
def test_a_length_of_time_is_written_in_its_two_largest_units(seconds, written):
    assert wording.span(seconds) == written


def test_how_long_ago_it_was():
    assert wording.ago(NOW - timedelta(minutes=5), NOW) == "5 min ago"
    assert wording.ago(NOW - timedelta(seconds=2), NOW) == "just now"
    assert wording.ago(NOW + timedelta(hours=2), NOW) == "in 2 h"
    assert wording.ago(None) == "never"


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [(1, 2, "50%"), (0, 5, "0%"), (1, 1000, "0.1%"), (999, 1000, "99.9%"), (1, 0, "–")],
)
def test_a_share_is_never_rounded_to_nothing_or_everything(part, whole, written):
    assert wording.share(part, whole) == written


def test_a_number_is_written_without_empty_digits():
    assert [wording.exact(value) for value in (Decimal("7500000.0"), Decimal("1.50"), 11, None)] == [
        "7,500,000",
        "1.5",
        "11",
        "–",
    ]


@given(st.text())
def test_a_text_holds_nothing_that_hides_or_turns_what_stands_beside_it(text):
    assert not set(wording.shown(text)) & set(
        "\x00\x1b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
    )


def test_a_mark_that_turns_the_text_is_named_and_joiners_of_scripts_stay():
    assert wording.shown("a\u202eb") == "a⟨U+202E⟩b"
    assert wording.shown("می\u200cخواهم") == "می\u200cخواهم"


def test_a_long_text_is_cut():
    assert wording.cut("x" * 20, 5) == "xxxx…"
