"""Sources' profiles in the warehouse: read before cleaning, learned from what a run publishes."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse.clean import source_profile
from wirehouse.database import copy_rows, read_sql, transaction
from wirehouse.pipeline.judging import source_of
from wirehouse.records import LOOSE, PageTrace, SourceProfile
from wirehouse.sources import Source

_PAGE_COLUMNS = (
    "source",
    "article_id",
    "document_key",
    "seen_at",
    "lines",
    "body_lines",
    "day_first",
    "month_first",
    "run_id",
)


def versions(cursor: Cursor, sources: Iterable[str]) -> dict[str, str]:
    """Give the versions of the profiles that would be used today, of those sources that have one."""
    return {source: version for source, version, _, _ in _heads(cursor, sources)}


def load(cursor: Cursor, sources: Iterable[str]) -> dict[str, SourceProfile]:
    """Read the profiles that are to be used, of those sources that have one."""
    heads = _heads(cursor, sources)
    lines: defaultdict[str, dict[int, int]] = defaultdict(dict)
    cursor.execute(read_sql("profiles/lines"), {"sources": [head[0] for head in heads]})
    for source, line, pages in cursor.fetchall():
        lines[source][line] = pages
    return {
        source: SourceProfile(source, version, pages, lines[source], date_order)
        for source, version, pages, date_order in heads
    }


def _heads(cursor: Cursor, sources: Iterable[str]) -> list[tuple[str, str, int, str | None]]:
    used = sorted({source for source in sources if is_used(source_of(source))})
    if not used:
        return []
    cursor.execute(read_sql("profiles/versions"), {"sources": used})
    return list(cursor.fetchall())


def is_used(source: Source) -> bool:
    """Tell whether a source's profile is used: loose files are of no one source."""
    return source.profile != "off" and source.id != LOOSE


def learn(cursor: Cursor, run_id: str) -> list[str]:
    """Learn from the pages that a run has just published, in the transaction that publishes them.

    Publishing holds a lock of its own, so that no other run learns meanwhile. Gives the sources whose
    profile has a new version.
    """
    cursor.execute(read_sql("profiles/staged_sources"), {"run_id": run_id})
    moved = []
    for (source,) in cursor.fetchall():
        if source_of(source).profile == "learn" and is_used(source_of(source)):
            traces = _remember(cursor, run_id, source)
            learned = source_profile.learn(source, traces)
            if source_profile.has_moved(load(cursor, [source]).get(source), learned):
                _write(cursor, run_id, learned)
                moved.append(source)
    return moved


def _remember(cursor: Cursor, run_id: str, source: str) -> dict[uuid.UUID, PageTrace]:
    """Put the run's pages of a source to those that are remembered, and give all."""
    of_source = {"run_id": run_id, "source": source}
    known = {one.article: one for one in _pages(cursor, "known_pages", of_source)}
    traces = source_profile.merge(known.values(), _pages(cursor, "staged_pages", of_source))
    outdated = [article for article, one in known.items() if traces.get(article) != one]
    cursor.execute(read_sql("profiles/forget_pages"), {"source": source, "articles": outdated})
    fresh = (one for article, one in traces.items() if known.get(article) != one)
    copy_rows(
        cursor,
        "ops.source_profile_page",
        _PAGE_COLUMNS,
        ((source, *_columns(one), run_id) for one in fresh),
    )
    return traces


def _pages(cursor: Cursor, query: str, parameters: Mapping[str, object]) -> list[PageTrace]:
    cursor.execute(read_sql(f"profiles/{query}"), parameters)
    return [
        PageTrace(article, document, seen_at, frozenset(lines), frozenset(body), day_first, month_first)
        for article, document, seen_at, lines, body, day_first, month_first in cursor.fetchall()
    ]


def _columns(one: PageTrace) -> tuple[object, ...]:
    lines, body = sorted(one.lines), sorted(one.body)
    return (one.article, one.document, one.seen_at, lines, body, one.day_first, one.month_first)


def _write(cursor: Cursor, run_id: str, learned: SourceProfile) -> None:
    version = {
        "run_id": run_id,
        "source": learned.source,
        "version": learned.version,
        "pages": learned.pages,
        "lines": len(learned.lines),
        "date_order": learned.date_order,
    }
    cursor.execute(read_sql("profiles/new_version"), version)
    lines = {"hashes": list(learned.lines), "counts": list(learned.lines.values())}
    cursor.execute(read_sql("profiles/replace_lines"), {"run_id": run_id, "source": learned.source, **lines})


def forget(loader_url: str, source: str) -> int:
    """Forget all that was learned of a source, and the pages it was learned from; gives their number."""
    with transaction(loader_url) as cursor:
        cursor.execute("SELECT count(*) FROM ops.source_profile_page WHERE source = %s", [source])
        (pages,) = cursor.fetchone() or (0,)
        cursor.execute(read_sql("profiles/forget"), {"source": source})
    return int(pages)
