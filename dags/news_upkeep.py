"""Upkeep: every night, delete what has passed its age."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from airflow.sdk import DAG, CronTriggerTimetable
from airflow.sdk.configuration import conf

from batch_steps import Report, step
from news_notifier import NewsNotifier
from warehouse import RETRIES, warehouse_url
from wirehouse import settings

DOC = """\
Deletes the staged batches of runs that ended, old check results, steps, fetches and task logs, and gives up runs
that no longer move, so that the next run takes their documents over.

Ages are settings: `keep_staging_days`, `keep_check_results_days`, `keep_fetch_log_days`, `keep_logs_days`. Articles, raw files,
rejections and the ledger are never deleted.
"""


def delete_old_logs(folder: Path, older_than: float) -> int:
    """Delete the log files under a folder last written before `older_than` (seconds since the epoch, UTC).

    Folders that this leaves empty go too. Links are not followed. Returns the number of files deleted.
    """
    deleted = 0
    # From the leaves up, so that a folder is looked at after what was in it.
    for place, _, names in os.walk(folder, topdown=False):
        for path in (Path(place, name) for name in names if name.endswith(".log")):
            if path.lstat().st_mtime < older_than:
                path.unlink()
                deleted += 1
        if Path(place) != folder and not os.listdir(place):  # noqa: PTH208
            with contextlib.suppress(OSError):  # a task may just have begun to log there
                Path(place).rmdir()
    return deleted


with DAG(
    dag_id="news_upkeep",
    dag_display_name="News: upkeep",
    description="Delete what has passed its age.",
    doc_md=DOC,
    schedule=CronTriggerTimetable("30 3 * * *", timezone="UTC"),
    catchup=False,
    max_active_runs=1,
    default_args=RETRIES,
    tags=["news", "upkeep"],
    on_failure_callback=NewsNotifier(event="failed"),
):

    @step("Put the warehouse in order")
    def tidy_warehouse() -> Report:
        """Delete old staging, check results and steps; give up runs that no longer move."""
        from wirehouse import pipeline  # noqa: PLC0415 - the stages are not for the DAG parser

        return pipeline.upkeep(warehouse_url()).as_dict()

    @step("Delete old task logs")
    def delete_logs() -> int:
        """Delete Airflow's log files older than the setting `keep_logs_days`."""
        keep = settings.load().keep_logs_days * 86_400
        return delete_old_logs(Path(conf.get("logging", "base_log_folder")), time.time() - keep)

    tidy_warehouse()
    delete_logs()
