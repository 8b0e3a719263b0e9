from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean import persons


@pytest.mark.parametrize(
    "name",
    [
        "Jane Doe", "Dr. Jane Doe", "Ludwig van der Berg", "Jo-Ann Ruiz", "Iraj Hosseini", "محمد رضایی", "Олена Коваль", "Νίκος Παππάς",
        "Lena Ó Briain", "구현모",
    ],
)  # fmt: skip
def test_a_full_name_is_a_persons(name: str) -> None:
    assert persons.person(name) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Doe Writer", "Jane Doe"),
        ("Jane Doe, Senior Editor", "Jane Doe"),
        ("Mrs Jane Doe", "Jane Doe"),
        ("Staff Writer Jane Doe", "Jane Doe"),
        ("Jane Doe Reuters", "Jane Doe"),
        ("Jane Doe Jane Doe", "Jane Doe"),
        ("(Jane Doe)", "Jane Doe"),
    ],
)
def test_jobs_courtesy_and_agencies_around_it_are_taken_off(text: str, name: str) -> None:
    assert persons.person(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Member Login", "For Employers", "Click Here", "Great Day Editorial Team", "Content Marketing Coordinator", "Written By",
        "Reuters", "DER STANDARD", "Monday Morning", "3 June 2024", "jane.doe", "jane@example.com", "https://a.example", "", "x" * 200,
        "中日新聞", "東京新聞デジタル", "编辑部", "编辑", "Anadolu Ajansı",
    ],
)  # fmt: skip
@pytest.mark.parametrize("stated", [True, False])
def test_desks_agencies_jobs_and_links_are_no_persons(text: str, stated: bool) -> None:
    assert persons.person(text, stated=stated) is None


class TestOneNameAlone:
    @pytest.mark.parametrize("name", ["Susan", "Mazi", "島津健吾", "谢若含"])
    def test_is_a_persons_where_the_page_calls_it_its_authors(self, name: str) -> None:
        assert persons.person(name, stated=True) == name
        assert persons.person(name) is None

    @pytest.mark.parametrize(
        "name", ["admin", "Admin", "Team", "SID", "EcoFlow", "stephenroe", "S", "Redaktion"]
    )
    def test_is_none_where_it_is_an_account_a_desk_or_a_brand(self, name: str) -> None:
        assert persons.person(name, stated=True) is None

    def test_is_none_where_it_is_the_publishers_but_for_given_names(self) -> None:
        assert persons.person("Soliant", "Soliant Health", stated=True) is None
        assert persons.person("Lillie", "Lillie Eats", stated=True) == "Lillie"


class TestPublishers:
    def test_a_name_that_begins_as_the_publishers_is_the_publishers(self) -> None:
        assert persons.person("Harborough Courant", "Harborough") is None
        assert persons.person("Le Courant", "Le Courant") is None

    def test_but_for_a_person_whose_site_it_is(self) -> None:
        assert persons.person("Sarah Roe", "Sarah Roe Photography") == "Sarah Roe"

    def test_a_shared_surname_makes_no_publisher(self) -> None:
        assert persons.person("Jane Harborough", "Harborough") == "Jane Harborough"


def test_names_that_lost_the_space_between_them_are_parted() -> None:
    assert persons.parted("Ana RuizTom Okoye") == ["Ana Ruiz", "Tom Okoye"]
    assert persons.parted("Ana RuizTwitter") == ["Ana RuizTwitter"]
    assert persons.parted("Jim MacDonald") == ["Jim MacDonald"]


def test_given_names_are_known_in_any_case() -> None:
    assert persons.is_given_name("ÉLISE") is persons.is_given_name("élise")
    assert persons.is_given_name("Jane")
    assert not persons.is_given_name("Harborough")


@given(st.text(max_size=80), st.text(max_size=30), st.booleans())
def test_a_person_has_a_name_of_bounded_length_without_digits(
    text: str, publisher: str, stated: bool
) -> None:
    name = persons.person(text, publisher, stated=stated)
    assert name is None or (2 <= len(name) <= 60 and not any(character.isdecimal() for character in name))
