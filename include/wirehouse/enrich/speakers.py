"""Who speaks: from the words that name a speaker to the entity, or to nobody where that is open."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from wirehouse.enrich.cues import Cue
from wirehouse.enrich.lexicon import CALENDAR, HEADS_OF_COUNTRIES, HEADS_OF_ORGANISATIONS
from wirehouse.enrich.noun_phrases import PREPOSITIONS, STOPPERS
from wirehouse.enrich.people import holders
from wirehouse.enrich.quote_marks import Quoted
from wirehouse.enrich.reading import Reading
from wirehouse.enrich.registry import Registry
from wirehouse.enrich.roles import RolePhrase
from wirehouse.enrich.sexes import HE, SHE, sexes
from wirehouse.enrich.subjects import Subject
from wirehouse.records import Entity, EntityKind, Mention

_PARAGRAPHS_BACK = 1
"""How many paragraphs back a pronoun is followed to the last who spoke or began a sentence."""
_FARTHEST_BACK = 2
"""The same, where nobody else whom it can mean has been named since."""
_MOST_SEEN = 40
"""People before a pronoun that are looked at."""
_LEADING = re.compile(r"(?:[A-Z][\w.'’-]* ){0,5}$")
_PREDICATE = re.compile(
    r",? (?:also |then |later |now |has |had |\w+ly )?(?:\w{2,}ed|is|was|has|had|will|would|can|could|did|does|made|took"
    r"|went|came|told|said|gave|found|spoke|wrote|began|\w{3,}s)\b"
)


class Resolved(NamedTuple):
    """Who a subject is, and why."""

    entity: Entity
    why: str


class Speakers:
    """Resolves the subjects of one document."""

    def __init__(
        self,
        reading: Reading,
        paragraph_starts: Sequence[int],
        sentences: Sequence[int],
        quoted: Sequence[Quoted],
    ) -> None:
        self._registry = reading.registry
        self._day = reading.day
        self._paragraphs = paragraph_starts
        people = [
            mention for mention in reading.mentions if mention.kind is EntityKind.PERSON and mention.entity
        ]
        self._sexes = sexes(reading.text, people)
        # Whom quoted words speak of is not who the writer speaks of.
        self._people = list(_outside(people, quoted))
        self._places = [mention.start for mention in self._people]
        by_start = {mention.start: mention.entity for mention in people}
        self._introduced = [
            (intro.phrase, entity)
            for intro in reading.introduced
            if (entity := by_start.get(intro.person.span.start)) is not None
        ]
        begins = set(sentences) | set(paragraph_starts)
        leads = {intro.person.span.start: intro.phrase.span.start for intro in reading.introduced}
        # Where a person becomes the one a pronoun goes back to: as a sentence's subject, or by speaking.
        self._focus: dict[int, Entity] = {
            mention.start: mention.entity
            for mention in self._people
            if mention.entity
            and (
                leads.get(mention.start, mention.start) in begins
                or _is_subject(reading.text, mention, begins)
            )
        }

    def follow(self, cues: Sequence[Cue]) -> dict[int, Resolved]:
        """Resolve the subjects of all cues in the order of the text; the key is where the verb begins."""
        resolved: dict[int, Resolved] = {}
        places = sorted(self._focus)
        focus = dict(self._focus)
        for cue in cues:
            found = self.resolve(cue.subject)
            if found is None and cue.subject.pronoun in {HE, SHE}:
                found = self._pronoun(cue.subject, places, focus)
            if found is not None:
                resolved[cue.verb.start] = found
                entity = found.entity
                if entity.kind is EntityKind.PERSON:
                    at = cue.subject.span.start
                    if at not in focus:
                        places.insert(bisect_right(places, at), at)
                    focus[at] = entity
        return resolved

    def resolve(self, subject: Subject) -> Resolved | None:
        """Resolve a name or a role; pronouns need the cues before them."""
        if subject.mention is not None:
            entity = subject.mention.entity
            return Resolved(entity, f"name: {subject.mention.surface}") if entity else None
        return self._holder(subject.role) if subject.role is not None else None

    def _pronoun(
        self, subject: Subject, places: Sequence[int], focus: Mapping[int, Entity]
    ) -> Resolved | None:
        start, sex = subject.span.start, subject.pronoun or ""
        paragraph = self._paragraph(start)
        for place in range(bisect_left(places, start) - 1, -1, -1):
            if self._paragraph(places[place]) < paragraph - _PARAGRAPHS_BACK:
                break
            if self._can_be(focus[places[place]], sex):
                return Resolved(
                    focus[places[place]], f"{sex}: the last who spoke or began a sentence, at {places[place]}"
                )
        nearest = bisect_left(places, start)
        spoke = [
            focus[place]
            for place in places[max(0, nearest - _MOST_SEEN) : nearest]
            if self._is_near(place, paragraph)
        ]
        return self._only_one(start, sex, paragraph, spoke)

    def _only_one(self, start: int, sex: str, paragraph: int, spoke: Sequence[Entity]) -> Resolved | None:
        """Give the only person lately named whom a pronoun can mean, where his name tells that it can."""
        end = bisect_left(self._places, start)
        named = [
            mention.entity
            for mention in self._people[max(0, end - _MOST_SEEN) : end]
            if mention.entity and self._is_near(mention.start, paragraph)
        ]
        seen = {entity.id: entity for entity in (*named, *spoke) if self._can_be(entity, sex)}
        if len(seen) != 1:
            return None
        (entity,) = seen.values()
        if self._sexes.get(entity.id) != sex:
            return None
        return Resolved(entity, f"{sex}: the only one lately named whom it can mean")

    def _is_near(self, at: int, paragraph: int) -> bool:
        return self._paragraph(at) >= paragraph - _FARTHEST_BACK

    def _can_be(self, entity: Entity, sex: str) -> bool:
        return self._sexes.get(entity.id, sex) == sex

    def _paragraph(self, at: int) -> int:
        return bisect_right(self._paragraphs, at) - 1

    def _holder(self, phrase: RolePhrase) -> Resolved | None:
        """Find who holds a role: by the document's introductions, its people's offices, the registry."""
        named = {
            entity.id: entity
            for introduced, entity in self._introduced
            if introduced.current == phrase.current and _agree(phrase, introduced)
        }
        if named or not phrase.current:
            if len(named) != 1:
                return None
            (entity,) = named.values()
            return Resolved(entity, f"role: {phrase.role}, whom the text introduces so")
        keys = _keys(self._registry)
        present = dict.fromkeys(
            keys[mention.entity.id]
            for mention in self._people
            if mention.entity and mention.entity.id in keys
        )
        found = holders(phrase.role, phrase.of, self._registry, present, self._day)
        if not found and phrase.of is not None and self._day is not None:
            found = holders(phrase.role, phrase.of, self._registry, self._registry.entries, self._day)
        if len(found) != 1:
            return None
        return Resolved(
            self._registry.entries[found[0]].entity, f"role: {phrase.role}, by the registry's offices"
        )


def _outside(people: Sequence[Mention], quoted: Sequence[Quoted]) -> Iterator[Mention]:
    starts = [piece.outer.start for piece in quoted]
    for mention in people:
        place = bisect_right(starts, mention.start) - 1
        if place < 0 or mention.start >= quoted[place].outer.end:
            yield mention


def _is_subject(text: str, mention: Mention, begins: set[int]) -> bool:
    """Tell whether a sentence is about the person: "Mr. Lee left", "In response, Ann Lee left"."""
    before = text[max(0, mention.start - 60) : mention.start]
    found = _LEADING.search(before)
    titles = found.group() if found else ""
    if any(word.lower() in PREPOSITIONS | STOPPERS | CALENDAR for word in titles.split()):
        return False
    start = mention.start - len(titles)
    if start in begins:
        return True
    lead = text[max(0, start - 2) : start]
    return lead in {", ", ",\xa0"} and _PREDICATE.match(text, mention.end, mention.end + 40) is not None


def _agree(phrase: RolePhrase, introduced: RolePhrase) -> bool:
    if phrase.of is not None and introduced.of is not None and phrase.of != introduced.of:
        return False
    if phrase.role == introduced.role:
        return True
    if phrase.role in {"head", "leader"}:
        return introduced.role in HEADS_OF_ORGANISATIONS | HEADS_OF_COUNTRIES | {"head", "leader"}
    return phrase.role in {"minister", "secretary"} and introduced.role.endswith(phrase.role)


@lru_cache(maxsize=4)
def _keys(registry: Registry) -> dict[UUID, str]:
    return {entry.entity.id: key for key, entry in registry.entries.items()}
