"""The redirects of a robots file: each is a request at the pace of its domain, which is reserved for it."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from wirehouse.collect.network import FetchReason, failure
from wirehouse.pipeline import collecting_addresses, frontier
from wirehouse.pipeline.frontier import Claim
from wirehouse.pipeline.frontier_session import Session, statement

LONGEST_WAIT = 60.0
"""Seconds that a worker waits for a domain on the way; a pace that is longer is not waited for."""
_LOOK_EVERY = 0.2


@dataclass(frozen=True, slots=True)
class Detour:
    """The way from what was reserved through the redirects of its robots file, `pace` seconds apart."""

    session: Session
    claimed: Claim
    pace: float
    lease: timedelta

    @contextmanager
    def step(self, url: str) -> Iterator[None]:
        """Wait until an address may be asked, and hold its domain meanwhile.

        Raises `FetchFailure` for what is no address of the web, for a pace that is too long to be waited
        for, where another domain is not free in time, and where the reservation is lost.
        """
        place = collecting_addresses.place_of(url)
        if place is None:
            raise failure(FetchReason.BAD_ADDRESS, url, "the robots file redirects to it")
        is_here = place.domain == self.claimed.domain
        if is_here and self.pace > LONGEST_WAIT:
            raise failure(
                FetchReason.REDIRECTS,
                url,
                f"the robots file redirects to it, and the pace of {self.pace:g} s is too long to follow at once; "
                "state addresses that need no redirect",
            )
        self._keep(url)
        if is_here:
            time.sleep(self.pace)
            yield
            return
        token = self._borrow(url, place)
        try:
            yield
        finally:
            with self.session.transaction() as cursor:
                rest = timedelta(seconds=self.pace)
                cursor.execute(
                    statement("collect/return_domain"), {"domain": place.domain, "token": token, "rest": rest}
                )

    def _keep(self, url: str) -> None:
        """Hold what was reserved for as long as the step takes: its wait, and a request."""
        row = {
            "domain": self.claimed.domain,
            "token": self.claimed.token,
            "key": self.claimed.key,
            "lease": self.lease + timedelta(seconds=LONGEST_WAIT),
        }
        with self.session.transaction() as cursor:
            cursor.execute(statement("collect/keep_domain"), row)
            if cursor.fetchone() is None:
                raise failure(
                    FetchReason.TIMEOUT,
                    url,
                    "the reservation of its domain ended before the redirect was followed",
                )

    def _borrow(self, url: str, place: frontier.Place) -> uuid.UUID:
        token = uuid.uuid4()
        ends_at = time.monotonic() + LONGEST_WAIT
        while True:
            with self.session.transaction() as cursor:
                frontier.add_places(cursor, [place])
                row = {"domain": place.domain, "token": token, "lease": self.lease}
                cursor.execute(statement("collect/borrow_domain"), row)
                if cursor.fetchone():
                    return token
            if time.monotonic() >= ends_at:
                raise failure(
                    FetchReason.TIMEOUT, url, f"the robots file redirects to it, and {place.domain} is busy"
                )
            time.sleep(_LOOK_EVERY)
