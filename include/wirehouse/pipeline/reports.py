"""What the steps of a run report: small frozen records that a scheduler can pass on as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Report:
    """The root of the reports."""

    run_id: str

    def as_dict(self) -> dict[str, Any]:
        """Give the fields as plain JSON values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class CollectReport(Report):
    """What a run took in, counted in things found; `carried_over` came from runs that ended early.

    `collected` = `waiting` + `unchanged` + `rejected` + `skipped`; `waiting` includes `carried_over`.
    """

    collected: int
    waiting: int
    unchanged: int
    rejected: int
    skipped: int
    carried_over: int


@dataclass(frozen=True, slots=True)
class FetchReport(Report):
    """What a collecting run fetched, and handed over to the next processing run (`waiting`).

    `collected` = `waiting` + `unchanged` + `rejected` + `skipped`, in pages that came to an end. `requests`
    counts all of them, `listings` those for feeds and sitemaps; `new_addresses` were not known before.
    `unhealthy` says of sources that they have fallen silent or below their floor since the last run.
    """

    collected: int
    waiting: int
    unchanged: int
    rejected: int
    skipped: int
    requests: int
    listings: int
    new_addresses: int
    unhealthy: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportReport(Report):
    """How far an import of archives is: parts of them, and their records.

    `records` = `documents` + `rejected` + `skipped`; `problem` is that of one of the parts that failed.
    """

    parts: int
    done: int
    failed: int
    records: int
    documents: int
    rejected: int
    skipped: int
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class ChunkReport(Report):
    """What one chunk made of its documents. `lost` ones were taken over by another run meanwhile."""

    chunk: int
    staged: int
    rejected: int
    lost: int


@dataclass(frozen=True, slots=True)
class GateReport(Report):
    """What the suites said: expectations that were judged, documents rejected, and who complained.

    `rejected_facts` were left out of documents that pass. `warnings` and `stopped` name expectations as
    `suite.expectation`, with what was observed.
    """

    expectations: int
    rejected: int
    warnings: tuple[str, ...]
    stopped: tuple[str, ...]
    rejected_facts: int = 0


@dataclass(frozen=True, slots=True)
class Balance(Report):
    """A run's row in the ledger: `collected` = `published` + `unchanged` + `rejected` + `skipped`.

    Facts are counted apart: `rejected_facts` were left out of documents that were published.
    """

    collected: int
    published: int
    unchanged: int
    rejected: int
    skipped: int
    new_articles: int
    new_revisions: int
    mentions: int
    quotations: int
    amounts: int
    rejected_facts: int = 0


@dataclass(frozen=True, slots=True)
class RunReport(Report):
    """How a run ended. `seconds` is the time from its start to its end."""

    job: str
    state: str
    seconds: float
    balance: Balance


@dataclass(frozen=True, slots=True)
class UpkeepReport:
    """What upkeep put in order, counted in rows, or in runs where the name says so."""

    runs_given_up: int
    runs_unstaged: int
    check_results_deleted: int
    steps_deleted: int
    explanations_deleted: int
    fetches_deleted: int

    def as_dict(self) -> dict[str, Any]:
        """Give the fields as plain JSON values."""
        return asdict(self)
