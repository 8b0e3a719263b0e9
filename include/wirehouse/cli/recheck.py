"""`wirehouse recheck`: visit again the pages that are due."""

from __future__ import annotations

import argparse

from wirehouse import settings
from wirehouse.cli.collect import end
from wirehouse.database import loader_url
from wirehouse.pipeline import collecting_in_process


def main(arguments: argparse.Namespace) -> int:
    """Visit again, and publish what changed where that is asked for."""
    url = loader_url(settings.load())
    report = collecting_in_process.recheck(
        url,
        sources=arguments.sources,
        limit=arguments.limit,
        workers=arguments.workers,
        minutes=arguments.minutes,
    )
    return end(url, report, arguments)
