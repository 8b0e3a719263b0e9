"""Sources: how each does over time, with the day on which something broke standing out, and its YAML."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, HTTPException, Request, Response, status
from starlette.concurrency import run_in_threadpool

from wirehouse import sources as sources_room
from wirehouse.desk import stated
from wirehouse.desk.access import require_operator
from wirehouse.desk.acting import start_run
from wirehouse.desk.health import histories, history
from wirehouse.desk.pages import Desk, user_of
from wirehouse.errors import SourceError

_DAYS = 28
_LONG_DAYS = 90
_MOST = 60
_LONGEST_NAME = 200


def routes(desk: Desk) -> APIRouter:
    """Give the routes of these pages."""
    router = APIRouter()

    @router.get("/sources")
    def sources(request: Request) -> Response:
        today = datetime.now(UTC).date()
        since = today - timedelta(days=_DAYS - 1)
        wanted = request.query_params.get("name", "")[:_LONGEST_NAME].strip().lower()
        folder = desk.settings().sources_folder
        with desk.warehouse.page() as page:
            days = page.rows("source_days", since=since, source=None)
            known = {row["source"]: row for row in page.rows("sources", source=None)}
        found = histories(days, since, today, stated.floors_of(folder))
        met = {one.source for one in found}
        idle = sorted(set(known) | set(stated.names_of(folder)) - met) if not wanted else []
        shown = [one for one in found if wanted in one.source.lower()]
        return desk.render(
            request,
            "sources.html",
            found=shown[:_MOST],
            more=max(0, len(shown) - _MOST),
            idle=[name for name in idle if name not in met][:200],
            known=known,
            wanted=wanted,
            days=_DAYS,
        )

    @router.get("/sources/{source}")
    def source(request: Request, source: str) -> Response:
        today = datetime.now(UTC).date()
        since = today - timedelta(days=_LONG_DAYS - 1)
        folder = desk.settings().sources_folder
        floors = stated.floors_of(folder).get(source, (0.0, 0.0))
        with desk.warehouse.page() as page:
            days = page.rows("source_days", since=since, source=source)
            row = page.row("sources", source=source)
            collecting = page.row("source_collecting", source=source)
            rejections = page.rows("source_rejections", source=source)
            articles = page.rows("source_articles", source=source)
        yaml = stated.yaml_of(folder, source)
        if not (row or days or rejections or yaml):
            raise HTTPException(status.HTTP_404_NOT_FOUND, f"nothing is known of a source {source[:100]!r}")
        found = next(iter(histories(days, since, today, {source: floors})), history(source, [], since, today))
        return desk.render(
            request,
            "source.html",
            source=source,
            row=row,
            one=found,
            floors=floors,
            collecting=collecting,
            rejections=rejections,
            articles=articles,
            yaml=yaml,
            is_collected=is_collected(desk, source),
            days=_LONG_DAYS,
        )

    @router.post("/sources/{source}/try")
    async def try_now(request: Request, source: str) -> Response:
        user = user_of(request)
        require_operator(user)
        collected = await run_in_threadpool(is_collected, desk, source)
        row = await run_in_threadpool(
            desk.warehouse.request,
            "request_try",
            source=source,
            dag_id="news_collect" if collected else "news_daily",
            asked_by=user.name,
        )
        return await start_run(desk, request, row, conf={"sources": [source]})

    return router


def is_collected(desk: Desk, source: str) -> bool:
    """Whether a source is fetched from the web, and not only out of the landing folder."""
    try:
        stated_source = sources_room.load_all(desk.settings().sources_folder).get(source)
    except SourceError:
        return False
    return bool(stated_source and getattr(stated_source, "collect", ()))
