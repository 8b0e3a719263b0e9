"""Countries and cities that play: in a report on a game the name is the team's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wirehouse.enrich.teams import is_sport
from wirehouse.records import Enrichment, EntityKind

Read = Callable[..., Enrichment]

MATCH = (
    "Portugal beat Norway 2-1 in a World Cup qualifier on Saturday. The striker scored twice before "
    "halftime and the goalkeeper saved a penalty. The players celebrated in Lisbon with the coach."
)
POLITICS = (
    "Portugal will send aid to Norway, the prime minister said in Lisbon. The two governments signed an "
    "agreement on energy last year and will meet again in October to speak about ports and fishing."
)


def kinds(enrichment: Enrichment) -> dict[str, tuple[EntityKind, str | None]]:
    return {m.surface: (m.kind, m.entity.iso_code if m.entity else None) for m in enrichment.mentions}


def test_a_report_on_a_match_is_about_sport() -> None:
    assert is_sport(MATCH)


def test_a_report_on_politics_is_not() -> None:
    assert not is_sport(POLITICS)


def test_one_word_of_a_game_makes_no_sport() -> None:
    assert not is_sport(POLITICS + " The minister had been a football player.")


def test_the_arab_league_plays_no_game() -> None:
    assert not is_sport(
        "The Arab League met in Cairo for a final round of talks. Its members backed the title of the "
        "declaration after a victory of the Egyptian side over the wording."
    )


def test_a_list_of_results_is_sport_without_a_word_of_it() -> None:
    assert is_sport("Lisbon 2 Porto 1 Braga 0 Madrid 3 Seville 1 Turin 1 Milan 0 Lyon 2")


def test_a_list_of_prices_is_not() -> None:
    assert not is_sport("Share prices: Lisbon 2 Porto 1 Braga 0 Madrid 3 Seville 1 Turin 1 Milan 0 Lyon 2")


def test_in_a_match_report_a_country_is_its_team(read: Read) -> None:
    assert kinds(read(MATCH))["Portugal"] == (EntityKind.ORGANISATION, None)


def test_in_a_match_report_the_place_of_the_match_stays_a_place(read: Read) -> None:
    assert kinds(read(MATCH))["Lisbon"][0] is EntityKind.PLACE


def test_elsewhere_a_country_is_a_country(read: Read) -> None:
    assert kinds(read(POLITICS))["Portugal"] == (EntityKind.PLACE, "PT")


def test_a_country_before_its_coach_is_a_team_in_any_text(read: Read) -> None:
    found = kinds(read(f"{POLITICS} The Croatia coach Ann Lee was in the audience."))
    assert found["Croatia"] == (EntityKind.ORGANISATION, None)


def test_a_country_in_brackets_behind_a_player_is_a_country(read: Read) -> None:
    assert kinds(read(f"{MATCH} The referee was Ann Lee (Kenya)."))["Kenya"] == (EntityKind.PLACE, "KE")


@pytest.mark.parametrize("times", [20, 2_000])
def test_a_long_table_is_read_in_linear_time(times: int) -> None:
    assert is_sport("Lisbon 2 Porto 1 " * times)


def test_a_firms_team_is_not_the_firm(links: Callable[..., dict[str, tuple[str, str]]]) -> None:
    race = "BMW won the race, the championship and the season's last lap at the Grand Prix of Italy."
    assert links(race).get("BMW", ("", "provisional"))[1] == "provisional"
    assert links("BMW will close a factory in Munich.")["BMW"] == ("Q26678", "alias")


def test_two_places_that_meet_in_a_match_are_teams_in_any_text(read: Read) -> None:
    body = "The single was first heard during the Portugal versus Norway match on Saturday, its label said."
    found = kinds(read(body))
    assert found["Portugal"] == found["Norway"] == (EntityKind.ORGANISATION, None)


def test_two_places_that_meet_in_court_are_places(read: Read) -> None:
    body = "The judges will hear Portugal v. Norway in May, a case about fishing, the court said on Monday."
    assert kinds(read(body))["Portugal"] == (EntityKind.PLACE, "PT")
