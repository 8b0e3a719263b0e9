"""Records as rows of the staging tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse import identity
from wirehouse.clean import page_trace
from wirehouse.database import copy_rows, read_sql
from wirehouse.pipeline.runs import storable
from wirehouse.records import Article, Enrichment, Entity, LivePost, Precision, PublicationDate
from wirehouse.sources import Source

_COLUMNS = {
    "article": (
        "run_id document_key sha256 source_id article_id address revision_id content_hash kind headline "
        "standfirst byline authors body word_count language section keywords publisher canonical_url "
        "syndicated_from dateline_place dateline_agency published_at published_on published_value "
        "published_precision published_basis published_confidence modified_value saved_value is_partial "
        "posts_newest_first captured_at clean_versions enrich_versions"
    ),
    "date_candidate": (
        "run_id document_key candidate_number value precision basis confidence evidence line verdict"
    ),
    "live_post": (
        "run_id document_key post_number start_char end_char headline posted_at posted_value posted_precision"
    ),
    "mention": ("run_id document_key start_char end_char surface kind entity_id link_method link_score flag"),
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
    "page_trace": (
        "run_id document_key source article_id seen_at lines wordings body_lines day_first month_first"
    ),
}
_ENTITY_COLUMNS = ("run_id", "entity_id", "name", "kind", "status", "wikidata", "iso_code")

_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_WORDING = 200
_SPANS = {"mention", "quotation", "amount", "date_mention"}

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Staged:
    """One document as it will stand in the staging tables: rows by table, and the entities it names."""

    document_key: UUID
    rows: dict[str, list[Row]]
    entities: tuple[Entity, ...]


def staged(
    run_id: str,
    document_key: UUID,
    article: Article,
    enrichment: Enrichment,
    *,
    source: Source,
    captured_at: datetime,
) -> Staged:
    """Lay out one document's rows. `captured_at` is for an article that does not know its own.

    Raises `ValueError` for what the tables cannot hold, which would otherwise fail the documents that
    are staged with it.
    """
    key = (run_id, document_key)
    rows = {
        "article": [_article_row(key, article, enrichment, source, captured_at)],
        "date_candidate": [
            (
                *key,
                number,
                one.value,
                one.precision,
                one.basis,
                one.confidence,
                one.evidence,
                one.line,
                one.verdict,
            )
            for number, one in enumerate(article.explanation.dates)
        ],
        "live_post": [_post_row(key, number, post, source) for number, post in enumerate(article.posts)],
        **_fact_rows(key, enrichment),
        "page_trace": [_trace_row(key, article, captured_at)],
    }
    for table, its_rows in rows.items():
        _check(table, its_rows)
    return Staged(document_key, rows, tuple(_entities(enrichment)))


def _check(table: str, rows: Sequence[Row]) -> None:
    if table in _SPANS and len({row[2:4] for row in rows}) < len(rows):
        raise ValueError(f"two {table}s have the same span")
    for text in chain.from_iterable(map(_texts, chain.from_iterable(rows))):
        if "\0" in text or _SURROGATE.search(text):
            raise ValueError(f"a text of {table} holds NUL or a lone surrogate: {text[:80]!r}")


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(part for part in value if isinstance(part, str)) if isinstance(value, tuple) else ()


def write(cursor: Cursor, run_id: str, documents: Sequence[Staged]) -> None:
    """Put documents into the staging tables, in place of what an earlier try had put there."""
    keys = [document.document_key for document in documents]
    cursor.execute(read_sql("pipeline/unstage"), {"run_id": run_id, "document_keys": keys})
    for table, columns in _COLUMNS.items():
        rows = chain.from_iterable(document.rows[table] for document in documents)
        copy_rows(cursor, f"stage.{table}", columns.split(), rows)
    named = {entity.id: entity for document in documents for entity in document.entities}
    cursor.execute(read_sql("pipeline/named_entity_table"))
    copy_rows(cursor, "named_entity", _ENTITY_COLUMNS, (_entity_row(run_id, one) for one in named.values()))
    cursor.execute(read_sql("pipeline/stage_entities"))
    cursor.execute(read_sql("pipeline/mark_staged"), {"run_id": run_id, "document_keys": keys})


def published_at(published: PublicationDate, timezone: str | None) -> datetime | None:
    """Give the instant of a date that has a time of day; None for one that has none.

    A time without an offset is read in the source's IANA `timezone`, or in UTC where that is unknown.
    """
    if published.value is None or published.precision not in {Precision.MINUTE, Precision.SECOND}:
        return None
    instant = datetime.fromisoformat(published.value)
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=ZoneInfo(timezone) if timezone else UTC)
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        # The first and the last day of the calendar have no instant in every time zone.
        return None


def _article_row(
    key: tuple[str, UUID], article: Article, enrichment: Enrichment, source: Source, captured_at: datetime
) -> Row:
    content = article.content_hash
    dateline = article.dateline
    return (
        *key,
        article.document_id,
        article.source,
        article.id,
        article.canonical_url or article.address,
        identity.revision_id(article.id, content),
        content,
        article.kind,
        article.headline,
        article.standfirst,
        article.byline,
        article.authors,
        article.body,
        len(article.body.split()),
        article.language,
        article.section,
        article.keywords,
        article.publisher,
        article.canonical_url,
        article.syndicated_from,
        dateline.place if dateline else None,
        dateline.agency if dateline else None,
        published_at(article.published, source.timezone),
        article.published.day,
        article.published.value,
        article.published.precision,
        article.published.basis,
        article.published.confidence,
        article.modified.value,
        article.saved_at.value,
        article.partial,
        article.newest_first,
        article.captured_at or captured_at,
        article.versions,
        enrichment.versions,
    )


def _trace_row(key: tuple[str, UUID], article: Article, captured_at: datetime) -> Row:
    seen_at = article.captured_at or captured_at
    trace, wordings = page_trace.trace(article.explanation.blocks, article.id, key[1], seen_at)
    lines = sorted(trace.lines)
    return (
        *key,
        article.source,
        trace.article,
        seen_at,
        tuple(lines),
        tuple(storable(wordings[line], _LONGEST_WORDING) for line in lines),
        tuple(sorted(trace.body)),
        trace.day_first,
        trace.month_first,
    )


def _post_row(key: tuple[str, UUID], number: int, post: LivePost, source: Source) -> Row:
    posted = PublicationDate(None if post.posted.startswith("T") else post.posted, post.precision)
    instant = published_at(posted, source.timezone)
    return (*key, number, post.start, post.end, post.headline, instant, post.posted, post.precision)


def _fact_rows(key: tuple[str, UUID], enrichment: Enrichment) -> dict[str, list[Row]]:
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
    }


def _entities(enrichment: Enrichment) -> Iterator[Entity]:
    yield from (mention.entity for mention in enrichment.mentions if mention.entity)
    yield from (quotation.speaker for quotation in enrichment.quotations if quotation.speaker)


def _entity_row(run_id: str, entity: Entity) -> Row:
    return (run_id, entity.id, entity.name, entity.kind, entity.status, entity.wikidata, entity.iso_code)
