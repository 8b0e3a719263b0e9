"""The pages that are measured: real ones where they lie beside the checkout, else our samples and made-up ones."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

import generated_pages
from extractors import SavedPage

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "data" / "html"
SAMPLES = ROOT / "include" / "samples" / "raw"
_SEED = 12
_MADE_UP = 1_200
_SIZES = (20_000, 60_000, 120_000, 170_000, 250_000, 500_000)


def where() -> str:
    """Name the pages, for the head of a report."""
    if (REAL / "index.jsonl.gz").exists():
        return "saved pages of ../shared/data/html"
    return "the samples and made-up pages (there is no ../shared/data/html)"


def choose(count: int | None) -> list[tuple[str, Path | int]]:
    """Choose pages by chance, always the same: the URL with the file, or with the seed of a made-up page."""
    if (REAL / "index.jsonl.gz").exists():
        with gzip.open(REAL / "index.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        found: list[tuple[str, Path | int]] = [
            (row.get("url") or "https://page.example/", REAL / row["html"]) for row in rows
        ]
    else:
        found = [("https://sample.example/a/", path) for path in sorted(SAMPLES.rglob("*.html"))]
        found += [("https://courier.example/2024/06/12/bridge", seed) for seed in range(_MADE_UP)]
    random.Random(_SEED).shuffle(found)
    return found[:count]


def load(chosen: list[tuple[str, Path | int]]) -> Iterator[SavedPage]:
    """Give the pages one by one, so that they do not fill the memory that is measured."""
    for url, place in chosen:
        if isinstance(place, int):
            data = generated_pages.article_page(place, _SIZES[place % len(_SIZES)])
        else:
            data = place.read_bytes()
            data = gzip.decompress(data) if place.suffix == ".gz" else data
        yield SavedPage.of(data, url)
