"""The views of facts: quotations by topic, timelines, places; and facts that were left out."""

from __future__ import annotations

from newsroom import PARAGRAPHS, Newsroom, page
from wirehouse.database import transaction

TALK = (
    '"We will build it with Norway and with Ukraine," said Marta Velling, who met the press in the old office.',
    "The European Union looks on, and its budget for the islands was not touched this year or the last one.",
)


def test_who_is_quoted_on_what_is_read_from_the_paragraph_of_the_quotation(newsroom: Newsroom):
    newsroom.put("oldhaven/a.html", page("Talks on the pier", *PARAGRAPHS[:2], *TALK))
    newsroom.run("one")
    columns = "speaker, topic, topic_kind, topic_mentions, left(words, 16), day::text"
    assert newsroom.query(f"SELECT {columns} FROM mart.quoted_on WHERE kind = 'direct' ORDER BY topic") == [
        ("Marta Velling", "Norway", "place", 1, "We will build it", "2026-05-12"),
        ("Marta Velling", "Ukraine", "place", 1, "We will build it", "2026-05-12"),
    ]


def test_the_paragraph_of_a_quotation_is_the_one_in_which_it_stands(newsroom: Newsroom):
    newsroom.put("oldhaven/a.html", page("Talks on the pier", *PARAGRAPHS[:2], *TALK))
    newsroom.run("one")
    assert newsroom.query(
        "SELECT DISTINCT substr(r.body, paragraph_start_char + 1, paragraph_end_char - paragraph_start_char) "
        "FROM news.quotation AS q JOIN news.article_revision AS r USING (revision_id) WHERE q.kind = 'direct'"
    ) == [TALK[0]]


def test_the_ends_of_a_body_end_a_paragraph_too(newsroom: Newsroom):
    cuts = newsroom.query(
        "SELECT news.paragraph_start(body, at), news.paragraph_end(body, at) "
        "FROM (VALUES ('ab', 0), ('ab', 1), (E'ab\\n\\ncd', 1), (E'ab\\n\\ncd', 4), (E'ab\\n\\ncd', 5)) AS t (body, at)"
    )
    assert cuts == [(0, 2), (0, 2), (0, 2), (4, 6), (4, 6)]


def test_a_timeline_counts_what_was_written_and_what_was_said(newsroom: Newsroom):
    newsroom.put("oldhaven/a.html", page("Talks on the pier", *PARAGRAPHS[:2], *TALK))
    newsroom.put("skarv/a.html", page("The island waits", *PARAGRAPHS, day="2026-05-13"))
    newsroom.run("one")
    assert newsroom.query(
        "SELECT day::text, articles, mentions > 0, quotations FROM mart.entity_by_day "
        "WHERE entity = 'Marta Velling' ORDER BY day"
    ) == [("2026-05-12", 1, True, 1), ("2026-05-13", 1, True, 1)]


def test_a_place_stands_with_its_coordinates_in_the_text_and_as_an_entity(newsroom: Newsroom):
    newsroom.put("oldhaven/a.html", page("Talks on the pier", *PARAGRAPHS[:2], *TALK))
    newsroom.run("one")
    assert newsroom.query(
        "SELECT surface, country, round(latitude), round(longitude) FROM mart.place_mention WHERE place = 'Ukraine'"
    ) == [("Ukraine", "UA", 49, 32)]
    assert newsroom.query(
        "SELECT iso_code, country, round(latitude), geonames IS NOT NULL FROM mart.entity WHERE entity = 'Ukraine'"
    ) == [("UA", "UA", 49, True)]


def test_places_and_candidates_are_replaced_when_the_article_is_enriched_anew(newsroom: Newsroom):
    newsroom.put("oldhaven/a.html", page("Talks on the pier", *PARAGRAPHS[:2], *TALK))
    newsroom.run("one")
    before = newsroom.digest()
    assert before["place_mention"]
    newsroom.query("UPDATE news.article_revision SET enrich_versions = 'an older enricher'")
    newsroom.query("UPDATE news.place_mention SET name = 'Atlantis'")
    newsroom.query("UPDATE news.entity SET country = NULL")
    newsroom.run("two", force=True)
    assert newsroom.digest() == before


def test_an_analyst_sees_which_facts_were_left_out(newsroom: Newsroom):
    newsroom.put("oldhaven/a.html", page("Talks on the pier"))
    newsroom.run("one")
    newsroom.query(
        "INSERT INTO ops.fact_rejection (document_key, fact, start_char, end_char, expectation, reason, evidence, "
        "versions, first_run, last_run) SELECT document_key, 'amount', 1, 2, 'staged_amount.the sum is a number', "
        "'bad_value', 'NaN', 'v', 'one', 'one' FROM raw.document"
    )
    with transaction(newsroom.analyst_url) as cursor:
        cursor.execute(
            "SELECT fact, reason, source_id, state, rejections, documents FROM mart.fact_rejection"
        )
        assert cursor.fetchall() == [("amount", "bad_value", "oldhaven", "open", 1, 1)]
