"""Quotations: which words between marks are someone's words, and whose."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from wirehouse.enrich.cues import Cue, Side, Subjects, find_cues
from wirehouse.enrich.quote_marks import Quoted, find_quoted
from wirehouse.enrich.reading import Reading
from wirehouse.enrich.speakers import Speakers
from wirehouse.enrich.text import Span, paragraphs, sentence_ends
from wirehouse.records import Entity, Quotation, QuotationKind

_LEAST_WORDS_ALONE = 5
"""Words that marks without a speaker must hold; fewer are a title or a word held at arm's length."""
_LEAST_WORDS_APART = 4
"""The same, for words whose cue stands elsewhere in the sentence."""
_LEAST_WORDS_BESIDE = 3
_REACH = 200
_BESIDE_AFTER = re.compile(r"[,.]?\s*[-–—]?\s*")
_BESIDE_BEFORE = re.compile(
    r"(?: (?:reporters|journalists|parliament|lawmakers|them|him|her|me|us|[A-Z]\w+(?: [A-Z]\w+){0,3}))?"
    r"(?: (?:on )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))?[,:]?\s*(?:that\s+)?[-–—]?\s*"
)
_SIGNED = re.compile(r"\s{0,2}[―—–-]\s{0,2}")
_ENDS = re.compile(r"\.?\s*?(?:\n|$)|\.\s")
_STOP_INSIDE = re.compile(r"[;!?\"“”«»]|\.\s")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker found for quoted words; `beside` says that nothing stands between the two."""

    speaker: Entity | None
    named: Span
    verb: Span | None
    beside: bool


def find_quotations(reading: Reading, *, in_english: bool = True) -> tuple[Quotation, ...]:
    """Find the direct and mixed quotations of a text, one for each piece of a paragraph.

    A quotation without a speaker is one whose speaker the text does not tell beyond doubt. Reported
    speech without quotation marks is not looked for.
    """
    text = reading.text
    quoted = find_quoted(text)
    if not quoted:
        return ()
    if not in_english:
        return tuple(_quotation(text, piece, None) for piece in quoted if _stands_alone(text, piece))
    return tuple(_Reader(reading, quoted).read())


class _Reader:
    """Reads the quotations of one text in order, each in the light of the one before."""

    def __init__(self, reading: Reading, quoted: Sequence[Quoted]) -> None:
        text = self._text = reading.text
        self._quoted = quoted
        blocks = list(paragraphs(text))
        self._blocks = blocks
        self._starts = [block.start for block in blocks]
        self._sentences = [place for block in blocks for place in sentence_ends(text, block)]
        self._subjects = Subjects(text, reading.mentions, reading.roles)
        self._cues = find_cues(text, self._subjects, quoted, self._sentences)
        self._cue_starts = [cue.span.start for cue in self._cues]
        self._speakers = Speakers(reading, self._starts, self._sentences)
        self._resolved = self._speakers.follow(self._cues)

    def read(self) -> list[Quotation]:
        quotations: list[Quotation] = []
        last: tuple[Quoted, Attribution | None] | None = None
        for piece in self._quoted:
            found = self._attribute(piece)
            if found is None and last is not None:
                found = self._continued(piece, *last)
            words = len(self._text[slice(*piece.inner)].split())
            if found is None and not _stands_alone(self._text, piece):
                last = (
                    None
                    if last is None
                    else (piece, last[1])
                    if self._same_paragraph(last[0], piece)
                    else None
                )
                continue
            if found is not None and words < self._least(piece, found):
                continue
            quotations.append(_quotation(self._text, piece, found))
            last = (piece, found)
        return quotations

    def _least(self, piece: Quoted, found: Attribution) -> int:
        if not found.beside:
            return _LEAST_WORDS_APART
        return 1 if self._text[piece.inner.start].isupper() else _LEAST_WORDS_BESIDE

    def _attribute(self, piece: Quoted) -> Attribution | None:
        return self._after(piece) or self._beside_before(piece) or self._verbless(piece) or self._apart(piece)

    def _after(self, piece: Quoted) -> Attribution | None:
        """Read `"...," Lee said`, `"...", - said Lee`; never past a full stop that ended the words."""
        text, block = self._text, self._block(piece)
        end = piece.outer.end
        gap = _BESIDE_AFTER.match(text, end, block.end)
        begin = gap.end() if gap else end
        ends_sentence = text[piece.inner.end - 1] == "."
        if ends_sentence and not (text[begin : begin + 1].islower() or "," in text[end:begin]):
            return None
        for cue in self._cues[bisect_left(self._cue_starts, end) : bisect_left(self._cue_starts, end) + 2]:
            if cue.span.start >= block.end or cue.span.start - end > _REACH // 2:
                return None
            between = text[begin : cue.span.start]
            if cue.side is Side.RIGHT and between.strip():
                continue
            if _STOP_INSIDE.search(_without_abbreviations(between)) or len(between.split()) > 8:
                return None
            if between.strip() and text[piece.inner.end - 1] not in ",?!—-…" and "," not in text[end:begin]:
                return None
            return self._by(cue, beside=True)
        return None

    def _beside_before(self, piece: Quoted) -> Attribution | None:
        """Read `Lee said: "..."`, `he said, "..."`, `Lee noted, adding that "..."`, `Lee: "..."`."""
        text = self._text
        start = piece.outer.start
        cue = self._last_cue(start)
        near = cue is not None and start - cue.span.end <= _REACH
        if cue is not None and near and _BESIDE_BEFORE.fullmatch(text, cue.span.end, start):
            return self._by(cue, beside=True)
        at = len(text[max(0, start - 4) : start].rstrip().removesuffix(":")) + max(0, start - 4)
        subject = self._subjects.ends.get(at)
        if subject is not None and ":" in text[at:start]:
            entity = self._speakers.resolve(subject)
            return Attribution(entity, subject.span, None, beside=True) if entity else None
        return None

    def _verbless(self, piece: Quoted) -> Attribution | None:
        """Read `"...," the secretary general.`, whose verb was lost, and a signature: `"..." - Ann Lee`."""
        text = self._text
        signed = _SIGNED.match(text, piece.outer.end, piece.outer.end + 6)
        if signed is None and text[piece.inner.end - 1] != ",":
            return None
        begin = signed.end() if signed else piece.outer.end + 1
        subject = self._subjects.starts.get(begin) if text[begin - 1].isspace() or signed else None
        if subject is None or not _ENDS.match(text, subject.span.end, subject.span.end + 4):
            return None
        if signed and subject.mention is None:
            return None
        entity = self._speakers.resolve(subject)
        return Attribution(entity, subject.span, None, beside=True) if entity else None

    def _apart(self, piece: Quoted) -> Attribution | None:
        """Read a cue elsewhere in the same sentence: `Lee said the war was "..."`, `"..." again, Lee said.`."""
        text = self._text
        start, end = piece.outer
        sentence = bisect_right(self._sentences, start)
        cue = self._last_cue(start)
        if (
            cue is not None
            and not cue.weak
            and cue.side is not Side.RIGHT
            and bisect_right(self._sentences, cue.span.start) == sentence
            and start - cue.span.end <= _REACH
            and cue.span.start >= self._block(piece).start
            and not re.search(r"[;\"“”]", text[cue.span.end : start])
        ):
            return self._by(cue, beside=False)
        place = bisect_left(self._cue_starts, end)
        if place < len(self._cues) and not self._cues[place].weak:
            cue = self._cues[place]
            between = text[end : cue.span.start]
            if (
                cue.side is Side.LEFT
                and bisect_right(self._sentences, cue.span.start) == sentence
                and re.search(r", (?:[\w.'’-]+ ){0,6}$", between)
                and len(between) <= _REACH
                and cue.span.start < self._block(piece).end
                and re.match(r"(?: (?:on |in )?\w+){0,4}[.]|$", text[cue.span.end : cue.span.end + 40])
            ):
                return self._by(cue, beside=False)
        return None

    def _continued(self, piece: Quoted, last: Quoted, found: Attribution | None) -> Attribution | None:
        """Give words the speaker of the words right before, where nothing but their cue lies between."""
        if found is None:
            return None
        if piece.follows_on and last.runs_on:
            return found
        between = self._text[last.outer.end : piece.outer.start]
        place = bisect_left(self._cue_starts, last.outer.end)
        others = [
            cue
            for cue in self._cues[place : place + 4]
            if cue.span.start < piece.outer.start and self._resolved.get(cue.verb.start) != found.speaker
        ]
        sentences = bisect_right(self._sentences, piece.outer.start) - bisect_right(
            self._sentences, last.outer.end
        )
        is_whole = self._text[piece.inner.start].isupper() and _stands_alone(self._text, piece, least=2)
        # One new sentence may lie between only where it is the rest of the cue's own.
        if not self._same_paragraph(last, piece) or others or sentences > 1 or len(between) > _REACH:
            return None
        return found if is_whole and self._begins_sentence(piece) else None

    def _begins_sentence(self, piece: Quoted) -> bool:
        before = self._text[max(0, piece.outer.start - 4) : piece.outer.start].rstrip(" \"'”’»)")
        return before.endswith((".", "!", "?", "…"))

    def _by(self, cue: Cue, *, beside: bool) -> Attribution | None:
        return Attribution(self._resolved.get(cue.verb.start), cue.subject.span, cue.verb, beside)

    def _last_cue(self, start: int) -> Cue | None:
        place = bisect_left(self._cue_starts, start) - 1
        return self._cues[place] if place >= 0 and self._cues[place].span.end <= start else None

    def _block(self, piece: Quoted) -> Span:
        return self._blocks[bisect_right(self._starts, piece.outer.start) - 1]

    def _same_paragraph(self, one: Quoted, other: Quoted) -> bool:
        return self._block(one) == self._block(other)


def _without_abbreviations(text: str) -> str:
    return re.sub(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|Prof|Rev|Sec|D|R)\.", "", text)


def _stands_alone(text: str, piece: Quoted, least: int = _LEAST_WORDS_ALONE) -> bool:
    """Tell whether quoted words are somebody's even where nobody is named: a sentence, not a title."""
    words = text[slice(*piece.inner)]
    return (
        len(words.split()) >= least
        and (words[0].isupper() or words[0].isdigit() or words[0] in "…¿¡" or not words[0].isascii())
        and (words[-1] in ".,!?…。！？—" or piece.runs_on)
    )


def _quotation(text: str, piece: Quoted, found: Attribution | None) -> Quotation:
    words = text[slice(*piece.inner)]
    speaker = found.speaker if found else None
    named = found.named if found and speaker else None
    return Quotation(
        start=piece.inner.start,
        end=piece.inner.end,
        text=words,
        kind=_kind(text, piece, found),
        speaker=speaker,
        speaker_start=named.start if named else None,
        speaker_end=named.end if named else None,
        cue=text[slice(*found.verb)] if found and found.verb else None,
    )


def _kind(text: str, piece: Quoted, found: Attribution | None) -> QuotationKind:
    """Tell whole sentences from words that a sentence of the writer's takes in."""
    begins_small = not (text[piece.inner.start].isupper() or text[piece.inner.start].isdigit())
    lead = text[max(0, piece.outer.start - 12) : piece.outer.start].rstrip()
    taken_in = found is not None and (not found.beside or lead.endswith((" that", ",that")))
    return QuotationKind.MIXED if begins_small or taken_in else QuotationKind.DIRECT
