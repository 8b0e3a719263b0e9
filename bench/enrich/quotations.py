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

Articles are split in two halves by their ids, of which only the even one is ever looked into. Floors
are of F1, for both halves together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from bench.enrich.gold import Score, article, half, hold_to_floors, rows, skip_without_data
from wirehouse.enrich import enrich
from wirehouse.records import QuotationKind

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


Finder = Callable[[str], list[Said]]


def read() -> list[Marked]:
    """Read the articles."""
    return [_marked(row) for row in rows("quotes-polnear-dev")]


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
    found = enrich(article(text))
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


def judge(marked: Marked, predicted: Sequence[Said], kind: str, *, strict: bool) -> Score:
    """Compare what was predicted for one article with its gold."""
    kinds = ("direct", "mixed") if kind == "quoted" else (kind,)
    asked = [unit for unit in marked.units if unit.kind in kinds]
    others = [*marked.nobodys]
    if kind == "direct":
        others += [(unit.start, unit.end) for unit in marked.units if unit.kind not in kinds]
    made = [one for one in predicted if (one.kind == "indirect") == (kind == "indirect")]
    if not strict:
        made = [one for one in made if one.sources or one.name]
    least = _LENIENT if kind == "indirect" or not strict else _STRICT
    free = list(asked)
    right = counted = 0
    for one in made:
        hit = next((unit for unit in free if is_right(marked.text, one, unit, least, strict=strict)), None)
        if hit is not None:
            free.remove(hit)
            right += 1
        is_asked = hit is not None or any(one.start < unit.end and unit.start < one.end for unit in asked)
        if is_asked or not any(one.start < end and start < one.end for start, end in others):
            counted += 1
    return Score(right, counted, len(asked))


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


def measure(articles: Sequence[Marked], finder: Finder) -> dict[str, Score]:
    """Give the scores of a finder by half, kind and reading: `even direct strict`."""
    scores: dict[str, Score] = {}
    for marked in articles:
        predicted = finder(marked.text)
        for kind in ("direct", "quoted", "indirect"):
            for reading in ("strict", "lenient"):
                score = judge(marked, predicted, kind, strict=reading == "strict")
                for part in (half(marked.key), "both"):
                    key = f"{part} {kind} {reading}"
                    scores[key] = scores.get(key, Score()).plus(score)
    return scores


def main() -> None:
    """Print both finders side by side; exit 1 where ours is below a floor."""
    if skip_without_data("quotations"):
        return
    articles = read()
    theirs, mine = measure(articles, plain), measure(articles, ours)
    print(f"{'quotations, PolNeAR dev':24}{'plain rule':>28}{'wirehouse':>28}{'units':>8}")
    print(" " * 24 + f"{'P      R     F1':>28}" * 2)
    for key in sorted(mine):
        columns = ("".join(f"{100 * share:7.1f}" for share in _shares(each[key])) for each in (theirs, mine))
        print(f"{key:24}" + "".join(f"{column:>28}" for column in columns) + f"{mine[key].gold:8}")
    both = {key.removeprefix("both "): score.f1 for key, score in mine.items() if key.startswith("both ")}
    hold_to_floors("quotations", both)


def _shares(score: Score) -> tuple[float, float, float]:
    return score.precision if score.found else 0.0, score.recall, score.f1


if __name__ == "__main__":
    main()
