"""The review lists of entities: page by page, each row once."""

from __future__ import annotations

import re

from desk_archive import archive, newsroom
from served_desk import Desk

from wirehouse.desk import entities

__all__ = ["archive", "newsroom"]


def rows_of(desk: Desk, path: str) -> list[str]:
    """What stands first in each row, over all pages."""
    found: list[str] = []
    while path:
        text = desk.get(path).text
        found += re.findall(r"<tr><td[^>]*>(.*?)</td>", text, re.DOTALL)
        following = re.search(r'href="(\?[^"]*)" rel="next"', text)
        path = f"/entities{following[1].replace('&amp;', '&')}" if following else ""
    return found


def test_the_review_list_is_sorted_by_articles_and_shows_each_entity_once(archive: Desk, monkeypatch):
    for number in range(7):
        archive.query_as_owner(
            "WITH made AS (INSERT INTO news.entity (entity_id, name, kind, status) "
            "VALUES (gen_random_uuid(), %s, 'person', 'provisional') RETURNING entity_id) "
            "INSERT INTO ops.provisional_entity SELECT entity_id, %s, 1, 1, now() FROM made",
            f"Person {number}",
            1 + number % 2,
        )
    monkeypatch.setattr(entities, "_A_PAGE", 2)
    rows = rows_of(archive, "/entities?kind=person")
    names = [re.sub("<[^>]+>", "", row).strip() for row in rows]
    assert names[0] == "Marta Velling"
    assert len(names) == len(set(names)) == 8


def test_a_doubtful_link_is_judged_and_leaves_the_list(archive: Desk, monkeypatch):
    archive.query_as_owner("UPDATE news.mention SET flag = 'town' WHERE named_entity_id IS NOT NULL")
    monkeypatch.setattr(entities, "_A_PAGE", 1)
    rows = rows_of(archive, "/entities?view=doubtful")
    assert len(rows) == archive.one("SELECT count(*) FROM news.mention WHERE flag = 'town'") > 1
    form = dict(
        re.findall(
            r'name="(entity_id|revision_id|start_char|end_char|note)" value="([^"]*)"',
            archive.get("/entities?view=doubtful").text,
        )
    )
    archive.post("/entities/judge", verdict="same", **form)
    assert len(rows_of(archive, "/entities?view=doubtful")) == len(rows) - 1


def test_only_what_enough_articles_name_is_proposed(archive: Desk):
    archive.query_as_owner("UPDATE ops.provisional_entity SET articles = 9, sources = 3")
    assert '<span class="chip">proposed</span></td>' in archive.get("/entities?proposed=1").text
    archive.query_as_owner("UPDATE ops.provisional_entity SET articles = 9, sources = 1")
    assert "Nothing of that to review" in archive.get("/entities?proposed=1").text
