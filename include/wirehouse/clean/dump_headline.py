"""Which line of a text dump is its headline: one above the body, weighed by what it says and what stands near.

The weights are those of a conditional logistic regression (McFadden, 1974) over the lines above the body,
rounded; the measures know no language, but for the words of chrome, bylines and dates.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from wirehouse.clean import bylines, dates, persons, wording
from wirehouse.clean.lexicon import look_up
from wirehouse.records import Block, Label

_REACH = 60
_LEAST_WORDS = 2
_MOST_WORDS = 45
_LONGEST = 400
_LEAD_LINES = 6
_LEAD_WORDS = 150
_SOON = 5
_MOST_REPEATS = 4
_LEAST_PHRASE = 4
_LONGEST_PHRASE = 20
_CREDIT = re.compile(
    r"©|\((?:photo|foto|image|bild)|\b(?:photos?|photograph|fotos?|bild|image|illustration|getty|shutterstock|reuters|afp|dpa|"
    r"istock|unsplash|picture alliance|courtesy|supplied|credit)\b.{0,60}$|(?:/|\|)\s*[A-ZÀ-Þ]{2,5}$",
    re.I,
)
_NUMBERED = re.compile(r"^\W*\d{1,3}\s*[.)]\s")
_CONTENTS = re.compile(
    r"^\W*(?:table of contents|contents|in this (?:article|guide|post|story)|key takeaways|jump to|on this page|quick links|inhalt\w*|"
    r"sommaire|índice|indice|inhoud|spis treści|содержание|зміст|目次|目录)\W*$",
    re.I,
)


class Measures(NamedTuple):
    """What is measured of a line that may be the headline; each from 0 to about 1."""

    shared: float
    lead: float
    words: float
    brief: float
    long: float
    repeated_above: float
    repeated_below: float
    within_another: float
    dated_soon: float
    stops: float
    asks: float
    credit: float
    numbered: float
    below_contents: float
    distance: float
    between: float
    before_sentence: float
    person: float
    small_letter: float
    chrome: float
    first: float
    after_brief: float
    after_phrase: float


WEIGHTS = Measures(
    shared=1.8,
    lead=2.1,
    words=3.9,
    brief=-2.1,
    long=-2.8,
    repeated_above=0.2,
    repeated_below=-0.3,
    within_another=0.6,
    dated_soon=2.4,
    stops=-2.5,
    asks=-0.1,
    credit=-2.0,
    numbered=-1.6,
    below_contents=-2.3,
    distance=0.65,
    between=-1.25,
    before_sentence=0.9,
    person=-2.1,
    small_letter=-2.0,
    chrome=-1.6,
    first=-2.7,
    after_brief=0.1,
    after_phrase=-1.3,
)
"""Made by `bench/labeller/headline_weights.py`."""

# Below the regression's own threshold of 3.6: a document without a headline is no article at all.
_LEAST_SCORE = 1.5


class _Line(NamedTuple):
    text: str
    tokens: tuple[str, ...]
    words: int
    label: Label | None


def find(blocks: Sequence[Block], first_body: int, body: Sequence[str]) -> int | None:
    """Give the number of the line that is the headline, None where none will do.

    `first_body` is the number of the first line of the body, `body` the texts of the body's lines.
    """
    measured = measure(blocks, first_body, body)
    # The sentence that the text opens with is a headline only where no other line will do.
    lines = {index: score(one) for index, one in measured.items() if not (one.first and one.stops)}
    opening = {index: score(one) for index, one in measured.items() if index not in lines}
    for scored in (lines, opening):
        best = max(scored, key=scored.__getitem__, default=None)
        if best is not None and scored[best] > _LEAST_SCORE:
            return best
    return None


def score(measures: Measures) -> float:
    """Weigh a line's measures."""
    return sum(weight * value for weight, value in zip(WEIGHTS, measures, strict=True))


def is_credit(text: str) -> bool:
    """Tell whether a line is a picture's caption with its credit: `The bridge. © The Example`."""
    return _CREDIT.search(text) is not None


def measure(blocks: Sequence[Block], first_body: int, body: Sequence[str]) -> dict[int, Measures]:
    """Measure the lines above the body that could be a headline, by their numbers."""
    dump = _gather(blocks, first_body, body)
    return {
        index: _measure(dump, index, content)
        for index, line in dump.lines.items()
        if index <= first_body
        and _may_be(line)
        and (content := [word for word in line.tokens if tells(word)])
    }


class _Dump(NamedTuple):
    """What the lines are measured by: those above the body, the body's words, the wordings of all lines."""

    lines: dict[int, _Line]
    first_body: int
    vocabulary: frozenset[str]
    lead: frozenset[str]
    above: Counter[tuple[str, ...]]
    below: frozenset[tuple[str, ...]]
    contents: int


def _gather(blocks: Sequence[Block], first_body: int, body: Sequence[str]) -> _Dump:
    start = max(0, first_body - _REACH)
    lines = {index: _read(blocks[index]) for index in range(start, min(first_body + 2, len(blocks)))}
    below = (block.text for block in blocks[first_body + 1 :] if len(block.text) <= _LONGEST)
    return _Dump(
        lines,
        first_body,
        vocabulary=frozenset(filter(tells, {word for text in body for word in wording.tokens(text)})),
        lead=frozenset(wording.tokens(" ".join(body[:_LEAD_LINES]))[:_LEAD_WORDS]),
        above=Counter(line.tokens for line in lines.values()),
        below=frozenset(tuple(wording.tokens(text)) for text in below),
        contents=max(
            (index for index, line in lines.items() if _CONTENTS.match(line.text)), default=len(blocks)
        ),
    )


def _measure(dump: _Dump, index: int, content: Sequence[str]) -> Measures:
    lines, first_body = dump.lines, dump.first_body
    line, before = lines[index], lines.get(index - 1)
    last = line.text.rstrip()[-1:]
    repeats = dump.above[line.tokens]
    between = [lines[other] for other in range(index + 1, first_body)]
    return Measures(
        shared=sum(word in dump.vocabulary for word in content) / len(content),
        lead=sum(word in dump.lead for word in content) / len(content),
        words=math.log2(1 + min(line.words, 16)) / 4,
        brief=float(line.words <= 2),
        long=float(line.words > 18),
        repeated_above=math.log2(repeats) if repeats <= _MOST_REPEATS else 0.0,
        repeated_below=float(line.tokens in dump.below),
        within_another=float(_is_within(line, lines, index)),
        dated_soon=max(
            (1 / step for step in range(1, _SOON) if _dates(lines.get(index + step))), default=0.0
        ),
        stops=float(last in ".:;,。…"),
        asks=float(last in "?!？"),
        credit=float(is_credit(line.text)),
        numbered=float(_NUMBERED.match(line.text) is not None),
        below_contents=float(index > dump.contents),
        distance=(first_body - index) / 20,
        between=sum(other.label is None and not wording.ends_sentence(other.text) for other in between) / 10,
        before_sentence=float(_is_sentence(lines.get(index + 1))),
        person=float(_is_person(line)),
        small_letter=float(line.text.lstrip(" \"'“„«‘(")[:1].islower()),
        chrome=float(line.label is not None),
        first=float(index == first_body),
        after_brief=float(before is not None and before.words <= 3),
        after_phrase=float(before is not None and _is_phrase(before, line)),
    )


def _read(block: Block) -> _Line:
    words = wording.count_words(block.text)
    return _Line(block.text, tuple(wording.tokens(block.text[:_LONGEST])), words, _label(block.text, words))


def _label(text: str, words: int) -> Label | None:
    """Name a line that is no headline for what it is: chrome, a date, a byline."""
    if len(text) > _LONGEST:
        return None
    match = look_up(text, words, in_dump=True)
    if match is not None:
        return match.label
    found = dates.find(text, "dmy")
    if (found and sum(date.end - date.start for date in found) >= len(text) * 0.4) or dates.is_clock(text):
        return Label.TIMESTAMP
    return Label.BYLINE if words <= 20 and bylines.read_byline(text) else None


def _may_be(line: _Line) -> bool:
    return (
        _LEAST_WORDS <= line.words <= _MOST_WORDS
        and len(line.text) <= _LONGEST
        and line.label not in {Label.TIMESTAMP, Label.BYLINE, Label.READING_TIME, Label.SHARE}
    )


def _dates(line: _Line | None) -> bool:
    return line is not None and line.label in {Label.TIMESTAMP, Label.BYLINE, Label.READING_TIME}


def _is_sentence(line: _Line | None) -> bool:
    return line is not None and line.words >= 8 and wording.ends_sentence(line.text)


def _is_phrase(line: _Line, following: _Line) -> bool:
    """Tell a line that may be the headline from its standfirst below it."""
    return (
        line.label is None
        and _LEAST_PHRASE <= line.words <= _LONGEST_PHRASE
        and not wording.ends_sentence(line.text)
        and line.tokens != following.tokens
    )


def _is_within(line: _Line, lines: dict[int, _Line], index: int) -> bool:
    """Tell whether another line, a trail of breadcrumbs or a title with the site's name, holds this one."""
    wanted = f" {' '.join(line.tokens)} "
    return line.words >= 3 and any(
        len(line.tokens) < len(other.tokens) <= len(line.tokens) + 12
        and wanted in f" {' '.join(other.tokens)} "
        for at, other in lines.items()
        if at != index
    )


def _is_person(line: _Line) -> bool:
    if line.words > 5:
        return False
    name = persons.person(line.text)
    return name is not None and persons.is_given_name(name.split()[0])


def tells(word: str) -> bool:
    """Leave out the short words, which every text shares; a letter of Chinese is not one."""
    return len(word) > 2 or (len(word) == 1 and ord(word) > 0x2E80)
