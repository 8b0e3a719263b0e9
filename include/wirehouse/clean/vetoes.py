"""Which blocks are chrome by rule, whatever the network makes of them, and how sure of the opposite it must be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from wirehouse.clean import layout, picture_credits, wording
from wirehouse.clean.lexicon import Match
from wirehouse.clean.prose_run import ProseRun
from wirehouse.clean.survey import Survey
from wirehouse.records import Block, Label

# How sure of the opposite the network must be, by cross-validation over the pages that it is trained on.
_OVERRULES_REPEATS = 0.97
_OVERRULES_TAIL = 0.97
_OVERRULES_CLAIMS = 0.97
_OVERRULES_FOCUS = 0.9
_OVERRULES_ABOVE = 0.97
_NEVER = 2.0

_ABOVE_CREDIT = "a picture's credit stands below it"
_OF_GALLERY = "the credits of two pictures stand around it"
_FROM_ARCHIVE = "it says that its picture is from an archive"
CAPTIONS = frozenset({picture_credits.ENDS_IN_CREDIT, _ABOVE_CREDIT, _OF_GALLERY, _FROM_ARCHIVE})
"""The reasons for which a block is a caption: no company makes it body."""

_HARDLY = 0.1
# A step of a recipe may stand between two pictures as well, in more words than a caption.
_CREDIT_WORDS, _CAPTION_WORDS, _GALLERY_WORDS = 10, 60, 30
_LONGEST_TOLD = 40
_ARCHIVE = re.compile(
    r"\((?:(?:archiv|symbol)(?:bild|foto|aufnahme)?|archivo|archives?|file(?: photo| picture| image)?|arkiv(?:bilde?|foto)?|"
    r"archief(?:foto|beeld)?|foto d[’']archivio|imagen de archivo|photo d[’'](?:archives?|illustration))\)",
    re.I,
)
_COUNTED = "one of many lines that end in a count"
# Of four digits are the years behind a book or a car.
_COUNT = re.compile(r"[^\W\d_]\W*\(\d{1,3}\)$")
_MANY_COUNTED = 5
_SAYS = re.compile(r"\s(?:says|sagt|schreibt|meint|dit|dice|diz|zegt|пишет|говорит)\s?:$")
_NAME_WORDS = 6
_MANY_COMMENTS = 3


def find(survey: Survey, likely: NDArray[np.float32], is_small: bool) -> dict[int, str]:
    """Give the blocks that are chrome by rule, unless the network is surer of the opposite than the rule allows.

    `likely` is how likely the network takes each block to be the article's. On a small page it is never
    sure enough: of those, it has seen few.
    """
    found: dict[int, str] = {}
    for index, (reason, overruled) in chain(
        _by_wording(survey.run),
        _by_credit(survey, likely),
        _by_count(survey),
        _by_comment(survey),
        _by_place(survey),
    ):
        if is_small or likely[index] < overruled:
            found.setdefault(index, reason)
    return found


def _by_wording(run: ProseRun) -> Iterator[tuple[int, tuple[str, float]]]:
    """Give what reads as chrome, and what stands below the head of a part that is the site's."""
    tail = next(
        (index for index in range(run.last + 1, len(run.blocks)) if _is_tail(run.matches[index])), None
    )
    for index, block in enumerate(run.blocks):
        if run.matches[index] is not None:
            yield index, (block.reason, _NEVER)
        elif index in run.repeated:
            yield index, (block.reason, _OVERRULES_REPEATS)
        elif tail is not None and index > tail and run.last >= 0:
            reason = f"below “{run.blocks[tail].text[:_LONGEST_TOLD]}”"
            yield index, (reason, _OVERRULES_TAIL if layout.is_prose(block) else _NEVER)


def _by_credit(survey: Survey, likely: NDArray[np.float32]) -> Iterator[tuple[int, tuple[str, float]]]:
    """Give the captions among the blocks that may be body at all: on a page, what ends in a picture's credit.

    In a dump such lines are known by their wording, and what is told here is the line above a credit in
    parentheses that has a line of its own, a line between two credits, and what says in parentheses that its
    picture is an old one.
    """
    for index in np.flatnonzero(likely >= _HARDLY).tolist():
        if survey.tree is None:
            if _is_above_credit(survey.run.blocks[index : index + 2]):
                yield index, (_ABOVE_CREDIT, _NEVER)
            elif index and _is_of_gallery(survey.run.blocks[index - 1 : index + 2]):
                yield index, (_OF_GALLERY, _NEVER)
            elif _ARCHIVE.search(survey.run.blocks[index].text):
                yield index, (_FROM_ARCHIVE, _NEVER)
        elif picture_credits.ends_in_credit(survey.run.blocks[index].text):
            yield index, (picture_credits.ENDS_IN_CREDIT, _NEVER)


def _by_count(survey: Survey) -> Iterator[tuple[int, tuple[str, float]]]:
    """Give a dump's lines that end in a count, where many do: months of an archive, most discussed stories."""
    if survey.tree is not None:
        return
    counted = [index for index, block in enumerate(survey.run.blocks) if _COUNT.search(block.text)]
    if len(counted) >= _MANY_COUNTED:
        yield from ((index, (_COUNTED, _NEVER)) for index in counted)


def _by_comment(survey: Survey) -> Iterator[tuple[int, tuple[str, float]]]:
    """Give what stands from a dump's first comment on, where comments are headed as blogs do: `Jane says:`, a time."""
    run = survey.run
    if survey.tree is not None:
        return
    heads = [
        index
        for index, block in enumerate(run.blocks[:-1])
        if _SAYS.search(block.text)
        and wording.count_words(block.text) <= _NAME_WORDS
        and any(
            match is not None and match.label is Label.TIMESTAMP
            for match in run.matches[max(0, index - 1) : index + 3]
        )
    ]
    if len(heads) >= _MANY_COMMENTS:
        yield from (
            (index, ("a comment of a reader's", _NEVER)) for index in range(heads[0], len(run.blocks))
        )


def _is_above_credit(lines: Sequence[Block]) -> bool:
    """Tell whether the first of two lines is a caption whose credit is the second."""
    if len(lines) < 2 or not lines[1].text.startswith("("):
        return False
    text, below = lines[0].text, lines[1].text
    return (
        wording.count_words(below) <= _CREDIT_WORDS
        and wording.count_words(text) <= _CAPTION_WORDS
        and picture_credits.ends_in_credit(below)
    )


def _is_of_gallery(lines: Sequence[Block]) -> bool:
    """Tell whether the middle one of three lines is a caption: the credits of two pictures stand around it."""
    return (
        len(lines) == 3
        and wording.count_words(lines[1].text) <= _GALLERY_WORDS
        and all(
            wording.count_words(line.text) <= _CREDIT_WORDS and picture_credits.ends_in_credit(line.text)
            for line in (lines[0], lines[2])
        )
    )


def _is_tail(match: Match | None) -> bool:
    return match is not None and match.is_tail


def _by_place(survey: Survey) -> Iterator[tuple[int, tuple[str, float]]]:
    """Give what lies in chrome's own elements, outside the article's container, or above its headline."""
    run, tree = survey.run, survey.tree
    if tree is None:
        return
    # Where all prose lies in chrome's elements, there is no article for the network to be sure of.
    claims = _OVERRULES_CLAIMS if run.first >= 0 else _NEVER
    begins = survey.headline_at if survey.headline_at is not None and survey.headline_at < run.first else 0
    for index in range(len(run.blocks)):
        if index in tree.layout.claims:
            yield index, (tree.layout.claims[index][1], claims)
        elif index not in tree.layout.focus:
            yield (
                index,
                ("outside the article's container", _NEVER if tree.layout.is_ruled else _OVERRULES_FOCUS),
            )
        elif index < begins:
            yield index, ("above the headline", _OVERRULES_ABOVE)
