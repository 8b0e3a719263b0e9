"""What a person found in sentences of ten languages is what we find: see money/README.md."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wirehouse.enrich.amounts import find_amounts
from wirehouse.enrich.registry import Registry
from wirehouse.records import AmountKind

FOLDER = Path(__file__).parent / "money"
FIELDS = ("start", "end", "currency", "value", "value_to", "modifier", "per", "equivalent_of")


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def facts(row: dict[str, Any], registry: Registry) -> list[tuple[Any, ...]]:
    amounts = find_amounts(row["text"], registry, row["language"])
    return [
        tuple(getattr(amount, field) for field in FIELDS)
        for amount in amounts
        if amount.kind is AmountKind.MONEY
    ]


def gold(row: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [tuple(amount.get(field) for field in FIELDS) for amount in row["amounts"]]


@pytest.mark.parametrize(("name", "sums"), [("blind", 204), ("second", 56)])
def test_nearly_every_record_is_right_and_nearly_every_sum_is_found(
    registry: Registry, name: str, sums: int
) -> None:
    pairs = [(gold(row), facts(row, registry)) for row in rows(name)]
    right = sum(fact in wanted for wanted, given in pairs for fact in given)
    assert sum(len(wanted) for wanted, _ in pairs) == sums
    assert right >= 0.97 * sums
    assert right >= 0.97 * sum(len(given) for _, given in pairs)


@pytest.mark.parametrize("name", ["blind", "second"])
def test_the_gold_points_to_its_words(name: str) -> None:
    for row in rows(name):
        for amount in row["amounts"]:
            assert row["text"][amount["start"] : amount["end"]] == amount["surface"], row["id"]


def test_sentences_without_sums_have_none(registry: Registry) -> None:
    without = [row for name in ("blind", "second") for row in rows(name) if not row["amounts"]]
    assert len(without) > 30
    assert [row["text"] for row in without if facts(row, registry)] == []
