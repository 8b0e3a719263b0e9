from __future__ import annotations

import pytest

from wirehouse.clean import stated_dates
from wirehouse.clean.stated_dates import StatedDate


def test_a_date_says_where_it_stands_and_what_it_dates() -> None:
    found = stated_dates.read(
        [{"datePublished": "2024-06-03", "dateModified": ["2024-06-04"]}], {"pubdate": ["2024-06-02"]}, {}
    )
    assert found == (
        StatedDate("2024-06-03", "datePublished of JSON-LD", "published"),
        StatedDate("2024-06-02", "meta pubdate", "published"),
        StatedDate("2024-06-04", "dateModified of JSON-LD", "modified"),
    )


@pytest.mark.parametrize("value", [None, 3, "", {}, [{}], [[None]]])
def test_values_that_are_no_text_state_nothing(value: object) -> None:
    assert stated_dates.read([{"datePublished": value}], {}, {}) == ()
