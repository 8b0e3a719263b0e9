"""Which cue belongs to which quotation: beside it, before it, in its middle, or in the words before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wirehouse.enrich.cue_words import cue_words
from wirehouse.enrich.cues import Cue, Side, find_cues
from wirehouse.enrich.quote_marks import Quoted
from wirehouse.enrich.reading import Reading
from wirehouse.enrich.speakers import Resolved, Speakers
from wirehouse.enrich.subjects import Subject, Subjects
from wirehouse.enrich.text import Span, passages, sentence_ends
from wirehouse.records import Entity

NOBODY = "nobody: the words that name him lead to no entity"
_REACH = 200
_AFTER = re.compile(r"\s?[,.]?\s*(?:[-–—―]{1,2}\s*)?")
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_BEFORE = re.compile(
    r"(?: (?:reporters|journalists|parliament|lawmakers|them|him|her|me|us|supporters|it|the \w+"
    r"|[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,3}))?"
    rf"(?: (?:on )?{_WEEKDAY})?(?: (?:in|at|on|of|to|during|from|by|with|about|as) (?:[\w.'’-]+ ?){{1,6}})?"
    r"\s?[,:]?\s*(?:that\s*,?\s*)?(?:[-–—]{1,2}\s*)?"
)
_SIGNED = re.compile(r"\s{0,3}(?:[―—–]|--?)\s{0,2}")
_ENDS = re.compile(r"\.?\s*?(?:\n|$)|\.\s")
_STOP = re.compile(r"[;!?:\"“”«»]|\.\s|\b(?:but|and|that|which|while|because|as|is|was|were|are|has|had)\b")
_BREAK = re.compile(r"[;!?\"“”«»]|[a-z)]{2}\.\s")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|Prof|Rev|Sec|[DR]-\w+|Calif|Mass|Conn|Fla|Pa|Va)\."
)
_OWNED = re.compile(r"['’]s? (?:\w+ )??(\w+)(?= \w+:|:| is\b| was\b| to\b| on\b| in\b)")
_HEARD = re.compile(
    r"\b(?:was|were|been|is|are|got) (?:\w+ )?(?:told|asked|given|sent|shown|handed|reminded|warned)\b"
)
_UNKNOWN_VERB = re.compile(r"(?: \w+ly| also| then| later| once| again)? ([a-z]{2,}(?:ed|es|s))\b(?! of\b)")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is named for quoted words: the words that name him and the verb; `beside` says that nothing
    stands between these and the quoted words. `speaker` is None where the name leads to no entity. `why`
    says where the cue stands and how the speaker follows from it."""

    speaker: Entity | None
    named: Span
    verb: Span | None
    beside: bool
    why: str = ""


def _attribution(resolved: Resolved | None, named: Span, verb: Span | None, *, beside: bool) -> Attribution:
    if resolved is None:
        return Attribution(None, named, verb, beside, NOBODY)
    return Attribution(resolved.entity, named, verb, beside, resolved.why)


class Attributor:
    """Reads one text for who says the words between marks."""

    def __init__(self, reading: Reading, quoted: Sequence[Quoted]) -> None:
        text = self.text = reading.text
        self.blocks = list(passages(text))
        self._starts = [block.start for block in self.blocks]
        inner = [place for block in self.blocks for place in sentence_ends(text, block)]
        self.sentences = sorted({*inner, *self._starts})
        self._subjects = Subjects(text, reading.mentions, reading.roles)
        self.cues = find_cues(text, self._subjects, quoted, self.sentences)
        self._verbs = [cue.verb.start for cue in self.cues]
        self._speakers = Speakers(reading, self._starts, self.sentences, quoted)
        self._resolved = self._speakers.follow(self.cues)

    def attribute(self, piece: Quoted) -> Attribution | None:
        """Find who is named for quoted words, in their own sentence or the one that introduces them."""
        for where, find in (
            ("cue behind", self._after),
            ("cue before", self._before),
            ("cue in the paragraph before", self._introduced),
            ("named without a verb", self._verbless),
            ("cue in the same sentence", self._apart),
        ):
            if (found := find(piece)) is not None:
                return replace(found, why=f"{where}; {found.why}")
        return None

    def by(self, cue: Cue, *, beside: bool) -> Attribution:
        """Attribute words to the subject of a cue."""
        resolved = self._resolved.get(cue.verb.start)
        return _attribution(resolved, cue.subject.span, cue.verb, beside=beside)

    def _after(self, piece: Quoted) -> Attribution | None:
        """Read `"...," Lee said`, `"...", - said Lee`; past a full stop only a sentence that is the cue."""
        text, block, end = self.text, self.block(piece), piece.outer.end
        gap = _AFTER.match(text, end, block.end)
        begin = gap.end() if gap else end
        has_comma = "," in text[end:begin] or text[piece.inner.end - 1] in ",?!—-…–"
        ended = text[piece.inner.end - 1] == "." and not has_comma
        place = bisect_left(self._verbs, begin)
        for cue in self.cues[place : place + 2]:
            if cue.span.start >= block.end or cue.span.start - end > _REACH // 2:
                break
            if cue.side is Side.INHERITED or cue.span.start < begin:
                continue
            between = text[begin : cue.span.start]
            if (cue.side is Side.RIGHT and between.strip()) or len(between.split()) > 4:
                continue
            if _STOP.search(_ABBREVIATION.sub("", between)):
                break
            if ended and not self._is_whole_sentence(cue, begin):
                break
            if not has_comma and not ended and (between.strip() or cue.weak):
                break
            return self.by(cue, beside=True)
        return self._by_unknown_verb(begin) if has_comma and not ended else None

    def _is_whole_sentence(self, cue: Cue, begin: int) -> bool:
        """Tell whether a sentence after quoted ones only says who spoke: `"...." Lee said.`"""
        if self.text[begin : begin + 1].islower():
            return True
        return (
            not cue.weak
            and re.match(r"\s*(?:[.\n]|$)", self.text[cue.span.end : cue.span.end + 3]) is not None
        )

    def _by_unknown_verb(self, begin: int) -> Attribution | None:
        """Read `"...," Lee deadpanned`: after words that a comma ends, any verb is one of saying."""
        subject = self._subjects.starting(begin)
        if subject is None or subject.whole.start != begin:
            return None
        verb = _UNKNOWN_VERB.match(self.text, subject.whole.end, subject.whole.end + 40)
        if verb is None:
            return None
        return self._named(subject, Span(*verb.span(1)))

    def _before(self, piece: Quoted) -> Attribution | None:
        """Read `Lee said: "..."`, `he said, "..."`, `Lee noted, adding that "..."`, `Lee: "..."`."""
        text, start = self.text, piece.outer.start
        cue = self._last_cue(start)
        if cue is not None and cue.denied and self._in_sentence(cue, start):
            return None
        if cue is not None and start - cue.span.end <= _REACH and self._in_sentence(cue, start):
            gap = text[cue.span.end : start]
            plain_gap = _ABBREVIATION.sub("", gap)
            leads = gap.rstrip().endswith((",", ":", " that", " that,"))
            if _BEFORE.fullmatch(gap) or (leads and not cue.weak and not _BREAK.search(plain_gap)):
                return self.by(cue, beside=True)
        if text[max(0, start - 3) : start].rstrip().endswith(":"):
            return self._before_colon(text.rindex(":", 0, start), cue)
        return None

    def _before_colon(self, colon: int, cue: Cue | None) -> Attribution | None:
        """Read `Lee had this to say: "..."`, `Lee: "..."`, `Lee's message: "..."`."""
        if (
            cue is not None
            and self._in_sentence(cue, colon)
            and not _BREAK.search(self.text[cue.span.end : colon])
            and (not cue.weak or cue.subject.is_person)
        ):
            return self.by(cue, beside=True)
        begin = self.sentences[bisect_right(self.sentences, colon) - 1]
        if colon - begin > _REACH or _HEARD.search(self.text, begin, colon):
            return None
        subject = self._subjects.ending(colon, begin)
        if subject is not None and subject.whole.start == begin and not subject.pronoun:
            return self._named(subject, None)
        # "Ahead of the vote in Ohio, Ann Lee has a new message: ..."
        commas = (begin + found.end() for found in re.finditer(r",\s", self.text[begin:colon]))
        named = (self._subjects.starting(place) for place in (begin, *commas))
        subject = next((one for one in named if one is not None), None)
        if subject is None or not self._can_own(subject):
            return None
        return self._named(subject, None)

    def _can_own(self, subject: Subject) -> bool:
        """Tell whether words after a colon are the subject's: "Lee's message:", and not "Lee's husband:"."""
        owned = _OWNED.match(self.text, subject.span.end)
        words = cue_words("en")
        return owned is None or (words is not None and owned.group(1) in words.nouns)

    def _introduced(self, piece: Quoted) -> Attribution | None:
        """Read a paragraph of quoted words after one that ends with a colon: `Lee went on:`."""
        block = bisect_right(self._starts, piece.outer.start) - 1
        if block == 0 or piece.outer.start != self._starts[block]:
            return None
        before = self.blocks[block - 1]
        end = before.start + len(self.text[slice(*before)].rstrip())
        if self.text[end - 1] not in ":,":
            return None
        cue = self._last_cue(end)
        if self.text[end - 1] == ",":
            return self.by(cue, beside=True) if cue is not None and cue.span.end == end - 1 else None
        return self._before_colon(end - 1, cue)

    def _verbless(self, piece: Quoted) -> Attribution | None:
        """Read `"...," the secretary general.`, whose verb was lost, and a signature: `"..." - Ann Lee`."""
        text = self.text
        signed = _SIGNED.match(text, piece.outer.end, piece.outer.end + 7)
        if signed is None and text[piece.inner.end - 1] != ",":
            return None
        begin = signed.end() if signed else piece.outer.end + 1
        if not signed and not text[begin - 1 : begin].isspace():
            return None
        subject = self._subjects.starting(begin)
        if subject is None and signed:
            subject = self._subjects.after(begin, self.block(piece).end)
        if subject is None or subject.pronoun:
            return None
        if signed:
            is_name = text[begin : begin + 1].isupper() and (subject.mention or not subject.role)
            return self._named(subject, None) if is_name else None
        if not _ENDS.match(text, subject.span.end, subject.span.end + 4):
            return None
        found = self._named(subject, None)
        return found if found.speaker else None

    def _apart(self, piece: Quoted) -> Attribution | None:
        """Read a cue elsewhere in the same sentence: `Lee said the war was "..."`, `"..." again, Lee said.`."""
        text, (start, end) = self.text, piece.outer
        cue = self._cue_apart(start)
        if cue is not None:
            return None if cue.unsaid else self.by(cue, beside=False)
        place = bisect_left(self._verbs, end)
        if place < len(self.cues) and not self.cues[place].weak:
            cue = self.cues[place]
            between = text[end : cue.span.start]
            if (
                cue.side is Side.LEFT
                and self._in_sentence(cue, start)
                and re.search(r",\s$", between)
                and len(between) <= _REACH
                and re.match(r"(?: (?:on |in )?\w+){0,4}[.]|$", text[cue.span.end : cue.span.end + 40])
            ):
                return self.by(cue, beside=False)
        return None

    def _cue_apart(self, start: int) -> Cue | None:
        """Give the last cue of the sentence before a place that is one where no words stand beside it."""
        place = bisect_left(self._verbs, start)
        doubtful: Cue | None = None
        for cue in reversed(self.cues[max(0, place - 3) : place]):
            is_near = self._in_sentence(cue, start) and start - cue.span.end <= _REACH
            if not is_near or cue.side is Side.RIGHT or ";" in self.text[cue.span.end : start]:
                break
            # "the party rules", "his early tweets": nouns, as far as the words beside them tell.
            if not cue.weak or (cue.subject.is_person and not cue.subject.is_organisation):
                return cue
            if not cue.subject.is_organisation:
                doubtful = doubtful or cue
        return doubtful

    def _named(self, subject: Subject, verb: Span | None) -> Attribution:
        return _attribution(self._speakers.resolve(subject), subject.span, verb, beside=True)

    def between(self, last: Quoted, piece: Quoted) -> list[Cue]:
        """Give the cues between two pieces."""
        place = bisect_left(self._verbs, last.outer.end)
        return [cue for cue in self.cues[place : place + 4] if cue.span.start < piece.outer.start]

    def speaker_of(self, cue: Cue) -> Entity | None:
        """Give who a cue's subject is."""
        resolved = self._resolved.get(cue.verb.start)
        return resolved.entity if resolved else None

    def why(self, cue: Cue) -> str:
        """Say how a cue's speaker follows from its subject."""
        resolved = self._resolved.get(cue.verb.start)
        return resolved.why if resolved else NOBODY

    def sentence(self, at: int) -> int:
        """Give the number of the sentence at a place."""
        return bisect_right(self.sentences, at)

    def sentences_between(self, last: Quoted, found: Attribution, at: int) -> int:
        """Count the sentences that begin after words and the naming of their speaker, up to a place."""
        after = [last.outer.end, found.named.end, found.verb.end if found.verb else 0]
        return self.sentence(at) - self.sentence(max(place for place in after if place <= at))

    def _in_sentence(self, cue: Cue, at: int) -> bool:
        return self.sentence(cue.span.start) == self.sentence(at)

    def _last_cue(self, start: int) -> Cue | None:
        place = bisect_left(self._verbs, start) - 1
        return self.cues[place] if place >= 0 and self.cues[place].span.end <= start else None

    def block(self, piece: Quoted) -> Span:
        """Give the paragraph of a piece."""
        return self.blocks[bisect_right(self._starts, piece.outer.start) - 1]
