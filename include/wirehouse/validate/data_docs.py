"""Data Docs: pages that show the newest verdict of every suite.

The pages show counts only. Great Expectations does not escape what it puts into them, so a headline
such as `<script>` would run in the browser of whoever reads them; failing values stand in
`ops.rejection`, and on no page.
"""

from __future__ import annotations

import html
import logging
import re
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wirehouse.validate.checkpoint import quiet_context

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuiteValidationResult

_LOG = logging.getLogger(__name__)

# Beside the pages: each suite's newest result without its rows, of which the next build makes them anew.
_RESULTS = "results"
_BUILDING = ".data-docs-"
_COUNTS = (
    "element_count",
    "unexpected_count",
    "unexpected_percent",
    "missing_count",
    "missing_percent",
    "unexpected_percent_total",
    "unexpected_percent_nonmissing",
    "observed_value",
)


def build(folder: Path, run_id: str, reports: Mapping[str, ExpectationSuiteValidationResult]) -> None:
    """Put the pages of these suites' reports into the folder, beside those of the other suites.

    The folder is replaced as a whole. It holds one result a suite, however often it is built. A
    failure is logged as a warning: the verdicts stand without pages.
    """
    try:
        _build(folder, run_id, reports)
    except Exception:  # pages are no reason to stop a batch
        _LOG.warning("Data Docs were not built in %s", folder, exc_info=True)


def _build(folder: Path, run_id: str, reports: Mapping[str, ExpectationSuiteValidationResult]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=_BUILDING, dir=folder.parent) as room:
        building = Path(room) / "new"
        results = building / _RESULTS
        results.mkdir(parents=True)
        if (folder / _RESULTS).is_dir():
            shutil.copytree(folder / _RESULTS, results, dirs_exist_ok=True)
        for suite in reports:
            shutil.rmtree(results / suite, ignore_errors=True)
        _render(building, run_id, reports)
        _replace(folder, building, Path(room) / "old")


def _render(building: Path, run_id: str, reports: Mapping[str, ExpectationSuiteValidationResult]) -> None:
    from great_expectations.core.run_identifier import RunIdentifier  # noqa: PLC0415 - slow to import
    from great_expectations.data_context.types.resource_identifiers import (  # noqa: PLC0415
        ExpectationSuiteIdentifier,
        ValidationResultIdentifier,
    )

    context = quiet_context(stores=_stores(building / _RESULTS), sites=_site(building))
    for suite, report in reports.items():
        run = RunIdentifier(run_name=_plain(run_id), run_time=report.meta["validation_time"])
        for result in report.results:
            result.result = {name: _escaped(result.result[name]) for name in _COUNTS if name in result.result}
        name = ExpectationSuiteIdentifier(suite)
        context.validation_results_store.store_validation_results(
            suite_validation_result=report,
            suite_validation_result_identifier=ValidationResultIdentifier(name, run, suite),
            expectation_suite_identifier=name,
        )
    context.build_data_docs()


def _stores(results: Path) -> dict[str, Any]:
    return {
        "validation_results_store": {
            "class_name": "ValidationResultsStore",
            "store_backend": {
                "class_name": "TupleFilesystemStoreBackend",
                "base_directory": str(results),
                "filepath_suffix": ".json",
            },
        }
    }


def _site(building: Path) -> dict[str, Any]:
    return {
        "newest": {
            "class_name": "SiteBuilder",
            "show_how_to_buttons": False,
            "store_backend": {
                "class_name": "TupleFilesystemStoreBackend",
                "base_directory": str(building),
            },
            "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
        }
    }


def _replace(folder: Path, building: Path, old: Path) -> None:
    """Swap a finished folder in: between two renames a reader finds none, never half of one."""
    building.chmod(0o755)
    if folder.exists():
        folder.rename(old)
    try:
        building.rename(folder)
    except OSError:
        with suppress(OSError):
            old.rename(folder)
        raise


def _plain(run_id: str) -> str:
    """Give a run's id as the name of a folder that says nothing to a browser either."""
    return re.sub(r"[^0-9A-Za-z_.+-]", "_", run_id)[:100].strip(".") or "run"


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return html.escape(value)
    if isinstance(value, list | tuple):
        return [_escaped(each) for each in value]
    return value if value is None or isinstance(value, bool | int | float) else html.escape(str(value))
