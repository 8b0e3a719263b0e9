"""The polite queue: what is due, reserved for one worker at a time, and what became of it.

All workers of all runs share it in Postgres. A worker reserves a registrable domain together with one
thing that is due there, so that there is one connection to a domain at a time, and frees it for a moment
that lies one pace after the answer. The database's clock alone counts. A worker that dies leaves a lease
that ends.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse import identity
from wirehouse.pipeline import runs
from wirehouse.pipeline.frontier_pace import Manners, Rest
from wirehouse.pipeline.frontier_session import Session, statement

Mode = Literal["collect", "recheck"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a run asks of the queue: listings and new pages, or pages to visit again; of which sources.

    `sources` None means all. Of the sources in `spent` no more pages are taken, of `None` in `spent` none
    at all.
    """

    mode: Mode
    sources: tuple[str, ...] | None = None
    spent: tuple[str, ...] = ()

    def parameters(self) -> dict[str, Any]:
        """Give it as the statements take it."""
        sources = None if self.sources is None else list(self.sources)
        return {"mode": self.mode, "sources": sources, "spent": list(self.spent)}


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing to be fetched, reserved with its domain.

    `purpose` is page, recheck or listing. `address` is canonical, `fetch_address` what is asked for.
    `robots_hold` says whether the origin's robots file is young enough to be believed.
    """

    purpose: str
    key: uuid.UUID
    source: str
    address: str
    fetch_address: str
    origin: str
    etag: str | None
    last_modified: str | None
    attempts: int
    redirects: int
    rechecks: int
    document_key: uuid.UUID | None
    title: str | None
    feed_page: str | None
    sha256: str | None
    interval_minutes: float | None
    failures: float | None
    last_new_at: datetime | None
    kind: str | None
    domain: str
    robots_verdict: str | None
    robots_fetched_at: datetime | None
    crawl_delay: float | None
    robots_hold: bool
    robots_until: datetime | None
    claimed_at: datetime
    token: uuid.UUID
    manners: Manners

    @property
    def is_conditional(self) -> bool:
        """Whether the server can be asked whether it changed."""
        return self.purpose != "page" and bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address lies: its origin, whose robots file holds, and its domain, whose pace holds."""

    origin: str
    domain: str


@dataclass(frozen=True, slots=True)
class Found:
    """A page that a listing names; `is_wanted` says whether it is to be fetched or only known."""

    address: str
    fetch_address: str
    place: Place
    title: str | None = None
    stated_at: datetime | None = None
    feed_page: str | None = None
    is_wanted: bool = True


def claim(session: Session, scope: Scope, lease: timedelta) -> Claim | None:
    """Reserve what has waited longest among the domains that are free; None where there is nothing."""
    parameters = {**scope.parameters(), "lease": lease, "token": uuid.uuid4()}
    while True:
        with session.transaction() as cursor:
            cursor.execute(statement("collect/lock_domain"), parameters)
            row = cursor.fetchone()
            if row is None:
                return None
            domain, slow_downs, usual = row
            cursor.execute(statement("collect/reserve"), {**parameters, "domain": domain})
            taken = cursor.fetchone()
            # Another worker may have ended what was due there between the two statements.
            if taken is not None:
                return Claim(*[*taken, parameters["token"], Manners(slow_downs, usual)])


def seconds_until_next(session: Session, scope: Scope, patience: timedelta) -> float | None:
    """Give the seconds until something can be fetched, of what is due by then or within `patience`.

    0 or less: now. None: there is nothing.
    """
    with session.transaction() as cursor:
        cursor.execute(statement("collect/next_moment"), {**scope.parameters(), "patience": patience})
        (seconds,) = cursor.fetchone() or (None,)
    return None if seconds is None else float(seconds)


def return_abandoned(session: Session, run_id: str) -> int:
    """Put back what dead workers held, and give how many addresses that were."""
    with session.transaction() as cursor:
        cursor.execute(statement("collect/return_abandoned"), {"run_id": run_id})
        return cursor.rowcount


def release(cursor: Cursor, claimed: Claim, rest: Rest | None) -> bool:
    """Free the domain: after `rest`, or at once where no request was sent.

    False where the lease had ended and another worker may have it: what was fetched is then not to be
    written down.
    """
    manners = claimed.manners if rest is None else rest.manners
    cursor.execute(
        statement("collect/release_domain"),
        {
            "domain": claimed.domain,
            "token": claimed.token,
            "rest": None if rest is None else timedelta(seconds=rest.seconds),
            "slow_downs": min(manners.slow_downs, 1_000),
            "usual_seconds": manners.usual_seconds,
            "slow_down": None if rest is None else rest.slow_down,
        },
    )
    return cursor.fetchone() is not None


def settle(
    cursor: Cursor,
    claimed: Claim,
    state: str,
    *,
    status: int | None = None,
    reason: str | None = None,
    wait: float = 0.0,
    attempts: int = 0,
    redirected_to: tuple[str, Place] | None = None,
    recheck_in: timedelta | None = None,
    rechecks: int | None = None,
    validators: tuple[str | None, str | None] | None = None,
    document_key: uuid.UUID | None = None,
    same_as: uuid.UUID | None = None,
    was_asked: bool = True,
) -> None:
    """Write down what became of a page's address. `wait` counts for the state queued."""
    etag, last_modified = validators or (claimed.etag, claimed.last_modified)
    to, place = redirected_to or (None, None)
    cursor.execute(
        statement("collect/settle_address"),
        {
            "address_key": claimed.key,
            "state": state,
            "fetch_address": to,
            "to_domain": place and place.domain,
            "to_origin": place and place.origin,
            "redirects": claimed.redirects + 1 if to else 0,
            "attempts": attempts,
            "wait": timedelta(seconds=wait),
            "rechecks": claimed.rechecks if rechecks is None else rechecks,
            "recheck_in": recheck_in,
            "etag": etag,
            "last_modified": last_modified,
            "document_key": document_key,
            "same_as": same_as,
            "status": status,
            "reason": reason,
            "was_asked": was_asked,
        },
    )


def log_fetch(cursor: Cursor, run_id: str, worker: str, claimed: Claim, row: Mapping[str, Any]) -> None:
    """Append a request to the log."""
    nothing = dict.fromkeys(
        ("status", "reason", "detail", "final_address", "ip", "sent_bytes", "expanded_bytes")
    )
    values = {
        **nothing,
        "run_id": run_id,
        "worker": worker,
        "purpose": claimed.purpose,
        "source": claimed.source,
        "address": claimed.fetch_address,
        "domain": claimed.domain,
        "is_conditional": claimed.is_conditional,
        **row,
    }
    if values["detail"]:
        values["detail"] = runs.storable(values["detail"], 500)
    cursor.execute(statement("collect/log_fetch"), values)


def add_places(cursor: Cursor, places: Iterable[Place]) -> None:
    """Make rows for domains and origins that are new."""
    known = sorted({(place.origin, place.domain) for place in places})
    if known:
        cursor.execute(
            statement("collect/places"),
            {"origins": [origin for origin, _ in known], "domains": [domain for _, domain in known]},
        )


def queue_addresses(
    cursor: Cursor, run_id: str, source: str, found_in: str, found: Sequence[Found]
) -> tuple[int, int]:
    """Write down what a listing names; give how many were new, and how many were new or asked for anew."""
    if not found:
        return 0, 0
    add_places(cursor, (one.place for one in found))
    cursor.execute(
        statement("collect/queue_addresses"),
        {
            "run_id": run_id,
            "source": source,
            "found_in": found_in,
            "address_keys": [identity.article_id(one.address) for one in found],
            "addresses": [one.address for one in found],
            "fetch_addresses": [one.fetch_address for one in found],
            "domains": [one.place.domain for one in found],
            "origins": [one.place.origin for one in found],
            "titles": [one.title for one in found],
            "stated_ats": [one.stated_at for one in found],
            "feed_pages": [one.feed_page for one in found],
            "are_wanted": [one.is_wanted for one in found],
        },
    )
    new, touched = cursor.fetchone() or (0, 0)
    return int(new), int(touched)


@dataclass(frozen=True, slots=True)
class Named:
    """A feed, sitemap or list of addresses that a YAML file or a sitemap index names."""

    address: str
    kind: str
    place: Place
    modified_at: datetime | None = None


def name_listings(
    cursor: Cursor,
    source: str,
    named: Sequence[Named],
    *,
    parent: uuid.UUID | None,
    interval_minutes: float,
    stale: timedelta,
    rest: timedelta,
) -> list[uuid.UUID]:
    """Write listings down and give their keys; one that was not modified for as long as `stale` rests."""
    keys = [identity.listing_key(source, one.address) for one in named]
    if named:
        add_places(cursor, (one.place for one in named))
        cursor.execute(
            statement("collect/name_listings"),
            {
                "source": source,
                "parent_key": parent,
                "interval_minutes": interval_minutes,
                "stale": stale,
                "rest": rest,
                "listing_keys": keys,
                "addresses": [one.address for one in named],
                "kinds": [one.kind for one in named],
                "domains": [one.place.domain for one in named],
                "origins": [one.place.origin for one in named],
                "modified_ats": [one.modified_at for one in named],
            },
        )
    return keys
