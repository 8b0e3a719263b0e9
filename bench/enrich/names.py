"""Names, by their exact span and kind: spaCy as it comes beside ours, which starts from the same model.

Sentences (wikigold by document, WikiNEuRal sentence by sentence) are put together from their tokens as
they would be printed. On the linking sets the gold is every label that is a name (it holds a capital and
is no pronoun, sum or time): its kinds follow from the types of its Wikidata item, any kind where it has
none; labels of other types (events, languages, ...) are neither asked for nor counted as wrong, and only
the part of a text that was marked is read off.

Peoples ("German") are places on the linking sets, for spaCy's NORP as for ours, because the gold links
them to countries; on the sentences they are not asked for.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from bench.enrich.gold import HALVES, Score, article, half, hold_to_floors, rows, skip_without_data
from wirehouse.enrich import enrich, recognise
from wirehouse.records import LinkMethod

KINDS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
OURS = {"person": "PER", "organisation": "ORG", "place": "LOC"}
TYPES = {"Q215627": "PER", "Q43229": "ORG", "Q27096213": "LOC"}
ANY = frozenset(OURS.values())
_PRONOUNS = frozenset(
    "i me my mine myself we us our he him his she her it its they them their you your".split()
)
_NO_SPACE_BEFORE = re.compile(r"[,.;:!?%)\]}]|'s|'|n't|''|…")
_NO_SPACE_AFTER = frozenset("([{$#")

Span = tuple[int, int, str]


class Marked(NamedTuple):
    """A text, the names that are asked for with their possible kinds, and the spans that do not count."""

    key: str
    text: str
    gold: dict[tuple[int, int], frozenset[str]]
    neutral: tuple[tuple[int, int], ...]
    area: tuple[int, int]
    peoples: bool


def printed(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Put tokens together as a printed sentence, with the place of each."""
    text, places, in_quotes = "", [], False
    for place, word in enumerate(tokens):
        closes = word == '"' and in_quotes
        before = tokens[place - 1] if place else ""
        opens = before == '"' and in_quotes
        joined = _NO_SPACE_BEFORE.fullmatch(word) or closes or opens or before in _NO_SPACE_AFTER
        text += "" if not text or joined else " "
        places.append((len(text), len(text) + len(word)))
        text += word
        in_quotes ^= word == '"'
    return text, places


def sentences(name: str) -> Iterator[Marked]:
    """Read a set of sentences; those of one document are its paragraphs."""
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for number, row in enumerate(rows(name)):
        grouped[str(row["doc"] if name == "ner-wikigold" else number)].append(row)
    for key, members in grouped.items():
        if name == "ner-wikineural" and int(key) % SAMPLED:
            continue
        text, gold = "", {}
        for row in members:
            sentence, places = printed(row["tokens"])
            offset = len(text)
            for first, last, kind in row["spans"]:
                gold[offset + places[first][0], offset + places[last - 1][1]] = frozenset({kind})
            text += sentence + "\n\n"
        yield Marked(key, text.rstrip(), gold, (), (0, len(text)), peoples=False)


def linked(name: str) -> Iterator[Marked]:
    """Read a linking set as a set of names."""
    for row in rows(name):
        gold, neutral = {}, []
        for label in row["labels"]:
            start, end = label["span"]
            surface = row["text"][start:end]
            kinds = frozenset(TYPES[part] for part in label["type"].split("|") if part in TYPES)
            named = surface[:1].isupper() and surface.lower() not in _PRONOUNS
            nil = label["entity_id"].startswith("<")
            if named and (kinds or nil):
                gold[start, end] = kinds or ANY
            else:
                neutral.append((start, end))
        yield Marked(
            str(row["id"]), row["text"], gold, tuple(neutral), tuple(row["evaluation_span"]), peoples=True
        )


def plain(text: str, *, peoples: bool) -> list[Span]:
    """Give what the model finds."""
    kinds = KINDS | ({"NORP": "LOC"} if peoples else {})
    return [
        (found.start_char, found.end_char, kinds[found.label_])
        for found in recognise.model()(text).ents
        if found.label_ in kinds
    ]


def ours(text: str, *, peoples: bool) -> list[Span]:
    """Give what the enrichment finds."""
    return [
        (mention.start, mention.end, OURS[mention.kind])
        for mention in enrich(article(text)).mentions
        if mention.kind in OURS and (peoples or mention.method is not LinkMethod.DEMONYM)
    ]


def score(marked: Marked, found: list[Span]) -> Score:
    """Compare one document's names with its gold."""
    first, last = marked.area
    right = counted = 0
    for start, end, kind in found:
        if start < first or end > last:
            continue
        if (start, end) in marked.gold:
            counted += 1
            right += kind in marked.gold[start, end]
        elif not any(start < its_end and its_start < end for its_start, its_end in marked.neutral):
            counted += 1
    return Score(right, counted, len(marked.gold))


SAMPLED = 4
SETS: dict[str, Callable[[str], Iterator[Marked]]] = {
    "ner-wikigold": sentences,
    "ner-wikineural": sentences,
    "linking-aida-conll-dev": linked,
    "linking-news-fair": linked,
}


def main() -> None:
    """Print both side by side, and hold ours to its floors."""
    if skip_without_data("names"):
        return
    reached: dict[str, float] = {}
    for name, read in SETS.items():
        totals = {(who, part): Score() for who in ("plain", "ours") for part in HALVES}
        for marked in read(name):
            for who, find in (("plain", plain), ("ours", ours)):
                place = who, half(marked.key)
                totals[place] = totals[place].plus(score(marked, find(marked.text, peoples=marked.peoples)))
        for part in (*HALVES, "both"):
            told = {
                who: totals[who, part] if part in HALVES else totals[who, "even"].plus(totals[who, "odd"])
                for who in ("plain", "ours")
            }
            print(
                f"{name:24} {part:5} plain F1 {told['plain'].f1:.4f}   ours F1 {told['ours'].f1:.4f} "
                f"(P {told['ours'].precision:.4f} R {told['ours'].recall:.4f})   "
                f"{100 * (told['ours'].f1 - told['plain'].f1):+.2f}"
            )
        short = name.partition("-")[2]
        reached[f"{short} F1"] = told["ours"].f1
        reached[f"{short} gain"] = told["ours"].f1 - told["plain"].f1
    hold_to_floors("names", reached)


if __name__ == "__main__":
    sys.exit(main())
