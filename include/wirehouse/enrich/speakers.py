"""Who speaks: from the words that name a speaker to the entity, or to nobody where that is open."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from uuid import UUID

from wirehouse.enrich.cues import Cue
from wirehouse.enrich.lexicon import HEADS_OF_COUNTRIES, HEADS_OF_ORGANISATIONS
from wirehouse.enrich.people import holders
from wirehouse.enrich.reading import Reading
from wirehouse.enrich.registry import Registry
from wirehouse.enrich.roles import RolePhrase
from wirehouse.enrich.subjects import Subject
from wirehouse.records import Entity, EntityKind

_PARAGRAPHS_BACK = 1
"""How many paragraphs back a pronoun is followed."""


class Speakers:
    """Resolves the subjects of one document."""

    def __init__(self, reading: Reading, paragraph_starts: Sequence[int], sentences: Sequence[int]) -> None:
        self._registry = reading.registry
        self._day = reading.day
        self._paragraphs = paragraph_starts
        self._people = [
            mention
            for mention in reading.mentions
            if mention.kind is EntityKind.PERSON and mention.entity is not None
        ]
        by_start = {mention.start: mention.entity for mention in self._people}
        self._introduced = [
            (intro.phrase, entity)
            for intro in reading.introduced
            if (entity := by_start.get(intro.person.span.start)) is not None
        ]
        begins = set(sentences) | set(paragraph_starts)
        leads = {intro.person.span.start: intro.phrase.span.start for intro in reading.introduced}
        # Where a person becomes the one a pronoun goes back to: as a sentence's first words, or by speaking.
        self._focus: dict[int, Entity] = {
            mention.start: mention.entity
            for mention in self._people
            if mention.entity and leads.get(mention.start, mention.start) in begins
        }

    def follow(self, cues: Sequence[Cue]) -> dict[int, Entity]:
        """Resolve the subjects of all cues in the order of the text; the key is where the verb begins."""
        resolved: dict[int, Entity] = {}
        places = sorted(self._focus)
        focus = dict(self._focus)
        for cue in cues:
            entity = self.resolve(cue.subject)
            if entity is None and cue.subject.pronoun in {"he", "she"}:
                entity = self._pronoun(cue.subject.span.start, places, focus)
            if entity is not None:
                resolved[cue.verb.start] = entity
                if entity.kind is EntityKind.PERSON and cue.span.start not in focus:
                    places.insert(bisect_right(places, cue.span.start), cue.span.start)
                    focus[cue.span.start] = entity
        return resolved

    def resolve(self, subject: Subject) -> Entity | None:
        """Resolve a name or a role; pronouns need the cues before them."""
        if subject.mention is not None:
            return subject.mention.entity
        return self._holder(subject.role) if subject.role is not None else None

    def _pronoun(self, start: int, places: Sequence[int], focus: Mapping[int, Entity]) -> Entity | None:
        paragraph = bisect_right(self._paragraphs, start) - 1
        place = bisect_right(places, start - 1) - 1
        if place < 0 or bisect_right(self._paragraphs, places[place]) - 1 < paragraph - _PARAGRAPHS_BACK:
            return None
        return focus[places[place]]

    def _holder(self, phrase: RolePhrase) -> Entity | None:
        """Find who holds a role: by the document's introductions, its people's offices, the registry."""
        named = {
            entity.id: entity
            for introduced, entity in self._introduced
            if introduced.current == phrase.current and _agree(phrase, introduced)
        }
        if named or not phrase.current:
            return next(iter(named.values())) if len(named) == 1 else None
        keys = _keys(self._registry)
        present = dict.fromkeys(
            keys[mention.entity.id]
            for mention in self._people
            if mention.entity and mention.entity.id in keys
        )
        found = holders(phrase.role, phrase.of, self._registry, present, self._day)
        if not found and phrase.of is not None and self._day is not None:
            found = holders(phrase.role, phrase.of, self._registry, self._registry.entries, self._day)
        return self._registry.entries[found[0]].entity if len(found) == 1 else None


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
