"""What the robots files of the sites allow, fetched when it is asked for and believed for a day at most."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final, Protocol

from wirehouse.collect.network.exchange import Fetched, FetchRequest, OptOut, Purpose
from wirehouse.collect.network.failures import (
    FetchFailure,
    FetchReason,
    NoAnswer,
    TerminalFetchFailure,
    TransientFetchFailure,
    failure,
)
from wirehouse.collect.network.robots_file import RobotsFile, read_robots
from wirehouse.collect.network.robots_rules import ROBOTS_PATH
from wirehouse.collect.network.web_addresses import WebAddress, read_address
from wirehouse.settings import Settings

UNREACHABLE_FOR: Final = timedelta(hours=1)
"""How long a robots file that could not be had is not asked for again, unless the server says longer."""

_MOST_PARSED = 500
_DAY = timedelta(hours=24)


class RobotsOutcome(StrEnum):
    """What came of asking for a robots file (RFC 9309, section 2.3.1)."""

    RULES = "rules"
    """There is one."""
    NONE = "none"
    """There is none (a status of 400 to 499): everything may be fetched."""
    UNREACHABLE = "unreachable"
    """It could not be had (500 and above, 429, or no answer): nothing may be fetched."""


@dataclass(frozen=True, slots=True)
class RobotsState:
    """What is known of one origin's robots file, to be kept between runs.

    `origin` is scheme, host and port. `fetched_at` is in UTC. `body` is empty unless there are rules;
    `detail` says what was answered. `retry_after` is in seconds from then on, where the server said so.
    """

    origin: str
    outcome: RobotsOutcome
    fetched_at: datetime
    body: bytes = field(default=b"", repr=False)
    detail: str = ""
    retry_after: float | None = None

    def expires_at(self, settings: Settings) -> datetime:
        """Give when it has to be fetched again (UTC)."""
        if self.outcome is RobotsOutcome.UNREACHABLE:
            asked = timedelta(seconds=self.retry_after or 0)
            return self.fetched_at + min(max(UNREACHABLE_FOR, asked), _DAY)
        return self.fetched_at + timedelta(hours=settings.network_robots_hours)


class RobotsStore(Protocol):
    """Where the states are kept, for all processes that collect."""

    def get(self, origin: str) -> RobotsState | None:
        """Give what is kept of an origin, however old."""

    def put(self, state: RobotsState) -> None:
        """Keep a state in place of what was kept of its origin."""


class RobotsMemory:
    """A store for one process."""

    def __init__(self) -> None:
        self._states: dict[str, RobotsState] = {}

    def get(self, origin: str) -> RobotsState | None:
        """Give what is kept of an origin, however old."""
        return self._states.get(origin)

    def put(self, state: RobotsState) -> None:
        """Keep a state in place of what was kept of its origin."""
        self._states[state.origin] = state


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an address may be fetched, and by what."""

    is_allowed: bool
    why: str
    outcome: RobotsOutcome


class Robots:
    """The robots files of all sites, for one agent.

    `fetch` is `Door.fetch`, or what keeps the pace and writes the log around it: it is asked for
    `/robots.txt` of an origin when there is no state of it in `store`, or one that has expired. Many
    threads may share one of these; it is for `fetch` to see that one host is asked by one of them at a time.
    """

    def __init__(
        self,
        fetch: Callable[[FetchRequest], Fetched],
        settings: Settings,
        store: RobotsStore | None = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._fetch = fetch
        self._settings = settings
        self._store = store if store is not None else RobotsMemory()
        self._now = now
        self._read: dict[str, tuple[RobotsState, RobotsFile]] = {}
        self._lock = threading.Lock()

    def may_fetch(self, url: str) -> bool:
        """Whether an address may be fetched. Raises `FetchFailure` for one that cannot be read."""
        return self.verdict(url).is_allowed

    def require(self, url: str) -> None:
        """Raise `FetchFailure` (`robots`) unless an address may be fetched; transient while unreachable."""
        verdict = self.verdict(url)
        if verdict.is_allowed:
            return
        if verdict.outcome is RobotsOutcome.UNREACHABLE:
            raise TransientFetchFailure(FetchReason.ROBOTS, url, verdict.why)
        raise TerminalFetchFailure(FetchReason.ROBOTS, url, verdict.why)

    def verdict(self, url: str) -> Verdict:
        """Say whether an address may be fetched, and by which line. Raises `FetchFailure` as `may_fetch`."""
        address = _address(url)
        if address.target.partition("?")[0] == ROBOTS_PATH:
            return Verdict(True, "a robots file may always be fetched", RobotsOutcome.RULES)
        state, file = self._of(address)
        if state.outcome is RobotsOutcome.UNREACHABLE:
            return Verdict(
                False, f"{state.origin}{ROBOTS_PATH} could not be had: {state.detail}", state.outcome
            )
        if state.outcome is RobotsOutcome.NONE:
            return Verdict(True, f"there is no robots file: {state.detail}", state.outcome)
        rule = file.deciding_rule(address.target)
        if rule is None:
            return Verdict(True, "no rule speaks of it", state.outcome)
        name = "Allow" if rule.allows else "Disallow"
        return Verdict(
            rule.allows, f"line {rule.line} of its robots file: {name}: {rule.pattern[:200]}", state.outcome
        )

    def crawl_delay(self, url: str) -> float | None:
        """Give the seconds between two fetches that the site asks for; None where it asks for none."""
        return self._of(_address(url))[1].crawl_delay

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """Give the addresses of the site's sitemaps."""
        return self._of(_address(url))[1].sitemaps

    def opt_outs(self, url: str) -> frozenset[OptOut]:
        """Give what the site's robots file asks not to be done with all its pages."""
        return self._of(_address(url))[1].opt_outs

    def _of(self, address: WebAddress) -> tuple[RobotsState, RobotsFile]:
        known = self._read.get(address.origin)
        if known is not None and not self._is_over(known[0]):
            return known
        state = self._store.get(address.origin)
        if state is None or self._is_over(state):
            state = ask_for_robots(address, self._fetch, self._now())
            self._store.put(state)
        where = address.origin + ROBOTS_PATH
        file = read_robots(state.body, self._settings.network_agent, where)
        with self._lock:
            while len(self._read) >= _MOST_PARSED:
                del self._read[next(iter(self._read))]
            self._read[address.origin] = (state, file)
        return state, file

    def _is_over(self, state: RobotsState) -> bool:
        return self._now() >= state.expires_at(self._settings)


def ask_for_robots(
    address: WebAddress, fetch: Callable[[FetchRequest], Fetched], now: datetime
) -> RobotsState:
    """Fetch the robots file of an address's origin, through its redirects, and say what came of it.

    RFC 9309 lets a crawler take too many redirects for no file at all, and asks nothing of 429. Both are
    read as "could not be had" here: whoever cannot or does not want to answer is left alone.
    """
    origin = address.origin
    try:
        fetched = fetch(FetchRequest(origin + ROBOTS_PATH, Purpose.ROBOTS))
    except FetchFailure as error:
        return RobotsState(origin, RobotsOutcome.UNREACHABLE, now, detail=f"{error.reason}: {error.detail}")
    detail = f"status {fetched.status}"
    if 200 <= fetched.status < 300:
        # A rule that is cut off where the reading ended would be a wider rule.
        whole = fetched.body[: fetched.body.rfind(b"\n") + 1] if fetched.is_cut else fetched.body
        return RobotsState(origin, RobotsOutcome.RULES, now, whole, detail)
    if 400 <= fetched.status < 500 and fetched.status != 429:
        return RobotsState(origin, RobotsOutcome.NONE, now, detail=detail)
    return RobotsState(origin, RobotsOutcome.UNREACHABLE, now, detail=detail, retry_after=fetched.retry_after)


def _address(url: str) -> WebAddress:
    try:
        return read_address(url)
    except NoAnswer as error:
        raise failure(error.reason, url, error.detail) from error
