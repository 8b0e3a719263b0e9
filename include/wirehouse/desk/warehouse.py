"""The warehouse as the desk reaches it: read-only pages, requests by functions, and what may be wrong."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import psycopg2
from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse.database import read_sql, transaction
from wirehouse.errors import TerminalError, TransientError
from wirehouse.settings import INCLUDE

Row = dict[str, Any]

_AT_ONCE = 8
_WAIT_SECONDS = 10
_PENDING = (
    psycopg2.errors.UndefinedTable,
    psycopg2.errors.UndefinedColumn,
    psycopg2.errors.UndefinedFunction,
    psycopg2.errors.InvalidSchemaName,
    psycopg2.errors.InsufficientPrivilege,
)


class MigrationPending(TerminalError):  # noqa: N818 - it names what is the matter
    """The database is older than this version; the message names what is missing."""


class Refused(TerminalError):  # noqa: N818 - it names what happened
    """The database refused a request; the message is for people."""


@dataclass(frozen=True)
class Warehouse:
    """Reads as the role `desk`. `find_url` is asked for each page: the server may have moved.

    At most a few connections are open at once, so that the desk never takes those of the pipeline.
    """

    find_url: Callable[[], str]
    _places: threading.BoundedSemaphore = field(
        default_factory=lambda: threading.BoundedSemaphore(_AT_ONCE), compare=False
    )

    @contextmanager
    def page(self) -> Iterator[Page]:
        """Yield a reader whose queries all see one moment.

        Raises `TransientError` (unreachable, too slow), `MigrationPending`, `SettingsError`.
        """
        with self._cursor("ISOLATION LEVEL REPEATABLE READ READ ONLY") as cursor:
            yield Page(cursor)

    def request(self, name: str, /, **values: object) -> Row:
        """Call a request function, by the name of its file of SQL, and give its row.

        Raises `Refused` with the database's own sentence, and what `page` raises.
        """
        with self._cursor("READ WRITE") as cursor:
            try:
                rows = Page(cursor).rows(name, **values)
            except psycopg2.errors.RaiseException as error:
                hint = error.diag.message_hint
                said = error.diag.message_primary or str(error)
                raise Refused(f"{said}. {hint}" if hint else said) from error
        return rows[0] if rows else {}

    @contextmanager
    def _cursor(self, mode: str) -> Iterator[Cursor]:
        if not self._places.acquire(timeout=_WAIT_SECONDS):
            raise TransientError("too many pages are being read at once; try again in a moment")
        try:
            with transaction(self.find_url(), application_name="wirehouse desk") as cursor:
                try:
                    cursor.execute(f"SET TRANSACTION {mode}")
                    _check_migrations(cursor)
                    yield cursor
                except _PENDING as error:
                    raise MigrationPending((error.diag.message_primary or str(error)).strip()) from error
        finally:
            self._places.release()


@dataclass(frozen=True, slots=True)
class Page:
    """Asks the files of include/sql/desk, in one transaction."""

    cursor: Cursor

    def rows(self, name: str, /, **values: object) -> list[Row]:
        """Give the rows of a query as dictionaries."""
        return self.ask(_query(name), {key: _adapted(value) for key, value in values.items()})

    def ask(self, query: str, values: Mapping[str, object]) -> list[Row]:
        """Give the rows of a query that was put together from a file."""
        self.cursor.execute(query, values)
        names = [column.name for column in self.cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in self.cursor.fetchall()]

    def row(self, name: str, /, **values: object) -> Row | None:
        """Give the first row, None where there is none."""
        rows = self.rows(name, **values)
        return rows[0] if rows else None


def _adapted(value: object) -> object:
    return json.dumps(value) if isinstance(value, Mapping) else value


@cache
def _query(name: str) -> str:
    return read_sql(f"desk/{name}")


@cache
def _needed() -> frozenset[str]:
    return frozenset(path.name for path in (INCLUDE / "sql" / "migrations").glob("*.sql"))


def _check_migrations(cursor: Cursor) -> None:
    cursor.execute("SELECT name FROM ledger.migration")
    missing = sorted(_needed() - {name for (name,) in cursor.fetchall()})
    if missing:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        raise MigrationPending(f"{missing[0]}{more} not applied")
