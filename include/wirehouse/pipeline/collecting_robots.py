"""Robots files as all workers share them: kept in `ops.host` for a day at most, read once a process."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse.collect.network import Fetched, FetchRequest, OptOut
from wirehouse.collect.network.failures import NoAnswer
from wirehouse.collect.network.robots import RobotsOutcome, RobotsState, ask_for_robots
from wirehouse.collect.network.robots_file import RobotsFile, read_robots
from wirehouse.collect.network.robots_rules import ROBOTS_PATH
from wirehouse.collect.network.web_addresses import read_address
from wirehouse.pipeline.frontier import Claim
from wirehouse.pipeline.frontier_detour import Detour
from wirehouse.pipeline.frontier_pace import lease_of
from wirehouse.pipeline.frontier_session import Session, statement
from wirehouse.settings import Settings

_MOST_READ = 500
_MOST_HOPS = 5
"""Redirects of a robots file that are followed (RFC 9309, section 2.3.1.2)."""
_EVERYTHING = RobotsFile()


@dataclass(frozen=True, slots=True)
class Look:
    """What came of asking for a robots file; `status` None where no answer came."""

    state: RobotsState
    until: datetime
    crawl_delay: float | None
    status: int | None
    retry_after: float | None
    started_at: datetime
    seconds: float
    sent_bytes: int | None

    def as_log_row(self) -> dict[str, Any]:
        """Give the row of the log."""
        is_had = self.state.outcome is not RobotsOutcome.UNREACHABLE
        is_slowed = self.status in {429, 503}
        return {
            "purpose": "robots",
            "address": self.state.origin + ROBOTS_PATH,
            "is_conditional": False,
            "started_at": self.started_at,
            "seconds": self.seconds,
            "outcome": "fetched" if is_had else "slowed" if is_slowed else "failed",
            "status": self.status,
            "reason": None if is_had else "robots_unreachable",
            "detail": self.state.detail,
            "sent_bytes": self.sent_bytes,
            "expanded_bytes": len(self.state.body),
        }


@dataclass(slots=True)
class RobotsDesk:
    """What robots files say to our agent, out of the warehouse."""

    config: Settings
    _read: dict[tuple[str, datetime], RobotsFile] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def look(self, session: Session, claimed: Claim, fetch: Callable[..., Fetched], pace: float) -> Look:
        """Ask for the robots file of what was reserved, and follow its redirects, `pace` seconds apart."""
        detour = Detour(session, claimed, pace, lease_of(self.config.network_total_seconds))
        answers: list[Fetched] = []

        def paced(request: FetchRequest) -> Fetched:
            answer = fetch(request, may_follow=lambda _target: False)
            answers.append(answer)
            while answer.location and len(answers) <= _MOST_HOPS:
                with detour.step(answer.location):
                    answer = fetch(
                        FetchRequest(answer.location, request.purpose), may_follow=lambda _target: False
                    )
                answers.append(answer)
            return answer

        started_at, started = datetime.now(UTC), time.monotonic()
        state = ask_for_robots(read_address(claimed.origin), paced, started_at)
        seconds = time.monotonic() - started
        last = answers[-1] if answers and state.detail.startswith("status") else None
        delay = self._parsed(state).crawl_delay if state.outcome is RobotsOutcome.RULES else None
        return Look(
            state,
            state.expires_at(self.config),
            delay,
            last.status if last else None,
            last.retry_after if last else None,
            started_at,
            # The pauses between hops say nothing of how fast the host answers.
            sum(answer.seconds for answer in answers) if last else seconds,
            last.sent_bytes if last else None,
        )

    def keep(self, cursor: Cursor, origin: str, look: Look) -> None:
        """Write down what came of it."""
        cursor.execute(
            statement("collect/keep_robots"),
            {
                "origin": origin,
                "robots": look.state.body if look.state.outcome is RobotsOutcome.RULES else None,
                "status": look.status,
                "verdict": look.state.outcome.value,
                "holds": max(timedelta(seconds=1), look.until - datetime.now(UTC)),
                "crawl_delay": look.crawl_delay,
            },
        )

    def may_fetch(self, session: Session, claimed: Claim) -> bool:
        """Whether the rules allow what was reserved. False too for an address that cannot be read."""
        try:
            target = read_address(claimed.fetch_address).target
        except NoAnswer:
            return False
        rule = self._file(session, claimed).deciding_rule(target)
        return rule is None or rule.allows

    def opt_outs(self, session: Session, claimed: Claim) -> frozenset[OptOut]:
        """Give what the site asks not to be done with all its pages."""
        return self._file(session, claimed).opt_outs

    def _file(self, session: Session, claimed: Claim) -> RobotsFile:
        if claimed.robots_verdict != RobotsOutcome.RULES or claimed.robots_fetched_at is None:
            return _EVERYTHING
        key = (claimed.origin, claimed.robots_fetched_at)
        with self._lock:
            if key in self._read:
                return self._read[key]
        with session.transaction() as cursor:
            cursor.execute(statement("collect/robots_file"), {"origin": claimed.origin})
            (body,) = cursor.fetchone() or (b"",)
        state = RobotsState(
            claimed.origin, RobotsOutcome.RULES, claimed.robots_fetched_at, bytes(body or b"")
        )
        file = self._parsed(state)
        with self._lock:
            while len(self._read) >= _MOST_READ:
                self._read.pop(next(iter(self._read)))
            self._read[key] = file
        return file

    def _parsed(self, state: RobotsState) -> RobotsFile:
        return read_robots(state.body, self.config.network_agent, state.origin + ROBOTS_PATH)
