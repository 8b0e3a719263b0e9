"""The stages of a run, composed: each function is one step, which a scheduler calls with references.

Every step may be killed at any point and called again with the same arguments: the database is then as
if it had run once. A `TransientError` may pass when the step is called again; a `TerminalError` will not.
The steps are, in order: `start_run`, `collect` or `reopen`, `plan_chunks`, `clean_chunk` for each chunk
(they may run at the same time), `validate_batch`, `publish_batch`, `verify_published`, `finish_run`.
"""

from __future__ import annotations

from wirehouse.pipeline.chunks import clean_chunk
from wirehouse.pipeline.collecting import collect_from_web, recheck
from wirehouse.pipeline.gate import validate_batch, verify_published
from wirehouse.pipeline.importing import finish_import, import_parts, plan_import
from wirehouse.pipeline.in_process import replay_in_process, run_in_process
from wirehouse.pipeline.intake import collect, plan_chunks, reopen, sweep
from wirehouse.pipeline.ledger import publish_batch
from wirehouse.pipeline.reports import (
    Balance,
    ChunkReport,
    CollectReport,
    FetchReport,
    GateReport,
    ImportReport,
    RunReport,
    UpkeepReport,
)
from wirehouse.pipeline.runs import finish_run, start_run, this_process
from wirehouse.pipeline.upkeep import upkeep

__all__ = [
    "Balance",
    "ChunkReport",
    "CollectReport",
    "FetchReport",
    "GateReport",
    "ImportReport",
    "RunReport",
    "UpkeepReport",
    "clean_chunk",
    "collect",
    "collect_from_web",
    "finish_import",
    "finish_run",
    "import_parts",
    "plan_chunks",
    "plan_import",
    "publish_batch",
    "recheck",
    "reopen",
    "replay_in_process",
    "run_in_process",
    "start_run",
    "sweep",
    "this_process",
    "upkeep",
    "validate_batch",
    "verify_published",
]
