"""The views and reports that analysts read."""

from __future__ import annotations

import pytest

from newsroom import PARAGRAPHS, page
from wirehouse.database import transaction


def test_every_view_and_column_of_mart_carries_a_comment(warehouse):
    with transaction(warehouse.analyst_url) as cursor:
        cursor.execute(
            """
            SELECT c.relname, a.attname
            FROM pg_class AS c
            INNER JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum >= 0
            WHERE c.relnamespace = 'mart'::regnamespace AND c.relkind = 'v' AND NOT a.attisdropped
                AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid) IS NULL)
            """
        )
        uncommented = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM pg_views WHERE schemaname = 'mart'")
        assert cursor.fetchone()[0] >= 9
    assert uncommented == []


def test_an_article_is_shown_in_its_current_wording_only(newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.run("one")
    newsroom.put("oldhaven/ferry.html", page("A third ferry at last"))
    newsroom.run("two")
    with transaction(newsroom.analyst_url) as cursor:
        cursor.execute(
            "SELECT headline, revision_number, source, published_basis, is_undated, entities > 0 FROM mart.article"
        )
        assert cursor.fetchall() == [("A third ferry at last", 2, "oldhaven", "metadata", False, True)]
        cursor.execute(
            "SELECT revision_number, cause, headline_changed, body_changed, former_headline, is_current "
            "FROM mart.article_history ORDER BY revision_number"
        )
        assert cursor.fetchall() == [
            (1, "first", False, False, None, False),
            (2, "edited", True, False, "A third ferry for Skarv", True),
        ]


def test_mentions_of_former_wordings_are_not_counted(newsroom):
    newsroom.put(
        "oldhaven/ferry.html",
        page("A third ferry for Skarv", *PARAGRAPHS, "World Bank officials agreed to it."),
    )
    newsroom.run("one")
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.run("two")
    assert newsroom.query("SELECT count(*) FROM mart.entity_by_day WHERE entity = 'World Bank'") == [0]


def test_an_undated_article_belongs_to_no_day_and_stays_visible(newsroom):
    undated = page("A third ferry for Skarv").replace("article:published_time", "article:no_time")
    newsroom.put("oldhaven/ferry.html", undated)
    newsroom.run("one")
    assert newsroom.query("SELECT is_undated, published_on FROM mart.article") == [(True, None)]
    assert newsroom.query("SELECT count(*) > 0, count(day) FROM mart.entity_by_day") == [(True, 0)]
    assert newsroom.query("SELECT count(*) > 0, count(first_day) FROM mart.co_mention") == [(True, 0)]


def test_a_pair_of_entities_stands_once_from_each_side(newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.put("oldhaven/pier.html", page("The old pier is gone"))
    newsroom.run("one")
    pairs = newsroom.query("SELECT entity_id, other_entity_id, articles FROM mart.co_mention")
    assert pairs
    assert {(a, b) for a, b, _ in pairs} == {(b, a) for a, b, _ in pairs}
    assert {articles for _, _, articles in pairs} == {2}


def test_the_posts_of_a_live_blog_stand_in_the_order_of_the_page(newsroom):
    posts = "".join(
        f'<section class="live-post"><time datetime="2026-05-12T{hour}:30+02:00">{hour}:30</time>'
        f"<h3>Crossing number {hour}</h3><p>{text}</p></section>"
        for hour, text in zip((14, 12, 10), PARAGRAPHS, strict=True)
    )
    blog = page("Live: the third ferry", "").replace("</body>", f"<main>{posts}</main></body>")
    newsroom.put("oldhaven/live.html", blog)
    newsroom.run("one")
    found = newsroom.query(
        "SELECT post_number, to_char(posted_at AT TIME ZONE 'UTC', 'HH24:MI'), headline, is_newest_first, "
        "right(words, 20) FROM mart.live_post ORDER BY post_number"
    )
    assert found == [
        (number, f"{hour - 2:02}:30", f"Crossing number {hour}", True, text[-20:])
        for number, (hour, text) in enumerate(zip((14, 12, 10), PARAGRAPHS, strict=True))
    ]


def test_a_quotation_stands_with_its_speaker(newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.run("one")
    assert newsroom.query(
        "SELECT speaker, words, speaker_as_written FROM mart.quotation WHERE kind = 'direct'"
    ) == [("Marta Velling", "We have counted every empty seat and every full one,", "Marta Velling")]


def test_a_conversion_is_not_counted_as_another_sum(newsroom):
    sums = (
        "The new pier cost €12 million ($14 million), twice what the council of Oldhaven had planned for it."
    )
    newsroom.put("oldhaven/ferry.html", page("A dear pier for Oldhaven", *PARAGRAPHS[:2], sums))
    newsroom.run("one")
    assert newsroom.query("SELECT count(*) FROM news.amount") == [2]
    assert newsroom.query("SELECT currency, value::int FROM mart.amount") == [("EUR", 12_000_000)]


def test_counts_and_dates_stand_beside_the_sums(newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.run("one")
    assert newsroom.query(
        "SELECT surface, kind, unit, value::int FROM mart.quantity WHERE kind = 'count'"
    ) == [("180 people", "count", "person", 180)]
    assert newsroom.query(
        "SELECT surface, precision, first_day::text, last_day::text FROM mart.date_mention ORDER BY start_char"
    ) == [
        ("next week", "week", "2026-05-18", "2026-05-24"),
        ("Tuesday", "day", "2026-05-12", "2026-05-12"),
    ]


def test_a_run_shows_its_balance_to_analysts(newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.put("oldhaven/empty.txt", "")
    newsroom.run("one")
    newsroom.collect("two", force=True)
    with transaction(newsroom.analyst_url) as cursor:
        cursor.execute(
            "SELECT run_id, collected, published, rejected, undecided, balances FROM mart.run ORDER BY 1"
        )
        assert cursor.fetchall() == [("one", 2, 1, 1, 0, True), ("two", 2, 0, 1, 1, False)]
        cursor.execute("SELECT reason, stage, source, state, rejections FROM mart.rejection_by_reason")
        assert cursor.fetchall() == [("empty", "collect", "oldhaven", "open", 1)]


def search(newsroom, query, *rows):
    with transaction(newsroom.analyst_url) as cursor:
        cursor.execute(
            f"SELECT headline, snippet, rank FROM mart.search(%s{', %s' * len(rows)})", (query, *rows)
        )
        return cursor.fetchall()


def test_a_search_finds_other_forms_of_a_word_and_marks_them(newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.put(
        "oldhaven/choir.html",
        page(
            "The choir of Oldhaven sings again",
            "After two winters without a roof over its hall, the choir of Oldhaven sings again on Sunday, and the whole town is invited.",
        ),
    )
    newsroom.run("one")
    assert [headline for headline, _, _ in search(newsroom, "ferries")] == ["A third **ferry** for Skarv"]
    assert [headline for headline, _, _ in search(newsroom, '"whole town"')] == [
        "The choir of Oldhaven sings again"
    ]
    assert search(newsroom, "oldhaven -ferries")[0][0] == "The choir of **Oldhaven** sings again"
    assert len(search(newsroom, "oldhaven -ferries")) == 1
    assert len(search(newsroom, "ferries or choir")) == 2
    assert len(search(newsroom, "ferries or choir", 1)) == 1


def test_a_search_puts_a_word_of_the_headline_before_one_of_the_body(newsroom):
    newsroom.put(
        "oldhaven/boat.html",
        page(
            "New boats for the island",
            "The island of Skarv gets two new boats, and the old pier will be rebuilt before the winter storms come to the coast again.",
        ),
    )
    newsroom.put(
        "oldhaven/pier.html",
        page(
            "The old pier is gone",
            "A storm took the last beams of it on Monday night, and people of the harbour came to see the bare rocks at dawn.",
        ),
    )
    newsroom.run("one")
    assert [headline for headline, _, _ in search(newsroom, "pier")] == [
        "The old **pier** is gone",
        "New boats for the island",
    ]


def test_a_search_in_another_language_finds_the_word_as_it_is(newsroom):
    newsroom.put(
        "porom/porom.html",
        page(
            "Новий пором для острова Скарв",
            "Новий пором ходитиме між містом і островом чотири рази на день, повідомила у вівторок "
            "дирекція порту. Пасажири чекали на нього від минулої зими, коли шторм зруйнував старий причал.",
        ).replace('lang="en"', 'lang="uk"'),
    )
    newsroom.run("one")
    assert [headline for headline, _, _ in search(newsroom, "ПОРОМ")] == ["Новий **пором** для острова Скарв"]


@pytest.mark.parametrize("query", ["", "the", "'; DROP TABLE news.article; --", "((((", "\\", "%s" * 50])
def test_a_search_for_anything_at_all_is_no_error(newsroom, query):
    assert search(newsroom, query) == []
