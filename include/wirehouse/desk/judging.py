"""Judging entities and links: same, different, unsure, and taking a judgement back, in the name of who asks.

The database's functions decide what that means and refuse what cannot be; here only the form is read.
"""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, HTTPException, Request, Response, status
from starlette.concurrency import run_in_threadpool

from wirehouse.desk.access import require_operator
from wirehouse.desk.pages import Desk, Form, form_of, go_to, own_path, user_of
from wirehouse.desk.warehouse import Page, Refused, Row

VERDICTS = ("same", "different", "unsure")
_LONGEST_NAME = 300
_LONGEST_WHY = 2_000
_LONGEST_NUMBER = 18
_ITSELF = 1


def routes(desk: Desk) -> APIRouter:
    """Give the routes of these actions."""
    router = APIRouter()

    @router.post("/entities/judge")
    async def judge(request: Request) -> Response:
        user = user_of(request)
        require_operator(user)
        form = await form_of(request)
        row = await run_in_threadpool(_judge, desk, form, user.name)
        return go_to(request, _back(form, "/entities", row["judgement_id"]))

    @router.post("/entities/undo")
    async def undo(request: Request) -> Response:
        user = user_of(request)
        require_operator(user)
        form = await form_of(request)
        row = await run_in_threadpool(
            desk.warehouse.request,
            "undo",
            judgement_id=_number(form.one("judgement_id"), "judgement"),
            asked_by=user.name,
            note=form.one("note")[:_LONGEST_WHY],
        )
        return go_to(request, _back(form, "/entities?view=judgements", row["judgement_id"]))

    return router


def judged(page: Page, number: str | None) -> Row | None:
    """Give the judgement that the page before made, to be told and taken back; None where there is none."""
    if not number or not number.isdecimal() or len(number) > _LONGEST_NUMBER:
        return None
    return page.row("judgement", judgement_id=int(number))


def _judge(desk: Desk, form: Form, name: str) -> Row:
    """Make the judgement that a form asks for: about one mention, a name, or two entities."""
    entity_id = _id(form.one("entity_id"), "entity")
    verdict = form.one("verdict")
    if verdict not in VERDICTS:
        raise HTTPException(status.HTTP_400_BAD_REQUEST, "the form names no verdict")
    said = {"verdict": verdict, "asked_by": name, "note": form.one("note")[:_LONGEST_WHY]}
    place = form.one("mention").split() or [
        form.one(name) for name in ("revision_id", "start_char", "end_char")
    ]
    if any(place):
        revision_id, start, end = (*place, "", "")[:3]
        return desk.warehouse.request(
            "judge_mention",
            revision_id=_id(revision_id, "wording"),
            start_char=_number(start, "place"),
            end_char=_number(end, "place"),
            entity_id=entity_id,
            **said,
        )
    if form.one("alias"):
        return desk.warehouse.request(
            "judge_alias", alias=form.one("alias")[:_LONGEST_NAME], entity_id=entity_id, **said
        )
    other = _other(desk, form, entity_id)
    return desk.warehouse.request("judge", entity_id=entity_id, other=other, **said)


def _other(desk: Desk, form: Form, entity_id: UUID) -> UUID:
    """Find the other entity that a form names: one of those offered, or any by its id or its name."""
    written = form.one("other_name").strip()[:_LONGEST_NAME]
    text = written or form.one("other").strip()
    if not text:
        raise Refused("no other entity was named: choose one, or write its name or id")
    try:
        return UUID(text)
    except ValueError:
        pass
    with desk.warehouse.page() as page:
        found = [
            row
            for row in page.rows("entities_by_name", name=text)
            if row["alike"] >= _ITSELF and row["entity_id"] != entity_id
        ]
    if len(found) == 1:
        only: UUID = found[0]["entity_id"]
        return only
    if found:
        ids = ", ".join(f"{row['kind']} {row['name'][:80]} ({row['entity_id']})" for row in found[:5])
        raise Refused(
            f"{len(found)} other entities go by the name {text}: {ids}. Write the id of one of them"
        )
    raise Refused(f"no other entity goes by the name {text}")


def _back(form: Form, otherwise: str, judgement_id: object) -> str:
    """Give the page to return to, told which judgement was made."""
    path, _, query = own_path(form.one("back") or otherwise).partition("?")
    kept = [part for part in query.split("&") if part and not part.startswith("judged=")]
    return f"{path}?{'&'.join([*kept, f'judged={judgement_id}'])}"


def _id(text: str, what: str) -> UUID:
    try:
        return UUID(text.strip())
    except ValueError as error:
        raise HTTPException(status.HTTP_400_BAD_REQUEST, f"the form names no {what}") from error


def _number(text: str, what: str) -> int:
    if not text.isdecimal() or len(text) > _LONGEST_NUMBER:
        raise HTTPException(status.HTTP_400_BAD_REQUEST, f"the form names no {what}")
    return int(text)
