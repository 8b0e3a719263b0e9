"""What an answer's headers say."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis.strategies import text

from wirehouse.collect.network.answer_headers import (
    LONGEST_WAIT,
    as_address,
    header_opt_outs,
    media_type,
    retry_after,
)
from wirehouse.collect.network.exchange import OptOut

NOW = datetime(2026, 11, 10, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stated", "kind", "charset"),
    [
        ("text/html", "text/html", None),
        ("Text/HTML; Charset=UTF-8", "text/html", "utf-8"),
        ('text/html;charset="windows-1252"', "text/html", "windows-1252"),
        ("text/html; charset='utf-8'", "text/html", "utf-8"),
        ("text/html; boundary=x; charset=koi8-r; a=b", "text/html", "koi8-r"),
        ("application/rss+xml ; charset = utf-8", "application/rss+xml", "utf-8"),
        ("html", None, None),
        ("text/html, text/html", None, None),
        ("", None, None),
        ("; charset=utf-8", None, "utf-8"),
        ("text/html; charset=", "text/html", None),
    ],
)
def test_media_type_and_charset_are_as_declared(stated, kind, charset):
    assert media_type([("content-type", stated)]) == (kind, charset)


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (" 120 ", 120),
        ("Tue, 10 Nov 2026 12:02:00 GMT", 120),
        ("Tuesday, 10-Nov-26 12:02:00 GMT", 120),
        ("Tue Nov 10 12:02:00 2026", 120),
        ("Tue, 10 Nov 2026 11:00:00 GMT", 0),
        ("999999999", LONGEST_WAIT),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_WAIT),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("１２０", None),
        ("1e9", None),
    ],
)
def test_retry_after_is_a_number_of_seconds_or_a_date(stated, seconds):
    assert retry_after([("retry-after", stated)], NOW) == seconds


def test_a_date_is_reckoned_from_the_servers_own_clock():
    headers = [("retry-after", "Tue, 10 Nov 2020 12:02:00 GMT"), ("date", "Tue, 10 Nov 2020 12:01:00 GMT")]
    assert retry_after(headers, NOW) == 60


@given(text())
def test_any_retry_after_is_read_or_passed_over(stated):
    found = retry_after([("retry-after", stated), ("date", stated)], NOW)
    assert found is None or 0 <= found <= LONGEST_WAIT


@pytest.mark.parametrize(
    ("stated", "opt_outs"),
    [
        (["noarchive"], {OptOut.NOARCHIVE}),
        (["NoIndex, NOAI , noimageai"], {OptOut.NOINDEX, OptOut.NOAI, OptOut.NOIMAGEAI}),
        (["none"], {OptOut.NOINDEX}),
        (["noindex", "noarchive"], {OptOut.NOINDEX, OptOut.NOARCHIVE}),
        (["wirehouse: noai"], {OptOut.NOAI}),
        (["WireHouse: noai, noarchive"], {OptOut.NOAI, OptOut.NOARCHIVE}),
        (["otherbot: noai, noarchive"], set()),
        (["otherbot: noai, wirehouse: noarchive"], {OptOut.NOARCHIVE}),
        (["noai, otherbot: noarchive"], {OptOut.NOAI}),
        (["unavailable_after: 25 Jun 2030 15:00:00 GMT, noarchive"], {OptOut.NOARCHIVE}),
        (["max-snippet:-1, max-image-preview:large, noai"], {OptOut.NOAI}),
        (["all"], set()),
        (["index, follow"], set()),
        ([""], set()),
    ],
)
def test_x_robots_tag_counts_where_it_speaks_to_us(stated, opt_outs):
    assert header_opt_outs([("x-robots-tag", value) for value in stated], "Wirehouse") == opt_outs


@pytest.mark.parametrize(("stated", "opt_outs"), [("1", {OptOut.TDM}), ("0", set()), ("yes", set())])
def test_text_and_data_mining_is_reserved_by_a_one(stated, opt_outs):
    assert header_opt_outs([("tdm-reservation", stated)], "Wirehouse") == opt_outs


@pytest.mark.parametrize(
    ("sent", "read"), [(b"/plain", "/plain"), ("/süd".encode(), "/süd"), ("/süd".encode("latin-1"), "/s%FCd")]
)
def test_a_header_that_holds_an_address_is_read_as_utf_8_or_byte_by_byte(sent, read):
    assert as_address(sent.decode("latin-1")) == read
