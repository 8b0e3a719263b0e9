"""Who is introduced with which role in one document, and who else can be meant by a role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from wirehouse.enrich.names import Name
from wirehouse.enrich.registry import Registry
from wirehouse.enrich.roles import RolePhrase, same_role
from wirehouse.records import EntityKind

_APPOSED = re.compile(r", (?:who is )?$")


@dataclass(frozen=True, slots=True)
class Introduction:
    """A role that the document gives to a person: a role phrase right before or right after the name."""

    phrase: RolePhrase
    person: Name


def introductions(text: str, phrases: Iterable[RolePhrase], names: Sequence[Name]) -> list[Introduction]:
    """Find the roles that stand beside names: "Chancellor Ann Lee", "Ann Lee, the chancellor,"."""
    starts = {name.span.start: name for name in names if name.kind is EntityKind.PERSON}
    ends = {name.span.end: name for name in names if name.kind is EntityKind.PERSON}
    found = []
    for phrase in phrases:
        person = (
            starts.get(phrase.span.end + 1) if text[phrase.span.end : phrase.span.end + 1] == " " else None
        )
        if person is None:
            comma = _APPOSED.search(text[max(0, phrase.span.start - 9) : phrase.span.start])
            if comma and text[phrase.span.end : phrase.span.end + 1] in {",", ".", ""}:
                person = ends.get(phrase.span.start - len(comma.group()))
        if person is not None:
            found.append(Introduction(phrase, person))
    return found


def holders(
    role: str, of: str | None, registry: Registry, keys: Iterable[str], day: date | None
) -> list[str]:
    """Give those of the keys whose office, on that day where it is known, is the role in `of`."""
    return [
        key
        for key in keys
        if any(
            (of is None or office.of == of)
            and same_role(role, office.role, office.of, registry)
            and (day is None or office.covers(day))
            for office in registry.entries[key].offices
        )
    ]


@lru_cache(maxsize=4)
def by_surname(registry: Registry) -> Mapping[str, tuple[str, ...]]:
    """Arrange the registry's people by the last word of their name."""
    arranged: dict[str, tuple[str, ...]] = {}
    for key, entry in registry.entries.items():
        if entry.entity.kind is EntityKind.PERSON:
            surname = entry.entity.name.split()[-1]
            arranged[surname] = (*arranged.get(surname, ()), key)
    return arranged
