"""From names to entities: every link says how it was made, and what is in doubt stays provisional."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from wirehouse import identity
from wirehouse.enrich import evidence
from wirehouse.enrich.candidates import likely
from wirehouse.enrich.cities import City
from wirehouse.enrich.names import Name, is_single
from wirehouse.enrich.people import Introduction, by_surname, holders
from wirehouse.enrich.registry import Registry
from wirehouse.enrich.senses import Senses
from wirehouse.enrich.states import STATES
from wirehouse.enrich.text import Span
from wirehouse.enrich.towns import Located
from wirehouse.records import Entity, EntityKind, EntityStatus, LinkMethod, Mention

NAME_VARIANT = "name_variant"
"""The text gives a first name that the registry does not know for the holder of that role."""
AMBIGUOUS = "ambiguous"
"""The registry knows several meanings and the document does not decide between them."""
TOWN = "town"
"""A town of GeoNames, which no person has looked at; its namesakes were less likely."""
LOWER_CASE = "lower_case"
"""A place that the text writes in small letters."""

_INITIAL = re.compile(r"[A-Z]\.?")

SCORES = {
    LinkMethod.ALIAS: 0.96,
    LinkMethod.DEMONYM: 0.92,
    LinkMethod.CHAIN: 0.95,
    LinkMethod.ROLE: 0.85,
    LinkMethod.VARIANT: 0.6,
    LinkMethod.PROVISIONAL: 0.5,
}
"""How far each kind of link is to be trusted; a flag takes a fifth off.

Aliases and demonyms: the share that was right on AIDA, news-fair and Reuters-128 (1363 of 1420, 341 of
370). Chains (86 of 86) can be no surer than the alias they hang on; of roles (12 of 12) and variants too
few were met to count.
"""


@dataclass(frozen=True, slots=True)
class Link:
    """A judgement: this entity, by this method, odd in this way, for this reason, rather than the others."""

    entity: Entity
    method: LinkMethod
    flag: str | None = None
    why: str = ""
    others: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Linker:
    """What one document's names are linked by; `towns` are the towns among the names.

    `variants` are the names that only their role identifies, and `named` says where a full name stands first.
    """

    registry: Registry
    senses: Senses
    towns: Mapping[Span, Located]
    variants: Mapping[str, Link]
    named: Mapping[str, int]


def link(
    names: Sequence[Name],
    introduced: Sequence[Introduction],
    registry: Registry,
    senses: Senses,
    *,
    day: date | None,
    towns: Mapping[Span, Located] | None = None,
) -> tuple[Mention, ...]:
    """Give each name its entity.

    `day` is the article's day, by which offices are told apart; `towns` are the towns among the names.
    """
    named: dict[str, int] = {}
    for name in names:
        full = registry.entries[name.key].entity.name if name.key else name.surface
        for form in (name.surface, full):
            named.setdefault(form, name.span.start)
    linker = Linker(registry, senses, towns or {}, _variants(introduced, registry, day), named)
    known: dict[tuple[EntityKind, str], tuple[Entity, ...]] = {}
    return tuple(_mention(name, _linked(name, linker), registry, known) for name in names)


def _mention(
    name: Name,
    judged: Link,
    registry: Registry,
    known: dict[tuple[EntityKind, str], tuple[Entity, ...]],
) -> Mention:
    """Make the record; `known` keeps the candidates of the names met before."""
    score = SCORES[judged.method]
    candidates: tuple[Entity, ...] = ()
    if judged.method is LinkMethod.PROVISIONAL:
        asked = judged.entity.kind, judged.entity.name
        if asked not in known:
            known[asked] = _candidates(name, judged.entity, registry)
        candidates = known[asked]
    return Mention(
        start=name.span.start,
        end=name.span.end,
        surface=name.surface,
        kind=judged.entity.kind,
        entity=judged.entity,
        method=judged.method,
        score=round(score * 0.8, 2) if judged.flag and judged.method is not LinkMethod.VARIANT else score,
        flag=judged.flag,
        candidates=candidates,
        evidence=judged.why,
        others=judged.others,
    )


def _candidates(name: Name, entity: Entity, registry: Registry) -> tuple[Entity, ...]:
    """Give the meanings of an ambiguous form, else the entities with a similar name."""
    keys = (sense.key for sense in registry.senses.get(name.form or name.surface, ()))
    meanings = tuple(registry.entries[key].entity for key in dict.fromkeys(keys) if key)
    return meanings or likely(entity.name, entity.kind, registry)


def _linked(name: Name, linker: Linker) -> Link:
    registry = linker.registry
    located = linker.towns.get(name.span)
    if name.kind is EntityKind.PLACE and located is not None and (name.form is None or name.key):
        return _town_link(located)
    if name.key is not None:
        return _registry_link(name, name.key, linker)
    if name.surface in linker.variants:
        return linker.variants[name.surface]
    full = name.full
    if full is not None:
        return _chain_link(name, full, linker)
    if name.kind is EntityKind.PERSON and (known := _without_initial(name, registry)) is not None:
        return known
    if name.form:
        why = evidence.undecided(name.form, registry)
        return Link(provisional(name.kind, name.surface), LinkMethod.PROVISIONAL, AMBIGUOUS, why)
    return Link(provisional(name.kind, name.surface), LinkMethod.PROVISIONAL, None, evidence.UNKNOWN)


def _without_initial(name: Name, registry: Registry) -> Link | None:
    """Link a full name with an initial in its middle, where the registry has it without: "Barack H. Obama"."""
    if len(name.words) != 3 or not _INITIAL.fullmatch(name.words[1]):
        return None
    full = f"{name.words[0]} {name.words[2]}"
    key = _people(registry).get(full)
    if key is None:
        return None
    return Link(registry.entries[key].entity, LinkMethod.ALIAS, None, f"alias: {full}, but for an initial")


def _town_link(located: Located) -> Link:
    others = tuple(town(other) for other in located.others)
    what = located.what
    entity = town(what) if isinstance(what, City) else what
    return Link(entity, LinkMethod.ALIAS, TOWN, located.why, others)


def _registry_link(name: Name, key: str, linker: Linker) -> Link:
    registry = linker.registry
    form = name.form or name.surface
    flag = LOWER_CASE if name.lower_case else None
    entity = registry.entries[key].entity
    if name.surface in STATES:
        return Link(entity, LinkMethod.ALIAS, None, f"alias: {name.surface}, short for {entity.name}")
    others = evidence.others(form, key, registry)
    if form in registry.demonyms:
        return Link(entity, LinkMethod.DEMONYM, flag, f"people: {form} are of {entity.name}", others)
    return Link(entity, LinkMethod.ALIAS, flag, evidence.alias(form, key, linker.senses, registry), others)


def _chain_link(name: Name, full: str, linker: Linker) -> Link:
    why = evidence.chain(name, full, linker.named)
    if full in linker.variants:
        origin = linker.variants[full]
        method = LinkMethod.CHAIN if origin.method is not LinkMethod.PROVISIONAL else origin.method
        return Link(origin.entity, method, origin.flag, why)
    if (key := _people(linker.registry).get(full)) is not None:
        return Link(linker.registry.entries[key].entity, LinkMethod.CHAIN, None, why)
    return Link(provisional(name.kind, full), LinkMethod.PROVISIONAL, None, why)


def town(city: City) -> Entity:
    """Make the entity of a town; it has the same id in every article."""
    return Entity(
        identity.registry_entity_id(f"geonames-{city.geonames}"),
        city.name,
        EntityKind.PLACE,
        EntityStatus.REGISTRY,
        country=city.country,
        latitude=city.latitude,
        longitude=city.longitude,
        geonames=city.geonames,
    )


def provisional(kind: EntityKind, name: str) -> Entity:
    """Make the entity of a name that nobody has vouched for."""
    plain_name = " ".join(name.split())
    return Entity(identity.entity_id(kind, plain_name), plain_name, kind, EntityStatus.PROVISIONAL)


def _variants(introduced: Sequence[Introduction], registry: Registry, day: date | None) -> dict[str, Link]:
    """Link names that only their role identifies: a garbled first name, or a surname after its title.

    A first name that differs is a variant only where role, owner and surname are those of one known
    holder, in office on the article's day; without a day it must begin with the same letter too.
    """
    links: dict[str, Link] = {}
    for introduction in introduced:
        phrase, name = introduction.phrase, introduction.person
        if name.key is not None or name.full is not None or not phrase.current:
            continue
        same_surname = by_surname(registry).get(name.words[-1], ())
        keys = holders(phrase.role, phrase.of, registry, same_surname, day)
        if len(keys) != 1 or (phrase.of is None and not is_single(name)):
            continue
        entity = registry.entries[keys[0]].entity
        if is_single(name):
            links[name.surface] = Link(entity, LinkMethod.ROLE, None, evidence.role(phrase, registry))
        elif day is not None or name.surface[0] == entity.name[0]:
            why = evidence.role(phrase, registry)
            links[name.surface] = Link(entity, LinkMethod.VARIANT, NAME_VARIANT, why)
    return links


@lru_cache(maxsize=4)
def _people(registry: Registry) -> dict[str, str]:
    return {
        entry.entity.name: key
        for key, entry in registry.entries.items()
        if entry.entity.kind is EntityKind.PERSON
    }
