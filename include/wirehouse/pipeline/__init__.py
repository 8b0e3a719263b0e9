"""The stages of a run, composed: each function is one step that a scheduler calls with references only.

Every step may be killed at any point and called again with the same arguments: the database is then as
if it had run once. A `TransientError` may pass when the step is called again; a `TerminalError` will not.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from wirehouse.pipeline.reports import (
    Balance,
    ChunkReport,
    CollectReport,
    GateReport,
    RunReport,
    UpkeepReport,
)

__all__ = ["Balance", "ChunkReport", "CollectReport", "GateReport", "RunReport", "UpkeepReport"]


def start_run(loader_url: str, run_id: str, *, job: str, owner: str, params: Mapping[str, object]) -> None:
    """Open a run. `owner` is `airflow`, or `host:process` of the process that drives it."""
    raise NotImplementedError


def collect(
    loader_url: str,
    run_id: str,
    *,
    folder: Path,
    sources: Sequence[str] | None = None,
    since: date | None = None,
    limit: int | None = None,
    force: bool = False,
) -> CollectReport:
    """Take in what lies in a folder."""
    raise NotImplementedError


def reopen(
    loader_url: str,
    run_id: str,
    *,
    reason: str | None = None,
    source: str | None = None,
    rejection_ids: Sequence[uuid.UUID | str] | None = None,
    limit: int | None = None,
) -> CollectReport:
    """Take in the documents of open rejections again."""
    raise NotImplementedError


def plan_chunks(loader_url: str, run_id: str) -> list[int]:
    """Give the chunks that have work."""
    raise NotImplementedError


def clean_chunk(loader_url: str, run_id: str, chunk: int) -> ChunkReport:
    """Clean, enrich and stage one chunk."""
    raise NotImplementedError


def validate_batch(loader_url: str, run_id: str) -> GateReport:
    """Judge the staged batch. Raises `BatchStopped`."""
    raise NotImplementedError


def publish_batch(loader_url: str, run_id: str) -> Balance:
    """Load what passed into `news`, in one transaction. Raises `UnbalancedRun`."""
    raise NotImplementedError


def verify_published(loader_url: str, run_id: str) -> GateReport:
    """Judge the published tables after the load."""
    raise NotImplementedError


def finish_run(loader_url: str, run_id: str) -> RunReport:
    """Close a run. Raises `TerminalError` for one that published nothing: it is marked failed."""
    raise NotImplementedError


def run_in_process(
    loader_url: str,
    *,
    job: str,
    folder: Path,
    sources: Sequence[str] | None = None,
    since: date | None = None,
    limit: int | None = None,
    force: bool = False,
    on_progress: Callable[[str], None] | None = None,
) -> RunReport:
    """Run all steps over a folder in this process."""
    raise NotImplementedError


def replay_in_process(
    loader_url: str,
    *,
    job: str,
    reason: str | None = None,
    source: str | None = None,
    limit: int | None = None,
    on_progress: Callable[[str], None] | None = None,
) -> RunReport:
    """Run all steps over the documents of open rejections in this process."""
    raise NotImplementedError


def upkeep(loader_url: str) -> UpkeepReport:
    """Delete what has passed its age, and give up runs that no longer move."""
    raise NotImplementedError
