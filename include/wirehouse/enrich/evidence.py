"""Why a name has its entity, in a few words: the kind of reason, a colon, what was found."""

from __future__ import annotations

from collections.abc import Mapping

from wirehouse.enrich.names import Name
from wirehouse.enrich.registry import Registry
from wirehouse.enrich.roles import RolePhrase
from wirehouse.enrich.senses import Senses
from wirehouse.records import Entity, EntityKind

UNKNOWN = "unknown: no form of the registry"
_MOST_WORDS = 4


def alias(form: str, key: str, senses: Senses, registry: Registry) -> str:
    """Say why a form has one of its meanings: by the words around it, by default, or for want of others."""
    meanings = registry.senses.get(form, ())
    if words := senses.reasons(form, key):
        return f"context: {', '.join(words[:_MOST_WORDS])}"
    if len(meanings) > 1:
        return f"alias: {form}, the usual one of {len(meanings)} meanings"
    return f"alias: {form}, the only meaning"


def undecided(form: str, registry: Registry) -> str:
    """Say that the document does not decide what a form means."""
    keys = dict.fromkeys(sense.key for sense in registry.senses.get(form, ()) if sense.key)
    names = ", ".join(registry.entries[key].entity.name for key in keys)
    return f"undecided: {form} can be {names}" if names else UNKNOWN


def others(form: str, key: str, registry: Registry) -> tuple[Entity, ...]:
    """Give what else a form can mean."""
    keys = dict.fromkeys(sense.key for sense in registry.senses.get(form, ()))
    return tuple(registry.entries[other].entity for other in keys if other and other != key)


def chain(name: Name, full: str, named: Mapping[str, int]) -> str:
    """Say which longer name a short one takes up, and where that stands; `named` gives the places."""
    kind = "surname" if name.kind is EntityKind.PERSON else "short form"
    place = f", named at {named[full]}" if full in named else ""
    return f"{kind}: {full}{place}"


def role(phrase: RolePhrase, registry: Registry) -> str:
    """Say by which role a person was recognised."""
    owner = registry.entries.get(phrase.of) if phrase.of else None
    return f"role: {phrase.role}{f' of {owner.entity.name}' if owner else ''}"
