"""Writing down what became of a page that was asked for, in the transaction that frees its domain."""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass, replace
from datetime import timedelta

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse import identity
from wirehouse.collect import RawStore
from wirehouse.collect.network import Fetched, page_opt_outs
from wirehouse.pipeline import collecting_addresses, frontier, incoming, intake, rechecking
from wirehouse.pipeline.collecting_answers import (
    PERMANENT,
    Judged,
    Thing,
    given_up,
    refused_redirect,
)
from wirehouse.pipeline.frontier import Claim
from wirehouse.pipeline.frontier_pace import retry_wait
from wirehouse.pipeline.frontier_session import statement
from wirehouse.reasons import SkipReason
from wirehouse.records import HTML, RawDocument, Skip
from wirehouse.settings import Settings

__all__ = ["PERMANENT", "PageDesk"]


@dataclass(frozen=True, slots=True)
class PageDesk:
    """What writing down needs to know: the run, the settings, where bytes are kept, and what is revisited."""

    run_id: str
    config: Settings
    store: RawStore
    unchecked_sources: frozenset[str] = frozenset()

    def write(self, cursor: Cursor, claimed: Claim, judged: Judged, answer: Fetched | None) -> Judged:
        """Settle the address and count what came of it; give the judgement as it stood in the end."""
        if claimed.purpose == "recheck":
            rechecking.write(cursor, self, claimed, judged, answer)
            return judged
        if judged.moved_to:
            return self._follow(cursor, claimed, judged)
        if judged.state == "queued":
            return self._try_later(cursor, claimed, judged, answer)
        self._end(cursor, claimed, judged, answer)
        return judged

    def put_away(self, judged: Judged) -> None:
        """Keep the bytes of a page, before the transaction that tells of them."""
        if isinstance(judged.thing, RawDocument):
            self.store.put(judged.thing)

    def _try_later(self, cursor: Cursor, claimed: Claim, judged: Judged, answer: Fetched | None) -> Judged:
        attempts = claimed.attempts + 1
        if attempts >= self.config.collect_attempts:
            final = given_up(claimed, judged)
            self._end(cursor, claimed, final, answer)
            return final
        wait = retry_wait(attempts, random.random())  # noqa: S311 - no secret, only spread over time
        asked = answer.retry_after if answer is not None else None
        # Where the server says when, the domain itself rests as long, and its pages need no more.
        frontier.settle(
            cursor,
            claimed,
            "queued",
            status=answer.status if answer else None,
            reason=judged.reason,
            attempts=attempts,
            wait=wait if asked is None else min(asked, wait),
        )
        return judged

    def postpone(self, cursor: Cursor, claimed: Claim, reason: str, wait: float) -> Judged:
        """Settle a page that may not even be asked for now, since nobody knows whether it may be."""
        judged = Judged("failed", "queued", reason=reason)
        attempts = claimed.attempts + 1
        if claimed.purpose == "recheck":
            rechecking.write(cursor, self, claimed, judged, None)
        elif attempts >= self.config.collect_attempts:
            judged = given_up(claimed, judged)
            self._end(cursor, claimed, judged, None)
        else:
            frontier.settle(
                cursor, claimed, "queued", reason=reason, attempts=attempts, wait=wait, was_asked=False
            )
        return judged

    def _follow(self, cursor: Cursor, claimed: Claim, judged: Judged) -> Judged:
        target = judged.moved_to or ""
        why = collecting_addresses.why_not_followed(claimed.fetch_address, target, self.config)
        if claimed.redirects >= self.config.network_max_redirects:
            why = f"it redirects more than {self.config.network_max_redirects} times"
        place = collecting_addresses.place_of(target)
        if why or place is None:
            refused = refused_redirect(
                claimed, why or f"it redirects to {target[:200]}, which cannot be read"
            )
            self._end(cursor, claimed, refused, None)
            return refused
        home = collecting_addresses.canonical(target)
        if home != claimed.address and self._is_elsewhere(cursor, home):
            self._end_as_same(cursor, claimed, home)
            return judged
        frontier.add_places(cursor, [place])
        frontier.settle(cursor, claimed, "queued", attempts=claimed.attempts, redirected_to=(target, place))
        return judged

    def _is_elsewhere(self, cursor: Cursor, home: str) -> bool:
        """Whether the page at this address is there already, or is being fetched."""
        cursor.execute(statement("collect/known_address"), {"address_key": identity.article_id(home)})
        state, document_key = cursor.fetchone() or (None, None)
        return document_key is not None or state == "fetching"

    def _end_as_same(self, cursor: Cursor, claimed: Claim, home: str) -> None:
        self.take_in(cursor, Skip(claimed.source, claimed.address, SkipReason.SAME_PAGE))
        key = identity.article_id(home)
        frontier.settle(cursor, claimed, "fetched", reason=SkipReason.SAME_PAGE, same_as=key)

    def _end(self, cursor: Cursor, claimed: Claim, judged: Judged, answer: Fetched | None) -> None:
        if isinstance(judged.thing, RawDocument) and answer is not None:
            self._keep(cursor, claimed, judged.thing, answer)
            return
        thing = _from_feed(claimed) if judged.state in {"failed", "refused"} else None
        counted = thing or judged.thing
        if counted is not None:
            self.take_in(cursor, counted)
        frontier.settle(
            cursor,
            claimed,
            judged.state,
            status=answer.status if answer else None,
            reason=judged.reason,
            document_key=thing.key if thing else None,
            was_asked=judged.outcome != "refused" or answer is not None,
        )

    def _keep(self, cursor: Cursor, claimed: Claim, document: RawDocument, answer: Fetched) -> None:
        home = collecting_addresses.home_of(claimed, answer)
        if home != claimed.address and self._is_elsewhere(cursor, home):
            self._end_as_same(cursor, claimed, home)
            return
        document = replace(document, address=home)
        self.take_in(cursor, document)
        self.add_opt_outs(cursor, document, answer)
        is_home = home == claimed.address
        recheck_in = self.recheck_in(claimed.source, 0)
        if not is_home:
            self._add_home(cursor, claimed, document, answer, recheck_in)
        frontier.settle(
            cursor,
            claimed,
            "fetched",
            status=answer.status,
            validators=(answer.etag, answer.last_modified),
            document_key=document.key if is_home else None,
            same_as=None if is_home else identity.article_id(home),
            recheck_in=recheck_in if is_home else None,
            rechecks=0,
        )

    def _add_home(
        self,
        cursor: Cursor,
        claimed: Claim,
        document: RawDocument,
        answer: Fetched,
        recheck_in: timedelta | None,
    ) -> None:
        place = collecting_addresses.place_of(answer.address)
        if place is None:
            return
        cursor.execute(
            statement("collect/add_fetched"),
            {
                "address_key": identity.article_id(document.address),
                "address": document.address,
                "source": claimed.source,
                "fetch_address": answer.address,
                "domain": place.domain,
                "origin": place.origin,
                "found_in": claimed.address,
                "etag": answer.etag,
                "last_modified": answer.last_modified,
                "status": answer.status,
                "document_key": document.key,
                "recheck_in": recheck_in,
                "run_id": self.run_id,
            },
        )

    def take_in(self, cursor: Cursor, thing: Thing) -> None:
        """Put a document into the queue, or count what there was in its place: the way of every document."""
        # Met twice in a run, it is counted twice; a key by chance, since a step may be run again.
        intake.take_in(cursor, self.run_id, incoming.rows([(uuid.uuid4(), thing)], self.store))

    def add_opt_outs(self, cursor: Cursor, document: RawDocument, answer: Fetched) -> None:
        """Write down what the publisher asks not to be done with a page."""
        found = answer.opt_outs | page_opt_outs(answer.body, self.config.network_agent)
        if found:
            cursor.execute(
                statement("collect/add_opt_outs"),
                {"document_key": document.key, "opt_outs": sorted(one.value for one in found)},
            )

    def recheck_in(self, source: str, done: int) -> timedelta | None:
        """Give the time until a page is visited again that was visited again `done` times; None: never."""
        days = () if source in self.unchecked_sources else self.config.recheck_after_days
        return rechecking.time_until(days, done)


def _from_feed(claimed: Claim) -> RawDocument | None:
    """Make a document of the full text that a feed brought, for a page that cannot be had."""
    if not claimed.feed_page or claimed.purpose != "page":
        return None
    return RawDocument.from_bytes(
        claimed.feed_page.encode("utf-8", "replace"),
        claimed.address,
        HTML,
        source=claimed.source,
        charset="utf-8",
        captured_at=claimed.claimed_at,
    )
