"""`wirehouse enrich FILE`: what one page says, span by span, shown and not kept."""

from __future__ import annotations

import argparse
import sys

from wirehouse.cli import facts_account, facts_in_terminal, facts_page, json_output
from wirehouse.cli.documents import Judged, show_each
from wirehouse.cli.explain import write_text
from wirehouse.cli.terminal import printable
from wirehouse.records import Rejection


def main(arguments: argparse.Namespace) -> int:
    """Show the facts of a file's documents; 1 where one of them is turned away."""
    return show_each(arguments, _show)


def _show(judged: Judged, arguments: argparse.Namespace, number: int) -> None:
    if isinstance(judged, Rejection):
        if arguments.json:
            print(json_output.dumps(json_output.rejection(judged)))
        else:
            print(f"wirehouse: rejected ({judged.reason}): {printable(judged.evidence)}", file=sys.stderr)
        return
    if arguments.json:
        print(json_output.dumps(json_output.facts(*judged)))
        return
    told = facts_account.of(*judged)
    if arguments.html:
        write_text(facts_page.write(told), judged[0].address, arguments.html, number)
    if arguments.explain or not arguments.html:
        facts_in_terminal.show(told, explain=arguments.explain)
