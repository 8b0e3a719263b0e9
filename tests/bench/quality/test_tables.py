"""The figures of a measurement: what they count, and what falls below its floor."""

from __future__ import annotations

import pytest

from bench.quality import tables
from bench.quality.corpus import GoldPage
from bench.quality.outcome import Outcome


def outcome(score: float, dataset: str = "fundus-eval", style: str = "html", **row: str) -> Outcome:
    page = GoldPage({"dataset": dataset, "id": str(score), "page_type": "article", "lang": "us", **row})
    return Outcome(page, style, None, "", score, None, None, None, None, dated=False)


def test_the_macro_figure_is_the_mean_of_the_sets_whatever_their_sizes() -> None:
    found = tables._texts("html", [outcome(1.0, "wcxb"), outcome(0.5, "wcxb"), outcome(0.25, "fundus-tests")])
    assert found["html F1"] == pytest.approx((0.75 + 0.25) / 2)


def test_a_page_is_lost_below_four_fifths() -> None:
    found = tables._texts("html", [outcome(0.8), outcome(0.79), outcome(0.2), outcome(1.0)])
    assert found["html lost"] == 0.5


def test_a_figure_on_the_wrong_side_of_its_floor_is_told() -> None:
    floors = {"least": {"html F1": 0.9}, "most": {"html lost": 0.1}}
    assert tables.below({"html F1": 0.91, "html lost": 0.1}, floors) == []
    assert len(tables.below({"html F1": 0.89, "html lost": 0.11}, floors)) == 2


def test_the_worst_pages_are_named_first() -> None:
    told = tables.misses([outcome(0.9), outcome(0.1), outcome(0.5)], 2)
    assert [line.split()[0] for line in told] == ["0.100", "0.500"]
