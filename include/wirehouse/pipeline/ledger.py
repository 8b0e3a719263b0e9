"""The load: a run's batch into `news`, and its row in the ledger, in one transaction."""

from __future__ import annotations

from dataclasses import asdict

from wirehouse import settings, sources
from wirehouse.database import transaction
from wirehouse.pipeline import runs
from wirehouse.pipeline.reports import Balance
from wirehouse.publish import publish


def publish_batch(loader_url: str, run_id: str) -> Balance:
    """Publish what passed the gate; for a run that has published, only give its balance again.

    Raises `UnbalancedRun`, and publishes nothing, where the run's documents do not add up.
    """
    with runs.step(loader_url, run_id, "publish") as progress:
        with transaction(loader_url) as cursor:
            balance = runs.ledger_row(cursor, run_id)
            if balance is None:
                stated = sources.load_all(settings.load().sources_folder)
                balance = Balance(run_id, **asdict(publish(cursor, run_id, sources=stated.values())))
        progress.documents = balance.published
        return balance
