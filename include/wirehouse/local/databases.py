"""The databases of a local system, started and up to date: the warehouse and Airflow's own."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from wirehouse.database import EmbeddedPostgres, loader_url, migrate, owner_url, transaction
from wirehouse.database.private_file import read_private, write_private
from wirehouse.errors import TransientError
from wirehouse.local.environment import airflow_home, log_folder
from wirehouse.settings import Settings

_MIGRATE_SECONDS = 600

Say = Callable[[str], None]
"""Tells the person at the terminal one line."""


@dataclass(frozen=True, slots=True)
class Databases:
    """Where they are: `metadata_url` is of Airflow's own, `warehouse_url` the loader's."""

    metadata_url: str
    warehouse_url: str


def server(settings: Settings) -> EmbeddedPostgres:
    """The embedded server of this home."""
    return EmbeddedPostgres(settings.home, port=settings.postgres_port)


def prepare_warehouse(settings: Settings, say: Say) -> Databases:
    """Start the embedded server and migrate the warehouse.

    Where the settings name a warehouse of your own, only Airflow's tables live in the embedded server,
    and the warehouse is migrated if `database_owner_url` is set too. Raises `TransientError`,
    `MigrationError`.
    """
    postgres = server(settings)
    if not postgres.is_running():
        say("Starting Postgres" if postgres.data.exists() else "Making a Postgres cluster")
    postgres.start()
    if settings.database_url and not settings.database_owner_url:
        say("The warehouse is not migrated: the setting database_owner_url is empty")
    else:
        applied = migrate(owner_url(settings))
        if applied:
            say(f"Warehouse: {len(applied)} files of SQL applied")
    return Databases(metadata_url=postgres.url("airflow"), warehouse_url=loader_url(settings))


def prepare_metadata(
    settings: Settings, databases: Databases, environment: Mapping[str, str], say: Say
) -> None:
    """Run `airflow db migrate` where it is due, which takes some ten seconds.

    Raises `TransientError` with the end of its log where it fails.
    """
    if metadata_is_current(settings, databases):
        return
    say("Migrating Airflow's database (some ten seconds, once)")
    log = log_folder(settings) / "airflow-db-migrate.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        done = subprocess.run(
            [sys.executable, "-m", "airflow", "db", "migrate"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(environment),
            timeout=_MIGRATE_SECONDS,
            check=False,
        )
    if done.returncode != 0:
        raise TransientError(f"airflow db migrate failed:\n{last_lines(log)}\n(the whole log is {log})")
    note_metadata(settings, databases)


def metadata_is_current(settings: Settings, databases: Databases) -> bool:
    """Whether a stamp says that this version of Airflow has migrated this very database.

    Airflow itself takes several seconds to find out that there is nothing to do.
    """
    stamp = _stamp(databases)
    return stamp["schema"] is not None and read_private(_stamp_file(settings)) == stamp


def note_metadata(settings: Settings, databases: Databases) -> None:
    """Keep that this version of Airflow has migrated its database."""
    write_private(_stamp_file(settings), _stamp(databases))


def _stamp(databases: Databases) -> dict[str, str | None]:
    version = importlib.metadata.version("apache-airflow-core")
    return {"airflow": version, "schema": _schema_version(databases.metadata_url)}


def _stamp_file(settings: Settings) -> Path:
    return airflow_home(settings) / "migrated.json"


def _schema_version(metadata_url: str) -> str | None:
    """The revision at which Alembic left Airflow's tables, None where there are none."""
    with transaction(metadata_url) as cursor:
        cursor.execute("SELECT to_regclass('alembic_version') IS NOT NULL")
        if cursor.fetchone() == (False,):
            return None
        cursor.execute("SELECT string_agg(version_num, ' ' ORDER BY version_num) FROM alembic_version")
        row = cursor.fetchone()
    return row[0] if row else None


def last_lines(log: Path, count: int = 25) -> str:
    """The end of a log, for people."""
    with log.open("rb") as file:
        file.seek(0, 2)
        file.seek(max(0, file.tell() - 100_000))
        lines = file.read().decode("utf-8", "replace").splitlines()
    return "\n".join(lines[-count:])
