"""What the sources' YAML files name besides addresses of the web: folders and files, here or in object storage.

A place that cannot be read ends no run: it is one rejection at its own address, which is closed when the
place is read again.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse import settings, sources
from wirehouse.collect import Outcome, address_of, collect_folder, collect_results
from wirehouse.database import read_sql
from wirehouse.errors import DocumentError, WirehouseError
from wirehouse.reasons import Reason
from wirehouse.records import Rejection, Stage
from wirehouse.sources import CollectKind, Source

WITH_PAGES = frozenset({CollectKind.LANDING, CollectKind.SEARCH_RESULTS})
"""Kinds of places that hold raw files."""
WITH_ADDRESSES = frozenset({CollectKind.URLS, CollectKind.SEARCH_RESULTS})
"""Kinds of places that name pages of the web."""


@dataclass(frozen=True, slots=True)
class StatedPlace:
    """A place that a source's file names."""

    source: str
    kind: CollectKind
    address: str

    @property
    def prefix(self) -> str:
        """What the addresses of things that lie here begin with: the place's own, so that no two meet."""
        own = address_of(self.address)
        return f"{own.rstrip('/')}/" if self.kind is CollectKind.LANDING else own

    def holds(self, address: str) -> bool:
        """Tell whether what had an address of this place still lies there; False where nobody can tell."""
        if not address.startswith(self.prefix):
            return False
        if self.kind is CollectKind.LANDING:
            return lies_in(self.address, address.removeprefix(self.prefix))
        return lies_in(os.path.dirname(self.address), os.path.basename(self.address))  # noqa: PTH119, PTH120


def stated_places(kinds: Collection[CollectKind], wanted: Collection[str] | None = None) -> list[StatedPlace]:
    """Give the places of these kinds that are no addresses of the web, of all sources or those wanted."""
    return [
        place
        for source in sources.load_all(settings.load().sources_folder).values()
        if wanted is None or source.id in wanted
        for place in places_of(source, kinds)
    ]


def places_of(source: Source, kinds: Collection[CollectKind]) -> Iterator[StatedPlace]:
    """Give the places of these kinds that a source states and that are no addresses of the web."""
    for place in source.collect:
        if place.kind in kinds and not place.address.startswith(("http://", "https://")):
            yield StatedPlace(source.id, place.kind, place.address)


def read_place(place: StatedPlace, since: datetime | None, config: settings.Settings) -> Iterator[Outcome]:
    """Give what lies at a place, one thing at a time; a place that fails ends with its rejection."""
    try:
        if place.kind is CollectKind.LANDING:
            yield from collect_folder(
                place.address, source=place.source, under=place.prefix, since=since, settings=config
            )
        else:
            yield from collect_results(place.address, source=place.source, since=since, settings=config)
    except WirehouseError as error:
        yield rejection_of(place, error)


def lies_in(folder: str, address: str) -> bool:
    """Tell whether the file of an address, taken from a folder or an address of object storage, is there."""
    file = address.split("!/", 1)[0].split("#", 1)[0]
    if "://" in file or file.startswith("/"):
        # Another place's: joined with the folder, it would be itself.
        return False
    try:
        if "://" in folder:
            from wirehouse.collect.storage import is_there  # noqa: PLC0415 - a folder needs none of it

            return is_there(f"{folder.rstrip('/')}/{file}")
        return (Path(folder) / file).is_file()
    except (OSError, ValueError, WirehouseError):
        return False


def rejection_of(place: StatedPlace, error: WirehouseError) -> Rejection:
    """Turn a place away for what went wrong with it."""
    return Rejection(
        source=place.source,
        address=place.address,
        document_id=None,
        stage=Stage.COLLECT,
        reason=error.reason if isinstance(error, DocumentError) else Reason.UNREADABLE,
        evidence=str(error),
    )


def close_rejection(cursor: Cursor, run_id: str, place: StatedPlace) -> None:
    """Close what stood against a place itself: it was read."""
    cursor.execute(
        read_sql("pipeline/close_place"),
        {"run_id": run_id, "source": place.source, "address": place.address},
    )
