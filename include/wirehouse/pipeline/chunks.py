"""The work of one chunk: claim, clean, enrich, stage, until nothing of it waits."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from wirehouse import settings
from wirehouse.collect import RawStore, open_raw_store
from wirehouse.database import read_sql, transaction
from wirehouse.errors import DocumentError
from wirehouse.pipeline import explanations, judging, profiles, rejections, runs, staging
from wirehouse.pipeline.reports import ChunkReport
from wirehouse.reasons import Reason
from wirehouse.records import Article, RawDocument, Rejection, SourceProfile, Stage

_MOST_ATTEMPTS = 3
_PAUSE = 0.1
"""Seconds to wait for rows that another transaction holds for a moment."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A document of the queue; `attempts` counts this one too."""

    document_key: UUID
    sha256: str
    source: str
    address: str
    media_type: str
    charset: str | None
    captured_at: datetime | None
    modified_at: datetime | None
    first_seen_at: datetime
    attempts: int

    def document(self, store: RawStore) -> RawDocument:
        """Fetch its bytes. Raises `DocumentError` where they are missing or damaged."""
        return RawDocument(
            id=self.sha256,
            address=self.address,
            source=self.source,
            media_type=self.media_type,
            data=store.get(self.sha256),
            charset=self.charset,
            captured_at=self.captured_at,
            modified_at=self.modified_at,
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a document, and how it was read, as a row; None where that is not kept."""

    document_key: UUID
    verdict: staging.Staged | Rejection
    explanation: explanations.Row | None


@dataclass(slots=True)
class _Count:
    staged: int = 0
    rejected: int = 0
    lost: int = 0


def clean_chunk(loader_url: str, run_id: str, chunk: int) -> ChunkReport:
    """Clean, enrich and stage one chunk of a run's documents.

    A document at fault is rejected and never ends the chunk: also one that is too slow, that raises
    what it should not, or on which the process died before. Raises `TransientError` where the
    database or the raw store cannot be reached.
    """
    with runs.step(loader_url, run_id, "clean", chunk) as progress:
        return clean_waiting(progress, chunk)


def clean_waiting(progress: runs.Progress, chunk: int | None) -> ChunkReport:
    """Clean, enrich and stage what waits of one chunk, or of the whole run for None."""
    store = open_raw_store(settings.load().raw_store_address)
    count = _Count()
    known: dict[str, SourceProfile | None] = {}
    warm = False
    while claimed := _claim(progress, chunk):
        if not warm:
            judging.warm_up()
            warm = True
        known |= _profiles(progress.loader_url, {one.source for one in claimed} - known.keys())
        judged = [_judge(progress.run_id, one, store, known[one.source]) for one in claimed]
        _write(progress, judged, count)
        progress.move(len(claimed))
    return ChunkReport(
        progress.run_id, chunk=chunk or 0, staged=count.staged, rejected=count.rejected, lost=count.lost
    )


def _profiles(loader_url: str, sources: Iterable[str]) -> dict[str, SourceProfile | None]:
    """Read the profiles of sources, once a chunk: all its documents are cleaned by one version."""
    wanted = list(sources)
    if not wanted:
        return {}
    with transaction(loader_url) as cursor:
        # A profile is read in two queries, and a run may publish a new version between them.
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        found = profiles.load(cursor, wanted)
    return {source: found.get(source) for source in wanted}


def _claim(progress: runs.Progress, chunk: int | None) -> list[Claimed]:
    config = settings.load()
    place = {"run_id": progress.run_id, "chunk": chunk}
    claim = {**place, "claim_size": config.claim_size, "lease": runs.lease()}
    while True:
        with transaction(progress.loader_url) as cursor:
            for tried in (False, True):
                cursor.execute(read_sql("pipeline/claim"), {**claim, "tried": tried})
                if rows := cursor.fetchall():
                    return [Claimed(*row) for row in rows]
            cursor.execute(read_sql("pipeline/waiting"), place)
            if cursor.fetchone() == (False,):
                return []
        time.sleep(_PAUSE)


def _judge(run_id: str, claimed: Claimed, store: RawStore, profile: SourceProfile | None) -> Judged:
    source = judging.source_of(claimed.source)
    subject = judging.Subject(claimed.address, claimed.sha256, source, profile)
    if claimed.attempts > _MOST_ATTEMPTS:
        evidence = (
            f"its process died {claimed.attempts - 1} times while it was being cleaned; see the logs of "
            "the task, and the machine's memory"
        )
        return _judged(claimed, subject.reject(Stage.CLEAN, Reason.CLEANER_FAILED, evidence))
    try:
        document = claimed.document(store)
    except DocumentError as error:
        # Without versions: the next collect may bring the bytes back, and it is judged again.
        rejection = subject.reject(Stage.CLEAN, error.reason, error.evidence)
        return _judged(claimed, replace(rejection, versions=""))
    judged = judging.judge(document, source, profile)
    if isinstance(judged, Rejection):
        return _judged(claimed, judged)
    article, enrichment = judged
    staged = judging.guarded(
        subject,
        Stage.ENRICH,
        lambda: staging.staged(
            run_id,
            claimed.document_key,
            article,
            enrichment,
            source=source,
            captured_at=claimed.captured_at or claimed.first_seen_at,
        ),
    )
    if isinstance(staged, Rejection):
        return _judged(claimed, replace(staged, explanation=article.explanation))
    return Judged(claimed.document_key, staged, _explained(claimed, article))


def _judged(claimed: Claimed, rejection: Rejection) -> Judged:
    return Judged(claimed.document_key, rejection, _explained(claimed, rejection))


def _explained(claimed: Claimed, judged: Article | Rejection) -> explanations.Row | None:
    keeps = settings.load().keep_explanations_days > 0
    return explanations.row(claimed.document_key, judged) if keeps else None


def _write(progress: runs.Progress, judged: Sequence[Judged], count: _Count) -> None:
    run_id = progress.run_id
    keys = [one.document_key for one in judged]
    with transaction(progress.loader_url) as cursor:
        cursor.execute(
            read_sql("pipeline/hold"), {"run_id": run_id, "document_keys": keys, "state": "waiting"}
        )
        held = {key for (key,) in cursor.fetchall()}
        kept = [one for one in judged if one.document_key in held]
        staged = [one.verdict for one in kept if isinstance(one.verdict, staging.Staged)]
        refused = [
            rejections.row(one.document_key, one.verdict)
            for one in kept
            if isinstance(one.verdict, Rejection)
        ]
        explained = [one.explanation for one in kept if one.explanation is not None]
        if staged:
            staging.write(cursor, run_id, staged)
        if refused:
            rejections.record(cursor, run_id, refused)
        if explained:
            explanations.record(cursor, run_id, explained)
    count.staged += len(staged)
    count.rejected += len(refused)
    count.lost += len(judged) - len(held)
