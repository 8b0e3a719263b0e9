"""What stands beside a registry's name and makes it another's: "Mexico's Senate", "Duchess of Cambridge"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from wirehouse.enrich.gazetteer import find, place_forms
from wirehouse.enrich.names import Name
from wirehouse.enrich.registry import Registry
from wirehouse.enrich.states import STATES
from wirehouse.enrich.text import Span, tokens
from wirehouse.records import EntityKind

_NOBLE = re.compile(
    r"\b(?:Duke|Duchess|Earl|Countess|Marquess|Viscount|Viscountess|Baron|Baroness|Prince|Princess|Bishop"
    r"|Archbishop) of (?:the )?$"
)
_NOBLE_REACH = 20
_CAPITAL_NEXT = re.compile(r" [A-Z]")
_STATE_NEXT = re.compile(r" State(?![\w-])(?! [A-Z])(?!'s [A-Z])")
_REALLY_STATES = frozenset({"Washington", "New York"})
"""States that are called so because a city has their name."""
_STATE_OFFICE = re.compile(
    r"(?:'s|’s)? (?:state |State )?(?:Gov\.|[Gg]overnor|Attorney [Gg]eneral|[Aa]ttorney general|Lt\. Gov|Legislature"
    r"|State Police|Secretary of State|Supreme Court|Court of Appeals)"
)
_STATE_KEYS = frozenset(STATES.values())
_OWNED = re.compile(r"(?:['’]s?)? $")
_OF_A_STATE = re.compile(r"\b[Ss]tate $")
_DATELINE = re.compile(r"(?:, [A-Z][\w. ]{2,20})? ?(?:\(|--? |[-–—])")


def with_neighbours(text: str, known: Sequence[Name], registry: Registry) -> list[Name]:
    """Give the registry's names of a text, less what the words beside them make something else."""
    told: list[Name] = []
    for name in known:
        before = told[-1] if told else None
        told.append(
            _titled(text, name)
            or _university(text, name)
            or _dateline(text, name, registry)
            or _with_office(text, name, registry)
            or name
            if name.kind is EntityKind.PLACE
            else _foreign(text, name, before, registry)
        )
    return told


def _titled(text: str, name: Name) -> Name | None:
    """Read a title with its place as a person: "the Duchess of Cambridge"."""
    found = _NOBLE.search(text, max(0, name.span.start - _NOBLE_REACH), name.span.start)
    if found is None or name.lower_case or _CAPITAL_NEXT.match(text, name.span.end):
        return None
    return _plain(text, Span(found.start(), name.span.end), EntityKind.PERSON)


def _university(text: str, name: Name) -> Name | None:
    """Read "Ohio State" as the university that bears the name, or its team."""
    found = _STATE_NEXT.match(text, name.span.end)
    if found is None or name.key is None or name.surface in _REALLY_STATES or name.lower_case:
        return None
    return _plain(text, Span(name.span.start, found.end()), EntityKind.ORGANISATION)


def _dateline(text: str, name: Name, registry: Registry) -> Name | None:
    """Take a place in capitals before a report for the town of that name: "WASHINGTON (AP)"."""
    start, end = name.span
    if not name.surface.isupper() or (start and text[start - 1] != "\n") or not _DATELINE.match(text, end):
        return None
    for sense in registry.senses.get(name.form or "", ()):
        entity = registry.entries[sense.key].entity if sense.key else None
        if entity is not None and entity.geonames is not None and entity.iso_code is None:
            return replace(name, key=sense.key)
    return None


def _with_office(text: str, name: Name, registry: Registry) -> Name | None:
    """Take a name for the state where its office stands behind it: "New York Attorney General"."""
    if name.key is None or not _STATE_OFFICE.match(text, name.span.end):
        return None
    for sense in registry.senses.get(name.form or "", ()):
        if sense.key in _STATE_KEYS:
            return replace(name, key=sense.key)
    return None


def _foreign(text: str, name: Name, before: Name | None, registry: Registry) -> Name:
    """Leave open whose institution is meant where another country's or a state's name stands before it."""
    if name.key is None or name.kind is not EntityKind.ORGANISATION:
        return name
    owners = _owners(registry).get(name.key, frozenset())
    if _countries(name.form or "", registry) or not (owners or _is_shortened(name, registry)):
        return name
    if _OF_A_STATE.search(text, max(0, name.span.start - 6), name.span.start):
        return replace(name, key=None)
    if before is None or before.key is None or not _OWNED.fullmatch(text[before.span.end : name.span.start]):
        return name
    owner = registry.entries[before.key].entity
    is_other = owner.kind is EntityKind.PLACE and (owner.iso_code is None or owner.iso_code not in owners)
    return replace(name, key=None) if is_other else name


def _is_shortened(name: Name, registry: Registry) -> bool:
    """Tell whether a form leaves out whose it is: "Security Council", which Russia has, too."""
    entity = registry.entries[name.key].entity if name.key else None
    return entity is not None and entity.name.endswith(f" {name.form}")


def _plain(text: str, span: Span, kind: EntityKind) -> Name:
    return Name(span, text[slice(*span)], kind)


@lru_cache(maxsize=4)
def _owners(registry: Registry) -> dict[str, frozenset[str]]:
    """Give the countries that the full names of organisations hold, by the organisation's key."""
    return {
        key: owners
        for key, entry in registry.entries.items()
        if entry.entity.kind is EntityKind.ORGANISATION
        and (owners := _countries(entry.entity.name, registry))
    }


def _countries(form: str, registry: Registry) -> frozenset[str]:
    meant = (
        registry.entries[sense.key].entity
        for _, place in find(form, tokens(form), place_forms(registry))
        for sense in registry.senses[place]
        if sense.key
    )
    return frozenset(entity.country for entity in meant if entity.country)
