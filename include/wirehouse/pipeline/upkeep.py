"""Upkeep: what has passed its age is deleted, and runs that no longer move are given up."""

from __future__ import annotations

from wirehouse import settings
from wirehouse.database import read_sql, transaction
from wirehouse.pipeline import runs
from wirehouse.pipeline.reports import UpkeepReport


def upkeep(loader_url: str) -> UpkeepReport:
    """Put the house in order; it may be called at any time, also while runs are under way.

    Runs whose process is dead, or none of whose documents has a lease any more, are marked failed:
    the next run takes their documents over. Staged batches, check results and steps are deleted when
    they are older than the settings `keep_staging_days` and `keep_check_results_days` say, and so are
    explanations, by `keep_explanations_days`, and the log of the network, by `keep_fetch_log_days`.
    """
    config = settings.load()
    ages = {
        "staging_days": config.keep_staging_days,
        "check_days": config.keep_check_results_days,
        "explanation_days": config.keep_explanations_days,
        "fetch_log_days": config.keep_fetch_log_days,
    }
    with transaction(loader_url) as cursor:
        cursor.execute(read_sql("pipeline/give_up"), {"dead_runs": runs.dead_runs(cursor)})
        given_up = cursor.rowcount
        cursor.execute(read_sql("pipeline/unstage_old"), ages)
        (unstaged,) = cursor.fetchone() or (0,)
        cursor.execute(read_sql("pipeline/delete_old_checks"), ages)
        checks = cursor.rowcount
        cursor.execute(read_sql("pipeline/delete_old_steps"), ages)
        steps = cursor.rowcount
        cursor.execute(read_sql("pipeline/delete_old_explanations"), ages)
        explanations = cursor.rowcount
        cursor.execute(read_sql("collect/delete_old_fetches"), ages)
        fetches = cursor.rowcount
    return UpkeepReport(
        runs_given_up=given_up,
        runs_unstaged=unstaged,
        check_results_deleted=checks,
        steps_deleted=steps,
        explanations_deleted=explanations,
        fetches_deleted=fetches,
    )
