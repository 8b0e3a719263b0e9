"""Collecting from the web: the listings of the sources are read, and what is new is fetched into the queue.

A collecting run fetches and hands over: its documents wait in the queue, where the next processing run
takes them up. Its own account balances like any other's: what it handed over counts as skipped, with the
reason `handed_over`, and is counted again by the run that judges it.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from queue import SimpleQueue
from threading import Event

from wirehouse import settings
from wirehouse.collect import open_raw_store
from wirehouse.collect.network import Door
from wirehouse.database import transaction
from wirehouse.pipeline import collecting_lists, collecting_sources, frontier, runs
from wirehouse.pipeline.collecting_listings import ListingDesk
from wirehouse.pipeline.collecting_pages import PageDesk
from wirehouse.pipeline.collecting_robots import RobotsDesk
from wirehouse.pipeline.collecting_sources import Plan
from wirehouse.pipeline.collecting_worker import Fetcher, Tally, Worker
from wirehouse.pipeline.frontier import Claim, Mode, Scope
from wirehouse.pipeline.frontier_pace import lease_of
from wirehouse.pipeline.frontier_session import Session, statement
from wirehouse.pipeline.reports import FetchReport

_PATIENCE = timedelta(seconds=30)
"""What is due later than this after everything else is left to the next run."""
_LONGEST_SLEEP = 5.0
_TOLD_EVERY = 10.0

_LOG = logging.getLogger(__name__)


def collect_from_web(
    loader_url: str,
    run_id: str,
    *,
    sources: Collection[str] | None = None,
    since: date | None = None,
    limit: int | None = None,
    workers: int | None = None,
    minutes: float | None = None,
    fetch: Fetcher | None = None,
) -> FetchReport:
    """Read the listings that are due, fetch what is new, and hand the documents over.

    Of `sources`, where given, only these. Pages that a listing states to be older than the day `since`
    (UTC) stay known and are not asked for. At most `limit` pages are asked for, by so many `workers` at
    once, for so many `minutes` at the most (the settings' where None). `fetch` goes in place of the door.

    Called again for the same run, it goes on. Raises `TransientError` where the database or the raw
    store cannot be reached, `SettingsError` where the door cannot be opened, `TerminalError` for an
    unknown source.
    """
    job = _Job(loader_url, run_id, "collect", limit, workers, minutes, fetch)
    return _fetch(job, sources, since)


def recheck(
    loader_url: str,
    run_id: str,
    *,
    sources: Collection[str] | None = None,
    limit: int | None = None,
    workers: int | None = None,
    minutes: float | None = None,
    fetch: Fetcher | None = None,
) -> FetchReport:
    """Visit again the pages that are due; arguments and errors as of `collect_from_web`."""
    return _fetch(_Job(loader_url, run_id, "recheck", limit, workers, minutes, fetch), sources, None)


@dataclass(frozen=True, slots=True)
class _Job:
    loader_url: str
    run_id: str
    mode: Mode
    limit: int | None
    workers: int | None
    minutes: float | None
    fetch: Fetcher | None


def _fetch(job: _Job, sources: Collection[str] | None, since: date | None) -> FetchReport:
    config = settings.load()
    plans = collecting_sources.plans(sources)
    with runs.step(job.loader_url, job.run_id, "fetch") as progress:
        with transaction(job.loader_url) as cursor:
            if runs.ledger_row(cursor, job.run_id):
                return _report(job, Tally())
        new_in_lists = 0
        if job.mode == "collect":
            collecting_sources.write(job.loader_url, plans, config)
            new_in_lists = collecting_lists.queue_lists(job.loader_url, job.run_id, plans, since)
        scope = Scope(job.mode, None if sources is None else tuple(sorted(sources)))
        tally = Tally(new_addresses=new_in_lists)
        # Where nothing is due, no door is opened: who collects nothing needs no contact.
        if _is_due(job, scope):
            _Pump(job, _worker(job, plans, since, tally), scope, plans, progress).run()
        _hand_over(job)
        report = _report(job, tally)
        progress.documents = report.collected
        progress.detail = f"{report.requests} requests, {report.new_addresses} new addresses, {report.waiting} pages handed over"
        return report


def _is_due(job: _Job, scope: Scope) -> bool:
    session = Session(job.loader_url)
    try:
        return frontier.seconds_until_next(session, scope, _PATIENCE) is not None
    finally:
        session.close()


def _worker(job: _Job, plans: Collection[Plan], since: date | None, tally: Tally) -> Worker:
    config = settings.load()
    pages = PageDesk(
        job.run_id,
        config,
        open_raw_store(config.raw_store_address),
        frozenset(plan.source for plan in plans if not plan.is_rechecked),
    )
    return Worker(
        run_id=job.run_id,
        fetch=job.fetch or Door(config).fetch,
        robots=RobotsDesk(config),
        pages=pages,
        listings=ListingDesk(
            job.run_id,
            config,
            since,
            {plan.source: plan.timezone for plan in plans if plan.timezone},
            {plan.source: plan.homes for plan in plans},
            pages.take_in,
        ),
        paces={plan.source: plan.pace_seconds for plan in plans if plan.pace_seconds is not None},
        pace=config.collect_pace_seconds,
        tally=tally,
    )


@dataclass(slots=True)
class _Pump:
    """Hands what is due to idle threads, and waits where nothing is, until the run's time is over."""

    job: _Job
    worker: Worker
    scope: Scope
    plans: Collection[Plan]
    progress: runs.Progress
    _done: Event = field(default_factory=Event)
    _told_at: float = field(default_factory=time.monotonic)
    _told: int = 0

    def run(self) -> None:
        """Fetch until nothing is due, the limit is reached or the time is over."""
        config = settings.load()
        threads = self.job.workers or config.collect_workers
        ends_at = time.monotonic() + 60 * (self.job.minutes or config.collect_minutes)
        lease = lease_of(config.network_total_seconds)
        under_way: set[Future[None]] = set()
        with _sessions(self.job.loader_url, threads) as idle, ThreadPoolExecutor(threads, "worker") as pool:
            own = Session(self.job.loader_url)
            try:
                while time.monotonic() < ends_at:
                    self._tell()
                    under_way = _raise_failed(under_way)
                    if len(under_way) >= threads or self._is_full(len(under_way)):
                        if not under_way:
                            break
                        self._wait(_LONGEST_SLEEP)
                        continue
                    claimed = frontier.claim(own, self._open_scope(), lease)
                    if claimed is not None:
                        under_way.add(pool.submit(self._visit, idle, claimed))
                        continue
                    frontier.return_abandoned(own, self.job.run_id)
                    pause = frontier.seconds_until_next(own, self._open_scope(), _PATIENCE)
                    if pause is None and not under_way:
                        break
                    left = ends_at - time.monotonic()
                    self._wait(
                        min(max(pause if pause is not None else 1.0, 0.01), _LONGEST_SLEEP, max(left, 0.0))
                    )
            finally:
                own.close()
        _raise_failed(under_way)
        self._tell(at_once=True)

    def _visit(self, idle: SimpleQueue[Session], claimed: Claim) -> None:
        session = idle.get()
        try:
            self.worker.visit(session, claimed)
        finally:
            idle.put(session)
            self._done.set()

    def _wait(self, seconds: float) -> None:
        self._done.wait(seconds)
        self._done.clear()

    def _is_full(self, under_way: int) -> bool:
        """Whether more pages under way could exceed the limit."""
        return self.job.limit is not None and self.worker.tally.pages + under_way >= self.job.limit

    def _open_scope(self) -> Scope:
        """Leave out the sources of which this run has fetched as much as they state."""
        pages = self.worker.tally.pages_of
        spent = [
            plan.source
            for plan in self.plans
            if plan.max_per_run is not None and pages[plan.source] >= plan.max_per_run
        ]
        return replace(self.scope, spent=tuple(spent))

    def _tell(self, *, at_once: bool = False) -> None:
        if not at_once and time.monotonic() - self._told_at < _TOLD_EVERY:
            return
        pages = self.worker.tally.pages
        self.progress.move(pages - self._told)
        self._told, self._told_at = pages, time.monotonic()
        _LOG.info("%s: %s pages so far, %s", self.job.run_id, pages, dict(self.worker.tally.outcomes))


@contextmanager
def _sessions(loader_url: str, number: int) -> Iterator[SimpleQueue[Session]]:
    """Give so many sessions, closed at the end."""
    sessions = [Session(loader_url) for _ in range(number)]
    idle: SimpleQueue[Session] = SimpleQueue()
    for session in sessions:
        idle.put(session)
    try:
        yield idle
    finally:
        for session in sessions:
            session.close()


def _raise_failed(under_way: set[Future[None]]) -> set[Future[None]]:
    """Raise what a visit raised; give the visits that are still under way."""
    for visit in [one for one in under_way if one.done()]:
        visit.result()
    return {visit for visit in under_way if not visit.done()}


def _hand_over(job: _Job) -> None:
    with transaction(job.loader_url) as cursor:
        cursor.execute(statement("collect/hand_over"), {"run_id": job.run_id})


def _report(job: _Job, tally: Tally) -> FetchReport:
    with transaction(job.loader_url) as cursor:
        cursor.execute(statement("collect/count_items"), {"run_id": job.run_id})
        collected, waiting, unchanged, rejected, skipped = cursor.fetchone() or (0,) * 5
        cursor.execute(statement("collect/count_requests"), {"run_id": job.run_id})
        requests, listings = cursor.fetchone() or (0, 0)
        cursor.execute(statement("collect/report_unhealthy"))
        unhealthy = tuple(f"{source}: {what}" for source, what in cursor.fetchall())
    return FetchReport(
        job.run_id,
        collected=collected,
        waiting=waiting,
        unchanged=unchanged,
        rejected=rejected,
        skipped=skipped,
        requests=requests,
        listings=listings,
        new_addresses=tally.new_addresses,
        unhealthy=unhealthy,
    )
