"""`wirehouse collect`, `recheck` and `import`: the collectors in this process, without Airflow."""

from __future__ import annotations

import argparse

from wirehouse import settings
from wirehouse.cli.run import print_balance, tell
from wirehouse.database import loader_url
from wirehouse.pipeline import FetchReport, collecting_in_process


def main(arguments: argparse.Namespace) -> int:
    """Fetch what is new, and publish it where that is asked for."""
    url = loader_url(settings.load())
    report = collecting_in_process.collect(
        url,
        sources=arguments.sources,
        since=arguments.since,
        limit=arguments.limit,
        workers=arguments.workers,
        minutes=arguments.minutes,
    )
    return end(url, report, arguments)


def end(url: str, report: FetchReport, arguments: argparse.Namespace) -> int:
    """Print what was fetched, and publish it where that is asked for."""
    print(
        f"{report.collected} pages = {report.waiting} handed over + {report.unchanged} unchanged + "
        f"{report.rejected} rejected + {report.skipped} skipped"
    )
    print(
        f"{report.requests} requests, {report.listings} of them for listings; {report.new_addresses} new addresses"
    )
    for line in report.unhealthy:
        tell(f"source {line}")
    if arguments.publish:
        publish(url)
    return 0


def publish(url: str) -> None:
    """Publish what waits in the queue."""
    print_balance(collecting_in_process.publish_waiting(url, on_progress=tell))
