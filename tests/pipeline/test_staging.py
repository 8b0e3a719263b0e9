"""Records as rows of the staging tables."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.pipeline.staging import published_at, staged
from wirehouse.records import (
    Article,
    DateBasis,
    Enrichment,
    LivePost,
    Precision,
    PublicationDate,
)
from wirehouse.sources import Source

KEY = uuid.UUID(int=1)
NO_FACTS = Enrichment()
NOW = datetime(2026, 5, 12, tzinfo=UTC)


def dated(value: str, precision: Precision = Precision.MINUTE) -> PublicationDate:
    return PublicationDate(value, precision, DateBasis.HEADER, 0.9)


def rows(article: Article, enrichment: Enrichment = NO_FACTS) -> dict[str, list[tuple[object, ...]]]:
    return staged("run", KEY, article, enrichment, source=Source("oldhaven"), captured_at=NOW).rows


def an_article(**changes: object) -> Article:
    values = {"document_id": "0" * 64, "address": "oldhaven/ferry.html", "source": "oldhaven"}
    return Article(**{**values, "headline": "Ferry", "body": "Ferry sails.", **changes})  # type: ignore[arg-type]


def test_a_day_has_no_instant():
    assert published_at(dated("2026-05-12", Precision.DAY), "Europe/Kyiv") is None


def test_no_date_has_no_instant():
    assert published_at(PublicationDate(), "Europe/Kyiv") is None


def test_a_time_with_an_offset_keeps_it_whatever_the_source_says():
    instant = published_at(dated("2026-05-12T08:30+02:00"), "America/New_York")
    assert instant == datetime(2026, 5, 12, 6, 30, tzinfo=UTC)


def test_a_time_without_an_offset_is_read_in_the_time_zone_of_its_source():
    assert published_at(dated("2026-05-12T08:30"), "Europe/Kyiv") == datetime(2026, 5, 12, 5, 30, tzinfo=UTC)
    assert published_at(dated("2026-01-12T08:30"), "Europe/Kyiv") == datetime(2026, 1, 12, 6, 30, tzinfo=UTC)


def test_a_time_without_any_zone_is_read_in_utc():
    assert published_at(dated("2026-05-12T08:30"), None) == datetime(2026, 5, 12, 8, 30, tzinfo=UTC)


def test_a_time_beyond_the_calendar_has_no_instant():
    assert published_at(dated("0001-01-01T00:10"), "Europe/Kyiv") is None


@given(
    moment=st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)),
    minutes=st.integers(-14 * 60, 14 * 60),
)
def test_an_instant_is_the_one_that_the_page_states(moment: datetime, minutes: int):
    stated = moment.replace(microsecond=0)
    sign, size = ("-" if minutes < 0 else "+"), abs(minutes)
    value = f"{stated.isoformat()}{sign}{size // 60:02}:{size % 60:02}"
    instant = published_at(dated(value, Precision.SECOND), "Europe/Kyiv")
    assert instant == stated.replace(tzinfo=UTC) - timedelta(minutes=minutes)


def test_the_article_lives_at_its_canonical_url():
    (row,) = rows(an_article(canonical_url="https://oldhaven.example/ferry"))["article"]
    assert "https://oldhaven.example/ferry" in row
    assert "oldhaven/ferry.html" not in row


def test_posts_are_numbered_and_have_an_instant_where_their_day_is_known():
    posts = (
        LivePost(0, 5, "2026-05-12T08:30+02:00", Precision.MINUTE, "Off"),
        LivePost(6, 12, "T07:10", Precision.MINUTE),
    )
    staged_rows = rows(an_article(posts=posts))
    instant = datetime(2026, 5, 12, 6, 30, tzinfo=UTC)
    assert [row[2:] for row in staged_rows["live_post"]] == [
        (0, 0, 5, "Off", instant, "2026-05-12T08:30+02:00", Precision.MINUTE),
        (1, 6, 12, None, None, "T07:10", Precision.MINUTE),
    ]


@pytest.mark.parametrize("text", ["with\0NUL", "with \ud800 half a character"])
def test_text_that_postgres_cannot_hold_is_refused_before_it_fails_the_batch(text: str):
    with pytest.raises(ValueError, match="NUL or a lone surrogate"):
        rows(an_article(body=text))
    with pytest.raises(ValueError, match="NUL or a lone surrogate"):
        rows(an_article(authors=(text,)))
