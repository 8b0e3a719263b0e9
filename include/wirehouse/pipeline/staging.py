"""Records as rows of the staging tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from uuid import UUID
from zoneinfo import ZoneInfo

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse import identity
from wirehouse.clean import page_trace
from wirehouse.database import copy_rows, read_sql
from wirehouse.pipeline import fact_rejections, staged_facts
from wirehouse.pipeline.runs import storable
from wirehouse.pipeline.staged_facts import RefusedFact, Row
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
    **staged_facts.COLUMNS,
    "page_trace": (
        "run_id document_key source article_id seen_at lines wordings body_lines day_first month_first"
    ),
}

_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_WORDING = 200


@dataclass(frozen=True, slots=True)
class Staged:
    """One document as it will stand in the staging tables: rows by table, and the entities it names.

    `refused` are the facts that no table can hold.
    """

    document_key: UUID
    rows: dict[str, list[Row]]
    entities: tuple[Entity, ...]
    refused: tuple[RefusedFact, ...] = ()


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
    facts = staged_facts.lay_out(
        run_id, document_key, enrichment, versions=f"{article.versions}; {enrichment.versions}"
    )
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
        **facts.rows,
        "page_trace": [_trace_row(key, article, captured_at)],
    }
    for table, its_rows in rows.items():
        _check(table, its_rows)
    return Staged(document_key, rows, facts.entities, facts.refused)


def _check(table: str, rows: Sequence[Row]) -> None:
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
    entities = (staged_facts.entity_row(run_id, one) for one in named.values())
    copy_rows(cursor, "named_entity", staged_facts.ENTITY_COLUMNS, entities)
    cursor.execute(read_sql("pipeline/stage_entities"))
    fact_rejections.record(cursor, run_id, [fact for document in documents for fact in document.refused])
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
