"""Opening, watching and closing a run: `ops.run`, `ops.step`, and who still holds what."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case
from psycopg2.extras import Json

from wirehouse import settings
from wirehouse.database import read_sql, transaction
from wirehouse.errors import TerminalError, WirehouseError
from wirehouse.pipeline.reports import Balance, RunReport

_LONGEST_DETAIL = 2_000


def this_process() -> str:
    """Name this process as the owner of a run: `host:process`."""
    return f"{socket.gethostname()}:{os.getpid()}"


def start_run(loader_url: str, run_id: str, *, job: str, owner: str, params: Mapping[str, object]) -> None:
    """Open a run, or go on with one that is open or failed.

    `owner` is `airflow`, or `host:process` of the process that drives the run (see `this_process`):
    when that process is dead, the next run on the host takes over its documents without waiting for
    their lease to pass. `params` are plain JSON values, kept for people. Raises `TerminalError` for
    the run id of another job.
    """
    row = {"run_id": run_id, "job": job, "owner": owner, "params": Json(dict(params))}
    with transaction(loader_url) as cursor:
        cursor.execute(read_sql("pipeline/start_run"), row)
        if cursor.fetchone() is None:
            cursor.execute("SELECT job FROM ops.run WHERE run_id = %s", [run_id])
            (owned_by,) = cursor.fetchone() or (job,)
            if owned_by != job:
                raise TerminalError(f"the run {run_id} belongs to {owned_by}: give {job} a run id of its own")


def finish_run(loader_url: str, run_id: str) -> RunReport:
    """Close a run and report its balance.

    Raises `TerminalError` for a run that published nothing, and marks it failed: its documents are
    free for the next run from then on.
    """
    with transaction(loader_url) as cursor:
        balance = ledger_row(cursor, run_id)
        if balance is not None:
            cursor.execute(read_sql("pipeline/close_run"), {"run_id": run_id})
            job, state, seconds = cursor.fetchone() or ("", "", 0.0)
            cursor.execute(read_sql("pipeline/count_sources"), {"run_id": run_id})
            return RunReport(run_id, job=job, state=state, seconds=seconds, balance=balance)
        cursor.execute(read_sql("pipeline/last_problem"), {"run_id": run_id})
        (problem,) = cursor.fetchone() or ("it ended before it published",)
    fail_run(loader_url, run_id, problem)
    raise TerminalError(f"the run {run_id} failed: {problem}; its documents wait for the next run")


def fail_run(loader_url: str, run_id: str, problem: str) -> None:
    """Mark a run failed, unless it has published."""
    with transaction(loader_url) as cursor:
        cursor.execute(read_sql("pipeline/fail_run"), {"run_id": run_id, "problem": storable(problem)})
        cursor.execute(read_sql("pipeline/count_sources"), {"run_id": run_id})


def ledger_row(cursor: Cursor, run_id: str) -> Balance | None:
    """Give a run's row in the ledger, None where it has not published."""
    cursor.execute(read_sql("pipeline/ledger_row"), {"run_id": run_id})
    row = cursor.fetchone()
    return Balance(run_id, *row) if row else None


@dataclass(slots=True)
class Progress:
    """How far a step has come; what is set here when it ends is what `ops.step` keeps."""

    loader_url: str
    run_id: str
    step: str
    chunk: int
    documents: int = 0
    detail: str = ""
    _extended: float = field(default_factory=time.monotonic)

    def move(self, documents: int) -> None:
        """Count documents, show them, and keep the run's documents from being taken over."""
        self.documents += documents
        with transaction(self.loader_url) as cursor:
            cursor.execute(
                read_sql("pipeline/count_step"),
                {"run_id": self.run_id, "step": self.step, "chunk": self.chunk, "documents": self.documents},
            )
            if time.monotonic() - self._extended > lease().total_seconds() / 3:
                extend_lease(cursor, self.run_id)
                self._extended = time.monotonic()


@contextmanager
def step(loader_url: str, run_id: str, name: str, chunk: int = 0) -> Iterator[Progress]:
    """Open a step of a run and close it as done, or as failed with the error's message.

    It extends the lease of all the run's documents. Raises `TerminalError` for an unknown run.
    """
    key = {"run_id": run_id, "step": name, "chunk": chunk}
    with transaction(loader_url) as cursor:
        cursor.execute("SELECT FROM ops.run WHERE run_id = %(run_id)s", key)
        if cursor.fetchone() is None:
            raise TerminalError(f"there is no run {run_id}; start it first")
        cursor.execute(read_sql("pipeline/enter_step"), key)
        extend_lease(cursor, run_id)
    progress = Progress(loader_url, run_id, name, chunk)
    try:
        yield progress
    except BaseException as error:
        progress.detail = str(error) or type(error).__name__
        # The error that ended the step is the one to hear of, not that it could not be written down.
        with suppress(WirehouseError):
            _leave(progress, "failed")
        raise
    _leave(progress, "done")


def _leave(progress: Progress, state: str) -> None:
    with transaction(progress.loader_url) as cursor:
        cursor.execute(
            read_sql("pipeline/leave_step"),
            {
                "run_id": progress.run_id,
                "step": progress.step,
                "chunk": progress.chunk,
                "state": state,
                "documents": progress.documents,
                "detail": storable(progress.detail),
            },
        )


def lease() -> timedelta:
    """How long a claim holds when nothing extends it."""
    return timedelta(minutes=settings.load().lease_minutes)


def extend_lease(cursor: Cursor, run_id: str) -> None:
    """Keep all documents of a run for another lease."""
    cursor.execute(read_sql("pipeline/extend_lease"), {"run_id": run_id, "lease": lease()})


def dead_runs(cursor: Cursor, run_id: str = "") -> list[str]:
    """Give the open runs, other than this one, whose process was on this host and is no more."""
    cursor.execute(read_sql("pipeline/running_owners"), {"run_id": run_id})
    return [other for other, owner in cursor.fetchall() if _is_dead(owner)]


def _is_dead(owner: str) -> bool:
    host, _, process = owner.rpartition(":")
    if host != socket.gethostname() or not process.isdecimal():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        # It lives and belongs to another user.
        return False
    return False


def storable(text: str, longest: int = _LONGEST_DETAIL) -> str:
    """Shorten a message for people and replace what Postgres cannot hold: NUL and lone surrogates."""
    shortened = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return shortened.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
