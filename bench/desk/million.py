"""How long each page of the desk takes at the server over a million articles, and whether indexes are used.

    PYTHONPATH=include:. .venv/bin/python -m bench.desk.million [--share 0.01] [--home FOLDER] [--keep]

Fills a Postgres of its own with a million articles, five million mentions and 100,000 rejections (of which
--share makes less), reads every page several times, and prints the least, the median and the slowest. Then it asks
EXPLAIN for every query of these pages, and fails where one reads a large table from end to end, or where a
page takes longer than 300 ms at its best: other programs of the machine make any page slow, and none fast.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg2
from psycopg2 import sql

from wirehouse.database import EmbeddedPostgres, connect, migrate

GOAL_MS = 300
TIMES = 6
LARGE = {
    "article",
    "article_revision",
    "mention",
    "quotation",
    "rejection",
    "document",
    "verdict",
    "run_item",
    "entity",
    "entity_alias",
    "entity_resolution",
    "provisional_entity",
}
"""Tables that no page may read from end to end."""

Query = tuple[str, str]


def main() -> int:
    """Fill, measure, explain; 0 where every page is fast and every large table is read by an index."""
    given = _arguments()
    with tempfile.TemporaryDirectory(prefix="wirehouse-million-") as folder:
        home = given.home or Path(folder)
        server = EmbeddedPostgres(home, durable=False)
        server.start()
        try:
            if not _is_filled(server):
                _fill(server, given.share)
            return _report(server)
        finally:
            if not given.keep:
                server.stop()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--share", type=float, default=1.0, help="of the million, such as 0.01")
    parser.add_argument("--home", type=Path, help="keep the database in this folder, and take what is there")
    parser.add_argument("--keep", action="store_true", help="leave the database running")
    return parser.parse_args()


def _is_filled(server: EmbeddedPostgres) -> bool:
    with closing(connect(server.url("owner"))) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('news.article') IS NOT NULL")
        if cursor.fetchone() != (True,):
            return False
        cursor.execute("SELECT EXISTS (SELECT FROM news.article)")
        return cursor.fetchone() == (True,)


def _fill(server: EmbeddedPostgres, share: float) -> None:
    """Make the rows on the server; the indexes of the large tables are dropped meanwhile and made again."""
    migrate(server.url("owner"))
    counts = {name: int(whole * share) for name, whole in _WHOLE.items()}
    began = time.monotonic()
    url = server.url("admin").rsplit("/", 1)[0] + "/wirehouse"
    with closing(connect(url)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(_INDEXES)
            indexes = cursor.fetchall()
            for name, _ in indexes:
                cursor.execute(f"DROP INDEX {name}")
            for statement in _statements((Path(__file__).parent / "fill.sql").read_text(encoding="utf-8")):
                started = time.monotonic()
                cursor.execute(statement, counts)
                _say(f"  {time.monotonic() - started:6.1f} s  {' '.join(statement.split())[:70]}")
            for name, definition in indexes:
                started = time.monotonic()
                cursor.execute(definition)
                _say(f"  {time.monotonic() - started:6.1f} s  {name}")
            cursor.execute("VACUUM ANALYZE")
    _say(
        f"filled in {time.monotonic() - began:.0f} s: {', '.join(f'{n:,} {name}' for name, n in counts.items())}"
    )


_WHOLE = {"articles": 1_000_000, "rejections": 100_000, "entities": 120_000}

_INDEXES = """
SELECT format('%I.%I', n.nspname, i.relname), pg_get_indexdef(x.indexrelid)
FROM pg_index AS x
INNER JOIN pg_class AS i ON x.indexrelid = i.oid
INNER JOIN pg_class AS t ON x.indrelid = t.oid
INNER JOIN pg_namespace AS n ON i.relnamespace = n.oid
WHERE n.nspname IN ('news', 'ops', 'raw') AND NOT x.indisunique
    AND t.relname IN ('article_revision', 'mention', 'quotation', 'rejection', 'document', 'run_item', 'verdict', 'entity', 'article')
"""


def _statements(text: str) -> Iterator[str]:
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    for statement in "\n".join(lines).split(";\n"):
        if statement.strip():
            yield statement


def _report(server: EmbeddedPostgres) -> int:
    from starlette.testclient import TestClient

    from wirehouse import settings
    from wirehouse.desk import User, desk_app, warehouse

    asked: list[Query] = []
    page = [""]
    ask = warehouse.Page.ask

    def note(self: Any, query: str, values: Any) -> Any:
        asked.append((page[0], self.cursor.mogrify(query, values).decode()))
        return ask(self, query, values)

    app = desk_app(settings.load, lambda: server.url("desk"), lambda: User("bench", True), None)  # type: ignore[arg-type]
    client = TestClient(app)
    slow = []
    _say(f"\n{'page':58} {'least':>8} {'median':>8} {'slowest':>8}")
    for name, path in _pages(server):
        times = []
        for number in range(TIMES):
            page[0] = name
            warehouse.Page.ask = note if number == 0 else ask  # type: ignore[method-assign]
            started = time.perf_counter()
            answer = client.get(path)
            times.append(1000 * (time.perf_counter() - started))
            if answer.status_code not in {200, 303}:
                slow.append(f"{name}: answered {answer.status_code}")
                break
        warehouse.Page.ask = ask  # type: ignore[method-assign]
        # The first one reads the disk.
        least = min(times)
        median = statistics.median(times[1:] or times)
        _say(
            f"{name:58} {least:5.0f} ms {median:5.0f} ms {max(times):5.0f} ms{'  SLOW' if least > GOAL_MS else ''}"
        )
        if least > GOAL_MS:
            slow.append(f"{name}: {least:.0f} ms")
    read = _read_whole(server, asked)
    for problem in (*slow, *read):
        _say(f"PROBLEM {problem}")
    _say(
        f"{len(asked)} queries explained; {len(read)} read a large table from end to end; {len(slow)} pages over {GOAL_MS} ms"
    )
    return 1 if slow or read else 0


def _pages(server: EmbeddedPostgres) -> list[tuple[str, str]]:
    """Every page, where there is most to show."""
    with closing(connect(server.url("owner"))) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT md5('entity0')::uuid, md5('entity50000')::uuid, name FROM news.entity WHERE entity_id = md5('entity0')::uuid"
        )
        popular, _, name = cursor.fetchone() or ("", "", "")
        cursor.execute("SELECT entity_id FROM ops.provisional_entity ORDER BY articles LIMIT 1")
        (rare,) = cursor.fetchone() or ("",)
        cursor.execute("SELECT cause FROM ops.rejection WHERE state = 'open' LIMIT 1")
        (cause,) = cursor.fetchone() or ("",)
        cursor.execute(
            "SELECT md5('document1')::uuid, md5('rejection1')::uuid, md5('rejection5')::uuid, md5('article1')::uuid"
        )
        document, rejection, checked, article = cursor.fetchone() or ("", "", "", "")
        cursor.execute("SELECT (now() - interval '100 days')::date, (now() - interval '90 days')::date")
        since, until = cursor.fetchone() or ("", "")
        cursor.execute(
            "SELECT split_part(body, ' ', 5), split_part(body, ' ', 6) FROM news.article_revision LIMIT 1"
        )
        phrase = '"{} {}"'.format(*(cursor.fetchone() or ("", "")))
    return [
        ("today", "/"),
        ("rejections by cause", "/rejections"),
        ("rejections one by one", "/rejections?view=list"),
        ("rejections of a reason", "/rejections?reason=no_headline"),
        ("rejections of a source, listed", "/rejections?view=list&source=source-7"),
        ("rejections of a cause", f"/rejections?cause={quote(cause)}"),
        ("rejections older than a week", "/rejections?age=older&view=list"),
        ("rejections fixed", "/rejections?state=fixed"),
        ("one rejection", f"/rejections/{rejection}"),
        ("one rejection of an expectation", f"/rejections/{checked}"),
        ("requests", "/requests"),
        ("gate", "/gate"),
        ("runs", "/runs"),
        ("runs of a job", "/jobs/news_daily"),
        ("one run", "/runs/run_400"),
        ("one run, what was rejected", "/runs/run_400?outcome=rejected"),
        ("document", f"/documents/{document}"),
        ("find a document by address", "/documents?find=https://source7.example/7"),
        ("what changed", f"/articles/{article}/changes"),
        ("sources", "/sources"),
        ("one source", "/sources/source-7"),
        ("entities to review", "/entities"),
        ("entities to review, people", "/entities?kind=person"),
        ("doubtful links", "/entities?view=doubtful"),
        ("judgements", "/entities?view=judgements"),
        ("entities by name", f"/entities?name={quote(name)}"),
        ("an entity of 300,000 mentions", f"/entities/{popular}"),
        ("an entity seldom named", f"/entities/{rare}"),
        ("search, nothing asked", "/search"),
        ("search, a word of half of all articles", "/search?q=ferry"),
        ("search, that word, newest first", "/search?q=ferry&sort=newest"),
        ("search, a rare word", "/search?q=quokka"),
        ("search, a word nobody wrote", "/search?q=xylographical"),
        ("search, two words", "/search?q=ferry+storm"),
        ("search, a phrase", f"/search?q={quote(phrase)}"),
        ("search, a source", "/search?source=source-7"),
        ("search, ten days", f"/search?since={since}&until={until}"),
        ("search, an entity of 300,000 mentions", f"/search?entity={popular}"),
        ("search, an entity seldom named", f"/search?entity={rare}"),
        ("search, a person quoted often", f"/search?speaker={popular}"),
        (
            "search, word, source, days and entity",
            f"/search?q=storm&source=source-7&since={since}&entity={popular}",
        ),
        ("checks", "/checks"),
        ("data dictionary", "/dictionary"),
    ]


def _read_whole(server: EmbeddedPostgres, asked: list[Query]) -> list[str]:
    """Name the queries whose plan reads a large table from end to end."""
    found = []
    with closing(connect(server.url("desk"))) as connection, connection.cursor() as cursor:
        for page, query in asked:
            if not query.lstrip().upper().startswith(("SELECT", "WITH", "(", "--")):
                continue
            try:
                cursor.execute(sql.SQL("EXPLAIN (FORMAT JSON) ") + sql.SQL(query.replace("%", "%%")), [])
            except psycopg2.Error as error:
                connection.rollback()
                found.append(f"{page}: {error}")
                continue
            (plan,) = cursor.fetchone() or ([],)
            whole = json.loads(plan) if isinstance(plan, str) else plan
            found += [
                f"{page}: Seq Scan on {table}: {' '.join(query.split())[:150]}"
                for table in _scans(whole[0]["Plan"])
                if table in LARGE
            ]
    return sorted(set(found))


def _scans(plan: dict[str, Any]) -> Iterator[str]:
    if plan["Node Type"] == "Limit":
        # It stops as soon as it has enough: from end to end is read only what the clock above shows.
        return
    if plan["Node Type"] == "Seq Scan":
        yield str(plan["Relation Name"])
    for part in plan.get("Plans", []):
        yield from _scans(part)


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
