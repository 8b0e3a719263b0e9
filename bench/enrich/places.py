"""Toponyms: is the place that we give within 161 km of where the gold has it, of all the gold.

GeoWebNews (Gritta, Pilehvar and Collier, 2020) marks the toponyms of 200 news texts, GeoVirus those of 229.
Asked for is every toponym with coordinates: literal ones, peoples, those that stand for a government and
those inside the name of an organisation. From the raw text alone: a toponym that is not found is wrong.
*Resolved* is the accuracy on those that are found.

The plain peer gives every place that spaCy finds (GPE, LOC, FAC, NORP) the most populous place of that
name in the same gazetteer, without the document's say.
"""

from __future__ import annotations

import gzip
import math
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from bench.enrich.gold import DATA, HALVES, Score, article, half, hold_to_floors, skip_without_data
from wirehouse.enrich import default_registry, enrich, recognise
from wirehouse.enrich.cities import default_cities

SETS = {"geowebnews": ("article", "toponym"), "geovirus": ("article", "location")}
OFFSETS = {"geowebnews": 0, "geovirus": 1}
"""GeoVirus counts characters from one."""
NEAR_KM = 161
_EARTH_KM = 6371.0


class Point(NamedTuple):
    """A stretch of the text and where on earth it is, in degrees."""

    start: int
    end: int
    latitude: float
    longitude: float


def kilometres(one: Point, other: Point) -> float:
    """Give the distance along the great circle (haversine)."""
    first, second = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    chord = (
        math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * math.sin(across / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))


def read(name: str) -> Iterator[tuple[str, str, list[Point]]]:
    """Give the id, text and toponyms of each article."""
    whole, part = SETS[name]
    with gzip.open(DATA / f"toponyms-{name}.xml.gz") as file:
        root = ET.parse(file).getroot()  # noqa: S314 (our own copy of a published set)
    for number, element in enumerate(root.iter(whole)):
        text = element.findtext("text") or ""
        gold = []
        for toponym in element.iter(part):
            degrees = [toponym.findtext(tag) for tag in ("latitude", "longitude", "lat", "lon")]
            placed = [float(value) for value in degrees if value]
            if len(placed) == 2:
                span = (
                    int(toponym.findtext("start") or 0) - OFFSETS[name],
                    int(toponym.findtext("end") or 0) - OFFSETS[name],
                )
                gold.append(Point(*span, *placed))
        yield element.get("file") or str(number), text, gold


def ours(text: str) -> list[Point]:
    """Resolve by the enrichment."""
    return [
        Point(place.start, place.end, place.latitude, place.longitude)
        for place in enrich(article(text)).places
    ]


def plain(text: str) -> list[Point]:
    """Give each place of the model's the most populous bearer of its name."""
    found = []
    registry, cities = default_registry(), default_cities()
    for entity in recognise.model()(text).ents:
        if entity.label_ not in {"GPE", "LOC", "FAC", "NORP"}:
            continue
        name = entity.text.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
        keys = [sense.key for sense in registry.senses.get(name, ()) if sense.key]
        known = registry.entries[keys[0]].entity if keys else None
        if known and known.latitude is not None and known.longitude is not None:
            found.append(Point(entity.start_char, entity.end_char, known.latitude, known.longitude))
        elif places := cities.named(name):
            found.append(Point(entity.start_char, entity.end_char, places[0].latitude, places[0].longitude))
    return found


def score(gold: list[Point], found: list[Point]) -> Score:
    """Count the gold that we place within reach: right, given, asked for."""
    right = given = 0
    for point in gold:
        ours_here = [other for other in found if other.start < point.end and point.start < other.end]
        # Of several that overlap, the one of the very span; else the shortest, which is inside the other.
        ours_here.sort(key=lambda other: (other[:2] != point[:2], other.end - other.start))
        given += bool(ours_here)
        right += bool(ours_here) and kilometres(point, ours_here[0]) <= NEAR_KM
    return Score(right, given, len(gold))


def main() -> None:
    """Print both side by side, and hold ours to its floors."""
    if skip_without_data("places"):
        return
    finders: dict[str, Callable[[str], list[Point]]] = {"plain": plain, "ours": ours}
    reached: dict[str, float] = {}
    for name in SETS:
        totals = {(who, part): Score() for who in finders for part in HALVES}
        for key, text, gold in read(name):
            for who, find in finders.items():
                place = who, half(key)
                totals[place] = totals[place].plus(score(gold, find(text)))
        for part in (*HALVES, "both"):
            for who in finders:
                told = totals[who, part] if part in HALVES else totals[who, "even"].plus(totals[who, "odd"])
                print(
                    f"{name:11} {part:5} {who:6} within {NEAR_KM} km {told.recall:.4f} of all "
                    f"({told.right}/{told.gold})   resolved {told.precision:.4f}"
                )
        reached[name] = told.recall
    hold_to_floors("places", reached)


if __name__ == "__main__":
    sys.exit(main())
