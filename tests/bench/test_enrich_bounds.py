"""How the figures of the enrichment are held to their bounds and told."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from bench.enrich import gold, quality


@pytest.fixture
def reached() -> Iterator[dict[str, dict[str, float]]]:
    kept = dict(gold.REACHED)
    gold.REACHED.clear()
    yield gold.REACHED
    gold.REACHED.clear()
    gold.REACHED.update(kept)


def test_a_figure_below_its_floor_or_above_its_ceiling_is_named(
    reached: dict[str, dict[str, float]],
) -> None:
    perfect = {"entities": 1.0, "items": 1.0, "quotations": 1.0, "amounts": 1.0}
    assert gold.below("seeds", perfect) == []
    (fault,) = gold.below("seeds", perfect | {"quotations": 0.9})
    assert "quotations is 0.9000" in fault
    (fault,) = gold.above("speed", {"total ms": 500.0, "memory MB": 1.0, "slowest article s": 1.0})
    assert "total ms is 500" in fault
    assert reached["seeds"]["quotations"] == 0.9


def test_the_summary_puts_what_is_wanted_beside_what_is_reached(
    reached: dict[str, dict[str, float]],
) -> None:
    reached["linking"] = {"news-fair precision": 0.9375}
    assert "| linking: news-fair precision | >= .95 | 0.938 |" in quality.summary()


def test_a_measurement_that_ends_the_process_has_failed() -> None:
    def run() -> int:
        sys.stdout.write("too low\n")
        raise SystemExit(1)

    told = quality.tell(quality.Part("x", "a measurement", run))
    assert (told.text, told.failed) == ("too low", True)
    assert "too low" in quality.page([told])
