"""The figures of a measurement, as tables and beside their floors."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence

from bench.quality.corpus import DUMPS, NEWS, tool
from bench.quality.outcome import Outcome

LOST = 0.8
"""A page whose F1 is below this is lost."""

Figures = dict[str, float]

_ENGLISH = frozenset({"us", "uk", "au", "ca", "za", "ind", "tz", "en"})
_METADATA = {
    "headline": ("fundus-tests", "postlight", "wcxb"),
    "authors": ("fundus-tests", "postlight", "wcxb"),
    "date": ("fundus-tests", "htmldate-mediacloud", "wcxb"),
}


def figures(ours: Sequence[Outcome], peer: Sequence[Outcome]) -> Figures:
    """Give every figure by its name; the peer's names begin "trafilatura "."""
    found: Figures = {}
    for style in ("html", *DUMPS):
        found |= _texts(style, [one for one in ours if one.style == style and one.page.is_news])
    found["dumps F1"] = statistics.fmean(found[f"{style} F1"] for style in DUMPS)
    found["dumps lost"] = statistics.fmean(found[f"{style} lost"] for style in DUMPS)
    for style in ("html", *DUMPS):
        found |= _languages(style, [one for one in ours if one.style == style])
    found |= _metadata([one for one in ours if one.style == "html"])
    found["html scrapinghub own metric"] = _own_metric(ours)
    news = [one for one in peer if one.page.is_news]
    theirs = _texts("html", news) | _metadata(list(peer)) | {"html scrapinghub own metric": _own_metric(peer)}
    return found | {f"trafilatura {name}": value for name, value in theirs.items()}


def _texts(style: str, outcomes: Sequence[Outcome]) -> Figures:
    sets = {
        name: scores
        for name in NEWS
        if (scores := [one.f1 for one in outcomes if one.page.dataset == name and one.f1 is not None])
    }
    every = [score for scores in sets.values() for score in scores]
    found = {f"{style} F1 {name}": statistics.fmean(scores) for name, scores in sets.items()}
    found[f"{style} F1"] = statistics.fmean(found.values())
    found[f"{style} lost"] = sum(score < LOST for score in every) / len(every)
    return found


def _languages(style: str, outcomes: Sequence[Outcome]) -> Figures:
    """Compare English with other languages, on the set that has many."""
    by: dict[str, list[float]] = {"English": [], "not English": []}
    for one in outcomes:
        if one.page.dataset == "fundus-tests" and one.f1 is not None:
            by["English" if one.page.row.get("lang") in _ENGLISH else "not English"].append(one.f1)
    return {f"{style} F1 {name}": statistics.fmean(scores) for name, scores in by.items() if scores}


def _metadata(outcomes: Sequence[Outcome]) -> Figures:
    found: Figures = {}
    for field, sets in _METADATA.items():
        for name in sets:
            of_set = [
                one for one in outcomes if one.page.dataset == name and (name != "wcxb" or one.page.is_news)
            ]
            found[f"{field} {name}"] = _mean(
                {"headline": one.title, "authors": one.authors, "date": one.date}[field] for one in of_set
            )
            if field == "authors":
                found[f"people {name}"] = _mean(one.people for one in of_set)
            if field == "date":
                given = [one.date for one in of_set if one.date is not None and one.dated]
                found[f"dates wrong of those given {name}"] = 1 - _mean(given)
    return found


def _mean(values: Iterable[float | None]) -> float:
    known = [value for value in values if value is not None]
    return statistics.fmean(known) if known else 0.0


def _own_metric(outcomes: Sequence[Outcome]) -> float:
    """Score by the scrapinghub benchmark's own metric, over runs of four words."""
    pairs = [
        (one.text, one.page.golds[0])
        for one in outcomes
        if one.style == "html" and one.page.dataset == "scrapinghub"
    ]
    return float(tool("score").sh_own(pairs)["f1"])


def render(found: Figures) -> str:
    """Lay the figures out as tables of Markdown."""
    rows = ["| | Wirehouse | trafilatura |", "|---|---|---|"]
    for name, value in found.items():
        if not name.startswith("trafilatura "):
            peer = found.get(f"trafilatura {name}")
            rows.append(f"| {name} | {value:.4f} | {f'{peer:.4f}' if peer is not None else ''} |")
    return "\n".join(rows)


def page(tables: str) -> str:
    """Write the page for docs/."""
    return f"""# How good the cleaner is

Written by `make quality ARGS=--write`. Every page was cleaned with weights that were trained on the pages
of other domains (five folds); trafilatura was run on the same pages in the same run. F1 is of bags of
words against the text that people marked, averaged over pages; the macro figure is the mean of the four
news sets. A page is lost when its F1 is below {LOST}. Differences below .003 are noise. `authors` counts
an organisation that a page states as its author, where it names no person, since the gold does;
`people` counts people alone. The date of a page that was turned away, for want of text most often, counts as
given: it stands in the rejection's explanation. The lost pages are named [on a page of their own](quality-lost.md), each with why.

{tables}
"""


def misses(outcomes: Sequence[Outcome], most: int) -> list[str]:
    """Name the news pages that lose most, the worst first."""
    known = [one for one in outcomes if one.f1 is not None and one.page.is_news]
    worst = sorted(known, key=lambda one: one.f1 or 0.0)[:most]
    return [f"{one.f1:.3f} {one.style} {one.page.key} {one.refused or ''}" for one in worst]


def below(found: Figures, floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Name the figures that miss their floors: `least` and `most`, by name."""
    faults = [
        f"{name} is {found[name]:.4f}, at least {floor}"
        for name, floor in floors["least"].items()
        if found[name] < floor
    ]
    return faults + [
        f"{name} is {found[name]:.4f}, at most {floor}"
        for name, floor in floors["most"].items()
        if found[name] > floor
    ]
