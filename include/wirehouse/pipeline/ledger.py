"""The load: a run's batch into `news`, its row in the ledger, and what it teaches, in one transaction."""

from __future__ import annotations

from dataclasses import asdict

from wirehouse import settings, sources
from wirehouse.database import transaction
from wirehouse.pipeline import profiles, runs
from wirehouse.pipeline.reports import Balance
from wirehouse.publish import publish


def publish_batch(loader_url: str, run_id: str) -> Balance:
    """Publish what passed the gate, and learn from it what recurs over the pages of its sources.

    For a run that has published, it only gives its balance again. Raises
    `UnbalancedRun`, and publishes nothing, where the run's documents do not add up.
    """
    with runs.step(loader_url, run_id, "publish") as progress:
        with transaction(loader_url) as cursor:
            balance = runs.ledger_row(cursor, run_id)
            if balance is None:
                stated = sources.load_all(settings.load().sources_folder)
                balance = Balance(run_id, **asdict(publish(cursor, run_id, sources=stated.values())))
                moved = profiles.learn(cursor, run_id)
                progress.detail = f"profiles with a new version: {', '.join(moved) or 'none'}"
        progress.documents = balance.published
        return balance
