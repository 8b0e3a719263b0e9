"""The lines of times that part the posts of a live blog."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirehouse.clean import dates, wording
from wirehouse.clean.months import ZONES
from wirehouse.records import Precision

_LONGEST = 120
_MOST_BESIDE = 4
_HEADING_WORDS = (2, 30)
_LEAST_DATED = 0.5

_ZONE = (
    r"(?:(?:utc|gmt)\s?(?P<hours>[+-]\d{1,2})\b|(?P<zone>[+-]\d{2}:?\d{2}\b|(?:" + "|".join(ZONES) + r")\b))"
)
_CLOCK = re.compile(
    r"(?<![\d.,:/€$£-])(?P<early>오후|오전|下午|午後|上午|午前)?\s?(?P<hour>[01]?\d|2[0-3])"
    r"(?:\s?[:.h]\s?(?P<minute>[0-5]\d)(?![\d%])|\s?[時时点點시]\s?(?P<cjk>[0-5]\d)\s?[分분])"
    r"(?:[:.](?P<second>[0-5]\d)(?!\d))?"
    r"(?:\s?(?P<half>[ap]\.?\s?m\b\.?))?(?:\s?(?:uhr|год|ч|h|hs|hrs|น)\b\.?)?"
    rf"(?:\s?\(?{_ZONE}\)?)?",
    re.I,
)
# What stands beside a time without being a headline: "2h ago", "Updated at", "BST", "aktualisiert um".
_BESIDE = re.compile(
    r"\d{1,3}[a-zч]{0,3}|(?-i:[A-Z]{2,5})|(?:ago|hours?|hrs?|h|m|mins?|minutes?|vor|stunden?|minuten?|il y a|heures?|hace|horas?|"
    r"updated?|posted|published|post|at|am|um|à|à|kl|klo|ore|o|om|le|el|alle|a las|as|às|uhr|aktualisiert|"
    r"veröffentlicht|mis|jour|publié|publicado|actualizado|aggiornato|pubblicato|atualizado|обновлено|"
    r"опубликовано|оновлено|назад|тому|в|о|godz|today|heute|aujourd|hui|hoy|oggi|hoje|сегодня|сьогодні)",
    re.I,
)
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_SEPARATED = re.compile(r"^\s*[)\]]?\s*[:|–—\-·•,.]?\s+(?=\S)|^\s*[)\]]?\s*[:|–—·•]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class PostTime:
    """A time that stands alone, or before a headline or a text.

    `posted` is ISO 8601 ("2026-10-12T18:40", "T18:40" without a day); `rest` is what follows the time on
    its line, None where it stands alone.
    """

    posted: str
    precision: Precision
    rest: str | None

    @property
    def has_day(self) -> bool:
        """Whether the line states the day."""
        return not self.posted.startswith("T")


def read(text: str, order: str | None) -> PostTime | None:
    """Read a line that is a time, or begins with one; None for any other.

    `order` is the order of the numbers in the page's dates, as in `dates.find`.
    """
    if not _DIGIT.search(text, 0, 40):
        return None
    if len(text) <= _LONGEST and (dated := _dated(text, order)):
        return dated
    clock = _CLOCK.search(text[:60])
    if clock is None:
        return None
    value = _value(clock)
    if value is None:
        return None
    before, after = text[: clock.start()], text[clock.end() :]
    precision = Precision.SECOND if clock["second"] else Precision.MINUTE
    if len(text) <= 60 and _is_beside(before) and _is_beside(after):
        return PostTime(value, precision, None)
    separator = _SEPARATED.match(after)
    if not before.strip("[( \t•*") and separator:
        return PostTime(value, precision, after[separator.end() :])
    return None


def day_of(text: str, order: str | None) -> str | None:
    """Read a line that is a day and nothing more: it parts the posts of one day from the next."""
    if len(text) > 60 or wording.count_words(text) > 6:
        return None
    found = dates.find(text, order)
    if len(found) != 1 or found[0].precision is not Precision.DAY:
        return None
    return found[0].value if found[0].end - found[0].start >= len(text) * _LEAST_DATED else None


def is_headline(text: str) -> bool:
    """Tell whether what follows a time reads as a headline and not as a sentence."""
    return _HEADING_WORDS[0] <= wording.count_words(text) <= _HEADING_WORDS[1] and not wording.ends_sentence(
        text
    )


def _dated(text: str, order: str | None) -> PostTime | None:
    found = dates.find(text, order)
    timed = [one for one in found if one.precision in {Precision.MINUTE, Precision.SECOND}]
    if not timed:
        return None
    # "Posted 12 October 2026, 18:40; updated 12 October 2026, 18:52": the first is when it was posted.
    spanned = sum(one.end - one.start for one in found)
    if spanned < len(text) * _LEAST_DATED:
        return None
    return PostTime(timed[0].value, timed[0].precision, None)


def _is_beside(text: str) -> bool:
    words = _WORD.findall(text)
    return len(words) <= _MOST_BESIDE and all(_BESIDE.fullmatch(word) for word in words)


def _value(clock: re.Match[str]) -> str | None:
    hour, half, early = int(clock["hour"]), (clock["half"] or "").lower(), clock["early"] or ""
    if half or early:
        if hour > 12:
            return None
        is_late = half.startswith("p") or early in {"오후", "下午", "午後"}
        hour = hour % 12 + (12 if is_late else 0)
    value = f"T{hour:02}:{clock['minute'] or clock['cjk']}"
    if clock["second"]:
        value += f":{clock['second']}"
    zone, hours = clock["zone"], clock["hours"]
    if hours:
        value += f"{int(hours):+03}:00"
    elif zone:
        offset = ZONES.get(zone.lower(), zone)
        value += offset if ":" in offset else f"{offset[:3]}:{offset[3:]}"
    return value
