"""The data dictionary, out of the comments that the database itself keeps."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter, Request, Response

from wirehouse.desk.pages import Desk


def routes(desk: Desk) -> APIRouter:
    """Give the routes of this page."""
    router = APIRouter()

    @router.get("/dictionary")
    def dictionary(request: Request) -> Response:
        with desk.warehouse.page() as page:
            rows = page.rows("dictionary")
        schemas = [
            (schema, about, list(relations))
            for (schema, about), relations in groupby(
                rows, key=lambda row: (row["schema"], row["about_schema"])
            )
        ]
        return desk.render(request, "dictionary.html", schemas=schemas)

    return router
