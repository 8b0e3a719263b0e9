"""What a run takes in: a folder's documents, or those of open rejections, and what others left behind."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from itertools import chain
from pathlib import Path

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse import identity, settings
from wirehouse.collect import collect_folder, limited, open_raw_store
from wirehouse.database import copy_rows, read_sql, transaction
from wirehouse.pipeline import incoming, judging, profiles, runs
from wirehouse.pipeline.reports import CollectReport
from wirehouse.pipeline.stated_places import (
    WITH_PAGES,
    StatedPlace,
    close_rejection,
    lies_in,
    read_place,
    stated_places,
)
from wirehouse.records import Rejection, Stage


def collect(
    loader_url: str,
    run_id: str,
    *,
    folder: Path | str,
    sources: Collection[str] | None = None,
    since: date | None = None,
    limit: int | None = None,
    force: bool = False,
    with_stated_places: bool = False,
) -> CollectReport:
    """Take in what lies in a landing folder, and the documents that ended runs left behind.

    `folder` is a folder or an address of object storage; `with_stated_places` takes in as well what lies
    in the folders and files of results that the sources' YAML files name.

    Of `sources`, where given, only these; nothing that was saved before the day `since` (UTC); at
    most `limit` documents. Each document either waits for its verdict from then on, or has one
    that would be the same today; `force` judges it again all the same.
    """
    config = settings.load()
    with runs.step(loader_url, run_id, "collect") as progress:
        with transaction(loader_url) as cursor:
            if runs.ledger_row(cursor, run_id):
                return _report(cursor, run_id, carried_over=0)
            _begin(cursor, run_id)
        store = open_raw_store(config.raw_store_address)
        moment = datetime.combine(since, time(), UTC) if since else None
        wanted = None if sources is None else frozenset(sources)
        found = collect_folder(folder, sources=wanted, since=moment, settings=config)
        places = stated_places(WITH_PAGES, wanted) if with_stated_places else []
        stated = (outcome for place in places for outcome in read_place(place, moment, config))
        taken = 0
        for batch in incoming.batches(_keyed(limited(chain(found, stated), limit))):
            rows = incoming.rows(batch, store, taken)
            with transaction(loader_url) as cursor:
                _take_in(cursor, run_id, rows, force=force)
            progress.move(len(rows))
            taken += len(rows)
        with transaction(loader_url) as cursor:
            if limit is None:
                _close_mended(cursor, run_id, str(folder), places)
            return _finish(cursor, run_id, config)


def reopen(
    loader_url: str,
    run_id: str,
    *,
    reason: str | None = None,
    source: str | None = None,
    rejection_ids: Sequence[uuid.UUID | str] | None = None,
    request: int | None = None,
    limit: int | None = None,
) -> CollectReport:
    """Take in the documents of open rejections again, and those that ended runs left behind.

    Each filter that is given narrows the choice; `request` is one of `ops.request`, whose rejections are
    meant. A rejection without a document (a file that could
    not be read) is not among them: collect meets it again.
    """
    wanted = None if rejection_ids is None else [uuid.UUID(str(one)) for one in rejection_ids]
    with runs.step(loader_url, run_id, "collect") as progress, transaction(loader_url) as cursor:
        if runs.ledger_row(cursor, run_id):
            return _report(cursor, run_id, carried_over=0)
        _begin(cursor, run_id)
        cursor.execute(
            read_sql("pipeline/reopen"),
            {
                "run_id": run_id,
                "reason": reason,
                "source": source,
                "rejection_ids": wanted,
                "request": request,
                "limit": limit,
                "lease": runs.lease(),
            },
        )
        report = _finish(cursor, run_id, settings.load())
        progress.documents = report.collected
        return report


def sweep(loader_url: str, run_id: str) -> CollectReport:
    """Take in only the documents that ended runs left behind, such as those that a collecting run fetched."""
    with runs.step(loader_url, run_id, "collect") as progress, transaction(loader_url) as cursor:
        if runs.ledger_row(cursor, run_id):
            return _report(cursor, run_id, carried_over=0)
        _begin(cursor, run_id)
        report = _finish(cursor, run_id, settings.load())
        progress.documents = report.collected
        return report


def take_in(cursor: Cursor, run_id: str, rows: Sequence[Sequence[object]]) -> None:
    """Decide in a transaction what becomes of things that a collector met; see `incoming` for what they are."""
    _take_in(cursor, run_id, rows, force=False)


def turn_away(cursor: Cursor, run_id: str, rejection: Rejection) -> None:
    """Write down in a transaction that a run could not read something, such as a place that is not there."""
    key = identity.item_key(rejection.source, rejection.address)
    cursor.execute("SELECT FROM ops.run_item WHERE run_id = %s AND item_key = %s", [run_id, str(key)])
    # A step that is called again meets it again, and counts it once.
    if not cursor.rowcount:
        _take_in(cursor, run_id, [incoming.row(0, key, rejection)], force=False)


def plan_chunks(loader_url: str, run_id: str) -> list[int]:
    """Give the pieces of the run's work that have documents, at most as many as the setting `chunks`."""
    with transaction(loader_url) as cursor:
        cursor.execute(read_sql("pipeline/chunks"), {"run_id": run_id})
        return [chunk for (chunk,) in cursor.fetchall()]


def _begin(cursor: Cursor, run_id: str) -> None:
    cursor.execute(read_sql("pipeline/begin_intake"), {"run_id": run_id})
    _sweep(cursor, run_id)


def _sweep(cursor: Cursor, run_id: str) -> None:
    parameters = {"run_id": run_id, "dead_runs": runs.dead_runs(cursor, run_id), "lease": runs.lease()}
    cursor.execute(read_sql("pipeline/sweep"), parameters)


def _finish(cursor: Cursor, run_id: str, config: settings.Settings) -> CollectReport:
    # Again: a run may have ended while this one collected.
    _sweep(cursor, run_id)
    cursor.execute(read_sql("pipeline/list_work"), {"run_id": run_id})
    (carried_over,) = cursor.fetchone() or (0,)
    cursor.execute(
        read_sql("pipeline/divide"),
        {"run_id": run_id, "chunks": config.chunks, "claim_size": config.claim_size},
    )
    return _report(cursor, run_id, carried_over=carried_over)


def _report(cursor: Cursor, run_id: str, *, carried_over: int) -> CollectReport:
    cursor.execute("SELECT * FROM ops.balance(%s)", [run_id])
    collected, _, unchanged, rejected, skipped, waiting = cursor.fetchone() or (0,) * 6
    return CollectReport(
        run_id,
        collected=collected,
        waiting=waiting,
        unchanged=unchanged,
        rejected=rejected,
        skipped=skipped,
        carried_over=carried_over,
    )


def _take_in(cursor: Cursor, run_id: str, rows: Sequence[Sequence[object]], *, force: bool) -> None:
    cursor.execute(read_sql("pipeline/incoming_table"))
    cursor.execute(read_sql("pipeline/refused_table"))
    copy_rows(cursor, "incoming", incoming.COLUMNS, rows)
    cursor.execute(read_sql("pipeline/standing_rejections"))
    # Only these are asked for: the enricher's version is the model's, and takes seconds to load.
    judged = cursor.fetchall()
    learned = profiles.versions(cursor, (source for source, _ in judged))
    today = [
        judging.versions_today(judging.source_of(source), Stage(stage), learned.get(source, ""))
        for source, stage in judged
    ]
    cursor.execute(
        read_sql("pipeline/intake"),
        {
            "run_id": run_id,
            "force": force,
            "lease": runs.lease(),
            "sources": [source for source, _ in judged],
            "stages": [stage for _, stage in judged],
            "versions": today,
        },
    )
    if any(row[1] == "rejection" for row in rows):
        cursor.execute(read_sql("pipeline/record_rejections"), {"run_id": run_id})


def _keyed(found: Iterable[incoming.Thing]) -> Iterator[tuple[uuid.UUID, incoming.Thing]]:
    for ordinal, thing in enumerate(found):
        yield identity.item_key(thing.source, f"{thing.address}\x1f{ordinal}"), thing


def _close_mended(cursor: Cursor, run_id: str, folder: str, places: Sequence[StatedPlace]) -> None:
    """Close what collect once turned away and, though the file still lies there, did not this time.

    A document closes what stood against its own address. An archive or a file of records has no
    document at its own address, and its records' are often URLs. What lies behind the point where a
    place failed was not looked at.
    """
    cursor.execute(
        "SELECT source, address FROM ops.run_item WHERE run_id = %s AND outcome = 'rejected'", [run_id]
    )
    turned_away = set(cursor.fetchall())
    read = [place for place in places if (place.source, place.address) not in turned_away]
    cursor.execute(read_sql("pipeline/unmet_rejections"), {"run_id": run_id})
    mended = [
        key
        for key, source, address in cursor.fetchall()
        if lies_in(folder, address) or any(place.source == source and place.holds(address) for place in read)
    ]
    cursor.execute(read_sql("pipeline/close_mended"), {"run_id": run_id, "rejection_ids": mended})
    for place in read:
        close_rejection(cursor, run_id, place)
