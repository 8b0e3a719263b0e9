"""The account of what an article says: every span with its row, and every row with why."""

from __future__ import annotations

from facts import TEXT, account, enrichment
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.cli.facts_account import Mark, Sort, Table, pieces


def table(title: str) -> Table:
    return next(one for one in account().tables if one.title == title)


def cell(title: str, number: str, column: str) -> str:
    its = table(title)
    row = next(row for row in its.rows if row.number == number)
    return row.cells[its.columns.index(column)]


def test_every_fact_has_a_mark_on_its_very_words() -> None:
    marked = {TEXT[mark.start : mark.end] for mark in account().marks}
    facts = enrichment()
    for kind in (facts.mentions, facts.amounts, facts.dates, facts.places):
        assert {one.surface for one in kind} <= marked
    assert {one.text for one in facts.quotations} <= marked


def test_the_words_that_name_a_speaker_have_the_number_of_his_quotation() -> None:
    marks = {
        TEXT[mark.start : mark.end]: mark.number for mark in account().marks if mark.sort is Sort.SPEAKER
    }
    assert marks == {"Lindqvist": "q1", "she": "q2"}


def test_the_same_decision_about_the_same_words_has_one_row() -> None:
    (row,) = [row for row in table("Names").rows if row.cells[0] == "Kyiv"]
    assert row.times == 2


def test_a_row_tells_entity_reason_score_and_flag() -> None:
    assert cell("Names", "1", "entity") == "Kyiv (Q1899, UA)"
    assert cell("Names", "1", "why") == "alias: Kyiv, the only meaning"
    assert cell("Names", "1", "score") == "0.96"
    assert cell("Names", "2", "flag") == "name variant"


def test_what_else_a_name_could_be_stands_in_its_row() -> None:
    assert cell("Names", "3", "runners-up") == "Georgia (U.S. state) (Q1428, US)"


def test_an_amount_tells_which_it_converts() -> None:
    assert cell("Amounts", "a2", "converts") == "a1"
    assert cell("Amounts", "a1", "value") == "more than 2,000,000"


def test_a_date_that_depends_on_the_day_of_publication_says_so() -> None:
    assert cell("Dates", "d1", "why") == "counted from the day of publication"


def test_a_place_on_the_map_under_a_name_has_no_second_mark() -> None:
    assert table("Places on the map").rows
    assert not [mark for mark in account().marks if mark.sort is Sort.MAP]


SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).filter(lambda span: span[0] < span[1])


@given(st.lists(SPANS, max_size=8))
def test_the_pieces_are_the_text_and_each_mark_begins_and_ends_once(spans: list[tuple[int, int]]) -> None:
    body = "ab, cdé 12\n" * 4
    marks = [Mark(*span, Sort.DATE, str(place)) for place, span in enumerate(spans)]
    cut = list(pieces(body, marks))
    assert "".join(piece.text for piece in cut) == body
    for mark in marks:
        assert "".join(piece.text for piece in cut if mark in piece.marks) == body[mark.start : mark.end]
        assert sum(mark in piece.begun for piece in cut) == 1
        assert sum(mark in piece.ended for piece in cut) == 1
