"""Validate: a staged batch in, a verdict an expectation and a failure a row out. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wirehouse.validate import suite as suite_files
from wirehouse.validate.verdicts import CheckResult, FactSpan, RowFailure, Verdicts, judge

__all__ = ["SUITES", "CheckResult", "FactSpan", "RowFailure", "Verdicts", "check", "versions"]

SUITES = Path(__file__).resolve().parents[2] / "suites"
"""The folder of the suites, one YAML file each."""


def check(
    loader_url: str,
    run_id: str,
    suites: Sequence[str],
    *,
    folder: Path = SUITES,
    data_docs: Path | None = None,
) -> Verdicts:
    """Judge a run's batch by suites, told by name, and build their Data Docs.

    What a source's YAML file states as floors is judged too. Data Docs go to `data_docs`, else to the
    settings' folder. Nothing is written to the database but a temporary table for each batch. The first
    call of a process takes seconds: it loads Great Expectations. Raises `TerminalError` for a suite that is wrong or cannot be judged, and
    `TransientError` where the database cannot be reached or gives way.
    """
    from wirehouse import settings, sources  # noqa: PLC0415 - keeps this face light
    from wirehouse.validate import checkpoint  # noqa: PLC0415
    from wirehouse.validate import data_docs as pages  # noqa: PLC0415

    stated = sources.load_all(settings.load().sources_folder).values()
    read = [suite_files.with_floors(suite_files.find(folder, name), stated) for name in suites]
    with checkpoint.opened(loader_url) as place:
        checked = {suite.name: place.run(suite, run_id) for suite in read}
    verdicts = [judge(suite, checked[suite.name].outcomes, checked[suite.name].documents) for suite in read]
    reports = {name: each.report for name, each in checked.items()}
    pages.build(data_docs or settings.load().data_docs_folder, run_id, reports)
    return Verdicts(
        results=tuple(result for each in verdicts for result in each.results),
        failures=tuple(failure for each in verdicts for failure in each.failures),
    )


def versions(folder: Path = SUITES) -> str:
    """Give a short hash of all suites: it differs when any expectation does."""
    return suite_files.version_of(folder)
