"""Who a name that is linked to nobody could be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wirehouse.enrich.candidates import fold, likely, similarity
from wirehouse.enrich.registry import Registry
from wirehouse.records import Enrichment, EntityKind

Read = Callable[..., Enrichment]


def test_a_similar_name_of_the_same_kind_is_a_candidate(registry: Registry) -> None:
    found = likely("Jason Stoltenberg", EntityKind.PERSON, registry)
    assert [entity.name for entity in found] == ["Jens Stoltenberg"]


def test_an_entity_of_another_kind_is_none(registry: Registry) -> None:
    assert likely("Jason Stoltenberg", EntityKind.ORGANISATION, registry) == ()


def test_a_word_that_many_names_share_makes_no_candidate(registry: Registry) -> None:
    assert likely("Ministry of Silly Walks", EntityKind.ORGANISATION, registry) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Recep Erdoğan", "RECEP ERDOGAN"), ("Sa'ar", "sa ar"), ("Côte d’Ivoire", "cote d ivoire")],
)
def test_capitals_accents_and_marks_do_not_count(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_equal_names_are_wholly_similar_and_unlike_ones_not_at_all() -> None:
    assert similarity("ann lee", "ann lee") == 1.0
    assert similarity("ann lee", "bob") == 0.0


def test_a_provisional_mention_keeps_its_candidates(read: Read) -> None:
    mention = next(m for m in read("Jason Stoltenberg, a baker, spoke on Monday.").mentions if m.entity)
    assert mention.entity and mention.entity.wikidata is None
    assert [entity.name for entity in mention.candidates] == ["Jens Stoltenberg"]


def test_an_undecided_form_keeps_its_meanings(read: Read) -> None:
    mention = next(
        m for m in read("The weather in Georgia was mild on Monday.").mentions if m.surface == "Georgia"
    )
    assert {entity.name for entity in mention.candidates} == {"Georgia", "Georgia (U.S. state)"}


def test_a_linked_mention_has_none(read: Read) -> None:
    assert all(not m.candidates for m in read("The NATO summit in Berlin ended.").mentions)
