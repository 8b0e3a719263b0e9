"""Leaving single facts out: `ops.fact_rejection`, and the mark by which the publish passes them over."""

from __future__ import annotations

from collections.abc import Sequence

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse.database import copy_rows, read_sql
from wirehouse.pipeline.runs import storable
from wirehouse.pipeline.staged_facts import RefusedFact

_COLUMNS = (
    "document_key",
    "fact",
    "start_char",
    "end_char",
    "expectation",
    "reason",
    "evidence",
    "versions",
)


def record(cursor: Cursor, run_id: str, facts: Sequence[RefusedFact]) -> None:
    """Write down, in the caller's transaction, facts that no staging table holds."""
    if facts:
        cursor.execute(read_sql("pipeline/refused_fact_table"))
        copy_rows(cursor, "refused_fact", _COLUMNS, map(_row, facts))
        cursor.execute(read_sql("pipeline/record_fact_rejections"), {"run_id": run_id})


def refuse(cursor: Cursor, run_id: str, facts: Sequence[RefusedFact]) -> None:
    """Write down facts, and mark them in the stage so that the publish leaves them out."""
    if facts:
        record(cursor, run_id, facts)
        cursor.execute(read_sql("pipeline/refuse_staged_facts"), {"run_id": run_id})


def _row(fact: RefusedFact) -> tuple[object, ...]:
    return (
        fact.document_key,
        fact.fact,
        fact.start,
        fact.end,
        fact.expectation,
        fact.reason,
        storable(fact.evidence),
        fact.versions,
    )
