"""Search over articles: by words, phrases, source, day, entity and quoted person, with the SQL to copy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from wirehouse.database import read_sql
from wirehouse.desk.pages import Desk, asked
from wirehouse.desk.warehouse import Page, Row

MOST = 500
"""The newest articles that match are ranked; beyond that many, narrow the search."""

_A_PAGE = 20
_LONGEST = 500
_MOST_MEMBERS = 200
_WHEN = re.compile(r"\s*-- when (\w+)\s*$")
_MARKED = re.compile("\ue000([^\ue000\ue001]*)\ue001")
_BEST, _NEWEST = "best", "newest"


def routes(desk: Desk) -> APIRouter:
    """Give the routes of this page."""
    router = APIRouter()

    @router.get("/search")
    def search(request: Request) -> Response:
        wanted = wanted_of(request.query_params)
        offset = _offset(request.query_params.get("page"))
        context: dict[str, Any] = {"rows": [], "sql": "", "choices": {}, "found": 0}
        with desk.warehouse.page() as page:
            names = [row["source"] for row in page.rows("sources", source=None)]
            if any(value for name, value in wanted.items() if name != "sort"):
                context |= _answer(page, wanted, offset)
        number = offset // _A_PAGE + 1
        has_more = context["found"] > offset + _A_PAGE
        return desk.render(
            request,
            "search.html",
            wanted=wanted,
            sources=names[:1_000],
            number=number,
            following=asked("", wanted, page=number + 1) if has_more else None,
            most=MOST,
            **context,
        )

    return router


def wanted_of(given: Mapping[str, str]) -> dict[str, str]:
    """Read what is searched for out of an address; a day that is none is left out."""
    names = ("q", "source", "since", "until", "entity", "speaker", "sort")
    wanted = {name: given.get(name, "").replace("\x00", "").strip()[:_LONGEST] for name in names}
    for name in ("since", "until"):
        if _day(wanted[name]) is None:
            wanted[name] = ""
    # Ordered by day where there are no words by which one article could be better than another.
    wanted["sort"] = (
        wanted["sort"] if wanted["sort"] in {_BEST, _NEWEST} else (_BEST if wanted["q"] else _NEWEST)
    )
    return wanted


def compose(sql: str, given: frozenset[str]) -> str:
    """Leave out the lines of a query that end with "-- when NAME", where the name was not given."""
    kept = []
    for line in sql.splitlines():
        tag = _WHEN.search(line)
        if tag is None:
            kept.append(line)
        elif tag[1] in given:
            kept.append(line[: tag.start()])
    return "\n".join(line for line in kept if not line.startswith("--"))


def pieces(snippet: str) -> list[tuple[str, bool]]:
    """Cut a snippet at its marks: pairs of a text and whether it answers the search."""
    found: list[tuple[str, bool]] = []
    at = 0
    for hit in _MARKED.finditer(snippet):
        found += [(snippet[at : hit.start()], False), (hit[1], True)]
        at = hit.end()
    found.append((snippet[at:], False))
    return [(text.replace("\ue000", "").replace("\ue001", ""), bold) for text, bold in found if text]


def _answer(page: Page, wanted: Mapping[str, str], offset: int) -> dict[str, Any]:
    """Search; give the articles, how many were found, the SQL, and the entities that a name may mean."""
    entities = {name: _entities(page, wanted[name]) for name in ("entity", "speaker") if wanted[name]}
    values: dict[str, Any] = {
        "text": wanted["q"],
        "source": wanted["source"],
        "since": _day(wanted["since"]),
        "until": _day(wanted["until"]),
        **{name: _members(page, rows) for name, rows in entities.items()},
        "most": MOST,
        "page": _A_PAGE,
        "offset": offset,
    }
    given = {name for name in ("source", "since", "until", "entity", "speaker") if wanted[name]}
    given |= {"text"} if wanted["q"] else set()
    given |= {"best"} if wanted["q"] and wanted["sort"] == _BEST else set()
    query = compose(read_sql("desk/search"), frozenset(given))
    rows = page.ask(query, values)
    return {
        "rows": [{**row, "snippet": _snippet(page, row, wanted["q"])} for row in rows],
        "found": rows[0]["found"] if rows else 0,
        "sql": page.cursor.mogrify(query, values).decode("utf-8", "replace").strip(),
        "choices": entities,
    }


def _snippet(page: Page, row: Row, text: str) -> list[tuple[str, bool]]:
    if not text:
        return [(" ".join(str(row["body"])[:260].split()), False)]
    values = {"language": row["language"], "body": row["body"], "text": text}
    found = page.row("snippet", **values)
    return pieces(found["snippet"] if found else "")


def _entities(page: Page, text: str) -> list[Row]:
    """Give the entities that a name, or an id, may mean: the likeliest first."""
    try:
        row = page.row("entity", entity_id=UUID(text))
    except ValueError:
        return page.rows("entities_by_name", name=text)
    return [{**row, "entity_id": row["canonical_id"], "name": row["canonical"], "alike": 2.0}] if row else []


def _members(page: Page, rows: list[Row]) -> list[UUID]:
    """Give the ids of all entities that the likeliest one stands for."""
    if not rows or rows[0]["alike"] < 1:
        return []
    members = page.rows("entity_members", entity_id=rows[0]["entity_id"])
    return [row["entity_id"] for row in members][:_MOST_MEMBERS]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _offset(page: str | None) -> int:
    number = int(page) if page and page.isdecimal() and len(page) < 4 else 1
    return min(max(number - 1, 0) * _A_PAGE, MOST)
