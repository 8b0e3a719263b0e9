"""A document's way, and how fast a run goes."""

from __future__ import annotations

from served_desk import Desk

from wirehouse.desk.today import pace


def test_a_document_shows_its_way_from_the_store_to_its_wording(desk: Desk):
    key = desk.one("SELECT document_key FROM news.article_revision WHERE revision_number = 2")
    text = desk.get(f"/documents/{key}").text
    way = text[text.index('class="way"') :]
    order = [
        way.index(station)
        for station in ("put into the raw store", "cleaned and enriched", "became wording 2")
    ]
    assert order == sorted(order)


def test_a_rejection_stands_in_the_way_of_its_document(desk: Desk):
    key = desk.one("SELECT document_key FROM ops.rejection WHERE reason = 'error_page'")
    assert "turned away at clean: error page" in desk.get(f"/documents/{key}").text


def run(**more: object) -> dict[str, object]:
    return {"cleaning_seconds": 100.0, "cleaned": 1_000, "waiting": 500, "is_collected": True, **more}


def test_what_remains_is_what_waits_at_the_pace_so_far():
    assert pace(run()) == {"rate": 10.0, "seconds_left": 50.0}


def test_nothing_is_promised_while_collecting_or_before_the_pace_has_settled():
    assert pace(run(is_collected=False))["seconds_left"] is None
    assert pace(run(cleaning_seconds=3.0))["rate"] is None
    assert pace(run(cleaned=0, cleaning_seconds=None)) == {"rate": None, "seconds_left": None}
