"""The dates of listings are read as moments, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.collect.listing import stated_moment

NOON = datetime(2026, 6, 5, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "stated",
    [
        "Fri, 05 Jun 2026 12:00:00 GMT",
        "Fri, 5 Jun 2026 12:00 +0000",
        "Fri, 05 Jun 2026 08:00:00 EDT",
        "2026-06-05T12:00:00Z",
        "2026-06-05T14:00+02:00",
        "2026-06-05 14:00:00 +0200",
        "2026-06-05T12:00:00.000000000Z",
        "20260605T120000Z",
    ],
)
def test_a_moment_with_its_offset_is_read(stated: str):
    assert stated_moment(stated) == NOON


@pytest.mark.parametrize(
    "stated", ["2026-06-05T14:00:00", "05 Jun 2026 14:00:00", "Fri, 05 Jun 2026 14:00:00 -0000"]
)
def test_a_clock_without_an_offset_is_the_sources_and_without_its_zone_none(stated: str):
    assert stated_moment(stated, ZoneInfo("Europe/Oslo")) == NOON
    assert stated_moment(stated) is None


@pytest.mark.parametrize(
    "stated",
    [
        *(
            None,
            "",
            "2026-06-05",
            "2026-06",
            "05/06/2026 12:00",
            "yesterday",
            "5 juin 2026 12:00",
            "2026-13-05T12:00Z",
        ),
        *("05 Jun 2026 14:00:00 XYZT", "2026-06-05T25:00Z", "0001-01-01T00:00+14:00", "9" * 5_000),
    ],
)
def test_what_states_no_moment_gives_none(stated: str | None):
    assert stated_moment(stated, ZoneInfo("Europe/Oslo")) is None


@given(st.text(max_size=60))
def test_any_text_gives_a_moment_in_utc_or_none(text: str):
    moment = stated_moment(text, ZoneInfo("Europe/Oslo"))
    assert moment is None or moment.tzinfo is UTC


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)))
def test_what_is_written_is_read_again(moment: datetime):
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    assert stated_moment(moment.isoformat()) == moment
