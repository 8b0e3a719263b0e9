"""Importing web archives: parts of them are read by several workers, each resumable at the record.

What a worker has read stands in `ops.import_part`, written in the transaction that puts the documents into
the queue: a worker killed at any point goes on behind the last record that was taken in.
"""

from __future__ import annotations

import json
import logging
import time
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case
from psycopg2.extras import Json

from wirehouse import identity, settings, sources
from wirehouse.collect import RawStore, open_raw_store
from wirehouse.collect.network import registrable_domain
from wirehouse.collect.warc import ArchiveItem, Selection, find_archives, read_archive, split_archive
from wirehouse.database import transaction
from wirehouse.errors import TerminalError, TransientError, WirehouseError
from wirehouse.pipeline import collecting_sources, incoming, intake, runs
from wirehouse.pipeline.frontier_session import Session, statement
from wirehouse.pipeline.reports import ImportReport
from wirehouse.pipeline.stated_places import StatedPlace, close_rejection, rejection_of, stated_places
from wirehouse.records import LOOSE, RawDocument, Rejection, Skip
from wirehouse.sources import CollectKind

_PARTS_A_WORKER = 4
"""The last parts are read by few workers: several small ones end more evenly than one."""

_LOG = logging.getLogger(__name__)


def plan_import(
    loader_url: str,
    run_id: str,
    archives: str | None,
    *,
    source: str | None = None,
    hosts: Collection[str] = (),
    languages: Collection[str] = (),
    workers: int | None = None,
    again: bool = False,
) -> list[int]:
    """Plan the import of archives, and give the numbers of the workers that have something to read.

    `archives` is a path or an address of object storage, with `*` and `?`; None: those that the files of
    all sources, or of `source`, state, and of each the pages of the source's own sites. Only pages of
    `hosts` (and what lies below them) and of `languages` (primary tags) are taken, where given. They are
    of `source`, or else of the source whose file names their host, or else of a source named for their
    domain.

    An import of the same archives with the same selection goes on where the last one stopped; `again`
    reads them from the beginning. Raises `TerminalError` where there is no archive at `archives`; a place
    that a source states in vain is a rejection.
    """
    count = workers or settings.load().chunks
    with runs.step(loader_url, run_id, "plan") as progress:
        if archives is None:
            orders = _stated_orders(loader_url, run_id, source, hosts, languages)
        else:
            orders = [_Order(find_archives(archives), _stated(hosts, languages), source)]
        total = sum(len(order.archives) for order in orders)
        for order in orders:
            _take_order(loader_url, run_id, order, _parts(total, count), again=again)
        with transaction(loader_url) as cursor:
            report = _report(cursor, run_id)
        waiting = report.parts - report.done
        progress.detail = f"{total} archives in {report.parts} parts, {waiting} of them to be read"
    return list(range(min(count, waiting)))


@dataclass(frozen=True, slots=True)
class _Order:
    """Archives to be read, the selection of their pages as text, and whose all of them are.

    `place` is where a source states them, None where a person named them.
    """

    archives: list[str]
    selection: str
    source: str | None
    place: StatedPlace | None = None


def _stated_orders(
    loader_url: str, run_id: str, source: str | None, hosts: Collection[str], languages: Collection[str]
) -> list[_Order]:
    known = sources.load_all(settings.load().sources_folder)
    orders = []
    for place in stated_places({CollectKind.ARCHIVE}, None if source is None else {source}):
        homes = collecting_sources.plan_of(known[place.source]).homes
        own = {host for host in hosts if registrable_domain(host) in homes} if hosts else homes
        try:
            if not homes:
                raise TerminalError(
                    f"{place.source} states web archives and no site of its own, whose pages would be taken; state "
                    "its homepage or its hosts"
                )
            found = find_archives(place.address)
        except WirehouseError as error:
            _turn_away(loader_url, run_id, rejection_of(place, error))
            continue
        with transaction(loader_url) as cursor:
            close_rejection(cursor, run_id, place)
        if own:
            orders.append(_Order(found, _stated(own, languages, place.source), place.source, place))
    return orders


def _take_order(loader_url: str, run_id: str, order: _Order, parts: int, *, again: bool) -> None:
    for archive in order.archives:
        try:
            _plan_archive(loader_url, run_id, archive, order.selection, order.source, parts=parts)
        except WirehouseError as error:
            if order.place is None:
                raise
            _turn_away(loader_url, run_id, rejection_of(replace(order.place, address=archive), error))
        else:
            if order.place is not None:
                with transaction(loader_url) as cursor:
                    close_rejection(cursor, run_id, replace(order.place, address=archive))
    with transaction(loader_url) as cursor:
        place = {"run_id": run_id, "archives": order.archives, "selection": order.selection}
        cursor.execute(statement("collect/reopen_import"), {**place, "again": again})
        cursor.execute(
            statement("collect/take_parts"), {**place, "dead_runs": runs.dead_runs(cursor, run_id)}
        )


def _turn_away(loader_url: str, run_id: str, rejection: Rejection) -> None:
    with transaction(loader_url) as cursor:
        intake.turn_away(cursor, run_id, rejection)


def import_parts(loader_url: str, run_id: str, worker: int) -> ImportReport:
    """Read what waits of a run's parts, one after another, until none is left.

    Called again with the same number after it was killed, it goes on. A part that cannot be read fails and
    does not end the others. Raises `TransientError` where the database or the raw store cannot be reached.
    """
    config = settings.load()
    store = open_raw_store(config.raw_store_address)
    session = Session(loader_url)
    try:
        with runs.step(loader_url, run_id, "import", worker) as progress:
            while part := _claim(session, run_id, worker):
                _Reader(session, run_id, part, store, progress, config).read()
            with session.transaction() as cursor:
                report = _report(cursor, run_id)
            progress.detail = f"{report.done} of {report.parts} parts done"
            return report
    finally:
        session.close()


def finish_import(loader_url: str, run_id: str) -> ImportReport:
    """Hand over what was imported to the next processing run, and report.

    Raises `TransientError` while parts are being read, and, once all else is handed over, `TerminalError`
    where a part failed.
    """
    with transaction(loader_url) as cursor:
        report = _report(cursor, run_id)
        if report.done + report.failed < report.parts:
            raise TransientError(
                f"{report.parts - report.done - report.failed} parts of {run_id} are still to be read; run it again"
            )
        cursor.execute(statement("collect/hand_over"), {"run_id": run_id})
    if report.failed:
        raise TerminalError(
            f"{report.failed} parts could not be read, such as {report.problem}; mend them and import again: it goes "
            "on where it stopped"
        )
    return report


def _parts(archives: int, workers: int) -> int:
    return max(1, -(-workers * _PARTS_A_WORKER // archives)) if archives < workers * _PARTS_A_WORKER else 1


def _stated(hosts: Collection[str], languages: Collection[str], source: str | None = None) -> str:
    """Write a selection down: the same one gives the same text; `source` where it is one that its file states."""
    selection: dict[str, object] = {
        "hosts": sorted({host.lower() for host in hosts}),
        "languages": sorted({one.lower() for one in languages}),
    }
    return json.dumps(selection | ({"source": source} if source else {}))


def _selection(text: str) -> Selection:
    stated = json.loads(text)
    return Selection(hosts=frozenset(stated["hosts"]), languages=frozenset(stated["languages"]))


def _plan_archive(
    loader_url: str, run_id: str, archive: str, selection: str, source: str | None, *, parts: int
) -> None:
    place = {"archive": archive, "selection": selection}
    with transaction(loader_url) as cursor:
        cursor.execute(statement("collect/is_planned"), place)
        if cursor.fetchone() == (True,):
            return
    starts = split_archive(archive, parts)
    with transaction(loader_url) as cursor:
        cursor.execute(
            statement("collect/plan_import"),
            {
                **place,
                "run_id": run_id,
                "source": source,
                "part_keys": [identity.import_part_key(archive, selection, start) for start in starts],
                "first_offsets": starts,
                "end_offsets": [*starts[1:], None],
            },
        )


@dataclass(frozen=True, slots=True)
class _Part:
    key: uuid.UUID
    archive: str
    source: str | None
    first_offset: int
    end_offset: int | None
    next_offset: int
    selection: str
    token: uuid.UUID


def _claim(session: Session, run_id: str, worker: int) -> _Part | None:
    token = uuid.uuid4()
    with session.transaction() as cursor:
        cursor.execute(
            statement("collect/claim_part"),
            {"run_id": run_id, "worker": worker, "token": token, "lease": runs.lease()},
        )
        row = cursor.fetchone()
    return _Part(*[*row, token]) if row else None


@dataclass(slots=True)
class _Reader:
    """One worker at one part."""

    session: Session
    run_id: str
    part: _Part
    store: RawStore
    progress: runs.Progress
    config: settings.Settings

    def read(self) -> None:
        """Read the part from where it stands, to its end."""
        began, count, problem = time.monotonic(), 0, None
        try:
            for batch in incoming.batches((item, item.outcome) for item in self._items()):
                if not self._take_in(batch):
                    _LOG.warning("%s: another worker has this part now", self._name())
                    return
                count += len(batch)
                rate = count / max(time.monotonic() - began, 0.001)
                _LOG.info(
                    "%s: %s records, %.0f a second, at byte %s",
                    self._name(),
                    count,
                    rate,
                    batch[-1][0].next_offset,
                )
        except TransientError:
            raise
        except TerminalError as error:
            problem = runs.storable(str(error))
        with self.session.transaction() as cursor:
            cursor.execute(
                statement("collect/end_part"),
                {"part_key": self.part.key, "token": self.part.token, "problem": problem},
            )

    def _items(self) -> Iterator[ArchiveItem]:
        part = self.part
        if part.end_offset is not None and part.next_offset >= part.end_offset:
            return iter(())
        return read_archive(
            part.archive,
            source_of=source_of(part.source, self.config),
            settings=self.config,
            selection=_selection(part.selection),
            start=part.next_offset,
            end=part.end_offset,
        )

    def _take_in(self, batch: Sequence[tuple[ArchiveItem, incoming.Thing]]) -> bool:
        skips = Counter(thing.reason.value for _, thing in batch if isinstance(thing, Skip))
        things = [(self._copy_key(item), thing) for item, thing in batch if not isinstance(thing, Skip)]
        rows = incoming.rows(things, self.store)
        documents = sum(isinstance(thing, RawDocument) for _, thing in things)
        with self.session.transaction() as cursor:
            cursor.execute(
                statement("collect/move_part"),
                {
                    "part_key": self.part.key,
                    "token": self.part.token,
                    "next_offset": batch[-1][0].next_offset,
                    "records": len(batch),
                    "documents": documents,
                    "rejected": len(things) - documents,
                    "skipped": skips.total(),
                    "skip_reasons": Json(dict(skips)),
                    "lease": runs.lease(),
                },
            )
            if cursor.fetchone() is None:
                return False
            if rows:
                intake.take_in(cursor, self.run_id, rows)
        self.progress.move(documents)
        return True

    def _copy_key(self, item: ArchiveItem) -> uuid.UUID:
        thing = item.outcome
        return identity.item_key(thing.source, f"{thing.address}\x1f{self.part.archive}\x1f{item.offset}")

    def _name(self) -> str:
        end = "its end" if self.part.end_offset is None else str(self.part.end_offset)
        return f"{self.part.archive} from {self.part.first_offset} to {end}"


def source_of(stated: str | None, config: settings.Settings) -> Callable[[str], str]:
    """Give what tells a host's source: the one that is stated, the one whose file names it, or its domain."""
    if stated:
        return lambda _host: stated
    named: dict[str, str] = {}
    for source in sources.load_all(config.sources_folder).values():
        own = [source.homepage or "", *source.hosts, *(one.address for one in source.collect)]
        for place in own:
            host = place.partition("://")[2].partition("/")[0] or place.partition("/")[0]
            if host and "." in host:
                named.setdefault(registrable_domain(host), source.id)

    def of(host: str) -> str:
        domain = registrable_domain(host) if host else ""
        return named.get(domain) or domain or LOOSE

    return of


def _report(cursor: Cursor, run_id: str) -> ImportReport:
    cursor.execute(statement("collect/import_progress"), {"run_id": run_id})
    parts, done, failed, records, documents, rejected, skipped, problem = cursor.fetchone() or (0,) * 8
    return ImportReport(
        run_id,
        parts=parts,
        done=done,
        failed=failed,
        records=records,
        documents=documents,
        rejected=rejected,
        skipped=skipped,
        problem=problem or None,
    )
