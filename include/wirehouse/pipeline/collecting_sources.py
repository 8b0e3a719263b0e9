"""What the sources' YAML files say of collecting, as the collectors need it, and written down for all workers."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse import settings, sources
from wirehouse.database import transaction
from wirehouse.errors import TerminalError
from wirehouse.pipeline import collecting_addresses, frontier
from wirehouse.pipeline.frontier import Named
from wirehouse.pipeline.frontier_session import statement
from wirehouse.pipeline.stated_places import WITH_ADDRESSES, StatedPlace, places_of
from wirehouse.sources import Source

LISTINGS = frozenset({"feed", "sitemap", "urls", "search_results"})
"""The kinds of addresses that are read over the network, again and again."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How one source is collected.

    `listings` are addresses with their kinds, and `lists` the lists that are files; `homes` the
    registrable domains whose pages are wanted.
    """

    source: str
    listings: tuple[tuple[str, str], ...]
    lists: tuple[StatedPlace, ...] = ()
    homes: frozenset[str] = frozenset()
    timezone: str | None = None
    pace_seconds: float | None = None
    max_per_run: int | None = None
    is_rechecked: bool = True
    least_a_day: int | None = None
    silent_after_hours: float | None = None


def plans(wanted: Collection[str] | None) -> list[Plan]:
    """Give the plans of the sources that are collected from the web, or of those that are wanted.

    Raises `TerminalError` for a wanted source that has no file, or none with such an address.
    """
    stated = {one.source: one for one in map(plan_of, _stated()) if one.listings or one.lists}
    if wanted is None:
        return list(stated.values())
    missing = sorted(set(wanted) - stated.keys())
    if missing:
        raise TerminalError(
            f"{missing[0]!r} is no source with a feed, sitemap or list of addresses; there are: "
            f"{', '.join(sorted(stated)) or 'none'}; see docs/sources.md"
        )
    return [stated[source] for source in sorted(set(wanted))]


def _stated() -> Iterable[Source]:
    return sources.load_all(settings.load().sources_folder).values()


def write(loader_url: str, stated: Iterable[Plan], config: settings.Settings) -> None:
    """Write down the listings of each source, retire those that its file names no more, and what it promises."""
    for plan in stated:
        with transaction(loader_url, application_name="wirehouse collector") as cursor:
            _write(cursor, plan, config)


def _write(cursor: Cursor, plan: Plan, config: settings.Settings) -> None:
    named = []
    for address, kind in plan.listings:
        place = collecting_addresses.place_of(address)
        if place is None:
            raise TerminalError(
                f"{plan.source}: {address[:200]!r} is no address of the web; correct its YAML file"
            )
        named.append(Named(address, kind, place))
    keys = frontier.name_listings(
        cursor,
        plan.source,
        named,
        parent=None,
        interval_minutes=config.collect_shortest_minutes,
        stale=timedelta(days=config.collect_stale_days),
        rest=timedelta(days=config.collect_rest_days),
    )
    cursor.execute(statement("collect/retire_listings"), {"source": plan.source, "listing_keys": keys})
    cursor.execute(
        statement("collect/watch_source"),
        {
            "source": plan.source,
            "silent_after_hours": plan.silent_after_hours,
            "least_a_day": plan.least_a_day,
        },
    )


def plan_of(source: Source) -> Plan:
    """Read a source's plan out of its file. Folders and archives are not of it: other runs read them."""
    listings = tuple(
        (one.address, one.kind.value)
        for one in source.collect
        if one.kind.value in LISTINGS and one.address.startswith(("http://", "https://"))
    )
    own = [source.homepage or "", *(address for address, _ in listings)]
    places = [collecting_addresses.place_of(address) for address in own]
    named = [collecting_addresses.place_of(f"https://{host}/") for host in source.hosts]
    return Plan(
        source=source.id,
        listings=listings,
        lists=tuple(places_of(source, WITH_ADDRESSES)),
        homes=frozenset(place.domain for place in (*places, *named) if place is not None),
        timezone=source.timezone,
        pace_seconds=source.pace_seconds,
        max_per_run=source.max_per_run,
        is_rechecked=source.recheck,
        least_a_day=math.ceil(source.floors.articles_a_day) or None,
        silent_after_hours=source.silent_after_hours,
    )
