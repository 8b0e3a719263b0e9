"""What the expectations said of a batch, read from Great Expectations' results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wirehouse.errors import TerminalError, TransientError
from wirehouse.reasons import Reason
from wirehouse.validate.suite import DOCUMENT_KEY, Expectation, Level, MostPass, Suite

MOST_ROWS = 1_000_000
"""The most failing rows an expectation may have; a batch with more is an error, never cut."""

_SHOWN_CHARACTERS = 200
_SHOWN_ROWS = 3


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The verdict of one expectation on a batch.

    `evaluated` and `failed` count rows (documents, for a suite's guard); None where the expectation
    looks at the batch as a whole. `observed` is what was found, for people.
    """

    suite: str
    expectation: str
    level: Level
    passed: bool
    evaluated: int | None
    failed: int | None
    observed: str | None


@dataclass(frozen=True, slots=True)
class FactSpan:
    """Which fact of a document: the table that holds it, and its span."""

    fact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RowFailure:
    """One row that failed one expectation: its document is to be rejected, or only its `fact`, if told."""

    suite: str
    expectation: str
    reason: Reason
    document_key: UUID
    evidence: str
    fact: FactSpan | None = None


@dataclass(frozen=True, slots=True)
class Verdicts:
    """All that was said of a batch, in the order of the suites and of their expectations."""

    results: tuple[CheckResult, ...]
    failures: tuple[RowFailure, ...]

    @property
    def stopped(self) -> tuple[CheckResult, ...]:
        """The failed expectations that forbid to publish the batch."""
        return tuple(each for each in self.results if each.level is Level.BATCH and not each.passed)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One expectation's result as Great Expectations gives it.

    `error` is why it could not be judged, and `may_pass` whether it could be at another time.
    """

    name: str
    success: bool
    result: Mapping[str, Any]
    error: str | None = None
    may_pass: bool = False


def judge(suite: Suite, outcomes: Sequence[Outcome], documents: int) -> Verdicts:
    """Read the outcomes of a suite's expectations on a batch of `documents` documents.

    Raises `TerminalError` for an expectation that was not judged, or whose failing rows are not all
    told; `TransientError` where the database gave way meanwhile.
    """
    told = {outcome.name: outcome for outcome in outcomes}
    results: list[CheckResult] = []
    failures: list[RowFailure] = []
    for expectation in suite.expectations:
        outcome = told.get(expectation.name, Outcome(expectation.name, False, {}, "it was passed over"))
        if outcome.error is not None:
            raise _not_judged(suite, outcome)
        rows = _failing_rows(suite, expectation, outcome.result)
        results.append(_result(suite, expectation, outcome, rows))
        if expectation.reason is not None:
            failures.extend(_failure(suite, expectation, expectation.reason, row) for row in rows)
    if suite.most_pass:
        results.append(_guard(suite.name, suite.most_pass, failures, documents))
    return Verdicts(tuple(results), tuple(failures))


def _not_judged(suite: Suite, outcome: Outcome) -> TerminalError | TransientError:
    message = (
        f"suite {suite.name}: {outcome.name!r} could not be judged: {(outcome.error or '').strip()[:1000]}"
    )
    return TransientError(message) if outcome.may_pass else TerminalError(message)


def _failing_rows(
    suite: Suite, expectation: Expectation, result: Mapping[str, Any]
) -> Sequence[Mapping[str, Any]]:
    if expectation.reason is not None and "unexpected_count" not in result:
        raise TerminalError(
            f"suite {suite.name}: {expectation.name!r}: {expectation.expect} looks at the batch as a whole "
            "and cannot name rows; give it the level batch or warning"
        )
    failed = result.get("unexpected_count") or 0
    rows: Sequence[Mapping[str, Any]] = result.get("unexpected_index_list") or ()
    if failed != len(rows):
        raise TerminalError(
            f"suite {suite.name}: {expectation.name!r}: {failed} rows fail and {len(rows)} were named "
            f"(at most {MOST_ROWS} are)"
        )
    return rows


def _result(
    suite: Suite, expectation: Expectation, outcome: Outcome, rows: Sequence[Mapping[str, Any]]
) -> CheckResult:
    counts_rows = "unexpected_count" in outcome.result
    return CheckResult(
        suite=suite.name,
        expectation=expectation.name,
        level=expectation.level,
        passed=outcome.success,
        evaluated=outcome.result["element_count"] if counts_rows else None,
        failed=len(rows) if counts_rows else None,
        observed=_observed(expectation, outcome, rows),
    )


def _observed(expectation: Expectation, outcome: Outcome, rows: Sequence[Mapping[str, Any]]) -> str | None:
    if "observed_value" in outcome.result:
        value, details = outcome.result["observed_value"], outcome.result.get("details")
        if isinstance(value, list):
            # A list of columns says nothing where it is as expected.
            return None if outcome.success else _shown(details or value)
        return _shown(value)
    if expectation.reason is not None or not rows:
        return None
    more = f"; and {len(rows) - _SHOWN_ROWS} more" if len(rows) > _SHOWN_ROWS else ""
    shown = "; ".join(_described(row) for row in rows[:_SHOWN_ROWS])
    return f"{len(rows)} of {outcome.result['element_count']} rows: {shown}{more}"


def _failure(suite: Suite, expectation: Expectation, reason: Reason, row: Mapping[str, Any]) -> RowFailure:
    found = {name: value for name, value in row.items() if name not in {DOCUMENT_KEY, "fact"}}
    fact = None
    if expectation.level is Level.FACT:
        fact = FactSpan(str(row["fact"]), int(row["start_char"]), int(row["end_char"]))
    return RowFailure(
        suite=suite.name,
        expectation=expectation.name,
        reason=reason,
        document_key=UUID(str(row[DOCUMENT_KEY])),
        evidence=f"{expectation.meaning} Found: {_described(found)}." if found else expectation.meaning,
        fact=fact,
    )


def _guard(suite: str, guard: MostPass, failures: Sequence[RowFailure], documents: int) -> CheckResult:
    failed = len({failure.document_key for failure in failures})
    return CheckResult(
        suite=suite,
        expectation=guard.name,
        level=Level.BATCH,
        passed=documents < guard.at_least or failed <= guard.share * documents,
        evaluated=documents,
        failed=failed,
        observed=f"{failed} of {documents} documents fail",
    )


def _described(row: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} = {_shown(value)}" for name, value in row.items())


def _shown(value: object) -> str:
    text = "null" if value is None else " ".join(str(value).split())
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"
