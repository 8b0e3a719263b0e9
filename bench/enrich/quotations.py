"""Who said what, end to end: quotations with their speakers on the dev part of PolNeAR.

PolNeAR (Newell, Margolin and Ruths, LREC 2018) marks attributions in political news: content, source,
cue. From the raw text alone, `wirehouse.enrich` and a plain rule are asked for quotations with the words
that name the speaker.

*Units.* The gold of an article is its first annotator's. A unit is a stretch between double quotation
marks (“”, "", '') inside the content of an attribution with a source; the pieces into which a cue cuts
a quotation are units of their own, and so are its paragraphs. A unit is *direct* where the whole content
is such stretches (`“We will pay,” Lee said`), *mixed* where the writer's words are part of it (`Lee said
the loan was “the best we could do”`).

*Right.* A prediction is right where its span and its speaker are. Strict: the letters and digits of the
two spans have at least nine tenths in common, and the words that name the speaker share a character with
the gold's source; a prediction without a speaker is wrong. Lenient: half of the shorter span is in
common, the last word of the speaker's name may stand in the source instead, and a prediction without a
speaker is none. Each unit and each prediction counts once.

*direct* asks for direct units only: what is predicted inside the content of any other attribution counts
for nothing. *quoted* asks for direct and mixed ones: nothing is left out but what lies in the content of
an attribution without a source. *indirect* asks for the contents without quotation marks; right is, in
both readings, a content of which half the letters of both spans are in common.

Articles are split in two halves by their ids, of which only the even one is ever looked into.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from wirehouse.enrich import enrich
from wirehouse.records import Article, QuotationKind

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "nlp" / "quotes-polnear-dev.jsonl.gz"
FLOORS = Path(__file__).with_name("floors.yaml")

_STRETCH = re.compile(r"“[^“”\n]*[”\"]?|”[^“”\n]*”|\"[^\"“”\n]*[\"”]?|''[^\"\n]*?(?:''|$)", re.MULTILINE)
_MARKS = " \t\"“”'.,;:\xa0"
_STRICT, _LENIENT = 0.9, 0.5


class Said(NamedTuple):
    """A quotation: its span, the spans of the words that name its speaker, the speaker's name, its kind."""

    start: int
    end: int
    sources: tuple[tuple[int, int], ...]
    name: str
    kind: str


class Marked(NamedTuple):
    """One article: text, gold units, and the contents of attributions without a source."""

    key: str
    text: str
    units: tuple[Said, ...]
    nobodys: tuple[tuple[int, int], ...]

    @property
    def is_even(self) -> bool:
        """Tell whether the article may be looked into."""
        return int(hashlib.sha256(self.key.encode()).hexdigest(), 16) % 2 == 0


Finder = Callable[[str], list[Said]]


def read() -> list[Marked]:
    """Read the articles."""
    with gzip.open(DATA, "rt", encoding="utf-8") as rows:
        return [_marked(json.loads(row)) for row in rows]


def _marked(row: dict[str, Any]) -> Marked:
    text = row["text"]
    units: list[Said] = []
    nobodys: list[tuple[int, int]] = []
    for attribution in row["ann"][0]["attr"]:
        pieces = list(_joined(text, attribution["content"]))
        sources = tuple((start, end) for start, end in attribution["source"])
        if not sources:
            nobodys += pieces
            continue
        stretches = [
            (piece[0] + found.start(), piece[0] + found.end())
            for piece in pieces
            for found in _STRETCH.finditer(text[slice(*piece)])
        ]
        outside = sum(_letters(text, piece) for piece in pieces) - sum(_letters(text, s) for s in stretches)
        kind = "direct" if outside <= 0 else "mixed"
        if not stretches:
            stretches, kind = pieces, "indirect"
        names = " ".join(text[start:end] for start, end in sources)
        units += [Said(start, end, sources, names, kind) for start, end in stretches]
    return Marked(row["id"], text, tuple(units), tuple(nobodys))


def _joined(text: str, spans: Iterable[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Join spans of one content between which there is only space: sentences of one quotation."""
    last: tuple[int, int] | None = None
    for start, end in sorted((first, after) for first, after in spans):
        if last is not None and not text[last[1] : start].strip():
            last = (last[0], end)
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last


def _letters(text: str, span: tuple[int, int]) -> int:
    return sum(letter.isalnum() for letter in text[slice(*span)])


def ours(text: str) -> list[Said]:
    """Ask `wirehouse.enrich`."""
    found = enrich(Article("0" * 64, "a.txt", "loose", "", text, language="en"))
    return [
        Said(
            quotation.start,
            quotation.end,
            ()
            if quotation.speaker_start is None or quotation.speaker_end is None
            else ((quotation.speaker_start, quotation.speaker_end),),
            quotation.speaker.name if quotation.speaker else "",
            "indirect" if quotation.kind is QuotationKind.INDIRECT else "quoted",
        )
        for quotation in found.quotations
    ]


_PLAIN_NAME = r"(?:(?:[A-Z][\w.'’-]+ ){0,4}[A-Z][\w'’-]+|he|He|she|She|they|They)"
_PLAIN_VERB = r"(?:said|says|added|told|wrote|tweeted|asked|explained|continued|noted|declared|argued)"
_PLAIN_AFTER = re.compile(rf"[,.]?\s+(?:{_PLAIN_VERB} (\w[^,.”\"\n]{{0,60}})|({_PLAIN_NAME}) {_PLAIN_VERB})")
_PLAIN_BEFORE = re.compile(
    rf"({_PLAIN_NAME}),?(?: also)? {_PLAIN_VERB}(?: [\w ]{{0,40}})?(?: that)?[,:]?\s+$"
)


def plain(text: str) -> list[Said]:
    """Find words in double marks with a name or pronoun and a common verb of speech right beside them."""
    found = []
    last: Said | None = None
    for stretch in _STRETCH.finditer(text):
        start, end = stretch.span()
        beside = _PLAIN_AFTER.match(text, end) or _PLAIN_BEFORE.search(text[max(0, start - 120) : start])
        if beside is None:
            is_next = last is not None and "\n" not in text[last.end : start] and start - last.end < 80
            if last is not None and is_next and stretch.group().count(" ") > 3:
                found.append(last._replace(start=start, end=end))
            continue
        group = 1 if beside.group(1) else 2 if beside.re.groups > 1 else 1
        shift = max(0, start - 120) if beside.re is _PLAIN_BEFORE else 0
        source = (shift + beside.start(group), shift + beside.end(group))
        last = Said(start, end, (source,), text[slice(*source)], "quoted")
        found.append(last)
    return found


class Tally(NamedTuple):
    """Counts of what was predicted, what there is, and what was right."""

    predicted: int = 0
    gold: int = 0
    right: int = 0

    def plus(self, other: Tally) -> Tally:
        """Add the counts of another article."""
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1, in per cent."""
        precision = 100 * self.right / self.predicted if self.predicted else 0.0
        recall = 100 * self.right / self.gold if self.gold else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def judge(article: Marked, predicted: Sequence[Said], kind: str, *, strict: bool) -> Tally:
    """Compare what was predicted for one article with its gold."""
    kinds = {"quoted": ("direct", "mixed")}.get(kind, (kind,))
    asked = [unit for unit in article.units if unit.kind in kinds]
    others = [*article.nobodys, *((unit.start, unit.end) for unit in article.units if unit.kind not in kinds)]
    if kind != "direct":
        others = [*article.nobodys]
    made = [one for one in predicted if (one.kind == "indirect") == (kind == "indirect")]
    if not strict:
        made = [one for one in made if one.sources or one.name]
    least = _LENIENT if kind == "indirect" or not strict else _STRICT
    free = list(asked)
    right = counted = 0
    for one in made:
        hit = next((unit for unit in free if is_right(article.text, one, unit, least, strict=strict)), None)
        if hit is not None:
            free.remove(hit)
            right += 1
        elif any(one.start < unit.end and unit.start < one.end for unit in asked):
            pass
        elif any(one.start < end and start < one.end for start, end in others):
            continue
        counted += 1
    return Tally(counted, len(asked), right)


def is_right(text: str, one: Said, unit: Said, least: float, *, strict: bool) -> bool:
    """Tell whether a prediction has a unit's span and speaker."""
    shared = max(one.start, unit.start), min(one.end, unit.end)
    if shared[1] <= shared[0]:
        return False
    both = _letters(text, shared)
    sizes = _letters(text, (one.start, one.end)), _letters(text, (unit.start, unit.end))
    whole = sizes[0] + sizes[1] - both if strict or unit.kind == "indirect" else min(sizes)
    if whole and both / whole < least:
        return False
    if any(start < after and first < end for first, after in one.sources for start, end in unit.sources):
        return True
    return not strict and bool(one.name) and one.name.split()[-1] in unit.name


def measure(articles: Sequence[Marked], finder: Finder, kinds: Sequence[str]) -> dict[str, Tally]:
    """Give the tallies of a finder by half, kind and reading: `even direct strict`."""
    tallies: dict[str, Tally] = {}
    for article in articles:
        predicted = finder(article.text)
        for kind in kinds:
            for reading in ("strict", "lenient"):
                tally = judge(article, predicted, kind, strict=reading == "strict")
                for half in ("even" if article.is_even else "odd", "both"):
                    key = f"{half} {kind} {reading}"
                    tallies[key] = tallies.get(key, Tally()).plus(tally)
    return tallies


def main() -> int:
    """Print both finders side by side; 1 where ours is below a floor."""
    if not DATA.exists():
        print("quotations: skipped, PolNeAR does not lie beside this checkout (../shared/data/nlp)")
        return 0
    articles = read()
    kinds = ("direct", "quoted", "indirect")
    peers = {"plain rule": measure(articles, plain, kinds), "wirehouse": measure(articles, ours, kinds)}
    print(f"{'PolNeAR dev':24}" + "".join(f"{peer:>28}" for peer in peers) + f"{'units':>8}")
    print(" " * 24 + f"{'P      R     F1':>28}" * len(peers))
    for key, tally in sorted(peers["wirehouse"].items()):
        rows = ("".join(f"{score:7.1f}" for score in peers[peer][key].scores) for peer in peers)
        print(f"{key:24}" + "".join(f"{row:>28}" for row in rows) + f"{tally.gold:8}")
    floors = (yaml.safe_load(FLOORS.read_text(encoding="utf-8")) or {}).get("quotations", {})
    below = {
        key: floor for key, floor in floors.items() if round(peers["wirehouse"][key].scores[2], 1) < floor
    }
    for key, floor in below.items():
        print(f"below its floor: {key} {peers['wirehouse'][key].scores[2]:.1f} < {floor}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
