"""What a collector met becomes rows, its bytes put away before."""

from __future__ import annotations

import threading
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from wirehouse.collect import open_raw_store
from wirehouse.errors import TransientError
from wirehouse.pipeline import incoming
from wirehouse.reasons import SkipReason
from wirehouse.records import RawDocument, Skip


def document(number: int, size: int = 10) -> RawDocument:
    data = str(number).encode().ljust(size, b"x")
    return RawDocument.from_bytes(data, f"https://skarv.example/{number}", "text/html", source="skarv")


def tagged(*things: incoming.Thing) -> list[tuple[uuid.UUID, incoming.Thing]]:
    return [(uuid.uuid4(), thing) for thing in things]


def test_rows_come_in_the_order_of_the_things_and_their_bytes_are_there(tmp_path: Path):
    things = [
        *(document(number) for number in range(40)),
        Skip("skarv", "a.png", SkipReason.UNSUPPORTED_TYPE),
    ]
    store = open_raw_store(str(tmp_path))
    rows = incoming.rows(tagged(*things), store, first=7)
    assert [row[0] for row in rows] == list(range(7, 48))
    assert [row[incoming.COLUMNS.index("address")] for row in rows] == [thing.address for thing in things]
    assert [store.get(thing.id) for thing in things[:-1]] == [thing.data for thing in things[:-1]]
    assert all(Path(row[incoming.COLUMNS.index("location")]).is_file() for row in rows[:-1])
    assert rows[-1][incoming.COLUMNS.index("location")] is None


@dataclass
class Slow:
    """A store in which a document is put only once another one is being put."""

    together: threading.Barrier = field(default_factory=lambda: threading.Barrier(2, timeout=5))

    def put(self, document: RawDocument) -> str:
        self.together.wait()
        return document.address


def test_documents_are_put_away_several_at_once():
    assert len(incoming.rows(tagged(document(1), document(2)), Slow())) == 2


def test_what_the_store_raises_is_raised(tmp_path: Path):
    class Full(Slow):
        def put(self, document: RawDocument) -> str:
            raise TransientError("the disk is full")

    with pytest.raises(TransientError, match="the disk is full"):
        incoming.rows(tagged(document(1), document(2)), Full())


def test_a_batch_is_full_by_number_or_by_size(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(incoming, "BATCH", 3)
    monkeypatch.setattr(incoming, "BATCH_BYTES", 100)
    sizes = [1, 1, 1, 1, 99, 1, 500, 1]
    things = tagged(*(document(number, size) for number, size in enumerate(sizes)))
    batches = [[len(thing.data) for _, thing in batch] for batch in incoming.batches(things)]
    assert batches == [[1, 1, 1], [1, 99], [1, 500], [1]]
