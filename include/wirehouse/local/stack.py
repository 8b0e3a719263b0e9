"""Airflow's four processes on this machine: started, watched until they are well, and stopped."""

from __future__ import annotations

import fcntl
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from wirehouse.database import transaction
from wirehouse.errors import TransientError
from wirehouse.local import processes
from wirehouse.local.api import Api
from wirehouse.local.databases import (
    Databases,
    Say,
    last_lines,
    prepare_metadata,
    prepare_warehouse,
    server,
)
from wirehouse.local.environment import airflow_home, load_secrets, log_folder, make_environment
from wirehouse.local.running import COMPONENTS, Running, choose_ports, load_running
from wirehouse.settings import Settings

DAILY = "news_daily"

_HEALTHY_SECONDS = 300
_POLL_SECONDS = 0.5
_GRACE_SECONDS = 20

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stack:
    """A running system, as its users reach it."""

    api: Api
    was_running: bool


def up(settings: Settings, say: Say) -> Stack:
    """Start Postgres and what of Airflow does not run, and wait until all of it is healthy.

    Raises `TransientError`, naming the part and its log, where one does not come up.
    """
    databases = prepare_warehouse(settings, say)
    with exclusive(settings, "make up"):
        found = load_running(settings)
        if found.ports is not None and found.ports.postgres != server(settings).port:
            # Postgres had to move to another port, and these still look for it at the old one.
            _end(found)
            found = Running()
        living = found.living
        ports = found.ports if living and found.ports else choose_ports(settings, server(settings).port)
        api = Api(ports.api, load_secrets(settings).password)
        missing = [name for name in COMPONENTS if name not in living]
        if missing:
            began = datetime.now(UTC)
            _start(settings, Running(ports, living), missing, databases, say)
            _wait_until_healthy(settings, api, began if len(missing) == len(COMPONENTS) else _LONG_AGO)
    return Stack(api=api, was_running=not missing)


def down(settings: Settings) -> list[str]:
    """Stop every process that `up` started, with their children, and Postgres; name what was stopped."""
    found = load_running(settings)
    stopped = [name for name in COMPONENTS if name in found.living]
    _end(found)
    if found.ports is not None:
        Running(found.ports).save(settings)
    postgres = server(settings)
    if postgres.is_running():
        postgres.stop()
        stopped.append("postgres")
    return stopped


def api_of(settings: Settings) -> Api | None:
    """The API of the system that runs, None where not all of it does."""
    found = load_running(settings)
    if found.ports is None or not found.is_complete:
        return None
    return Api(found.ports.api, load_secrets(settings).password)


@contextmanager
def exclusive(settings: Settings, what: str) -> Iterator[None]:
    """Keep a scheduler from starting while a run goes on without one: it would drive the same run too.

    Raises `TransientError` at once where another process is at it.
    """
    airflow_home(settings).mkdir(parents=True, exist_ok=True)
    with (airflow_home(settings) / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise TransientError(
                f"another make run or make up is at work in {settings.home}: {what} must wait for its end"
            ) from None
        yield


def _end(running: Running) -> None:
    # The API server last: tasks tell it how they ended, and would wait for one that is gone.
    for last in (False, True):
        processes.end(
            [process for name, process in running.processes.items() if (name == "api-server") is last],
            grace_seconds=_GRACE_SECONDS,
        )


def _start(settings: Settings, running: Running, missing: list[str], databases: Databases, say: Say) -> None:
    """Start what is missing, and keep who was started."""
    assert running.ports is not None  # noqa: S101
    environment = make_environment(
        settings,
        metadata_url=databases.metadata_url,
        warehouse_url=databases.warehouse_url,
        ports=running.ports,
        keys=load_secrets(settings),
        base=os.environ,
    )
    prepare_metadata(settings, databases, environment, say)
    if "scheduler" in missing:
        close_abandoned_runs(databases.metadata_url)
    say(f"Starting Airflow: {', '.join(missing)}")
    for name in missing:
        log = _log(settings, name)
        log.unlink(missing_ok=True)
        process = processes.start([sys.executable, "-m", "airflow", name], environment=environment, log=log)
        running = Running(running.ports, {**running.processes, name: process})
        # At once, so that `down` finds also what a killed `up` left behind.
        running.save(settings)


def _wait_until_healthy(settings: Settings, api: Api, began: datetime) -> None:
    """Wait until every part says that it is well, and the DAGs are there to be started.

    `began` is the time after which they must have said so: what an earlier start said is in the
    database still.
    """
    deadline = time.monotonic() + _HEALTHY_SECONDS
    ailing = ["api-server"]
    while time.monotonic() < deadline:
        # Asked first: a stranger's server on our port might answer in good health.
        living = load_running(settings).living
        for name in COMPONENTS:
            if name not in living:
                raise TransientError(
                    f"{name} ended:\n{last_lines(_log(settings, name))}\n"
                    f"(the whole log is {_log(settings, name)}; make down stops the rest)"
                )
        try:
            ailing = api.ailing(began)
            if not ailing and api.has_dag(DAILY, began):
                return
        except TransientError:
            pass
        time.sleep(_POLL_SECONDS)
    raise TransientError(
        f"Airflow is not healthy after {_HEALTHY_SECONDS} s ({', '.join(ailing) or DAILY}): "
        f"see the logs in {log_folder(settings)}; make down stops it"
    )


def close_abandoned_runs(metadata_url: str) -> None:
    """Mark failed what a killed `make run` left running: a scheduler would take it up again.

    Such runs are Airflow's tests of a DAG, told by `triggered_by`: no scheduler started them. Airflow
    has no command that ends a run without the process that drives it.
    """
    with transaction(metadata_url) as cursor:
        cursor.execute(
            "UPDATE task_instance AS t SET state = 'failed', end_date = now() FROM dag_run AS r "
            "WHERE r.dag_id = t.dag_id AND r.run_id = t.run_id "
            "AND lower(r.triggered_by) = 'test' AND r.state IN ('queued', 'running') "
            "AND coalesce(t.state, '') NOT IN ('success', 'failed', 'skipped', 'upstream_failed', 'removed')"
        )
        cursor.execute(
            "UPDATE dag_run SET state = 'failed', end_date = now() "
            "WHERE lower(triggered_by) = 'test' AND state IN ('queued', 'running')"
        )


def _log(settings: Settings, name: str) -> Path:
    return log_folder(settings) / f"{name}.log"
