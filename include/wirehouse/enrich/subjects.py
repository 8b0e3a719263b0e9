"""Who a verb of saying belongs to: the words before it or after it that name its subject.

A name finder gives names; "one official", "critics of the plan" and "a spokesman for Lee" are found by
the shape of a noun phrase, read without a parser from its end or its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wirehouse.enrich.lexicon import ADVERBS, CALENDAR, DETERMINERS
from wirehouse.enrich.noun_phrases import (
    OPENERS,
    PEOPLE,
    STOPPERS,
    WORD,
    begins_phrase,
    completes,
    means_one_holder,
    names_someone,
    phrase_before,
    phrase_end,
)
from wirehouse.enrich.roles import RolePhrase
from wirehouse.enrich.text import Span, plain
from wirehouse.records import EntityKind, LinkMethod, Mention

_REACH = 160
"""Characters left of a verb within which its subject is looked for."""
_RIGHT_REACH = 110
_COMMAS = 4
_PRONOUNS = frozenset("he she they i we it".split())
_RELATIVE = frozenset("who which".split())
_LAST_WORD = re.compile(r"(\w+)\s*$")
_PARENTHESIS = re.compile(r"\s*[(\[][^()\[\]\n]{1,40}[)\]]\s*$")
_BEFORE_NAME = DETERMINERS | frozenset("former then retired ex campaign".split())
_LATIN = re.compile(r"[A-Za-z]+")
_PRONOUN = re.compile(r"(?:he|she|they|I|we)\b")
_CONJUNCTION = re.compile(r"\s*(?:and|but|or|while|when|as|because|so|then|he|she|they|it|if)\b")
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

    @property
    def is_organisation(self) -> bool:
        """Tell whether it is the name of an organisation."""
        return self.mention is not None and self.mention.kind is EntityKind.ORGANISATION


class Subjects:
    """Finds the subjects of the verbs of one text."""

    def __init__(self, text: str, mentions: Sequence[Mention], roles: Sequence[RolePhrase]) -> None:
        self._text = plain(text)
        people = [m for m in mentions if m.kind in {EntityKind.PERSON, EntityKind.ORGANISATION}]
        self._mention_starts = {mention.start: mention for mention in people}
        self._mention_ends = {mention.end: mention for mention in people}
        places = [mention for mention in mentions if mention.kind is EntityKind.PLACE]
        self._place_ends = {mention.end for mention in places}
        self._country_ends = {mention.end: mention for mention in places if _is_country(mention)}
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
        whole = phrase_before(self._text, end, low, self._mention_starts)
        mention = self._mention_ends.get(end)
        if mention is not None and mention.start >= low:
            return self._named(mention, whole)
        role = self._role_ends.get(end)
        if role is not None and role.span.start >= low:
            return self._holding(role, whole)
        country = self._country_ends.get(end)
        if country is not None and country.start >= low:
            span = Span(country.start, country.end)
            lead = self._text[whole.start : span.start] if whole and whole.covers(span) else ""
            if lead.strip().lower() in {"", "the"}:
                return Subject(span, span, mention=country)
        return Subject(whole, whole) if whole and names_someone(self._text, whole) else None

    def _named(self, mention: Mention, whole: Span | None) -> Subject | None:
        span = Span(mention.start, mention.end)
        whole = whole if whole and whole.covers(span) else span
        if self._is_complement(whole, span):
            return Subject(whole, whole) if begins_phrase(self._text, whole) else None
        if joint := self._joint(span):
            return Subject(joint, joint)
        return Subject(span, whole, mention=mention)

    def _holding(self, role: RolePhrase, whole: Span | None) -> Subject:
        whole = whole if whole and whole.covers(role.span) else role.span
        if self._is_complement(whole, role.span) or not means_one_holder(self._text, whole, role.span):
            return Subject(whole, whole)
        return Subject(role.span, whole, role=role)

    def starting(self, at: int) -> Subject | None:
        """Find the name, role or pronoun that begins at a place, after its titles."""
        text = self._text
        word = _LATIN.match(text, at)
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
            piece = WORD.match(text, place)
            if piece is None or text[piece.end() : piece.end() + 1] != " ":
                break
            in_role = role is not None and role.span.start <= place < role.span.end
            if not (in_role or piece.group()[0].isupper() or piece.group() in _BEFORE_NAME):
                break
            place = piece.end() + 1
        return Subject(role.span, Span(at, role.span.end), role=role) if role else None

    def after(self, at: int, limit: int) -> Subject | None:
        """Find the subject that begins at a place right after a verb: `said Ann Lee, a lawyer`."""
        text = self._text
        end = phrase_end(text, at, min(limit, at + _RIGHT_REACH))
        first = WORD.match(text, at, end)
        if first is None:
            pronoun = _PRONOUN.match(text, at, limit)
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
        is_phrase = low in OPENERS or first.group()[0].isupper() or low in PEOPLE
        return Subject(whole, whole) if is_phrase and low not in CALENDAR | STOPPERS else None

    def _is_complement(self, whole: Span, name: Span) -> bool:
        # "Governor of Ohio Ann Lee": the place completes the noun, and the name does not.
        return completes(self._text, whole, name) and not any(
            whole.start < place <= name.start for place in self._place_ends
        )

    def _joint(self, name: Span) -> Span | None:
        """Read "Ann Lee and Bob Fox", who speak together: neither of the two alone."""
        other = self._mention_ends.get(name.start - len(" and "))
        if other is None or not self._text.startswith(" and ", other.end):
            return None
        return Span(other.start, name.end) if other.kind is EntityKind.PERSON else None

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


def _is_country(mention: Mention) -> bool:
    """Tell whether the country itself is named, and can speak; a demonym names where someone is from."""
    is_named = mention.method is not LinkMethod.DEMONYM
    return mention.entity is not None and mention.entity.iso_code is not None and is_named


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word[0].islower() and word not in {"family", "ally", "assembly", "only"}
