"""Quotations: which words between marks are someone's words, and whose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wirehouse.enrich.attribution import Attribution, Attributor
from wirehouse.enrich.cue_words import cue_words
from wirehouse.enrich.other_languages import attributed
from wirehouse.enrich.quote_marks import Quoted, find_quoted
from wirehouse.enrich.reading import Reading
from wirehouse.enrich.reported import find_reported
from wirehouse.records import Quotation, QuotationKind

_LEAST_WORDS_ALONE = 5
"""Words that marks without a speaker must hold; fewer are a title or a word held at arm's length."""
_LEAST_WORDS_APART = 3
"""The same, for words whose cue stands elsewhere in the sentence."""
_LEAST_WORDS_BESIDE = 2
_LEAST_WORDS_TITLE = 9
_NEVER = 1_000_000
_SMALL_IN_TITLES = frozenset("a an the of in on and to for at by with from or as vs v de la".split())
_HELD_APART = re.compile(
    r"(?:so-called|known as|nicknamed|titled|entitled|named|billed as|\bthe (?:word|words|term|phrase|expression|nickname)"
    r"|\b(?:film|movie|book|song|show|series|album|novel|play|podcast|documentary|programme|program|magazine|hit))"
    r"(?: an?| the)? ?$"
)
_LONGEST_HELD_APART = 7
_REACH = 200


def find_quotations(reading: Reading, *, language: str = "en") -> tuple[Quotation, ...]:
    """Find the quotations of a text, in order, one for each piece of a paragraph.

    A quotation without a speaker is one whose speaker the text does not tell beyond doubt; the words
    that name him are given where there are any ("one official"). Speech that is only reported, without
    marks, is found in English. `language` is an ISO 639-1 code.
    """
    quoted = find_quoted(reading.text)
    if language != "en":
        return tuple(sorted(_in_another_language(reading, quoted, language), key=lambda one: one.start))
    reader = _Reader(reading, quoted)
    return tuple(sorted([*reader.read(), *reader.read_reported()], key=lambda one: (one.start, one.end)))


def _in_another_language(reading: Reading, quoted: Sequence[Quoted], language: str) -> Iterator[Quotation]:
    words = cue_words(language)
    pairs: Iterable[tuple[Quoted, Attribution | None]] = ((piece, None) for piece in quoted)
    if words is not None:
        pairs = attributed(reading.text, reading.mentions, quoted, words)
    for piece, found in pairs:
        count = len(reading.text[slice(*piece.inner)].split())
        if (found and count >= _LEAST_WORDS_APART) or _stands_alone(reading.text, piece):
            yield _quotation(reading.text, piece, found)


class _Reader:
    """Reads the quotations of one text in order, each in the light of the one before."""

    def __init__(self, reading: Reading, quoted: Sequence[Quoted]) -> None:
        self._text = reading.text
        self._quoted = quoted
        self._attributor = Attributor(reading, quoted)

    def read(self) -> list[Quotation]:
        """Read what stands between marks."""
        quotations: list[Quotation] = []
        last: Attribution | None = None
        for piece, found in self._attributed():
            words = len(self._text[slice(*piece.inner)].split())
            if words < self._least(piece, found):
                continue
            quotation = _quotation(self._text, piece, found)
            if quotations and found is not None and self._is_rest(found, last):
                # `"We will pay," Lee said, "and rest."`: the rest is as direct as its beginning.
                quotation = replace(quotation, kind=quotations[-1].kind)
            quotations.append(quotation)
            last = found
        return quotations

    def _attributed(self) -> list[tuple[Quoted, Attribution | None]]:
        """Attribute every piece, and those whose speaker is named only where a later paragraph ends."""
        pairs: list[tuple[Quoted, Attribution | None]] = []
        last: tuple[Quoted, Attribution | None] | None = None
        for piece in self._quoted:
            if self._is_held_apart(piece):
                continue
            found = self._attributor.attribute(piece)
            if found is None and last is not None:
                found = _carried(self._continued(piece, *last))
            pairs.append((piece, found))
            if found is not None or _stands_alone(self._text, piece) or piece.runs_on:
                last = (piece, found)
            elif last is not None:
                last = (piece, last[1]) if self._same_paragraph(last[0], piece) else None
        for place in range(len(pairs) - 1, 0, -1):
            (before, unknown), (piece, found) = pairs[place - 1], pairs[place]
            if unknown is None and found is not None and before.runs_on and piece.follows_on:
                pairs[place - 1] = (
                    before,
                    replace(found, why=f"cue in a paragraph behind; {_origin(found)}"),
                )
        return pairs

    def _is_held_apart(self, piece: Quoted) -> bool:
        """Tell whether the writer marks words as a name or as not his own: `the so-called "peace plan"`."""
        words = self._text[slice(*piece.inner)]
        lead = self._text[max(0, piece.outer.start - 30) : piece.outer.start]
        return len(words.split()) <= _LONGEST_HELD_APART and _HELD_APART.search(lead) is not None

    @staticmethod
    def _is_rest(found: Attribution, last: Attribution | None) -> bool:
        return last is not None and found.beside and (found.named, found.verb) == (last.named, last.verb)

    def read_reported(self) -> list[Quotation]:
        """Read what is said without marks."""
        attributor = self._attributor
        reported = find_reported(
            self._text,
            attributor.cues,
            self._quoted,
            attributor.sentences,
            [block.end for block in attributor.blocks],
        )
        return [
            Quotation(
                start=one.span.start,
                end=one.span.end,
                text=self._text[slice(*one.span)],
                kind=QuotationKind.INDIRECT,
                speaker=attributor.speaker_of(one.cue),
                speaker_start=one.cue.subject.span.start,
                speaker_end=one.cue.subject.span.end,
                cue=self._text[slice(*one.cue.verb)],
                evidence=f"reported; {attributor.why(one.cue)}",
            )
            for one in reported
        ]

    def _least(self, piece: Quoted, found: Attribution | None) -> int:
        """Give how many words a piece must hold to be a quotation."""
        if found is None:
            return 1 if _stands_alone(self._text, piece) else _NEVER
        if not found.beside:
            return _LEAST_WORDS_APART
        if _is_title(self._text[slice(*piece.inner)]):
            return _LEAST_WORDS_TITLE
        return 1 if self._text[piece.inner.start].isupper() else _LEAST_WORDS_BESIDE

    def _continued(self, piece: Quoted, last: Quoted, found: Attribution | None) -> Attribution | None:
        """Give words the speaker of the words right before, where nothing but their cue lies between."""
        if found is None:
            return None
        if piece.follows_on and last.runs_on:
            return found
        if not self._same_paragraph(last, piece):
            return found if found.beside and self._is_next_paragraph(last, found, piece) else None
        between = self._text[last.outer.end : piece.outer.start]
        others = [
            cue
            for cue in self._attributor.between(last, piece)
            if not cue.weak
            and (
                self._attributor.speaker_of(cue) != found.speaker
                or (found.speaker is None and cue.subject.span != found.named)
            )
        ]
        sentences = self._attributor.sentences_between(last, found, piece.outer.start)
        # One new sentence may lie between only where it is the rest of the cue's own.
        if others or sentences > 1 or len(between) > _REACH:
            return None
        is_whole = self._text[piece.inner.start].isupper() and _stands_alone(self._text, piece, least=2)
        return found if is_whole and self._begins_sentence(piece) else None

    def _is_next_paragraph(self, last: Quoted, found: Attribution, piece: Quoted) -> bool:
        """Tell whether a paragraph holds nothing but quoted words and follows one of quoted words."""
        text, block = self._text, self._attributor.block(piece)
        before = self._attributor.block(last)
        return (
            not text[block.start : piece.outer.start].strip()
            and not text[piece.outer.end : block.end].strip()
            and not text[before.end : block.start].strip()
            and self._attributor.sentences_between(last, found, before.end) == 0
            and _stands_alone(text, piece)
        )

    def _begins_sentence(self, piece: Quoted) -> bool:
        before = self._text[max(0, piece.outer.start - 4) : piece.outer.start].rstrip(" \"'”’»)")
        return before.endswith((".", "!", "?", "…"))

    def _same_paragraph(self, one: Quoted, other: Quoted) -> bool:
        return self._attributor.block(one) == self._attributor.block(other)


def _carried(found: Attribution | None) -> Attribution | None:
    """Say of words without a cue of their own that they go on from those before."""
    return None if found is None else replace(found, why=f"goes on from the words before; {_origin(found)}")


def _origin(found: Attribution) -> str:
    return found.why.rpartition("; ")[2]


def _stands_alone(text: str, piece: Quoted, least: int = _LEAST_WORDS_ALONE) -> bool:
    """Tell whether quoted words are somebody's even where nobody is named: a sentence, not a title."""
    words = text[slice(*piece.inner)]
    return (
        len(words.split()) >= least
        and (words[0].isupper() or words[0].isdigit() or words[0] in "…¿¡" or not words[0].isascii())
        and (piece.runs_on or words.rstrip("\"'”’»")[-1:] in tuple(".,!?…。！？—"))
    )


def _is_title(words: str) -> bool:
    """Tell whether words are written as a title: every one but the small ones with a capital."""
    pieces = words.rstrip(",").split()
    long = [piece for piece in pieces if piece not in _SMALL_IN_TITLES]
    return (
        len(long) > 1
        and words[-1] not in ".!?…"
        and all(not piece[0].islower() for piece in (pieces[0], *long))
        and any(piece[0].isupper() for piece in long)
    )


def _quotation(text: str, piece: Quoted, found: Attribution | None) -> Quotation:
    return Quotation(
        start=piece.inner.start,
        end=piece.inner.end,
        text=text[slice(*piece.inner)],
        kind=_kind(text, piece, found),
        speaker=found.speaker if found else None,
        speaker_start=found.named.start if found else None,
        speaker_end=found.named.end if found else None,
        cue=text[slice(*found.verb)] if found and found.verb else None,
        evidence=found.why if found else "nobody: no cue names a speaker",
    )


def _kind(text: str, piece: Quoted, found: Attribution | None) -> QuotationKind:
    """Tell whole sentences from words that a sentence of the writer's takes in."""
    begins_small = not (text[piece.inner.start].isupper() or text[piece.inner.start].isdigit())
    lead = text[max(0, piece.outer.start - 12) : piece.outer.start].rstrip()
    taken_in = found is not None and (not found.beside or lead.endswith((" that", ",that")))
    return QuotationKind.MIXED if begins_small or taken_in else QuotationKind.DIRECT
