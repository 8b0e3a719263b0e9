"""Trying a source: what a run would find at the places from which it is collected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from wirehouse.collect import storage
from wirehouse.collect.listing import Entry, Listing, canonical_address, stated_moment
from wirehouse.collect.network import FetchFailure, Purpose, RobotsOutcome, registrable_domain
from wirehouse.collect.saved_lists import read_saved_list
from wirehouse.collect.scouting.asking import Scout
from wirehouse.collect.scouting.finding import domain_of
from wirehouse.collect.warc import find_archives
from wirehouse.errors import DocumentError, WirehouseError
from wirehouse.sources import Collect, CollectKind, Source

_MOST_JUDGED = 2_000
_PURPOSES = {CollectKind.SITEMAP: Purpose.SITEMAP}
_OF_ITS_SITE = {CollectKind.FEED, CollectKind.SITEMAP}


@dataclass(frozen=True, slots=True)
class Found:
    """One page that a place names: its canonical address, and what the listing says of it.

    `is_allowed` is what the site's robots file says, None where it could not be had or where the page
    lies on another site than the source's: `is_elsewhere`.
    """

    address: str
    title: str | None
    stated: str | None
    is_elsewhere: bool
    is_allowed: bool | None
    has_moment: bool
    has_full_text: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """What one place of a source gave; `fault` says why it gave nothing."""

    place: Collect
    form: str = ""
    pages: tuple[Found, ...] = ()
    sitemaps: int = 0
    unlinked: int = 0
    problems: tuple[str, ...] = ()
    fault: str = ""


def try_source(source: Source, scout: Scout) -> Iterator[Trial]:
    """Try each place of a source in turn; listings are fetched, pages are not."""
    zone = ZoneInfo(source.timezone) if source.timezone else None
    homes = _homes(source)
    for place in source.collect:
        try:
            if place.kind is CollectKind.ARCHIVE:
                yield Trial(place, f"{len(find_archives(place.address)):,} web archives")
            elif place.kind is CollectKind.LANDING:
                yield _landing(place)
            else:
                yield _listing(place, scout, zone, homes)
        except WirehouseError as error:
            yield Trial(place, fault=str(error))


def _homes(source: Source) -> frozenset[str]:
    """Give the registrable domains that are the source's own."""
    addresses = [place.address for place in source.collect if place.kind in _OF_ITS_SITE]
    homes = {domain_of(url) for url in (source.homepage, *addresses) if url}
    return frozenset(homes | {registrable_domain(host) for host in source.hosts})


def _landing(place: Collect) -> Trial:
    is_stored = "://" in place.address
    if storage.is_there(place.address) if is_stored else Path(place.address).is_dir():
        return Trial(place, "a folder of object storage" if is_stored else "a folder")
    return Trial(place, fault="there is no such folder")


def _listing(place: Collect, scout: Scout, zone: ZoneInfo | None, homes: frozenset[str]) -> Trial:
    listing = _read(place, scout)
    if isinstance(listing, str):
        return Trial(place, fault=listing)
    pages = tuple(_found(entry, scout, zone, homes) for entry in listing.entries[:_MOST_JUDGED])
    repeated = sum(Counter(page.address for page in pages).values()) - len({page.address for page in pages})
    problems = listing.problems
    if repeated:
        problems += (f"repeated: {repeated} entries name a page that another one names with other words",)
    return Trial(place, listing.form, pages, len(listing.sitemaps), len(listing.unlinked), problems)


def _read(place: Collect, scout: Scout) -> Listing | str:
    if place.address.startswith(("http://", "https://")):
        return scout.listing(place.address, _PURPOSES.get(place.kind, Purpose.FEED))
    try:
        parts = read_saved_list(place.address, scout.settings)
        # Results that hold their pages may name none.
        first = next(parts, Listing(form="saved results"))
        rest = (entry for part in parts for entry in part.entries)
        return replace(first, entries=(*first.entries, *islice(rest, _MOST_JUDGED)))
    except DocumentError as error:
        return str(error)


def _found(entry: Entry, scout: Scout, zone: ZoneInfo | None, homes: frozenset[str]) -> Found:
    stated = entry.published or entry.modified
    # Lists that a person wrote name no site of their own.
    is_elsewhere = bool(homes) and domain_of(entry.url) not in homes
    return Found(
        address=canonical_address(entry.url),
        title=entry.title,
        stated=stated,
        is_elsewhere=is_elsewhere,
        # What was saved with its result is not asked for.
        is_allowed=None if is_elsewhere or entry.holds_page else _is_allowed(scout, entry.url),
        has_moment=stated_moment(stated, zone) is not None,
        has_full_text=entry.content_html is not None or entry.holds_page,
    )


def _is_allowed(scout: Scout, url: str) -> bool | None:
    try:
        verdict = scout.robots.verdict(url)
    except FetchFailure:
        return None
    return None if verdict.outcome is RobotsOutcome.UNREACHABLE else verdict.is_allowed
