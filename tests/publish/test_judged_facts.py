"""Judgements outlive what the pipeline does: enriching anew, a replay, publishing again, another wording."""

from __future__ import annotations

from uuid import UUID

import pytest

from newsroom import PARAGRAPHS, Newsroom, page
from wirehouse.database import transaction
from wirehouse.errors import TransientError
from wirehouse.judge import Verdict, find, judge_alias, judge_entities, judge_mention
from wirehouse.publish import publish

FERRY = page("A third ferry for Skarv")
EDITED = page("A third ferry for Skarv", *PARAGRAPHS, "The first trip is free for islanders.")
WHO = {"judged_by": "anna", "why": "asked the harbour office"}
NAMED = "SELECT entity FROM mart.mention WHERE surface = 'Marta Velling'"


@pytest.fixture
def ferry(newsroom: Newsroom) -> Newsroom:
    """A newsroom that published one page."""
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.run("one")
    return newsroom


def entity(newsroom: Newsroom, name: str) -> UUID:
    with transaction(newsroom.loader_url) as cursor:
        (one,) = find(cursor, name)
    return one.id


def other(newsroom: Newsroom) -> UUID:
    """A curated entity that no text names."""
    (key,) = newsroom.query(
        "INSERT INTO news.entity (entity_id, name, kind, status) "
        "VALUES (gen_random_uuid(), 'Marta L. Velling', 'person', 'registry') RETURNING entity_id"
    )
    return UUID(str(key))


def judge_all(newsroom: Newsroom, way: str) -> None:
    """Make "Marta Velling" of the ferry's page the curated entity, in one of the three ways."""
    marta, curated = entity(newsroom, "Marta Velling"), other(newsroom)
    place = newsroom.query(
        "SELECT revision_id, start_char, end_char FROM mart.mention WHERE surface = 'Marta Velling'"
    )[0]
    with transaction(newsroom.loader_url) as cursor:
        if way == "entities":
            judge_entities(cursor, marta, curated, Verdict.SAME, **WHO)
        elif way == "alias":
            judge_alias(cursor, "Marta Velling", curated, Verdict.SAME, **WHO)
        else:
            judge_mention(cursor, place, curated, Verdict.SAME, **WHO)
    assert newsroom.query(NAMED) == ["Marta L. Velling"]


WAYS = ("entities", "alias", "mention")


@pytest.mark.parametrize("way", WAYS)
def test_they_hold_after_the_article_was_enriched_anew(ferry: Newsroom, way: str):
    judge_all(ferry, way)
    ferry.query("UPDATE news.article_revision SET enrich_versions = 'an older enricher'")
    assert ferry.run("two", force=True).mentions > 0
    assert ferry.query(NAMED) == ["Marta L. Velling"]
    speaker = "SELECT DISTINCT speaker FROM mart.quotation WHERE kind = 'direct'"
    assert ferry.query(speaker) == ["Marta L. Velling"]


@pytest.mark.parametrize("way", WAYS)
def test_they_hold_for_the_next_wording_of_the_article(ferry: Newsroom, way: str):
    judge_all(ferry, way)
    ferry.put("oldhaven/ferry.html", EDITED)
    assert ferry.run("two").new_revisions == 1
    assert ferry.query(NAMED) == ["Marta L. Velling"]


@pytest.mark.parametrize("way", WAYS)
def test_they_hold_after_a_replay_and_a_second_publish(ferry: Newsroom, way: str):
    judge_all(ferry, way)
    ferry.put("oldhaven/nothing.html", "<html></html>")
    ferry.run("two", force=True)
    ferry.replay("three")
    assert ferry.query(NAMED) == ["Marta L. Velling"]


@pytest.mark.parametrize(("way", "follows"), [("entities", True), ("alias", True), ("mention", False)])
def test_another_article_follows_what_was_said_of_the_entity_or_the_name(
    ferry: Newsroom, way: str, follows: bool
):
    judge_all(ferry, way)
    ferry.put("skarv/ferry.html", page("The island waits", *reversed(PARAGRAPHS)))
    ferry.run("two")
    expected = "Marta L. Velling" if follows else "Marta Velling"
    assert ferry.query(NAMED + " AND source_id = 'skarv'") == [expected]


def test_a_merge_leaves_the_facts_as_the_enricher_gave_them(ferry: Newsroom):
    marta = entity(ferry, "Marta Velling")
    judge_all(ferry, "entities")
    assert ferry.query("SELECT DISTINCT entity_id FROM news.mention WHERE surface = 'Marta Velling'") == [
        marta
    ]
    assert ferry.query(
        "SELECT DISTINCT linked_entity_id FROM mart.mention WHERE surface = 'Marta Velling'"
    ) == [marta]


def test_a_judgement_waits_for_a_publish_whose_facts_it_would_not_see(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.collect("one")
    newsroom.clean("one")
    curated = other(newsroom)
    with transaction(newsroom.loader_url) as publishing:
        publish(publishing, "one")
        with pytest.raises(TransientError, match="lock timeout"), transaction(newsroom.loader_url) as cursor:
            cursor.execute("SET lock_timeout = '100ms'")
            judge_alias(cursor, "Marta Velling", curated, Verdict.SAME, **WHO)
    with transaction(newsroom.loader_url) as cursor:
        judge_alias(cursor, "Marta Velling", curated, Verdict.SAME, **WHO)
    assert newsroom.query(NAMED) == ["Marta L. Velling"]
