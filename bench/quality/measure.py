"""What the cleaner makes of the gold pages, beside trafilatura: scores, tables, floors.

    make quality          (python -m bench.quality.measure)

Cross-validation over domains: a page is cleaned with weights that were trained on the pages of other
domains. Trains what it has not trained before (some minutes a fold), prints the tables, writes them to
docs/quality.md with --write, and fails below the floors of bench/quality/floors.yaml.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import yaml

from bench.labeller import train
from bench.quality import lost, tables
from bench.quality.corpus import DATA, DUMPS, FOLDS, GoldPage, load
from bench.quality.outcome import Outcome, clean_page, score
from wirehouse.clean.sequence_model import Models

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def main() -> int:
    """Measure, print, and compare with the floors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--cache", type=Path, default=ROOT / ".wirehouse-quality", help="where trained folds are kept"
    )
    parser.add_argument("--misses", type=int, default=0, help="name so many of the pages that lose most")
    parser.add_argument(
        "--write",
        action="store_true",
        help="write the tables to docs/quality.md and the lost pages to docs/quality-lost.md",
    )
    arguments = parser.parse_args()
    if not DATA.exists():
        print("there is no ../shared/data: nothing to measure")
        return 1
    pages = load()
    outcomes = cross_validate(pages, arguments.cache)
    peers = {"trafilatura": in_processes(_trafilatura, pages)}
    figures = tables.figures(outcomes, peers["trafilatura"])
    text = tables.render(figures)
    print(text)
    if arguments.write:
        (ROOT / "docs" / "quality.md").write_text(tables.page(text), encoding="utf-8")
        pages_lost, dumps_lost = (
            lost.find(outcomes, peers["trafilatura"], style) for style in ("html", "spaced")
        )
        (ROOT / "docs" / "quality-lost.md").write_text(lost.page(pages_lost, dumps_lost), encoding="utf-8")
    for miss in tables.misses(outcomes, arguments.misses):
        print(miss)
    below = tables.below(figures, yaml.safe_load((HERE / "floors.yaml").read_text("utf-8")))
    for fault in below:
        print(f"BELOW THE FLOOR: {fault}")
    return 1 if below else 0


def cross_validate(pages: Sequence[GoldPage], cache: Path) -> list[Outcome]:
    """Clean every page, in every style, with models that saw nothing of its domain."""
    with_text = [page for page in pages if page.golds]
    reads = {medium: train.read_all(with_text, medium) for medium in train.STYLES}
    folds = [train.models_without(fold, reads, cache) for fold in range(FOLDS)]
    del reads
    return in_processes(partial(_clean, folds=folds), pages)


def in_processes(judge: Callable[[GoldPage], list[Outcome]], pages: Iterable[GoldPage]) -> list[Outcome]:
    """Judge the pages, a process a core."""
    with get_context("fork").Pool(os.cpu_count()) as pool:
        return [outcome for found in pool.imap(judge, pages, chunksize=8) for outcome in found]


def _clean(page: GoldPage, folds: Sequence[Models]) -> list[Outcome]:
    styles = ("html", *DUMPS) if page.golds else ("html",)
    return [clean_page(page, style, folds[page.fold]) for style in styles]


def _trafilatura(page: GoldPage) -> list[Outcome]:
    from trafilatura import bare_extraction

    found = bare_extraction(
        page.html(), url=page.row.get("url") or None, include_comments=False, with_metadata=True
    )
    if found is None:
        return [score(page, "html", {}, "nothing")]
    authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
    given = {"text": found.text, "title": found.title, "authors": authors, "date": found.date}
    return [score(page, "html", given, None)]


if __name__ == "__main__":
    raise SystemExit(main())
