"""Links to Wikidata: which of ours are right, on what the gold has marked; and chains within a document.

*Precision*: of our links to an item, on a name that shares its span with a label (or lies in one with no
more than a determiner or a possessive between), the share that is the label's item; a label that says
that there is none (NIL) makes a link wrong. Links of what the gold has not marked are printed as
`unmarked` and count in `strict`. *Countries* are the links to an entity with an ISO code. *Peoples* are the
countries of peoples' names ("German"), a relation of its own that counts in no other figure. *Recall* is
of all labels with an item that are names, those of peoples included.

*Surnames*: a one-word mention of a person that we take for the full name of another mention, where the
gold marks both. *Acronyms*: a mention in capitals that we take for a longer name, likewise. Right is where
the gold gives both one item.

The plain peer links every name to the item of which it is the registry's only meaning, or the default,
without the document's say.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from bench.enrich.gold import HALVES, Score, article, half, hold_to_floors, rows, skip_without_data
from wirehouse.enrich import default_registry, enrich
from wirehouse.enrich.gazetteer import find_registry
from wirehouse.enrich.text import tokens
from wirehouse.records import LinkMethod, Mention

SETS = ("news-fair", "aida-conll-dev", "reuters-128", "rss-500", "oke-2015-eval")
MEASURES = ("all", "countries", "peoples", "strict", "surnames", "acronyms")
_ITEM = re.compile(r"Q\d+")


class Link(NamedTuple):
    """A span, the item it is linked to, and whether that is a country, and by the name of its people."""

    start: int
    end: int
    item: str
    country: bool
    people: bool


class Finding(NamedTuple):
    """The links of a text, and its mentions, where there are any."""

    links: list[Link]
    mentions: tuple[Mention, ...] = ()


def ours(row: dict[str, Any]) -> Finding:
    """Link by the enrichment."""
    mentions = enrich(article(row["text"])).mentions
    return Finding(
        [
            Link(
                m.start,
                m.end,
                m.entity.wikidata,
                m.entity.iso_code is not None,
                m.method is LinkMethod.DEMONYM,
            )
            for m in mentions
            if m.entity and m.entity.wikidata
        ],
        mentions,
    )


def plain(row: dict[str, Any]) -> Finding:
    """Link by the registry's forms alone."""
    registry = default_registry()
    links = []
    for match in find_registry(row["text"], tokens(row["text"]), registry):
        senses = registry.senses[match.form]
        key = senses[0].key if len(senses) == 1 else next((s.key for s in senses if not s.context), None)
        entity = registry.entries[key].entity if key else None
        if entity and entity.wikidata:
            people = match.form in registry.demonyms
            links.append(Link(*match.span, entity.wikidata, entity.iso_code is not None, people))
    return Finding(links)


def labels(row: dict[str, Any]) -> dict[tuple[int, int], str]:
    """Give the item of each labelled name, `<NIL>` where it has none; without what has no mapping."""
    return {
        tuple(label["span"]): label["entity_id"]
        for label in row["labels"]
        if row["text"][slice(*label["span"])][:1].isupper()
        and (_ITEM.fullmatch(label["entity_id"]) or label["entity_id"] == "<NIL>")
    }


def label_at(text: str, start: int, end: int, gold: dict[tuple[int, int], str]) -> tuple[int, int] | None:
    """Give the label that marks the same name."""
    for span in gold:
        if span[0] < end and start < span[1]:
            rest = (
                text[min(start, span[0]) : max(start, span[0])] + text[min(end, span[1]) : max(end, span[1])]
            )
            if not rest.strip().lower().removeprefix("the").removesuffix("'s").strip(" .'"):
                return span
    return None


def score(row: dict[str, Any], finding: Finding) -> dict[str, Score]:
    """Compare the links of one text with its gold."""
    gold = labels(row)
    first, last = row["evaluation_span"]
    asked = sum(item != "<NIL>" for item in gold.values())
    totals = {name: Score() for name in MEASURES}
    for link in finding.links:
        if link.start < first or link.end > last:
            continue
        label = label_at(row["text"], link.start, link.end, gold)
        right = label is not None and gold[label] == link.item
        one = Score(int(right), 1, 0)
        if link.people:
            totals["peoples"] = totals["peoples"].plus(one if label is not None else Score())
            continue
        totals["strict"] = totals["strict"].plus(one)
        if label is not None:
            totals["all"] = totals["all"].plus(one)
            if link.country:
                totals["countries"] = totals["countries"].plus(one)
    totals["all"] = totals["all"].plus(Score(0, 0, asked))
    for measure, applies in (("surnames", _is_surname), ("acronyms", _is_acronym)):
        totals[measure] = _chains(row["text"], gold, finding.mentions, applies)
    return totals


def _is_surname(short: Mention, long: Mention) -> bool:
    return short.kind == "person" and " " not in short.surface and long.surface.endswith(short.surface)


def _is_acronym(short: Mention, long: Mention) -> bool:
    return short.surface.isupper() and len(short.surface) < 7 and not long.surface.isupper()


def _chains(
    text: str,
    gold: dict[tuple[int, int], str],
    mentions: Iterable[Mention],
    applies: Callable[[Mention, Mention], bool],
) -> Score:
    """Score the pairs of a short name and the first longer one that we give the same entity."""
    total = Score()
    longest: dict[Any, tuple[Mention, tuple[int, int]]] = {}
    placed = [(m, label) for m in mentions if (label := label_at(text, m.start, m.end, gold))]
    for mention, label in placed:
        if mention.entity and " " in mention.surface:
            longest.setdefault(mention.entity.id, (mention, label))
    for mention, label in placed:
        long, its = longest.get(mention.entity.id if mention.entity else None, (None, None))
        if long and its and " " not in mention.surface and applies(mention, long):
            if gold[label] == "<NIL>" or gold[its] == "<NIL>":
                continue
            total = total.plus(Score(int(gold[label] == gold[its]), 1, 0))
    return total


def main() -> None:
    """Print both side by side, and hold ours to its floors."""
    if skip_without_data("linking"):
        return
    reached: dict[str, float] = {}
    chains = {measure: Score() for measure in ("surnames", "acronyms")}
    for name in SETS:
        totals = {(who, part, m): Score() for who in ("plain", "ours") for part in HALVES for m in MEASURES}
        for row in rows(f"linking-{name}"):
            for who, find in (("plain", plain), ("ours", ours)):
                for measure, one in score(row, find(row)).items():
                    place = who, half(row["id"]), measure
                    totals[place] = totals[place].plus(one)
        for part in (*HALVES, "both"):
            for who in ("plain", "ours"):
                told = {
                    m: totals[who, part, m]
                    if part in HALVES
                    else totals[who, "even", m].plus(totals[who, "odd", m])
                    for m in MEASURES
                }
                print(f"{name:15} {part:5} {who:6}" + _line(told))
        reached[f"{name} precision"] = told["all"].precision
        reached[f"{name} recall"] = _recall(told)
        reached[f"{name} countries"] = told["countries"].precision
        chains = {measure: total.plus(told[measure]) for measure, total in chains.items()}
    for measure, total in chains.items():
        reached[measure] = total.precision
        print(f"{measure}: {total.right} of {total.found} ({total.precision:.4f})")
    hold_to_floors("linking", reached)


def _recall(told: dict[str, Score]) -> float:
    whole = told["all"]
    return (whole.right + told["peoples"].right) / whole.gold if whole.gold else 1.0


def _line(told: dict[str, Score]) -> str:
    whole, countries, strict = told["all"], told["countries"], told["strict"]
    peoples = told["peoples"]
    return (
        f" P {whole.precision:.4f} ({whole.right}/{whole.found})  R {_recall(told):.4f} of {whole.gold}"
        f"   countries {countries.precision:.4f} ({countries.right}/{countries.found})"
        f"   peoples {peoples.precision:.4f} ({peoples.right}/{peoples.found})"
        f"   strict {strict.precision:.4f} ({strict.found - whole.found} unmarked)"
        f"   surnames {told['surnames'].right}/{told['surnames'].found}"
        f"   acronyms {told['acronyms'].right}/{told['acronyms'].found}"
    )


if __name__ == "__main__":
    sys.exit(main())
