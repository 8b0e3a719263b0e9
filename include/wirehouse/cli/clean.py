"""`wirehouse clean FILE`: one page through clean and enrich, shown and not kept."""

from __future__ import annotations

import argparse
import sys

from wirehouse.cli import account, account_in_terminal, json_output
from wirehouse.cli.documents import Judged, show_each
from wirehouse.cli.explain import write_page
from wirehouse.cli.terminal import printable
from wirehouse.records import Article, Rejection


def main(arguments: argparse.Namespace) -> int:
    """Show what becomes of a file's documents; 1 where one of them is turned away."""
    return show_each(arguments, _show)


def _show(judged: Judged, arguments: argparse.Namespace, number: int) -> None:
    if arguments.explain or arguments.explain_html:
        told = account.of(judged if isinstance(judged, Rejection) else judged[0])
        if arguments.explain:
            account_in_terminal.show(told)
        if arguments.explain_html:
            write_page(told, arguments.explain_html, number)
    elif arguments.json:
        value = (
            json_output.rejection(judged) if isinstance(judged, Rejection) else json_output.article(*judged)
        )
        print(json_output.dumps(value))
    elif isinstance(judged, Rejection):
        print(f"wirehouse: rejected ({judged.reason}): {printable(judged.evidence)}", file=sys.stderr)
    else:
        print(_text(judged[0]))


def _text(article: Article) -> str:
    published = article.published
    dated = f"{published.value} ({published.basis})" if published.value else "undated"
    by = f" by {', '.join(article.authors)}" if article.authors else ""
    return printable(f"{article.headline}\n{dated}{by}\n\n{article.body}\n")
