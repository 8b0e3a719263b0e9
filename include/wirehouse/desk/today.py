"""Today: what a person who looks after the news wants to see first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi import APIRouter, Request, Response

from wirehouse.desk.health import histories
from wirehouse.desk.pages import Desk
from wirehouse.desk.stated import floors_of

_DAYS = 28
_LEAST_SECONDS = 20
_LEAST_DOCUMENTS = 50


def routes(desk: Desk) -> APIRouter:
    """Give the routes of this page."""
    router = APIRouter()

    @router.get("/")
    def today(request: Request) -> Response:
        now = datetime.now(UTC).date()
        since = now - timedelta(days=_DAYS - 1)
        with desk.warehouse.page() as page:
            runs = page.rows("runs", job=None, before=None, most=8)
            progress = [{**row, **pace(row)} for row in page.rows("progress")]
            hours = page.rows("hours")
            reasons = page.rows("open_reasons")
            newest = page.row("newest") or {}
            days = page.rows("source_days", since=since, source=None)
            stopped = page.rows("waiting_gate")
            requests = page.rows("requests", most=6, before=None)
        found = histories(days, since, now, floors_of(desk.settings().sources_folder))
        return desk.render(
            request,
            "today.html",
            runs=runs,
            progress=progress,
            hours=hours,
            reasons=reasons,
            newest=newest,
            attention=[one for one in found if one.troubles][:12],
            sources=len(found),
            stopped=stopped,
            requests=requests,
        )

    return router


def pace(row: Mapping[str, Any]) -> dict[str, float | None]:
    """Give a run's documents a second and the seconds that remain, each None until that can be said honestly.

    What remains is what waits, at the pace of the cleaning so far: collecting must be over, for until then
    nobody knows how much there is, and the pace must have settled.
    """
    seconds, done = row["cleaning_seconds"] or 0.0, row["cleaned"] or 0
    settled = seconds >= _LEAST_SECONDS and done >= _LEAST_DOCUMENTS
    rate = done / seconds if settled else None
    left = row["waiting"] / rate if rate and row["is_collected"] else None
    return {"rate": rate, "seconds_left": left}
