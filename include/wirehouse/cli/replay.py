"""`wirehouse replay`: the documents of open rejections through all steps again, in this process."""

from __future__ import annotations

import argparse

from wirehouse import settings
from wirehouse.cli.arguments import UsageError
from wirehouse.cli.run import print_balance, tell
from wirehouse.database import loader_url
from wirehouse.pipeline import replay_in_process
from wirehouse.reasons import Reason


def main(arguments: argparse.Namespace) -> int:
    """Reopen, run the stages and print the balance."""
    if arguments.reason and arguments.reason not in set(Reason):
        raise UsageError(f"there is no reason {arguments.reason!r}; there are {', '.join(sorted(Reason))}")
    report = replay_in_process(
        loader_url(settings.load()),
        job="wirehouse replay",
        reason=arguments.reason,
        source=arguments.source,
        limit=arguments.limit,
        on_progress=tell,
    )
    print_balance(report)
    return 0
