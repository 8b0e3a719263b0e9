"""`wirehouse explain DOCUMENT`: how a document was read when it was last judged."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from wirehouse import settings
from wirehouse.cli import account, account_in_terminal, account_page
from wirehouse.cli.account import Account
from wirehouse.cli.arguments import UsageError
from wirehouse.cli.terminal import printable
from wirehouse.database import loader_url, transaction
from wirehouse.pipeline import explanations

_STANDARD_OUTPUT = "-"


def main(arguments: argparse.Namespace) -> int:
    """Show what is kept of a document."""
    with transaction(loader_url(settings.load()), application_name="wirehouse explain") as cursor:
        stored = explanations.find(cursor, arguments.document)
    if stored is None:
        raise UsageError(
            f"{arguments.document!r}: no document of that key, address or SHA-256 was judged in the last "
            f"{settings.load().keep_explanations_days} days; see `wirehouse clean FILE --explain`"
        )
    told = account.of_stored(stored)
    if arguments.html:
        write_page(told, arguments.html)
    else:
        account_in_terminal.show(told)
    return 0


def write_page(told: Account, name: str, number: int = 0) -> None:
    """Write an account as a page of HTML to a file, or to standard output for "-".

    `number` counts the documents of one archive from 0: each gets a file of its own.
    """
    write_text(account_page.write(told), told.address, name, number)


def write_text(page: str, address: str, name: str, number: int) -> None:
    """Write a page about the document of an address, as `write_page` does; raises `UsageError` where it cannot."""
    if name == _STANDARD_OUTPUT:
        sys.stdout.write(page)
        return
    path = Path(name)
    if number:
        path = path.with_name(f"{path.stem}-{number + 1}{path.suffix}")
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
    print(f"wirehouse: {printable(address)}: {printable(str(path))}", file=sys.stderr)
