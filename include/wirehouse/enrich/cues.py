"""Cues of speech: a verb of saying with the words that name who says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wirehouse.enrich.lexicon import ADVERBS, INVERTING_VERBS, SPEECH_VERBS, SUBJECT_PRONOUNS, WEAK_VERBS
from wirehouse.enrich.quote_marks import Quoted
from wirehouse.enrich.roles import RolePhrase
from wirehouse.enrich.text import Span, plain
from wirehouse.records import EntityKind, Mention

_VERB = re.compile(
    rf"(?<![\w'-])(?:{'|'.join(sorted(SPEECH_VERBS, key=len, reverse=True))}|[Aa]ccording to)(?![\w-])"
)
_LAST_WORD = re.compile(r"(\w+)\s*$")
_PARENTHESIS = re.compile(r"\s*\([^()\n]{1,30}\)\s*$")
_STOPS_INVERSION = re.compile(
    r"[,;:!?\"“”«»]|\b(?:in|on|at|to|that|during|after|before|when|as|while|for|from|with|about|he|she|it|they|of|if|by"
    r"|there|not|and|but|or)\b"
)
_REACH = 160
"""Characters left of a verb within which its subject is looked for."""
_INVERSION_REACH = 70
_COMMAS = 3


class Side(StrEnum):
    """Where the subject stands, seen from its verb."""

    LEFT = "left"
    RIGHT = "right"
    INHERITED = "inherited"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is said to speak: a mention, a role phrase or a pronoun."""

    span: Span
    mention: Mention | None = None
    role: RolePhrase | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying with its subject; `span` holds both."""

    span: Span
    verb: Span
    subject: Subject
    side: Side
    weak: bool


class Subjects:
    """The phrases of a text that can be a subject, by where they begin and end."""

    def __init__(self, text: str, mentions: Sequence[Mention], roles: Sequence[RolePhrase]) -> None:
        smooth = plain(text)
        self.starts: dict[int, Subject] = {}
        self.ends: dict[int, Subject] = {}
        for found in re.finditer(r"(?<![\w'])(?:[Hh]e|[Ss]he)(?![\w'])", smooth):
            self._add(Subject(Span(found.start(), found.end())))
        for role in roles:
            self._add(Subject(role.span, role=role))
        for mention in mentions:
            if mention.kind in {EntityKind.PERSON, EntityKind.ORGANISATION}:
                self._add(Subject(Span(mention.start, mention.end), mention=mention))

    def _add(self, subject: Subject) -> None:
        self.starts[subject.span.start] = subject
        self.ends[subject.span.end] = subject


def find_cues(text: str, subjects: Subjects, quoted: Sequence[Quoted], sentences: Sequence[int]) -> list[Cue]:
    """Find the cues outside quotations, in order. `sentences` are the places where sentences begin."""
    smooth = plain(text)
    outer_starts = [piece.outer.start for piece in quoted]
    cues: list[Cue] = []
    for found in _VERB.finditer(smooth):
        verb = Span(found.start(), found.end())
        place = bisect_right(outer_starts, verb.start) - 1
        if place >= 0 and verb.start < quoted[place].outer.end:
            continue
        barrier = quoted[place].outer.end if place >= 0 else 0
        barrier = max(barrier, text.rfind("\n", max(0, verb.start - _REACH), verb.start) + 1)
        word = found.group().lower()
        side, subject = Side.LEFT, None
        if word != "according to":
            subject = _left(smooth, verb, barrier, subjects.ends)
        if subject is None and (word in INVERTING_VERBS or word == "according to"):
            side, subject = Side.RIGHT, _right(smooth, verb, subjects.starts)
        if subject is None and cues and _inherits(smooth, verb, cues[-1], sentences):
            side, subject = Side.INHERITED, cues[-1].subject
        if subject is not None:
            span = verb if side is Side.INHERITED else _around(verb, subject.span)
            cues.append(Cue(span, verb, subject, side, word in WEAK_VERBS))
    return cues


def _around(verb: Span, subject: Span) -> Span:
    return Span(min(verb.start, subject.start), max(verb.end, subject.end))


def _left(text: str, verb: Span, barrier: int, ends: Mapping[int, Subject]) -> Subject | None:
    """Read back from the verb over adverbs, then over one insertion between commas."""
    low = max(barrier, verb.start - _REACH)
    at = _back(text, low, verb.start)
    if at in ends and ends[at].span.start >= barrier:
        return ends[at]
    if text[at - 1 : at] != ",":
        return None
    end = at - 1
    for _ in range(_COMMAS):
        end = text.rfind(",", low, end)
        if end < 0 or re.search(r"[.!?]\s+[A-Z]", text[end:at]):
            return None
        place = _back(text, low, end)
        if place in ends and ends[place].span.start >= barrier:
            return ends[place]
    return None


def _back(text: str, low: int, at: int) -> int:
    """Step back over spaces, parentheses and adverbs."""
    for _ in range(4):
        while at > low and text[at - 1].isspace():
            at -= 1
        window = text[max(low, at - 40) : at]
        if parenthesis := _PARENTHESIS.search(window):
            at -= len(window) - parenthesis.start()
            continue
        word = _LAST_WORD.search(window)
        if word is None or (word.group(1).lower() not in ADVERBS and not word.group(1).endswith("ly")):
            break
        at -= len(window) - word.start()
    return at


def _right(text: str, verb: Span, starts: Mapping[int, Subject]) -> Subject | None:
    """Read on from the verb to the first person or role, over its descriptions only."""
    end = min(len(text), verb.end + _INVERSION_REACH)
    for at in range(verb.end + 1, end):
        if text[at - 1] == "\n":
            return None
        subject = starts.get(at)
        if subject is None:
            continue
        if subject.mention is None and subject.role is None:
            return subject if at == verb.end + 1 else None
        between = text[verb.end + 1 : at]
        if _STOPS_INVERSION.search(between) or re.search(r"[.]\s+[A-Z]\w{3,}.*[a-z]{4,}\.", between):
            return None
        following = starts.get(subject.span.end + 1)
        if subject.mention and subject.mention.kind is EntityKind.ORGANISATION and not following:
            # "said NATO Secretary General Ann Lee": the person comes after the owner of the role.
            continue
        if subject.role is not None and following and following.mention and text[subject.span.end] == " ":
            return following
        return subject
    return None


def _inherits(text: str, verb: Span, last: Cue, sentences: Sequence[int]) -> bool:
    """Tell whether the verb goes on with the last cue's subject: ", adding that", "and said"."""
    if bisect_right(sentences, verb.start) != bisect_right(sentences, last.span.start):
        return False
    before = text[max(0, verb.start - 8) : verb.start]
    is_participle = text[slice(*verb)].endswith("ing") and before.endswith((", ", "while ", "before "))
    return verb.start - last.span.end < _REACH and (is_participle or before.endswith((" and ", "but ")))


def is_pronoun(subject: Subject, text: str) -> bool:
    """Tell whether the subject is a pronoun."""
    return (
        subject.mention is None
        and subject.role is None
        and text[slice(*subject.span)].lower() in SUBJECT_PRONOUNS
    )
