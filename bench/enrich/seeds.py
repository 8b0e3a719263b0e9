"""Five real texts, raw page to facts, against what a person found in their bodies.

The texts and their gold lie beside the checkout (`../shared/seeds`); nothing of them is kept here. Each is cleaned
and enriched as the pipeline does it.

*Entities*: a canonical entity counts where each mention of its names has its kind. *Spurious*: surfaces of people,
organisations and places that are no name of the gold, or have another kind or item than it says. *Items*: the
Wikidata ids of the gold that are reached, and those that differ. *Quotations* by their exact words with the resolved
speaker, *amounts* by surface, currency, value and the sum that they convert.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.enrich.gold import hold_to_ceilings, hold_to_floors
from wirehouse import clean, sources
from wirehouse.enrich import enrich
from wirehouse.records import (
    LOOSE,
    AmountKind,
    Article,
    Enrichment,
    EntityKind,
    QuotationKind,
    RawDocument,
    Rejection,
)

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
KINDS = {
    "people": EntityKind.PERSON,
    "organisations": EntityKind.ORGANISATION,
    "places": EntityKind.PLACE,
}


class Text(NamedTuple):
    """One real text: its gold, and what we make of it."""

    name: str
    gold: dict[str, Any]
    article: Article
    facts: Enrichment


def read() -> Iterator[Text]:
    """Read, clean and enrich the texts."""
    seeds = json.loads((SEEDS / "gold-entities.json").read_text(encoding="utf-8"))["seeds"]
    for name, gold in seeds.items():
        data = (SEEDS / f"{name}.txt").read_bytes()
        article = clean.clean(
            RawDocument.from_bytes(data, f"{name}.txt", source=LOOSE), sources.unknown(LOOSE)
        )
        if isinstance(article, Rejection):
            raise SystemExit(f"seeds: {name} was turned away: {article.reason}")
        yield Text(name, gold, article, enrich(article))


def count(text: Text) -> tuple[Counter[str], list[str]]:
    """Count what is right of one text, and name what is not."""
    told: Counter[str] = Counter()
    faults: list[str] = []
    _count_entities(text, told, faults)
    _count_quotations(text, told, faults)
    _count_amounts(text, told, faults)
    return told, [f"{text.name[:3]}: {fault}" for fault in faults]


def _count_entities(text: Text, told: Counter[str], faults: list[str]) -> None:
    known: dict[str, tuple[EntityKind, frozenset[str | None]]] = {}
    found = {mention.surface: mention for mention in text.facts.mentions}
    for group, kind in KINDS.items():
        for entity in text.gold[group]:
            items = frozenset({entity["qid"], *entity.get("qid_also", ())})
            names = [*entity["surfaces"], *entity.get("nominal", ())]
            known |= dict.fromkeys(names, (kind, items))
            if entity["where"] != "body":
                continue
            told["entities"] += 1
            met = [found[surface] for surface in entity["surfaces"] if surface in found]
            right = bool(met) and all(mention.kind is kind for mention in met)
            told["entities found"] += right
            if not right:
                faults.append(f"missed: {entity['canonical']}")
            if entity["qid"]:
                told["items"] += 1
                told["items right"] += any(one.entity and one.entity.wikidata in items for one in met)
    wrong_items = {
        one.surface
        for one in text.facts.mentions
        if one.surface in known
        and one.entity
        and one.entity.wikidata
        and one.entity.wikidata not in known[one.surface][1]
        # An entity to which the gold gives no item was left open by it.
        and known[one.surface][1] != frozenset({None})
    }
    spurious = {
        one.surface
        for one in text.facts.mentions
        if one.kind in KINDS.values() and (one.surface not in known or known[one.surface][0] is not one.kind)
    }
    told["items wrong"] += len(wrong_items)
    told["spurious"] += len(spurious | wrong_items)
    faults += [f"spurious or wrong: {surface}" for surface in sorted(spurious | wrong_items)]


def _count_quotations(text: Text, told: Counter[str], faults: list[str]) -> None:
    found = [
        (one.text, one.speaker.name if one.speaker else None)
        for one in text.facts.quotations
        if one.kind is not QuotationKind.INDIRECT
    ]
    told["quotations found"] += len(found)
    for quote in text.gold["quotes"]:
        told["quotations"] += 1
        right = any(
            words.startswith(quote["first5"])
            and words.endswith(quote["last5"])
            and speaker == quote["speaker"]
            for words, speaker in found
        )
        told["quotations right"] += right
        if not right:
            faults.append(f"quotation: {quote['first5']}...")


def _count_amounts(text: Text, told: Counter[str], faults: list[str]) -> None:
    amounts = text.facts.amounts
    sums = {
        (one.surface, one.currency, one.value): one.equivalent_of is not None
        for one in amounts
        if one.kind is AmountKind.MONEY
    }
    for money in text.gold["money"]:
        if money.get("where") != "body":
            continue
        told["amounts"] += 1
        converts = sums.get((money["text"], money["currency"], money["value"]))
        right = converts is not None and converts == ("conversion" in money.get("note", ""))
        told["amounts right"] += right
        if not right:
            faults.append(f"amount: {money['text']}")


def figures() -> tuple[list[str], dict[str, float], dict[str, float]]:
    """Give the printed lines, the figures that have floors, and those that have ceilings."""
    told: Counter[str] = Counter()
    faults: list[str] = []
    for text in read():
        its, wrong = count(text)
        told += its
        faults += wrong
    shares = {
        name: told[right] / told[all_of]
        for name, right, all_of in (
            ("entities", "entities found", "entities"),
            ("items", "items right", "items"),
            ("quotations", "quotations right", "quotations"),
            ("amounts", "amounts right", "amounts"),
        )
    }
    lines = [
        f"canonical entities with their kind     {told['entities found']} of {told['entities']}",
        f"Wikidata ids right                     {told['items right']} of {told['items']}",
        f"Wikidata ids wrong                     {told['items wrong']}",
        f"spurious or wrong surfaces, all texts  {told['spurious']}",
        f"quotations with their speaker          {told['quotations right']} of {told['quotations']}"
        f" ({told['quotations found']} found)",
        f"sums with what they convert            {told['amounts right']} of {told['amounts']}",
        *faults,
    ]
    return lines, shares, {"spurious": told["spurious"], "items wrong": told["items wrong"]}


def main() -> int:
    """Print the figures; exit 1 where one misses its bound."""
    if not SEEDS.is_dir():
        print("seeds: skipped, ../shared/seeds does not lie beside this checkout")
        return 0
    lines, shares, counts = figures()
    print("\n".join(lines))
    hold_to_ceilings("seeds", counts)
    hold_to_floors("seeds", shares)
    return 0


if __name__ == "__main__":
    sys.exit(main())
