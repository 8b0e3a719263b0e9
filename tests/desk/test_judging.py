"""Judging at the desk: in the name of who asks, by id or by name, told afterwards and taken back."""

from __future__ import annotations

import re

from desk_archive import archive, newsroom
from served_desk import PREFIX, Desk

__all__ = ["archive", "newsroom"]

WHY = "seen in three articles"


def entity(desk: Desk, name: str) -> str:
    """The id of an entity; one that is not there is made."""
    found = desk.newsroom.query("SELECT entity_id FROM news.entity WHERE name = %s", name)
    if not found:
        desk.query_as_owner(
            "INSERT INTO news.entity (entity_id, name, kind, status) "
            "VALUES (gen_random_uuid(), %s, 'person', 'provisional')",
            name,
        )
        return entity(desk, name)
    return str(found[0])


def judge(desk: Desk, user: str = "operator", **form: str):
    return desk.post("/entities/judge", user, **{"note": WHY, **form})


def test_a_merge_holds_at_once_and_bears_the_users_name(archive: Desk):
    one, other = entity(archive, "Marta Velling"), entity(archive, "M Velling")
    answer = judge(archive, entity_id=other, other=one, verdict="same", back=f"/entities/{other}")
    assert answer.headers["location"] == f"{PREFIX}/entities/{other}?judged=1"
    assert archive.newsroom.query("SELECT judged_by, why FROM news.judgement") == [("olga", WHY)]
    page = archive.get(f"/entities/{other}?judged=1").text
    assert "Judgement 1 is kept" in page
    assert "It was merged" in page
    assert "Old pier is rebuilt" in page


def test_the_other_one_may_be_named_instead(archive: Desk):
    one, other = entity(archive, "Marta Velling"), entity(archive, "M Velling")
    assert judge(archive, entity_id=one, other_name="m velling", verdict="different").status_code == 303
    assert archive.one("SELECT other_entity_id::text FROM news.judgement") == other


def test_a_name_that_several_bear_is_refused_with_their_ids(archive: Desk):
    one, other = entity(archive, "Marta Velling"), entity(archive, "M Velling")
    archive.query_as_owner(
        "INSERT INTO news.entity (entity_id, name, kind, status) "
        "VALUES (gen_random_uuid(), 'M Velling', 'organisation', 'provisional')"
    )
    answer = judge(archive, entity_id=one, other_name="M Velling", verdict="same")
    assert answer.status_code == 409
    assert "2 other entities go by the name M Velling" in answer.text
    assert other in answer.text


def test_the_databases_own_refusal_is_told(archive: Desk):
    one, other = entity(archive, "Marta Velling"), entity(archive, "M Velling")
    judge(archive, entity_id=one, other=other, verdict="different")
    answer = judge(archive, entity_id=one, other=other, verdict="same", note=" ")
    assert answer.status_code == 409
    assert "who judged and why" in answer.text


def test_a_mention_that_means_someone_else_leaves_the_entity(archive: Desk):
    one = entity(archive, "Marta Velling")
    page = archive.get(f"/entities/{one}").text
    assert "2 articles name it" in page
    mention = re.search(r'name="mention" value="([^"]+)"', page)
    assert mention
    judge(archive, entity_id=one, mention=mention[1], verdict="different")
    assert "1 article names it" in archive.get(f"/entities/{one}").text


def test_a_name_that_never_means_it_leaves_it_everywhere_and_undo_brings_it_back(archive: Desk):
    one = entity(archive, "Marta Velling")
    judge(archive, entity_id=one, alias="Marta Velling", verdict="different")
    assert "No article names it now" in archive.get(f"/entities/{one}").text
    archive.post("/entities/undo", judgement_id="1", note="wrong", back=f"/entities/{one}")
    assert "2 articles name it" in archive.get(f"/entities/{one}").text


def test_what_is_not_filled_in_rightly_is_refused(archive: Desk):
    one = entity(archive, "Marta Velling")
    for form in (
        {},
        {"entity_id": "x", "verdict": "same"},
        {"entity_id": one, "verdict": "perhaps"},
        {"entity_id": one, "verdict": "same", "mention": "1 2"},
        {"entity_id": one, "verdict": "same", "mention": f"{one} -1 x"},
    ):
        assert judge(archive, **form).status_code == 400, form
    assert judge(archive, entity_id=one, verdict="same").status_code == 409
    assert archive.post("/entities/undo", judgement_id="9" * 30).status_code == 400
    assert archive.newsroom.query("SELECT count(*) FROM news.judgement") == [0]


def test_a_judgement_leads_back_to_the_desk_only(archive: Desk):
    one, other = entity(archive, "Marta Velling"), entity(archive, "M Velling")
    answer = judge(archive, entity_id=one, other=other, verdict="unsure", back="//evil.example/")
    assert answer.headers["location"] == f"{PREFIX}/?judged=1"
