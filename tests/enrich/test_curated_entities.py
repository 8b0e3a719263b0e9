"""What the curated rows must keep to: form, uniqueness, and enough of them."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from wirehouse.enrich.gazetteer import find_registry
from wirehouse.enrich.lexicon import ROLES
from wirehouse.enrich.registry import Registry
from wirehouse.enrich.text import tokens
from wirehouse.records import EntityKind

STATED_ELSEWHERE = {"high commissioner"}


def test_a_wikidata_id_has_its_form(registry: Registry) -> None:
    ids = [entry.entity.wikidata for entry in registry.entries.values() if entry.entity.wikidata]
    assert not [item for item in ids if not re.fullmatch(r"Q[1-9]\d*", item)]


def test_no_two_entities_share_a_wikidata_id(registry: Registry) -> None:
    ids = Counter(entry.entity.wikidata for entry in registry.entries.values() if entry.entity.wikidata)
    assert not [item for item, times in ids.items() if times > 1]


def test_a_key_is_written_in_small_letters_or_is_a_countrys_code(registry: Registry) -> None:
    assert not [
        key for key in registry.entries if not re.fullmatch(r"[A-Z]{2}|[a-z0-9]+(?:-[a-z0-9]+)*", key)
    ]


def test_an_office_is_held_in_an_entity_of_the_registry(registry: Registry) -> None:
    assert not [
        (key, office.of)
        for key, entry in registry.entries.items()
        for office in entry.offices
        if office.of not in registry.entries
    ]


def test_an_office_begins_before_it_ends(registry: Registry) -> None:
    assert not [
        key
        for key, entry in registry.entries.items()
        for office in entry.offices
        if office.valid_from and office.valid_to and office.valid_from > office.valid_to
    ]


def test_an_office_is_a_role_that_texts_state(registry: Registry) -> None:
    roles = {office.role for entry in registry.entries.values() for office in entry.offices}
    assert roles - set(ROLES.values()) <= STATED_ELSEWHERE


def test_coordinates_are_degrees(registry: Registry) -> None:
    entities = [entry.entity for entry in registry.entries.values()]
    assert not [
        entity.name
        for entity in entities
        if (entity.latitude is None) != (entity.longitude is None)
        or abs(entity.latitude or 0) > 90
        or abs(entity.longitude or 0) > 180
    ]


def test_every_country_has_coordinates(registry: Registry) -> None:
    countries = [entry.entity for entry in registry.entries.values() if entry.entity.iso_code]
    assert len(countries) == 249
    assert not [entity.name for entity in countries if entity.latitude is None]


def test_a_form_has_no_spaces_around_it_and_is_found_by_itself(registry: Registry) -> None:
    lost = [
        form
        for form in registry.senses
        if not any(match.span == (0, len(form)) for match in find_registry(form, tokens(form), registry))
    ]
    assert not lost


@pytest.mark.parametrize(
    ("kind", "least"),
    [(EntityKind.ORGANISATION, 800), (EntityKind.PERSON, 700), (EntityKind.PLACE, 1_000)],
)
def test_there_are_enough_of_each_kind(registry: Registry, kind: EntityKind, least: int) -> None:
    assert sum(entry.entity.kind is kind for entry in registry.entries.values()) >= least
