"""Writing rejections down: `ops.rejection`, the verdict, the run's item, and the end of the work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse import identity
from wirehouse.database import copy_rows, read_sql
from wirehouse.pipeline.runs import storable
from wirehouse.records import Rejection

_COLUMNS = (
    "rejection_id",
    "item_key",
    "document_key",
    "source",
    "address",
    "stage",
    "reason",
    "evidence",
    "expectation",
    "versions",
)


def record(cursor: Cursor, run_id: str, rows: Iterable[Sequence[object]]) -> None:
    """Turn documents away, in the caller's transaction; `rows` are made by `row`."""
    cursor.execute(read_sql("pipeline/refused_table"))
    copy_rows(cursor, "refused", _COLUMNS, rows)
    cursor.execute(read_sql("pipeline/record_rejections"), {"run_id": run_id})


def row(document_key: UUID, rejection: Rejection, *, expectation: str | None = None) -> tuple[object, ...]:
    """Give a document's rejection as `record` takes it."""
    return (
        identity.rejection_id(document_key, rejection.document_id, rejection.stage, rejection.reason),
        document_key,
        document_key,
        rejection.source,
        rejection.address,
        rejection.stage,
        rejection.reason,
        storable(rejection.evidence),
        expectation,
        rejection.versions,
    )
