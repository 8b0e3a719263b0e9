from __future__ import annotations

import pytest

from wirehouse.clean import post_times
from wirehouse.clean.post_times import PostTime
from wirehouse.records import Precision


@pytest.mark.parametrize(
    ("line", "posted"),
    [
        ("18:40", "T18:40"),
        ("18.40 Uhr", "T18:40"),
        ("18h40", "T18:40"),
        ("6.40pm", "T18:40"),
        ("12:05 a.m.", "T00:05"),
        ("18:40:31", "T18:40:31"),
        ("18:40 GMT", "T18:40+00:00"),
        ("18:40 MESZ", "T18:40+02:00"),
        ("18:40 UTC+1", "T18:40+01:00"),
        ("6.40pm BST", "T18:40"),
        ("1h ago 18:40", "T18:40"),
        ("Updated at 18:40", "T18:40"),
        ("오후 6시 40분", "T18:40"),
        ("12 October 2026, 18:40", "2026-10-12T18:40"),
        ("12.10.2026 18:40", "2026-10-12T18:40"),
    ],
)
def test_a_time_alone_is_read_with_the_offset_it_states(line: str, posted: str) -> None:
    found = post_times.read(line, "dmy")
    assert found is not None
    assert (found.posted, found.rest) == (posted, None)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("18:40 – Ferries sail again", "Ferries sail again"),
        ("18.40 Uhr | Fähren fahren wieder", "Fähren fahren wieder"),
        ("18:40: Пороми знову ходять", "Пороми знову ходять"),
        (
            "• 18:40 Ferries sail again, the harbour office says.",
            "Ferries sail again, the harbour office says.",
        ),
    ],
)
def test_what_follows_a_time_is_kept(line: str, rest: str) -> None:
    assert post_times.read(line, "dmy") == PostTime("T18:40", Precision.MINUTE, rest)


@pytest.mark.parametrize(
    "line",
    [
        "", "Ferries sail again", "2h ago", "3:1", "16:9", "18.40%", "€18.40", "2.5 percent", "12 October 2026",
        "At 18:40 the harbour office called the ferries back.", "The first one left at 18:40", "25:10", "13.30pm",
    ],
)  # fmt: skip
def test_other_lines_are_no_times(line: str) -> None:
    assert post_times.read(line, "dmy") is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("12 October 2026", "2026-10-12"),
        ("Monday, 12 October 2026", "2026-10-12"),
        ("12 October 2026, 18:40", None),
        ("The ferries sail again on 12 October 2026, weather permitting", None),
        ("Yesterday", None),
    ],
)
def test_a_day_alone_parts_one_days_posts_from_the_next(line: str, day: str | None) -> None:
    assert post_times.day_of(line, "dmy") == day


def test_a_headline_ends_no_sentence() -> None:
    assert post_times.is_headline("Ferries sail again")
    assert not post_times.is_headline("The ferries sail again.")
    assert not post_times.is_headline("Ferries")
