"""`wirehouse source check FILE`: what a source would bring, were it collected now."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import psycopg2

from wirehouse import identity, settings, sources
from wirehouse.cli.arguments import UsageError
from wirehouse.cli.terminal import print_table, printable
from wirehouse.collect.network import Door
from wirehouse.collect.scouting import Found, Scout, Trial, try_source
from wirehouse.database import loader_url, read_sql, transaction
from wirehouse.errors import WirehouseError
from wirehouse.sources import Source

_VERDICTS = {True: "allowed", False: "forbidden", None: "unknown"}


def main(arguments: argparse.Namespace) -> int:
    """Read a source's file, try it, and print what it would collect; 1 where a place gives nothing."""
    source = sources.read(_file_of(arguments.source))
    print(printable(f"{source.id}: {source.name or 'without a name'}: the file is well"))
    if not source.collect:
        print("It states nothing to collect: its pages come from a landing folder, or state `collect`.")
        return 0
    config = settings.load()
    scout = Scout(Door(config), config, source.pace_seconds)
    is_well = True
    for trial in try_source(source, scout):
        _print(trial, arguments.rows)
        is_well = is_well and not trial.fault
    _print_terms(source)
    return 0 if is_well else 1


def _file_of(name: str) -> Path:
    for path in (Path(name), settings.load().sources_folder / f"{name}.yaml"):
        if path.is_file():
            return path
    raise UsageError(f"there is no file {name!r}, and no source of that name among the YAML files")


def _print(trial: Trial, rows: int) -> None:
    print(printable(f"\n{trial.place.kind}: {trial.place.address}"))
    if trial.fault:
        print(printable(f"  nothing can be collected: {trial.fault}"))
        return
    print(printable(f"  {trial.form}{_counts(trial)}"))
    for problem in trial.problems:
        print(printable(f"  {problem}"))
    known = _known(trial.pages) if trial.pages else None
    if trial.pages:
        shown = [
            (
                "unknown" if known is None else "known" if page.address in known else "new",
                "another site" if page.is_elsewhere else _VERDICTS[page.is_allowed],
                page.stated if page.has_moment else f"{page.stated} (no moment)" if page.stated else None,
                page.title,
                page.address,
            )
            for page in trial.pages[:rows]
        ]
        print_table(None, ["known", "robots", "stated date", "title", "address"], shown)
        if len(trial.pages) > rows:
            print(f"  and {len(trial.pages) - rows:,} more; --rows shows them")


def _counts(trial: Trial) -> str:
    pages = trial.pages
    if not pages and not trial.sitemaps and not trial.unlinked:
        return ""
    counts = {
        "pages": len(pages),
        "forbidden by robots": sum(page.is_allowed is False for page in pages),
        "on other sites": sum(page.is_elsewhere for page in pages),
        "with a date": sum(page.stated is not None for page in pages),
        "with its moment": sum(page.has_moment for page in pages),
        "with full text": sum(page.has_full_text for page in pages),
        "sitemaps to be read": trial.sitemaps,
        "without a page of their own": trial.unlinked,
    }
    return ": " + ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)


def _known(pages: Sequence[Found]) -> set[str] | None:
    """Give the addresses that the warehouse knows; None where it cannot be asked."""
    keys = {identity.article_id(page.address): page.address for page in pages}
    try:
        with transaction(loader_url(settings.load())) as cursor:
            cursor.execute(read_sql("scouting/known_addresses"), {"keys": list(map(str, keys))})
            return {address for (address,) in cursor.fetchall()}
    except (WirehouseError, psycopg2.Error):
        # No server, or one of another day: a source can be tried before there is a warehouse.
        return None


def _print_terms(source: Source) -> None:
    pace = "the setting's" if source.pace_seconds is None else f"{source.pace_seconds:g} s"
    most = "all" if source.max_per_run is None else f"{source.max_per_run:,}"
    again = "are visited again" if source.recheck else "are not visited again"
    print(f"\nPace: {pace}. Pages a run: {most}. Articles {again}.")
