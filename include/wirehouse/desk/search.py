"""Search: articles by their words, source, day, by whom they name and whom they quote."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fastapi import APIRouter, Request, Response

from wirehouse.desk.finding import MOST_COUNTED, MOST_RANKED, Place, Wanted, find, pieces, words_of
from wirehouse.desk.pages import Desk, asked
from wirehouse.desk.warehouse import Page, Row

FILTERS = ("q", "source", "since", "until", "entity", "speaker", "sort")
_LONGEST = 500
_ITSELF = 1
_MOST_SOURCES = 12


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that a filter names: the one that is meant, and those that may be meant.

    `members` is the one that is meant with all that were merged into it; empty where none goes by that name.
    """

    entity: Row | None = None
    members: tuple[UUID, ...] = ()
    others: tuple[Row, ...] = ()


def routes(desk: Desk) -> APIRouter:
    """Give the routes of this page."""
    router = APIRouter()

    @router.get("/search")
    def search(request: Request) -> Response:
        given = filters_of(request.query_params)
        after = Place.read(request.query_params.get("after"))
        with desk.warehouse.page() as page:
            sources = page.rows("sources", source=None)
            entity, speaker = name_entity(page, given["entity"]), name_entity(page, given["speaker"])
            terms = page.row("search_terms", text=given["q"]) or {}
            wanted = Wanted(
                text=given["q"],
                source=given["source"] or None,
                since=_day(given["since"]),
                until=_day(given["until"]),
                entities=entity.members,
                speakers=speaker.members,
                best_first=given["sort"] != "newest",
            )
            problem = _problem(given, terms, sources, entity, speaker)
            found = None if problem else find(page, wanted, after)
            said = words_of(page, found.rows, wanted.speakers) if found else {}
        following = asked("", given, after=found.following) if found and found.following else None
        return desk.render(
            request,
            "search.html",
            wanted=given,
            is_narrowed=any(given[name] for name in FILTERS if name != "sort"),
            is_ranked=wanted.is_ranked,
            found=found,
            said=said,
            problem=problem,
            terms=terms,
            entity=entity,
            speaker=speaker,
            sources=sources,
            names={row["source"]: row["name"] for row in sources if row["name"]},
            most_sources=_MOST_SOURCES,
            most_counted=MOST_COUNTED,
            most_ranked=MOST_RANKED,
            following=following,
            is_first=after is None,
            pieces=pieces,
        )

    return router


def filters_of(given: Mapping[str, str]) -> dict[str, str]:
    """Read the filters out of an address; what is of no known value is no filter."""
    wanted = {name: _seen((given.get(name) or "")[:_LONGEST]) for name in FILTERS}
    for name in ("since", "until"):
        wanted[name] = str(_day(wanted[name]) or "")
    wanted["sort"] = "newest" if wanted["sort"] == "newest" else ""
    return wanted


def name_entity(page: Page, text: str) -> Named:
    """Find the entity that a filter names by its id or by one of its names.

    A name that is only spelt alike is offered and never taken.
    """
    if not text:
        return Named()
    try:
        row = page.row("entity", entity_id=UUID(text))
        found = page.rows("entities_by_name", name=row["canonical"]) if row else []
        found.sort(key=lambda one: bool(row and one["entity_id"] != row["canonical_id"]))
    except ValueError:
        found = page.rows("entities_by_name", name=text)
    if not found or found[0]["alike"] < _ITSELF:
        return Named(others=tuple(found[:5]))
    members = page.rows("entity_members", entity_id=found[0]["entity_id"])
    return Named(
        found[0],
        tuple(one["entity_id"] for one in members),
        tuple(one for one in found[1:] if one["alike"] >= _ITSELF)[:5],
    )


def _problem(
    given: Mapping[str, str], terms: Row, sources: list[Row], entity: Named, speaker: Named
) -> str | None:
    """Say why nothing can be found, None where a search may find something."""
    if given["q"] and not terms.get("english") and not terms.get("plain"):
        return "There is no word to look for in it."
    if given["source"] and not any(row["source"] == given["source"] for row in sources):
        return f"No source is called {given['source']}."
    for name, met in (("entity", entity), ("speaker", speaker)):
        if given[name] and not met.members:
            return f"No entity goes by the name {given[name]}."
    return None


def _seen(text: str) -> str:
    """Leave out what nobody sees and no word is made of: controls and marks of direction."""
    return "".join(
        " " if unicodedata.category(one) == "Cc" else one
        for one in text
        if unicodedata.category(one) not in {"Cf", "Cs", "Co", "Cn"}
    ).strip()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
