"""Entities: the review list, doubtful links, one entity with its mentions in context, and judgements."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from fastapi import APIRouter, HTTPException, Request, Response, status
from starlette.concurrency import run_in_threadpool

from wirehouse.desk.access import require_operator
from wirehouse.desk.pages import Desk, Form, asked, form_of, go_to, own_path, user_of
from wirehouse.desk.warehouse import Page, Row

KINDS = ("person", "organisation", "place", "event", "product", "law")
VERDICTS = {word: word for word in ("same", "different", "unsure")}
_A_PAGE = 25
_COUNTED = 5_001
_LONGEST = 300


def routes(desk: Desk) -> APIRouter:
    """Give the routes of these pages."""
    router = APIRouter()

    @router.get("/entities")
    def entities(request: Request) -> Response:
        given = request.query_params
        view = given.get("view") if given.get("view") in {"doubtful", "judgements"} else "review"
        name = given.get("name", "").replace("\x00", "").strip()[:_LONGEST]
        kind = given.get("kind") if given.get("kind") in KINDS else None
        flag = given.get("flag", "").replace("\x00", "")[:_LONGEST] or None
        with desk.warehouse.page() as page:
            flags = page.rows("flags") if view == "doubtful" else []
            if view == "doubtful" and flag is None and flags:
                flag = flags[0]["flag"]
            if name:
                rows, following = page.rows("entities_by_name", name=name), None
            else:
                rows, following = _listed(page, str(view), {"kind": kind, "flag": flag}, given)
        return desk.render(
            request,
            "entities.html",
            view=view,
            name=name,
            kind=kind,
            kinds=KINDS,
            flags=flags,
            flag=flag,
            rows=rows,
            following=following,
        )

    @router.get("/entities/{entity_id}")
    def entity(request: Request, entity_id: UUID) -> Response:
        with desk.warehouse.page() as page:
            row = page.row("entity", entity_id=entity_id)
            if row is None:
                raise HTTPException(status.HTTP_404_NOT_FOUND, f"there is no entity {entity_id}")
            members = page.rows("entity_members", entity_id=row["canonical_id"])
            ids = [member["entity_id"] for member in members]
            counted = (page.row("entity_count", members=ids, most=_COUNTED) or {"mentions": 0})["mentions"]
            name = "entity_mentions_many" if counted >= _COUNTED else "entity_mentions_few"
            context = {
                "aliases": page.rows("entity_aliases", members=ids),
                "mentions": page.rows(name, members=ids, most=_A_PAGE),
                "judgements": page.rows("entity_judgements", members=ids),
                "alike": [
                    one
                    for one in page.rows("entities_by_name", name=row["name"])
                    if one["entity_id"] not in ids
                ][:8],
            }
        return desk.render(
            request, "entity.html", row=row, members=members, counted=counted, limit=_COUNTED, **context
        )

    @router.post("/entities/judge")
    async def judge(request: Request) -> Response:
        user = user_of(request)
        require_operator(user)
        form = await form_of(request)
        name, values = _judgement(form)
        await run_in_threadpool(
            desk.warehouse.request, name, **values, asked_by=user.name, note=form.one("note")[:2000]
        )
        return go_to(request, own_path(form.one("back") or "/entities"))

    @router.post("/entities/undo")
    async def undo(request: Request) -> Response:
        user = user_of(request)
        require_operator(user)
        form = await form_of(request)
        number = form.one("judgement_id")
        if not number.isdecimal() or len(number) > 18:
            raise HTTPException(status.HTTP_400_BAD_REQUEST, "the form names no judgement")
        await run_in_threadpool(
            desk.warehouse.request,
            "undo",
            judgement_id=int(number),
            asked_by=user.name,
            note=form.one("note")[:2000],
        )
        return go_to(request, own_path(form.one("back") or "/entities?view=judgements"))

    return router


def _listed(
    page: Page, view: str, filters: Mapping[str, str | None], given: Mapping[str, str]
) -> tuple[list[Row], str | None]:
    """Give one page of a list, and the address of the next one."""
    if view == "doubtful":
        rows = page.rows("doubtful", flag=filters["flag"], after=_key(given.get("after")), most=_A_PAGE + 1)
        following = {
            "view": view,
            "flag": filters["flag"],
            "after": rows[_A_PAGE - 1 :] and rows[_A_PAGE - 1]["revision_id"],
        }
    elif view == "judgements":
        rows = page.rows("judgements", before=_number(given.get("before")), most=_A_PAGE + 1)
        following = {"view": view, "before": rows[_A_PAGE - 1 :] and rows[_A_PAGE - 1]["judgement_id"]}
    else:
        number = min(_number(given.get("page")) or 1, 1_000)
        rows = page.rows("review", kind=filters["kind"], most=_A_PAGE + 1, offset=(number - 1) * _A_PAGE)
        following = {"kind": filters["kind"], "page": number + 1}
    return rows[:_A_PAGE], asked("", following) if len(rows) > _A_PAGE else None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and 0 < len(text) < 18 and int(text) else None


def _judgement(form: Form) -> tuple[str, dict[str, object]]:
    """Read which judgement a form asks for: about two entities, a name, or one mention."""
    try:
        entity_id = UUID(form.one("entity_id"))
        verdict = VERDICTS[form.one("verdict")]
        if form.one("revision_id"):
            return "judge_mention", {
                "revision_id": UUID(form.one("revision_id")),
                "start_char": int(form.one("start_char")),
                "end_char": int(form.one("end_char")),
                "entity_id": entity_id,
                "verdict": verdict,
            }
        if form.one("alias"):
            return "judge_alias", {
                "alias": form.one("alias")[:_LONGEST],
                "entity_id": entity_id,
                "verdict": verdict,
            }
        return "judge", {"entity_id": entity_id, "other": UUID(form.one("other").strip()), "verdict": verdict}
    except ValueError as error:
        raise HTTPException(
            status.HTTP_400_BAD_REQUEST,
            "the form names no entity, or no other one: give its id, or choose one",
        ) from error


def _key(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
