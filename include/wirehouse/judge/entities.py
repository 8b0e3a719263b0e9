"""Entities as people ask for them: by name, or because texts name them and the registry does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse.database import read_sql


@dataclass(frozen=True, slots=True)
class FoundEntity:
    """An entity of the warehouse, and the one that stands for it after all merges."""

    id: UUID
    name: str
    kind: str
    status: str
    wikidata: str | None
    iso_code: str | None
    canonical_id: UUID
    canonical_name: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A provisional entity that is named often enough to be curated.

    `surfaces` are its commonest forms, `candidates` the names of the registry's entities that it could be.
    """

    id: UUID
    name: str
    kind: str
    mentions: int
    articles: int
    sources: int
    first_day: date | None
    last_day: date | None
    surfaces: tuple[str, ...]
    candidates: tuple[str, ...]


def find(cursor: Cursor, name: str) -> list[FoundEntity]:
    """Give the entities of an id or a name: of that very name, else without regard to capitals, else of
    that alias. Merged ones are themselves, not the entity that stands for them.
    """
    name = name.strip().replace("\0", "")
    cursor.execute(read_sql("judgement/find"), {"name": name, "id": _as_id(name)})
    return [FoundEntity(*row) for row in cursor.fetchall()]


def proposals(
    cursor: Cursor, *, articles: int, sources: int, kind: str | None = None, rows: int = 50
) -> list[Proposal]:
    """Give what is proposed for the registry, the most frequent first.

    These are provisional entities that at least so many articles of at least so many sources name.
    """
    asked = {"articles": articles, "sources": sources, "kind": kind, "rows": rows}
    cursor.execute(read_sql("judgement/proposals"), asked)
    return [Proposal(*row[:8], tuple(row[8]), tuple(row[9])) for row in cursor.fetchall()]  # type: ignore[call-arg]


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
