"""The towns of the world, by name."""

from __future__ import annotations

import pytest

from wirehouse.enrich import cities
from wirehouse.enrich.cities import default_cities
from wirehouse.errors import SettingsError


def test_of_namesakes_the_most_populous_comes_first() -> None:
    assert [city.country for city in default_cities().named("London")[:2]] == ["GB", "CA"]


def test_a_town_has_its_geonames_id_and_coordinates() -> None:
    town = default_cities().named("Reykjavik")[0]
    assert (town.geonames, round(town.latitude), round(town.longitude)) == (3413829, 64, -22)


def test_a_name_without_its_accents_is_found() -> None:
    assert default_cities().named("Malaga")[0] == default_cities().named("Málaga")[0]


def test_a_name_in_capitals_is_found() -> None:
    assert default_cities().named("LONDON")[0].country == "GB"


def test_a_name_in_small_letters_is_none() -> None:
    assert default_cities().named("nice") == ()


def test_a_missing_package_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cities, "_PACKAGE", "no_such_package")
    with pytest.raises(SettingsError, match="no_such_package"):
        default_cities.__wrapped__()
