"""What a collector met, as rows for the intake: its bytes are put away first."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeAlias, TypeVar

from wirehouse import identity
from wirehouse.collect import RawStore
from wirehouse.pipeline import runs
from wirehouse.records import RawDocument, Rejection, Skip

Thing: TypeAlias = RawDocument | Rejection | Skip
Row: TypeAlias = tuple[object, ...]
Tag = TypeVar("Tag")

BATCH = 500
"""Things that are taken in with one transaction."""
BATCH_BYTES = 64_000_000
"""With so many bytes of documents, a batch is full before."""
_PUTS = 16
"""Documents that are put away at once: each waits for a disk or an object storage, not for a processor."""

COLUMNS = (
    "ordinal",
    "what",
    "item_key",
    "copy_key",
    "source",
    "address",
    "document_key",
    "sha256",
    "media_type",
    "charset",
    "size_bytes",
    "location",
    "captured_at",
    "modified_at",
    "rejection_id",
    "reason",
    "evidence",
    "versions",
)


def batches(things: Iterable[tuple[Tag, Thing]]) -> Iterator[list[tuple[Tag, Thing]]]:
    """Divide things, each with what it is tagged with, into batches of bounded number and size."""
    batch: list[tuple[Tag, Thing]] = []
    size = 0
    for tag, thing in things:
        batch.append((tag, thing))
        size += len(thing.data) if isinstance(thing, RawDocument) else 0
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def rows(things: Sequence[tuple[uuid.UUID, Thing]], store: RawStore, first: int = 0) -> list[Row]:
    """Put the documents' bytes away, several at once, and give the row of each thing in their order.

    With each thing comes the key of its item should the run have met the same thing before; `first`
    counts the things before these of one call of the intake. Raises what the store raises.
    """
    with ThreadPoolExecutor(_PUTS, "raw store") as pool:
        puts = [
            pool.submit(store.put, thing) if isinstance(thing, RawDocument) else None for _, thing in things
        ]
    return [
        row(ordinal, key, thing, put.result() if put else None)
        for ordinal, ((key, thing), put) in enumerate(zip(things, puts, strict=True), start=first)
    ]


def row(ordinal: int, copy_key: uuid.UUID, thing: Thing, location: str | None = None) -> Row:
    """Give the row of one thing; `location` is where a document's bytes were put.

    `ordinal` counts the things of one call of the intake; `copy_key` is the item's key should the run
    have met the same thing before.
    """
    match thing:
        case RawDocument():
            return _document_row(ordinal, copy_key, thing, location)
        case Rejection():
            return _rejection_row(ordinal, copy_key, thing)
        case Skip():
            key = identity.item_key(thing.source, thing.address)
            place = (thing.source, thing.address)
            return (ordinal, "skip", key, copy_key, *place, *[None] * 9, thing.reason, None, None)


def _document_row(ordinal: int, copy_key: uuid.UUID, document: RawDocument, location: str | None) -> Row:
    return (
        ordinal,
        "document",
        document.key,
        copy_key,
        document.source,
        document.address,
        document.key,
        document.id,
        document.media_type,
        document.charset,
        len(document.data),
        location,
        document.captured_at,
        document.modified_at,
        *[None] * 4,
    )


def _rejection_row(ordinal: int, copy_key: uuid.UUID, rejection: Rejection) -> Row:
    source, address, document = rejection.source, rejection.address, rejection.document_id
    key = identity.document_key(document, source, address) if document else identity.item_key(source, address)
    rejection_id = identity.rejection_id(key, document, rejection.stage, rejection.reason)
    judged = (rejection_id, rejection.reason, runs.storable(rejection.evidence), rejection.versions)
    return (ordinal, "rejection", key, copy_key, source, address, *[None] * 8, *judged)
