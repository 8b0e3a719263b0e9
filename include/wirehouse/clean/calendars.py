"""Years and dates that are counted otherwise than in the Gregorian calendar, turned into it."""

from __future__ import annotations

from datetime import date, timedelta

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""The year before the first of a Japanese era or of the Republic of China (Taiwan)."""

_BUDDHIST_OFFSET = 543
_BUDDHIST_YEARS = (2400, 2699)
_PERSIAN_YEARS = (1250, 1499)
_PERSIAN_NAMES = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"

PERSIAN_MONTHS = {name: number for number, name in enumerate(_PERSIAN_NAMES.split(), start=1)}
"""The months of the Solar Hijri calendar, which Iran and Afghanistan count by."""


def gregorian_year(year: int) -> int:
    """Give the year of a Thai date, which may count from the Buddha (2567 is 2024), as the Gregorian one."""
    return year - _BUDDHIST_OFFSET if _BUDDHIST_YEARS[0] <= year <= _BUDDHIST_YEARS[1] else year


def from_persian(year: int, month: int, day: int) -> date | None:
    """Give the Gregorian day of a Solar Hijri one; None where there is no such day, or it is long ago.

    By the 33-year rule of leap years, which agrees with the astronomical calendar from 1178 to 1633
    (Borkowski, "The Persian calendar for 3000 years", 1996).
    """
    if not (_PERSIAN_YEARS[0] <= year <= _PERSIAN_YEARS[1] and 1 <= month <= 12 and day >= 1):
        return None
    length = 31 if month <= 6 else 30 if month <= 11 or _is_leap(year) else 29
    if day > length:
        return None
    # 1 Farvardin 1400 was 21 March 2021.
    days = sum(366 if _is_leap(each) else 365 for each in range(min(year, 1400), max(year, 1400)))
    start = date(2021, 3, 21) + timedelta(days if year >= 1400 else -days)
    return start + timedelta(sum(31 if each <= 6 else 30 for each in range(1, month)) + day - 1)


def _is_leap(year: int) -> bool:
    return year % 33 in {1, 5, 9, 13, 17, 22, 26, 30}
