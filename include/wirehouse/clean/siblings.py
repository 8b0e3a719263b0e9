"""Paragraphs stand together: one that lies between others of the article, in the same element, is the article's."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirehouse.clean import layout
from wirehouse.clean.survey import Survey

_LEAST = 8
_TAKEN = 0.5


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
