"""Asking a site a few questions politely: robots rules kept, one request at a time, at the site's pace."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from wirehouse.collect.listing import Listing, read_listing
from wirehouse.collect.network import (
    Fetched,
    FetchFailure,
    FetchRequest,
    Purpose,
    Robots,
    registrable_domain,
)
from wirehouse.collect.network.web_addresses import read_address
from wirehouse.errors import DocumentError
from wirehouse.settings import Settings

_LONGEST_WAIT = 120.0


class Fetcher(Protocol):
    """What `Door` is to whoever asks."""

    def fetch(self, request: FetchRequest, *, may_follow: Callable[[str], bool] | None = None) -> Fetched:
        """Fetch an address, or raise `FetchFailure`."""


class Scout:
    """Fetches a few addresses for a person who waits: what is looked for, and what came of it.

    Between two requests to a registrable domain lie `pace_seconds`, or what its robots file asks for,
    up to two minutes. Nothing is fetched that a robots file forbids, redirects included.
    """

    def __init__(
        self,
        door: Fetcher,
        settings: Settings,
        pace_seconds: float | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._door, self.settings = door, settings
        self._pace = settings.collect_pace_seconds if pace_seconds is None else pace_seconds
        self._sleep, self._clock = sleep, clock
        self._free_at: dict[str, float] = {}
        self.robots = Robots(self._fetch_alone, settings)

    def fetch(self, url: str, purpose: Purpose) -> Fetched:
        """Fetch an address that the robots file allows; raises `FetchFailure` where there is no answer."""
        self.robots.require(url)
        return self._paced(FetchRequest(url, purpose), self.robots.crawl_delay(url))

    def listing(self, url: str, purpose: Purpose) -> Listing | str:
        """Fetch and read a listing; a text says why there is none."""
        try:
            answer = self.fetch(url, purpose)
            if answer.status != 200:
                return f"its answer has the status {answer.status}"
            return read_listing(
                answer.body, media_type=answer.media_type, charset=answer.charset, address=answer.address
            )
        except FetchFailure as error:
            return f"{error.reason}: {error.detail}"
        except DocumentError as error:
            return str(error)

    def _fetch_alone(self, request: FetchRequest) -> Fetched:
        return self._paced(request, None, follows_rules=False)

    def _paced(
        self, request: FetchRequest, crawl_delay: float | None, *, follows_rules: bool = True
    ) -> Fetched:
        domain = registrable_domain(read_address(request.url).host)
        wait = self._free_at.get(domain, 0.0) - self._clock()
        if wait > 0:
            self._sleep(wait)
        try:
            return self._door.fetch(request, may_follow=self.robots.may_fetch if follows_rules else None)
        finally:
            pace = min(max(self._pace, crawl_delay or 0.0), _LONGEST_WAIT)
            self._free_at[domain] = self._clock() + pace
