"""One entity: its articles by time, its words, and whom else it could be."""

from __future__ import annotations

from datetime import date, timedelta

from desk_archive import archive, newsroom
from served_desk import PREFIX, Desk

from wirehouse.desk.entity import timeline

__all__ = ["archive", "newsroom"]

FIRST = date(2026, 1, 31)


def test_a_short_time_is_shown_by_day_without_a_gap():
    assert timeline([(FIRST, 2), (FIRST + timedelta(days=2), 1)]) == [
        (FIRST, 2),
        (FIRST + timedelta(days=1), 0),
        (FIRST + timedelta(days=2), 1),
    ]


def test_a_longer_time_is_added_up_by_week_month_or_year():
    for length, starts in ((200, 30), (1_000, 34), (20_000, 55)):
        found = timeline([(FIRST + timedelta(days=number), 1) for number in range(length)])
        assert sum(count for _, count in found) == length
        assert len(found) == starts


def test_no_day_is_no_time():
    assert timeline([]) == []


def test_an_entity_leads_to_its_articles_and_its_words(archive: Desk):
    key = archive.one("SELECT entity_id FROM news.entity WHERE name = 'Marta Velling'")
    page = archive.get(f"/entities/{key}").text
    assert page.index("Old pier is rebuilt") < page.index("More ferries to Skarv")
    assert "harbour director <" in page or "harbour director </span>" in page
    assert f'href="{PREFIX}/search?speaker={key}&amp;sort=newest"' in page
    assert "We have counted every empty seat" in page


def test_whoever_has_a_like_name_is_offered(archive: Desk):
    key = archive.one("SELECT entity_id FROM news.entity WHERE name = 'Marta Velling'")
    archive.query_as_owner(
        "INSERT INTO news.entity (entity_id, name, kind, status) "
        "VALUES (gen_random_uuid(), 'Martha Velling', 'person', 'provisional')"
    )
    page = archive.get(f"/entities/{key}").text
    assert 'type="radio"' in page
    assert "Martha Velling" in page
    assert 'type="radio"' not in archive.get(f"/entities/{key}", "viewer").text
