"""Gold pages made harder: chrome put among and below their paragraphs, or all that surrounds them cut away.

Real pages with gold are few, and most of them are large; what a reader knows at once of a small page, or
of a teaser of another story below the last paragraph, is to be learned from these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from wirehouse.clean.html_page import Element, HtmlPage
from wirehouse.clean.lexicon import phrases
from wirehouse.records import Block, Label

_HEADS = (Label.RELATED, Label.COMMENT)
_ROOMS = ("aside", "nav", "footer", "form", "figcaption", "div", "section")
_MARKS = (
    "related",
    "comments",
    "newsletter",
    "sidebar",
    "recommended",
    "share",
    "promo",
    "author-bio",
    "most-popular",
    "ad-slot",
    "cookie-banner",
)
_TEMPLATES = (
    "Photo: {}",
    "Read also: {}",
    "Read more: {}",
    "Tags: {}",
    "Source: {}",
    "Lesen Sie auch: {}",
    "Leia também: {}",
    "Lire aussi : {}",
    "Читайте также: {}",
)

Disturbed = tuple[list[Block], NDArray[np.float32], list[int]]
"""Blocks, the share of each that is the article's, and where each came from: -1 for what was put in."""


def disturb(
    blocks: Sequence[Block],
    shares: NDArray[np.float32],
    strange: Sequence[str],
    chance: np.random.Generator,
) -> Disturbed:
    """Put chrome among and below a page's paragraphs. `strange` are paragraphs of other pages, and teasers."""
    text = np.flatnonzero(shares > 0.5)
    rows: list[tuple[Block, float, int]] = [
        (block, float(share), row) for row, (block, share) in enumerate(zip(blocks, shares, strict=True))
    ]
    if not len(text):
        return list(blocks), shares, list(range(len(blocks)))
    if chance.random() < 0.4:
        reach = int(chance.integers(1, 6))
        kept = range(max(0, int(text[0]) - reach), min(len(blocks), int(text[-1]) + reach))
        rows = [rows[row] for row in kept]
    last = next(at for at in range(len(rows) - 1, -1, -1) if rows[at][1] > 0.5)
    if chance.random() < 0.6:
        tail = [_put(line) for line in _tail(strange, chance)]
        rows[last + 1 : last + 1] = tail
    inside = [at for at, row in enumerate(rows) if row[1] > 0.5 and at < last]
    for _ in range(int(chance.integers(0, 4))):
        if inside:
            at = int(chance.choice(inside))
            rows[at + 1 : at + 1] = [_put(_chrome(strange, chance))]
            inside = [other + (other > at) for other in inside]
    return [row[0] for row in rows], np.array([row[1] for row in rows], np.float32), [row[2] for row in rows]


def _put(text: str) -> tuple[Block, float, int]:
    return Block(0, text), 0.0, -1


def _tail(strange: Sequence[str], chance: np.random.Generator) -> list[str]:
    """Write what may stand below an article: a head of the site's, and other stories."""
    label = _HEADS[int(chance.integers(len(_HEADS)))]
    head = [_spelled(str(chance.choice(phrases(label))), chance)] if chance.random() < 0.8 else []
    return head + [str(text) for text in chance.choice(strange, int(chance.integers(1, 5)))]


def _chrome(strange: Sequence[str], chance: np.random.Generator) -> str:
    kind = chance.random()
    if kind < 0.65:
        label = chance.choice([label for label in Label if phrases(label)])
        return _spelled(str(chance.choice(phrases(Label(label)))), chance)
    if kind < 0.85:
        words = str(chance.choice(strange)).split()[: int(chance.integers(2, 10))]
        return str(chance.choice(_TEMPLATES)).format(" ".join(words))
    day = f"{chance.integers(1, 29):02}.{chance.integers(1, 13):02}.20{chance.integers(10, 27)}"
    return str(chance.choice([day, f"{chance.integers(24)}:{chance.integers(10, 60)}", f"{day} 12:30"]))


def _spelled(phrase: str, chance: np.random.Generator) -> str:
    return (
        phrase.capitalize() if chance.random() < 0.7 else phrase.upper() if chance.random() < 0.3 else phrase
    )


def furnish(page: HtmlPage, disturbed: Disturbed, chance: np.random.Generator) -> HtmlPage:
    """Give a page that holds the disturbed blocks: what was put in lies in rooms of its own beside its neighbour."""
    blocks, _, origins = disturbed
    found = HtmlPage(page.root, [], list(page.elements), [])
    neighbour, room = 0, -1
    for block, origin in zip(blocks, origins, strict=True):
        if origin >= 0:
            neighbour, room = page.element_of[origin], -1
            found.blocks.append(block)
            found.element_of.append(neighbour)
            continue
        if room < 0:
            room = _room(found, neighbour, chance)
        element = Element(str(chance.choice(["p", "li", "div", "h3"])), frozenset(), room)
        found.elements.append(element)
        found.element_of.append(len(found.elements) - 1)
        link = 1.0 if chance.random() < 0.3 else 0.0
        found.blocks.append(replace(block, element=element.name, link_share=link))
    return found


def _room(page: HtmlPage, neighbour: int, chance: np.random.Generator) -> int:
    """Add the element that holds what is put in: one of chrome's own, or a <div> that calls itself so."""
    parent = max(page.elements[neighbour].parent, 0)
    name = str(chance.choice(_ROOMS))
    told = name in {"div", "section"} or chance.random() < 0.3
    marks = frozenset(str(chance.choice(_MARKS)).split("-")) if told else frozenset()
    page.elements.append(Element(name, marks, parent))
    return len(page.elements) - 1
