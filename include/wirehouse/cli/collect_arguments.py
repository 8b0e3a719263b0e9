"""The arguments of `wirehouse collect`, `wirehouse recheck` and `wirehouse import`."""

from __future__ import annotations

import argparse
from datetime import date

COLLECT = """\
Read the feeds, sitemaps and lists that the sources' YAML files name, when they are due, and fetch the pages
that are new. They wait in the queue; --publish takes them through cleaning, checks and publishing as well.

It needs the setting `network_contact`, shares its pace with every other collector of the warehouse, and may
be stopped at any time: what is left waits for the next run.
"""
COLLECT_EXAMPLE = "wirehouse collect --sources meridian-wire --limit 20 --publish"

RECHECK = """\
Visit again the pages that are due, some days after they were fetched (the setting `recheck_days`). Changed
ones become revisions once they are published; those that are gone are recorded as withdrawn.
"""
RECHECK_EXAMPLE = "wirehouse recheck --publish"

IMPORT = """\
Take the pages of web archives (.warc, .warc.gz) into the queue, on several cores. ARCHIVES is a file, a folder,
a pattern in quotes, or an address of object storage; left out, all that the sources' YAML files state. Stopped or
killed, the same command goes on at the record.
"""
IMPORT_EXAMPLE = "wirehouse import 'archives/*.warc.gz' --hosts oldhaven.example --languages en"


def add_to_collect(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `wirehouse collect`."""
    _add_fetching(parser)
    parser.add_argument(
        "--since",
        metavar="DAY",
        type=date.fromisoformat,
        help="no pages that a feed states to be older (UTC)",
    )


def add_to_recheck(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `wirehouse recheck`."""
    _add_fetching(parser)


def add_to_import(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `wirehouse import`."""
    parser.add_argument("archives", metavar="ARCHIVES", nargs="?", help="where the archives lie")
    parser.add_argument("--source", metavar="ID", help="the source of all pages; else their host tells")
    parser.add_argument("--hosts", metavar="A,B", type=_names, default=[], help="only pages of these hosts")
    parser.add_argument("--languages", metavar="A,B", type=_names, default=[], help="only in these languages")
    parser.add_argument("--workers", metavar="N", type=int, help="processes that read at once")
    parser.add_argument("--again", action="store_true", help="read again what was imported before")
    _add_publish(parser)


def _add_fetching(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sources", metavar="A,B", type=_names, help="only these sources")
    parser.add_argument("--limit", metavar="N", type=int, help="ask for at most so many pages")
    parser.add_argument("--workers", metavar="N", type=int, help="requests that are under way at once")
    parser.add_argument("--minutes", metavar="N", type=float, help="fetch for at most so long")
    _add_publish(parser)


def _add_publish(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--publish", action="store_true", help="then publish what waits in the queue")


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]
