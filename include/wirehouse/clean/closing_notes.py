"""What a site writes below an article, told among the last paragraphs that were taken for it.

The wordings are those of closing_notes.yaml.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml
from numpy.typing import NDArray

from wirehouse.clean.survey import Survey

_LAST = 6
_LAST_LIVES = 5
_MOST_WORDS = 90
_ABOVE_HEAD = 0.75
_SURE_BELOW_HEAD = 0.85


class _Wordings(NamedTuple):
    note: re.Pattern[str]
    biography: re.Pattern[str]


@cache
def _wordings() -> _Wordings:
    content = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return _Wordings(re.compile("".join(content["note"]), re.I), re.compile("".join(content["biography"])))


def find(survey: Survey, body: NDArray[np.bool_], sizes: NDArray[np.float32]) -> frozenset[int]:
    """Give the numbers of the notes among the last blocks of body: where to follow, who earns by the links.

    In a dump also the lines on who wrote it; a page marks those, and has others that belong to its
    text. `body` are the blocks taken so far, `sizes` their words. A text of nothing but notes keeps them.
    """
    taken = np.flatnonzero(body)
    last = [int(index) for index in taken[-_LAST:] if sizes[index] <= _MOST_WORDS]
    lives = set(taken[-_LAST_LIVES:].tolist()) if survey.tree is None else set[int]()
    found = frozenset(
        index
        for index in last
        if _wordings().note.search(text := survey.run.blocks[index].text)
        or (index in lives and _wordings().biography.match(text))
    )
    return found if 2 * float(sizes[list(found)].sum()) < float(sizes[taken].sum()) else frozenset()


def below_head(
    survey: Survey, body: NDArray[np.bool_], sizes: NDArray[np.float32], likely: NDArray[np.float32]
) -> frozenset[int]:
    """Give the numbers of a dump's blocks of body below a head of the site's ("Related articles").

    Most of the body stands above the head, and of what stands below it the network is not sure on
    average: `likely` is how likely it takes each block to be the article's.
    """
    if survey.tree is not None:
        return frozenset()
    words = np.where(body, sizes, 0)
    above = np.cumsum(words)
    heads = (
        index
        for index, match in enumerate(survey.run.matches)
        if match is not None and match.is_tail and above[index] >= max(1.0, _ABOVE_HEAD * above[-1])
    )
    head = next(heads, None)
    if head is None or above[-1] == above[head]:
        return frozenset()
    sure = float((words * likely)[head:].sum()) / float(above[-1] - above[head])
    return (
        frozenset((np.flatnonzero(body[head:]) + head).tolist()) if sure < _SURE_BELOW_HEAD else frozenset()
    )
