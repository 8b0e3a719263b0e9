"""Rejections: the inbox, the groups of one cause, and one rejection with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from fastapi import APIRouter, HTTPException, Request, Response, status

from wirehouse.desk import evidence, stated
from wirehouse.desk.pages import Desk, asked
from wirehouse.desk.raw import RawText, read_raw
from wirehouse.desk.warehouse import Page, Row
from wirehouse.pipeline import explanations

STATES = ("open", "waived", "fixed", "superseded")
STAGES = ("collect", "clean", "enrich", "validate")
AGES = {
    "day": ("the last day", 1, None),
    "week": ("the last week", 7, None),
    "older": ("older than a week", None, 7),
}
FILTERS = ("state", "reason", "stage", "source", "cause", "age")

_A_PAGE = 50
_MOST_GROUPS = 100
_COUNTED = 10_001
_LONGEST_FILTER = 500


def routes(desk: Desk) -> APIRouter:
    """Give the routes of these pages."""
    router = APIRouter()

    @router.get("/rejections")
    def inbox(request: Request) -> Response:
        wanted = filters_of(request.query_params)
        view = "list" if request.query_params.get("view") == "list" or wanted["cause"] else "groups"
        bounds = _bounds(wanted)
        with desk.warehouse.page() as page:
            facets = page.rows("facets", state=wanted["state"])
            states = {row["state"]: row["rejections"] for row in page.rows("states")}
            found = page.row("inbox_count", **bounds, most=_COUNTED) or {}
            if view == "groups":
                rows, following = page.rows("groups", **bounds, most=_MOST_GROUPS), None
            else:
                rows, following = _listed(page, request, wanted, bounds)
        return desk.render(
            request,
            "rejections.html",
            wanted=wanted,
            view=view,
            rows=rows,
            following=following,
            facets=facets,
            states=states,
            found=found.get("rejections", 0),
            counted=_COUNTED,
            most_groups=_MOST_GROUPS,
            ages=AGES,
            stages=STAGES,
            all_states=STATES,
            meanings=stated.reasons(),
        )

    @router.get("/rejections/{rejection_id}")
    def rejection(request: Request, rejection_id: UUID) -> Response:
        with desk.warehouse.page() as page:
            row = page.row("rejection", rejection_id=rejection_id)
            if row is None:
                raise HTTPException(status.HTTP_404_NOT_FOUND, f"there is no rejection {rejection_id}")
            facts = _facts(page, row)
            kept = explanations.find(page.cursor, str(row["document_key"])) if row["document_key"] else None
        raw = read_raw(desk.settings(), row["sha256"], kept.explanation.charset if kept else row["charset"])
        found = evidence.find(row["evidence"], raw.text if isinstance(raw, RawText) else "")
        return desk.render(
            request,
            "rejection.html",
            row=row,
            raw=raw,
            found=found,
            kept=kept,
            meaning=stated.reasons().get(row["reason"]),
            expectation=stated.expectations().get(row["expectation"] or ""),
            source_yaml=stated.yaml_of(desk.settings().sources_folder, row["source"]),
            **facts,
        )

    return router


def filters_of(given: Mapping[str, str]) -> dict[str, str | None]:
    """Read the inbox's filters out of an address; what is of no known value is no filter."""
    wanted = {name: (given.get(name) or "")[:_LONGEST_FILTER].replace("\x00", "") or None for name in FILTERS}
    if wanted["state"] not in STATES:
        wanted["state"] = "open"
    if wanted["stage"] not in STAGES:
        wanted["stage"] = None
    if wanted["age"] not in AGES:
        wanted["age"] = None
    return wanted


def _bounds(wanted: Mapping[str, str | None]) -> dict[str, Any]:
    """Give the filters as the queries take them: an age becomes two times."""
    now = datetime.now(UTC)
    _, newer, older = AGES.get(wanted["age"] or "", ("", None, None))
    return {
        **{name: wanted[name] for name in ("state", "reason", "stage", "source", "cause")},
        "since": now - timedelta(days=newer) if newer else None,
        "until": now - timedelta(days=older) if older else None,
    }


def _listed(
    page: Page, request: Request, wanted: Mapping[str, str | None], bounds: Mapping[str, Any]
) -> tuple[list[Row], str | None]:
    """Give one page of rejections, and the address of the next one."""
    before, after_id = _place(request.query_params.get("after"))
    rows = page.rows("inbox", **bounds, before=before, after_id=after_id, most=_A_PAGE + 1)
    if len(rows) <= _A_PAGE:
        return rows, None
    last = rows[_A_PAGE - 1]
    place = f"{last['last_seen_at'].isoformat()}_{last['rejection_id']}"
    return rows[:_A_PAGE], asked("", wanted, view="list", after=place)


def _place(text: str | None) -> tuple[datetime | None, UUID | None]:
    try:
        when, _, key = (text or "").partition("_")
        return datetime.fromisoformat(when), UUID(key)
    except ValueError:
        return None, None


def _facts(page: Page, row: Row) -> dict[str, Any]:
    """Read what stands around a rejection: its like, its history, what was asked, what judged it."""
    suite, _, name = (row["expectation"] or "").partition(".")
    return {
        "alike": page.row("same_cause", cause=row["cause"], reason=row["reason"], stage=row["stage"]) or {},
        "requests": page.rows("rejection_requests", rejection_id=row["rejection_id"]),
        "history": page.rows("reason_history", reason=row["reason"], stage=row["stage"]),
        "check_history": page.rows("check_history", suite=suite, expectation=name) if name else [],
    }
