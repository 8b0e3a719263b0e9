"""The gate: the suites judge the staged batch, and later what was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse import validate
from wirehouse.database import copy_rows, read_sql, transaction
from wirehouse.errors import BatchStopped
from wirehouse.pipeline import fact_rejections, judging, rejections, runs
from wirehouse.pipeline.chunks import clean_waiting
from wirehouse.pipeline.reports import GateReport
from wirehouse.pipeline.staged_facts import RefusedFact
from wirehouse.records import Rejection, Stage

_STAGED = (
    "raw_document",
    "staged_article",
    "staged_mention",
    "staged_quotation",
    "staged_amount",
    "staged_date_mention",
    "staged_place_mention",
)
_PUBLISHED = ("published",)
_CHECK_COLUMNS = ("run_id", "suite", "expectation", "level", "passed", "evaluated", "failed", "observed")


@dataclass(frozen=True, slots=True)
class _Staged:
    """What a rejection says of a staged document."""

    document_key: UUID
    source: str
    address: str
    sha256: str
    clean_versions: str
    enrich_versions: str

    def reject(self, failure: validate.RowFailure) -> Rejection:
        return Rejection(
            source=self.source,
            address=self.address,
            document_id=self.sha256,
            stage=Stage.VALIDATE,
            reason=failure.reason,
            evidence=failure.evidence,
            versions=self.versions,
        )

    def leave_out(self, fact: validate.FactSpan, failure: validate.RowFailure) -> RefusedFact:
        return RefusedFact(
            document_key=self.document_key,
            fact=fact.fact,
            start=fact.start,
            end=fact.end,
            expectation=_name(failure),
            reason=failure.reason,
            evidence=failure.evidence,
            versions=self.versions,
        )

    @property
    def versions(self) -> str:
        return judging.joined(self.clean_versions, self.enrich_versions, validate.versions())


def validate_batch(loader_url: str, run_id: str) -> GateReport:
    """Judge a run's staged batch: a document that fails an expectation is rejected for its reason.

    A fact that fails one is left out, and its document is published without it. A batch with nothing in it
    is not judged. Raises `BatchStopped` where an expectation about the whole batch failed. Its results are
    written down, and no document is rejected: what ails most of a batch is a defect of ours, and each
    document waits to be judged again. Expectations that a person let pass for this run stop it no longer.
    """
    with runs.step(loader_url, run_id, "validate") as progress:
        with transaction(loader_url) as cursor:
            cursor.execute(read_sql("pipeline/restore_lost"), {"run_id": run_id})
            lost = cursor.rowcount
        if lost:
            clean_waiting(progress, chunk=None)
        with transaction(loader_url) as cursor:
            cursor.execute(read_sql("pipeline/count_staged"), {"run_id": run_id})
            (progress.documents,) = cursor.fetchone() or (0,)
        if not progress.documents:
            progress.detail = "nothing is staged"
            return GateReport(run_id, expectations=0, rejected=0, warnings=(), stopped=())
        verdicts = validate.check(loader_url, run_id, _STAGED)
        with transaction(loader_url) as cursor:
            stopped = _stopped(cursor, run_id, verdicts)
            refused = (0, 0) if stopped else _refuse(cursor, run_id, verdicts.failures)
            report = _record(cursor, run_id, _STAGED, verdicts)
            report = replace(report, rejected=refused[0], rejected_facts=refused[1], stopped=stopped)
        progress.detail = _detail(report)
        if report.stopped:
            raise BatchStopped(
                f"the batch of {run_id} was stopped by {'; '.join(report.stopped)}; nothing of it was "
                "published, and its documents wait for the next run"
            )
        return report


def verify_published(loader_url: str, run_id: str) -> GateReport:
    """Judge the published tables after a run's load; what fails is reported and nothing is undone."""
    with runs.step(loader_url, run_id, "verify") as progress:
        with transaction(loader_url) as cursor:
            balance = runs.ledger_row(cursor, run_id)
        if balance is None or not balance.published + balance.mentions:
            progress.detail = "nothing was published"
            return GateReport(run_id, expectations=0, rejected=0, warnings=(), stopped=())
        verdicts = validate.check(loader_url, run_id, _PUBLISHED)
        with transaction(loader_url) as cursor:
            report = _record(cursor, run_id, _PUBLISHED, verdicts)
        progress.documents = balance.published
        progress.detail = "; ".join((*report.stopped, *report.warnings))
        return report


def _detail(report: GateReport) -> str:
    left_out = f"{report.rejected_facts} facts left out; " if report.rejected_facts else ""
    return f"{report.rejected} rejected; {left_out}warnings: {', '.join(report.warnings) or 'none'}"


def _refuse(cursor: Cursor, run_id: str, failures: Sequence[validate.RowFailure]) -> tuple[int, int]:
    """Reject documents with failing rows, leave out failing facts of the others, and count both."""
    keys = sorted({failure.document_key for failure in failures})
    if not keys:
        return 0, 0
    # Whatever another run has taken over meanwhile is its own to judge.
    cursor.execute(read_sql("pipeline/hold"), {"run_id": run_id, "document_keys": keys, "state": "staged"})
    held = [key for (key,) in cursor.fetchall()]
    cursor.execute(read_sql("pipeline/staged_versions"), {"run_id": run_id, "document_keys": held})
    staged = {row[0]: _Staged(*row) for row in cursor.fetchall()}
    rows = [
        rejections.row(
            failure.document_key, staged[failure.document_key].reject(failure), expectation=_name(failure)
        )
        for failure in failures
        if failure.fact is None and failure.document_key in staged
    ]
    rejected = {key for _, _, key, *_ in rows}
    left_out = [
        staged[failure.document_key].leave_out(failure.fact, failure)
        for failure in failures
        if failure.fact is not None and failure.document_key in staged.keys() - rejected
    ]
    rejections.record(cursor, run_id, rows)
    cursor.execute(read_sql("pipeline/refuse_staged"), {"run_id": run_id})
    fact_rejections.refuse(cursor, run_id, left_out)
    return len(rejected), len({(one.document_key, one.fact, one.start, one.end) for one in left_out})


def _stopped(cursor: Cursor, run_id: str, verdicts: validate.Verdicts) -> tuple[str, ...]:
    """Name the expectations that forbid to publish the batch, less those that a person let pass."""
    cursor.execute(read_sql("pipeline/released"), {"run_id": run_id})
    released = {name for (name,) in cursor.fetchall()}
    return tuple(
        _told(result) for result in verdicts.stopped if f"{result.suite}.{result.expectation}" not in released
    )


def _name(failure: validate.RowFailure) -> str:
    return f"{failure.suite}.{failure.expectation}"


def _record(cursor: Cursor, run_id: str, suites: Sequence[str], verdicts: validate.Verdicts) -> GateReport:
    cursor.execute(read_sql("pipeline/forget_checks"), {"run_id": run_id, "suites": list(suites)})
    rows = [
        (run_id, r.suite, r.expectation, r.level, r.passed, r.evaluated, r.failed, _text(r.observed))
        for r in verdicts.results
    ]
    copy_rows(cursor, "ops.check_result", _CHECK_COLUMNS, rows)
    failed = [result for result in verdicts.results if not result.passed]
    return GateReport(
        run_id,
        expectations=len(verdicts.results),
        rejected=0,
        warnings=tuple(_told(result) for result in failed if result.level == "warning"),
        stopped=tuple(_told(result) for result in verdicts.stopped),
    )


def _told(result: validate.CheckResult) -> str:
    observed = f" ({result.observed})" if result.observed is not None else ""
    return f"{result.suite}.{result.expectation}{observed}"


def _text(observed: object) -> str | None:
    return None if observed is None else runs.storable(str(observed))
