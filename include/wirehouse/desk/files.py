"""The desk's own files, and the Data Docs that Great Expectations wrote."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from fastapi import APIRouter, HTTPException, Response, status

from wirehouse.desk.pages import HERE, Desk

_OWN = {path.name: path for path in (HERE / "static").iterdir()}
_MOST_BYTES = 20_000_000
# Written by another program, with styles and scripts of its own in the page: without scripts, forms, frames
# and anything from elsewhere it is a document to read.
_DOCS_POLICY = (
    "sandbox allow-same-origin; default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; base-uri 'none'; frame-ancestors 'self'"
)


def routes(desk: Desk) -> APIRouter:
    """Give the routes of these files."""
    router = APIRouter()

    @router.get("/static/{name}")
    def own(name: str) -> Response:
        path = _OWN.get(name)
        if path is None:
            raise HTTPException(status.HTTP_404_NOT_FOUND, f"there is no file {name}")
        return Response(
            path.read_bytes(), media_type=_type(path), headers={"cache-control": "private, max-age=300"}
        )

    @router.get("/data-docs/{path:path}")
    def data_docs(path: str) -> Response:
        folder = desk.settings().data_docs_folder
        found = _within(folder, path or "index.html")
        if found is None:
            raise HTTPException(
                status.HTTP_404_NOT_FOUND,
                "there is no such page of the Data Docs: they are written when a batch is validated, on the "
                "machine of the task; the page Checks shows the same verdicts out of the database",
            )
        headers = {"content-security-policy": _DOCS_POLICY}
        return Response(found.read_bytes(), media_type=_type(found), headers=headers)

    return router


def _within(folder: Path, path: str) -> Path | None:
    """Find a file of a folder; None for what is not there, is too large, or lies elsewhere."""
    try:
        found = (folder / path).resolve(strict=True)
        inside = found.is_relative_to(folder.resolve()) and found.is_file()
        return found if inside and found.stat().st_size <= _MOST_BYTES else None
    except (OSError, ValueError):
        return None


def _type(path: Path) -> str:
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"
