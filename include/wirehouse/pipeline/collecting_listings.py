"""Writing down what became of a listing that was read: the pages and listings that it names, when it is due."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse import identity
from wirehouse.collect.listing import Entry, Listing, read_listing, stated_moment
from wirehouse.collect.network import Fetched
from wirehouse.errors import DocumentError
from wirehouse.pipeline import collecting_addresses, frontier
from wirehouse.pipeline.collecting_answers import PERMANENT, Judged
from wirehouse.pipeline.frontier import Claim, Found, Named
from wirehouse.pipeline.frontier_pace import NextRead, Polling, after_failed_read, after_read
from wirehouse.pipeline.frontier_session import statement
from wirehouse.records import HTML, RawDocument
from wirehouse.settings import Settings

LONGEST_FEED_PAGE = 1_000_000
"""Characters of a feed's full text that are kept until the page itself was fetched."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ANYWHERE = frozenset({"urls", "search_results", "landing"})
"""Kinds of listings that a person wrote: what they name is wanted wherever it lies."""


@dataclass(frozen=True, slots=True)
class ListingDesk:
    """What writing down needs to know.

    `since` leaves pages that a listing states to be older known and not asked for. `homes` gives the
    registrable domains of each source; a link of a feed to another one may be an advertisement, and
    stays known too. `take_in` puts a document into the queue.
    """

    run_id: str
    config: Settings
    since: date | None
    zones: dict[str, str]
    homes: dict[str, frozenset[str]]
    take_in: Callable[[Cursor, RawDocument], None]

    @property
    def polling(self) -> Polling:
        """The bounds of the settings."""
        config = self.config
        return Polling(
            config.collect_shortest_minutes,
            config.collect_longest_minutes,
            config.collect_rest_failures,
            config.collect_rest_days,
            config.collect_stale_days,
        )

    def write(self, cursor: Cursor, claimed: Claim, judged: Judged, answer: Fetched | None) -> int:
        """Settle a listing; give how many addresses were new."""
        if judged.moved_to:
            self._follow(cursor, claimed, judged.moved_to, answer)
            return 0
        if judged.outcome == "not_modified" or (
            answer and judged.outcome == "fetched" and self._is_same(claimed, answer)
        ):
            self._settle(cursor, claimed, self._after(claimed, 0, 0), answer)
            return 0
        if judged.outcome != "fetched" or answer is None:
            self._fail(cursor, claimed, judged, answer)
            return 0
        try:
            listing = read_listing(
                answer.body, media_type=answer.media_type, charset=answer.charset, address=answer.address
            )
        except DocumentError as error:
            self._fail(cursor, claimed, Judged("refused", "failed", reason=error.reason.value), answer)
            return 0
        return self._keep(cursor, claimed, listing, answer)

    def _keep(self, cursor: Cursor, claimed: Claim, listing: Listing, answer: Fetched) -> int:
        found = list(self._found(claimed, listing.entries, answer))
        new, _ = frontier.queue_addresses(cursor, self.run_id, claimed.source, claimed.address, found)
        new += sum(self._take_in_unlinked(cursor, claimed, entry) for entry in listing.unlinked)
        self._name_children(cursor, claimed, listing.sitemaps)
        after = self._after(claimed, new, len(found), listing.ttl_minutes)
        self._settle(cursor, claimed, after, answer, new=new, entries=len(found) + len(listing.sitemaps))
        return new

    def _found(self, claimed: Claim, entries: Iterable[Entry], answer: Fetched) -> Iterable[Found]:
        homes = self.homes.get(claimed.source, frozenset())
        own = collecting_addresses.place_of(answer.address)
        trusted = homes | {claimed.domain} | ({own.domain} if own else frozenset())
        domains = None if claimed.kind in _ANYWHERE else trusted
        return found_in(entries, zone_of(self.zones.get(claimed.source)), self.since, domains)

    def _take_in_unlinked(self, cursor: Cursor, claimed: Claim, entry: Entry) -> bool:
        """Take in, once, an entry that has no page of its own: its text in the feed is all there is of it."""
        page = feed_page(replace(entry, content_html=entry.content_html or entry.summary))
        zone = zone_of(self.zones.get(claimed.source))
        key = identity.article_id(entry.url)
        cursor.execute(statement("collect/known_address"), {"address_key": key})
        if (
            page is None
            or cursor.fetchone()
            or is_before(entry.published or entry.modified, zone, self.since)
        ):
            return False
        document = RawDocument.from_bytes(
            page.encode(),
            entry.url,
            HTML,
            source=claimed.source,
            charset="utf-8",
            captured_at=claimed.claimed_at,
        )
        self.take_in(cursor, document)
        row = {
            "address_key": key,
            "address": entry.url,
            "source": claimed.source,
            "document_key": document.key,
        }
        place = {"fetch_address": claimed.fetch_address, "domain": claimed.domain, "origin": claimed.origin}
        unknown = dict.fromkeys(("etag", "last_modified", "status", "recheck_in"))
        found = {"found_in": claimed.address, "run_id": self.run_id}
        cursor.execute(statement("collect/add_fetched"), {**unknown, **row, **place, **found})
        return True

    def _name_children(self, cursor: Cursor, claimed: Claim, sitemaps: Collection[Entry]) -> None:
        named = []
        for entry in sitemaps:
            place = collecting_addresses.place_of(entry.url)
            if place is not None:
                modified = stated_moment(entry.modified, UTC)
                named.append(Named(entry.url, claimed.kind or "sitemap", place, modified))
        frontier.name_listings(
            cursor,
            claimed.source,
            named,
            parent=claimed.key,
            interval_minutes=self.config.collect_shortest_minutes,
            stale=timedelta(days=self.config.collect_stale_days),
            rest=timedelta(days=self.config.collect_rest_days),
        )

    def _after(self, claimed: Claim, new: int, entries: int, ttl: int | None = None) -> NextRead:
        quiet = claimed.claimed_at - (claimed.last_new_at or claimed.claimed_at)
        return after_read(
            self.polling,
            interval_minutes=claimed.interval_minutes or self.config.collect_shortest_minutes,
            new=new,
            entries=entries,
            days_without_news=quiet / timedelta(days=1),
            ttl_minutes=ttl,
        )

    def _is_same(self, claimed: Claim, answer: Fetched) -> bool:
        return claimed.sha256 == _digest(answer)

    def _fail(self, cursor: Cursor, claimed: Claim, judged: Judged, answer: Fetched | None) -> None:
        may_pass = judged.state == "queued"
        after = after_failed_read(
            self.polling,
            interval_minutes=claimed.interval_minutes or self.config.collect_shortest_minutes,
            failures=claimed.failures or 0.0,
            is_hard=not may_pass,
            wait_minutes=(answer.retry_after or 0.0) / 60 if answer else 0.0,
        )
        self._settle(cursor, claimed, after, answer, reason=judged.reason or judged.outcome)

    def _follow(self, cursor: Cursor, claimed: Claim, target: str, answer: Fetched | None) -> None:
        place = collecting_addresses.place_of(target)
        why = collecting_addresses.why_not_followed(claimed.fetch_address, target, self.config)
        if place is None or why or claimed.redirects >= self.config.network_max_redirects:
            self._fail(cursor, claimed, Judged("failed", "failed", reason="redirects"), answer)
            return
        frontier.add_places(cursor, [place])
        cursor.execute(
            statement("collect/move_listing"),
            {
                "listing_key": claimed.key,
                "fetch_address": target,
                "to_domain": place.domain,
                "to_origin": place.origin,
                "is_temporary": answer is None or answer.status not in PERMANENT,
            },
        )

    def _settle(
        self,
        cursor: Cursor,
        claimed: Claim,
        after: NextRead,
        answer: Fetched | None,
        *,
        new: int = 0,
        entries: int | None = None,
        reason: str | None = None,
    ) -> None:
        own = collecting_addresses.place_of(claimed.address)
        # Validators are kept with what they validate: those of a failed read say nothing of the last good one.
        is_full = entries is not None and answer is not None
        cursor.execute(
            statement("collect/settle_listing"),
            {
                "listing_key": claimed.key,
                "state": "resting" if after.is_resting else "active",
                "own_domain": own.domain if own else claimed.domain,
                "own_origin": own.origin if own else claimed.origin,
                "etag": answer.etag if is_full and answer else claimed.etag,
                "last_modified": answer.last_modified if is_full and answer else claimed.last_modified,
                "sha256": _digest(answer) if is_full and answer else claimed.sha256,
                "interval_minutes": after.interval_minutes,
                "next_read_in": timedelta(minutes=after.minutes),
                "failures": after.failures,
                "status": answer.status if answer else None,
                "reason": reason,
                "new": new,
                "entries": entries,
            },
        )


def found_in(
    entries: Iterable[Entry], zone: tzinfo | None, since: date | None, domains: Collection[str] | None
) -> Iterable[Found]:
    """Give the pages of the web that entries name.

    Wanted are those of the registrable `domains` (None: of all) that are not stated to be older than
    the day `since`; a time without an offset is of `zone`.
    """
    for entry in entries:
        place = collecting_addresses.place_of(entry.url)
        if place is None:
            continue
        stated = entry.published or entry.modified
        is_near = domains is None or place.domain in domains
        yield Found(
            address=collecting_addresses.canonical(entry.url),
            fetch_address=collecting_addresses.asked_for(entry.url),
            place=place,
            title=_bounded(entry.title),
            stated_at=stated_moment(stated, zone),
            feed_page=feed_page(entry),
            is_wanted=is_near and not is_before(stated, zone, since),
        )


def feed_page(entry: Entry) -> str | None:
    """Write the full text that a feed brings as a page, None where it brings none or too much."""
    if not entry.content_html or len(entry.content_html) > LONGEST_FEED_PAGE:
        return None
    title = html.escape(entry.title or "")
    head = "".join(
        f'<meta {kind}="{name}" content="{html.escape(value)}">'
        for kind, name, value in (
            ("property", "article:published_time", entry.published),
            ("property", "article:modified_time", entry.modified),
            ("name", "author", entry.author),
        )
        if value
    )
    language = f' lang="{html.escape(entry.language)}"' if entry.language else ""
    page = (
        f'<!DOCTYPE html>\n<html{language}><head><meta charset="utf-8"><title>{title}</title>{head}</head>\n'
        f"<body><article><h1>{title}</h1>\n{entry.content_html}\n</article></body></html>\n"
    )
    return page.replace("\0", "").encode("utf-8", "replace").decode()


def is_before(stated: str | None, zone: tzinfo | None, since: date | None) -> bool:
    """Whether a date, as a listing states it, lies before a day (UTC). One that is not stated does not."""
    if since is None or not stated:
        return False
    moment = stated_moment(stated, zone)
    if moment is None:
        day = _DAY.fullmatch(stated.strip())
        return bool(day) and stated.strip() < since.isoformat()
    return moment < datetime.combine(since, time(), UTC)


def _digest(answer: Fetched) -> str:
    return hashlib.sha256(answer.body).hexdigest()


def zone_of(name: str | None) -> tzinfo | None:
    """Give the time zone of this IANA name."""
    return ZoneInfo(name) if name else None


def _bounded(title: str | None) -> str | None:
    return title[:500].replace("\0", "") if title else None
