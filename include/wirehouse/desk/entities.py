"""Entities: the review list, doubtful links, everything that was judged, and finding one by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from wirehouse.desk.finding import read_by_indexes
from wirehouse.desk.judging import judged
from wirehouse.desk.pages import Desk, asked
from wirehouse.desk.warehouse import Page, Row
from wirehouse.settings import Settings

KINDS = ("person", "organisation", "place", "event", "product", "law")
VIEWS = ("review", "doubtful", "judgements")
_A_PAGE = 25
_LONGEST = 300
_FIRST = UUID(int=0)


def routes(desk: Desk) -> APIRouter:
    """Give the routes of these pages."""
    router = APIRouter()

    @router.get("/entities")
    def entities(request: Request) -> Response:
        given = request.query_params
        wanted = filters_of(given)
        flags: list[Row] = []
        with desk.warehouse.page() as page:
            read_by_indexes(page)
            if wanted["name"]:
                rows, following = page.rows("entities_by_name", name=wanted["name"]), None
            elif wanted["view"] == "doubtful":
                flags = page.rows("flags")
                wanted["flag"] = wanted["flag"] or (flags[0]["flag"] if flags else None)
                rows, following = _doubtful(page, wanted, given.get("after"))
            elif wanted["view"] == "judgements":
                rows, following = _judgements(page, given.get("before"))
            else:
                rows, following = _review(page, wanted, given.get("after"), desk.settings())
            made = judged(page, given.get("judged"))
        return desk.render(
            request,
            "entities.html",
            wanted=wanted,
            view=wanted["view"],
            name=wanted["name"],
            kinds=KINDS,
            flags=flags,
            rows=rows,
            following=following,
            made=made,
            proposal=desk.settings(),
        )

    return router


def filters_of(given: Mapping[str, str]) -> dict[str, str | None]:
    """Read the filters out of an address; what is of no known value is no filter."""
    wanted = {
        name: given.get(name, "").replace("\x00", "").strip()[:_LONGEST] or None
        for name in ("view", "name", "kind", "flag", "proposed")
    }
    wanted["view"] = wanted["view"] if wanted["view"] in VIEWS else "review"
    wanted["kind"] = wanted["kind"] if wanted["kind"] in KINDS else None
    wanted["proposed"] = "1" if wanted["proposed"] else None
    return wanted


def _review(
    page: Page, wanted: Mapping[str, str | None], after: str | None, settings: Settings
) -> tuple[list[Row], str | None]:
    """Give a page of the provisional entities, and the address of the next one."""
    articles, mentions, key = _weight(after)
    rows = page.rows(
        "review",
        kind=wanted["kind"],
        is_proposed=bool(wanted["proposed"]),
        proposal_articles=settings.proposal_articles,
        proposal_sources=settings.proposal_sources,
        before_articles=articles,
        before_mentions=mentions,
        before_id=key,
        most=_A_PAGE + 1,
    )

    def place(row: Row) -> dict[str, Any]:
        return {
            "kind": wanted["kind"],
            "proposed": wanted["proposed"],
            "after": f"{row['articles']}_{row['mentions']}_{row['entity_id']}",
        }

    return rows[:_A_PAGE], asked("", place(rows[_A_PAGE - 1])) if len(rows) > _A_PAGE else None


def _doubtful(
    page: Page, wanted: Mapping[str, str | None], after: str | None
) -> tuple[list[Row], str | None]:
    """Give a page of the links with a flag that nobody has judged, and the address of the next one."""
    key, char = _mention(after)
    rows = page.rows("doubtful", flag=wanted["flag"], after_id=key, after_char=char, most=_A_PAGE + 1)
    if len(rows) <= _A_PAGE:
        return rows, None
    last = rows[_A_PAGE - 1]
    place = f"{last['revision_id']}_{last['start_char']}"
    return rows[:_A_PAGE], asked("", {"view": "doubtful", "flag": wanted["flag"], "after": place})


def _judgements(page: Page, before: str | None) -> tuple[list[Row], str | None]:
    """Give a page of the judgements, the newest first, and the address of the next one."""
    number = int(before) if before and before.isdecimal() and len(before) < 18 else None
    rows = page.rows("judgements", before=number, most=_A_PAGE + 1)
    if len(rows) <= _A_PAGE:
        return rows, None
    return rows[:_A_PAGE], asked("", {"view": "judgements", "before": rows[_A_PAGE - 1]["judgement_id"]})


def _weight(text: str | None) -> tuple[int | None, int | None, UUID | None]:
    try:
        articles, mentions, key = (text or "").split("_")
        return int(articles[:9]), int(mentions[:9]), UUID(key)
    except ValueError:
        return None, None, None


def _mention(text: str | None) -> tuple[UUID, int]:
    try:
        key, _, char = (text or "").partition("_")
        return UUID(key), int(char[:9])
    except ValueError:
        return _FIRST, -1
