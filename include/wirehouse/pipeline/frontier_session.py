"""A worker's own connection to the warehouse, kept over its many short transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache

import psycopg2
from psycopg2.extensions import connection as Connection  # noqa: N812 - psycopg2 names the class in lower case
from psycopg2.extensions import cursor as Cursor  # noqa: N812

from wirehouse.database import connect, read_sql
from wirehouse.database.connection import sorted_errors

statement = cache(read_sql)
"""Gives a statement of include/sql, read once a process."""


class Session:
    """One connection for one thread; it is opened when it is first needed, and again when it was lost."""

    def __init__(self, loader_url: str) -> None:
        self._url = loader_url
        self._connection: Connection | None = None

    @contextmanager
    def transaction(self) -> Iterator[Cursor]:
        """Yield a cursor: COMMIT at the end, ROLLBACK on any error; errors as of `database.transaction`."""
        if self._connection is None or self._connection.closed:
            self._connection = connect(self._url, application_name="wirehouse collector")
        connection = self._connection
        try:
            with sorted_errors(self._url), connection, connection.cursor() as cursor:
                yield cursor
        except BaseException:
            # It may hold a transaction that nobody ends: the next one begins with a new connection.
            self.close()
            raise

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._connection is not None:
            with suppress(psycopg2.Error):
                self._connection.close()
            self._connection = None
