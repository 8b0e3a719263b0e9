"""Where on earth the places of a text are: each told from its namesakes by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wirehouse.enrich.cities import Cities, City
from wirehouse.enrich.gazetteer import find, place_forms
from wirehouse.enrich.lexicon import CALENDAR, COMMON_NOUNS
from wirehouse.enrich.names import Name
from wirehouse.enrich.registry import Registry
from wirehouse.enrich.senses import Senses
from wirehouse.enrich.states import find_states, state_behind
from wirehouse.enrich.text import Span, Token, tokens
from wirehouse.enrich.towns import (
    MOST_NAMESAKES,
    Located,
    Meaning,
    Surroundings,
    likeliest,
    score,
    surroundings,
    town_behind,
    town_in,
)
from wirehouse.records import Entity, EntityKind, Place

_LEAST_SCORE = 5.0
"""A town of a hundred thousand people is meant by its bare name; a smaller one needs a word for it."""
_LARGE = 100_000
_LONGEST = 3
_MUCH_LARGER = 10
_LEAST_NAMED = 2
_OWN = "registry: the place itself"
_BEHIND = re.compile(r", ?\(?(?=[A-Z])")
_LEADING_IN = re.compile(r"\b(?:in|near|at|from|outside|of|to) $")
_TYPES = re.compile(
    r"^(?:(?:[Cc]ity|[Tt]own|[Vv]illage|[Pp]ort|[Cc]entral|[Dd]owntown|[Gg]reater|[Nn]orthern|[Ss]outhern|[Ee]astern"
    r"|[Ww]estern|[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Uu]pper|[Ii]nner|[Ii]nternational)(?: of)? )"
    r"|(?: (?:[Cc]ity|[Tt]own|[Pp]rovince|[Dd]istrict|[Cc]ounty|[Rr]egion|[Gg]overnorate|[Ss]tate|[Aa]irport"
    r"|[Ii]nternational [Aa]irport|[Pp]refecture|[Cc]athedral|[Ss]tation|[Hh]arbou?r|[Bb]each))$"
)


@dataclass(frozen=True, slots=True)
class Ground:
    """One document with what its places are looked up in."""

    text: str
    pieces: list[Token]
    registry: Registry
    senses: Senses
    cities: Cities
    around: Surroundings


def locate(
    text: str, names: Sequence[Name], registry: Registry, senses: Senses, cities: Cities
) -> list[Located]:
    """Find the places of a text that can be put on the map, in order, none overlapping another."""
    known = [
        Located(name.span, entity, _OWN)
        for name in names
        if name.key is not None and (entity := registry.entries[name.key].entity).latitude is not None
    ]
    ground = Ground(text, tokens(text), registry, senses, cities, surroundings(known))
    found = {item.span: _as_stated(ground, item) for item in known}
    taken = sorted(name.span for name in names if name.kind is EntityKind.PERSON or name.span in found)
    for item in _hidden(ground, taken):
        found.setdefault(item.span, item)
    for name in names:
        if name.span in found or name.kind is EntityKind.PERSON:
            continue
        meaning: Meaning | None = None
        if name.kind is EntityKind.PLACE and name.key is None:
            meaning = _town(ground, name.span, name.surface)
        elif name.kind is EntityKind.ORGANISATION and name.key is None:
            meaning = _default(name.surface, registry)
        if meaning is not None:
            found[name.span] = meaning.at(name.span)
            continue
        found |= {item.span: item for item in _inside(ground, name)}
    taken = sorted({*found, *(name.span for name in names)})
    found |= {item.span: item for item in _bare(ground, taken)}
    return _outermost(found)


def _as_stated(ground: Ground, item: Located) -> Located:
    """Give the namesake that the text names by what stands behind it: not the London of "London, Ontario"."""
    known = item.what
    if not isinstance(known, Entity) or known.geonames is None or known.iso_code is not None:
        return item
    behind = _behind(ground.text, item.span.end, ground.registry)
    if behind is None:
        town = _namesake_abroad(ground, item, known)
        return town.at(item.span) if town is not None else item
    if behind.country is None or known.latitude is None or known.longitude is None:
        return item
    here = City(known.name, known.country or "", "", known.latitude, known.longitude, 0, known.geonames)
    if town_in([here], behind) is not None:
        return item
    town = town_behind(ground.cities.named(ground.text[slice(*item.span)]), behind)
    return town.at(item.span) if town is not None else item


def _namesake_abroad(ground: Ground, item: Located, known: Entity) -> Meaning | None:
    """Give a town of the same name in a country that the text names, where it names nothing of the known one's.

    "Birmingham" among states of America; not "London" among Canada's towns, of which the known one is so much
    the larger that it needs no country.
    """
    around = ground.around
    if around.countries[known.country or ""] > around.entities[known.name]:
        return None
    namesakes = ground.cities.named(ground.text[slice(*item.span)])
    people = next((city.population for city in namesakes if city.geonames == known.geonames), None)
    others = [
        city
        for city in namesakes
        if people is not None
        and city.country != known.country
        and city.population * _MUCH_LARGER >= max(people, _LARGE)
        and around.countries[city.country] >= _LEAST_NAMED
    ]
    return likeliest(others, around)


def _outermost(found: Mapping[Span, Located]) -> list[Located]:
    """Give what was found in order, of two that overlap the longer one."""
    kept: list[Located] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].span.end:
            kept.append(found[span])
    return kept


def places(text: str, located: Iterable[Located]) -> tuple[Place, ...]:
    """Give the records of what was located."""
    return tuple(
        Place(
            start=item.span.start,
            end=item.span.end,
            surface=text[slice(*item.span)],
            name=item.what.name,
            latitude=item.what.latitude,
            longitude=item.what.longitude,
            country=item.what.country,
            geonames=item.what.geonames,
            evidence=item.why,
        )
        for item in located
        if item.what.latitude is not None and item.what.longitude is not None
    )


def _town(ground: Ground, span: Span, surface: str) -> Meaning | None:
    """Give the place that a name most likely is: a registry's where one of its forms has a point."""
    behind = _behind(ground.text, span.end, ground.registry)
    judged = ground.around.judged
    for spelling in dict.fromkeys((surface, _TYPES.sub("", surface))):
        if behind is not None and (town := town_behind(ground.cities.named(spelling), behind)) is not None:
            return town
        if spelling not in judged:
            judged[spelling] = _meant(ground, spelling)
        if judged[spelling] is not None:
            return judged[spelling]
    return None


def _meant(ground: Ground, form: str) -> Meaning | None:
    """Give what a bare name means: of the towns of that name the likeliest, if it is likely enough."""
    best = likeliest(ground.cities.named(form), ground.around)
    if best is not None and isinstance(best.what, City) and score(best.what, ground.around) >= _LEAST_SCORE:
        return best
    return _default(form, ground.registry)


def _default(form: str, registry: Registry) -> Meaning | None:
    """Give the place that a registry's form means by itself, as for a team's name ("Liverpool")."""
    keys = [sense.key for sense in registry.senses.get(form, ()) if sense.key]
    entity = registry.entries[keys[0]].entity if keys else None
    if entity and entity.kind is EntityKind.PLACE and entity.latitude is not None:
        return Meaning(entity, "registry: the place of that name")
    return None


def _behind(text: str, end: int, registry: Registry) -> Entity | None:
    """Give the state or country that stands behind a town: "Paris, Texas", "Paris, Tex."."""
    key = state_behind(text, end)
    if key is not None and (entry := registry.entries.get(key)):
        return entry.entity
    if not (gap := _BEHIND.match(text, end, end + 4)):
        return None
    words = re.findall(r"[\w.'-]+", text[gap.end() : gap.end() + 40])[:_LONGEST]
    for size in range(len(words), 0, -1):
        form = " ".join(words[:size]).rstrip(".")
        for sense in registry.senses.get(form, ()):
            entity = registry.entries[sense.key].entity if sense.key else None
            if (
                entity
                and entity.kind is EntityKind.PLACE
                and entity.country
                and form not in registry.demonyms
            ):
                return entity
    return None


def _inside(ground: Ground, name: Name) -> Iterator[Located]:
    """Give the towns inside another name: "Honolulu" in "Honolulu Police Department"."""
    around = ground.around
    end = 0
    for span, spelling in _runs(name.surface, tokens(name.surface)):
        best = max(
            ground.cities.named(spelling)[:MOST_NAMESAKES],
            key=lambda city: score(city, around),
            default=None,
        )
        if span.start >= end and best and best.population >= _LARGE and best.country in around.countries:
            end = span.end
            here = Span(span.start + name.span.start, span.end + name.span.start)
            yield Located(here, best, f"town: inside the name {name.surface}")


def _hidden(ground: Ground, taken: Sequence[Span]) -> Iterator[Located]:
    """Give the registry's places that stand inside other names, and the states behind a town.

    "Pakistan" in "Pakistan Army", "London" in "London Stock Exchange", "Calif." in "Irvine, Calif.".
    """
    entries = ground.registry.entries
    at = 0
    for span, form in find(ground.text, ground.pieces, place_forms(ground.registry)):
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        free = at == len(taken) or taken[at].start >= span.end
        key = ground.senses.key(form) if free else None
        if key is not None and entries[key].entity.latitude is not None:
            yield Located(span, entries[key].entity, "registry: the place inside another name")
    for span, short in find_states(ground.text):
        if (entry := entries.get(short)) is not None:
            yield Located(span, entry.entity, "registry: a state's short form behind a town")


def _bare(ground: Ground, taken: Sequence[Span]) -> Iterator[Located]:
    """Give the towns after "in" and the like that nobody took for a name."""
    at = 0
    for span, spelling in _runs(ground.text, ground.pieces):
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        if at < len(taken) and taken[at].start < span.end:
            continue
        if _LEADING_IN.search(ground.text, max(0, span.start - 9), span.start):
            town = _town(ground, span, spelling)
            if town is not None and isinstance(town.what, City):
                yield town.at(span)


def _runs(text: str, pieces: Sequence[Token]) -> Iterator[tuple[Span, str]]:
    """Give the runs of up to three capitalised words, the longest first, one a start."""
    for place, piece in enumerate(pieces):
        if not piece.text[0].isupper() or _is_empty(piece.text):
            continue
        run = [piece]
        for after in pieces[place + 1 : place + _LONGEST]:
            if text[run[-1].end : after.start] != " " or not after.text[0].isupper():
                break
            run.append(after)
        for size in range(len(run), 0, -1):
            span = Span(piece.start, run[size - 1].end)
            yield span, text[slice(*span)]


def _is_empty(word: str) -> bool:
    return word.lower() in CALENDAR | COMMON_NOUNS or len(word) < _LONGEST


def towns(located: Iterable[Located]) -> Mapping[Span, Located]:
    """Give those that are towns among what was located, by their spans."""
    return {item.span: item for item in located if isinstance(item.what, City)}
