"""Dates in text and metadata, read only where they can be read in one way.

Values are ISO 8601 at their precision. Numbers alone (05.06.2024) are read by what cannot be a month, or
by the order that the source states or another date of the page proves; otherwise they are not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from wirehouse.clean.months import MONTHS, ZONES
from wirehouse.records import Precision

_EARLIEST_YEAR = 1800
_LATEST_YEAR = 2199

_MONTH = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_ZONE = r"(?P<zone>[+-]\d{2}:?\d{2}\b|(?:" + "|".join(ZONES) + r")\b)"
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])\s?[:.h]\s?(?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?(?!\d)"
    r"(?:\s?(?P<half>[ap]\.?\s?m\b\.?))?(?:\s?(?:uhr|год|ч|h|hs|hrs)\b\.?)?"
)
# What Russian, Ukrainian and Bulgarian write after the year: `3 июня 2024 г.`
_YEAR_WORD = r"(?:\s?(?:г|года|р|року|год|година)\b\.?)?"
_WEEKDAY = r"(?:[^\W\d_]{2,14}\.?,?\s+)?"

_FORMS = {
    "iso": r"(?<![\d/.-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])",
    "year_first": r"(?<![\d/.-])(?P<year>\d{4})\s?[/.年]\s?(?P<month>\d{1,2})\s?[/.月]\s?(?P<day>\d{1,2})日?(?!\d)",
    "compact": r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
    "day_name": (
        rf"(?<![\d.,:/-])(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+)?(?P<name>{_MONTH})\b\.?,?"
        r"\s+(?:de\s+|del\s+)?(?P<year>\d{4})(?!\d)"
    ),
    "name_day": rf"\b(?P<name>{_MONTH})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)",
    "year_name_day": rf"(?<!\d)(?P<year>\d{{4}})\.?\s+(?P<name>{_MONTH})\b\.?\s+(?P<day>\d{{1,2}})\.?(?!\d)",
    "numbers": r"(?<![\d/.:-])(?P<a>\d{1,2})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4})(?![\d/-]|\.\d)",
}
_PATTERNS = {name: re.compile(form, re.I) for name, form in _FORMS.items()}
_BEFORE = re.compile(rf"{_CLOCK}(?:\s?{_ZONE})?\s*[,|·•–-]?\s*{_WEEKDAY}$", re.I)
_AFTER = re.compile(
    rf"^{_YEAR_WORD}(?:\s*[,|·•–—-]?\s*|T)(?:(?:at|um|à|a las|o|kl|в|о|ore|às|alle)\b\.?\s+)?{_CLOCK}(?:[.,]\d+)?(?:\s?{_ZONE})?",
    re.I,
)
# Eight digits after other words are a telephone number or an id.
_COMPACT_LEAD = re.compile(
    r"\W*(?:(?:date|datum|fecha|дата|published|posted|updated|modified)\W{1,3})?", re.I
)
_MAY_HOLD = re.compile(r"\d")
_REACH = 40
_MOST_CHARACTERS = 400


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ISO 8601 at its precision, and its span with its time of day."""

    value: str
    precision: Precision
    start: int
    end: int


def find(text: str, order: str | None = None) -> list[FoundDate]:
    """Find the dates of a line, in the order of the text.

    `order` is the source's order of numbers: "dmy", "mdy" or "ymd". Only the first 400 characters are
    looked at: a date that says when a page was published stands in a short line.
    """
    text = text[:_MOST_CHARACTERS]
    if not _MAY_HOLD.search(text):
        return []
    matches: list[tuple[re.Match[str], date]] = []
    for name, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            if any(match.start() < other.end() and other.start() < match.end() for other, _ in matches):
                continue
            day = _day(name, match, order)
            if day is not None and (name != "compact" or _COMPACT_LEAD.fullmatch(text, 0, match.start())):
                matches.append((match, day))
    matches.sort(key=lambda each: each[0].start())
    found: list[FoundDate] = []
    for index, (match, day) in enumerate(matches):
        left = found[-1].end if found else 0
        right = matches[index + 1][0].start() if index + 1 < len(matches) else len(text)
        found.append(_with_clock(text[:right], match, day, left))
    return found


def parse(text: str, order: str | None = None) -> tuple[str, Precision] | None:
    """Read a metadata value that is one date: ISO 8601, RFC 5322, or as printed. None if it is not."""
    text = " ".join(text.split())[:80]
    if re.fullmatch(r"\d{4}-\d{2}", text) and 1 <= int(text[5:]) <= 12:
        return text, Precision.MONTH
    if re.fullmatch(r"1[0-9]{9}(?:[0-9]{3})?", text):
        # Seconds or milliseconds since 1970.
        moment = datetime.fromtimestamp(int(text[:10]), tz=UTC)
        return moment.isoformat(timespec="seconds"), Precision.SECOND
    dates = find(text, order)
    return (dates[0].value, dates[0].precision) if len(dates) == 1 else None


def _day(form: str, match: re.Match[str], order: str | None) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if form == "numbers":
        numbers = _order_numbers(int(parts["a"]), int(parts["b"]), order)
        if numbers is None:
            return None
        month, day = numbers
    elif "name" in parts:
        month, day = MONTHS[parts["name"].lower()], int(parts["day"])
    else:
        month, day = int(parts["month"]), int(parts["day"])
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _order_numbers(first: int, second: int, order: str | None) -> tuple[int, int] | None:
    """Give month and day, None where both readings are possible."""
    if first > 12 or first == second:
        return second, first
    if second > 12:
        return first, second
    if order == "mdy":
        return first, second
    if order == "dmy":
        return second, first
    return None


class OrderEvidence(NamedTuple):
    """How many dates of a text can only be read day first (31.05.2024), and only month first."""

    day_first: int
    month_first: int


def order_evidence(texts: Iterable[str]) -> OrderEvidence:
    """Count the dates in numbers that prove their order, because one of the numbers is no month."""
    day_first = month_first = 0
    for text in texts:
        for match in _PATTERNS["numbers"].finditer(text[:_MOST_CHARACTERS]):
            first, second = int(match["a"]), int(match["b"])
            day_first += 12 < first <= 31 and 1 <= second <= 12
            month_first += 12 < second <= 31 and 1 <= first <= 12
    return OrderEvidence(day_first, month_first)


def learn_order(texts: Iterable[str], language: str | None) -> str | None:
    """Find the order of the numbers in a page's dates: "dmy", "mdy", or None where it stays open.

    One 31.05.2024 proves it for every date of the page. Without one, only English leaves it open: no
    other language's countries write the month first (Unicode CLDR, short date formats).
    """
    proven = order_evidence(texts)
    if bool(proven.day_first) != bool(proven.month_first):
        return "dmy" if proven.day_first else "mdy"
    return "dmy" if language not in {None, "en"} and not proven.month_first else None


def _with_clock(text: str, match: re.Match[str], day: date, left: int) -> FoundDate:
    """Read the time of day beside a date. Left of `left`, and behind the text's end, it is another date's."""
    after = _AFTER.match(text[match.end() : match.end() + _REACH])
    if after:
        return _timed(day, after, match.start(), match.end() + after.end())
    reach = max(left, match.start() - _REACH)
    before = _BEFORE.search(text[reach : match.start()])
    if before:
        return _timed(day, before, reach + before.start(), match.end())
    return FoundDate(day.isoformat(), Precision.DAY, match.start(), match.end())


def _timed(day: date, clock: re.Match[str], start: int, end: int) -> FoundDate:
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    if half:
        if hour > 12:
            return FoundDate(day.isoformat(), Precision.DAY, start, end)
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    value = f"{day.isoformat()}T{hour:02}:{clock['minute']}"
    precision = Precision.MINUTE
    if clock["second"]:
        value += f":{clock['second']}"
        precision = Precision.SECOND
    zone = clock["zone"]
    if zone:
        offset = ZONES.get(zone.lower(), zone)
        value += offset if ":" in offset else f"{offset[:3]}:{offset[3:]}"
    return FoundDate(value, precision, start, end)


_URL_DAY = re.compile(
    r"/(?P<year>(?:19|20)\d{2})[/-]?(?P<month>0[1-9]|1[0-2])[/-]?(?P<day>0[1-9]|[12]\d|3[01])(?=[/._-]|$)"
)
_URL_NAMED_DAY = re.compile(
    r"/(?P<year>(?:19|20)\d{2})/(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/(?P<day>\d{1,2})(?=/|$)",
    re.I,
)


def in_url(url: str) -> str | None:
    """Read the day that a URL's path states (/2024/06/12/, /2024-06-12-, /20240612/), if it does."""
    path = url.split("?", 1)[0].split("#", 1)[0]
    match = _URL_DAY.search(path) or _URL_NAMED_DAY.search(path)
    if match is None:
        return None
    parts = match.groupdict()
    month = MONTHS[parts["name"].lower()] if "name" in parts else int(parts["month"])
    try:
        return date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        return None


_ONLY_CLOCK = re.compile(rf"^\W*{_CLOCK}(?:\s?{_ZONE})?\W*$", re.I)
_AGO = re.compile(
    r"^\W*(?:\d+|an?|one)\s+(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s?\s+ago\W*$|^\W*vor \d+ \w+\W*$",
    re.I,
)


def is_clock(text: str) -> bool:
    """Tell whether a line is a time of day, or a time that passed since, and nothing else."""
    return len(text) <= 40 and (_ONLY_CLOCK.match(text) is not None or _AGO.match(text) is not None)
