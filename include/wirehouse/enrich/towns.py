"""Which of the towns of one name a text means, by what it tells of where it plays."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from wirehouse.enrich.cities import City
from wirehouse.enrich.text import Span
from wirehouse.records import Entity

_EARTH_KM = 6371.0
_SAME_COUNTRY = 1.5
_NEAR_OTHERS = 1.0
_NEAR_KM = 300.0
_REGION_KM = 1_000.0
"""How far a town can be from the middle of the region that stands behind it: Texas, Ontario."""
_TENFOLD_KM = 150.0
"""A town that is so much nearer to the region's middle may have a tenth of the people."""
_MOST_POINTS = 12
MOST_NAMESAKES = 12
_MOST_OTHERS = 3


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
    """What a document tells of where it plays: how often each country and place is meant, and known points.

    `judged` keeps what a bare name was found to mean, with why.
    """

    countries: Counter[str] = field(default_factory=Counter)
    entities: Counter[str] = field(default_factory=Counter)
    points: list[tuple[float, float]] = field(default_factory=list)
    judged: dict[str, Meaning | None] = field(default_factory=dict)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the distance of two points in degrees along the great circle (haversine)."""
    first, second = math.radians(one[0]), math.radians(other[0])
    across = math.radians(other[1] - one[1])
    chord = math.sin((second - first) / 2) ** 2 + (
        math.cos(first) * math.cos(second) * math.sin(across / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))


def surroundings(known: Iterable[Located]) -> Surroundings:
    """Add up what the places that are certain tell of the others."""
    around = Surroundings()
    for item in known:
        what = item.what
        if what.country:
            around.countries[what.country] += 1
            around.entities[what.name] += 1
        is_country = isinstance(what, Entity) and what.iso_code is not None
        if not is_country and what.country and what.latitude is not None and what.longitude is not None:
            around.points.append((what.latitude, what.longitude))
    around.points = around.points[:_MOST_POINTS]
    return around


def likeliest(namesakes: Sequence[City], around: Surroundings) -> Meaning | None:
    """Give the likeliest of the towns of a name, with the next likely ones."""
    ranked = sorted(namesakes[:MOST_NAMESAKES], key=lambda city: -score(city, around))
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


def town_in(namesakes: Sequence[City], whole: Entity) -> City | None:
    """Give the one of the towns of a name that lies in a country or region, a large or a central one."""

    def far(city: City) -> float:
        if whole.iso_code is not None or whole.latitude is None or whole.longitude is None:
            return 0.0
        return kilometres((city.latitude, city.longitude), (whole.latitude, whole.longitude))

    inside = [city for city in namesakes if city.country == whole.country and far(city) < _REGION_KM]
    weights = {city: math.log10(city.population + 10) - far(city) / _TENFOLD_KM for city in inside}
    return max(inside, key=weights.__getitem__, default=None)


def town_behind(namesakes: Sequence[City], whole: Entity) -> Meaning | None:
    """Give the town of a name that lies in the state or country which the text puts behind it."""
    town = town_in(namesakes, whole)
    if town is None:
        return None
    others = tuple(other for other in namesakes if other != town)[:_MOST_OTHERS]
    return Meaning(town, f"town: behind it stands {whole.name}", others)


def score(city: City, around: Surroundings) -> float:
    """Weigh a town by its people, the countries of the text and the places near it."""
    weight = math.log10(city.population + 10)
    if times := around.countries.get(city.country):
        weight += _SAME_COUNTRY * (0.5 + times / sum(around.countries.values()))
    return weight + (_NEAR_OTHERS if _is_near_others(city, around) else 0.0)


def _is_near_others(city: City, around: Surroundings) -> bool:
    return any(kilometres(point, (city.latitude, city.longitude)) < _NEAR_KM for point in around.points)
