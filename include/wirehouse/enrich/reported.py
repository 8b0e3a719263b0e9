"""Reported speech without quotation marks: `Lee said the bridge would open.`"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wirehouse.enrich.cue_words import CueWords, cue_words
from wirehouse.enrich.cues import Cue, Side
from wirehouse.enrich.quote_marks import Quoted
from wirehouse.enrich.text import Span, plain

_LEAST_WORDS = 3
_LONGEST = 600
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_HEARER = re.compile(
    r" (?:(?:the |his |her |their |its )?(?:reporters|journalists|parliament|lawmakers|supporters|voters|them|him|her|me|us"
    r"|[A-Z][\w.'&-]*(?: [A-Z][\w.'&-]*){0,4}|(?:the|his|her|their|a) \w+(?: [A-Z]\w+){0,3}))(?: on)?(?= )"
)
_WHEN = re.compile(
    rf" (?:on |late |early )?(?:{_WEEKDAY}|yesterday|today|last \w+|this \w+|earlier \w+)(?: \w+ing)?(?= )"
)
_WHERE = re.compile(r" (?:out|in|at|on|during|through|via|to|from)(?: [^\s,;:.!?\"“”]+){0,9}?(?=,? that )")
_JOINT = re.compile(r",? (that|whether|if|how),? ")
_NO_WORDS = re.compile(
    r" (?:in|on|at|of|to|for|about|with|from|by|during|after|before|as|and|or|but|so|such|no|yes|it all|nothing|something"
    r"|goodbye|hello|when|while|because|what|much|more)\b"
)
_TAIL = re.compile(
    rf"(?: (?:(?:on |in |at )?\w+|late {_WEEKDAY}|this \w+|last \w+)){{0,4}}[.!?]?[\"”’)]*\s*$"
    rf"|(?: {_WEEKDAY}(?: \w+)?| (?:in|at|on|during) [^,;:]+)(?:, [^\n]*)?$"
)
_ADVERBIAL = re.compile(
    r"(?:In|At|On|During|After|Before|When|While|As|If|Asked|Speaking|By|For|From|With|Since|Because|Although|Though"
    r"|Despite|Following|Instead|However|Meanwhile|Later|Still|Then|But|And|So|Yet|Also|Now|Earlier)\b"
)
_INSET = re.compile(r",\s*$")


@dataclass(frozen=True, slots=True)
class Reported:
    """What someone is said to have said, in the writer's words, and the cue that says so."""

    span: Span
    cue: Cue


def find_reported(
    text: str, cues: Sequence[Cue], quoted: Sequence[Quoted], sentences: Sequence[int], ends: Sequence[int]
) -> list[Reported]:
    """Find reported speech, in order; nothing that holds words between marks.

    `sentences` are where sentences begin, `ends` where paragraphs end.
    """
    words = cue_words("en")
    if words is None:
        return []
    reader = _Reader(plain(text), words, sentences, ends)
    taken = [piece.outer for piece in quoted]
    starts = [span.start for span in taken]
    found: list[Reported] = []
    last = 0
    for span, cue in reader.read(cues):
        place = bisect_left(starts, span.end) - 1
        holds_marks = place >= 0 and taken[place].overlaps(span)
        if span.start >= last and not holds_marks:
            found.append(Reported(span, cue))
            last = span.end
    return found


class _Reader:
    """Reads the clauses that cues report."""

    def __init__(self, text: str, words: CueWords, sentences: Sequence[int], ends: Sequence[int]) -> None:
        self._text = text
        self._words = words
        self._sentences = sentences
        self._ends = ends

    def read(self, cues: Sequence[Cue]) -> Iterator[tuple[Span, Cue]]:
        for place, cue in enumerate(cues):
            if cue.unsaid or (cue.weak and not self._joins(cue)):
                continue
            following = cues[place + 1] if place + 1 < len(cues) else None
            span = self._clause(cue, following)
            if span is not None and len(self._text[slice(*span)].split()) >= _LEAST_WORDS:
                yield span, cue

    def _joins(self, cue: Cue) -> bool:
        """Tell whether a verb that seldom reports speech does here: `he charges that`, `pointed out that`."""
        return (
            cue.subject.is_person
            and re.match(r"(?: out)? that ", self._text[cue.verb.end : cue.verb.end + 10]) is not None
        )

    def _clause(self, cue: Cue, following: Cue | None) -> Span | None:
        begin, end = self._sentence(cue.span.start)
        word = self._text[slice(*cue.verb)].lower()
        if word in self._words.according:
            return self._according(cue, begin, end)
        if before := self._before(cue, begin, end):
            return before
        if cue.side is Side.RIGHT:
            return None
        start = self._start(cue.verb, end)
        if start is None:
            return None
        if following is not None and following.span.start < end and following.side is Side.INHERITED:
            end = following.span.start
        return self._trimmed(start, end)

    def _start(self, verb: Span, end: int) -> int | None:
        """Find where the reported words begin after the verb, over the hearer and the time."""
        text, at = self._text, verb.end
        word = text[slice(*verb)].lower()
        if word in {"told", "tells", "telling", "asked", "reminded", "assured", "informed"}:
            hearer = _HEARER.match(text, at, end)
            at = hearer.end() if hearer else at
        if when := _WHEN.match(text, at, end):
            at = when.end()
        if (where := _WHERE.match(text, at, end)) and not _JOINT.match(text, at, end):
            at = where.end()
        if joint := _JOINT.match(text, at, end):
            return joint.end() if joint.group(1) == "that" else joint.start(1)
        if word not in self._words.plain or _NO_WORDS.match(text, at, end) or self._follows_marks(verb):
            return None
        if word in {"told", "tells", "telling"} and at == verb.end:
            return None
        return at + 1 if text[at : at + 1] == " " else None

    def _follows_marks(self, verb: Span) -> bool:
        """Tell whether the verb is spent on the words between marks right before it."""
        return (
            re.search(r"[\"”»’'],? (?:[^\s,.:;]+ ){0,5}$", self._text[max(0, verb.start - 60) : verb.start])
            is not None
        )

    def _before(self, cue: Cue, begin: int, end: int) -> Span | None:
        """Read `The bridge would open, Lee said.`"""
        if cue.side is Side.INHERITED or not _TAIL.fullmatch(self._text, cue.span.end, end):
            return None
        if not _INSET.search(self._text, begin, cue.span.start) or cue.span.start <= begin:
            return None
        if _ADVERBIAL.match(self._text, begin) and self._text.find(",", begin, cue.span.start - 2) < 0:
            return None
        return self._trimmed(begin, cue.span.start)

    def _according(self, cue: Cue, begin: int, end: int) -> Span | None:
        if cue.verb.start == begin:
            comma = self._text.find(",", cue.span.end, min(end, cue.span.end + 60))
            return self._trimmed(comma + 1, end) if comma >= 0 else None
        return self._trimmed(begin, cue.verb.start)

    def _sentence(self, at: int) -> Span:
        place = bisect_right(self._sentences, at)
        begin = self._sentences[place - 1] if place else 0
        stop = self._ends[min(bisect_left(self._ends, at), len(self._ends) - 1)]
        after = self._sentences[place] if place < len(self._sentences) else stop
        return Span(begin, min(after, stop))

    def _trimmed(self, start: int, end: int) -> Span | None:
        text = self._text
        while start < end and not (text[start].isalnum() or text[start] in "$€£¥"):
            start += 1
        while end > start and not (text[end - 1].isalnum() or text[end - 1] in "%)"):
            end -= 1
        return Span(start, end) if 0 < end - start <= _LONGEST else None
