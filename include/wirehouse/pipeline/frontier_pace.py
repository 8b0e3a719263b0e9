"""How long a domain is left alone after each answer, and when a listing is read again: sums, no effects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

LONGEST_PAUSE = 86_400.0
"""Seconds: what a server may ask for by Retry-After or Crawl-delay, at the most."""

_FIRST_PAUSE = 30.0
_FIRST_PAUSE_UNANSWERED = 10.0
_LONGEST_OWN_PAUSE = 6 * 3_600.0
_LONGEST_STRETCH = 600.0
_SLOW_SECONDS = 2.0
_TIMES_USUAL = 4.0
_SMOOTHING = 0.2
_SLOWED = frozenset({429, 503})

HARD, SOFT = 1.0, 0.25
"""What a failed read of a listing counts: one that will come again, and one that may pass."""


@dataclass(frozen=True, slots=True)
class Manners:
    """What is remembered of a domain: slow-downs in a row, and the seconds that its answers take."""

    slow_downs: int = 0
    usual_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """For how many seconds a domain is left alone, what is remembered, and what slowed us down, if anything."""

    seconds: float
    manners: Manners
    slow_down: str | None = None


def lease_of(total_seconds: float) -> timedelta:
    """Give how long a worker holds a domain for a request that takes at most so many seconds."""
    return timedelta(seconds=2 * total_seconds + 60)


def after_answer(
    manners: Manners, *, pace: float, seconds: float, status: int, retry_after: float | None, jitter: float
) -> Rest:
    """Judge an answer that took `seconds`.

    429 and 503 (RFC 6585, RFC 9110 section 15.6.4) are obeyed for as long as Retry-After says, at least
    the pace; where it says nothing, for 30 seconds at first, and twice as long each time. An answer that
    took four times as long as usual stretches the pace in the same way. `jitter`, from 0 to 1, lengthens
    a pause by up to a half, so that workers that were stopped together do not come back together.
    """
    if status in _SLOWED:
        more = Manners(manners.slow_downs + 1, manners.usual_seconds)
        asked = min(retry_after, LONGEST_PAUSE) if retry_after is not None else _pause(more, jitter)
        return Rest(max(pace, asked), more, f"http_{status}")
    usual = manners.usual_seconds
    smoothed = seconds if usual is None else (1 - _SMOOTHING) * usual + _SMOOTHING * seconds
    if usual is not None and seconds > max(_SLOW_SECONDS, _TIMES_USUAL * usual):
        more = Manners(manners.slow_downs + 1, smoothed)
        stretched = max(pace, seconds) * 2.0 ** min(more.slow_downs, 10)
        return Rest(max(pace, min(stretched, _LONGEST_STRETCH)), more, "slow")
    return Rest(pace, Manners(max(0, manners.slow_downs - 1), smoothed))


def after_failure(manners: Manners, *, pace: float, reason: str, may_pass: bool, jitter: float) -> Rest:
    """Judge a fetch that gave no answer: what may pass makes a pause, 10 seconds at first, then ever longer."""
    if not may_pass:
        return Rest(pace, manners)
    more = Manners(manners.slow_downs + 1, manners.usual_seconds)
    return Rest(max(pace, _pause(more, jitter, _FIRST_PAUSE_UNANSWERED)), more, reason)


def retry_wait(attempts: int, jitter: float) -> float:
    """Give the seconds until a page is asked for again after so many attempts: 5 minutes, doubling, to 6 hours."""
    return min(300.0 * 2.0 ** min(max(attempts - 1, 0), 10), _LONGEST_OWN_PAUSE) * (1 + jitter / 2)


def _pause(manners: Manners, jitter: float, first: float = _FIRST_PAUSE) -> float:
    doubled = first * 2.0 ** min(manners.slow_downs - 1, 20)
    return min(doubled * (1 + jitter / 2), _LONGEST_OWN_PAUSE)


@dataclass(frozen=True, slots=True)
class Polling:
    """The bounds of the settings: minutes between two reads, and when a listing rests, and for how long."""

    shortest_minutes: float
    longest_minutes: float
    rest_failures: float
    rest_days: float
    stale_days: float


@dataclass(frozen=True, slots=True)
class NextRead:
    """When a listing is read again: its interval, the minutes until then, its failures, whether it rests."""

    interval_minutes: float
    minutes: float
    failures: float
    is_resting: bool


def after_read(
    polling: Polling,
    *,
    interval_minutes: float,
    new: int,
    entries: int,
    days_without_news: float,
    ttl_minutes: float | None = None,
) -> NextRead:
    """Judge a good read by how many of its entries were new.

    Nothing new: half as long again. One: as before. More: sooner; all of several: much sooner, since
    some may have come and gone between two reads. What the listing itself says of its life (`ttl` of
    RSS 2.0) is the shortest time that is kept. After `stale_days` without news it rests.
    """
    if new == 0:
        interval = interval_minutes * 1.5
    elif new == entries > 1:
        interval = interval_minutes / 3
    else:
        interval = interval_minutes / 1.5 if new > 1 else interval_minutes
    shortest = max(polling.shortest_minutes, min(ttl_minutes or 0.0, polling.longest_minutes))
    interval = min(max(interval, shortest), max(polling.longest_minutes, shortest))
    if new == 0 and days_without_news >= polling.stale_days:
        return NextRead(interval, polling.rest_days * 1_440, 0.0, is_resting=True)
    return NextRead(interval, interval, 0.0, is_resting=False)


def after_failed_read(
    polling: Polling, *, interval_minutes: float, failures: float, is_hard: bool, wait_minutes: float = 0.0
) -> NextRead:
    """Judge a failed read: tried again after its interval, doubled when it is hard; in the end it rests.

    `wait_minutes` is what a server asked for.
    """
    total = failures + (HARD if is_hard else SOFT)
    if total >= polling.rest_failures:
        return NextRead(interval_minutes, polling.rest_days * 1_440, total, is_resting=True)
    longest = max(polling.longest_minutes, polling.shortest_minutes)
    interval = min(interval_minutes * (2 if is_hard else 1), longest)
    return NextRead(interval, max(interval, wait_minutes), total, is_resting=False)
