"""The work of one chunk: claim, clean, enrich, stage, until nothing of it waits."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from wirehouse import settings, sources
from wirehouse.clean import clean
from wirehouse.collect import RawStore, open_raw_store
from wirehouse.database import read_sql, transaction
from wirehouse.enrich import enrich
from wirehouse.errors import DocumentError, TransientError
from wirehouse.pipeline import rejections, runs, staging
from wirehouse.pipeline.intake import versions_today
from wirehouse.pipeline.reports import ChunkReport
from wirehouse.pipeline.time_limit import TooSlowError, within
from wirehouse.reasons import Reason
from wirehouse.records import Article, RawDocument, Rejection, Stage

T = TypeVar("T")

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

    def reject(self, stage: Stage, reason: Reason, evidence: str) -> Rejection:
        """Turn it away."""
        versions = versions_today(self.source)[stage]
        return Rejection(self.source, self.address, self.sha256, stage, reason, evidence, versions)

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
    warm = False
    while claimed := _claim(progress, chunk):
        if not warm:
            _warm_up()
            warm = True
        judged = [(one, _judge(progress.run_id, one, store)) for one in claimed]
        _write(progress, judged, count)
        progress.move(len(claimed))
    return ChunkReport(
        progress.run_id, chunk=chunk or 0, staged=count.staged, rejected=count.rejected, lost=count.lost
    )


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


def _warm_up() -> None:
    """Load the models: outside a document's time, and where a missing one is the run's fault."""
    text = "The river rose on Monday."
    enrich(Article(document_id="0" * 64, address="warm-up", source="warm-up", headline=text, body=text))


def _judge(run_id: str, claimed: Claimed, store: RawStore) -> staging.Staged | Rejection:
    if claimed.attempts > _MOST_ATTEMPTS:
        evidence = (
            f"{claimed.address}: its process died {claimed.attempts - 1} times while it was being cleaned; "
            "see the logs of the task, and the machine's memory"
        )
        return claimed.reject(Stage.CLEAN, Reason.CLEANER_FAILED, evidence)
    source = sources.load_all(settings.load().sources_folder).get(claimed.source)
    source = source or sources.unknown(claimed.source)
    try:
        document = claimed.document(store)
    except DocumentError as error:
        # Without versions: the next collect may bring the bytes back, and it is judged again.
        return replace(claimed.reject(Stage.CLEAN, error.reason, error.evidence), versions="")
    article = _guarded(claimed, Stage.CLEAN, lambda: clean(document, source))
    if isinstance(article, Rejection):
        return article

    def facts() -> staging.Staged:
        return staging.staged(
            run_id,
            claimed.document_key,
            article,
            enrich(article),
            source=source,
            captured_at=claimed.captured_at or claimed.first_seen_at,
        )

    return _guarded(claimed, Stage.ENRICH, facts)


def _guarded(claimed: Claimed, stage: Stage, work: Callable[[], T]) -> T | Rejection:
    """Do a document's work; whatever goes wrong with it is a rejection, unless it may pass."""
    failed = Reason.CLEANER_FAILED if stage is Stage.CLEAN else Reason.ENRICHER_FAILED
    try:
        return within(settings.load().max_clean_seconds, work)
    except TransientError:
        raise
    except TooSlowError as error:
        evidence = f"{claimed.address}: {error}; raise the setting max_clean_seconds if it is worth it"
        return claimed.reject(stage, Reason.TOO_SLOW, evidence)
    except DocumentError as error:
        return claimed.reject(stage, error.reason, f"{claimed.address}: {error.evidence}")
    except Exception as error:
        # Whatever one document does, it must not end the chunk.
        return claimed.reject(stage, failed, f"{claimed.address}: {_last_lines(error)}")


def _last_lines(error: Exception, lines: int = 12) -> str:
    """Give the end of a traceback; of paths only the file's name, so that it reads the same anywhere."""
    frames = traceback.extract_tb(error.__traceback__)[-lines // 2 :]
    told = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} in {frame.name}" for frame in frames]
    return "; ".join([f"{type(error).__name__}: {error}", *reversed(told)])


def _write(
    progress: runs.Progress,
    judged: Sequence[tuple[Claimed, staging.Staged | Rejection]],
    count: _Count,
) -> None:
    run_id = progress.run_id
    keys = [claimed.document_key for claimed, _ in judged]
    with transaction(progress.loader_url) as cursor:
        cursor.execute(
            read_sql("pipeline/hold"), {"run_id": run_id, "document_keys": keys, "state": "waiting"}
        )
        held = {key for (key,) in cursor.fetchall()}
        kept = [outcome for claimed, outcome in judged if claimed.document_key in held]
        staged = [outcome for outcome in kept if isinstance(outcome, staging.Staged)]
        refused = [
            rejections.row(claimed.document_key, outcome)
            for claimed, outcome in judged
            if isinstance(outcome, Rejection) and claimed.document_key in held
        ]
        if staged:
            staging.write(cursor, run_id, staged)
        if refused:
            rejections.record(cursor, run_id, refused)
    count.staged += len(staged)
    count.rejected += len(refused)
    count.lost += len(judged) - len(held)
