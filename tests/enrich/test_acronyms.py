"""Short forms that a document explains."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wirehouse.enrich.acronyms import is_acronym
from wirehouse.records import Enrichment

Read = Callable[..., Enrichment]


def entities(enrichment: Enrichment) -> dict[str, str]:
    return {m.surface: m.entity.name for m in enrichment.mentions if m.entity}


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("NATO", "North Atlantic Treaty Organization"),
        ("DoE", "Department of Energy"),
        ("FAO", "Food and Agriculture Organization"),
    ],
)
def test_first_letters_make_an_acronym(short: str, long: str) -> None:
    assert is_acronym(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [("NATO", "Warsaw Pact"), ("Smith", "South Mid"), ("R", "Royal"), ("CEO", "Acme Works")],
)
def test_other_letters_do_not(short: str, long: str) -> None:
    assert not is_acronym(short, long)


def test_a_short_form_stands_for_the_long_one_before_it(read: Read) -> None:
    body = (
        "The Federation of Bicycle Workers (FBW) met in Denver on Monday. The FBW said that wages would rise. "
        "The FBW has members in Ohio."
    )
    found = entities(read(body))
    assert found["FBW"] == found["Federation of Bicycle Workers"]


def test_every_repeat_of_a_short_form_is_a_mention(read: Read) -> None:
    body = "The Federation of Bicycle Workers (FBW) met in Denver. Later FBW members met FBW lawyers."
    assert sum(m.surface == "FBW" for m in read(body).mentions) == 3


def test_the_documents_meaning_wins_over_the_registrys(read: Read) -> None:
    body = "The Ohio Association of Skaters (OAS) met in Toledo on Monday. The OAS elected a president."
    found = entities(read(body))
    assert found["OAS"] == found["Ohio Association of Skaters"]


def test_a_short_form_of_a_known_organisation_is_linked(read: Read) -> None:
    body = "The International Atomic Energy Agency (IAEA) met in Vienna. The IAEA elected a president."
    assert entities(read(body))["IAEA"] == "International Atomic Energy Agency"


def test_a_short_form_of_a_thing_names_nobody(read: Read) -> None:
    body = (
        "Doctors in Leeds have long studied intermittent motor fatigue (IMF) in runners. "
        "Of those with IMF, most are young, they said on Monday."
    )
    assert "IMF" not in entities(read(body))


def test_a_bracket_behind_small_words_that_do_not_spell_it_changes_nothing(read: Read) -> None:
    body = "Leaders of the alliance (NATO) met in Brussels on Monday. NATO said that talks would go on."
    assert [m.surface for m in read(body).mentions].count("NATO") == 2
