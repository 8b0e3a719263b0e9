"""`wirehouse source profile SOURCE`: what was learned of a source from its pages, or forget it."""

from __future__ import annotations

import argparse

from wirehouse import settings
from wirehouse.cli.arguments import UsageError
from wirehouse.cli.terminal import print_table
from wirehouse.database import loader_url, read_sql, transaction
from wirehouse.pipeline import profiles
from wirehouse.pipeline.judging import source_of

_TABLES = {"shown_versions": "Versions", "shown_lines": "Lines that recur"}


def main(arguments: argparse.Namespace) -> int:
    """Print the profile's versions and lines, or delete them."""
    url = loader_url(settings.load())
    if arguments.forget:
        pages = profiles.forget(url, arguments.source)
        print(f"{arguments.source}: forgotten, with the {pages} pages it was learned from")
        return 0
    parameters = {"source": arguments.source, "rows": arguments.rows}
    with transaction(url) as cursor:
        cursor.execute(read_sql("profiles/is_known"), parameters)
        if cursor.fetchone() == (False,):
            raise UsageError(f"nothing was collected from a source {arguments.source!r}")
        for name, title in _TABLES.items():
            cursor.execute(read_sql(f"profiles/{name}"), parameters)
            rows = cursor.fetchall()
            print_table(title, [column.name for column in cursor.description or ()], rows)
    state = source_of(arguments.source).profile
    if state != "learn":
        print(f"The source's YAML file says: profile: {state}")
    return 0
