"""One visit of a worker: what was reserved is fetched through the door, and written down in one transaction."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse.collect.network import Fetched, FetchFailure, FetchRequest, Purpose
from wirehouse.pipeline import frontier, runs
from wirehouse.pipeline.collecting_answers import Judged, disallowed, judge_answer, judge_failure
from wirehouse.pipeline.collecting_listings import ListingDesk
from wirehouse.pipeline.collecting_pages import PageDesk
from wirehouse.pipeline.collecting_robots import RobotsDesk
from wirehouse.pipeline.frontier import Claim
from wirehouse.pipeline.frontier_pace import LONGEST_PAUSE, Rest, after_answer, after_failure
from wirehouse.pipeline.frontier_session import Session, statement

_PURPOSES = {"page": Purpose.PAGE, "recheck": Purpose.PAGE}


class Fetcher(Protocol):
    """The way through the door, as the collectors use it: `Door.fetch`."""

    def __call__(self, request: FetchRequest, *, may_follow: Callable[[str], bool] | None = None) -> Fetched:
        """Fetch an address; see `wirehouse.collect.network.Door.fetch`."""


@dataclass(slots=True)
class Tally:
    """What a run has done so far, counted by all its workers."""

    outcomes: Counter[str] = field(default_factory=Counter)
    pages_of: Counter[str] = field(default_factory=Counter)
    new_addresses: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, claimed: Claim, outcome: str, new: int = 0) -> None:
        """Count a request, and the page where it brought a page's answer."""
        with self._lock:
            self.outcomes[outcome] += 1
            self.new_addresses += new
            if claimed.purpose != "listing" and outcome not in {"redirected", "robots", "postponed", "lost"}:
                self.pages_of[claimed.source] += 1

    @property
    def pages(self) -> int:
        """Pages that were asked for and answered, or given up."""
        with self._lock:
            return self.pages_of.total()


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit brought: its judgement, the answer, how long the domain rests, the row of the log.

    Without `rest` and `log` nothing was asked of the network.
    """

    judged: Judged
    answer: Fetched | None = None
    rest: Rest | None = None
    log: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Worker:
    """What all workers of a run share: the door, the desks that write down, the paces, the tally."""

    run_id: str
    fetch: Fetcher
    robots: RobotsDesk
    pages: PageDesk
    listings: ListingDesk
    paces: Mapping[str, float]
    pace: float
    tally: Tally

    def visit(self, session: Session, claimed: Claim) -> None:
        """Do what was reserved: look at the robots file first, where it is not known or too old."""
        if not claimed.robots_hold:
            self._look_at_robots(session, claimed)
        elif claimed.robots_verdict == "unreachable":
            self._postpone(session, claimed)
        elif not self.robots.may_fetch(session, claimed):
            self._write(session, claimed, Visit(disallowed(claimed)))
        else:
            self._ask(session, claimed)

    def pace_of(self, claimed: Claim, crawl_delay: float | None) -> float:
        """Give the seconds between an answer of a domain and the next request to it."""
        delay = min(crawl_delay or 0.0, LONGEST_PAUSE)
        return max(self.paces.get(claimed.source, self.pace), delay)

    def _ask(self, session: Session, claimed: Claim) -> None:
        started_at, started = datetime.now(UTC), time.monotonic()
        pace = self.pace_of(claimed, claimed.crawl_delay)
        try:
            # Every redirect is a request of its own, to be reserved, and asked of the robots file, as others are.
            answer = self.fetch(request_for(claimed), may_follow=lambda _target: False)
        except FetchFailure as failure:
            seconds = time.monotonic() - started
            rest = after_failure(
                claimed.manners,
                pace=pace,
                reason=failure.reason.value,
                may_pass=failure.transient,
                jitter=_jitter(),
            )
            log = {"started_at": started_at, "seconds": seconds}
            self._write(session, claimed, Visit(judge_failure(claimed, failure), None, rest, log))
            return
        rest = after_answer(
            claimed.manners,
            pace=pace,
            seconds=answer.seconds,
            status=answer.status,
            retry_after=answer.retry_after,
            jitter=_jitter(),
        )
        row = logged(answer)
        site = self.robots.opt_outs(session, claimed)
        answer = replace(answer, opt_outs=answer.opt_outs | site) if site else answer
        self._write(session, claimed, Visit(judge_answer(claimed, answer), answer, rest, row))

    def _write(self, session: Session, claimed: Claim, visit: Visit) -> None:
        judged, answer, new = visit.judged, visit.answer, 0
        if answer is not None and judged.outcome == "fetched" and claimed.purpose != "listing":
            self.pages.put_away(judged)
        with session.transaction() as cursor:
            is_held = frontier.release(cursor, claimed, visit.rest)
            if not is_held:
                # Our lease ended, and another worker may have asked anew: its word counts, ours is only logged.
                judged = Judged("abandoned", judged.state, reason="lease_ended")
            elif claimed.purpose == "listing":
                new = self.listings.write(cursor, claimed, judged, answer)
            else:
                judged = self.pages.write(cursor, claimed, judged, answer)
            if visit.log is not None:
                self._log(cursor, claimed, judged, visit.log)
        self.tally.count(claimed, judged.outcome if is_held else "lost", new)

    def _log(self, cursor: Cursor, claimed: Claim, judged: Judged, log: Mapping[str, object]) -> None:
        reason = judged.reason if judged.outcome not in {"fetched", "not_modified"} else None
        row = {"outcome": judged.outcome, "reason": reason, "detail": judged.detail, **log}
        frontier.log_fetch(cursor, self.run_id, worker_name(), claimed, row)

    def _look_at_robots(self, session: Session, claimed: Claim) -> None:
        look = self.robots.look(session, claimed, self.fetch, self.pace_of(claimed, None))
        with session.transaction() as cursor:
            rest = after_answer(
                claimed.manners,
                pace=self.pace_of(claimed, look.crawl_delay),
                seconds=look.seconds,
                status=look.status or 200,
                retry_after=look.retry_after,
                jitter=_jitter(),
            )
            is_held = frontier.release(cursor, claimed, rest)
            self.robots.keep(cursor, claimed.origin, look)
            if is_held:
                give_back(cursor, claimed)
            frontier.log_fetch(cursor, self.run_id, worker_name(), claimed, look.as_log_row())
        self.tally.count(claimed, "robots")

    def _postpone(self, session: Session, claimed: Claim) -> None:
        """Put off what lies where the robots file cannot be had: nobody may fetch there until it can."""
        wait = timedelta(minutes=5)
        if claimed.robots_until is not None:
            wait = max(wait, claimed.robots_until - claimed.claimed_at)
        with session.transaction() as cursor:
            if frontier.release(cursor, claimed, None):
                if claimed.purpose == "listing":
                    self.listings.write(
                        cursor, claimed, Judged("failed", "queued", reason="robots_unreachable"), None
                    )
                else:
                    self.pages.postpone(cursor, claimed, "robots_unreachable", wait.total_seconds())
        self.tally.count(claimed, "postponed")


def request_for(claimed: Claim) -> FetchRequest:
    """Make the request; what is known is asked for on condition that it changed."""
    purpose = _PURPOSES.get(claimed.purpose) or (
        Purpose.SITEMAP if claimed.kind == "sitemap" else Purpose.FEED
    )
    if not claimed.is_conditional:
        return FetchRequest(claimed.fetch_address, purpose)
    return FetchRequest(
        claimed.fetch_address, purpose, etag=claimed.etag, last_modified=claimed.last_modified
    )


def give_back(cursor: Cursor, claimed: Claim) -> None:
    """Put what was reserved back as it was: only the robots file was looked at."""
    if claimed.purpose == "listing":
        cursor.execute(statement("collect/free_listing"), {"listing_key": claimed.key, "wait": timedelta()})
        return
    is_recheck = claimed.purpose == "recheck"
    cursor.execute(
        statement("collect/give_back"),
        {"address_key": claimed.key, "state": "fetched" if is_recheck else "queued"},
    )


def logged(answer: Fetched) -> dict[str, object]:
    """Give what the log keeps of an answer."""
    return {
        "started_at": answer.started_at,
        "seconds": answer.seconds,
        "status": answer.status,
        "final_address": answer.location or answer.address,
        "ip": answer.ip,
        "sent_bytes": answer.sent_bytes,
        "expanded_bytes": len(answer.body),
    }


def worker_name() -> str:
    """Name this thread in the log: host, process, thread."""
    return f"{runs.this_process()}:{threading.current_thread().name}"


def _jitter() -> float:
    return random.random()  # noqa: S311 - no secret, only spread over time
