"""A staged batch for the tests: what is valid by default, and one change at a time."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from typing import Any

import psycopg2
import psycopg2.extras
from psycopg2 import sql
from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse import identity
from wirehouse.database.copying import copy_rows

RUN = "manual__2026-11-22T06:10:41+00:00"
CAPTURED = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
HEADLINE = "Harbour council votes to keep the night ferry"
BODY = (
    "Members of the harbour council voted on Thursday to keep the night ferry to Olsk for another year.\n\n"
    '"It pays its way," said Mara Venn, who chairs the council. The service costs €2 million ($2.3 million) '
    "a year, and carried 40,000 passengers."
)
MARA = identity.entity_id("person", "Mara Venn")
CANDIDATE = identity.registry_entity_id("mara-vennen")

Row = dict[str, Any]


def key(number: int) -> uuid.UUID:
    """Give the key of the document of a number."""
    return identity.document_key(sha256(number), "harbour-post", address(number))


def sha256(number: int) -> str:
    """Give the hash of the document's bytes."""
    return hashlib.sha256(str(number).encode()).hexdigest()


def address(number: int) -> str:
    """Give the document's address."""
    return f"harbour-post/{number}.txt"


def document(number: int = 0, **changes: object) -> Row:
    """Give a valid row of raw.document."""
    row: Row = {
        "document_key": key(number),
        "sha256": sha256(number),
        "source": "harbour-post",
        "address": address(number),
        "media_type": "text/plain",
        "size_bytes": 2000,
        "location": f"raw/{sha256(number)}",
        "captured_at": CAPTURED,
        "first_run": RUN,
    }
    return row | changes


def article(number: int = 0, **changes: object) -> Row:
    """Give a valid row of stage.article."""
    content = hashlib.sha256(f"content {number}".encode()).hexdigest()
    article_id = identity.article_id(address(number))
    row: Row = {
        "run_id": RUN,
        "document_key": key(number),
        "sha256": sha256(number),
        "source_id": "harbour-post",
        "article_id": article_id,
        "address": address(number),
        "revision_id": identity.revision_id(article_id, content),
        "content_hash": content,
        "kind": "article",
        "headline": HEADLINE,
        "authors": ["Ines Okafor"],
        "body": BODY,
        "word_count": len(BODY.split()),
        "language": "en",
        "keywords": ["ferries", "Olsk"],
        "canonical_url": None,
        "published_on": date(2026, 11, 19),
        "published_value": "2026-11-19",
        "published_precision": "day",
        "published_basis": "header",
        "published_confidence": 0.9,
        "published_at": None,
        "modified_value": None,
        "saved_value": None,
        "is_partial": False,
        "captured_at": CAPTURED,
        "clean_versions": "clean 1",
        "enrich_versions": "enrich 1",
    }
    return row | changes


def _span(words: str) -> Row:
    start = BODY.index(words)
    return {"start_char": start, "end_char": start + len(words)}


def mention(number: int = 0, **changes: object) -> Row:
    """Give a valid row of stage.mention."""
    row: Row = {
        "run_id": RUN,
        "document_key": key(number),
        "surface": "Mara Venn",
        "kind": "person",
        "entity_id": MARA,
        "link_method": "provisional",
        "link_score": 0.6,
        "flag": None,
        **_span("Mara Venn"),
    }
    return row | changes


def quotation(number: int = 0, **changes: object) -> Row:
    """Give a valid row of stage.quotation."""
    speaker = _span("Mara Venn")
    row: Row = {
        "run_id": RUN,
        "document_key": key(number),
        "text": "It pays its way,",
        "kind": "direct",
        "speaker_entity_id": MARA,
        "speaker_start_char": speaker["start_char"],
        "speaker_end_char": speaker["end_char"],
        "cue": "said",
        **_span("It pays its way,"),
    }
    return row | changes


def amount(number: int = 0, **changes: object) -> Row:
    """Give a valid row of stage.amount."""
    row: Row = {
        "run_id": RUN,
        "document_key": key(number),
        "surface": "€2 million",
        "currency": "EUR",
        "value": 2_000_000,
        "value_to": None,
        "equivalent_of_start_char": None,
        "kind": "money",
        "unit": None,
        "fate": None,
        **_span("€2 million"),
    }
    return row | changes


def conversion(number: int = 0, **changes: object) -> Row:
    """Give a valid row of stage.amount that converts the one of `amount`."""
    row = amount(
        number,
        surface="$2.3 million",
        currency="USD",
        value=2_300_000,
        equivalent_of_start_char=_span("€2 million")["start_char"],
        **_span("$2.3 million"),
    )
    return row | changes


def candidate(number: int = 0, **changes: object) -> Row:
    """Give a valid row of stage.mention_candidate, of the mention of `mention`."""
    row: Row = {
        "run_id": RUN,
        "document_key": key(number),
        "rank": 1,
        "entity_id": CANDIDATE,
        **_span("Mara Venn"),
    }
    return row | changes


def date_mention(number: int = 0, **changes: object) -> Row:
    """Give a valid row of stage.date_mention."""
    row: Row = {
        "run_id": RUN,
        "document_key": key(number),
        "surface": "Thursday",
        "precision": "day",
        "first_day": date(2026, 11, 19),
        "last_day": date(2026, 11, 19),
        "is_relative": True,
        **_span("Thursday"),
    }
    return row | changes


def place_mention(number: int = 0, **changes: object) -> Row:
    """Give a valid row of stage.place_mention."""
    row: Row = {
        "run_id": RUN,
        "document_key": key(number),
        "surface": "Olsk",
        "name": "Olsk",
        "latitude": 58.2,
        "longitude": -6.5,
        "country": "GB",
        "geonames": 2641108,
        **_span("Olsk"),
    }
    return row | changes


def entity(**changes: object) -> Row:
    """Give a valid row of stage.entity."""
    row: Row = {
        "run_id": RUN,
        "entity_id": MARA,
        "name": "Mara Venn",
        "kind": "person",
        "status": "provisional",
        "wikidata": "Q42",
        "iso_code": None,
        "country": None,
        "latitude": None,
        "longitude": None,
        "geonames": None,
    }
    return row | changes


def insert(cursor: Cursor, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows of a table, all with the columns of the first."""
    listed = list(rows)
    if listed:
        columns = list(listed[0])
        copy_rows(cursor, table, columns, [[row[name] for name in columns] for row in listed])


def run_row(run_id: str = RUN) -> Row:
    """Give a row of ops.run."""
    return {"run_id": run_id, "job": "news_daily", "owner": "test"}


def stage(url: str, **tables: Sequence[Mapping[str, Any]]) -> None:
    """Write a batch; tables that are not named hold what is valid for documents 0 and 1."""
    batch: dict[str, Sequence[Mapping[str, Any]]] = {
        "document": [document(0), document(1)],
        "article": [article(0), article(1)],
        "entity": [entity(), entity(entity_id=CANDIDATE, name="Mara Vennen", status="registry")],
        "mention": [mention(0), mention(1)],
        "mention_candidate": [candidate(0), candidate(1)],
        "quotation": [quotation(0), quotation(1)],
        "amount": [amount(0), conversion(0), amount(1), conversion(1)],
        "date_mention": [date_mention(0), date_mention(1)],
        "place_mention": [place_mention(0), place_mention(1)],
    }
    batch |= tables
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        psycopg2.extras.register_uuid(conn_or_curs=connection)
        insert(cursor, "ops.run", [run_row()])
        insert(cursor, "raw.document", batch["document"])
        for table, rows in batch.items():
            if table != "document":
                insert(cursor, f"stage.{table}", rows)


def claim(url: str, run_id: str = RUN) -> None:
    """Make a staged batch one that its run collected and holds, as the pipeline would have."""
    run_sql(
        url,
        f"""INSERT INTO ops.run_item (run_id, item_key, source, address, document_key)
            SELECT '{run_id}', document_key, source, address, document_key FROM raw.document""",
        f"""INSERT INTO ops.work (document_key, run_id, chunk, state, lease_until)
            SELECT document_key, '{run_id}', 0, 'staged', now() + interval '1 hour' FROM raw.document""",
    )


def run_sql(url: str, *statements: str) -> None:
    """Run statements in one transaction."""
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(sql.SQL(statement))
