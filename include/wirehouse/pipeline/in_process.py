"""All steps of a run, one after another in this process."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from wirehouse.errors import TerminalError, WirehouseError
from wirehouse.pipeline import intake, runs
from wirehouse.pipeline.chunks import clean_chunk
from wirehouse.pipeline.gate import validate_batch, verify_published
from wirehouse.pipeline.ledger import publish_batch
from wirehouse.pipeline.reports import CollectReport, GateReport, RunReport

OnProgress = Callable[[str], None]


def run_in_process(
    loader_url: str,
    *,
    job: str,
    folder: Path | str,
    sources: Collection[str] | None = None,
    since: date | None = None,
    limit: int | None = None,
    force: bool = False,
    on_progress: OnProgress | None = None,
) -> RunReport:
    """Collect a folder, and clean, validate and publish what is new in it; see `collect`.

    `on_progress` is told a line after each step. Raises what the steps raise; the run is then marked
    failed and its documents wait for the next one. Raises `TerminalError` too where the batch is
    published and the tables then fail their suite.
    """
    params: dict[str, object] = {
        "folder": str(folder),
        "sources": sorted(sources) if sources is not None else None,
        "since": since.isoformat() if since else None,
        "limit": limit,
        "force": force,
    }

    def take_in(run_id: str) -> CollectReport:
        return intake.collect(
            loader_url, run_id, folder=folder, sources=sources, since=since, limit=limit, force=force
        )

    return run_steps(loader_url, job, params, take_in, on_progress)


def replay_in_process(
    loader_url: str,
    *,
    job: str,
    reason: str | None = None,
    source: str | None = None,
    limit: int | None = None,
    on_progress: OnProgress | None = None,
) -> RunReport:
    """Judge the documents of open rejections again and publish those that pass; see `reopen`."""
    params: dict[str, object] = {"reason": reason, "source": source, "limit": limit}

    def take_in(run_id: str) -> CollectReport:
        return intake.reopen(loader_url, run_id, reason=reason, source=source, limit=limit)

    return run_steps(loader_url, job, params, take_in, on_progress)


def run_steps(
    loader_url: str,
    job: str,
    params: Mapping[str, object],
    take_in: Callable[[str], CollectReport],
    on_progress: OnProgress | None,
) -> RunReport:
    """Open a run, let `take_in` fill the queue, and take what is in it through all steps."""
    tell = on_progress or (lambda _line: None)
    run_id = f"{job.replace(' ', '_')}__{datetime.now(UTC).isoformat()}__{os.getpid()}"
    runs.start_run(loader_url, run_id, job=job, owner=runs.this_process(), params=params)
    tell(f"run {run_id}")
    try:
        verified = _steps(loader_url, run_id, take_in, tell)
    except BaseException as error:
        # The documents of an interrupted run are free at once, not when its lease has passed.
        try:
            runs.fail_run(loader_url, run_id, str(error) or type(error).__name__)
        except WirehouseError as second:
            tell(f"the run could not be marked failed: {second}")
        raise
    report = runs.finish_run(loader_url, run_id)
    if verified.stopped:
        raise TerminalError(f"the batch is published, but the tables fail {'; '.join(verified.stopped)}")
    return report


def _steps(
    loader_url: str,
    run_id: str,
    take_in: Callable[[str], CollectReport],
    tell: OnProgress,
) -> GateReport:
    taken = take_in(run_id)
    tell(
        f"collect: {taken.collected} found, {taken.waiting} to clean ({taken.carried_over} carried over), "
        f"{taken.unchanged} unchanged, {taken.rejected} rejected, {taken.skipped} skipped"
    )
    for chunk in intake.plan_chunks(loader_url, run_id):
        report = clean_chunk(loader_url, run_id, chunk)
        tell(f"clean: chunk {chunk}: {report.staged} staged, {report.rejected} rejected")
    gate = validate_batch(loader_url, run_id)
    left_out = f", {gate.rejected_facts} facts left out" if gate.rejected_facts else ""
    tell(f"validate: {gate.expectations} expectations, {gate.rejected} rejected{left_out}")
    for warning in gate.warnings:
        tell(f"validate: warning: {warning}")
    balance = publish_batch(loader_url, run_id)
    tell(
        f"publish: {balance.published} published ({balance.new_articles} new articles), "
        f"{balance.unchanged} unchanged, {balance.rejected} rejected, {balance.skipped} skipped"
    )
    verified = verify_published(loader_url, run_id)
    for warning in verified.warnings:
        tell(f"verify: warning: {warning}")
    return verified
