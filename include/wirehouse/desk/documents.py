"""One document: raw beside clean, its dates, its article with its facts, its wordings, its way."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter, HTTPException, Request, Response, status

from wirehouse.cli import account
from wirehouse.desk.difference import compare, words_changed
from wirehouse.desk.marking import paragraphs
from wirehouse.desk.pages import Desk, go_to
from wirehouse.desk.warehouse import Page, Row
from wirehouse.desk.way import way_of
from wirehouse.pipeline import explanations

_MOST_BODY = 300_000
_MOST_LINE = 2_000


def routes(desk: Desk) -> APIRouter:
    """Give the routes of these pages."""
    router = APIRouter()

    @router.get("/documents")
    def find(request: Request) -> Response:
        wanted = request.query_params.get("find", "").replace("\x00", "").strip()[:2_000]
        if wanted:
            with desk.warehouse.page() as page:
                row = page.row("find_document", key=_key(wanted), text=wanted)
            if row:
                return go_to(request, f"/documents/{row['document_key']}")
        return desk.render(request, "document_find.html", wanted=wanted)

    @router.get("/documents/{document_key}")
    def document(request: Request, document_key: UUID) -> Response:
        with desk.warehouse.page() as page:
            row = page.row("document", document_key=document_key)
            if row is None:
                raise HTTPException(status.HTTP_404_NOT_FOUND, f"there is no document {document_key}")
            rejections = page.rows("document_rejections", document_key=document_key)
            runs = page.rows("document_runs", document_key=document_key)
            stored = explanations.find(page.cursor, str(document_key))
            article = _article(page, row["revision_id"]) if row["revision_id"] else None
            revisions = page.rows("revisions", article_id=row["article_id"]) if row["article_id"] else []
        told = account.of_stored(stored) if stored else None
        return desk.render(
            request,
            "document.html",
            row=row,
            rejections=rejections,
            account=told,
            blocks=_blocks(told) if told else [],
            stored=stored,
            article=article,
            revisions=revisions,
            way=way_of(row, runs, rejections, revisions),
        )

    @router.get("/articles/{article_id}/changes")
    def changes(request: Request, article_id: UUID) -> Response:
        with desk.warehouse.page() as page:
            revisions = page.rows("revisions", article_id=article_id)
            if not revisions:
                raise HTTPException(status.HTTP_404_NOT_FOUND, f"there is no article {article_id}")
            newest = int(revisions[-1]["revision_number"])
            to = _number(request.query_params.get("to"), newest)
            since = _number(request.query_params.get("from"), max(1, to - 1))
            before = page.row("wording", article_id=article_id, number=since)
            after = page.row("wording", article_id=article_id, number=to)
        if before is None or after is None:
            raise HTTPException(status.HTTP_404_NOT_FOUND, "the article has no wording of that number")
        shown = {
            name: compare((before[name] or "")[:most], (after[name] or "")[:most])
            for name, most in (
                ("headline", _MOST_LINE),
                ("standfirst", _MOST_LINE),
                ("body", _MOST_BODY // 3),
            )
        }
        added, removed = words_changed([piece for one in shown.values() for piece in one])
        return desk.render(
            request,
            "changes.html",
            article_id=article_id,
            revisions=revisions,
            before=before,
            after=after,
            shown=shown,
            added=added,
            removed=removed,
        )

    return router


def _article(page: Page, revision_id: UUID) -> dict[str, Any]:
    """Read a wording with its facts, marked in its body."""
    revision = page.row("revision", revision_id=revision_id) or {}
    mentions = page.rows("mentions", revision_id=revision_id)
    quotations = page.rows("quotations", revision_id=revision_id)
    amounts = page.rows("amounts", revision_id=revision_id)
    body = str(revision["body"])[:_MOST_BODY]
    within = {
        name: [fact for fact in facts if fact["end_char"] <= len(body)]
        for name, facts in (("mentions", mentions), ("quotations", quotations), ("amounts", amounts))
    }
    return {
        **revision,
        "paragraphs": paragraphs(body, **within),
        "cut": max(0, len(str(revision["body"])) - len(body)),
        "mentions": mentions,
        "quotations": [{**fact, "text": body[fact["start_char"] : fact["end_char"]]} for fact in quotations],
        "amounts": amounts,
        "entities": _entities(mentions),
        "dates": page.rows("date_candidates", revision_id=revision_id),
    }


def _entities(mentions: list[Row]) -> list[Row]:
    """Give each entity once, with how often it is named, in the order of the text."""
    found: dict[UUID, Row] = {}
    for mention in mentions:
        key = mention["entity_id"]
        if key is not None:
            one = found.setdefault(key, {**mention, "times": 0, "surfaces": []})
            one["times"] += 1
            if mention["surface"] not in one["surfaces"]:
                one["surfaces"].append(mention["surface"])
    return list(found.values())


def _blocks(told: account.Account) -> list[dict[str, Any]]:
    mended = {repair.line for repair in told.explanation.repairs}
    return [
        {"block": block, "part": account.part_of(block), "is_mended": block.line in mended}
        for block in told.explanation.blocks
    ]


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else default
