"""Dates in text and metadata, read only where they can be read in one way.

Values are ISO 8601 at their precision. Numbers alone (05.06.2024) are read by what cannot be a month, or
by the order that the source states or another date of the page proves; otherwise they are not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from wirehouse.clean import calendars, months
from wirehouse.clean.months import ZONES
from wirehouse.records import Precision

_EARLIEST_YEAR = 1800
_LATEST_YEAR = 2199

_ZONE = r"(?P<zone>(?:(?:GMT|UTC)\s?)?[+-]\d{2}:?\d{2}\b|(?:" + "|".join(ZONES) + r")\b)"
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])\s?[:.h]\s?(?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?(?!\d)"
    r"(?:\s?(?P<half>[ap]\.?\s?m\b\.?))?(?:\s?(?:uhr|год|ч|h|hs|hrs|น)\b\.?)?"
)
# What Russian, Ukrainian and Bulgarian write after the year: `3 июня 2024 г.`
_YEAR_WORD = r"(?:\s?(?:г|года|р|року|год|година)\b\.?)?"
_WEEKDAY = r"(?:[^\W\d_]{2,14}\.?,?\s+)?"

# A month's name is looked up and not matched: there are a thousand. Thai abbreviates within (`มิ.ย.`),
# Arabic and Irish have names of two words, and Arabic papers print two names, `يونيو/حزيران`.
_NAME = r"(?P<name>[^\W\d_][^\s\d,()\[\]|:;·•–—_-]{1,30}?(?:\s(?:الثاني|الأول|fómhair))?(?:\s?/\s?[^\W\d_]{2,12})?)"
_LETTER = r"[^\W\d_]"
_ORDINAL = r"(?:st|nd|rd|th|er|re|\.|º|°|ª|η|-?(?:го|ое|е|а)(?=\s))?"
_OF = r"(?:(?:of|de|den|di|ng|-)\s+)?"
_BEFORE_YEAR = r"(?:(?:de|del|of|’|')\s?)?"
# `2024 m. birželio 12`, `2024. gada 12. jūnijs`, `2024 ж. 12 маусым`, `2024ko ekainaren 12a`, `2024-yil 12-iyun`.
_YEAR_MARK = r"(?:\.?\s?(?:m\.|gada|ж\.|жылы|жылғы)|\(?e?\)?ko|-yil|\.|,)?"

_FORMS = {
    "iso": r"(?<![\d/.-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])",
    "year_first": (
        r"(?<![\d/.-])(?P<year>\d{4})\s?[-/.年년]\s?(?P<month>\d{1,2})\s?[-/.月월]\s?(?P<day>\d{1,2})[日일]?(?![\d-])"
    ),
    "era": (
        rf"(?P<era>{'|'.join(calendars.ERAS)})\s?(?P<year>\d{{1,3}}|元)\s?年\s?(?P<month>\d{{1,2}})\s?月"
        r"\s?(?P<day>\d{1,2})\s?日"
    ),
    "compact": r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
    "numbered_month": (
        r"(?<![\d.,/-])(?<!\d:)(?P<day>\d{1,2})\s+(?:tháng|thg)\s+(?P<month>\d{1,2})\s?,?\s+(?:năm\s+)?(?P<year>\d{4})(?!\d)"
    ),
    "day_name": (
        rf"(?<![\d.,/-])(?<!\d:)(?P<day>\d{{1,2}}){_ORDINAL}[\s.-]{{0,3}}{_OF}{_NAME}[\s.,،/-]{{0,3}}"
        rf"{_BEFORE_YEAR}(?P<year>\d{{4}})(?!\d)"
    ),
    "name_day": (
        rf"(?<!{_LETTER}){_NAME}\.?[\s-](?P<day>\d{{1,2}}){_ORDINAL}(?:\s?[,،]\s?|[\s-])"
        rf"{_BEFORE_YEAR}(?P<year>\d{{4}})(?!\d)"
    ),
    "year_name_day": (
        rf"(?<!\d)(?P<year>\d{{4}}){_YEAR_MARK}[\s-]{_NAME}\.?\s+(?P<day>\d{{1,2}})(?:\.|an?\b|\s?d\.)?(?!\d)"
    ),
    "year_day_name": (
        rf"(?<!\d)(?P<year>\d{{4}}){_YEAR_MARK}\s(?P<day>\d{{1,2}})[.-]?\s?{_NAME}(?=[\s,.]|$)"
    ),
    "numbers": (
        r"(?<![\d/.-])(?<!\d:)(?P<a>\d{1,2})\s?(?P<mark>[./-])\s?(?P<b>\d{1,2})\s?(?P=mark)\s?(?P<year>\d{4})(?![\d/-]|\.\d)"
    ),
    "short_year": (
        rf"(?<![\d/.:-])(?<!{_LETTER})(?P<a>\d{{2}})(?P<mark>[./-])(?P<b>\d{{2}})(?P=mark)(?P<c>\d{{2}})(?![\d/:-]|\.\d|{_LETTER})"
    ),
}
_IN_NUMBERS = re.compile(
    r"(?<![\d/.:-])(?P<a>\d{1,2})\s?(?P<mark>[./-])\s?(?P<b>\d{1,2})\s?(?P=mark)\s?(?P<year>\d{4}|\d\d)(?![\d/:-]|\.\d)"
)
# A pattern that begins with a digit, and looks behind it afterwards, is found three times as fast.
_NUMBERS_ALONE = re.compile(r"\d(?<!\d\d)\d?\s?[./-]\s?\d\d?\s?[./-]\s?\d\d")
_PATTERNS = {name: re.compile(form, re.I) for name, form in _FORMS.items()}
# How the runs of digits follow one another in each form, a letter a run by its length: `d` for one or two
# digits, `y` for four, `c` for eight. To look for a form takes ten times as long as to look for its runs.
_RUNS = {
    "iso": "ydd", "year_first": "ydd", "era": "dd", "compact": "c", "numbered_month": "ddy", "day_name": "dy",
    "name_day": "dy", "year_name_day": "yd", "year_day_name": "yd", "numbers": "ddy", "short_year": "ddd",
}  # fmt: skip
_RUN = re.compile(r"\d+")
_LETTER_OF_RUN = {1: "d", 2: "d", 4: "y", 8: "c"}
_BEFORE = re.compile(rf"{_CLOCK}(?:\s?{_ZONE})?\s*[,|·•–-]?\s*{_WEEKDAY}$", re.I)
_AFTER = re.compile(
    rf"^{_YEAR_WORD}(?:\s*[,|·•–—-]?\s*|T)(?:(?:at|um|à|a las|o|kl|klo|в|о|u|ore|às|alle|lúc|pukul|saat|เวลา)\b\.?\s+)?{_CLOCK}"
    rf"(?:[.,]\d+)?(?:\s?{_ZONE})?",
    re.I,
)
# How a computer prints a moment where nobody told it otherwise: `Mon Aug 24 21:14:08 EDT 2020`.
_PRINTED = re.compile(
    rf"(?:{_LETTER}{{3}},?\s)?(?P<name>{_LETTER}{{3}})\s+(?P<day>\d{{1,2}})\s(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)"
    rf"\s(?:{_ZONE}\s|[A-Z]{{3,4}}\s)?(?P<year>\d{{4}})",
    re.I,
)
# What three of four statements look like, read without a search for all the other forms.
_ISO = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?"
)
_DIGITS_ONLY = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?"
)
# Eight digits after other words are a telephone number or an id.
_COMPACT_LEAD = re.compile(
    r"\W*(?:(?:date|datum|fecha|дата|published|posted|updated|modified)\W{1,3})?", re.I
)
_MAY_HOLD = re.compile(r"\d(?:\d{3}|\d[./-]\d\d[./-]\d\d|年)")
_REACH = 40
_MOST_CHARACTERS = 400


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ISO 8601 at its precision, and its span with its time of day."""

    value: str
    precision: Precision
    start: int
    end: int


def find(text: str, order: str | None = None, language: str | None = None) -> list[FoundDate]:
    """Find the dates of a line, in the order of the text.

    `order` is the source's order of numbers: "dmy", "mdy" or "ymd"; `language` (ISO 639) settles the few
    names that mean two months. Only the first 400 characters are looked at: a date that says when a page
    was published stands in a short line.
    """
    text = text[:_MOST_CHARACTERS]
    if not may_hold(text):
        return []
    matches: list[tuple[re.Match[str], date]] = []
    for name, match in _matches(text):
        if any(match.start() < other.end() and other.start() < match.end() for other, _ in matches):
            continue
        day = _day(name, match, order, language)
        if day is not None and (name != "compact" or _COMPACT_LEAD.fullmatch(text, 0, match.start())):
            matches.append((match, day))
    matches.sort(key=lambda each: each[0].start())
    found: list[FoundDate] = []
    for index, (match, day) in enumerate(matches):
        left = found[-1].end if found else 0
        right = matches[index + 1][0].start() if index + 1 < len(matches) else len(text)
        found.append(_with_clock(text[:right], match, day, left))
    return found


def may_hold(text: str) -> bool:
    """Tell whether it is worth the while to look for dates in a line: a small part of the cost of doing so."""
    return _MAY_HOLD.search(text, 0, _MOST_CHARACTERS) is not None


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    runs = "".join([_LETTER_OF_RUN.get(len(run), "x") for run in _RUN.findall(text)])
    for name, pattern in _PATTERNS.items():
        if _RUNS[name] in runs:
            for match in pattern.finditer(text):
                yield name, match


def parse(text: str, order: str | None = None, language: str | None = None) -> tuple[str, Precision] | None:
    """Read a metadata value that is one date: ISO 8601, RFC 5322, or as printed. None if it is not."""
    text = " ".join(text.split())[:80]
    if plain := _ISO.fullmatch(text):
        day = _date(int(text[:4]), int(text[5:7]), int(text[8:10]))
        zone = "+00:00" if plain["zone"] == "Z" else plain["zone"] or ""
        return (text[:19] + zone, Precision.SECOND) if day else None
    if re.fullmatch(r"\d{4}-\d{2}", text) and 1 <= int(text[5:]) <= 12:
        return text, Precision.MONTH
    if re.fullmatch(r"1[0-9]{9}(?:[0-9]{3})?", text):
        # Seconds or milliseconds since 1970.
        moment = datetime.fromtimestamp(int(text[:10]), tz=UTC)
        return moment.isoformat(timespec="seconds"), Precision.SECOND
    whole = _DIGITS_ONLY.fullmatch(text) or _PRINTED.search(text)
    if whole is not None:
        day = _day("printed", whole, None, "en")
        found = _timed(day, whole, 0, 0) if day else None
        return (found.value, found.precision) if found else None
    dates = {each.value: each.precision for each in find(text, order, language)}
    return next(iter(dates.items())) if len(dates) == 1 else None


def _day(form: str, match: re.Match[str], order: str | None, language: str | None) -> date | None:
    parts = match.groupdict()
    if form == "short_year":
        return _short_year(int(parts["a"]), int(parts["b"]), int(parts["c"]), order)
    if form == "era":
        first = 1 if parts["year"] == "元" else int(parts["year"])
        return _date(calendars.ERAS[parts["era"]] + first, int(parts["month"]), int(parts["day"]))
    year = int(parts["year"])
    if form == "numbers":
        numbers = _order_numbers(int(parts["a"]), int(parts["b"]), order)
        return _date(calendars.gregorian_year(year), *numbers) if numbers else None
    if parts.get("name"):
        return _named(year, parts["name"], int(parts["day"]), language)
    return _date(year, int(parts["month"]), int(parts["day"]))


# Where two elements stand side by side without a space: `HealthJUNE 3, 2024`.
_GLUED = re.compile(r"^.*[a-zß-ÿ](?=[A-ZÀ-Þ])")


def _named(year: int, name: str, day: int, language: str | None) -> date | None:
    persian = calendars.PERSIAN_MONTHS.get(name.strip(" .،"))
    if persian and year < _EARLIEST_YEAR:
        return calendars.from_persian(year, persian, day)
    month = months.number_of(name, language) or months.number_of(_GLUED.sub("", name), language)
    return _date(calendars.gregorian_year(year), month, day) if month else None


def _date(year: int, month: int, day: int) -> date | None:
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _order_numbers(first: int, second: int, order: str | None) -> tuple[int, int] | None:
    """Give month and day of two numbers before a year, None where both readings are possible."""
    if first > 12 or first == second:
        return second, first
    if second > 12:
        return first, second
    if order == "mdy":
        return first, second
    if order == "dmy":
        return second, first
    return None


def _short_year(first: int, second: int, third: int, order: str | None) -> date | None:
    """Read 31.05.24. The year comes last but in East Asia, and the century is the one around us."""
    if order == "ymd":
        return _date(2000 + first, second, third)
    if order is None and second <= 12 and third <= 31:
        return None
    numbers = _order_numbers(first, second, order)
    return _date((2000 if third < 70 else 1900) + third, *numbers) if numbers else None


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
    parts = clock.groupdict()
    hour, half = int(parts["hour"]), (parts.get("half") or "").lower()
    if half and hour > 12:
        return FoundDate(day.isoformat(), Precision.DAY, start, end)
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    value = f"{day.isoformat()}T{hour:02}:{int(parts['minute']):02}"
    precision = Precision.MINUTE
    if parts["second"]:
        value += f":{int(parts['second']):02}"
        precision = Precision.SECOND
    zone = parts.get("zone")
    if zone:
        offset = ZONES.get(zone.lower()) or re.sub(r"^[A-Za-z]+\s?", "", zone)
        value += offset if ":" in offset else f"{offset[:3]}:{offset[3:]}"
    return FoundDate(value, precision, start, end)


# Countries of readers of English that write the day first. The United States write the month first, Canada
# both; "en-US" settles nothing, because templates say it of pages from anywhere.
_DAY_FIRST = frozenset("GB UK IE AU NZ IN PK BD LK ZA NG GH KE TZ UG ZW SG MY HK MT JM TT EU".split())
_YEAR_FIRST = frozenset({"ja", "ko", "zh"})
_OPEN = frozenset({"en", "fil", "tl"})
_MAJORITY = 10


class OrderEvidence(NamedTuple):
    """How many dates of a text can only be read day first (31.05.2024), and only month first."""

    day_first: int
    month_first: int

    @property
    def order(self) -> str | None:
        """The order that they prove: "dmy", "mdy"; None where nothing does, or where both are in use."""
        if max(self) < max(1, min(self) * _MAJORITY):
            return None
        return "dmy" if self.day_first > self.month_first else "mdy"


def may_need_order(texts: Iterable[str]) -> bool:
    """Tell whether any of the texts may hold a date in numbers alone, which only an order tells how to read."""
    # One search in all of them; no date goes on over a bar.
    return _NUMBERS_ALONE.search("|".join(texts)) is not None


def order_evidence(texts: Iterable[str], known: AbstractSet[str] = frozenset()) -> OrderEvidence:
    """Count the dates in numbers that prove their order.

    They do where one of the numbers is no month, or where one reading of the two is among the days
    (ISO 8601) that are `known` to be the page's.
    """
    day_first = month_first = 0
    for text in texts:
        for match in _IN_NUMBERS.finditer(text, 0, _MOST_CHARACTERS):
            first, second, year = int(match["a"]), int(match["b"]), match["year"]
            is_day_first, is_month_first = 12 < first <= 31, 12 < second <= 31
            if known and len(year) == 4 and first <= 12 and second <= 12:
                is_day_first = f"{year}-{second:02}-{first:02}" in known
                is_month_first = f"{year}-{first:02}-{second:02}" in known
            # 24.06.12 may begin with its year.
            day_first += is_day_first and not is_month_first and 1 <= second <= 12 and len(year) == 4
            month_first += is_month_first and not is_day_first and 1 <= first <= 12
    return OrderEvidence(day_first, month_first)


def learn_order(
    texts: Iterable[str],
    language: str | None,
    country: str | None = None,
    learned: str | None = None,
    known: AbstractSet[str] = frozenset(),
) -> str | None:
    """Find the order of the numbers in a page's dates: "dmy", "mdy", "ymd", or None where it stays open.

    The page's own dates prove it: one 31.05.2024 speaks for all, and so does a 06/12/2024 where the day
    `known` from elsewhere is 12 June. Else the order that was `learned` from other pages of the source
    holds, else what is written in the language (ISO 639; Unicode CLDR, short date formats) or in the
    country (ISO 3166) of an English page.
    """
    proven = order_evidence(texts, known)
    if proven.order or learned:
        return proven.order or learned
    if max(proven) > 0 or language is None:
        return None
    if language in _OPEN:
        return "dmy" if (country or "").upper() in _DAY_FIRST else None
    return "ymd" if language in _YEAR_FIRST else "dmy"


_REGION = re.compile(r"^[a-z]{2,3}(?:[-_][a-z]{4})?[-_](?P<region>[a-z]{2})\b", re.I)
_TOP_LEVEL = re.compile(r"^https?://[^/?#]*\.(?P<region>[a-z]{2})(?::\d+)?(?:[/?#]|$)", re.I)


def country_of(language: str | None, url: str | None) -> str | None:
    """Give the country that a page's language tag ("en-GB") or the end of its host's name stands for."""
    found = _REGION.match(language or "") or _TOP_LEVEL.match(url or "")
    return found["region"].upper() if found else None


_ONLY_CLOCK = re.compile(rf"^\W*{_CLOCK}(?:\s?{_ZONE})?\W*$", re.I)
_AGO = re.compile(
    r"^\W*(?:\d+|an?|one)\s+(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s?\s+ago\W*$|^\W*vor \d+ \w+\W*$",
    re.I,
)


def is_clock(text: str) -> bool:
    """Tell whether a line is a time of day, or a time that passed since, and nothing else."""
    return len(text) <= 40 and (_ONLY_CLOCK.match(text) is not None or _AGO.match(text) is not None)
