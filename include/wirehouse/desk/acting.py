"""What a person may ask for about rejections: replay, waive, mark as fixed by a rule, reopen."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from fastapi import APIRouter, HTTPException, Request, Response, status
from starlette.concurrency import run_in_threadpool

from wirehouse.desk.access import ConductorError, require_operator
from wirehouse.desk.inbox import filters_of
from wirehouse.desk.pages import Desk, asked, form_of, go_to, own_path, user_of
from wirehouse.desk.warehouse import Row

ACTIONS = ("replay", "waive", "fix", "reopen")
_A_PAGE = 50
_MOST_IDS = 1_000


def routes(desk: Desk) -> APIRouter:
    """Give the routes of these actions, and of the list of what was asked."""
    router = APIRouter()

    @router.post("/rejections/act")
    async def act(request: Request) -> Response:
        user = user_of(request)
        require_operator(user)
        form = await form_of(request)
        action = form.one("action")
        if action not in ACTIONS:
            raise HTTPException(status.HTTP_400_BAD_REQUEST, "the form names no action")
        ids = _ids(form.all("id"))
        wanted = {name: value for name, value in filters_of(form.first).items() if value}
        filters = {name: wanted[name] for name in ("reason", "stage", "source", "cause") if name in wanted}
        row = await run_in_threadpool(
            desk.warehouse.request,
            "request_rejections",
            action=action,
            asked_by=user.name,
            ids=ids or None,
            filters={} if ids else filters,
            note=form.one("note")[:2000] or None,
        )
        back = own_path(form.one("back") or "/rejections")
        if row["dag_id"]:
            return await start_run(desk, request, row)
        return go_to(request, f"{back}{'&' if '?' in back else '?'}done={row['request_id']}")

    @router.get("/requests")
    def requests(request: Request) -> Response:
        before = request.query_params.get("before", "")
        with desk.warehouse.page() as page:
            rows = page.rows("requests", before=int(before) if before.isdecimal() else None, most=_A_PAGE + 1)
        following = rows[_A_PAGE - 1]["request_id"] if len(rows) > _A_PAGE else None
        return desk.render(request, "requests.html", rows=rows[:_A_PAGE], following=following)

    @router.get("/requests/{request_id}")
    def one(request: Request, request_id: int) -> Response:
        with desk.warehouse.page() as page:
            row = page.row("request", request_id=request_id)
        if row is None:
            raise HTTPException(status.HTTP_404_NOT_FOUND, f"there is no request {request_id}")
        problem = request.query_params.get("problem", "")[:500]
        return desk.render(request, "request.html", row=row, problem=problem)

    @router.post("/requests/{request_id}/start")
    async def start(request: Request, request_id: int) -> Response:
        require_operator(user_of(request))

        def find() -> Row | None:
            with desk.warehouse.page() as page:
                return page.row("request", request_id=request_id)

        row = await run_in_threadpool(find)
        if row is None or not row["dag_id"]:
            raise HTTPException(
                status.HTTP_404_NOT_FOUND, f"there is no run to start for request {request_id}"
            )
        return await start_run(desk, request, row)

    return router


async def start_run(
    desk: Desk, request: Request, row: Row, conf: Mapping[str, object] | None = None
) -> Response:
    """Start the run of a request; where that fails the request stands, and its page says so."""
    try:
        if row.get("action") == "release":
            await desk.conductor.clear(request, row["dag_id"], row["run_id"], ["validate"])
        else:
            await desk.conductor.trigger(request, row["dag_id"], row["run_id"], conf or _conf(row))
    except ConductorError as error:
        return go_to(request, asked(f"/requests/{row['request_id']}", {"problem": str(error)[:400]}))
    return go_to(request, f"/requests/{row['request_id']}")


def _conf(row: Row) -> dict[str, object]:
    """Give what the DAG of a request is started with."""
    if row.get("action") == "try":
        return {"sources": [row["filters"]["source"]]}
    return {"request": row["request_id"]}


def _ids(given: list[str]) -> list[str]:
    if len(given) > _MOST_IDS:
        raise HTTPException(
            status.HTTP_400_BAD_REQUEST, "too many rejections at once: act on their reason instead"
        )
    try:
        return [str(UUID(one)) for one in given]
    except ValueError as error:
        raise HTTPException(status.HTTP_400_BAD_REQUEST, "a rejection's id is no UUID") from error
