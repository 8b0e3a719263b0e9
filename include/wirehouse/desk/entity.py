"""One entity: its articles by time with the places that name it, its words, its names, what was judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from fastapi import APIRouter, HTTPException, Request, Response, status

from wirehouse.desk.finding import Found, Place, Wanted, find, words_of
from wirehouse.desk.judging import judged
from wirehouse.desk.pages import Desk, asked
from wirehouse.desk.warehouse import Page, Row

_A_PAGE = 12
_MOST_COUNTED = 300
_MOST_PLACES = 2
_MOST_SPOKEN = 4
_MOST_ALIKE = 8
_MOST_BARS = 60


def routes(desk: Desk) -> APIRouter:
    """Give the routes of this page."""
    router = APIRouter()

    @router.get("/entities/{entity_id}")
    def entity(request: Request, entity_id: UUID) -> Response:
        given = request.query_params
        with desk.warehouse.page() as page:
            row = page.row("entity", entity_id=entity_id)
            if row is None:
                raise HTTPException(status.HTTP_404_NOT_FOUND, f"there is no entity {entity_id}")
            members = page.rows("entity_members", entity_id=row["canonical_id"])
            ids = tuple(member["entity_id"] for member in members)
            found = find(page, Wanted(entities=ids), Place.read(given.get("after")), _A_PAGE, _MOST_COUNTED)
            spoken = find(page, Wanted(speakers=ids), None, _MOST_SPOKEN, _MOST_COUNTED)
            context = {
                "places": places(page, found.rows, ids),
                "spoken": spoken,
                "said": words_of(page, spoken.rows, ids),
                "surfaces": page.rows("entity_surfaces", members=_texts(ids)),
                "aliases": page.rows("entity_aliases", members=_texts(ids)),
                "judgements": page.rows("entity_judgements", members=_texts(ids)),
                "others": _others(page, row, ids),
                "bars_of": _bars(page, found, ids),
                "made": judged(page, given.get("judged")),
            }
        following = asked("", {"after": found.following}) if found.following else None
        return desk.render(
            request,
            "entity.html",
            row=row,
            members=members,
            found=found,
            most_counted=_MOST_COUNTED,
            following=following,
            is_first=not given.get("after"),
            other=given.get("other", ""),
            **context,
        )

    return router


def places(page: Page, rows: Sequence[Row], members: Sequence[UUID]) -> dict[UUID, list[Row]]:
    """Give where each of some articles names an entity, by wording, in context."""
    found: dict[UUID, list[Row]] = {}
    if rows and members:
        revisions = [str(row["revision_id"]) for row in rows]
        for place in page.rows(
            "entity_context", revisions=revisions, members=_texts(members), most=_MOST_PLACES
        ):
            found.setdefault(place["revision_id"], []).append(place)
    return found


def timeline(days: Sequence[tuple[date, int]]) -> list[tuple[date, int]]:
    """Add up counts of days by day, week, month or year, as is shortest in so many bars, without a gap."""
    if not days:
        return []
    for begin, following in _UNITS:
        starts = list(_starts(begin(days[0][0]), begin(days[-1][0]), following))
        if len(starts) <= _MOST_BARS:
            break
    counts = dict.fromkeys(starts, 0)
    for day, count in days:
        counts[begin(day)] = counts.get(begin(day), 0) + count
    return sorted(counts.items())


def _starts(first: date, last: date, following: Callable[[date], date]) -> Iterator[date]:
    """Give the starts of units from the first to the last, one more than fits at most."""
    for _ in range(_MOST_BARS + 1):
        if first > last:
            return
        yield first
        first = following(first)


def _next_month(day: date) -> date:
    return (day + timedelta(days=31)).replace(day=1)


_UNITS: tuple[tuple[Callable[[date], date], Callable[[date], date]], ...] = (
    (lambda day: day, lambda day: day + timedelta(days=1)),
    (lambda day: day - timedelta(days=day.weekday()), lambda day: day + timedelta(days=7)),
    (lambda day: day.replace(day=1), _next_month),
    (lambda day: day.replace(month=1, day=1), lambda day: day.replace(year=day.year + 1)),
)


def _bars(page: Page, found: Found, members: Sequence[UUID]) -> list[tuple[date, int]]:
    """Give the articles over time of an entity that few name: of others, counting would take seconds."""
    if found.is_more:
        return []
    rows = page.rows("entity_days", members=_texts(members))
    return timeline([(row["day"], row["articles"]) for row in rows])


def _others(page: Page, row: Row, members: Sequence[UUID]) -> list[dict[str, Any]]:
    """Give who it may be the same as: what its mentions could mean, then what goes by a name like its own."""
    candidates = page.rows("entity_candidates", members=_texts(members))
    alike = page.rows("entities_by_name", name=row["canonical"])
    met = set(members)
    found = []
    for one in [*candidates, *alike]:
        if one["entity_id"] not in met:
            met.add(one["entity_id"])
            found.append({**one, "why": "its mentions could mean it" if "mentions" in one else "a like name"})
    return found[:_MOST_ALIKE]


def _texts(ids: Sequence[UUID]) -> list[str]:
    return [str(one) for one in ids]
