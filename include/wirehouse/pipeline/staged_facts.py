"""The facts of an article as rows of the staging tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wirehouse.reasons import Reason
from wirehouse.records import Enrichment, Entity, Mention

Row = tuple[Any, ...]

COLUMNS = {
    "mention": "run_id document_key start_char end_char surface kind entity_id link_method link_score flag",
    "mention_candidate": "run_id document_key start_char end_char rank entity_id",
    "quotation": (
        "run_id document_key start_char end_char text kind speaker_entity_id speaker_start_char "
        "speaker_end_char cue"
    ),
    "amount": (
        "run_id document_key start_char end_char surface currency value value_to modifier per "
        "kind unit fate equivalent_of_start_char"
    ),
    "date_mention": (
        "run_id document_key start_char end_char surface precision first_day last_day is_relative"
    ),
    "place_mention": (
        "run_id document_key start_char end_char surface name latitude longitude country geonames"
    ),
}
"""The columns of each table in `stage`, in the order of the rows."""

ENTITY_COLUMNS = (
    "run_id",
    "entity_id",
    "name",
    "kind",
    "status",
    "wikidata",
    "iso_code",
    "country",
    "latitude",
    "longitude",
    "geonames",
)


@dataclass(frozen=True, slots=True)
class RefusedFact:
    """One fact that is left out of an article, which is published without it.

    `fact` is mention, quotation, amount, date_mention or place_mention; `expectation` names what it
    failed, as suite and name.
    """

    document_key: UUID
    fact: str
    start: int
    end: int
    expectation: str
    reason: Reason
    evidence: str
    versions: str


@dataclass(frozen=True, slots=True)
class StagedFacts:
    """Rows by table, the facts that no table can hold, and the entities that are named."""

    rows: dict[str, list[Row]]
    refused: tuple[RefusedFact, ...]
    entities: tuple[Entity, ...]


def lay_out(run_id: str, document_key: UUID, enrichment: Enrichment, *, versions: str) -> StagedFacts:
    """Lay out the facts of one document; of two of a kind with one span the second is refused."""
    key = (run_id, document_key)
    mentions, rows, refused = [], {}, []
    for table, all_rows in _rows(key, enrichment).items():
        rows[table], again = _once_a_span(all_rows)
        refused += [_refused(table, row, versions) for row in again]
        if table == "mention":
            kept = {id(row) for row in rows[table]}
            mentions = [m for m, row in zip(enrichment.mentions, all_rows, strict=True) if id(row) in kept]
            rows["mention_candidate"] = [row for m in mentions for row in _candidate_rows(key, m)]
    return StagedFacts(rows, tuple(refused), tuple(_entities(enrichment)))


def entity_row(run_id: str, entity: Entity) -> Row:
    """Give an entity as a row of `ENTITY_COLUMNS`."""
    return (
        run_id,
        entity.id,
        entity.name,
        entity.kind,
        entity.status,
        entity.wikidata,
        entity.iso_code,
        entity.country,
        entity.latitude,
        entity.longitude,
        entity.geonames,
    )


def _once_a_span(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    first: dict[tuple[int, int], Row] = {}
    again = [row for row in rows if first.setdefault(row[2:4], row) is not row]
    return list(first.values()), again


def _refused(table: str, row: Row, versions: str) -> RefusedFact:
    _, document_key, start, end, wording = row[:5]
    return RefusedFact(
        document_key=document_key,
        fact=table,
        start=start,
        end=end,
        expectation=f"staging.one {table} a span",
        reason=Reason.BAD_SPAN,
        evidence=f"Two facts of a kind have the same span. Found: {str(wording)[:200]}.",
        versions=versions,
    )


def _rows(key: tuple[str, UUID], enrichment: Enrichment) -> dict[str, list[Row]]:
    amounts = enrichment.amounts
    return {
        "mention": [
            (*key, m.start, m.end, m.surface, m.kind, m.entity and m.entity.id, m.method, m.score, m.flag)
            for m in enrichment.mentions
        ],
        "quotation": [
            (
                *key,
                q.start,
                q.end,
                q.text,
                q.kind,
                q.speaker and q.speaker.id,
                q.speaker_start,
                q.speaker_end,
                q.cue,
            )
            for q in enrichment.quotations
        ],
        "amount": [
            (
                *key,
                a.start,
                a.end,
                a.surface,
                a.currency,
                a.value,
                a.value_to,
                a.modifier,
                a.per,
                a.kind,
                a.unit,
                a.fate,
                None if a.equivalent_of is None else amounts[a.equivalent_of].start,
            )
            for a in amounts
        ],
        "date_mention": [
            (*key, d.start, d.end, d.surface, d.precision, d.first, d.last, d.relative)
            for d in enrichment.dates
        ],
        "place_mention": [
            (*key, p.start, p.end, p.surface, p.name, p.latitude, p.longitude, p.country, p.geonames)
            for p in enrichment.places
        ],
    }


def _candidate_rows(key: tuple[str, UUID], mention: Mention) -> Iterator[Row]:
    ids = dict.fromkeys(candidate.id for candidate in mention.candidates)
    for rank, entity_id in enumerate(ids, start=1):
        yield (*key, mention.start, mention.end, rank, entity_id)


def _entities(enrichment: Enrichment) -> Iterator[Entity]:
    for mention in enrichment.mentions:
        if mention.entity:
            yield mention.entity
        yield from mention.candidates
    yield from (quotation.speaker for quotation in enrichment.quotations if quotation.speaker)
