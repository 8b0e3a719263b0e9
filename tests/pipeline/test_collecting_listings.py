"""What a listing names: full texts as pages, and how old an entry is."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from wirehouse.collect.listing import Entry
from wirehouse.pipeline.collecting_listings import LONGEST_FEED_PAGE, feed_page, is_before

SINCE = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Sun, 31 May 2026 23:59:00 GMT", True),
        ("Mon, 01 Jun 2026 00:00:00 GMT", False),
        ("2026-06-01T01:00:00+02:00", True),
        ("2026-05-31", True),
        ("2026-06-01", False),
        ("yesterday", False),
        (None, False),
    ],
)
def test_an_entry_is_old_only_where_it_says_so(stated: str | None, expected: bool):
    assert is_before(stated, None, SINCE) is expected


def test_a_time_without_an_offset_is_in_the_zone_of_the_source():
    assert is_before("2026-06-01T01:00:00", ZoneInfo("Europe/Berlin"), SINCE)
    assert not is_before("2026-06-01T03:00:00", ZoneInfo("Europe/Berlin"), SINCE)


def test_without_a_day_nothing_is_old():
    assert not is_before("2001-01-01", None, None)


def test_a_full_text_becomes_a_page_with_its_head():
    page = feed_page(
        Entry(
            url="https://a.example/1",
            title="Ferries & piers",
            published="Tue, 12 May 2026 08:30:00 GMT",
            author='Anna "A." Whitlock',
            language="en",
            content_html="<p>Back again.</p>",
        )
    )
    assert page is not None
    assert "<h1>Ferries &amp; piers</h1>\n<p>Back again.</p>" in page
    assert '<meta property="article:published_time" content="Tue, 12 May 2026 08:30:00 GMT">' in page
    assert 'content="Anna &quot;A.&quot; Whitlock"' in page
    assert '<html lang="en">' in page


def test_no_text_and_too_much_text_become_no_page():
    assert feed_page(Entry(url="https://a.example/1", summary="short")) is None
    assert feed_page(Entry(url="https://a.example/1", content_html="x" * (LONGEST_FEED_PAGE + 1))) is None


def test_what_postgres_cannot_hold_is_left_out():
    page = feed_page(Entry(url="https://a.example/1", content_html="<p>a\0b\ud800</p>"))
    assert page is not None
    assert "ab?" in page
