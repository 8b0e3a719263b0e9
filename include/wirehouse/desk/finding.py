"""Finding articles: one query, made of the lines that were asked for, which an analyst can run as it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from uuid import UUID

from wirehouse.database import read_sql
from wirehouse.desk.warehouse import Page, Row

A_PAGE = 20
MOST_COUNTED = 1_000
"""Up to so many articles a search is counted, and ordered as a whole."""
MOST_RANKED = 1_000
"""Of more, so many of the newest are put in the order of how well they match."""

_ASKED = frozenset({"match", "source", "since", "until", "entity", "speaker"})
"""The parts of a search that say which articles match."""

_WHEN = re.compile(r"[ \t]*-- when (\w+)$")
_MARKED = re.compile("⟦([^⟦⟧]*)⟧")
_UNDATED = "-infinity"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an article must have to be found; what is empty or None is not asked for.

    `entities` and `speakers` are one entity each, with all that were merged into it: the article names
    one of the former, and quotes one of the latter. `since` and `until` are days of publication, both
    included.
    """

    text: str = ""
    source: str | None = None
    since: date | None = None
    until: date | None = None
    entities: tuple[UUID, ...] = ()
    speakers: tuple[UUID, ...] = ()
    best_first: bool = False

    @property
    def parts(self) -> set[str]:
        """The names of the lines of search.sql that are needed for it."""
        asked = {
            "text": bool(self.text),
            "match": bool(self.text),
            "no_text": not self.text,
            "words": bool(self.text) and '"' not in self.text,
            "phrase": '"' in self.text,
            "no_phrase": '"' not in self.text,
            "source": self.source is not None,
            "since": self.since is not None,
            "until": self.until is not None,
            "entity": bool(self.entities),
            "speaker": bool(self.speakers),
            "best": self.is_ranked,
        }
        return {name for name, is_asked in asked.items() if is_asked}

    @property
    def is_ranked(self) -> bool:
        """Whether the order is that of how well the text matches."""
        return self.best_first and bool(self.text)

    @property
    def values(self) -> dict[str, object]:
        """The values of search.sql."""
        return {
            "text": self.text,
            "source": self.source,
            "since": self.since,
            "until": self.until,
            "entity": [str(one) for one in self.entities],
            "speaker": [str(one) for one in self.speakers],
        }


@dataclass(frozen=True, slots=True)
class Place:
    """The last article of a page, after which the next one begins; `newest` is the database's own text."""

    newest: str
    revision_id: UUID
    rank: float = 0.0

    def __str__(self) -> str:
        """Write it as a part of an address."""
        return f"{self.rank!r}_{self.newest}_{self.revision_id}"

    @classmethod
    def read(cls, text: str | None) -> Place | None:
        """Read it out of an address; None for what is none."""
        try:
            rank, newest, key = (text or "").split("_")
            if newest != _UNDATED:
                datetime.fromisoformat(newest)
            return cls(newest, UUID(key), float(rank))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of articles.

    `by_source` counts those that match, all of them unless there are more than was to be counted (`is_more`).
    `statement` is the SQL that gives the rows.
    """

    rows: tuple[Row, ...]
    following: Place | None
    by_source: tuple[tuple[str, int], ...]
    is_more: bool
    statement: str

    @property
    def count(self) -> int:
        """How many match, or were counted."""
        return sum(articles for _, articles in self.by_source)


def find(
    page: Page, wanted: Wanted, after: Place | None = None, most: int = A_PAGE, limit: int | None = None
) -> Found:
    """Find a page of `most` articles, and count up to `limit` of all (`MOST_COUNTED`).

    What few articles match is gathered and ordered as a whole. Where many do, the index of the newest is walked
    until enough of them are found: gathering them first would take seconds.
    """
    limit = limit or MOST_COUNTED
    read_by_indexes(page)
    counted = _rows(page, "search_found", wanted.parts, {**wanted.values, "most": limit + 1})
    is_more = sum(row["articles"] for row in counted) > limit
    parts = wanted.parts | _order(is_more, wanted.is_ranked, after)
    values = {
        **wanted.values,
        "most": MOST_RANKED if wanted.is_ranked else most + 1,
        "page": most + 1,
        "after_rank": after.rank if after else None,
        "after_newest": after.newest if after else None,
        "after_id": str(after.revision_id) if after else None,
    }
    # To look a phrase up again would read the positions in every article that holds its words again.
    found = [one for row in counted for one in row["revisions"]]
    rows = _rows(page, "search", parts if is_more else parts - _ASKED | {"found"}, {**values, "found": found})
    following = None
    if len(rows) > most:
        last = rows[most - 1]
        following = Place(last["newest"], last["revision_id"], last.get("rank", 0.0))
    return Found(
        tuple(rows[:most]),
        following,
        tuple((row["source"], row["articles"]) for row in counted),
        is_more,
        said(page, "search", parts, {**values, "page": most}),
    )


def read_by_indexes(page: Page) -> None:
    """Let a page read no table from its start, hoping to meet a few rows soon.

    Of a word that only old articles hold, or a kind that few entities are of, that is all of the table.
    """
    page.cursor.execute("SET LOCAL enable_seqscan = off")


def said(page: Page, name: str, parts: Collection[str], values: Mapping[str, object]) -> str:
    """Write a query with its values in it, as it can be run elsewhere."""
    text: bytes = page.cursor.mogrify(with_parts(_text(name), parts), values)
    lines = (line for line in text.decode("utf-8").splitlines() if not line.startswith("--"))
    return "\n".join(lines).strip() + ";"


def with_parts(text: str, parts: Collection[str]) -> str:
    """Keep of a query the lines that are always there, and those of these parts."""
    kept = []
    for line in text.splitlines():
        part = _WHEN.search(line)
        if part is None:
            kept.append(line)
        elif part[1] in parts:
            kept.append(line[: part.start()])
    return "\n".join(kept)


def pieces(text: str) -> list[tuple[str, bool]]:
    """Cut a text at the marks that Postgres set around what it found: each piece, and whether it was found."""
    parts = _MARKED.split(text)
    return [(part, number % 2 == 1) for number, part in enumerate(parts) if part]


def words_of(page: Page, rows: Sequence[Row], speakers: Sequence[UUID]) -> dict[UUID, list[Row]]:
    """Give what someone says in each of some articles, by wording."""
    found: dict[UUID, list[Row]] = {}
    if rows and speakers:
        revisions = [str(row["revision_id"]) for row in rows]
        for said_there in page.rows(
            "search_words", revisions=revisions, speaker=[str(one) for one in speakers]
        ):
            found.setdefault(said_there["revision_id"], []).append(said_there)
    return found


def _order(is_more: bool, is_ranked: bool, after: Place | None) -> set[str]:
    if is_ranked:
        return ({"walk"} if is_more else set()) | ({"best_after"} if after else set())
    if is_more:
        return {"walk"} | ({"walk_after"} if after else set())
    return {"after"} if after else set()


def _rows(page: Page, name: str, parts: Collection[str], values: Mapping[str, object]) -> list[Row]:
    return page.ask(with_parts(_text(name), parts), values)


@cache
def _text(name: str) -> str:
    return read_sql(f"desk/{name}")
