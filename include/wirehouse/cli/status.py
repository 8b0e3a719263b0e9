"""`wirehouse status [RUN]`: the last runs, the open rejections and the queue; or one run in full."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse import settings
from wirehouse.cli.arguments import UsageError
from wirehouse.cli.terminal import print_table
from wirehouse.database import loader_url, read_sql, transaction

_OF_ALL = {"runs": "Runs", "open_rejections": "Open rejections", "queue": "Queue"}
_OF_ONE = {"run": "Run", "steps": "Steps", "outcomes": "Outcomes", "failed_checks": "Failed expectations"}


def main(arguments: argparse.Namespace) -> int:
    """Print the tables."""
    with transaction(loader_url(settings.load())) as cursor:
        if arguments.run:
            run_id = _find(cursor, arguments.run)
            _print(cursor, _OF_ONE, {"run_id": run_id})
        else:
            _print(cursor, _OF_ALL, {})
    return 0


def _find(cursor: Cursor, beginning: str) -> str:
    cursor.execute(
        "SELECT run_id FROM ops.run WHERE starts_with(run_id, %s) ORDER BY started_at DESC", [beginning]
    )
    found = [run_id for (run_id,) in cursor.fetchall()]
    if beginning in found:
        return beginning
    if len(found) != 1:
        raise UsageError(f"{len(found)} runs begin with {beginning!r}; see wirehouse status")
    return str(found[0])


def _print(cursor: Cursor, tables: Mapping[str, str], parameters: Mapping[str, object]) -> None:
    for name, title in tables.items():
        cursor.execute(read_sql(f"status/{name}"), parameters)
        print_table(title, [column.name for column in cursor.description or ()], cursor.fetchall())
