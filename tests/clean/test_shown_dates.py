from __future__ import annotations

import pytest

from wirehouse.clean import shown_dates
from wirehouse.clean.shown_dates import Offer, Surroundings
from wirehouse.clean.stated_dates import DatedElement
from wirehouse.records import Block, Label

PROSE = "The council of Harborough voted for the bridge plan on Tuesday after a debate that lasted until midnight."
HEADLINE = Block(0, "Council votes for the bridge plan", "h1", label=Label.HEADLINE)
BODY = Block(0, PROSE, "p", label=Label.BODY)
DATE = "June 3, 2024"


def line(text: str, *marks: str, label: Label = Label.RELATED, element: str | None = None) -> Block:
    return Block(0, text, element, label=label, marks=frozenset(marks))


def offers(*above: Block, below: tuple[Block, ...] = (), dated: tuple[DatedElement, ...] = ()) -> list[Offer]:
    blocks = (*above, BODY, BODY, *below)
    headline = above.index(HEADLINE) if HEADLINE in above else None
    around = Surroundings(headline, len(above), len(above) + 1)
    return shown_dates.read(blocks, around, None, None, dated)


def running(*above: Block, below: tuple[Block, ...] = ()) -> list[tuple[str, str]]:
    return [(each.value, each.role) for each in offers(*above, below=below) if not each.verdict]


class TestRoles:
    @pytest.mark.parametrize(
        ("text", "role"),
        [
            ("Published June 3, 2024", "published"), ("June 3, 2024", "published"), ("Updated June 3, 2024", "modified"),
            ("Last edit: June 3, 2024", "modified"), ("Stand: 3. Juni 2024", "modified"), ("Retrieved June 3, 2024", "saved"),
            ("Medically reviewed June 3, 2024", "other"), ("Registriert: 3. Juni 2024", "other"), ("© June 3, 2024", "other"),
            ("آخر تحديث 3 يونيو 2024", "modified"), ("נעדכן עודכן 3 ביוני 2024", "modified"), ("発信 公開 2024年6月3日", "published"),
            ("แก้ไข 3 มิถุนายน 2567", "modified"), ("Cập nhật 3 tháng 6, 2024", "modified"), ("Bild: Archive, June 3, 2024", "other"),
        ],
    )  # fmt: skip
    def test_the_word_before_tells_what_a_date_is_of(self, text: str, role: str) -> None:
        assert running(HEADLINE, line(text)) == [("2024-06-03", role)]

    @pytest.mark.parametrize(
        ("text", "role"),
        [
            ("Published", "published"),
            ("Last updated:", "modified"),
            ("By Jane Doe", "published"),
            ("Bridge update", "published"),
        ],
    )
    def test_it_may_stand_on_the_line_before(self, text: str, role: str) -> None:
        assert running(HEADLINE, line(text), line(DATE)) == [("2024-06-03", role)]


class TestPlace:
    def test_below_the_headline_a_date_counts(self) -> None:
        assert running(HEADLINE, line(DATE)) == [("2024-06-03", "published")]

    def test_above_a_menu_it_is_the_pages_clock(self) -> None:
        found = offers(line(DATE), line("Weather"), line("Sport and more"), line("Travel"), HEADLINE)
        assert [(each.role, each.verdict[:16], each.basis) for each in found] == [
            ("saved", "the page's clock", None)
        ]

    def test_above_a_kicker_it_counts_where_its_markup_says_what_it_is(self) -> None:
        assert running(line(DATE, "date"), line("Bridges and roads"), HEADLINE) == [
            ("2024-06-03", "published")
        ]
        assert running(line(DATE, "today", "date"), line("Bridges and roads"), HEADLINE) == []

    def test_under_a_first_order_heading_it_counts(self) -> None:
        heading = line("The bridge plan", element="h1")
        assert running(heading, line(DATE), line("Short summary of it"), HEADLINE) == [
            ("2024-06-03", "published")
        ]

    def test_far_from_the_headline_it_does_not_count(self) -> None:
        assert running(HEADLINE, *[line("Menu")] * 30, line(DATE)) == []

    def test_of_thousands_of_lines_those_nearest_to_the_headline_are_looked_at(self) -> None:
        lines = (line(f"{number} {DATE}", "date") for number in range(9_000))
        found = offers(*lines, HEADLINE, line("June 4, 2024"))
        assert len(found) <= 500
        assert {"8999 June 3, 2024", "June 4, 2024"} <= {each.evidence for each in found}

    def test_a_date_that_a_paragraph_tells_of_is_not_offered(self) -> None:
        assert offers(HEADLINE, line(f"{PROSE} {DATE} {PROSE}")) == []
        told = Block(0, f"The old bridge was opened on {DATE}.", "p", label=Label.BODY)
        assert offers(HEADLINE, BODY, told) == []

    def test_the_more_else_a_line_says_the_less_it_is_trusted(self) -> None:
        alone, beside, within = (
            offers(HEADLINE, line(f"{'word ' * words}{DATE}"))[0].confidence for words in (1, 10, 18)
        )
        assert alone > beside > within


class TestOpening:
    @pytest.mark.parametrize(
        "text",
        [
            "Harborough, June 3, 2024 – The council",
            "June 3, 2024 \u201eThe council",
            "(June 3, 2024) The council",
        ],
    )
    def test_a_report_may_open_with_its_date(self, text: str) -> None:
        found = shown_dates.read(
            [HEADLINE, Block(0, f"{text} {PROSE}", "p", label=Label.BODY)], Surroundings(0, 1, 1), None
        )
        assert [(each.value, each.family) for each in found] == [("2024-06-03", "opening")]

    @pytest.mark.parametrize(
        "text", ["On June 3, 2024 the council", "From June 3, 2024 to June 5, 2024 – The council"]
    )
    def test_a_sentence_that_begins_with_one_only_tells_of_it(self, text: str) -> None:
        blocks = [HEADLINE, Block(0, f"{text} {PROSE}", "p", label=Label.BODY)]
        assert shown_dates.read(blocks, Surroundings(0, 1, 1), None) == []


class TestBelowTheText:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Published: June 3, 2024", [("2024-06-03", "published")]),
            ("Veröffentlicht am 3. Juni 2024", [("2024-06-03", "published")]),
            ("Last updated June 3, 2024", [("2024-06-03", "modified")]),
            (
                "Published June 3, 2024 Duration: 1 hour 4 minutes Licence: CC-BY 4.0",
                [("2024-06-03", "published")],
            ),
            ("June 3, 2024", []),
            ("Ferry sails again June 3, 2024", []),
            ("© June 3, 2024", []),
        ],
    )
    def test_a_date_counts_that_says_what_it_is(self, text: str, expected: list[tuple[str, str]]) -> None:
        assert running(HEADLINE, below=(line(text),)) == expected

    def test_comments_end_the_search(self) -> None:
        comment = line("Jane says", label=Label.COMMENT)
        assert running(HEADLINE, below=(comment, line("Posted June 3, 2024"))) == []


class TestElements:
    def test_an_element_speaks_for_the_text_that_it_shows(self) -> None:
        dated = (DatedElement(1, "2024-06-03T10:00", DATE, "modified", False),)
        found = offers(HEADLINE, line(f"Jane Doe {DATE}"), dated=dated)
        assert [(each.value, each.role, each.family) for each in found] == [
            ("2024-06-03T10:00", "modified", "time element")
        ]

    def test_each_of_two_in_a_line_has_its_own_role(self) -> None:
        dated = (
            DatedElement(1, "2024-06-03", "Monday", "published", False),
            DatedElement(1, "2024-06-04", "Tuesday", None, False),
        )
        found = offers(HEADLINE, line("Monday, updated Tuesday"), dated=dated)
        assert [(each.value, each.role) for each in found] == [
            ("2024-06-03", "published"),
            ("2024-06-04", "modified"),
        ]

    def test_one_among_teasers_does_not_count(self) -> None:
        found = offers(HEADLINE, line("Monday"), dated=(DatedElement(1, "2024-06-03", "Monday", None, True),))
        assert [each.verdict for each in found] == ["among comments, teasers or in the margin"]

    def test_a_text_that_shows_another_day_is_offered_beside_it(self) -> None:
        found = offers(HEADLINE, line(DATE), dated=(DatedElement(1, "2024-06-04T01:00Z", DATE, None, False),))
        assert [each.family for each in found] == ["time element", "shown"]


def test_a_page_without_a_text_offers_nothing() -> None:
    assert shown_dates.read([line(DATE)], Surroundings(None, -1, -1), None) == []
