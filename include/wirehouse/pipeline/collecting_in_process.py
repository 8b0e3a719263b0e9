"""The collectors in this process, and after them the processing: what the DAGs do, without Airflow."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime

from wirehouse.errors import WirehouseError
from wirehouse.pipeline import collecting, importing, in_process, intake, runs
from wirehouse.pipeline.in_process import OnProgress
from wirehouse.pipeline.reports import FetchReport, ImportReport, RunReport


def collect(
    loader_url: str,
    *,
    sources: Collection[str] | None = None,
    since: date | None = None,
    limit: int | None = None,
    workers: int | None = None,
    minutes: float | None = None,
) -> FetchReport:
    """Fetch what is new of the sources into the queue; see `collecting.collect_from_web`."""
    params = {"sources": _listed(sources), "since": since.isoformat() if since else None, "limit": limit}
    with _run(loader_url, "wirehouse collect", params) as run_id:
        return collecting.collect_from_web(
            loader_url, run_id, sources=sources, since=since, limit=limit, workers=workers, minutes=minutes
        )


def recheck(
    loader_url: str,
    *,
    sources: Collection[str] | None = None,
    limit: int | None = None,
    workers: int | None = None,
    minutes: float | None = None,
) -> FetchReport:
    """Visit again the pages that are due; see `collecting.recheck`."""
    with _run(loader_url, "wirehouse recheck", {"sources": _listed(sources), "limit": limit}) as run_id:
        return collecting.recheck(
            loader_url, run_id, sources=sources, limit=limit, workers=workers, minutes=minutes
        )


def import_archives(
    loader_url: str,
    archives: str | None = None,
    *,
    source: str | None = None,
    hosts: Collection[str] = (),
    languages: Collection[str] = (),
    workers: int | None = None,
    again: bool = False,
    on_progress: OnProgress | None = None,
) -> ImportReport:
    """Take the pages of archives into the queue, in so many processes; see `importing.plan_import`."""
    tell = on_progress or (lambda _line: None)
    count = workers or os.cpu_count() or 1
    params = {
        "archives": archives,
        "source": source,
        "hosts": _listed(hosts),
        "languages": _listed(languages),
        "again": again,
    }
    with _run(loader_url, "wirehouse import", params) as run_id:
        numbers = importing.plan_import(
            loader_url,
            run_id,
            archives,
            source=source,
            hosts=hosts,
            languages=languages,
            workers=count,
            again=again,
        )
        # Fresh processes: a fork would share this one's connections.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(max(1, len(numbers)), mp_context=context) as pool:
            readers = [pool.submit(importing.import_parts, loader_url, run_id, number) for number in numbers]
            for reader in as_completed(readers):
                report = reader.result()
                tell(f"import: {report.done} of {report.parts} parts, {report.records} records")
        return importing.finish_import(loader_url, run_id)


def publish_waiting(loader_url: str, *, on_progress: OnProgress | None = None) -> RunReport:
    """Clean, validate and publish what waits in the queue and no run holds."""
    return in_process.run_steps(
        loader_url, "wirehouse publish", {}, lambda run_id: intake.sweep(loader_url, run_id), on_progress
    )


@contextmanager
def _run(loader_url: str, job: str, params: Mapping[str, object]) -> Iterator[str]:
    """Open a run and close it, as failed where it was stopped: what it fetched is then free at once."""
    run_id = f"{job.replace(' ', '_')}__{datetime.now(UTC).isoformat()}__{os.getpid()}"
    runs.start_run(loader_url, run_id, job=job, owner=runs.this_process(), params=params)
    try:
        yield run_id
    except BaseException as error:
        with suppress(WirehouseError):
            runs.fail_run(loader_url, run_id, str(error) or type(error).__name__)
        raise
    runs.finish_run(loader_url, run_id)


def _listed(names: Collection[str] | None) -> list[str] | None:
    return None if names is None else sorted(names)
