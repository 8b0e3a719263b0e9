"""The suites: the newest verdict of every expectation, and how it went before."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter, Request, Response

from wirehouse.desk import stated
from wirehouse.desk.pages import Desk


def routes(desk: Desk) -> APIRouter:
    """Give the routes of this page."""
    router = APIRouter()

    @router.get("/checks")
    def checks(request: Request) -> Response:
        meanings = stated.expectations()
        suites = sorted({str(one["suite"]) for one in meanings.values()})
        with desk.warehouse.page() as page:
            rows = page.rows("newest_checks", suites=suites)
            traces = {
                suite: {row["expectation"]: row["failed"] for row in page.rows("check_trace", suite=suite)}
                for suite in suites
            }
        by_suite = {
            suite: list(of_suite) for suite, of_suite in groupby(rows, key=lambda row: str(row["suite"]))
        }
        docs = desk.settings().data_docs_folder / "index.html"
        return desk.render(
            request,
            "checks.html",
            suites=by_suite,
            traces=traces,
            meanings=meanings,
            has_docs=docs.is_file(),
        )

    return router
