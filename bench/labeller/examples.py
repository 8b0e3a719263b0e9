"""What the labeller learns from: the gold pages, as saved and as text dumps, block by block."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bench.labeller.alignment import align
from bench.labeller.disturbance import disturb, furnish
from bench.labeller.example import Example
from bench.quality.corpus import GoldPage, tool
from wirehouse import sources
from wirehouse.clean import charset, labeller, page
from wirehouse.clean.survey import Survey, survey_dump, survey_tree
from wirehouse.errors import DocumentError
from wirehouse.records import RepairKind

STYLES = {"html": ("html",), "text": ("spaced", "broken")}
"""What each of the two networks is trained on. Tight dumps have the lines of spaced ones."""

_AS_BROKEN = frozenset({RepairKind.BROKEN_PARAGRAPH})
"""The pieces of paragraphs teach more than the paragraphs, which the unbroken style shows already."""

_LEAST_GOLD = 30
_HALF_WORD = 0.5
_MOST_COST = 4.0
_SURE, _LIKELY = 0.9, 0.75


@dataclass(frozen=True)
class Read:
    """A gold page in one style, as an example, with its blocks' words."""

    page: GoldPage
    style: str
    example: Example
    is_disturbed: bool


def read(gold: GoldPage, medium: str, strange: Sequence[str] = ()) -> Iterator[Read]:
    """Read a page in every style of a medium, "html" or "text"; nothing where it cannot be read.

    Where `strange` holds paragraphs and headlines of other pages, the page is also read disturbed.
    """
    for style in STYLES[medium]:
        survey = _survey(gold, style)
        if survey is None:
            continue
        words = [tool("score").toks(block.text) for block in survey.run.blocks]
        found = _best(words, gold) if words else None
        if found is None:
            continue
        shares, likeness = found
        trust = 1.0 if likeness > _SURE else 0.5 if likeness > _LIKELY else 0.15
        yield Read(gold, style, _example(gold, survey, shares, trust), is_disturbed=False)
        if strange and trust == 1.0 and style != "spaced":
            again = _disturbed(gold, survey, shares, strange)
            yield Read(gold, style, _example(gold, *again, trust), is_disturbed=True)


def presence(gold: GoldPage, style: str) -> float:
    """Give the share of the marked words that a page's blocks hold at all; 0 where it cannot be read."""
    survey = _survey(gold, style)
    if survey is None:
        return 0.0
    words = tool("score").toks
    shown = Counter(word for block in survey.run.blocks for word in words(block.text))
    wanted = [Counter(words(each)) for each in gold.golds]
    return max((shown & each).total() / max(each.total(), 1) for each in wanted)


def _survey(gold: GoldPage, style: str) -> Survey | None:
    document = gold.document(style)
    text = charset.decode(document.data, document.charset).text
    source = sources.unknown(document.source).without_repairs(_AS_BROKEN)
    try:
        return page.survey(text, document, source)
    except DocumentError:
        return None


def _disturbed(
    gold: GoldPage, survey: Survey, shares: NDArray[np.float32], strange: Sequence[str]
) -> tuple[Survey, NDArray[np.float32]]:
    chance = np.random.default_rng(zlib.crc32(gold.key.encode()))
    plain = [replace(block, label=None, reason="", confidence=0.0) for block in survey.run.blocks]
    found = disturb(plain, shares, strange, chance)
    if survey.tree is None:
        return survey_dump(found[0]), found[1]
    at = survey.headline_at
    at = found[2].index(at) if at in found[2] else None
    tree = survey.tree
    return survey_tree(furnish(tree.page, found, chance), tree.stated, survey.headline, at), found[1]


def _example(gold: GoldPage, survey: Survey, shares: NDArray[np.float32], trust: float) -> Example:
    description = labeller.describe(survey)
    costs = _costs(description.sizes, shares) * np.float32(trust)
    return Example(str(gold.row["domain"]), description, shares, costs, trust)


def _best(words: list[list[str]], gold: GoldPage) -> tuple[NDArray[np.float32], float] | None:
    """Align the blocks with the gold that they fit best, and say how much of it they can give."""
    score = tool("score")
    best = None
    for text in gold.golds:
        wanted = score.toks(text)
        shares = align(words, wanted)
        if shares is None:
            continue
        taken = Counter(word for row in np.flatnonzero(shares > 0.5) for word in words[row])
        shared = sum((taken & Counter(wanted)).values())
        likeness = score.prf(shared, sum(taken.values()), len(wanted))[2]
        if best is None or likeness > best[1]:
            best = (shares, likeness)
    return best


def _costs(sizes: NDArray[np.float32], shares: NDArray[np.float32]) -> NDArray[np.float32]:
    article = max(_LEAST_GOLD, float(sizes[shares > 0.5].sum()))
    costs = (sizes + _HALF_WORD) / article
    return costs * min(1.0, _MOST_COST / float(costs.sum()))
