"""Search as a person uses it: by words, phrase, source, day, by whom an article names and whom it quotes."""

from __future__ import annotations

import re
from html import unescape

from desk_archive import archive, newsroom
from served_desk import PREFIX, Desk

from wirehouse.desk.search import filters_of

__all__ = ["archive", "newsroom"]

FERRY, PIER, STORM = "More ferries to Skarv", "Old pier is rebuilt", "Storm over Skarv"


def headlines(desk: Desk, query: str) -> list[str]:
    """The headlines on a page of results."""
    answer = desk.get(f"/search?{query}")
    assert answer.status_code == 200
    return [
        unescape(re.sub("<[^>]+>", "", one)) for one in re.findall(r'<h2 dir="auto">(.*?)</h2>', answer.text)
    ]


def test_words_are_found_in_all_their_forms_where_all_of_them_stand(archive: Desk):
    assert sorted(headlines(archive, "q=ferries")) == sorted([FERRY, PIER, STORM])
    assert headlines(archive, "q=ferry+oak") == [PIER]
    assert headlines(archive, "q=ferry+-oak+-port") == [FERRY]


def test_a_phrase_is_found_word_after_word(archive: Desk):
    assert headlines(archive, 'q="third+ferry"') == [FERRY]
    assert headlines(archive, 'q="ferry+third"') == []


def test_source_and_days_narrow_a_search(archive: Desk):
    assert headlines(archive, "q=ferry&source=skarv") == [STORM]
    assert headlines(archive, "since=2026-05-13&until=2026-05-14") == [STORM, PIER]


def test_articles_are_found_by_whom_they_quote_with_the_words_that_were_said(archive: Desk):
    assert headlines(archive, "speaker=marta+velling&sort=newest") == [PIER, FERRY]
    assert "We have counted every empty seat" in archive.get("/search?speaker=Marta+Velling").text


def test_articles_are_found_by_whom_they_name_by_name_or_id(archive: Desk):
    key = archive.one("SELECT entity_id FROM news.entity WHERE name = 'Marta Velling'")
    assert headlines(archive, "entity=Marta+Velling") == headlines(archive, f"entity={key}") != []


def test_a_name_that_is_only_spelt_alike_is_offered_and_not_taken(archive: Desk):
    page = archive.get("/search?entity=Martha+Veling").text
    assert headlines(archive, "entity=Martha+Veling") == []
    assert "No entity goes by the name Martha Veling" in page
    assert re.search(r"Spelt alike:.*Marta Velling", page)


def test_what_was_found_stands_marked(archive: Desk):
    assert "<mark>ferries</mark>" in archive.get("/search?q=ferry").text


def test_the_counts_by_source_lead_to_its_articles(archive: Desk):
    page = archive.get("/search?q=ferry").text
    assert f'href="{PREFIX}/search?q=ferry&amp;source=oldhaven"' in page


def test_what_is_no_day_no_order_and_no_letter_is_no_filter():
    given = {"since": "yesterday", "sort": "sideways", "q": " a\u202eb\x00\ud800c "}
    wanted = filters_of(given)
    assert (wanted["since"], wanted["sort"], wanted["q"]) == ("", "", "ab c")
