"""Which sources need attention, and on which day something broke: from what each run brought of each source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, pairwise
from statistics import median
from typing import Any, NamedTuple

from wirehouse.desk.wording import days_between

_FEWEST_DAYS = 4
_LOST_SHARE = 0.3
_SHORTENED = 0.5
_FEWEST_DOCUMENTS = 5


class Day(NamedTuple):
    """What a source brought on a day; the shares are of the wordings that were published.

    A tuple: a page makes thousands, and a frozen dataclass takes ten times as long to make.
    """

    day: date
    published: int = 0
    unchanged: int = 0
    rejected: int = 0
    new_articles: int = 0
    with_date: int = 0
    with_author: int = 0
    words: int = 0
    newest_published_at: datetime | None = None

    @property
    def judged(self) -> int:
        """How many documents were judged."""
        return self.published + self.unchanged + self.rejected

    @property
    def date_share(self) -> float | None:
        """How many of the published wordings are dated, from 0 to 1; None where none was published."""
        return self.with_date / self.published if self.published else None

    @property
    def author_share(self) -> float | None:
        """How many name an author."""
        return self.with_author / self.published if self.published else None

    @property
    def mean_words(self) -> float | None:
        """How long a body is, in words."""
        return self.words / self.published if self.published else None

    @property
    def rejection_share(self) -> float | None:
        """How many of the documents that were judged were turned away."""
        return self.rejected / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class History:
    """A source's days without a gap, oldest first, and what is the matter with it, worst first."""

    source: str
    days: tuple[Day, ...]
    troubles: tuple[str, ...]
    odd: Mapping[str, frozenset[date]]
    """Of each figure, by its name in `Day`, the days on which it was far from usual or below its floor."""

    @property
    def broken(self) -> frozenset[date]:
        """The days on which some figure was."""
        return frozenset(day for days in self.odd.values() for day in days)

    def broken_since(self, name: str) -> date | None:
        """The day on which a figure became bad that still is; None while it is well."""
        odd = self.odd.get(name, frozenset())
        since = None
        for day in reversed(self.days):
            if day.day in odd:
                since = day.day
            elif name == "new_articles" or _tells(day, name):
                break
        return since

    @property
    def newest(self) -> date | None:
        """The last day on which it brought an article that was new."""
        return next((day.day for day in reversed(self.days) if day.new_articles), None)

    def total(self, name: str) -> int:
        """Add up a count over all days."""
        return sum(getattr(day, name) for day in self.days)


def histories(
    rows: Iterable[Mapping[str, Any]], since: date, today: date, floors: Mapping[str, tuple[float, float]]
) -> list[History]:
    """Give the history of every source that `rows` tell of; those with troubles first.

    `rows` are those of source_days.sql, in their order. `floors` maps a source to the shares with a date
    and with an author below which its owner wants to know.
    """
    found = [
        history(source, [_day(row) for row in of_source], since, today, floors.get(source, (0.0, 0.0)))
        for source, of_source in groupby(rows, key=lambda row: str(row["source"]))
    ]
    return sorted(found, key=lambda one: (-len(one.troubles), one.source))


def history(
    source: str, met: Sequence[Day], since: date, today: date, floors: tuple[float, float] = (0.0, 0.0)
) -> History:
    """Judge one source by its days."""
    by_day = {day.day: day for day in met}
    days = tuple(by_day.get(day) or Day(day) for day in days_between(since, today))
    silence, silent_days = _silence(days, today)
    judged = [
        _judge(days, figure, floor) for figure, floor in zip(_FIGURES, (*floors, 0.0, 0.0), strict=True)
    ]
    odd = {"new_articles": silent_days} | {
        figure.name: found for figure, (_, found) in zip(_FIGURES, judged, strict=True)
    }
    troubles = [trouble for trouble in (silence, *(trouble for trouble, _ in judged)) if trouble]
    return History(source, days, tuple(troubles), odd)


_COUNTS = ("published", "unchanged", "rejected", "new_articles", "with_date", "with_author", "words")


def _day(row: Mapping[str, Any]) -> Day:
    counts = {name: int(row[name] or 0) for name in _COUNTS}
    return Day(row["day"], **counts, newest_published_at=row["newest_published_at"])


def _silence(days: Sequence[Day], today: date) -> tuple[str | None, frozenset[date]]:
    """Say that a source brings nothing new for much longer than it is used to, and since when."""
    active = [day.day for day in days if day.new_articles]
    if len(active) < _FEWEST_DAYS:
        return None, frozenset()
    gaps = [(later - earlier).days for earlier, later in pairwise(active)]
    usual, silent = median(gaps), (today - active[-1]).days
    if silent < max(2, 3 * usual):
        return None, frozenset()
    said = f"silent for {silent} days; it used to bring something new every {_days(usual)}"
    return said, frozenset(day.day for day in days if day.day > active[-1])


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of a source's days, when a value is far from the usual one, and how a bad one is told."""

    name: str
    is_far: Callable[[float, float], bool]
    told: str
    usually: str


_FIGURES = (
    _Figure(
        "date_share",
        lambda now, usual: now <= usual - _LOST_SHARE,
        "only {:.0%} with a date",
        "it was {:.0%}",
    ),
    _Figure(
        "author_share",
        lambda now, usual: now <= usual - _LOST_SHARE,
        "only {:.0%} with an author",
        "it was {:.0%}",
    ),
    _Figure(
        "mean_words",
        lambda now, usual: now < usual * _SHORTENED,
        "only {:,.0f} words a body",
        "it was {:,.0f}",
    ),
    _Figure(
        "rejection_share",
        lambda now, usual: now >= usual + _LOST_SHARE,
        "{:.0%} turned away",
        "it was {:.0%}",
    ),
)


def _tells(day: Day, name: str) -> bool:
    """Whether there are enough documents on a day for a share or a mean of them to tell anything."""
    return (day.judged if name == "rejection_share" else day.published) >= _FEWEST_DOCUMENTS


def _judge(days: Sequence[Day], figure: _Figure, floor: float) -> tuple[str | None, frozenset[date]]:
    """Give the days on which a figure is below its floor or far from the usual one, and say so of the last day.

    Days with too few documents tell nothing. What is usual is the median of the others.
    """
    told = [
        (day.day, value)
        for day in days
        if _tells(day, figure.name) and (value := getattr(day, figure.name)) is not None
    ]
    usual = median([value for _, value in told]) if len(told) > _FEWEST_DAYS else None
    odd = frozenset(
        day for day, value in told if value < floor or (usual is not None and figure.is_far(value, usual))
    )
    if not told or told[-1][0] not in odd:
        return None, odd
    last, now = told[-1]
    usually = (
        f"below its floor of {floor:.0%}"
        if now < floor
        else figure.usually.format(usual if usual is not None else now)
    )
    return f"{figure.told.format(now)} on {last}; {usually}", odd


def _days(count: float) -> str:
    return "day" if count <= 1 else f"{count:g} days"
