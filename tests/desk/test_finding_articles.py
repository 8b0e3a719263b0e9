"""The one query behind search and entities: its lines, its pages, and the SQL that is shown."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from desk_archive import archive, newsroom
from served_desk import Desk

from wirehouse.database import transaction
from wirehouse.desk import finding
from wirehouse.desk.finding import Found, Place, Wanted, find, pieces, with_parts
from wirehouse.desk.warehouse import Page

__all__ = ["archive", "newsroom"]

KEY = UUID("8479a847-1d27-5947-80d5-a883c5d433b4")


def test_a_query_keeps_the_lines_that_were_asked_for():
    text = "SELECT 1\nFROM a -- when text\nFROM b -- when no_text\nORDER BY 1 -- in order"
    assert with_parts(text, {"text"}) == "SELECT 1\nFROM a\nORDER BY 1 -- in order"


def test_what_was_found_is_cut_out_of_its_text():
    assert pieces("The ⟦ferry⟧ of ⟦Skarv⟧") == [
        ("The ", False),
        ("ferry", True),
        (" of ", False),
        ("Skarv", True),
    ]


def test_marks_that_a_text_brings_itself_do_no_harm():
    assert "".join(piece for piece, _ in pieces("a ⟧ b ⟦ c ⟦⟦d⟧ e")) == "a ⟧ b ⟦ c ⟦d e"


@pytest.mark.parametrize("newest", ["2026-05-12 08:30:00+00", "-infinity"])
def test_a_place_is_read_as_it_was_written(newest: str):
    place = Place(newest, KEY, 0.0607927)
    assert Place.read(str(place)) == place


@pytest.mark.parametrize(
    "text", [None, "", "_", "1_2_3", f"0.1_tomorrow_{KEY}", f"x_-infinity_{KEY}", "_" * 50]
)
def test_what_is_no_place_begins_at_the_first_page(text: str | None):
    assert Place.read(text) is None


def paged(desk: Desk, url: str, wanted: Wanted) -> tuple[list[str], list[Found]]:
    """The headlines of all pages of one article each, and the pages."""
    found: list[Found] = []
    with transaction(url) as cursor:
        while len(found) < 9:
            found.append(find(Page(cursor), wanted, found[-1].following if found else None, most=1))
            if found[-1].following is None:
                break
    return [row["headline"].replace("⟦", "").replace("⟧", "") for one in found for row in one.rows], found


NEWEST_FIRST = ["Storm over Skarv", "Old pier is rebuilt", "More ferries to Skarv", "Choir sings in the rain"]


@pytest.mark.parametrize("counted", [finding.MOST_COUNTED, 1], ids=["few match", "many match"])
def test_page_by_page_every_article_is_met_once_and_the_undated_last(
    archive: Desk, warehouse, monkeypatch, counted: int
):
    monkeypatch.setattr(finding, "MOST_COUNTED", counted)
    headlines, pages = paged(archive, warehouse.desk_url, Wanted())
    assert headlines == NEWEST_FIRST
    assert pages[0].is_more == (counted == 1)


@pytest.mark.parametrize("counted", [finding.MOST_COUNTED, 1], ids=["few match", "many match"])
def test_by_how_well_it_matches_every_article_is_met_once(
    archive: Desk, warehouse, monkeypatch, counted: int
):
    monkeypatch.setattr(finding, "MOST_COUNTED", counted)
    headlines, _ = paged(archive, warehouse.desk_url, Wanted(text="ferry", best_first=True))
    assert headlines[0] == "More ferries to Skarv"
    assert sorted(headlines) == sorted(NEWEST_FIRST[:3])


def test_an_analyst_runs_the_sql_that_is_shown_and_gets_the_same_rows(archive: Desk, warehouse):
    (speaker,) = archive.newsroom.query("SELECT entity_id FROM news.entity WHERE name = 'Marta Velling'")
    wanted = Wanted(
        text="100% ferry's or 'pier\\",
        source="oldhaven",
        since=date(2026, 5, 12),
        until=date(2026, 5, 13),
        entities=(speaker,),
        speakers=(speaker,),
        best_first=True,
    )
    with transaction(warehouse.desk_url) as cursor:
        found = find(Page(cursor), wanted)
    with transaction(warehouse.analyst_url) as cursor:
        cursor.execute(found.statement)
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    assert rows == list(found.rows)
    assert [row["source"] for row in rows] == ["oldhaven"]
