"""How far a run has come, and what became of it, read from the warehouse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wirehouse.database import read_sql, transaction

STEPS = ("collect", "clean", "validate", "publish", "verify")


@dataclass(frozen=True, slots=True)
class StepState:
    """One step, its chunks taken together; `documents` are those done so far."""

    step: str
    running: int
    failed: bool
    documents: int
    seconds: float


@dataclass(frozen=True, slots=True)
class LoadedArticle:
    """One wording that the run published; `published` is ISO 8601 at its precision, or None.

    `revision` counts the wordings of an article from 1.
    """

    published: str | None
    source: str
    headline: str
    words: int
    entities: int
    revision: int = 1


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """One document that the run rejected."""

    source: str
    address: str
    reason: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Counts:
    """A run's items by outcome; it balances when none is undecided."""

    collected: int
    published: int
    unchanged: int
    rejected: int
    skipped: int
    undecided: int


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """What became of a run. `articles` and `rejections` are cut at `most`; the counts are whole.

    `state` is running, published or failed; None where the run never reached the warehouse.
    """

    run_id: str
    state: str | None
    problem: str | None
    counts: Counts
    articles: tuple[LoadedArticle, ...]
    rejections: tuple[TurnedAway, ...]
    skips: tuple[tuple[str, int], ...]


def read_steps(loader_url: str, run_id: str) -> list[StepState]:
    """Read the steps of a run, in the order in which they began."""
    with transaction(loader_url, application_name="wirehouse local") as cursor:
        cursor.execute(read_sql("local/steps"), {"run_id": run_id})
        return [StepState(*row) for row in cursor.fetchall()]


def finished_steps(states: Sequence[StepState], told: Iterable[str], *, at_end: bool) -> list[StepState]:
    """The steps that are over and not among those already told.

    A step of chunks that has none under way may have more to come: it is over only when a later one
    has begun, or with the run.
    """
    known = set(told)
    over = states if at_end else [s for s in states[:-1] if not s.running]
    return [state for state in over if state.step not in known]


def read_outcome(loader_url: str, run_id: str, *, most: int) -> RunOutcome:
    """Read what became of a run, with at most `most` articles and rejections."""
    key = {"run_id": run_id, "most": most}
    with transaction(loader_url, application_name="wirehouse local") as cursor:
        cursor.execute("SELECT state, problem FROM ops.run WHERE run_id = %(run_id)s", key)
        state, problem = cursor.fetchone() or (None, None)
        cursor.execute("SELECT * FROM ops.balance(%(run_id)s)", key)
        counts = Counts(*(cursor.fetchone() or (0,) * 6))
        cursor.execute(read_sql("local/articles"), key)
        articles = tuple(LoadedArticle(*row) for row in cursor.fetchall())
        cursor.execute(read_sql("local/turned_away"), key)
        rejections = tuple(TurnedAway(*row) for row in cursor.fetchall())
        cursor.execute(read_sql("local/skips"), key)
        skips = tuple((str(reason), int(things)) for reason, things in cursor.fetchall())
    return RunOutcome(run_id, state, problem, counts, articles, rejections, skips)
