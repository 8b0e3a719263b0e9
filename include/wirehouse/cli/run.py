"""`wirehouse run FOLDER`: all steps over a folder, in this process."""

from __future__ import annotations

import argparse
import sys

from wirehouse import settings
from wirehouse.cli.terminal import printable
from wirehouse.database import loader_url
from wirehouse.pipeline import RunReport, run_in_process


def main(arguments: argparse.Namespace) -> int:
    """Run the stages and print the balance."""
    report = run_in_process(
        loader_url(settings.load()),
        job="wirehouse run",
        folder=settings.absolute(arguments.folder),
        sources=arguments.sources,
        since=arguments.since,
        limit=arguments.limit,
        force=arguments.force,
        on_progress=tell,
    )
    print_balance(report)
    return 0


def tell(line: str) -> None:
    """Show a line of progress on stderr."""
    print(printable(line), file=sys.stderr, flush=True)


def print_balance(report: RunReport) -> None:
    """Print how a run ended, in three lines."""
    balance = report.balance
    print(
        f"{balance.collected} collected = {balance.published} published + {balance.unchanged} unchanged "
        f"+ {balance.rejected} rejected + {balance.skipped} skipped"
    )
    print(
        f"{balance.new_articles} new articles, {balance.new_revisions} new wordings, {balance.mentions} "
        f"mentions, {balance.quotations} quotations, {balance.amounts} amounts"
    )
    print(f"{report.run_id} {report.state} after {report.seconds:.1f} s")
