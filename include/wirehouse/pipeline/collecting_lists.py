"""Reading the lists of addresses that are files: what they name is put into the queue of the web."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice

from wirehouse import settings
from wirehouse.collect.listing import Entry
from wirehouse.collect.saved_lists import read_saved_list
from wirehouse.database import transaction
from wirehouse.errors import DocumentError, WirehouseError
from wirehouse.pipeline import frontier, intake
from wirehouse.pipeline.collecting_listings import found_in, zone_of
from wirehouse.pipeline.collecting_sources import Plan
from wirehouse.pipeline.frontier import Found
from wirehouse.pipeline.stated_places import StatedPlace, close_rejection, rejection_of
from wirehouse.sources import CollectKind

_BATCH = 2_000
"""Addresses that are queued in one transaction."""

_LOG = logging.getLogger(__name__)


def queue_lists(loader_url: str, run_id: str, plans: Iterable[Plan], since: date | None) -> int:
    """Queue the pages that the sources' lists name and that no one knows; give how many were new.

    Pages that a list states to be older than the day `since` (UTC), and those that were saved together
    with their result, are not asked for. A list that cannot be read is a rejection and ends nothing.
    """
    config = settings.load()
    lists = ((place, plan.timezone) for plan in plans for place in plan.lists)
    return sum(_queue(loader_url, run_id, place, _found(place, zone, since, config)) for place, zone in lists)


def _queue(loader_url: str, run_id: str, place: StatedPlace, found: Iterator[Found]) -> int:
    new = 0
    while True:
        try:
            batch = list(islice(found, _BATCH))
        except WirehouseError as error:
            _LOG.warning("%s: %s", place.source, error)
            if not (place.kind is CollectKind.SEARCH_RESULTS and isinstance(error, DocumentError)):
                _reject(loader_url, run_id, place, error)
            return new
        with transaction(loader_url) as cursor:
            if not batch:
                close_rejection(cursor, run_id, place)
                return new
            new += frontier.queue_addresses(cursor, run_id, place.source, place.address, batch)[0]


def _found(
    place: StatedPlace, timezone: str | None, since: date | None, config: settings.Settings
) -> Iterator[Found]:
    listings = read_saved_list(place.address, config)
    entries: Iterable[Entry] = chain.from_iterable(listing.entries for listing in listings)
    if place.kind is CollectKind.SEARCH_RESULTS:
        # The daily run takes the saved pages in, and turns away what is broken.
        entries = (one for one in entries if not one.holds_page)
    return iter(found_in(entries, zone_of(timezone), since, None))


def _reject(loader_url: str, run_id: str, place: StatedPlace, error: WirehouseError) -> None:
    with transaction(loader_url) as cursor:
        intake.turn_away(cursor, run_id, rejection_of(place, error))
