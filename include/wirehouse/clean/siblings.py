"""Blocks stand together: what lies between others of the article, in the same element or line by line, is the article's."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from wirehouse.clean import layout, wording
from wirehouse.clean.survey import Survey, Tree

_LEAST = 8
_TAKEN = 0.5
_TAKEN_OF_ALIKE = 0.8
_LEAST_LINE = 2
_NOT_UNLIKELY = 0.2
_LEAST_ALIKE = 3
_HARDLY = 0.1
_MOST_LINKED = 0.5
# A menu is no single paragraph of so many words.
_LIST_OF_SOURCES = 60
_LIKELY = 0.5
_LEAST_ITEMS = 10
_SPOKEN = 0.15
_LONG_LIST = 30
_SUBHEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_OF_LISTS = _SUBHEADINGS | {"li", "dt", "dd"}
_LEAST_SENTENCES, _LEAST_BESIDE = 15, 20


def between(survey: Survey, body: NDArray[np.bool_], sizes: NDArray[np.float32]) -> frozenset[int]:
    """Give the numbers of the paragraphs of prose that were left out between two that were taken.

    All three are <p> right in the same element of the article's container, of whose paragraphs most were
    taken. `body` are the blocks taken so far, `sizes` their words. What its wording says to be chrome stays so.
    """
    run, tree = survey.run, survey.tree
    if tree is None:
        return frozenset()
    found: set[int] = set()
    children: dict[int, list[int]] = {}
    for index, block in enumerate(run.blocks):
        if block.element == "p" and sizes[index] >= _LEAST:
            children.setdefault(tree.page.elements[tree.page.element_of[index]].parent, []).append(index)
    for paragraphs in children.values():
        taken = [index for index in paragraphs if body[index]]
        if len(taken) < 2 or len(taken) < len(paragraphs) * _TAKEN:
            continue
        found.update(
            index
            for index in paragraphs
            if taken[0] < index < taken[-1]
            and not body[index]
            and index in tree.layout.focus
            and index != survey.headline_at
            and run.matches[index] is None
            and layout.is_prose(run.blocks[index])
        )
    return frozenset(found)


def alike(
    survey: Survey, body: NDArray[np.bool_], sizes: NDArray[np.float32], likely: NDArray[np.float32]
) -> frozenset[int]:
    """Give the numbers of the blocks that were left out among those that look alike and were taken.

    Alike are the blocks in elements of the same name and the same marks, of whose words most were taken:
    pages that wrap every paragraph in an element of its own have no siblings. Prose is taken back, and
    what is not all unlikely: `likely` is how likely the network takes each block to be the article's.
    """
    run, tree = survey.run, survey.tree
    if tree is None:
        return frozenset()
    groups: dict[tuple[str, frozenset[str]], list[int]] = {}
    for index in sorted(tree.layout.focus - tree.layout.claims.keys()):
        if index != survey.headline_at and run.matches[index] is None:
            groups.setdefault(_look(tree, index), []).append(index)
    found: set[int] = set()
    for blocks in groups.values():
        taken = [index for index in blocks if body[index]]
        if len(taken) >= _LEAST_ALIKE and sizes[taken].sum() >= _TAKEN_OF_ALIKE * sizes[blocks].sum():
            found.update(index for index in blocks if not body[index] and taken[0] < index < taken[-1])
    return frozenset(index for index in found if _may_be_alike(survey, index, sizes, likely))


def _may_be_alike(
    survey: Survey, index: int, sizes: NDArray[np.float32], likely: NDArray[np.float32]
) -> bool:
    block = survey.run.blocks[index]
    if layout.is_prose(block):
        return bool(sizes[index] >= _LEAST)
    return bool(sizes[index] >= _LEAST_LINE and likely[index] >= _NOT_UNLIKELY)


def headed(
    survey: Survey, body: NDArray[np.bool_], sizes: NDArray[np.float32], likely: NDArray[np.float32]
) -> frozenset[int]:
    """Give the numbers of the paragraphs that stand right below a subheading that was taken, and were left out."""
    run, tree = survey.run, survey.tree
    if tree is None:
        return frozenset()
    below = (index + 1 for index in np.flatnonzero(body[:-1]) if run.blocks[index].element in _SUBHEADINGS)
    return frozenset(
        int(index)
        for index in below
        if not body[index]
        and sizes[index] >= _LEAST_BESIDE
        and likely[index] >= _HARDLY
        and index in tree.layout.focus
        and index not in tree.layout.claims
        and run.matches[index] is None
        and run.blocks[index].element not in _SUBHEADINGS
        and (run.blocks[index].link_share <= _MOST_LINKED or sizes[index] >= _LIST_OF_SOURCES)
    )


def of_a_list(survey: Survey, body: NDArray[np.bool_], sizes: NDArray[np.float32]) -> frozenset[int]:
    """Give the numbers of the blocks left out between the first and the last item of an article that is a list.

    Such an article names a prize's winners or a season's dates and holds hardly a sentence. On a page its
    items and their headings are told from what else lies there by the names and marks of their
    elements; in a dump they lie no further apart than a long list's heads.
    """
    run, tree = survey.run, survey.tree
    taken = np.flatnonzero(body).tolist()
    spoken = sum(float(sizes[index]) for index in taken if wording.ends_sentence(run.blocks[index].text))
    if len(taken) < _LEAST_ITEMS or spoken > _SPOKEN * float(sizes[taken].sum()):
        return frozenset()
    among: Iterable[int]
    if tree is None:
        among = chain.from_iterable(
            range(one + 1, other) for one, other in pairwise(taken) if other - one <= _LONG_LIST
        )
    else:
        looks = {_look(tree, index) for index in taken}
        among = (
            index
            for index in sorted(tree.layout.focus - tree.layout.claims.keys())
            if taken[0] < index < taken[-1]
            and run.blocks[index].element in _OF_LISTS
            and _look(tree, index) in looks
        )
    return frozenset(
        index
        for index in among
        if not body[index] and index != survey.headline_at and run.matches[index] is None
    )


def _look(tree: Tree, index: int) -> tuple[str, frozenset[str]]:
    element = tree.page.elements[tree.page.element_of[index]]
    return element.name, element.marks


def between_lines(
    survey: Survey, body: NDArray[np.bool_], sizes: NDArray[np.float32], likely: NDArray[np.float32]
) -> frozenset[int]:
    """Give the numbers of a dump's lines that were left out right between two that were taken.

    Those are short lines beside a paragraph that stand again elsewhere ("Pros") and as likely as not are
    the article's, and sentences between two paragraphs. `likely` is how likely the network takes each
    line to be the article's.
    """
    run = survey.run
    if survey.tree is not None:
        return frozenset()
    inside = np.flatnonzero(body[:-2] & body[2:] & ~body[1:-1]) + 1
    return frozenset(
        index
        for index in inside.tolist()
        if run.matches[index] is None
        and index != survey.headline_at
        and (
            _is_subheading(survey, index, sizes) and likely[index] >= _LIKELY
            if index in run.repeated
            else sizes[index] >= _LEAST_SENTENCES
            and wording.ends_sentence(run.blocks[index].text)
            and all(sizes[beside] >= _LEAST_BESIDE for beside in (index - 1, index + 1))
        )
    )


def _is_subheading(survey: Survey, index: int, sizes: NDArray[np.float32]) -> bool:
    return bool(sizes[index] < _LEAST) and any(
        sizes[beside] >= _LEAST and wording.ends_sentence(survey.run.blocks[beside].text)
        for beside in (index - 1, index + 1)
    )
