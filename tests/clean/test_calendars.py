from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean import calendars


@pytest.mark.parametrize(
    ("persian", "gregorian"),
    [
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1403, 3, 23), date(2024, 6, 12)),
        ((1402, 12, 29), date(2024, 3, 19)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1404, 1, 1), date(2025, 3, 21)),
    ],
)
def test_a_persian_day_is_a_gregorian_one(persian: tuple[int, int, int], gregorian: date) -> None:
    assert calendars.from_persian(*persian) == gregorian


@pytest.mark.parametrize(
    "persian", [(1402, 12, 30), (1403, 7, 31), (1403, 1, 32), (1403, 13, 1), (2024, 1, 1), (1403, 1, 0)]
)
def test_a_day_that_never_was_is_none(persian: tuple[int, int, int]) -> None:
    assert calendars.from_persian(*persian) is None


@given(st.integers(1250, 1498), st.integers(1, 12))
def test_persian_months_follow_one_another_without_a_gap(year: int, month: int) -> None:
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    last = next(day for n in (31, 30, 29) if (day := calendars.from_persian(year, month, n)))
    assert calendars.from_persian(*following, 1) == last + timedelta(days=1)


@pytest.mark.parametrize(("year", "gregorian"), [(2567, 2024), (2024, 2024), (2399, 2399)])
def test_a_thai_year_may_count_from_the_buddha(year: int, gregorian: int) -> None:
    assert calendars.gregorian_year(year) == gregorian
