"""What the tree of an HTML page says of each block, in numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wirehouse.clean.html_page import HtmlPage
from wirehouse.clean.layout import Layout
from wirehouse.clean.signs import Columns, one_hot, prose
from wirehouse.clean.wording import ends_sentence
from wirehouse.records import Block

_ELEMENTS = ("p", "li", "h1", "h2", "h3", "h4", "div", "td", "figcaption", "blockquote", "section", "span")
_AROUND = (
    "article",
    "main",
    "aside",
    "footer",
    "header",
    "nav",
    "section",
    "form",
    "figure",
    "ul",
    "table",
    "blockquote",
    "li",
)
_SAME = {"h5": "h4", "h6": "h4", "th": "td", "dd": "li", "dt": "li", "ol": "ul"}
_ELEMENT = {name: place for place, name in enumerate(_ELEMENTS)}
_ROOM = {name: place for place, name in enumerate(_AROUND)}
_SHINGLE = 3
_LONGEST_STATED = 20_000
_MOST_OUTER = 40


def describe(
    page: HtmlPage,
    layout: Layout,
    words: Sequence[Sequence[str]],
    stated: Sequence[Sequence[str]],
) -> Columns:
    """Describe each block by its element, the elements around it, and what the page states of its text.

    `words` are the blocks' words in small letters; `stated` are texts that the page gives to machines
    (JSON-LD `articleBody`, the description), each as its words.
    """
    sizes = np.fromiter(map(len, words), np.float32, len(words))
    links = np.fromiter((block.link_share for block in page.blocks), np.float32, len(words))
    ends = np.fromiter((ends_sentence(block.text) for block in page.blocks), np.float32, len(words))
    running = prose(sizes, ends, links)
    place = np.array(page.element_of)
    columns = [
        _elements(page.blocks),
        _around(page)[place],
        one_hot([claim[0] if (claim := layout.claims.get(row)) else None for row in range(len(words))]),
        np.stack(
            [
                links,
                np.fromiter((row in layout.focus for row in range(len(words))), np.float32, len(words)),
                np.fromiter((row in layout.claims for row in range(len(words))), np.float32, len(words)),
            ],
            axis=1,
        ),
        _neighbourhood(page, place, sizes, links, running),
        *(np.stack(_agreement(words, text), axis=1) for text in stated),
    ]
    return np.hstack(columns).astype(np.float32)


def _elements(blocks: Sequence[Block]) -> Columns:
    table = np.zeros((len(blocks), len(_ELEMENTS)), np.float32)
    for row, block in enumerate(blocks):
        name = block.element or ""
        column = _ELEMENT.get(_SAME.get(name, name))
        if column is not None:
            table[row, column] = 1
    return table


def _around(page: HtmlPage) -> Columns:
    """Give for each element which kinds of elements it lies in, and how deep."""
    kinds: list[int] = []
    depths: list[int] = []
    for element in page.elements:
        outer, depth = (kinds[element.parent], depths[element.parent]) if element.parent >= 0 else (0, 0)
        column = _ROOM.get(_SAME.get(element.name, element.name))
        kinds.append(outer if column is None else outer | 1 << column)
        depths.append(depth + 1)
    lies_in = np.array(kinds)[:, None] >> np.arange(len(_AROUND)) & 1
    return np.hstack([lies_in, np.array(depths)[:, None]]).astype(np.float32)


def _neighbourhood(
    page: HtmlPage, place: NDArray[np.int64], sizes: Columns, links: Columns, running: Columns
) -> Columns:
    """Describe the elements that a block shares with others: its own, its parent, its parent's parent.

    Blocks that the page lays out alike (the same elements with the same classes all the way up) are
    described as a group too: a site's paragraphs look alike, and so do its teasers.
    """
    parents = np.array(
        [element.parent if element.parent >= 0 else at for at, element in enumerate(page.elements)]
    )
    inside = _totals(page, place, np.stack([running, sizes, sizes * links, np.ones_like(sizes)], axis=1))
    whole = max(float(running.sum()), 1.0)
    prose, size, linked, count = inside.T
    parent = parents[place]
    grandparent = parents[parent]
    alike = _alike(page)[place]
    group = np.stack([np.bincount(alike, weights) for weights in (None, running, sizes * links)], axis=1)[
        alike
    ]
    columns = (
        prose[place] / whole,
        prose[parent] / whole,
        prose[grandparent] / whole,
        linked[parent] / np.maximum(size[parent], 1),
        linked[grandparent] / np.maximum(size[grandparent], 1),
        np.log1p(count[parent]),
        np.log1p(count[grandparent]),
        np.log1p(prose[parent] / np.maximum(count[parent], 1)),
        np.log1p(group[:, 0]),
        group[:, 1] / whole,
        np.minimum(group[:, 2] / (group[:, 1] + 1), 10),
        np.log1p(group[:, 1] / group[:, 0]),
        np.array([element.name in {"article", "main"} for element in page.elements], np.float32)[parent],
        np.array([len(element.marks) for element in page.elements], np.float32)[place],
    )
    return np.stack(columns, axis=1)


def _totals(page: HtmlPage, place: NDArray[np.int64], values: Columns) -> NDArray[np.float64]:
    """Sum up the blocks' values within each element."""
    count = len(page.elements)
    columns = [_add_up(page, np.bincount(place, each, count).tolist()) for each in values.T]
    return np.array(columns).T


def _add_up(page: HtmlPage, totals: list[float]) -> list[float]:
    """Add to each element's own total, in place, those of the elements in it."""
    # Parents stand before their children.
    for at in range(len(totals) - 1, 0, -1):
        if totals[at] and (parent := page.elements[at].parent) >= 0:
            totals[parent] += totals[at]
    return totals


def _alike(page: HtmlPage) -> NDArray[np.int64]:
    """Number the elements by their look: the names and marks of the element and of all around it."""
    numbers: dict[tuple[int, str, frozenset[str]], int] = {}
    number = numbers.setdefault
    look: list[int] = []
    for element in page.elements:
        above = look[element.parent] if element.parent >= 0 else -1
        look.append(number((above, element.name, element.marks), len(numbers)))
    return np.array(look)


def _agreement(words: Sequence[Sequence[str]], stated: Sequence[str]) -> tuple[Columns, Columns]:
    """Give the share of each block's runs of three words that a stated text has, and how long that text is."""
    text = stated[:_LONGEST_STATED]
    runs, vocabulary = set(_runs(text)), set(text)
    share = np.zeros(len(words), np.float32)
    if runs:
        for row, block in enumerate(words):
            # To make the runs of a block takes longer than to see that it shares no word.
            if len(block) >= _SHINGLE and not vocabulary.isdisjoint(block):
                own = _runs(block)
                share[row] = sum(map(runs.__contains__, own)) / len(own)
    return share, np.full(len(words), np.log1p(len(text)), np.float32)


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


def marks(page: HtmlPage) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Give for each block the words of its element's attributes, and those of the elements around it."""
    in_order = {marks: tuple(sorted(marks)) for marks in {element.marks for element in page.elements}}
    own = [in_order[element.marks] for element in page.elements]
    # What lies right in one element has the same around it.
    within: dict[int, tuple[str, ...]] = {-1: ()}
    outer: list[tuple[str, ...]] = []
    for element in page.elements:
        parent = element.parent
        if parent not in within:
            both = own[parent] + outer[parent]
            within[parent] = tuple(dict.fromkeys(both))[:_MOST_OUTER] if own[parent] else both
        outer.append(within[parent])
    return [own[at] for at in page.element_of], [outer[at] for at in page.element_of]
