"""Connections and transactions, with psycopg2's errors sorted into ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
import psycopg2.extras
from psycopg2.extensions import connection as Connection  # noqa: N812 - psycopg2 names the class in lower case
from psycopg2.extensions import cursor as Cursor  # noqa: N812
from psycopg2.extensions import parse_dsn

from wirehouse.errors import SettingsError, TransientError, WirehouseError
from wirehouse.settings import INCLUDE

_SESSION = "-c lock_timeout=30s -c timezone=UTC"
_CONNECT_SECONDS = 10

# Class 54 of the SQLSTATE codes, "program limit exceeded": a row that is too large for its page or its
# index stays too large, though psycopg2 files it under OperationalError.
_LIMIT_EXCEEDED = "54"


def connect(url: str, *, application_name: str = "wirehouse") -> Connection:
    """Open a connection (autocommit off, UTC, locks waited for 30 s at most); UUIDs are `uuid.UUID`.

    Raises `TransientError` where the server cannot be reached, `SettingsError` for a URL that is none.
    Neither message carries the password.
    """
    try:
        parts = parse_dsn(url)
        connection: Connection = psycopg2.connect(
            url,
            application_name=application_name,
            connect_timeout=int(parts.get("connect_timeout", _CONNECT_SECONDS)),
            options=f"{parts.get('options', '')} {_SESSION}".strip(),
            keepalives=1,
            keepalives_idle=30,
            keepalives_interval=10,
            keepalives_count=5,
        )
    except psycopg2.ProgrammingError as error:
        raise SettingsError(
            "a database URL cannot be read; it has the form postgresql://user:password@host:port/database"
        ) from error
    except (psycopg2.OperationalError, psycopg2.InterfaceError) as error:
        raise TransientError(
            f"{describe(url)} cannot be reached: {str(error).strip()}; "
            "start it (make up, or wirehouse database start) or set WIREHOUSE_DATABASE_URL"
        ) from error
    psycopg2.extras.register_uuid(conn_or_curs=connection)  # type: ignore[no-untyped-call]
    return connection


def describe(url: str) -> str:
    """Name a database for people: its name, host and port, never the password."""
    parts = parse_dsn(url)
    host, port = parts.get("host", "localhost"), parts.get("port", "5432")
    return f"database {parts.get('dbname', '')!r} on {host}:{port} as {parts.get('user', '')!r}"


@contextmanager
def transaction(url: str, *, application_name: str = "wirehouse") -> Iterator[Cursor]:
    """Yield a cursor in a transaction of its own connection: COMMIT at the end, ROLLBACK on any error.

    Raises `TransientError` for a lost connection, a deadlock, a serialisation failure, a timeout or a
    full disk: nothing was written, and the same call may succeed later.
    """
    connection = connect(url, application_name=application_name)
    try:
        with sorted_errors(url), connection, connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()


@contextmanager
def sorted_errors(url: str) -> Iterator[None]:
    """Turn those errors of psycopg2 that may pass into `TransientError`."""
    try:
        yield
    except WirehouseError:
        raise
    except psycopg2.Error as error:
        if may_pass(error):
            raise TransientError(f"{describe(url)}: {str(error).strip() or type(error).__name__}") from error
        raise


def may_pass(error: psycopg2.Error) -> bool:
    """Whether the same statement may succeed later."""
    if (error.pgcode or "").startswith(_LIMIT_EXCEEDED):
        return False
    return isinstance(error, (psycopg2.OperationalError, psycopg2.InterfaceError))


def read_sql(name: str) -> str:
    """Read include/sql/<name>.sql; `name` may hold folders ("publish/articles")."""
    return (INCLUDE / "sql" / f"{name}.sql").read_text(encoding="utf-8")
