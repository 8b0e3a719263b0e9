"""Cues of speech: a verb of saying with the words that name who says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import islice

from wirehouse.enrich.cue_words import CueWords, cue_words
from wirehouse.enrich.quote_marks import Quoted
from wirehouse.enrich.subjects import Subject, Subjects
from wirehouse.enrich.text import Span, plain

_REACH = 160
_MOST_VERBS = 4_000
"""Verbs that are read; the longest reports have some hundred."""
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|'s|get|got|gets)(?: \w+ly| also| not| widely)? $")
_UNSAID = re.compile(
    r"\b(?:to|not|n't|never|nor|would|could|should|might|may|must|can|will|'ll|won't|cannot)(?: \w+ly| also| only)? $"
)
_BEFORE_PARTICIPLE = (", ", "while ", "before ", "by ", "after ", "- ", "and ")
_BEFORE_SECOND_VERB = (" and ", "but ", " then ", " also ", "later ")
_DENIED = re.compile(r"\b(?:not|n't|never|nor)(?: \w+ly| even| once| ever)? $")
_NOT_SAID_BY = re.compile(r"\b(?:nor|neither|if|unless|until|whether) $", re.IGNORECASE)
_AS_SAYING = re.compile(
    r"(?:\b(?:was|were|is|been) (?:\w+ )?(?:quoted|cited|reported|heard|overheard) )?as $"
)
_PASSIVE_VERBS = frozenset(
    """told asked called described accused said quoted cited reported announced stated praised criticized criticised
    blasted slammed mocked dubbed hailed denounced attacked condemned charged read found dismissed rejected credited
    blamed informed assured reminded instructed urged advised warned labeled labelled alleged claimed thought believed
    posted issued offered written""".split()
)


class Side(StrEnum):
    """Where the subject stands, seen from its verb."""

    LEFT = "left"
    RIGHT = "right"
    INHERITED = "inherited"


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying with its subject; `span` holds both.

    `weak` verbs report speech only beside a quotation; `unsaid` ones are denied or only thought of, and
    `denied` ones denied ("did not say").
    """

    span: Span
    verb: Span
    subject: Subject
    side: Side
    weak: bool
    unsaid: bool = False
    denied: bool = False


def find_cues(text: str, subjects: Subjects, quoted: Sequence[Quoted], sentences: Sequence[int]) -> list[Cue]:
    """Find the cues outside quotations, in order. `sentences` are the places where sentences begin."""
    finder = _Finder(plain(text), subjects, sentences)
    outer_starts = [piece.outer.start for piece in quoted]
    for found in islice(_verbs().finditer(finder.text), _MOST_VERBS):
        verb = Span(found.start(), found.end())
        place = bisect_right(outer_starts, verb.start) - 1
        if place >= 0 and verb.start < quoted[place].outer.end:
            continue
        barrier = quoted[place].outer.end if place >= 0 else 0
        following = quoted[place + 1].outer.start if place + 1 < len(quoted) else len(text)
        finder.read(verb, barrier, following)
    return finder.cues


@cache
def _words() -> CueWords:
    words = cue_words("en")
    assert words is not None  # noqa: S101 - the file holds English; the type checker cannot know
    return words


@cache
def _verbs() -> re.Pattern[str]:
    forms = sorted(_words().verbs | _words().according, key=len, reverse=True)
    # A verb that begins a sentence of its own ("Said Ann Lee: ...") has its first letter in capitals.
    either = (f"[{form[0].upper()}{form[0]}]{re.escape(form[1:])}" for form in forms)
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(either)})(?![\w-])")


class _Finder:
    """Reads the verbs of one text in order."""

    def __init__(self, text: str, subjects: Subjects, sentences: Sequence[int]) -> None:
        self.text = text
        self.cues: list[Cue] = []
        self._subjects = subjects
        self._sentences = sentences

    def read(self, verb: Span, barrier: int, following: int) -> None:
        """Keep the verb as a cue where it has a subject between the barrier and what follows."""
        text = self.text
        line = text.rfind("\n", max(0, verb.start - _REACH), verb.start) + 1
        cue = self._cue(verb, max(barrier, line, self._sentence_start(verb.start)), following)
        if cue is not None:
            self.cues.append(cue)

    def _cue(self, verb: Span, barrier: int, following: int) -> Cue | None:
        words, subjects, text = _words(), self._subjects, self.text
        word = text[slice(*verb)].lower()
        before = text[max(barrier, verb.start - 30) : verb.start]
        if text[verb.start].isupper() and text[barrier : verb.start].strip():
            return None
        if word in words.according:
            return self._with(verb, subjects.after(verb.end + 1, following), Side.RIGHT)
        if word in _PASSIVE_VERBS and _PASSIVE.search(before):
            return None
        if word == "saying" and (quoted := _AS_SAYING.search(before)):
            return self._with(verb, subjects.before(verb.start - len(quoted.group()), barrier), Side.LEFT)
        weak = word in words.beside and word not in words.said
        goes_on = word in words.going_on
        unsaid = _UNSAID.search(before) is not None
        cue = self._going_on(verb, barrier, weak=weak) if goes_on else None
        if cue is None and not (goes_on and before.endswith(", ")):
            cue = self._with(verb, subjects.before(verb.start, barrier), Side.LEFT, weak=weak, unsaid=unsaid)
        if cue is None and not goes_on and not unsaid and not before.strip(" ,-\n"):
            cue = self._with(verb, subjects.after(verb.end + 1, following), Side.RIGHT, weak=weak)
        if cue is None and not goes_on and not unsaid:
            cue = self._going_on(verb, barrier, weak=weak)
        return cue

    def _going_on(self, verb: Span, barrier: int, *, weak: bool) -> Cue | None:
        subject = self._inherited(verb, barrier)
        return Cue(verb, verb, subject, Side.INHERITED, weak) if subject else None

    def _with(
        self, verb: Span, subject: Subject | None, side: Side, *, weak: bool = False, unsaid: bool = False
    ) -> Cue | None:
        if subject is None:
            return None
        span = Span(min(verb.start, subject.whole.start), max(verb.end, subject.whole.end))
        lead = self.text[max(0, span.start - 8) : span.start]
        is_open = side is Side.LEFT and _NOT_SAID_BY.search(lead) is not None
        denied = is_open or _DENIED.search(self.text[max(0, verb.start - 20) : verb.start]) is not None
        return Cue(span, verb, subject, side, weak, unsaid or denied, denied)

    def _inherited(self, verb: Span, barrier: int) -> Subject | None:
        """Give the subject that a verb goes on with: ", adding that", "and said", "left, calling"."""
        text = self.text
        before = text[max(0, verb.start - 10) : verb.start]
        leads = _BEFORE_PARTICIPLE if text[slice(*verb)].endswith("ing") else _BEFORE_SECOND_VERB
        if not before.endswith(leads):
            return None
        start = self._sentence_start(verb.start)
        # A noun that looks like a verb ("his early tweets") has no subject to go on with.
        said = (cue for cue in reversed(self.cues[-3:]) if not cue.weak or cue.subject.is_person)
        last = next(said, None)
        if last is not None and last.span.start >= start:
            return last.subject if verb.start - last.span.end < _REACH else None
        if start < barrier or verb.start - start > 2 * _REACH:
            return None
        subject = self._subjects.starting(start)
        return None if subject and text.startswith("'", subject.span.end) else subject

    def _sentence_start(self, at: int) -> int:
        place = bisect_right(self._sentences, at) - 1
        return self._sentences[place] if place >= 0 else 0
