"""The marked texts that the benchmarks of names, links and places read, and the floors they must reach.

The sets lie beside the checkout (`../shared/data/nlp`); nothing of them is kept here. Every set is split
in two halves by the SHA-256 of a document's id. Only the even half is ever looked into.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from wirehouse.records import Article

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "nlp"
FLOORS = Path(__file__).with_name("floors.yaml")
HALVES = ("even", "odd")


class Score(NamedTuple):
    """How many predictions are right, of how many, and of how many in the gold."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def plus(self, other: Score) -> Score:
        """Add another document's."""
        return Score(*(mine + its for mine, its in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """The share of the predictions that are right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that is found."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 1.0


def rows(name: str) -> list[dict[str, Any]]:
    """Read the lines of one set."""
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def half(key: object) -> str:
    """Tell in which half a document lies."""
    return HALVES[int(hashlib.sha256(str(key).encode()).hexdigest(), 16) % 2]


def article(text: str, headline: str = "") -> Article:
    """Make an English article of a text."""
    return Article("0" * 64, "a.txt", "loose", headline=headline, body=text, language="en")


def skip_without_data(subject: str) -> bool:
    """Say that a benchmark is left out where its texts do not lie beside the checkout."""
    if DATA.is_dir():
        return False
    print(f"{subject}: skipped, ../shared/data/nlp does not lie beside this checkout")
    return True


REACHED: dict[str, dict[str, float]] = {}
"""The figures that were held to their bounds in this process, by subject."""


def below(subject: str, reached: Mapping[str, float]) -> list[str]:
    """Say what is below the floors that stand under the subject's key."""
    REACHED.setdefault(subject, {}).update(reached)
    return [
        f"{subject}: {name} is {reached[name]:.4f}, below its floor of {floor}"
        for name, floor in _bounds("floors", subject).items()
        if reached[name] < floor
    ]


def above(subject: str, reached: Mapping[str, float]) -> list[str]:
    """Say what is above the ceilings that stand under the subject's key."""
    REACHED.setdefault(subject, {}).update(reached)
    return [
        f"{subject}: {name} is {reached[name]:.4g}, above its ceiling of {ceiling}"
        for name, ceiling in _bounds("ceilings", subject).items()
        if reached[name] > ceiling
    ]


def _bounds(kind: str, subject: str) -> dict[str, float]:
    stated = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    bounds: dict[str, float] = (stated["ceilings"] if kind == "ceilings" else stated).get(subject, {})
    return bounds


def hold_to_floors(subject: str, reached: Mapping[str, float]) -> None:
    """Compare with the floors that stand under the subject's key; exit 1 below one."""
    _end_where_missed(below(subject, reached))


def hold_to_ceilings(subject: str, reached: Mapping[str, float]) -> None:
    """Compare with the ceilings that stand under the subject's key; exit 1 above one."""
    _end_where_missed(above(subject, reached))


def _end_where_missed(missed: list[str]) -> None:
    for line in missed:
        print(line)
    if missed:
        sys.exit(1)
