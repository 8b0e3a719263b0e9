"""`wirehouse sql NAME`: a report of include/sql/reports, run as an analyst, who may only read."""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Mapping

import psycopg2

from wirehouse import settings
from wirehouse.cli.arguments import UsageError
from wirehouse.cli.terminal import print_table
from wirehouse.database import analyst_url, read_sql, transaction

_PARAMETER = re.compile(r"%\((\w+)\)s")
_FOLDER = settings.INCLUDE / "sql" / "reports"


def main(arguments: argparse.Namespace) -> int:
    """Print a report, or the list of reports."""
    reports = {path.stem: read_sql(f"reports/{path.stem}") for path in sorted(_FOLDER.glob("*.sql"))}
    if arguments.name is None:
        print_table(
            None, ("report", "what it shows"), [(name, _purpose(text)) for name, text in reports.items()]
        )
        return 0
    if arguments.name not in reports:
        raise UsageError(f"there is no report {arguments.name!r}; there are {', '.join(reports)}")
    text = reports[arguments.name]
    parameters = _parameters(text, dict(arguments.parameters))
    with transaction(analyst_url(settings.load()), application_name="wirehouse sql") as cursor:
        try:
            cursor.execute(text, parameters)
        except psycopg2.DataError as error:
            raise UsageError(str(error).split("\n", 1)[0]) from error
        columns = [column.name for column in cursor.description or ()]
        if arguments.csv:
            writer = csv.writer(sys.stdout)
            writer.writerow(columns)
            writer.writerows(cursor)
        else:
            print_table(None, columns, cursor.fetchall())
    return 0


def _purpose(text: str) -> str:
    return text.split("\n", 1)[0].removeprefix("--").strip()


def _parameters(text: str, given: Mapping[str, str]) -> dict[str, str | None]:
    known = dict.fromkeys(_PARAMETER.findall(text))
    for key in given:
        if key not in known:
            raise UsageError(f"the report has no parameter {key!r}; it has {', '.join(known)}")
    return {key: given.get(key) for key in known}
