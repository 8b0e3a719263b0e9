"""Train the labeller on the gold pages and write its weights and their card.

    make train            (python -m bench.labeller.train)

The same pages, code and seeds give the same weights on the same kind of machine.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import time
from collections.abc import Iterable, Sequence
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from bench.labeller.examples import STYLES, Read, read
from bench.quality.corpus import DATA, FOLDS, GoldPage, load
from wirehouse.clean import sequence_model
from wirehouse.clean.sequence_model import Models, Weights

SEEDS = {"html": (0,), "text": (0, 1, 2)}
"""A network a seed. A dump has less to tell its blocks apart by: more than one pays."""

_LEAST_STRANGE = 30
ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Train both networks on all pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--out", type=Path, default=ROOT / "include" / "models", help="folder for the weights"
    )
    arguments = parser.parse_args()
    if not DATA.exists():
        print("there is no ../shared/data: nothing to train on")
        return 1
    pages = [page for page in load() if page.golds]
    arguments.out.mkdir(parents=True, exist_ok=True)
    for medium in STYLES:
        started = time.monotonic()
        reads = read_all(pages, medium)
        weights = fit(reads, version(reads, SEEDS[medium]), SEEDS[medium])
        path = arguments.out / f"labeller_{medium}.npz"
        sequence_model.save(weights, path)
        print(
            f"{path.name}: {len(reads)} readings of {len(pages)} pages, {path.stat().st_size / 1e6:.1f} MB, "
            f"{time.monotonic() - started:.0f} s",
            flush=True,
        )
    return 0


def version(reads: Sequence[Read], seeds: Sequence[int]) -> str:
    """Name weights by all that they come from: the examples as they are described, the network, the seeds."""
    network = ast.parse((Path(__file__).parent / "network.py").read_text("utf-8"))
    recipe = [
        statement for statement in network.body if not isinstance(statement, ast.Import | ast.ImportFrom)
    ]
    digest = hashlib.sha256("".join(map(ast.dump, recipe)).encode() + bytes(seeds))
    for one in reads:
        given = one.example
        digest.update(
            b"".join(
                each.tobytes() for each in (given.page.columns, given.page.sizes, given.shares, given.costs)
            )
        )
        digest.update(
            repr((given.trust, given.page.words, given.page.own_marks, given.page.outer_marks)).encode()
        )
    return digest.hexdigest()[:12]


def read_all(pages: Sequence[GoldPage], medium: str, processes: int = 2) -> list[Read]:
    """Read the pages in every style of a medium, as they are and disturbed, in their order."""
    strange: dict[int, list[str]] = {fold: [] for fold in range(FOLDS)}
    for page in pages:
        # Of the same fold, so that no fold is trained on the words of another.
        strange[page.fold] += [text for text in page.golds[0].split("\n") if len(text) > _LEAST_STRANGE][:8]
        strange[page.fold] += [page.row["title"]] * 4 if page.row.get("title") else []
    with get_context("fork").Pool(processes) as pool:
        found = pool.imap(partial(_read_list, medium=medium, strange=strange), pages, chunksize=8)
        return [one for reads in found for one in reads]


def _read_list(page: GoldPage, medium: str, strange: dict[int, list[str]]) -> list[Read]:
    return list(read(page, medium, strange[page.fold]))


def fit(reads: Iterable[Read], name: str, seeds: Sequence[int]) -> Weights:
    """Train one network a seed."""
    # Imported here: the processes that read pages are forked before jax starts its threads.
    from bench.labeller import network

    return network.fit([one.example for one in reads], seeds, name)


def models_without(fold: int, reads: dict[str, list[Read]], cache: Path) -> Models:
    """Give models that saw nothing of a fold's domains, trained now or kept from an earlier time."""
    found = {}
    for medium, those in reads.items():
        others = [one for one in those if one.page.fold != fold]
        name = version(others, SEEDS[medium])
        path = cache / f"{medium}-{fold}-{name}.npz"
        if not path.exists():
            cache.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part.npz")
            sequence_model.save(fit(others, name, SEEDS[medium]), part)
            part.rename(path)
        found[medium] = sequence_model.load(path)
    return Models(found["html"], found["text"])


if __name__ == "__main__":
    raise SystemExit(main())
