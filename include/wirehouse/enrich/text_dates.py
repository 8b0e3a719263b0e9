"""Dates in the text: "on Monday", "last week", "12 June", resolved against the day of publication.

A date that the words leave open is kept unresolved: "last Friday" on a Saturday may be one of two days, and
without a day of publication "yesterday" is none. Weeks begin on Monday (ISO 8601).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from wirehouse.enrich.date_words import LANGUAGES, DateWords
from wirehouse.records import DateMention, DatePrecision

_FAR_DAYS = 150
"""A day without a year is the nearest one, unless it lies about half a year away, or ahead in a sentence
that does not look ahead: "between January 1 and May 5" in December."""
_FAR_MONTHS = 4
_LOOK_AROUND = 60

Days = tuple[date, date] | None


class _Reader(NamedTuple):
    """The pattern of a language, and what its words mean."""

    pattern: re.Pattern[str]
    words: DateWords
    months: dict[str, int]
    weekdays: dict[str, int]
    future: re.Pattern[str]
    day_first: bool
    capitals: bool


def find_dates(text: str, published: date | None, language: str | None = "en") -> tuple[DateMention, ...]:
    """Find the dates that a text names, in order and apart, with the days they span.

    `published` is the day of publication in the publisher's own calendar. What depends on it is left
    without days where it is None; so is what can be read two ways. Other languages than those of
    `date_words` are read as far as ISO 8601 goes.
    """
    reader = _reader((language or "en").split("-")[0].lower())
    return tuple(_mentions(text, published, reader))


def _mentions(text: str, published: date | None, reader: _Reader) -> Iterator[DateMention]:
    for found in reader.pattern.finditer(text):
        kind = found.lastgroup or ""
        start, end = found.span(kind)
        read = _READ[kind](found, published, reader)
        # "They may 5 times" and "a march 12 miles long" name no month.
        if read is None or (reader.capitals and kind in _NAMED and not _NAME.search(text, start, end)):
            continue
        precision, days, relative = read
        yield DateMention(
            start=start,
            end=end,
            surface=text[start:end],
            precision=precision,
            first=days[0] if days else None,
            last=days[1] if days else None,
            relative=relative,
        )


_NAMED = frozenset({"day", "month", "bare", "weekday"})
_NAME = re.compile(r"(?<![^\W\d])[^\W\d_a-zäöü]")

_Read = tuple[DatePrecision, Days, bool] | None


def _iso(found: re.Match[str], _published: date | None, _reader: _Reader) -> _Read:
    day = _day(int(found["iso_year"]), int(found["iso_month"]), int(found["iso_day"]))
    return None if day is None else (DatePrecision.DAY, (day, day), False)


def _numeric(found: re.Match[str], _published: date | None, reader: _Reader) -> _Read:
    first, second, year = int(found["n_first"]), int(found["n_second"]), int(found["n_year"])
    days = {_day(year, second, first), _day(year, first, second)} - {None}
    if reader.day_first or found["n_mark"] == ".":
        days = {_day(year, second, first)} - {None}
    if not days:
        return None
    day = days.pop() if len(days) == 1 else None
    return DatePrecision.DAY, _span(day, day), False


def _calendar_day(found: re.Match[str], published: date | None, reader: _Reader) -> _Read:
    groups = found.groupdict()
    month = reader.months[(groups["d_month"] or groups["m_month"]).lower()]
    number = int(groups["d_day"] or groups["m_day"])
    until = int(groups["d_until"] or groups["m_until"] or number)
    year = groups["d_year"] or groups["m_year"]
    if not 1 <= number <= 31 or not number <= until <= 31:
        return None
    if year:
        days = _span(_day(int(year), month, number), _day(int(year), month, until))
        return None if days is None else (DatePrecision.DAY, days, False)
    near = _nearest(published, lambda of: _day(of, month, number))
    if near and published and near > published and not _looks_ahead(found, reader):
        near = None
    return DatePrecision.DAY, _span(near, near and _day(near.year, month, until)), True


def _month(found: re.Match[str], _published: date | None, reader: _Reader) -> _Read:
    month = reader.months[found["y_month"].lower()]
    return DatePrecision.MONTH, _of_month(int(found["y_year"]), month), False


def _bare_month(found: re.Match[str], published: date | None, reader: _Reader) -> _Read:
    month = reader.months[found["b_name"].lower()]
    if published is None:
        return DatePrecision.MONTH, None, True
    away = (month - published.month + 6) % 12 - 6
    if abs(away) > _FAR_MONTHS or (away > 0 and not _looks_ahead(found, reader)):
        return DatePrecision.MONTH, None, True
    year, index = divmod(published.year * 12 + published.month - 1 + away, 12)
    return DatePrecision.MONTH, _of_month(year, index + 1), True


# "a force of 2000 soldiers" and "rose to 2000 metres": these stand before counts, too.
_BEFORE_COUNTS = frozenset("of to from by between de von".split())
_COUNTED = re.compile(r" [^\W\d]{3,20}s\b")


def _year(found: re.Match[str], _published: date | None, _reader: _Reader) -> _Read:
    if found["year_after"].lower() in _BEFORE_COUNTS and _COUNTED.match(found.string, found.end()):
        return None
    year = int(found["year"])
    return DatePrecision.YEAR, (date(year, 1, 1), date(year, 12, 31)), False


def _relative(found: re.Match[str], published: date | None, reader: _Reader) -> _Read:
    unit, offset = reader.words.relative[re.sub(r"\s", " ", found["relative"].lower())]
    return _shifted(published, unit, offset)


def _ago(found: re.Match[str], published: date | None, reader: _Reader) -> _Read:
    groups = {name: value for name, value in found.groupdict().items() if value}
    number = next(value.lower() for name, value in groups.items() if name.startswith("ago_n"))
    unit = next(value.lower() for name, value in groups.items() if name.startswith("ago_u"))
    count = int(number) if number.isdecimal() else reader.words.numbers[number]
    return _shifted(published, reader.words.units[unit], -count)


def _shifted(published: date | None, unit: str, offset: int) -> _Read:
    precision = DatePrecision.DAY if unit in {"day", "weekend"} else DatePrecision(unit)
    if published is None:
        return precision, None, True
    try:
        return precision, _SHIFTS[unit](published, offset), True
    except (ValueError, OverflowError):
        return precision, None, True


def _weekday(found: re.Match[str], published: date | None, reader: _Reader) -> _Read:
    if published is None:
        return DatePrecision.DAY, None, True
    ahead = (reader.weekdays[found["w_name"].lower()] - published.weekday()) % 7
    which = (found["w_before"] or found["w_after"] or "").lower()
    day = _which_weekday(published, ahead, which, reader, found)
    return DatePrecision.DAY, _span(day, day), True


def _which_weekday(
    published: date, ahead: int, which: str, reader: _Reader, found: re.Match[str]
) -> date | None:
    """Give the day that a weekday means, or None where usage differs: `ahead` is 0 to 6 days from now.

    "Last Friday" on a Thursday can only be last week's, on a Saturday it may be yesterday. "Friday" alone
    is the last one, today included, unless the sentence looks ahead.
    """
    is_next_week = published.weekday() + ahead >= 7
    if which and re.fullmatch(reader.words.last, which):
        return published + timedelta(ahead - 7) if not is_next_week else None
    if which and re.fullmatch(reader.words.next, which):
        return published + timedelta(ahead or 7) if is_next_week or not ahead else None
    if which:
        return published + timedelta(ahead - (7 if is_next_week else 0))
    if ahead == 0:
        return published
    return published + timedelta(ahead - (0 if _looks_ahead(found, reader) else 7))


def _looks_ahead(found: re.Match[str], reader: _Reader) -> bool:
    text = found.string
    before = re.split(r"[.!?;\n]", text[max(0, found.start() - _LOOK_AROUND) : found.start()])[-1]
    after = re.split(r"[.!?;,\n]", text[found.end() : found.end() + _LOOK_AROUND])[0]
    return bool(reader.future.search(before) or reader.future.search(after) or _DEADLINE.search(before))


_DEADLINE = re.compile(
    r"\b(?:by|until|till|starting|ab|bis|d'ici|jusqu'à|hasta|entro|до|к)(?: the| on| au)? $", re.IGNORECASE
)


def _week(day: date, offset: int) -> tuple[date, date]:
    monday = day - timedelta(day.weekday()) + timedelta(weeks=offset)
    return monday, monday + timedelta(6)


def _weekend(day: date, offset: int) -> tuple[date, date]:
    saturday = day - timedelta(day.weekday()) + timedelta(days=5, weeks=offset)
    return saturday, saturday + timedelta(1)


def _month_away(day: date, offset: int) -> tuple[date, date]:
    year, index = divmod(day.year * 12 + day.month - 1 + offset, 12)
    return _of_month(year, index + 1)


_SHIFTS: dict[str, Callable[[date, int], tuple[date, date]]] = {
    "day": lambda day, offset: (day + timedelta(offset), day + timedelta(offset)),
    "weekend": _weekend,
    "week": _week,
    "month": _month_away,
    "year": lambda day, offset: (date(day.year + offset, 1, 1), date(day.year + offset, 12, 31)),
}
_READ: dict[str, Callable[[re.Match[str], date | None, _Reader], _Read]] = {
    "iso": _iso,
    "numeric": _numeric,
    "day": _calendar_day,
    "month": _month,
    "relative": _relative,
    "ago": _ago,
    "weekday": _weekday,
    "bare": _bare_month,
    "year": _year,
}


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _span(first: date | None, last: date | None) -> Days:
    return None if first is None or last is None else (first, last)


def _of_month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _nearest(published: date | None, in_year: Callable[[int], date | None]) -> date | None:
    if published is None:
        return None
    candidates = (in_year(published.year + step) for step in (-1, 0, 1))
    near = [day for day in candidates if day is not None and abs((day - published).days) <= _FAR_DAYS]
    return near[0] if len(near) == 1 else None


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


# Names and titles with a weekday in them.
_NO_DAY_BEFORE = (
    r"(?<!Black )(?<!Good )(?<!Bloody )(?<!Super )(?<!Ash )(?<!Holy )(?<!Palm )(?<!Cyber )(?<!Easter )"
)
_NO_DAY_AFTER = r"(?! (?:Times|Mirror|Telegraph|Express|Post|Mail|Night Live|Herald|Mass\b))"


@cache
def _reader(language: str) -> _Reader:
    known = LANGUAGES.get(language)
    words = known or LANGUAGES["en"]
    months = {form: place for place, forms in enumerate(words.months, 1) for form in forms.split("|")}
    weekdays = {form: place for place, forms in enumerate(words.weekdays) for form in forms.split("|")}
    pattern = "|".join(_shared_forms() + (_own_forms(words, months, weekdays) if known else []))
    return _Reader(
        pattern=re.compile(pattern, re.IGNORECASE),
        words=words,
        months=months,
        weekdays=weekdays,
        future=re.compile(rf"\b(?:{words.future})\b", re.IGNORECASE),
        day_first=language != "en",
        capitals=language in {"en", "de"},
    )


def _shared_forms() -> list[str]:
    return [
        r"(?<![\w.-])(?P<iso>(?P<iso_year>(?:1[5-9]|20)\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d))(?![\w-])",
        r"(?<![\w./])(?P<numeric>(?P<n_first>\d{1,2})(?P<n_mark>[./])(?P<n_second>\d{1,2})(?P=n_mark)"
        r"(?P<n_year>(?:19|20)\d\d))(?![\w/]|\.\d)",
    ]


def _own_forms(words: DateWords, months: dict[str, int], weekdays: dict[str, int]) -> list[str]:
    month, weekday = _any(months), _any(weekdays)
    of = f"(?:{words.of})?" if words.of else ""
    year = r"(?:1[5-9]|20)\d\d(?!\d)"
    suffix = f"(?:{words.day_suffix})?" if words.day_suffix else ""
    before = rf"(?:(?:{weekday}),? (?:den |le |el |the )?)?"
    return [
        rf"(?<![\w.,/-])(?P<day>{before}(?:(?P<d_day>\d{{1,2}}){suffix}(?: ?(?:[-–]|to|and|bis|au|al) ?(?P<d_until>\d{{1,2}}){suffix})?"
        rf" {of}(?P<d_month>{month})(?!\w)\.?(?:,? {of}(?P<d_year>{year}))?"
        rf"|(?P<m_month>{month})\.? (?P<m_day>\d{{1,2}}){suffix}(?![\w:.]\d|\d|\w)(?: ?(?:[-–]|to|and) ?(?P<m_until>\d{{1,2}})(?!\d))?"
        rf"(?:,? (?P<m_year>{year}))?))",
        rf"(?<!\w)(?P<month>(?P<y_month>{month})\.?,? {of}(?P<y_year>{year}))",
        rf"(?<![\w-])(?<!USA )(?P<relative>{_any(words.relative).replace(chr(92) + ' ', '[ ]')})(?![\w-])",
        rf"(?<![\w-])(?P<ago>{'|'.join(_ago_forms(words))})(?!\w)",
        rf"(?<![\w-]){_NO_DAY_BEFORE}(?P<weekday>(?:(?P<w_before>{words.last}|{words.this}|{words.next}) )?(?P<w_name>{weekday})"
        rf"(?: (?P<w_after>{words.last}|{words.next}))?)(?![\w-]){_NO_DAY_AFTER}",
        rf"(?<!\w)(?:{words.before_month})[ -](?P<bare>(?P<b_name>{month}))(?!\w| {of}\d)",
        rf"(?<!\w)(?P<year_after>{words.before_year})[ -](?P<year>(?:19|20)\d\d)(?![\w%]|[.,:/-]\d| ?(?:m|km)\b)",
    ]


def _ago_forms(words: DateWords) -> Iterator[str]:
    for place, form in enumerate(words.ago):
        number = rf"(?P<ago_n{place}>\d{{1,3}}|{_any(words.numbers)})"
        yield form.replace("{n}", number).replace("{unit}", rf"(?P<ago_u{place}>{_any(words.units)})")
