"""The pages that the cleaner loses, each with why, measured: what could be won, and what could not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.labeller.examples import presence
from bench.quality.corpus import GoldPage, tool
from bench.quality.outcome import Outcome
from bench.quality.tables import LOST

_MOST = 0.9


@dataclass(frozen=True)
class LostPage:
    """A page below the mark in one style.

    `score` is its F1, `peer` trafilatura's on the page as HTML, `present` the share of the marked words that
    stand on it at all, all 0 to 1; `given`, `wanted` and `shared` count words.
    """

    page: GoldPage
    style: str
    score: float
    peer: float
    present: float
    refused: str | None
    given: int
    wanted: int
    shared: int

    @property
    def is_absent(self) -> bool:
        """Whether too little of the marked text is there for any reader."""
        return 2 * self.present / (1 + self.present) < LOST

    @property
    def why(self) -> str:
        """Say what went wrong, by what was measured."""
        if self.is_absent:
            return "the marked text is not on the page as it was saved, or only in part"
        if self.refused:
            return f"refused: {self.refused}"
        if self.shared >= self.wanted * _MOST:
            return f"goes on beyond the marked text: {self.given} words for {self.wanted}"
        if self.shared >= self.given * _MOST:
            return f"stops short: {self.given} words of {self.wanted}"
        return (
            f"takes another part: {self.shared} of {self.wanted} words, and {self.given - self.shared} others"
        )


def find(ours: Iterable[Outcome], peer: Iterable[Outcome], style: str) -> list[LostPage]:
    """Find the news pages that are lost in a style, the worst first."""
    theirs = {one.page.key: one.f1 or 0.0 for one in peer if one.style == "html"}
    lost = [
        _lost(one, theirs)
        for one in ours
        if one.style == style and one.page.is_news and one.f1 is not None and one.f1 < LOST
    ]
    return sorted(lost, key=lambda one: (one.score, one.page.key))


def _lost(outcome: Outcome, theirs: Mapping[str, float]) -> LostPage:
    tokens = tool("score").toks
    given = Counter(tokens(outcome.text))
    golds = [Counter(tokens(gold)) for gold in outcome.page.golds]
    wanted = max(golds, key=lambda gold: ((given & gold).total(), -gold.total()))
    return LostPage(
        page=outcome.page,
        style=outcome.style,
        score=outcome.f1 or 0.0,
        peer=theirs.get(outcome.page.key, 0.0),
        present=presence(outcome.page, outcome.style),
        refused=outcome.refused,
        given=given.total(),
        wanted=wanted.total(),
        shared=(given & wanted).total(),
    )


def page(pages: Sequence[LostPage], dumps: Sequence[LostPage]) -> str:
    """Write the page for docs/: the lost HTML pages, and the dumps that are lost besides."""
    known = {one.page.key for one in pages}
    besides = [one for one in dumps if one.page.key not in known]
    return f"""# The pages that the cleaner loses

Written by `make quality ARGS=--write`, with [the figures](quality.md). A page is lost when its F1 is below
{LOST}. `trafilatura` is its F1 on the same page as HTML; `there` is the share of the
marked words that stand on the page at all. The names are those of the public research sets.

{_summary(pages)}

## Pages

{_table(pages)}

## Text dumps, besides

Of the dumps with unbroken lines ("spaced"), those of pages that are not lost as HTML. A dump says by little
but its topic where an article ends and the next text begins.

{_table(besides)}
"""


def _summary(pages: Sequence[LostPage]) -> str:
    gone = sum(one.is_absent for one in pages)
    shared = sum(not one.is_absent and one.peer < LOST for one in pages)
    beyond = sum(one.why.startswith("goes on") for one in pages)
    return (
        f"Of {len(pages)} lost HTML pages, {gone} cannot be won: what was marked is not there. {shared} of the others\n"
        f"trafilatura loses too. {beyond} hold nearly all that was marked, and more."
    )


def _table(pages: Sequence[LostPage]) -> str:
    rows = ["| page | F1 | trafilatura | there | why |", "|---|---|---|---|---|"]
    rows += [
        f"| {one.page.key[:50]} | {one.score:.2f} | {one.peer:.2f} | {one.present:.2f} | {one.why} |"
        for one in pages
    ]
    return "\n".join(rows)
