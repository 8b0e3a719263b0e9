"""How figures, times and hostile text are written for people: the filters of the templates."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

_LONGEST = 500
_UNITS = ((86_400 * 365, "y"), (86_400, "d"), (3_600, "h"), (60, "min"))
# What turns or hides the text around it: controls, bidirectional marks and isolates (Unicode TR 36), and what
# has no width. Line feed and tab stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)


def shown(value: object) -> str:
    """Write any text so that it cannot hide or reorder what stands beside it; None is nothing."""
    if value is None:
        return ""
    return _UNSEEN.sub(_named, str(value))


def _named(found: re.Match[str]) -> str:
    character = found[0]
    if character in "\u200d\u200c":
        # Joiners are part of scripts and of emoji.
        return character
    return f"⟨{(unicodedata.name(character, '') and f'U+{ord(character):04X}') or f'{ord(character):02X}'}⟩"


def cut(value: object, length: int = _LONGEST) -> str:
    """Write a text in at most so many characters."""
    text = "" if value is None else str(value)
    return shown(text if len(text) <= length else f"{text[: length - 1]}…")


def number(value: float | None) -> str:
    """Write a count with thin separators; an em dash where there is none."""
    return "–" if value is None else f"{value:,.0f}"


def exact(value: object) -> str:
    """Write a number in full, without the zeros after its last figure."""
    if value is None:
        return "–"
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def share(part: float | None, whole: float | None = 1) -> str:
    """Write a share in per cent; an en dash where there is nothing to take it of."""
    if part is None or not whole:
        return "–"
    percent = 100 * float(part) / float(whole)
    return f"{percent:.0f}%" if percent in (0, 100) or 1 <= percent <= 99 else f"{percent:.1f}%"


def span(seconds: float | None) -> str:
    """Write a length of time in its two largest units: 3 d 4 h, 12 min, 8 s."""
    if seconds is None:
        return "–"
    if seconds < 60:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    parts = []
    left = int(seconds)
    for size, unit in _UNITS:
        count, left = divmod(left, size)
        if count:
            parts.append(f"{count} {unit}")
    return " ".join(parts[:2])


def ago(when: datetime | None, now: datetime | None = None) -> str:
    """Write how long ago something was."""
    if when is None:
        return "never"
    seconds = ((now or datetime.now(UTC)) - when).total_seconds()
    if seconds < 0:
        return f"in {span(-seconds)}"
    return "just now" if seconds < 5 else f"{span(seconds)} ago"


def minute(when: datetime | date | None) -> str:
    """Write a time to the minute, in UTC; a day as it is."""
    if when is None:
        return "–"
    if isinstance(when, datetime):
        return f"{when.astimezone(UTC):%Y-%m-%d %H:%M}"
    return when.isoformat()


def instant(when: datetime | None) -> str:
    """Write a time for machines: the attribute of the element `time`."""
    return "" if when is None else when.astimezone(UTC).isoformat(timespec="seconds")


def clock(when: datetime | None) -> str:
    """Write a time of day to the second, in UTC."""
    return "–" if when is None else f"{when.astimezone(UTC):%H:%M:%S}"


def words(code: object) -> str:
    """Write a code of ours as words: no_headline becomes no headline."""
    return shown(code).replace("_", " ")


def days_between(first: date, last: date) -> list[date]:
    """Give every day from the first to the last."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
