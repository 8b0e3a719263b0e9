from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean import bylines


class TestBylines:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("By Jane Doe", ["Jane Doe"]),
            ("By JANE DOE", ["Jane Doe"]),
            ("By JANE DOE and JOHN MCROE", ["Jane Doe", "John McRoe"]),
            ("By Jane Doe, John Roe and Ana Ruiz", ["Jane Doe", "John Roe", "Ana Ruiz"]),
            ("By Jane Doe, John Roe, and Ana Ruiz", ["Jane Doe", "John Roe", "Ana Ruiz"]),
            ("By Jane Doe, Senior Correspondent", ["Jane Doe"]),
            ("By Jane Doe, staff writer", ["Jane Doe"]),
            ("By Jane Doe, Director of Operations, Example Van Lines", ["Jane Doe"]),
            ("By Jane Doe, Marketing Manager, and John Roe", ["Jane Doe", "John Roe"]),
            ("By Jane Doe September 27, 20231", ["Jane Doe"]),
            ("By Jane Doe, Political Editor", ["Jane Doe"]),
            ("By Jane Doe for The Example", ["Jane Doe"]),
            ("By Jane Doe (Reuters)", ["Jane Doe"]),
            ("By Jane Doe Reuters", ["Jane Doe"]),
            ("By Jane Doe, BBC News", ["Jane Doe"]),
            ("By Jane Doe and Reuters", ["Jane Doe"]),
            ("By Jane Doe | The Example", ["Jane Doe"]),
            ("By Jane Doe and John Roe in Paris", ["Jane Doe", "John Roe"]),
            ("By Jane Doe in New York and New Jersey", ["Jane Doe"]),
            ("By Jane Doe, New York", ["Jane Doe"]),
            ("By Jane Doe • 5 min read", ["Jane Doe"]),
            ("By Jane Doe 5 hours ago", ["Jane Doe"]),
            ("By Jane Doe - Updated 2 hours ago", ["Jane Doe"]),
            ("By Jane Doe Published 3 June 2024", ["Jane Doe"]),
            ("Posted by Jane Doe on June 3, 2024", ["Jane Doe"]),
            ("By Jane Doe @janedoe", ["Jane Doe"]),
            ("By Jane Doe jane@example.com", ["Jane Doe"]),
            ("By Jane Doe Photos by John Roe", ["Jane Doe"]),
            ("By Associated Press Writer Jane Doe", ["Jane Doe"]),
            ("By Dr. Jane Doe", ["Dr. Jane Doe"]),
            ("By Mrs. Jane Doe", ["Jane Doe"]),
            ("ByJane Doe", ["Jane Doe"]),
            ("Written by: Jane Doe", ["Jane Doe"]),
            ("By Jane Doe Jane Doe", ["Jane Doe"]),
        ],
    )
    def test_the_people_are_named_without_what_stands_around_them(self, text: str, names: list[str]) -> None:
        assert list(bylines.read_byline(text)) == names

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("Von Anna Müller und Jörg Weiß", ["Anna Müller", "Jörg Weiß"]),
            ("Автор: Олена Коваль", ["Олена Коваль"]),
            ("Автор Иван Петров и Анна Орлова", ["Иван Петров", "Анна Орлова"]),
            ("Par Jean Dupont avec AFP", ["Jean Dupont"]),
            ("Por María José García y Luis Pérez", ["María José García", "Luis Pérez"]),
            ("Por Luis Pérez en Nueva York", ["Luis Pérez"]),
            ("Door Jan Jansen en Piet de Vries", ["Jan Jansen", "Piet de Vries"]),
            ("Text: Anna Müller", ["Anna Müller"]),
        ],
    )
    def test_other_languages_have_their_own_words(self, text: str, names: list[str]) -> None:
        assert list(bylines.read_byline(text)) == names

    @pytest.mark.parametrize(
        "name",
        [
            "Mary-Ann O'Brien", "Seán Ó Briain", "Ludwig van der Berg", "Charles de Gaulle", "J. K. Rowling",
            "Jane M. Doe", "E. Jean Doe", "McDonald O’Neil", "Anne-Marie d’Artagnan", "Nguyễn Văn An", "Kim In Young",
            "Léa Étienne", "Omar bin Laith", "María José García de la Torre",
        ],
    )  # fmt: skip
    def test_names_of_all_builds_are_kept_whole(self, name: str) -> None:
        assert bylines.read_byline(f"By {name}") == (name,)

    @pytest.mark.parametrize(
        "text",
        [
            "By Staff", "By Reuters", "By The Example", "By Example News", "By Editorial Board", "By Our Correspondent",
            "By BBC Sport", "By World Bank", "By Human Rights Watch", "By Police Scotland", "By New York Times",
            "By Agence France-Presse", "By Al Jazeera", "By Monday Morning", "By Tel Aviv", "By Read More",
            "By Author Name", "By Senior Analyst", "Von dpa", "By the way, it was a good day", "By Jane",
            "By Kyiv, Ukraine", "By http://example.com/", "By Jane WhitlockTwitter", "By", "By ",
        ],
    )  # fmt: skip
    def test_what_is_no_persons_name_is_left_out(self, text: str) -> None:
        assert bylines.read_byline(text) == ()

    @pytest.mark.parametrize(
        "text",
        ["12 June 2024by Ana Ruiz", "ByAna Ruiz", "Story byAna Ruiz", "2024-06-12 | VON Ana Ruiz", "...por Ana Ruiz"],
    )  # fmt: skip
    def test_it_begins_with_its_word_whatever_stands_around_that(self, text: str) -> None:
        assert bylines.begins_as_byline(text)

    @pytest.mark.parametrize("text", ["Jane Doe", "JANE DOE", "Bylaws Passed Again", "Jane Doe, by request"])
    def test_a_line_that_begins_otherwise_is_no_byline(self, text: str) -> None:
        assert bylines.read_byline(text) == ()


class TestPeople:
    @pytest.mark.parametrize(
        ("stated", "names"),
        [
            (["Jane Doe"], ["Jane Doe"]),
            (["JANE DOE"], ["Jane Doe"]),
            (["Jane Doe, John Roe"], ["Jane Doe", "John Roe"]),
            (["Jane Doe", "Jane Doe"], ["Jane Doe"]),
            (["Email The Author"], []),
            (["Hours Ago Josh Constine"], []),
            (["admin"], []),
            (["jane.doe@example.com"], []),
            (["Contact Jane Doe"], []),
            (["Deutsche Presse-Agentur"], []),
            (["구현모"], ["구현모"]),
            (["편집국"], []),
        ],
    )
    def test_metadata_names_people_without_a_word_before(self, stated: list[str], names: list[str]) -> None:
        assert list(bylines.people(stated)) == names

    def test_the_publisher_is_not_its_own_author(self) -> None:
        assert bylines.people(["Harborough Courant"], "Harborough") == ()
        assert bylines.people(["Jane Harborough"], "Harborough") == ("Jane Harborough",)


@given(st.lists(st.text(max_size=120), max_size=4), st.one_of(st.none(), st.text(max_size=30)))
def test_whatever_is_stated_a_name_has_two_words_and_no_line_break(
    stated: list[str], publisher: str | None
) -> None:
    for name in bylines.people(stated, publisher):
        assert len(name.split()) >= 2 or len(name) == 3
        assert "\n" not in name
        assert len(name) <= 60
