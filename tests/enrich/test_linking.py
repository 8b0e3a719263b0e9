"""Links: what a name is linked to, how, and what is left provisional."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wirehouse import identity
from wirehouse.records import Enrichment, EntityKind, EntityStatus, LinkMethod

Links = Callable[..., dict[str, tuple[str, str]]]
Read = Callable[..., Enrichment]


@pytest.mark.parametrize(
    ("body", "surface", "expected"),
    [
        ("The minister flew to Kyiv on Monday.", "Kyiv", ("Q1899", "alias")),
        ("WARSAW — The talks went on.", "WARSAW", ("Q270", "alias")),
        ("Grain left for kyiv by train.", "kyiv", ("Q1899", "alias")),
        ("A Hungarian official stayed away.", "Hungarian", ("Q28", "demonym")),
        ("Both Norwegians agreed.", "Norwegians", ("Q20", "demonym")),
        ("The U.S. will pay.", "U.S.", ("Q30", "alias")),
        ("Sources in the Pentagon agreed.", "Pentagon", ("Q11209", "alias")),
        ("Turkey's parliament met.", "Turkey", ("Q43", "alias")),
        ("The Côte d’Ivoire team won.", "Côte d’Ivoire", ("Q1008", "alias")),
    ],
)
def test_a_registry_name_is_linked(links: Links, body: str, surface: str, expected: tuple[str, str]) -> None:
    assert links(body)[surface] == expected


@pytest.mark.parametrize(
    "body",
    [
        "They let us go and told us why.",
        "He carved the turkey on his best china.",
        "Write to press@nato.int or see nato.int/news for more.",
        "She answered in Russian.",
        "Brokers on Wall Street were calm.",
        "Many African Americans voted early.",
    ],
)
def test_words_that_only_look_like_a_name_are_not_linked(links: Links, body: str) -> None:
    assert [link for link in links(body).values() if link[1] != "provisional"] == []


def test_georgia_is_the_country_among_its_neighbours(links: Links) -> None:
    assert links("Armenia and Georgia signed it in Tbilisi.")["Georgia"][0] == "Q230"


def test_georgia_is_the_state_beside_its_cities(links: Links) -> None:
    assert links("Voters in Georgia queued, from Atlanta to Savannah.")["Georgia"][0] == "Q1428"


def test_georgia_alone_is_left_open_and_flagged(read: Read) -> None:
    (mention,) = read("The votes from Georgia were late.").mentions
    assert mention.entity
    assert (mention.entity.wikidata, mention.method, mention.flag) == (
        None,
        LinkMethod.PROVISIONAL,
        "ambiguous",
    )


def test_an_unknown_name_becomes_a_provisional_entity(read: Read) -> None:
    mention = next(m for m in read("Mayor Edda Quillfeather spoke.").mentions if "Quillfeather" in m.surface)
    assert mention.entity
    assert mention.entity.status is EntityStatus.PROVISIONAL
    assert mention.entity.wikidata is None
    assert mention.entity.id == identity.entity_id(EntityKind.PERSON, mention.surface)


def test_a_surname_follows_its_full_name(links: Links) -> None:
    found = links("Olaf Scholz left early. Scholz gave no reason.")
    assert found["Scholz"] == ("Q61053", "chain")


def test_a_surname_follows_a_full_name_that_nobody_knows(links: Links) -> None:
    found = links(
        "Senator Edda Quillfeather spoke. Later Quillfeather left, and Ms. Quillfeather was seen no more."
    )
    assert found["Quillfeather"] == ("Edda Quillfeather", "provisional")


def test_a_surname_is_not_the_famous_bearer_when_another_is_introduced(links: Links) -> None:
    found = links("Teacher Marta Scholz won the prize. Scholz thanked her pupils.")
    assert found["Scholz"][0] == "Marta Scholz"


def test_a_surname_behind_a_title_of_office_is_its_holder_beside_a_relative(links: Links) -> None:
    assert links("Ivanka Trump came first. President Trump followed.")["Trump"][0] == "Q22686"


def test_a_well_known_surname_stays_its_bearer_beside_another_of_the_registry(links: Links) -> None:
    assert links("Michelle Obama spoke in Ohio. Obama vetoed the bill.")["Obama"][0] == "Q76"


def test_a_ladys_title_leads_to_the_lady(links: Links) -> None:
    assert links("Michelle Obama spoke in Ohio. Mrs. Obama smiled.")["Obama"][0] == "Q13133"


@pytest.mark.parametrize("surface", ["Boeing Co", "Boeing Corp.", "Boeing Company"])
def test_a_firm_keeps_its_entity_with_the_form_of_firm_behind_it(links: Links, surface: str) -> None:
    found = links(f"Shares of {surface} rose by a tenth on Monday in New York.")
    assert found[surface.rstrip(".") if surface.rstrip(".") in found else surface] == ("Q66", "alias")


def test_a_firm_of_another_law_is_another_firm(links: Links) -> None:
    found = links("Shares of General Electric Co Plc rose by a tenth on Monday in London.")
    assert found["General Electric Co Plc"][1] == "provisional"


def test_a_town_that_is_somebodys_first_name_is_left_open(links: Links) -> None:
    found = links("Florence Dahlqvist sang. Later Florence left for a concert in Florence.")
    assert found["Florence"][1] == "alias"
    assert "Q2044" not in links("Florence Dahlqvist sang. Later Florence left.").get("Florence", ("",))


def test_an_initial_in_the_middle_makes_no_other_person(links: Links) -> None:
    assert links("Later Olaf B. Scholz spoke in the hall.")["Olaf B. Scholz"] == ("Q61053", "alias")


def test_brackets_that_are_not_whole_end_a_name(links: Links) -> None:
    found = links("1. Olaf Bergersen * Norway ) 10.22 2. Nils Dahlqvist ( Norway ) 10.30")
    assert found["Norway"] == ("Q20", "alias")


def test_a_surname_beside_another_first_name_is_not_the_famous_bearer(links: Links) -> None:
    assert "Q22686" not in {item for item, _ in links("A crowd saw Mildred Trump at the fair.").values()}


def test_a_wrong_first_name_in_the_holders_role_is_linked_and_flagged(read: Read) -> None:
    body = "NATO Secretary General Jonas Stoltenberg arrived. Stoltenberg smiled."
    mentions = {m.surface: m for m in read(body).mentions if m.kind is EntityKind.PERSON}
    full, short = mentions["Jonas Stoltenberg"], mentions["Stoltenberg"]
    assert full.entity
    assert short.entity
    assert (full.entity.wikidata, full.method, full.flag) == ("Q57665", LinkMethod.VARIANT, "name_variant")
    assert (short.entity.wikidata, short.method) == ("Q57665", LinkMethod.CHAIN)


def test_the_same_wrong_first_name_elsewhere_stays_provisional(links: Links) -> None:
    found = links("The tennis player Jonas Stoltenberg won in two sets. Stoltenberg smiled.")
    assert {item for item, _ in found.values()} == {"Jonas Stoltenberg"}


def test_a_wrong_first_name_outside_the_term_of_office_stays_provisional(links: Links) -> None:
    found = links("NATO Secretary General Jonas Stoltenberg arrived.", day="2025-03-01")
    assert found["Jonas Stoltenberg"] == ("Jonas Stoltenberg", "provisional")


def test_the_score_of_a_variant_is_below_that_of_a_chain_and_of_an_alias(read: Read) -> None:
    body = "NATO Secretary General Jonas Stoltenberg met Olaf Scholz. Scholz smiled."
    scores = {m.surface: m.score for m in read(body).mentions}
    assert scores["Jonas Stoltenberg"] < scores["Scholz"] < scores["Olaf Scholz"] < 1
