"""Where on earth the places of a text are: each told from its namesakes by what stands around it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from wirehouse.enrich.cities import Cities, City
from wirehouse.enrich.gazetteer import Index, find, index
from wirehouse.enrich.lexicon import CALENDAR, COMMON_NOUNS
from wirehouse.enrich.names import Name
from wirehouse.enrich.registry import Registry
from wirehouse.enrich.senses import Senses
from wirehouse.enrich.states import find_states, state_behind
from wirehouse.enrich.text import Span, Token, tokens
from wirehouse.records import Entity, EntityKind, Place

_EARTH_KM = 6371.0
_LEAST_SCORE = 5.0
"""A town of a hundred thousand people is meant by its bare name; a smaller one needs a word for it."""
_SAME_COUNTRY = 1.5
_NEAR_OTHERS = 1.0
_NEAR_KM = 300.0
_REGION_KM = 1_000.0
"""How far a town can be from the middle of the region that stands behind it: Texas, Ontario."""
_TENFOLD_KM = 150.0
"""A town that is so much nearer to the region's middle may have a tenth of the people."""
_MOST_POINTS = 12
_MOST_NAMESAKES = 12
_LARGE = 100_000
_LONGEST = 3
_MOST_OTHERS = 3
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
class Located:
    """A stretch of the text and what is there, a registry's entity or a town, and why it is that one.

    `others` are the towns of the same name that were less likely.
    """

    span: Span
    what: Entity | City
    why: str = ""
    others: tuple[City, ...] = ()


class Meaning(NamedTuple):
    """What a name means, why, and the towns of that name that it does not mean."""

    what: Entity | City
    why: str
    others: tuple[City, ...] = ()

    def at(self, span: Span) -> Located:
        """Give the place where the name stands."""
        return Located(span, *self)


@dataclass(slots=True)
class Surroundings:
    """What a document tells of where it plays: how often each country is meant, and known points.

    `judged` keeps what a bare name was found to mean, with why.
    """

    countries: Counter[str] = field(default_factory=Counter)
    points: list[tuple[float, float]] = field(default_factory=list)
    judged: dict[str, Meaning | None] = field(default_factory=dict)


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
    ground = Ground(text, tokens(text), registry, senses, cities, _surroundings(known))
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
    if behind is None or behind.country is None or known.latitude is None or known.longitude is None:
        return item
    here = City(known.name, known.country or "", "", known.latitude, known.longitude, 0, known.geonames)
    if _town_in([here], behind) is not None:
        return item
    town = _town_behind(ground.cities.named(ground.text[slice(*item.span)]), behind)
    return town.at(item.span) if town is not None else item


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


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the distance of two points in degrees along the great circle (haversine)."""
    first, second = math.radians(one[0]), math.radians(other[0])
    across = math.radians(other[1] - one[1])
    chord = math.sin((second - first) / 2) ** 2 + (
        math.cos(first) * math.cos(second) * math.sin(across / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))


def _surroundings(known: Iterable[Located]) -> Surroundings:
    around = Surroundings()
    for item in known:
        what = item.what
        if what.country:
            around.countries[what.country] += 1
        is_country = isinstance(what, Entity) and what.iso_code is not None
        if not is_country and what.country and what.latitude is not None and what.longitude is not None:
            around.points.append((what.latitude, what.longitude))
    around.points = around.points[:_MOST_POINTS]
    return around


def _town(ground: Ground, span: Span, surface: str) -> Meaning | None:
    """Give the place that a name most likely is: a registry's where one of its forms has a point."""
    behind = _behind(ground.text, span.end, ground.registry)
    judged = ground.around.judged
    for spelling in dict.fromkeys((surface, _TYPES.sub("", surface))):
        if behind is not None and (town := _town_behind(ground.cities.named(spelling), behind)) is not None:
            return town
        if spelling not in judged:
            judged[spelling] = _meant(ground, spelling)
        if judged[spelling] is not None:
            return judged[spelling]
    return None


def _meant(ground: Ground, form: str) -> Meaning | None:
    """Give what a bare name means: of the towns of that name the likeliest, if it is likely enough."""
    best = _likeliest(ground.cities.named(form), ground.around)
    if best is not None and isinstance(best.what, City) and _score(best.what, ground.around) >= _LEAST_SCORE:
        return best
    return _default(form, ground.registry)


def _likeliest(namesakes: Sequence[City], around: Surroundings) -> Meaning | None:
    ranked = sorted(namesakes[:_MOST_NAMESAKES], key=lambda city: -_score(city, around))
    if not ranked:
        return None
    best, *others = ranked
    reasons = [f"{best.population:,} people"]
    if times := around.countries.get(best.country):
        reasons.append(f"its country {best.country} is named {times} times")
    if _is_near_others(best, around):
        reasons.append(f"others within {_NEAR_KM:.0f} km")
    why = f"town: likeliest of {len(namesakes)} of that name ({', '.join(reasons)})"
    return Meaning(best, why, tuple(others[:_MOST_OTHERS]))


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


def _town_in(namesakes: Sequence[City], whole: Entity) -> City | None:
    """Give the one of the towns of a name that lies in a country or region, a large or a central one."""

    def far(city: City) -> float:
        if whole.iso_code is not None or whole.latitude is None or whole.longitude is None:
            return 0.0
        return kilometres((city.latitude, city.longitude), (whole.latitude, whole.longitude))

    inside = [city for city in namesakes if city.country == whole.country and far(city) < _REGION_KM]
    weights = {city: math.log10(city.population + 10) - far(city) / _TENFOLD_KM for city in inside}
    return max(inside, key=weights.__getitem__, default=None)


def _town_behind(namesakes: Sequence[City], whole: Entity) -> Meaning | None:
    town = _town_in(namesakes, whole)
    if town is None:
        return None
    others = tuple(other for other in namesakes if other != town)[:_MOST_OTHERS]
    return Meaning(town, f"town: behind it stands {whole.name}", others)


def _score(city: City, around: Surroundings) -> float:
    score = math.log10(city.population + 10)
    if times := around.countries.get(city.country):
        score += _SAME_COUNTRY * (0.5 + times / sum(around.countries.values()))
    return score + (_NEAR_OTHERS if _is_near_others(city, around) else 0.0)


def _is_near_others(city: City, around: Surroundings) -> bool:
    return any(kilometres(point, (city.latitude, city.longitude)) < _NEAR_KM for point in around.points)


def _inside(ground: Ground, name: Name) -> Iterator[Located]:
    """Give the towns inside another name: "Honolulu" in "Honolulu Police Department"."""
    around = ground.around
    end = 0
    for span, spelling in _runs(name.surface, tokens(name.surface)):
        best = max(
            ground.cities.named(spelling)[:_MOST_NAMESAKES],
            key=lambda city: _score(city, around),
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
    for span, form in find(ground.text, ground.pieces, _place_forms(ground.registry)):
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        free = at == len(taken) or taken[at].start >= span.end
        key = ground.senses.key(form) if free else None
        if key is not None and entries[key].entity.latitude is not None:
            yield Located(span, entries[key].entity, "registry: the place inside another name")
    for span, short in find_states(ground.text):
        if (entry := entries.get(short)) is not None:
            yield Located(span, entry.entity, "registry: a state's short form behind a town")


@lru_cache(maxsize=4)
def _place_forms(registry: Registry) -> Index:
    """Index the forms of the registry's places."""
    return index(
        form
        for form, meanings in registry.senses.items()
        if any(
            sense.key and registry.entries[sense.key].entity.kind is EntityKind.PLACE for sense in meanings
        )
    )


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
