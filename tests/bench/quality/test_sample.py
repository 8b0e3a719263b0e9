"""A few of the gold pages, with the shipped weights: whether something broke, not how good the cleaner is.

The weights have seen these pages; `make quality` measures pages that they have not seen.
"""

from __future__ import annotations

import statistics
from pathlib import Path

import pytest
import yaml

from bench.quality import corpus
from bench.quality.corpus import NEWS
from bench.quality.outcome import Outcome, clean_page

FLOORS = yaml.safe_load((Path(corpus.__file__).parent / "floors.yaml").read_text("utf-8"))["sample"]
PAGES_A_SET = 12


@pytest.fixture(scope="module")
def outcomes() -> dict[str, list[Outcome]]:
    if not corpus.DATA.exists():
        pytest.skip("the pages with gold do not lie beside this checkout (../shared/data)")
    pages = [page for page in corpus.load() if page.is_news and page.golds]
    # By address, so that the order of the index does not matter.
    pages.sort(key=lambda page: page.key)
    sample = [
        page for name in NEWS for page in [one for one in pages if one.dataset == name][::3][:PAGES_A_SET]
    ]
    return {style: [clean_page(page, style) for page in sample] for style in ("html", "spaced")}


@pytest.mark.parametrize("style", ["html", "spaced"])
def test_the_text_is_no_worse_than_it_was(outcomes: dict[str, list[Outcome]], style: str) -> None:
    scores = [one.f1 for one in outcomes[style] if one.f1 is not None]
    assert len(scores) == PAGES_A_SET * len(NEWS)
    assert statistics.fmean(scores) >= FLOORS[f"{style} F1"]


@pytest.mark.parametrize("field", ["title", "authors", "date"])
def test_the_metadata_are_no_worse_than_they_were(outcomes: dict[str, list[Outcome]], field: str) -> None:
    scores = [score for one in outcomes["html"] if (score := getattr(one, field)) is not None]
    assert len(scores) >= PAGES_A_SET
    assert statistics.fmean(scores) >= FLOORS[field]
