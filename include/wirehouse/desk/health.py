"""Which sources need attention, and on which day something broke: from what each run brought of each source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, pairwise
from statistics import median
from typing import Any

from wirehouse.desk.wording import days_between

_FEWEST_DAYS = 4
_LOST_SHARE = 0.3
_SHORTENED = 0.5
_FEWEST_DOCUMENTS = 5


@dataclass(frozen=True, slots=True)
class Day:
    """What a source brought on a day; the shares are of the wordings that were published."""

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
        judged = self.published + self.unchanged + self.rejected
        return self.rejected / judged if judged else None


@dataclass(frozen=True, slots=True)
class History:
    """A source's days without a gap, oldest first, and what is the matter with it, worst first."""

    source: str
    days: tuple[Day, ...]
    troubles: tuple[str, ...]
    broken: frozenset[date]

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
    days = tuple(by_day.get(day, Day(day)) for day in days_between(since, today))
    broken: set[date] = set()
    troubles = [
        trouble
        for trouble in (
            _silence(days, today, broken),
            _lost(days, "date_share", "with a date", floors[0], broken),
            _lost(days, "author_share", "with an author", floors[1], broken),
            _shortened(days, broken),
            _refused(days, broken),
        )
        if trouble
    ]
    return History(source, days, tuple(troubles), frozenset(broken))


_COUNTS = ("published", "unchanged", "rejected", "new_articles", "with_date", "with_author", "words")


def _day(row: Mapping[str, Any]) -> Day:
    counts = {name: int(row[name] or 0) for name in _COUNTS}
    return Day(row["day"], **counts, newest_published_at=row["newest_published_at"])


def _silence(days: Sequence[Day], today: date, broken: set[date]) -> str | None:
    """Say that a source brings nothing new for much longer than it is used to."""
    active = [day.day for day in days if day.new_articles]
    if len(active) < _FEWEST_DAYS:
        return None
    gaps = [(later - earlier).days for earlier, later in pairwise(active)]
    usual, silent = median(gaps), (today - active[-1]).days
    if silent < max(2, 3 * usual):
        return None
    broken.update(day.day for day in days if day.day > active[-1])
    return f"silent for {silent} days; it used to bring something new every {_days(usual)}"


def _lost(days: Sequence[Day], share: str, what: str, floor: float, broken: set[date]) -> str | None:
    """Say that the last day's share fell below the floor, or far below what it was."""
    told = [(day, getattr(day, share)) for day in days if day.published >= _FEWEST_DOCUMENTS]
    if not told:
        return None
    last, now = told[-1]
    usual = median([value for _, value in told[:-1]]) if len(told) > _FEWEST_DAYS else None
    if now < floor:
        broken.update(day.day for day, value in told if value < floor)
        return f"only {now:.0%} {what} on {last.day}: below its floor of {floor:.0%}"
    if usual is None or now > usual - _LOST_SHARE:
        return None
    broken.update(day.day for day, value in told if value <= usual - _LOST_SHARE)
    return f"only {now:.0%} {what} on {last.day}; it was {usual:.0%}"


def _shortened(days: Sequence[Day], broken: set[date]) -> str | None:
    """Say that the bodies became much shorter than they were: a page that changed is read in part only."""
    told = [(day, day.words / day.published) for day in days if day.published >= _FEWEST_DOCUMENTS]
    if len(told) <= _FEWEST_DAYS:
        return None
    last, now = told[-1]
    usual = median([value for _, value in told[:-1]])
    if now >= usual * _SHORTENED:
        return None
    broken.update(day.day for day, value in told if value < usual * _SHORTENED)
    return f"only {now:,.0f} words a body on {last.day}; it was {usual:,.0f}"


def _refused(days: Sequence[Day], broken: set[date]) -> str | None:
    """Say that far more is turned away than before."""
    told = [
        (day, share)
        for day in days
        if (share := day.rejection_share) is not None
        and day.published + day.unchanged + day.rejected >= _FEWEST_DOCUMENTS
    ]
    if len(told) <= _FEWEST_DAYS:
        return None
    last, now = told[-1]
    usual = median([value for _, value in told[:-1]])
    if now < usual + _LOST_SHARE:
        return None
    broken.update(day.day for day, value in told if value >= usual + _LOST_SHARE)
    return f"{now:.0%} turned away on {last.day}; it was {usual:.0%}"


def _days(count: float) -> str:
    return "day" if count <= 1 else f"{count:g} days"
