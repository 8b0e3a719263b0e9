"""Tables of figures stand whole: no cell says by itself whether it is the article's.

The labeller judges a cell as it judges any short line, and takes the names and leaves the numbers. So the
table is judged in its place: within the article's container on a page, between two of its paragraphs in a
dump, whose tables are but lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from wirehouse.clean import layout, wording
from wirehouse.clean.lexicon import Match
from wirehouse.clean.prose_run import ProseRun
from wirehouse.clean.survey import Survey, Tree
from wirehouse.records import Label

_CELLS = 4
_CELL_ELEMENTS = frozenset({"td", "th", "caption"})
_CELL_WORDS = 13
_LINKED = 0.35
_TEXT_ABOVE = 25

_LINES = 8
_PARAGRAPH_WORDS = 12
_LINE_WORDS = 3
_WITH_DIGITS = 0.5
_CHROME = 0.1


def find(survey: Survey, body: NDArray[np.bool_], sizes: NDArray[np.float32]) -> frozenset[int]:
    """Give the numbers of the blocks that are cells of the article's tables.

    `body` are the blocks taken so far, `sizes` their words.
    """
    if survey.tree is None:
        return _between_paragraphs(survey.run, body, sizes)
    return _in_container(survey.run, survey.tree, body, sizes)


def _in_container(
    run: ProseRun, tree: Tree, body: NDArray[np.bool_], sizes: NDArray[np.float32]
) -> frozenset[int]:
    """Give the cells of the tables in the article's container below some of its text, but those that say that they are chrome."""
    found: set[int] = set()
    for cells in _tables(tree).values():
        own = np.array(cells)
        is_small = len(cells) >= _CELLS and sizes[own].mean() <= _CELL_WORDS
        above = float(sizes[: cells[0]][body[: cells[0]]].sum())
        if not is_small or above < _TEXT_ABOVE or not tree.layout.focus.issuperset(cells):
            continue
        linked = sum(run.blocks[index].link_share for index in cells) / len(cells)
        if linked <= _LINKED and tree.layout.claims.keys().isdisjoint(cells):
            found.update(cells)
    return frozenset(found)


def _tables(tree: Tree) -> Mapping[int, list[int]]:
    """Give each table's blocks by the table's place among the elements; of nested tables, the innermost's."""
    table_of: list[int] = []
    for place, element in enumerate(tree.page.elements):
        outer = table_of[element.parent] if element.parent >= 0 else -1
        table_of.append(place if element.name == "table" else outer)
    tables: dict[int, list[int]] = {}
    for index, place in enumerate(tree.page.element_of):
        if table_of[place] >= 0:
            tables.setdefault(table_of[place], []).append(index)
    return tables


def _between_paragraphs(run: ProseRun, body: NDArray[np.bool_], sizes: NDArray[np.float32]) -> frozenset[int]:
    """Give a dump's short lines between two paragraphs of the body, where most of them hold figures."""
    found: set[int] = set()
    paragraphs = np.flatnonzero(body & (sizes >= _PARAGRAPH_WORDS)).tolist()
    for start, end in pairwise(paragraphs):
        lines = range(start + 1, end)
        left = [index for index in lines if not body[index]]
        if len(lines) < _LINES or len(left) < _CELLS:
            continue
        chrome = sum(_is_chrome(run.matches[index]) for index in left)
        if (
            _hold_figures(run, left)
            and chrome <= len(left) * _CHROME
            and float(np.median(sizes[left])) <= _LINE_WORDS
        ):
            found.update(left)
    return frozenset(found)


def prose_below(run: ProseRun) -> frozenset[int]:
    """Give the numbers of the paragraphs that go on where a table has ended the run of prose."""
    found: set[int] = set()
    index = run.last + 1
    while 0 < index < len(run.blocks):
        start = index
        while index < len(run.blocks) and _may_be_cell(run, index):
            index += 1
        if index - start < _CELLS or not _is_table(run, range(start, index)):
            break
        start = index
        while index < len(run.blocks) and run.matches[index] is None and layout.is_prose(run.blocks[index]):
            index += 1
        found.update(range(start, index))
    return frozenset(found)


def _may_be_cell(run: ProseRun, index: int) -> bool:
    block = run.blocks[index]
    if block.element is not None:
        return block.element in _CELL_ELEMENTS
    return wording.count_words(block.text) <= _LINE_WORDS and not _is_chrome(run.matches[index])


def _is_table(run: ProseRun, lines: Sequence[int]) -> bool:
    return run.blocks[lines[0]].element is not None or _hold_figures(run, lines)


def _hold_figures(run: ProseRun, lines: Sequence[int]) -> bool:
    figures = sum(any(map(str.isdigit, run.blocks[index].text)) for index in lines)
    return figures >= len(lines) * _WITH_DIGITS


def _is_chrome(match: Match | None) -> bool:
    # A line of numbers alone reads as a pager, and one of a year as a date.
    return match is not None and match.label not in {Label.NAVIGATION, Label.TIMESTAMP}
