"""Sums of money: ours beside a plain regular expression, over sentences that a person marked.

Both sets lie in tests/enrich/money, whose README.md says what is decided: `blind.jsonl` was written before
the code, `second.jsonl` after it. Languages are told to ours, as the cleaner tells it of an article.

*Sums*: a prediction is right where its span, currency, value and upper end are those of the gold. *Whole*
records: its modifier, period and the sum that it converts, too. Every prediction that is not right counts
against the precision, every sum that is not found against the recall.

The plain expression is what is usually written for the purpose: a sign or code before the digits, or a
currency's English name after them, and a scale word.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bench.enrich.gold import REACHED
from wirehouse.enrich.amounts import find_amounts
from wirehouse.enrich.registry import default_registry
from wirehouse.records import Amount, AmountKind

ROOT = Path(__file__).resolve().parents[2]
SETS = ("blind", "second")
FOLDER = ROOT / "tests" / "enrich" / "money"
FLOORS = Path(__file__).with_name("floors.yaml")

_SUM = ("start", "end", "currency", "value", "value_to")
_WHOLE = (*_SUM, "modifier", "per", "equivalent_of")

Facts = list[dict[str, Any]]
Finder = Callable[[str, str], Facts]


class Score(NamedTuple):
    """How many of the predictions are right, of how many, and of how many sums."""

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of the predictions that are right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the sums that are found."""
        return self.right / self.gold if self.gold else 1.0


def ours(text: str, language: str) -> Facts:
    """Give the sums that Wirehouse finds, as the gold writes them."""
    amounts = find_amounts(text, default_registry(), language)
    money = [amount for amount in amounts if amount.kind is AmountKind.MONEY]
    return [_fact(amount, amounts, money) for amount in money]


def _fact(amount: Amount, amounts: tuple[Amount, ...], money: list[Amount]) -> dict[str, Any]:
    fact = {field: getattr(amount, field) for field in _WHOLE}
    if amount.equivalent_of is not None:
        fact["equivalent_of"] = money.index(amounts[amount.equivalent_of])
    return fact


_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
_NAMES = {"dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "rouble": "RUB"}
_SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
_SCALED = rf"(?P<number>\d[\d,]*(?:\.\d+)?)(?:[ -]?(?P<scale>{'|'.join(_SCALES)})\b)?"
_PLAIN = (
    re.compile(rf"(?P<unit>US\$|[$€£¥₹]|\b(?:USD|EUR|GBP|JPY|INR)\b)\s?{_SCALED}", re.IGNORECASE),
    re.compile(rf"{_SCALED} (?P<unit>{'|'.join(_NAMES)})s?\b", re.IGNORECASE),
)


def plain(text: str, _language: str) -> Facts:
    """Give the sums that a plain regular expression finds."""
    return [_read(found) for pattern in _PLAIN for found in pattern.finditer(text)]


def _read(found: re.Match[str]) -> dict[str, Any]:
    unit = found["unit"]
    value = float(found["number"].replace(",", "")) * _SCALES.get((found["scale"] or "").lower(), 1.0)
    currency = _SIGNS.get(unit) or _NAMES.get(unit.lower()) or unit.upper()
    return {"start": found.start(), "end": found.end(), "currency": currency, "value": round(value, 4)}


def score(rows: list[dict[str, Any]], finder: Finder, fields: tuple[str, ...]) -> Score:
    """Compare what is found in each sentence with its gold, by these fields."""
    right = found = gold = 0
    for row in rows:
        wanted = [_key(fact, fields) for fact in row["amounts"]]
        given = [_key(fact, fields) for fact in finder(row["text"], row["language"])]
        right += sum(key in wanted for key in given)
        found += len(given)
        gold += len(wanted)
    return Score(right, found, gold)


def wrong(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Say what of each sentence is missed, and what is found that is not there."""
    for row in rows:
        wanted = {_key(fact, _WHOLE) for fact in row["amounts"]}
        given = {_key(fact, _WHOLE) for fact in ours(row["text"], row["language"])}
        for mark, keys in (("missed", wanted - given), ("wrong ", given - wanted)):
            for key in sorted(keys, key=str):
                told = {name: value for name, value in zip(_WHOLE, key, strict=True) if value is not None}
                yield f"{row['id']} {mark} {row['text'][key[0] : key[1]]!r} {told}\n       {row['text']}"


def _key(fact: Mapping[str, Any], fields: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(fact.get(field) for field in fields)


def main(arguments: list[str]) -> int:
    """Print the figures; with `--wrong`, what is wrong. Gives 1 where a floor is not reached."""
    floors = yaml.safe_load(FLOORS.read_text(encoding="utf-8")).get("amounts", {}) if FLOORS.exists() else {}
    failed = False
    print(f"{'':28}{'precision':>10}{'recall':>8}{'right':>7}{'found':>7}{'gold':>6}{'ms/1000 words':>15}")
    for name in SETS:
        path = FOLDER / f"{name}.jsonl"
        if not path.exists():
            continue
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        words = sum(len(row["text"].split()) for row in rows)
        for label, finder, fields in (("plain", plain, _SUM), ("sums", ours, _SUM), ("whole", ours, _WHOLE)):
            finder("", "en")
            begun = time.process_time()
            its = score(rows, finder, fields)
            pace = (time.process_time() - begun) * 1e6 / words
            print(
                f"{name + ' ' + label:28}{its.precision:10.3f}{its.recall:8.3f}"
                f"{its.right:7}{its.found:7}{its.gold:6}{pace:15.2f}"
            )
            REACHED.setdefault("amounts", {})[f"{name} {label}"] = min(its.precision, its.recall)
            floor = floors.get(name, {}).get(label, 0.0)
            if min(its.precision, its.recall) < floor:
                failed = True
                print(f"{name} {label}: below the floor of {floor}")
        if "--wrong" in arguments:
            print(*wrong(rows), sep="\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
