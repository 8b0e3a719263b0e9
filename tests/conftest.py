"""A real Postgres for the tests: one server a worker, one fresh warehouse a test."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from psycopg2 import sql

from wirehouse.database import EmbeddedPostgres, connect, migrate
from wirehouse.database.bootstrap import bootstrap

TEMPLATE = "warehouse_template"

# A change is judged by what it changes: the same examples each time, on a machine of any speed. New
# examples are looked for on purpose: HYPOTHESIS_PROFILE=searching make test ARGS=tests/clean
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("searching", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@dataclass(frozen=True)
class Warehouse:
    """The addresses of one migrated database, one a role."""

    owner_url: str
    loader_url: str
    analyst_url: str
    desk_url: str
    admin_url: str


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedPostgres]:
    """A running server of this worker's own, stopped at the end."""
    server = EmbeddedPostgres(tmp_path_factory.mktemp("home"), durable=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def _template(postgres: EmbeddedPostgres) -> str:
    bootstrap(postgres.url("admin"), {}, TEMPLATE)
    migrate(_in_database(postgres.url("owner"), TEMPLATE))
    return TEMPLATE


@pytest.fixture
def warehouse(postgres: EmbeddedPostgres, _template: str) -> Iterator[Warehouse]:
    """A migrated warehouse that holds nothing, dropped after the test."""
    name = f"warehouse_{uuid.uuid4().hex[:12]}"
    _administer(
        postgres,
        sql.SQL("CREATE DATABASE {} OWNER wirehouse_owner TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(_template)
        ),
        sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)),
        sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(
            sql.Identifier(name),
            sql.SQL("wirehouse_loader, wirehouse_analyst, wirehouse_desk"),
        ),
    )
    yield Warehouse(
        owner_url=_in_database(postgres.url("owner"), name),
        loader_url=_in_database(postgres.url("loader"), name),
        analyst_url=_in_database(postgres.url("analyst"), name),
        desk_url=_in_database(postgres.url("desk"), name),
        admin_url=_in_database(postgres.url("admin"), name),
    )
    _administer(postgres, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _administer(postgres: EmbeddedPostgres, *statements: sql.Composable) -> None:
    with closing(connect(postgres.url("admin"))) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def _in_database(url: str, name: str) -> str:
    return urlsplit(url)._replace(path=f"/{name}").geturl()
