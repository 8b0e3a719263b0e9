"""The date in an article's address."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import unquote

from wirehouse.clean import months

_YEAR = r"(?P<year>(?:19|20)\d{2})"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?P<day>0[1-9]|[12]\d|3[01])"
_DAYS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"/{_YEAR}[/_.-]{_MONTH}[/_.-]{_DAY}(?=[/._-]|$)",
        rf"/{_YEAR}/(?P<month>[1-9])/(?P<day>[1-9]|[12]\d|3[01])/",
        rf"/{_YEAR}/?{_MONTH}{_DAY}(?=[/._-]|$)",
        rf"/{_YEAR}[/-](?P<name>[a-z]{{3,9}})[/-](?P<day>\d{{1,2}})(?=[/-]|$)",
        rf"[/_-]{_YEAR}-{_MONTH}-{_DAY}(?=[/._-]|$)",
        rf"[_-]{_YEAR}{_MONTH}{_DAY}(?=[/._]|$)",
    )
)
_MONTHS = re.compile(rf"/{_YEAR}[/_-]?{_MONTH}(?=/)")


def day_in(url: str) -> str | None:
    """Read the day that a URL's path states (/2024/06/12/, /2024-06-12-, /20240612/), if it does."""
    path = _path(url)
    for form in _DAYS:
        for match in form.finditer(path):
            parts = match.groupdict()
            month = months.number_of(parts["name"]) if "name" in parts else int(parts["month"])
            try:
                return date(int(parts["year"]), month or 0, int(parts["day"])).isoformat()
            except ValueError:
                continue
    return None


def month_in(url: str) -> str | None:
    """Read the month that a URL's path states (/2024/06/), if it does."""
    match = _MONTHS.search(_path(url))
    return f"{match['year']}-{match['month']}" if match else None


def _path(url: str) -> str:
    return unquote(url.split("?", 1)[0].split("#", 1)[0][:1_000])
