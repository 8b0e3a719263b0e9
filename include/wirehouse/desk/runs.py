"""Runs: the list, one run with its balance, steps, checks and documents, and the runs of a job."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Request, Response

from wirehouse.desk import stated
from wirehouse.desk.pages import Desk, asked
from wirehouse.desk.today import pace

OUTCOMES = ("published", "unchanged", "rejected", "skipped", "undecided")
_A_PAGE = 50
_LONGEST = 200
_OF_TASK = {"clean": "outcomes", "validate": "checks", "verify": "checks"}


def routes(desk: Desk) -> APIRouter:
    """Give the routes of these pages."""
    router = APIRouter()

    @router.get("/runs")
    def runs(request: Request) -> Response:
        return _list(
            desk, request, request.query_params.get("job", "").replace("\x00", "")[:_LONGEST] or None
        )

    @router.get("/jobs/{job}")
    def job(request: Request, job: str) -> Response:
        return _list(desk, request, job)

    @router.get("/runs/{run_id}")
    def run(request: Request, run_id: str) -> Response:
        given = request.query_params
        outcome = given.get("outcome") if given.get("outcome") in OUTCOMES else None
        reason = given.get("reason", "").replace("\x00", "")[:_LONGEST] or None
        task = given.get("task", "")[:_LONGEST]
        with desk.warehouse.page() as page:
            row = page.row("run", run_id=run_id)
            if row is None:
                return desk.render(request, "run_unknown.html", run_id=run_id, task=task)
            outcomes = page.rows("run_outcomes", run_id=run_id)
            items = page.rows(
                "run_items",
                run_id=run_id,
                outcome=outcome,
                reason=reason,
                after=_key(given.get("after")),
                most=_A_PAGE + 1,
            )
            context = {
                "steps": page.rows("run_steps", run_id=run_id),
                "checks": page.rows("checks_of_run", run_id=run_id),
                "sources": page.rows("run_sources", run_id=run_id),
                "requests": page.rows("run_requests", run_id=run_id),
                "progress": next(
                    ({**one, **pace(one)} for one in page.rows("progress") if one["run_id"] == run_id), None
                ),
            }
        following = None
        if len(items) > _A_PAGE:
            filters = {"outcome": outcome, "reason": reason, "task": task}
            following = asked("", filters, after=items[_A_PAGE - 1]["item_key"])
        return desk.render(
            request,
            "run.html",
            row=row,
            task=task,
            focus=_OF_TASK.get(task, ""),
            counts={
                name: sum(one["items"] for one in outcomes if one["outcome"] == name) for name in OUTCOMES
            },
            outcomes=outcomes,
            items=items[:_A_PAGE],
            following=following,
            outcome=outcome,
            reason=reason,
            meanings=stated.expectations(),
            **context,
        )

    return router


def _list(desk: Desk, request: Request, job: str | None) -> Response:
    given = request.query_params.get("before", "")
    try:
        before = datetime.fromisoformat(given) if given else None
    except ValueError:
        before = None
    with desk.warehouse.page() as page:
        rows = page.rows("runs", job=job, before=before, most=_A_PAGE + 1)
    following = (
        asked("", {"job": None}, before=rows[_A_PAGE - 1]["started_at"].isoformat())
        if len(rows) > _A_PAGE
        else None
    )
    return desk.render(request, "runs.html", rows=rows[:_A_PAGE], following=following, job=job)


def _key(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
