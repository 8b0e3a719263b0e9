"""Who a verb of saying belongs to: the words before it or after it that name its subject.

A name finder gives names; "one official", "critics of the plan" and "a spokesman for Lee" are found by
the shape of a noun phrase, read without a parser from its end or its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wirehouse.enrich.lexicon import ADVERBS, CALENDAR, DETERMINERS
from wirehouse.enrich.roles import RolePhrase
from wirehouse.enrich.text import Span, plain
from wirehouse.records import EntityKind, Mention

_REACH = 160
"""Characters left of a verb within which its subject is looked for."""
_RIGHT_REACH = 110
_MOST_WORDS = 14
_COMMAS = 4
_PRONOUNS = frozenset("he she they i we it".split())
_RELATIVE = frozenset("who which".split())
_PREPOSITIONS = frozenset(
    "of for from in at with on to by about against near inside behind under over".split()
)
_STOPPERS = frozenset(
    """that and but or nor as when whenever because while if although though since until where why how so than
    then not is was are were be been being am had has have having will would can could may might must should do
    does did who which what whose whom it he she they we i you there here him them me us yesterday today
    tomorrow yes no oh well also after before during following once whether unless despite""".split()
)
_OPENERS = DETERMINERS | frozenset(
    "one two three four five six seven several some many most few other others such two-thirds all".split()
)
_PEOPLE = frozenset(
    """spokesman spokeswoman spokesperson spokespeople officials official aides aide advisers adviser advisors
    advisor critics critic experts expert analysts analyst supporters supporter lawyers lawyer attorneys attorney
    prosecutors prosecutor police authorities investigators researchers researcher scientists scientist
    economists economist lawmakers lawmaker senators representatives republicans democrats conservatives liberals
    voters voter residents resident witnesses witness neighbors neighbours relatives friends family fans players
    coaches coach organizers organisers activists activist protesters sources source insiders insider
    strategists strategist operatives donors students student teachers teacher parents parent doctors doctor
    leaders leader executives executive reporters reporter journalists historians historian author authors
    pollsters pollster politicians staffers staff soldiers troops commanders veterans members people opponents
    opponent allies ally others many some participants company campaign report reports letter statement
    administration government ministry department agency committee commission court judge judges union group
    organization organisation newspaper paper magazine website site""".split()
)
_LAST_WORD = re.compile(r"(\w+)\s*$")
_PARENTHESIS = re.compile(r"\s*[(\[][^()\[\]\n]{1,40}[)\]]\s*$")
_WORD = re.compile(r"\w[\w.&/]*(?:['-]\w+)*(?:(?<=s)'(?= ))?")
_BROKEN = re.compile(r"[^\w\s.'-]|\n")
_TITLE = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Sens|Rep|Reps|Gov|Sec|Pres|Hon|St|Jr|Adm|Amb|Supt"
    r"|Det|Justice|[A-Z](?:\.[A-Z])*)\.?$"
)
_CONJUNCTION = re.compile(r"\s*(?:and|but|or|while|when|as|because|so|then|he|she|they|it|if)\b")
_ENDS_PHRASE = re.compile(
    r"[,;:!?\"“”«»()\[\]\n—–―]|\s-|--|\.(?=\s|$)|\b(?:who|in|on|at|during|when|as|after|before|while|to|about|that|told"
    r"|last|if|because|via|adding|with|by|into|this|earlier|later|and|but|not|there|is|was|has|had|will|would|he|she"
    r"|it|they|against|recently|yesterday|today"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_SENTENCE = re.compile(r"[.!?]['\")\]]{0,2}\s+[A-Z]")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is said to speak: a mention, a role phrase, a pronoun or another phrase.

    `span` is what names him, `whole` the phrase with what stands before it ("German Chancellor").
    """

    span: Span
    whole: Span
    mention: Mention | None = None
    role: RolePhrase | None = None
    pronoun: str | None = None

    @property
    def is_person(self) -> bool:
        """Tell whether it is a name, a role or a pronoun, and not only the shape of a phrase."""
        return self.mention is not None or self.role is not None or self.pronoun is not None


class Subjects:
    """Finds the subjects of the verbs of one text."""

    def __init__(self, text: str, mentions: Sequence[Mention], roles: Sequence[RolePhrase]) -> None:
        self._text = plain(text)
        people = [m for m in mentions if m.kind in {EntityKind.PERSON, EntityKind.ORGANISATION}]
        self._mention_starts = {mention.start: mention for mention in people}
        self._mention_ends = {mention.end: mention for mention in people}
        self._place_ends = {mention.end for mention in mentions if mention.kind is EntityKind.PLACE}
        self._role_starts = {role.span.start: role for role in roles}
        self._role_ends = {role.span.end: role for role in roles}

    def before(self, verb: int, barrier: int) -> Subject | None:
        """Find the subject that ends before a verb, over adverbs and insertions, not before the barrier."""
        low = max(barrier, verb - _REACH)
        end = self._back(low, verb)
        if found := self.ending(end, low):
            return found
        return self._over_insertion(end, low) if self._text[end - 1 : end] == "," else None

    def _back(self, low: int, at: int) -> int:
        """Step back over spaces, parentheses and adverbs."""
        text = self._text
        for _ in range(5):
            while at > low and text[at - 1].isspace():
                at -= 1
            window = text[max(low, at - 48) : at]
            if parenthesis := _PARENTHESIS.search(window):
                at -= len(window) - parenthesis.start()
                continue
            word = _LAST_WORD.search(window)
            if word is None or (word.group(1).lower() not in ADVERBS and not _is_adverb(word.group(1))):
                break
            at -= len(window) - word.start()
        return at

    def ending(self, end: int, low: int) -> Subject | None:
        """Find the subject whose last character stands right before `end`."""
        if end <= low:
            return None
        word = _LAST_WORD.search(self._text, max(low, end - 40), end)
        last = word.group(1).lower() if word and word.end(1) == end else ""
        if last in _PRONOUNS and word and (last != "i" or word.group(1) == "I"):
            span = Span(word.start(1), end)
            return Subject(span, span, pronoun=last)
        if last in _RELATIVE and word:
            return self._antecedent(word.start(1), low)
        whole = self._phrase(end, low)
        mention = self._mention_ends.get(end)
        if mention is not None and mention.start >= low:
            span = Span(mention.start, mention.end)
            whole = whole if whole and whole.covers(span) else span
            if self._is_complement(whole, span):
                return Subject(whole, whole) if self._begins_phrase(whole) else None
            return Subject(span, whole, mention=mention)
        role = self._role_ends.get(end)
        if role is not None and role.span.start >= low:
            whole = whole if whole and whole.covers(role.span) else role.span
            if self._is_complement(whole, role.span) or not self._is_plain(whole, role.span):
                return Subject(whole, whole)
            return Subject(role.span, whole, role=role)
        return Subject(whole, whole) if whole and self._is_phrase(whole) else None

    def starting(self, at: int) -> Subject | None:
        """Find the name, role or pronoun that begins at a place, after its titles."""
        text = self._text
        word = re.compile(r"[A-Za-z]+").match(text, at)
        if word and word.group().lower() in _PRONOUNS - {"it", "i"}:
            span = Span(*word.span())
            return Subject(span, span, pronoun=word.group().lower())
        role = self._role_starts.get(at)
        place = at
        for _ in range(6):
            if mention := self._mention_starts.get(place):
                span = Span(mention.start, mention.end)
                following = self._mention_starts.get(mention.end + 1)
                if mention.kind is EntityKind.PERSON or (following is None and role is None):
                    return Subject(span, Span(at, span.end), mention=mention)
                place = following.start if following else mention.end + 1
                continue
            if role is None and (found := self._role_starts.get(place)):
                role = found
            piece = _WORD.match(text, place)
            if piece is None or text[piece.end() : piece.end() + 1] != " ":
                break
            place = piece.end() + 1
        return Subject(role.span, Span(at, role.span.end), role=role) if role else None

    def after(self, at: int, limit: int) -> Subject | None:
        """Find the subject that begins at a place right after a verb: `said Ann Lee, a lawyer`."""
        text = self._text
        end = self._phrase_end(at, min(limit, at + _RIGHT_REACH))
        first = _WORD.match(text, at, end)
        if first is None:
            pronoun = re.compile(r"(?:he|she|they|I|we)\b").match(text, at, limit)
            span = Span(*pronoun.span()) if pronoun else None
            return Subject(span, span, pronoun=text[slice(*span)].lower()) if span else None
        whole = Span(at, end)
        low = first.group().lower()
        for start in range(at, end):
            mention = self._mention_starts.get(start)
            if mention is None or mention.end > end or mention.kind is not EntityKind.PERSON:
                continue
            if text.startswith("'", mention.end):
                continue
            if self._is_complement(whole, Span(mention.start, mention.end)):
                break
            return Subject(Span(mention.start, mention.end), whole, mention=mention)
        role = self._role_starts.get(at)
        if role is not None and role.span.end == end:
            return Subject(role.span, whole, role=role)
        mention = self._mention_starts.get(at) or self._mention_starts.get(first.end() + 1)
        if mention is not None and mention.end == end and (mention.start == at or low in DETERMINERS):
            return Subject(Span(mention.start, mention.end), whole, mention=mention)
        is_phrase = low in _OPENERS or first.group()[0].isupper() or low in _PEOPLE
        return Subject(whole, whole) if is_phrase and low not in CALENDAR | _STOPPERS else None

    def _phrase_end(self, at: int, limit: int) -> int:
        text, place = self._text, at
        while found := _ENDS_PHRASE.search(text, place, limit):
            if found.group() == "." and self._abbreviates(found.start()):
                place = found.end()
                continue
            return len(text[at : found.start()].rstrip()) + at
        return len(text[at:limit].rstrip()) + at

    def _abbreviates(self, stop: int) -> bool:
        word = re.compile(r"[\w.]*$").search(self._text, max(0, stop - 8), stop)
        return word is not None and bool(_TITLE.match(word.group()))

    def _phrase(self, end: int, low: int) -> Span | None:
        """Read a noun phrase back from its end: to its article, a conjunction, a verb or a mark."""
        text = self._text
        pieces = list(_WORD.finditer(text, max(low, end - 120), end))
        start: int | None = None
        following = end
        for place in range(len(pieces) - 1, max(-1, len(pieces) - 1 - _MOST_WORDS), -1):
            piece = pieces[place]
            gap = text[piece.end() : following]
            word = piece.group()
            if _BROKEN.search(gap) or (following == end and gap):
                break
            if ("." in gap or word.endswith(".")) and not _TITLE.match(word) and following != end:
                break
            small = word.lower()
            if small in _STOPPERS:
                break
            start = following = piece.start()
            if small in DETERMINERS and (
                place == 0 or pieces[place - 1].group().lower() not in _PREPOSITIONS
            ):
                break
        return self._without_adverbial(Span(start, end)) if start is not None else None

    def _without_adverbial(self, span: Span) -> Span | None:
        """Cut "In Paris" off "In Paris officials"."""
        pieces = list(_WORD.finditer(self._text, span.start, span.end))
        while pieces and pieces[0].group().lower() in _PREPOSITIONS:
            pieces.pop(0)
            while pieces and (pieces[0].group()[0].isupper() or pieces[0].group()[0].isdigit()):
                if pieces[0].start() in self._mention_starts:
                    break
                pieces.pop(0)
        return Span(pieces[0].start(), span.end) if pieces else None

    def _is_phrase(self, whole: Span) -> bool:
        words = self._text[slice(*whole)].split()
        first, last = words[0].lower(), words[-1].lower()
        if last.endswith(("'s", "s'")):
            return False
        if last in _PREPOSITIONS | _STOPPERS | DETERMINERS | CALENDAR or not last[-1].isalnum():
            return last in {"others", "some", "many", "one", "another"} and len(words) <= 2
        if first in _OPENERS or first.endswith("'s") or last in _PEOPLE or first in _PEOPLE:
            return True
        return words[-1][0].isupper() and words[0][0].isupper()

    def _begins_phrase(self, whole: Span) -> bool:
        first = self._text[slice(*whole)].split()[0]
        return first[0].isupper() or first.lower() in _OPENERS | _PEOPLE

    def _is_complement(self, whole: Span, name: Span) -> bool:
        """Tell whether a name only completes another noun: "a spokesman for Ann Lee"."""
        words = self._text[whole.start : name.start].split()
        while words and words[-1].lower() not in _PREPOSITIONS:
            if (
                words[-1][0].isalpha()
                and not words[-1][0].isupper()
                and words[-1].lower() not in _BEFORE_NAMES
            ):
                return False
            words.pop()
        if len(words) < 2 or words[-1].lower() not in _PREPOSITIONS:
            return False
        # "Governor of Ohio Ann Lee": the complement is the place.
        return not any(whole.start < place <= name.start for place in self._place_ends)

    def _is_plain(self, whole: Span, role: Span) -> bool:
        """Tell whether nothing but an article, an age or a country stands before the role's own words."""
        return not any(
            word.lower() in {"one", "another", "some", "a", "an", "any", "no", "every", "each"}
            or "'s" in word
            for word in self._text[whole.start : role.start].split()
        )

    def _antecedent(self, at: int, low: int) -> Subject | None:
        end = self._back(low, at)
        return self.ending(end - 1 if self._text[end - 1 : end] == "," else end, low)

    def _over_insertion(self, end: int, low: int) -> Subject | None:
        """Read over what stands between commas: `Ann Lee, who chairs the group, said`."""
        text = self._text
        right = end - 1
        found: list[Subject] = []
        for _ in range(_COMMAS):
            left = text.rfind(",", low, right)
            if left < 0 or _SENTENCE.search(text, left, end) or _CONJUNCTION.match(text, left + 1, right):
                break
            inside = self._mention_starts.get(left + 2)
            if inside is not None and inside.end == right and inside.kind is EntityKind.PERSON:
                return Subject(Span(inside.start, inside.end), Span(left + 2, end), mention=inside)
            if subject := self.ending(self._back(low, left), low):
                whole = Span(subject.whole.start, end)
                found.append(Subject(subject.span, whole, subject.mention, subject.role, subject.pronoun))
                if subject.mention is not None and subject.mention.kind is EntityKind.PERSON:
                    return found[-1]
            right = left
        return found[0] if found else None


_BEFORE_NAMES = frozenset(
    "former then president senator representative governor mayor candidate nominee".split()
)


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word[0].islower() and word not in {"family", "ally", "assembly", "only"}
