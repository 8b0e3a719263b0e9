"""Warehouses that several tests of a module share, and a judge of what was staged in one."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from wirehouse.database import EmbeddedPostgres, migrate
from wirehouse.database.bootstrap import bootstrap
from wirehouse.validate import Verdicts, check


@dataclass(frozen=True)
class Database:
    """One migrated database, by role."""

    owner_url: str
    loader_url: str


@pytest.fixture(scope="module")
def database(postgres: EmbeddedPostgres) -> Database:
    """A migrated warehouse that a module's tests share; it goes with the server."""
    name = f"validate_{uuid.uuid4().hex[:12]}"
    bootstrap(postgres.url("admin"), {}, name)

    def url(role: str) -> str:
        return urlsplit(postgres.url(role))._replace(path=f"/{name}").geturl()

    migrate(url("owner"))
    return Database(owner_url=url("owner"), loader_url=url("loader"))


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder for Data Docs that is not there yet."""
    return tmp_path / "home" / "data-docs"


@pytest.fixture(scope="module")
def judge_batch(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Verdicts]:
    """Judge a run's batch by suites, with the pages in a folder of the tests."""

    def judged(url: str, run_id: str, *suites: str) -> Verdicts:
        return check(url, run_id, suites, data_docs=tmp_path_factory.mktemp("docs") / "data-docs")

    return judged
