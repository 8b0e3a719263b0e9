"""`wirehouse clean FILE`: one page through clean and enrich, shown and not kept."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from wirehouse import settings, sources
from wirehouse.cli import account, account_in_terminal, json_output
from wirehouse.cli.arguments import UsageError
from wirehouse.cli.explain import write_page
from wirehouse.cli.terminal import printable
from wirehouse.collect.documents import Terms, read_file
from wirehouse.collect.kinds import kind_of
from wirehouse.collect.landing import LandedFile
from wirehouse.collect.places import Outcome, Place
from wirehouse.pipeline.judging import judge, source_of, warm_up
from wirehouse.records import LOOSE, Article, Enrichment, RawDocument, Rejection, Skip

_STANDARD_INPUT = "-"


def main(arguments: argparse.Namespace) -> int:
    """Show what becomes of a file's documents; 1 where one of them is turned away."""
    known = sources.load_all(settings.load().sources_folder)
    if arguments.source and arguments.source not in known:
        raise UsageError(
            f"there is no source {arguments.source!r}; known are {', '.join(sorted(known)) or 'none'}"
        )
    shown, turned_away = 0, 0
    for outcome in _documents(arguments.file, arguments.source):
        if isinstance(outcome, Skip):
            print(f"wirehouse: {printable(outcome.address)}: skipped ({outcome.reason})", file=sys.stderr)
            continue
        judged = _judged(outcome, first=shown == 0)
        _show(judged, arguments, shown)
        shown += 1
        turned_away += isinstance(judged, Rejection)
    return 1 if turned_away or not shown else 0


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


def _judged(outcome: RawDocument | Rejection, *, first: bool) -> tuple[Article, Enrichment] | Rejection:
    if isinstance(outcome, Rejection):
        return outcome
    if first:
        warm_up()
    return judge(outcome, source_of(outcome.source))


def _show(judged: tuple[Article, Enrichment] | Rejection, arguments: argparse.Namespace, number: int) -> None:
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
