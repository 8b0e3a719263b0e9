"""Sources: how each does over time, with the day on which something broke standing out, and its YAML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response, status
from starlette.concurrency import run_in_threadpool

from wirehouse import sources as sources_room
from wirehouse.desk import stated
from wirehouse.desk.access import require_operator
from wirehouse.desk.acting import start_run
from wirehouse.desk.health import History, histories, history
from wirehouse.desk.pages import Desk, user_of
from wirehouse.desk.warehouse import Page, Row
from wirehouse.desk.wording import span
from wirehouse.errors import SourceError
from wirehouse.sources import CollectKind, Source

SPANS = (28, 90, 365)
ORDERS = {
    "trouble": "those with trouble first",
    "name": "by name",
    "new": "most new articles first",
    "refused": "most turned away first",
}
_DAYS = 28
_MOST = 40
_LONGEST_NAME = 200
_OF_FILES = frozenset({CollectKind.LANDING, CollectKind.ARCHIVE})


@dataclass(frozen=True, slots=True)
class Shown:
    """A source with its days and all that is the matter with it: with what it brings, and with collecting it."""

    history: History
    troubles: tuple[str, ...]


def routes(desk: Desk) -> APIRouter:
    """Give the routes of these pages."""
    router = APIRouter()

    @router.get("/sources")
    def sources(request: Request) -> Response:
        given = request.query_params
        today = datetime.now(UTC).date()
        since = today - timedelta(days=_DAYS - 1)
        wanted = given.get("name", "")[:_LONGEST_NAME].strip()
        order = given.get("order") if given.get("order") in ORDERS else "trouble"
        folder = desk.settings().sources_folder
        with desk.warehouse.page() as page:
            days = page.rows("source_days", since=since, source=None)
            known = {row["source"]: row for row in page.rows("sources", source=None)}
            collecting = {row["source"]: row for row in page.rows("source_collecting", source=None)}
        found = [
            Shown(one, (*one.troubles, *troubles_of(collecting.get(one.source))))
            for one in _met(days, since, today, stated.floors_of(folder), collecting)
        ]
        names = {one.history.source for one in found} | set(known) | set(stated.names_of(folder))
        matching = {name for name in names if _matches(name, known.get(name), wanted)}
        shown = ordered([one for one in found if one.history.source in matching], str(order))
        return desk.render(
            request,
            "sources.html",
            found=shown[:_MOST],
            more=max(0, len(shown) - _MOST),
            idle=sorted(matching - {one.history.source for one in found})[:200],
            known=known,
            wanted=wanted,
            order=order,
            orders=ORDERS,
            days=_DAYS,
        )

    @router.get("/sources/{source}")
    def source(request: Request, source: str) -> Response:
        return _show(desk, request, source)

    @router.post("/sources/{source}/try")
    async def try_now(request: Request, source: str) -> Response:
        user = user_of(request)
        require_operator(user)
        described = await run_in_threadpool(_described, desk, source)
        dag_id = dag_of(described)
        row = await run_in_threadpool(
            desk.warehouse.request, "request_try", source=source, dag_id=dag_id, asked_by=user.name
        )
        conf = {"source": source} if dag_id == "news_import" else {"sources": [source]}
        return await start_run(desk, request, row, conf=conf)

    return router


def troubles_of(row: Row | None) -> list[str]:
    """Say what is the matter with collecting a source, by its row of source_collecting.sql."""
    if row is None:
        return []
    said = []
    if row["is_silent"]:
        last = row["last_new_at"]
        since = f"for {span((datetime.now(UTC) - last).total_seconds())}" if last else "since it is collected"
        said.append(f"no new address {since}; silent after {row['silent_after_hours']:g} h")
    if row["is_below_floor"]:
        said.append(f"{row['pages_a_day']} pages in a day: below its floor of {row['least_a_day']}")
    for state, what in (("failing", "fail"), ("resting", "rest: dead, or without news for long")):
        if row[state]:
            said.append(f"{row[state]} of {row['listings']} listings {what}")
    return said


def ordered(found: Sequence[Shown], order: str) -> list[Shown]:
    """Put sources into one of the `ORDERS`; those that are alike by name."""
    if order == "name":
        return sorted(found, key=lambda one: one.history.source)

    def weight(one: Shown) -> int:
        counts = {"new": "new_articles", "refused": "rejected"}
        return one.history.total(counts[order]) if order in counts else len(one.troubles)

    return sorted(found, key=lambda one: (-weight(one), one.history.source))


def dag_of(source: Source | None) -> str:
    """Give the DAG that brings a source: from the web, else out of folders, else out of archives."""
    kinds = {one.kind for one in source.collect} if source else set()
    if kinds - _OF_FILES:
        return "news_collect"
    return "news_import" if kinds == {CollectKind.ARCHIVE} else "news_daily"


def _met(
    days: Iterable[Mapping[str, Any]],
    since: date,
    today: date,
    floors: Mapping[str, tuple[float, float]],
    collecting: Iterable[str],
) -> list[History]:
    """Give the days of every source that brought something or is collected."""
    found = histories(days, since, today, floors)
    met = {one.source for one in found}
    return [*found, *(history(name, [], since, today) for name in collecting if name not in met)]


def _matches(name: str, row: Row | None, wanted: str) -> bool:
    words = f"{name} {row['name'] or '' if row else ''}".casefold()
    return all(word in words for word in wanted.casefold().split())


def _show(desk: Desk, request: Request, source: str) -> Response:
    """Give the page of one source."""
    given = request.query_params.get("days", "")
    length = int(given) if given.isdecimal() and int(given[:4]) in SPANS else SPANS[1]
    today = datetime.now(UTC).date()
    since = today - timedelta(days=length - 1)
    folder = desk.settings().sources_folder
    described = _described(desk, source)
    with desk.warehouse.page() as page:
        days = page.rows("source_days", since=since, source=source)
        row = page.row("sources", source=source)
        facts = _facts(page, source)
    yaml = stated.yaml_of(folder, source)
    if not (row or days or facts["rejections"] or yaml):
        raise HTTPException(status.HTTP_404_NOT_FOUND, f"nothing is known of a source {source[:100]!r}")
    floors = stated.floors_of(folder).get(source, (0.0, 0.0))
    one = next(iter(histories(days, since, today, {source: floors})), history(source, [], since, today))
    return desk.render(
        request,
        "source.html",
        source=source,
        row=row,
        one=one,
        troubles=[*one.troubles, *troubles_of(facts["collecting"])],
        floors=floors,
        articles_a_day=described.floors.articles_a_day if described else 0.0,
        yaml=yaml,
        dag_id=dag_of(described),
        days=length,
        spans=SPANS,
        **facts,
    )


def _facts(page: Page, source: str) -> dict[str, Any]:
    return {
        "collecting": page.row("source_collecting", source=source),
        "listings": page.rows("source_listings", source=source),
        "fetches": page.rows("source_fetches", source=source),
        "rejections": page.rows("source_rejections", source=source),
        "articles": page.rows("source_articles", source=source),
        "runs": page.rows("source_runs", source=source),
    }


def _described(desk: Desk, source: str) -> Source | None:
    """Give what a source's YAML file states; None without one, or where some file cannot be read."""
    try:
        return sources_room.load_all(desk.settings().sources_folder).get(source)
    except SourceError:
        return None
