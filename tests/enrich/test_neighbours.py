"""Names that the words beside them make another's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wirehouse.records import Enrichment, EntityKind

Read = Callable[..., Enrichment]
Links = Callable[..., dict[str, tuple[str, str]]]

AMERICAN = "The White House and Mr Trump waited. "


@pytest.mark.parametrize(
    "body",
    [
        "Mexico's Senate passed it.",
        "The Mexican Senate passed it.",
        "The Texas Senate passed it.",
        "The state Senate passed it.",
    ],
)
def test_an_institution_of_another_country_or_a_state_is_not_the_known_one(links: Links, body: str) -> None:
    assert links(AMERICAN + body)["Senate"] == ("Senate", "provisional")


def test_a_short_form_is_not_the_worlds_behind_a_country(links: Links) -> None:
    found = links("The United Nations waited. Russia's Security Council met.")
    assert found["Security Council"] == ("Security Council", "provisional")


@pytest.mark.parametrize("body", ["The Senate passed it.", "America's Senate passed it."])
def test_an_institution_of_its_own_country_stays_it(links: Links, body: str) -> None:
    assert links(AMERICAN + body)["Senate"] == ("Q66096", "alias")


def test_a_noble_title_with_its_place_is_a_person(read: Read) -> None:
    (mention,) = read("They met the Duchess of Cambridge yesterday.").mentions
    assert (mention.surface, mention.kind) == ("Duchess of Cambridge", EntityKind.PERSON)


def test_a_state_with_the_word_state_behind_it_is_its_university(links: Links) -> None:
    assert links("Her son went to Ohio State in the autumn.")["Ohio State"][1] == "provisional"
    assert links("An Ohio State Senator spoke.")["Ohio"] == ("Q1397", "alias")


def test_a_name_before_a_state_office_is_the_state(links: Links) -> None:
    assert links("New York Attorney General Ann Lee spoke.")["New York"][0] == "Q1384"
    assert links("New York Mayor Ann Lee spoke.")["New York"][0] == "Q60"


def test_a_dateline_is_a_town_whatever_state_the_report_is_about(links: Links) -> None:
    found = links("WASHINGTON (AP) — Voters in Seattle and Olympia, and all over Washington, were asked.")
    assert found["WASHINGTON"][0] == "Q61"
    assert found["Washington"][0] == "Q1223"
