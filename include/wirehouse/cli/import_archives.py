"""`wirehouse import ARCHIVES`: the pages of web archives into the queue."""

from __future__ import annotations

import argparse

from wirehouse import settings
from wirehouse.cli.collect import publish
from wirehouse.cli.run import tell
from wirehouse.database import loader_url
from wirehouse.pipeline import collecting_in_process


def main(arguments: argparse.Namespace) -> int:
    """Read the archives, and publish their pages where that is asked for."""
    url = loader_url(settings.load())
    report = collecting_in_process.import_archives(
        url,
        arguments.archives,
        source=arguments.source,
        hosts=arguments.hosts,
        languages=arguments.languages,
        workers=arguments.workers,
        again=arguments.again,
        on_progress=tell,
    )
    print(
        f"{report.records} records = {report.documents} pages + {report.rejected} rejected + "
        f"{report.skipped} passed over, in {report.parts} parts"
    )
    if arguments.publish:
        publish(url)
    return 0
