"""Collecting: what lies in a landing folder becomes raw documents, and their bytes are kept.

Nothing here looks inside a page. What comes in is hostile: every size, depth and count is bounded,
and whatever cannot be taken is a `Rejection` or a `Skip` with its reason.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from wirehouse.collect import addresses
from wirehouse.collect.documents import Terms, read_file
from wirehouse.collect.kinds import Form, kind_of
from wirehouse.collect.landing import LandedFile, walk
from wirehouse.collect.places import Outcome, Place
from wirehouse.collect.raw_store import RawStore, open_raw_store
from wirehouse.errors import TerminalError
from wirehouse.records import RawDocument, Rejection, Skip
from wirehouse.settings import Settings

__all__ = [
    "Outcome",
    "RawStore",
    "address_of",
    "collect_folder",
    "collect_results",
    "limited",
    "open_raw_store",
]


def collect_folder(
    folder: Path | str,
    *,
    source: str | None = None,
    under: str | None = None,
    sources: frozenset[str] | None = None,
    since: datetime | None = None,
    limit: int | None = None,
    settings: Settings,
) -> Iterator[RawDocument | Rejection | Skip]:
    """Give everything that lies in a landing folder, one thing at a time, sorted by path.

    `folder` is a folder or an address of object storage (`s3://bucket/landing`). The folders directly in
    it are the sources, and files directly in it are of the source `loose`; with `source`, all of it is
    that source's, and addresses begin with `under`, or else with its id.
    Taken are `.txt`, `.html`, `.htm`, `.xhtml`, `.json`, `.jsonl` and `.ndjson`, each also as `.gz`,
    and `.zip`, `.tar`, `.tar.gz` and `.tgz` of these; the members of an archive come in its order.

    Of `sources`, where given, only these are walked. What was captured before `since` (with time
    zone), or, where no time of capture is stated, was put there before it, becomes a skip. After
    `limit` documents and rejections nothing more comes; skips do not count.

    At most one document is in memory at a time. Raises `TerminalError` at once when the folder cannot
    be listed or `since` has no time zone, and `TransientError` on the way when this process runs out of
    memory or of open files.
    """
    if since is not None and since.tzinfo is None:
        raise TerminalError(f"since={since.isoformat()} has no time zone; add one, such as +00:00")
    terms = Terms(settings, since)
    if "://" in str(folder):
        from wirehouse.collect.storage import collect_stored  # noqa: PLC0415 - a folder needs none of it

        return limited(collect_stored(str(folder), terms, sources, source, under), limit)
    found = walk(Path(folder), sources, source=source, under=under)
    return limited(_outcomes(found, terms), limit)


def collect_results(
    address: str, *, source: str, since: datetime | None = None, settings: Settings
) -> Iterator[RawDocument | Rejection | Skip]:
    """Give the pages that a file of search results holds (`html` or `text`), as those of a landing folder.

    `address` is a path or an address of object storage, and what the addresses of its records begin
    with. Results that only name a page are passed over.
    Raises `TerminalError` at once for a file that is not named as one of JSON, and as `collect_folder`.
    """
    terms = Terms(settings, since, are_results=True)
    name = address.rpartition("/")[2]
    kind = kind_of(name)
    if kind is None or kind.form not in {Form.LINES, Form.RECORDS}:
        raise TerminalError(
            f"{address}: results are JSON or JSON lines; name the file .json, .jsonl or .ndjson"
        )
    if "://" not in address and not os.path.exists(address):  # noqa: PTH110
        raise TerminalError(f"{address}: there is no such file; correct the source's YAML file")
    place = Place(source, addresses.bounded(address_of(address)))
    if "://" in address:
        from wirehouse.collect.storage import collect_stored_file  # noqa: PLC0415

        return collect_stored_file(address, place, terms)
    return read_file(LandedFile(os.path.realpath(address), name, place), terms)


def _outcomes(found: Iterator[LandedFile | Rejection | Skip], terms: Terms) -> Iterator[Outcome]:
    for item in found:
        if isinstance(item, LandedFile):
            yield from read_file(item, terms)
        else:
            yield item


def address_of(place: str) -> str:
    """Give a path or an address of object storage as it stands in the addresses of what lies there."""
    return "/".join(addresses.of_name(os.fsencode(part)) for part in place.split("/"))


def limited(outcomes: Iterator[Outcome], limit: int | None) -> Iterator[Outcome]:
    """Give outcomes until so many were documents or rejections; None: all."""
    if limit is not None and limit <= 0:
        return
    counted = 0
    for outcome in outcomes:
        yield outcome
        counted += not isinstance(outcome, Skip)
        if counted == limit:
            return
