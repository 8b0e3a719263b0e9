"""Who says the words between marks in the languages that no name finder reads.

The cue words of the language stand beside the words, and beside these a name: one that the registry
knows, or words that begin with capitals. A name that is only so written names the speaker and leads to
no entity.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wirehouse.enrich.attribution import NOBODY, Attribution
from wirehouse.enrich.cue_words import CueWords
from wirehouse.enrich.quote_marks import Quoted
from wirehouse.enrich.text import Span, passages, plain, sentence_ends
from wirehouse.records import EntityKind, Mention

_WORD = re.compile(r"[^\W\d_][\w.'-]*|\d+")
_GAP = re.compile(r"\s?[,.]?\s*(?:[-—―]{1,2}\s*)?")
_CLAUSE_END = re.compile(r"[.;:!?\"“”„«»()\n]|\s-\s|—")
_ABBREVIATED = re.compile(r"(?:^|[\s(])\w{1,3}$")
_INSET = re.compile(r"[,!?…]\s*(?P<dash>[-—―]\s)?\s*(?P<clause>[^,.!?…«»“”„\"\n—]{3,80})[,.]\s*(?:[-—―]\s)?")
_LINE_OF_SPEECH = re.compile(r"(?:^|\n)[-–—―]\s")
_DASH = re.compile(r"\s[-–—―]\s")
_REACH = 160
_FIRST = 3
"""Words before the verb in the clause after quoted words: "a", "ha", "so", "hat er"."""
_AWAY = 9
"""Words between the verb and a name after it: "sagte am Dienstag in Berlin der Minister Ann Lee"."""
_LONGEST_NAME = 6


def attributed(
    text: str, mentions: Sequence[Mention], quoted: Sequence[Quoted], words: CueWords
) -> Iterator[tuple[Quoted, Attribution | None]]:
    """Give the words between marks, parted where a cue stands among them, each with who is named for them.

    A pronoun, and a sentence that follows without a cue, have the speaker of the words before them in
    the same paragraph.
    """
    reader = _Reader(text, mentions, words)
    last: tuple[Quoted, Attribution] | None = None
    spoken = [] if _LINE_OF_SPEECH.search(text) is None else list(reader.lines_of_speech(quoted))
    yield from spoken
    for whole in quoted:
        parts, inset = reader.split(whole)
        for piece in parts:
            found = inset or reader.attribute(piece)
            near = last if last and reader.block(last[0]) == reader.block(piece) else None
            if (
                found is None
                and last
                and (reader.goes_on(*last, piece) or (piece.follows_on and last[0].runs_on))
            ):
                found = last[1]
            elif found is not None and near and reader.is_pronoun(found.named):
                found = replace(found, speaker=near[1].speaker)
            yield piece, found
            last = (piece, found) if found else None


class _Reader:
    """Reads one text for who says the words between marks."""

    def __init__(self, text: str, mentions: Sequence[Mention], words: CueWords) -> None:
        self._text = plain(text)
        self._words = words
        self._blocks = list(passages(text))
        self._starts = [block.start for block in self._blocks]
        inner = [place for block in self._blocks for place in sentence_ends(text, block)]
        self._sentences = sorted({*inner, *self._starts})
        self._people = {
            mention.start: mention
            for mention in mentions
            if mention.kind in {EntityKind.PERSON, EntityKind.ORGANISATION}
        }

    def attribute(self, piece: Quoted) -> Attribution | None:
        """Find who is named right after quoted words, or right before."""
        return self._after(piece) or self._before(piece)

    def block(self, piece: Quoted) -> Span:
        """Give the paragraph of a piece."""
        return self._blocks[bisect_right(self._starts, piece.outer.start) - 1]

    def sentence(self, at: int) -> int:
        """Give the number of the sentence at a place."""
        return bisect_right(self._sentences, at)

    def split(self, piece: Quoted) -> tuple[list[Quoted], Attribution | None]:
        """Part words whose cue stands between the same marks: «We will pay, - said Lee, - and rest»."""
        for found in _INSET.finditer(self._text, piece.inner.start, piece.inner.end):
            clause = Span(*found.span("clause"))
            first = _WORD.match(self._text, clause.start)
            if first is None or not (found.group("dash") or self._begins_with_verb(clause)):
                continue
            attribution = self._in_clause(clause)
            if attribution is None:
                continue
            left = Span(piece.inner.start, found.start() + (self._text[found.start()] in "!?…"))
            right = Span(found.end(), piece.inner.end)
            spans = [span for span in (left, right) if span.end > span.start]
            return [piece._replace(inner=span) for span in spans], attribution
        return [piece], None

    def lines_of_speech(self, quoted: Sequence[Quoted]) -> Iterator[tuple[Quoted, Attribution]]:
        """Read paragraphs that a dash opens: `- We will pay - said Lee. - Others will follow.`"""
        marked = {self.block(piece).start for piece in quoted}
        for block in self._blocks:
            if block.start in marked or self._text[block.start] not in "-—―":
                continue
            dashes = [found.span() for found in _DASH.finditer(self._text, block.start + 2, block.end)]
            if not dashes:
                continue
            ends = [start for start, _ in dashes[1:]] + [block.end]
            clause = Span(dashes[0][1], self._clause_end(dashes[0][1], ends[0]))
            found = self._in_clause(clause)
            if found is None:
                continue
            yield _unmarked(self._text, block.start + 1, dashes[0][0]), found
            if len(dashes) > 1 and not self._text[clause.end : dashes[1][0]].strip(" .,"):
                yield _unmarked(self._text, dashes[1][1], block.end), found

    def _begins_with_verb(self, clause: Span) -> bool:
        words = [found.group().lower() for found in _WORD.finditer(self._text, *clause)][:2]
        return any(self._is_verb(word) for word in words)

    def _after(self, piece: Quoted) -> Attribution | None:
        text, end = self._text, piece.outer.end
        gap = _GAP.match(text, end)
        begin = gap.end() if gap else end
        if not re.search(r"[,\u2014\u2015-]", text[end:begin]) and text[piece.inner.end - 1] not in ",?!…":
            return None
        stop = self._clause_end(begin, min(self.block(piece).end, end + _REACH))
        return self._in_clause(Span(begin, stop))

    def _clause_end(self, begin: int, limit: int) -> int:
        for found in _CLAUSE_END.finditer(self._text, begin, limit):
            if found.group() != "." or not _ABBREVIATED.search(self._text, begin, found.start()):
                return found.start()
        return limit

    def _in_clause(self, clause: Span) -> Attribution | None:
        """Read a clause beside quoted words: verb and name, name and verb, verb and pronoun."""
        comma = self._text.find(",", *clause)
        pieces = list(_WORD.finditer(self._text, clause.start, comma if comma >= 0 else clause.end))
        verb = next((at for at, one in enumerate(pieces[: _FIRST + 2]) if self._is_verb(one.group())), None)
        according = next(self._according(clause), None)
        if according is not None and according < clause.start + 4:
            return self._first_name(clause, according, None)
        if verb is None:
            return None
        span = Span(pieces[verb].start(), pieces[verb].start() + len(pieces[verb].group().rstrip(".")))
        if verb and (found := self._first_name(Span(clause.start, span.start), clause.start, span)):
            return found
        if verb > _FIRST - 1:
            return None
        return (
            self._pronoun(clause, span)
            or self._first_name(clause, span.end, span)
            or self._phrase(Span(span.end, clause.end), span)
        )

    def _phrase(self, clause: Span, verb: Span) -> Attribution | None:
        """Read "die Ministerin", "la portavoz del Gobierno", "Scholz" right after a verb: no name for sure."""
        run: list[re.Match[str]] = []
        for found in _WORD.finditer(self._text, *clause):
            word, gap = found.group(), self._text[run[-1].end() if run else clause.start : found.start()]
            last = run[-1].group() if run else ""
            joins = word[0].isupper() or word in self._words.titles or self._is_particle(last, word)
            if gap.strip() or not joins:
                break
            run.append(found)
        while run and run[-1].group() in self._words.small:
            run.pop()
        long = any(len(found.group()) > 3 for found in run)
        return (
            Attribution(None, Span(run[0].start(), run[-1].end()), verb, beside=True, why=NOBODY)
            if long
            else None
        )

    def _before(self, piece: Quoted) -> Attribution | None:
        """Read `Lee said on Monday: "..."`, `On Monday, said Lee: "..."`, `According to Lee, "..."`."""
        text, start = self._text, piece.outer.start
        lead = text[max(0, start - _REACH) : start].rstrip()
        sentence = self._sentences[self.sentence(start) - 1] if self.sentence(start) else 0
        clause = Span(max(sentence, start - _REACH), start)
        pieces = list(_WORD.finditer(text, *clause))
        joined = pieces and pieces[-1].group().lower() in self._words.that
        for found in self._according(clause):
            return self._first_name(clause, found, None)
        if not lead.endswith((":", ",")) and not joined:
            return None
        verbs = [one for one in pieces if self._is_verb(one.group())]
        if not verbs:
            return None
        span = Span(*verbs[-1].span())
        near = Span(span.end, min(clause.end, span.end + 60))
        return (
            self._first_name(near, span.end, span)
            or self._pronoun(clause, span)
            or self._last_name(Span(clause.start, span.start), span)
            or self._phrase(near, span)
        )

    def _according(self, clause: Span) -> Iterator[int]:
        text = self._text[slice(*clause)].lower()
        for words in self._words.according:
            if found := re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text):
                yield clause.start + found.end()

    def _is_verb(self, word: str) -> bool:
        return word.islower() and word.rstrip(".") in self._words.said | self._words.beside

    def _first_name(self, clause: Span, at: int, verb: Span | None) -> Attribution | None:
        return next(self._names(Span(at, clause.end), verb), None)

    def _last_name(self, clause: Span, verb: Span) -> Attribution | None:
        names = list(self._names(clause, verb))
        return names[-1] if names else None

    def _names(self, clause: Span, verb: Span | None) -> Iterator[Attribution]:
        """Give the names of a clause: those of the registry, then words with capitals."""
        known = [self._people[at] for at in range(*clause) if at in self._people]
        people = [one for one in known if one.kind is EntityKind.PERSON] or known
        for mention in people:
            if mention.end <= clause.end:
                why = f"cue beside; name: {mention.surface}"
                yield Attribution(
                    mention.entity, Span(mention.start, mention.end), verb, beside=True, why=why
                )
        if not people:
            yield from (
                Attribution(None, span, verb, beside=True, why=NOBODY) for span in self._capitals(clause)
            )

    def _capitals(self, clause: Span) -> Iterator[Span]:
        """Give the runs of two words and more that begin with capitals: no single one is surely a name."""
        run: list[re.Match[str]] = []
        for found in [*_WORD.finditer(self._text, *clause), None]:
            joins = bool(found and run and self._text[run[-1].end() : found.start()] == " ")
            if found and found.group()[0].isupper() and (joins or not run):
                run.append(found)
                continue
            if found and joins and self._is_particle(run[-1].group(), found.group()):
                run.append(found)
                continue
            while run and run[-1].group()[0].islower():
                run.pop()
            if 2 <= len(run) <= _LONGEST_NAME:
                yield Span(run[0].start(), run[-1].end())
            run = [found] if found and found.group()[0].isupper() else []

    def _is_particle(self, before: str, word: str) -> bool:
        """Tell whether a small word goes on with a name: "de", and "der" after "von"."""
        return word in self._words.small or f"{before} {word}" in self._words.small

    def _pronoun(self, clause: Span, verb: Span) -> Attribution | None:
        """Read "sagte er", "a-t-il dit", "он сказал": somebody, who must be known from before."""
        for found in re.finditer(r"[^\W\d_]+", self._text[clause.start : clause.end]):
            if found.group().lower() in self._words.he | self._words.she:
                at = clause.start + found.start()
                if abs(at - verb.end) <= 12 or abs(verb.start - at) <= 12:
                    return Attribution(
                        None, Span(at, clause.start + found.end()), verb, beside=True, why=NOBODY
                    )
        return None

    def goes_on(self, last: Quoted, found: Attribution, piece: Quoted) -> bool:
        """Tell whether a sentence follows attributed words of its paragraph with but their cue between."""
        if self.block(last) != self.block(piece) or piece.outer.start - last.outer.end > _REACH:
            return False
        after = min(max(last.outer.end, found.named.end), piece.outer.start)
        before = self._text[after : piece.outer.start].rstrip()
        return (
            self.sentence(piece.outer.start) - self.sentence(after) <= 1
            and (before.endswith((".", "!", "?")) or not before)
            and self._text[piece.inner.start].isupper()
        )

    def is_pronoun(self, named: Span) -> bool:
        """Tell whether the words that name a speaker are a pronoun."""
        return self._text[slice(*named)].lower() in self._words.he | self._words.she


def _unmarked(text: str, start: int, end: int) -> Quoted:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Quoted(Span(start, end), Span(start, end))
