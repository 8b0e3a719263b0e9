"""Plain SQL migrations, forward only, each in one transaction with its row in the ledger."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import connection as Connection  # noqa: N812 - psycopg2 names the class in lower case
from psycopg2.extensions import cursor as Cursor  # noqa: N812

from wirehouse.database.connection import connect, may_pass, read_sql, sorted_errors
from wirehouse.errors import MigrationError, TransientError
from wirehouse.settings import INCLUDE

_NAME = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")
_LOCK = 0x4D494752  # "MIGR"


@dataclass(frozen=True, slots=True)
class SqlFile:
    """One file of SQL; `checksum` is the SHA-256 of its bytes, in hexadecimal."""

    name: str
    text: str
    checksum: str


def migrate(owner_url: str, *, folder: Path = INCLUDE / "sql") -> list[str]:
    """Bring the warehouse up to date; return the names of what was applied, in order.

    `folder` holds migrations/NNNN_name.sql and views/*.sql. The views are dropped and made again
    together, in the order of their files' names, when any of those files changed. Two calls at once
    are safe: the second waits. Raises `MigrationError`, naming the file, where a file fails, was
    changed or removed after it was applied, or comes before one that was; `TransientError` where the
    database cannot be reached.
    """
    migrations = _read_migrations(folder / "migrations")
    views = [_read_file(path) for path in sorted((folder / "views").glob("*.sql"))]
    with closing(connect(owner_url, application_name="wirehouse migrations")) as connection:
        with sorted_errors(owner_url), connection.cursor() as cursor:
            # Of the session, not of a transaction: it spans all of them.
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
            cursor.execute(read_sql("ledger"))
            connection.commit()
        return _apply_migrations(connection, migrations) + _apply_views(connection, views)


def _read_migrations(folder: Path) -> list[SqlFile]:
    files = [_read_file(path) for path in sorted(folder.glob("*.sql"))]
    numbers: dict[str, str] = {}
    for file in files:
        match = _NAME.fullmatch(file.name)
        if match is None:
            raise MigrationError(f"{file.name}: a migration is named NNNN_lower_case.sql")
        twin = numbers.setdefault(match[1], file.name)
        if twin != file.name:
            raise MigrationError(f"{file.name} and {twin} have the same number")
    return files


def _read_file(path: Path) -> SqlFile:
    data = path.read_bytes()
    return SqlFile(path.name, data.decode("utf-8"), hashlib.sha256(data).hexdigest())


def _apply_migrations(connection: Connection, files: Sequence[SqlFile]) -> list[str]:
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT name, checksum FROM ledger.migration")
        waiting = pending(files, dict(cursor.fetchall()))
    for file in waiting:
        with connection, connection.cursor() as cursor:
            _apply(cursor, file, "migration")
    return [file.name for file in waiting]


def pending(files: Sequence[SqlFile], applied: Mapping[str, str]) -> list[SqlFile]:
    """The migrations that are still to be applied; `applied` maps names to checksums.

    Raises `MigrationError` where files and ledger disagree.
    """
    present = {file.name for file in files}
    for name in sorted(applied):
        if name not in present:
            raise MigrationError(f"{name} was applied to this database, and this version does not have it")
    newest = max(applied, default="")
    waiting = []
    for file in files:
        if file.name not in applied:
            if file.name < newest:
                raise MigrationError(f"{file.name} comes before {newest}, which was applied already")
            waiting.append(file)
        elif applied[file.name] != file.checksum:
            raise MigrationError(f"{file.name} was changed after it was applied; write a new one instead")
    return waiting


def _apply_views(connection: Connection, files: Sequence[SqlFile]) -> list[str]:
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT name, checksum FROM ledger.view_file")
        if dict(cursor.fetchall()) == {file.name: file.checksum for file in files}:
            return []
        _drop_views(cursor)
        cursor.execute("DELETE FROM ledger.view_file")
        for file in files:
            _apply(cursor, file, "view_file")
    return [file.name for file in files]


def _apply(cursor: Cursor, file: SqlFile, ledger: str) -> None:
    try:
        cursor.execute(file.text)
    except psycopg2.Error as error:
        if may_pass(error):
            raise TransientError(f"{file.name}: {str(error).strip()}") from error
        raise MigrationError(f"{file.name}: {str(error).strip()}") from error
    cursor.execute(
        sql.SQL("INSERT INTO ledger.{} (name, checksum) VALUES (%s, %s)").format(sql.Identifier(ledger)),
        [file.name, file.checksum],
    )


_OUR_VIEWS = """
    SELECT c.oid, c.relkind, c.oid::regclass::text
    FROM pg_class AS c
    WHERE c.relkind IN ('v', 'm')
        AND c.relnamespace::regnamespace::text IN ('raw', 'stage', 'news', 'mart', 'ops')
"""

_FOREIGN_DEPENDANTS = """
    SELECT DISTINCT w.ev_class::regclass::text
    FROM pg_depend AS d
    INNER JOIN pg_rewrite AS w ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid
    WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = ANY(%(views)s::oid [])
        AND w.ev_class <> ALL(%(views)s::oid [])
"""


def _drop_views(cursor: Cursor) -> None:
    cursor.execute(_OUR_VIEWS)
    views = cursor.fetchall()
    cursor.execute(_FOREIGN_DEPENDANTS, {"views": [oid for oid, _, _ in views]})
    foreign = [name for (name,) in cursor.fetchall()]
    if foreign:
        # CASCADE below would take along, without a word, what an analyst built upon our views.
        raise MigrationError(
            f"the views must be made anew; drop what depends on them first: {', '.join(foreign)}"
        )
    for _, kind, name in views:
        drop = "DROP MATERIALIZED VIEW" if kind == "m" else "DROP VIEW"
        cursor.execute(f"{drop} IF EXISTS {name} CASCADE")
