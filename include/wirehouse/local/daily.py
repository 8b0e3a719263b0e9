"""One run of the daily DAG from the terminal: in a process of our own, or by the Airflow that runs."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from wirehouse.database.ports import free_port
from wirehouse.errors import TerminalError, TransientError
from wirehouse.local import stack
from wirehouse.local.api import Api
from wirehouse.local.databases import (
    Databases,
    Say,
    metadata_is_current,
    note_metadata,
    prepare_warehouse,
    server,
)
from wirehouse.local.environment import ROOT, Ports, load_secrets, log_folder, make_environment
from wirehouse.local.outcome import RunOutcome, StepState, finished_steps, read_outcome, read_steps
from wirehouse.settings import Settings

MOST_ROWS = 40

_POLL_SECONDS = 0.3
_API_POLL_SECONDS = 1.5
_SILENCE_SECONDS = 300
_GRACE_SECONDS = 20

# The shell becomes the program, so that the run's owner is the process that will drive it.
_AS_OWNER = 'WIREHOUSE_RUN_OWNER="$0:$$"; export WIREHOUSE_RUN_OWNER; exec "$@"'


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who looks on: `say` gets a line, `finished` a step that is over, `under_way` the one that is not."""

    say: Say
    finished: Callable[[StepState], None]
    under_way: Callable[[StepState], None]


@dataclass(frozen=True, slots=True)
class DailyRun:
    """A run that is over. `log` is the file, or the address in the UI, where its tasks' words are."""

    outcome: RunOutcome
    succeeded: bool
    log: Path | str


def run_daily(settings: Settings, raw: str | None, watcher: Watcher) -> DailyRun:
    """Run the DAG `news_daily` once over a folder (None: the landing folder) and wait for its end.

    Where `make up` runs, its scheduler does the work; else a process of our own does, which dies with
    this one. Raises `TerminalError` for a folder that is not there, and what `prepare_warehouse`
    raises.
    """
    folder = raw or settings.landing_address
    if "://" not in folder and not Path(folder).exists():
        raise TerminalError(f"there is no folder {folder}")
    databases = prepare_warehouse(settings, watcher.say)
    conf = {"folder": folder}
    watcher.say(f"Collecting from {folder}")
    api = stack.api_of(settings)
    if api is not None:
        return _by_scheduler(api, databases, conf, watcher)
    with stack.exclusive(settings, "make run"):
        return _in_own_process(settings, databases, conf, watcher)


def _in_own_process(
    settings: Settings, databases: Databases, conf: Mapping[str, str], watcher: Watcher
) -> DailyRun:
    environment = make_environment(
        settings,
        metadata_url=databases.metadata_url,
        warehouse_url=databases.warehouse_url,
        # No server listens during such a run.
        ports=Ports(free_port(), free_port(), free_port(), server(settings).port),
        keys=load_secrets(settings),
        base=os.environ,
    )
    run_after = datetime.now(UTC)
    run_id = f"manual__{run_after.isoformat()}"
    log = log_folder(settings) / f"run-{run_after:%Y%m%dT%H%M%S}.log"
    command = [sys.executable, str(ROOT / "dags" / "run_once.py"), stack.DAILY, run_after.isoformat()]
    migrates = not metadata_is_current(settings, databases)
    if migrates:
        watcher.say("Airflow migrates its database first (some ten seconds, once)")
    with _child([*command, json.dumps(conf), *(["migrate"] if migrates else [])], environment, log) as child:
        _watch(databases, run_id, watcher, lambda: child.poll() is None, _POLL_SECONDS)
    outcome = read_outcome(databases.warehouse_url, run_id, most=MOST_ROWS)
    if migrates and outcome.state is not None:
        # It got as far as the first task, so the migration before it went well.
        note_metadata(settings, databases)
    return DailyRun(outcome, child.returncode == 0 and outcome.state == "published", log)


def _by_scheduler(api: Api, databases: Databases, conf: Mapping[str, str], watcher: Watcher) -> DailyRun:
    run_id = api.trigger(stack.DAILY, conf)
    address = f"{api.address}/dags/{stack.DAILY}/runs/{run_id}"
    watcher.say(f"Airflow runs it: {address}")
    state = "queued"
    heard = time.monotonic()

    def goes_on() -> bool:
        nonlocal state, heard
        try:
            state = api.run_state(stack.DAILY, run_id)
            heard = time.monotonic()
        except TransientError:
            # A busy machine may answer late; the run goes on all the same.
            if time.monotonic() - heard > _SILENCE_SECONDS:
                raise
        return state in {"queued", "running"}

    _watch(databases, run_id, watcher, goes_on, _API_POLL_SECONDS)
    outcome = read_outcome(databases.warehouse_url, run_id, most=MOST_ROWS)
    return DailyRun(outcome, state == "success", address)


def _watch(
    databases: Databases, run_id: str, watcher: Watcher, goes_on: Callable[[], bool], pause: float
) -> None:
    told: list[str] = []
    at_end = False
    while not at_end:
        # Asked before the steps are read, so that the last ones are read after the end.
        at_end = not goes_on()
        steps = read_steps(databases.warehouse_url, run_id)
        for state in finished_steps(steps, told, at_end=at_end):
            watcher.finished(state)
            told.append(state.step)
        if not at_end:
            if steps:
                watcher.under_way(steps[-1])
            time.sleep(pause)


@contextmanager
def _child(
    command: list[str], environment: Mapping[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program in a session of its own; where we are ended first, so is the whole session."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output, _terminated_as_interrupt():
        child = subprocess.Popen(  # noqa: S603 - our own program
            ["/bin/sh", "-c", _AS_OWNER, socket.gethostname(), *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(environment),
            start_new_session=True,
        )
        try:
            yield child
        finally:
            if child.poll() is None:
                _end_session(child)


def _end_session(child: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(child.pid, number)
            child.wait(_GRACE_SECONDS)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
    if child.poll() is None:
        raise TransientError(f"process {child.pid} does not end")


@contextmanager
def _terminated_as_interrupt() -> Iterator[None]:
    """Let SIGTERM unwind as Ctrl-C does, so that the child is not left behind."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
