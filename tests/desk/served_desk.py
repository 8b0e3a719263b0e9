"""A desk over a small newsroom: some pages published, some turned away, one of them twice worded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from fastapi import FastAPI, HTTPException, Request
from starlette.testclient import TestClient

from newsroom import PARAGRAPHS, Newsroom, newsroom, page
from wirehouse import settings
from wirehouse.database import transaction
from wirehouse.desk import ConductorError, User, desk_app

__all__ = ["newsroom"]

PREFIX = "/airflow/wirehouse"
USERS = {"viewer": User("vera", may_act=False), "operator": User("olga", may_act=True)}
OWN = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
"""What a browser sends along with a form of the desk's own pages."""


@dataclass
class Written:
    """A conductor that writes down what it is asked for; `problem` is what it answers instead."""

    asked: list[tuple[Any, ...]] = field(default_factory=list)
    problem: str | None = None

    async def trigger(self, request: Request, dag_id: str, run_id: str, conf: Mapping[str, object]) -> None:
        self._take("trigger", dag_id, run_id, dict(conf))

    async def clear(self, request: Request, dag_id: str, run_id: str, tasks: Sequence[str]) -> None:
        self._take("clear", dag_id, run_id, list(tasks))

    def _take(self, *what: Any) -> None:
        if self.problem:
            raise ConductorError(self.problem)
        self.asked.append(what)


@dataclass
class Desk:
    """The desk's application, its newsroom, and what was asked of its conductor."""

    app: FastAPI
    inner: FastAPI
    newsroom: Newsroom
    conductor: Written
    owner_url: str

    def client(self, user: str | None = "operator") -> TestClient:
        """A browser of someone: operator, viewer, or nobody."""
        headers = {"x-user": user} if user else {}
        return TestClient(self.app, raise_server_exceptions=False, headers=headers, follow_redirects=False)

    def get(self, path: str, user: str | None = "operator") -> httpx.Response:
        """Read a page."""
        return self.client(user).get(f"{PREFIX}{path}")

    def post(self, path: str, user: str | None = "operator", /, **form: Any) -> httpx.Response:
        """Send a form of the desk's own."""
        return self.client(user).post(f"{PREFIX}{path}", data=form, headers=OWN)

    def one(self, sql: str, *values: object) -> Any:
        """Ask the warehouse for one value."""
        return self.newsroom.query(sql, *values)[0]

    def query_as_owner(self, sql: str, *values: object) -> None:
        """Change the warehouse as its owner."""
        with transaction(self.owner_url) as cursor:
            cursor.execute(sql, values or None)

    def pages(self) -> list[str]:
        """One address of every page, with what is there to be seen on it."""
        key, article = self.newsroom.query(
            "SELECT v.document_key, r.article_id FROM ops.verdict AS v INNER JOIN news.article_revision AS r "
            "USING (revision_id) ORDER BY r.revision_number DESC, r.headline LIMIT 1"
        )[0]
        rejection = self.one(
            "SELECT rejection_id FROM ops.rejection ORDER BY document_key IS NULL, reason LIMIT 1"
        )
        entity = self.newsroom.query("SELECT entity_id FROM news.mention WHERE entity_id IS NOT NULL LIMIT 1")
        run = quote(str(self.one("SELECT run_id FROM ops.run ORDER BY started_at LIMIT 1")), safe="")
        return [
            *(
                "/",
                "/rejections",
                "/rejections?view=list",
                f"/rejections/{rejection}",
                "/requests",
                "/gate",
                "/runs",
            ),
            *(
                f"/runs/{run}",
                "/jobs/test",
                f"/documents/{key}",
                "/documents",
                f"/articles/{article}/changes",
            ),
            *(
                "/sources",
                "/sources/oldhaven",
                "/entities",
                "/entities?view=doubtful",
                "/entities?view=judgements",
            ),
            *("/search", "/search?q=ferry", "/checks", "/dictionary"),
            *(f"/entities/{entity[0]}" for _ in entity[:1]),
        ]


def make(newsroom: Newsroom, desk_url: str, owner_url: str) -> Desk:
    """Serve a desk under a path of its own, as Airflow does."""
    conductor = Written()

    def identify(request: Request) -> User:
        user = USERS.get(request.headers.get("x-user", ""))
        if user is None:
            raise HTTPException(401, "Not authenticated")
        return user

    inner = desk_app(settings.load, lambda: desk_url, identify, conductor)
    outer = FastAPI()
    outer.mount(PREFIX, inner)
    return Desk(outer, inner, newsroom, conductor, owner_url)


@pytest.fixture
def desk(newsroom: Newsroom, warehouse: Any) -> Iterator[Desk]:
    """A desk over two published pages, one of them edited, and two that were turned away."""
    newsroom.put("oldhaven/ferry.html", page("More ferries to Skarv from next week"))
    newsroom.put("oldhaven/pier.html", page("Old pier of Skarv is to be rebuilt", day="2026-05-13"))
    newsroom.put(
        "oldhaven/gone.html", "<html><title>404 Page not found</title><h1>404 Page not found</h1></html>"
    )
    newsroom.put("oldhaven/empty.txt", "")
    newsroom.run("first")
    newsroom.put(
        "oldhaven/ferry.html",
        page("More ferries to Skarv from Monday", *PARAGRAPHS[:2], "A third boat waits."),
    )
    newsroom.run("second")
    yield make(newsroom, warehouse.desk_url, warehouse.owner_url)


@pytest.fixture
def empty_desk(newsroom: Newsroom, warehouse: Any) -> Desk:
    """A desk over a warehouse that holds nothing."""
    return make(newsroom, warehouse.desk_url, warehouse.owner_url)
