"""The documents that a command names by a file, and their judgement: for the verbs that show and keep nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from wirehouse import settings, sources
from wirehouse.cli.arguments import UsageError
from wirehouse.cli.terminal import printable
from wirehouse.collect.documents import Terms, read_file
from wirehouse.collect.kinds import kind_of
from wirehouse.collect.landing import LandedFile
from wirehouse.collect.places import Outcome, Place
from wirehouse.pipeline.judging import judge, source_of, warm_up
from wirehouse.records import LOOSE, Article, Enrichment, RawDocument, Rejection, Skip

Judged = tuple[Article, Enrichment] | Rejection

_STANDARD_INPUT = "-"


def judged_documents(arguments: argparse.Namespace) -> Iterator[Judged]:
    """Judge each document of `arguments.file` as one of `arguments.source`; what is skipped is told on stderr.

    Raises `UsageError` for a file or a source that does not exist.
    """
    known = sources.load_all(settings.load().sources_folder)
    if arguments.source and arguments.source not in known:
        raise UsageError(
            f"there is no source {arguments.source!r}; known are {', '.join(sorted(known)) or 'none'}"
        )
    first = True
    for outcome in _documents(arguments.file, arguments.source):
        if isinstance(outcome, Skip):
            print(f"wirehouse: {printable(outcome.address)}: skipped ({outcome.reason})", file=sys.stderr)
            continue
        yield _judged(outcome, first=first)
        first = False


def show_each(arguments: argparse.Namespace, show: Callable[[Judged, argparse.Namespace, int], None]) -> int:
    """Show each judged document with its number from 0; give 1 where one is turned away or there is none."""
    turned_away = []
    for number, judged in enumerate(judged_documents(arguments)):
        show(judged, arguments, number)
        turned_away.append(isinstance(judged, Rejection))
    return 1 if any(turned_away) or not turned_away else 0


def _documents(name: str, source: str | None) -> Iterator[Outcome]:
    config = settings.load()
    if name == _STANDARD_INPUT:
        place = Place(source or LOOSE, "standard input")
        return _whole(sys.stdin.buffer.read(config.max_document_bytes + 1), place, config)
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"{name}: there is no such file")
    resolved = path.resolve()
    folder = resolved.parent.name
    if source is None and folder in sources.load_all(config.sources_folder):
        source = folder
    place = Place(source or LOOSE, f"{source}/{resolved.name}" if source else resolved.name)
    if kind_of(resolved.name) is None:
        # A landing folder would pass it over; who names it here wants to see it.
        with resolved.open("rb") as file:
            return _whole(file.read(config.max_document_bytes + 1), place, config)
    return read_file(LandedFile(str(resolved), resolved.name, place), Terms(config))


def _whole(data: bytes, place: Place, config: settings.Settings) -> Iterator[Outcome]:
    from wirehouse.collect.compression import too_many_bytes  # noqa: PLC0415

    if len(data) > config.max_document_bytes:
        yield place.fault(too_many_bytes(config, len(data)))
    elif not data:
        yield place.take(data, "")
    else:
        yield RawDocument.from_bytes(data, place.address, source=place.source)


def _judged(outcome: RawDocument | Rejection, *, first: bool) -> Judged:
    if isinstance(outcome, Rejection):
        return outcome
    if first:
        warm_up()
    return judge(outcome, source_of(outcome.source))
