"""What the collectors share: the params of their forms, and the steps after the fetching."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from airflow.sdk import Metadata, Param, get_current_context
from airflow.sdk.exceptions import AirflowSkipException

from batch_steps import Report, finish, log, step
from news_notifier import NewsNotifier
from warehouse import DOCUMENTS

SOURCES = Param(
    [],
    type="array",
    items={"type": "string", "minLength": 1},
    title="Sources",
    description="Only these sources, one a line, by the names of their YAML files. Empty: all.",
)
LIMIT = Param(
    None,
    type=["null", "integer"],
    minimum=1,
    title="Limit",
    description="Ask for at most so many pages. Empty: for all that are due.",
)


@step("Wake the processing", outlets=[DOCUMENTS])
def wake(report: Report) -> Generator[Metadata, None, None]:
    """Update the asset `raw_documents`, which starts *News: daily run*; skipped where nothing was brought.

    That run sweeps up everything that waits in the queue, so that a wake-up that is lost costs time and
    nothing else.
    """
    waiting = report.get("waiting", report.get("documents", 0))
    if not waiting:
        raise AirflowSkipException("Nothing new was brought: the processing sleeps on.")
    yield Metadata(DOCUMENTS, extra={"run_id": report["run_id"], "documents": waiting})


@step("Tell of silent sources")
def tell_of_silent_sources(report: Report) -> list[str]:
    """Send an alert for each source that has fallen silent, or below its floor, since the last run.

    A source states `silent_after_hours` and `floors.articles_a_day` in its YAML file; `ops.source_health`
    shows how all of them are.
    """
    unhealthy = list(report["unhealthy"])
    if unhealthy:
        context: dict[str, Any] = {**get_current_context(), "reason": "; ".join(unhealthy)}
        NewsNotifier(event="silent").notify(context)
    return unhealthy


def hand_on(report: Any, *, watches: bool = False) -> None:
    """Let a collector's last steps follow its report; `watches` where it says how the sources are."""
    woken = wake(report)
    last = [woken, tell_of_silent_sources(report)] if watches else [woken]
    last >> finish(report).as_teardown()


def told(report: Any) -> Report:
    """Write a report to the task's log, and give it as the task's result."""
    stated: Report = report.as_dict()
    for name, value in stated.items():
        log.info("%s: %s", name, value)
    return stated
