"""Batches that the gate stopped: they wait for a person, with the facts at hand."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from wirehouse.desk import stated
from wirehouse.desk.access import require_operator
from wirehouse.desk.acting import start_run
from wirehouse.desk.pages import Desk, form_of, go_to, user_of


def routes(desk: Desk) -> APIRouter:
    """Give the routes of the gate."""
    router = APIRouter()

    @router.get("/gate")
    def gate(request: Request) -> Response:
        with desk.warehouse.page() as page:
            waiting = page.rows("waiting_gate")
            facts = {
                row["run_id"]: {
                    "checks": [
                        check
                        for check in page.rows("checks_of_run", run_id=row["run_id"])
                        if not check["passed"]
                    ],
                    "history": {
                        name: page.rows(
                            "check_history", suite=name.split(".", 1)[0], expectation=name.split(".", 1)[1]
                        )
                        for name in row["failing"][:6]
                    },
                }
                for row in waiting[:10]
            }
            decided = [
                row
                for row in page.rows("requests", before=None, most=100)
                if row["action"] in {"release", "leave"}
            ][:20]
        return desk.render(
            request,
            "gate.html",
            waiting=waiting,
            facts=facts,
            decided=decided,
            meanings=stated.expectations(),
        )

    @router.post("/gate/{run_id}")
    async def decide(request: Request, run_id: str) -> Response:
        user = user_of(request)
        require_operator(user)
        form = await form_of(request)
        row = await run_in_threadpool(
            desk.warehouse.request,
            "decide_gate",
            run_id=run_id,
            decision=form.one("decision"),
            asked_by=user.name,
            note=form.one("note")[:2000],
        )
        if form.one("decision") == "release":
            return await start_run(desk, request, {**row, "action": "release"})
        return go_to(request, f"/requests/{row['request_id']}")

    return router
