"""The load into news: revisions, pointers, facts, entities, rejections and the ledger."""

from __future__ import annotations

import psycopg2
import pytest

from newsroom import PARAGRAPHS, Newsroom, page
from wirehouse import pipeline
from wirehouse.database import transaction
from wirehouse.errors import UnbalancedRun

URL = "https://oldhaven.example/ferry"
FERRY = page("A third ferry for Skarv")
EDITED = page("A third ferry for Skarv", *PARAGRAPHS, "The first trip is free for islanders.")
AGAIN = page("A third ferry for Skarv at last", *PARAGRAPHS)


def revisions(newsroom: Newsroom) -> list[tuple[int, str, bool, str]]:
    """Number, cause, whether it is the current one, and the last words of each wording."""
    return newsroom.query(
        "SELECT r.revision_number, r.cause, a.current_revision_id = r.revision_id, right(r.body, 13) "
        "FROM news.article_revision AS r JOIN news.article AS a USING (article_id) "
        "ORDER BY a.address, r.revision_number"
    )


def test_a_run_over_the_same_folder_again_changes_nothing_but_when_it_was_last_seen(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.put("oldhaven/pier.html", page("The old pier is gone"))
    newsroom.put("oldhaven/nothing.html", "<html></html>")
    newsroom.run("one")
    before = newsroom.digest()
    assert before["mention"]
    assert before["quotation"]
    for run_id, force in (("two", False), ("three", True)):
        balance = newsroom.run(run_id, force=force)
        assert (balance.published, balance.unchanged, balance.rejected) == (0, 2, 1)
        assert newsroom.digest() == before


def test_a_changed_file_makes_a_revision_and_the_old_one_stays(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.run("one")
    newsroom.put("oldhaven/ferry.html", EDITED)
    balance = newsroom.run("two")
    assert (balance.published, balance.new_articles, balance.new_revisions) == (1, 0, 1)
    assert revisions(newsroom) == [(1, "first", False, "s 180 people."), (2, "edited", True, "or islanders.")]


def test_a_file_that_holds_its_earlier_bytes_again_returns_to_the_earlier_wording(newsroom: Newsroom):
    for run_id, text in (("one", FERRY), ("two", EDITED), ("three", FERRY)):
        newsroom.put("oldhaven/ferry.html", text)
        balance = newsroom.run(run_id)
    assert (balance.published, balance.unchanged) == (0, 1)
    assert [current for _, _, current, _ in revisions(newsroom)] == [True, False]
    newsroom.run("four", force=True)
    assert [current for _, _, current, _ in revisions(newsroom)] == [True, False]


def test_captures_of_one_article_in_one_batch_are_taken_in_the_order_of_their_capture(newsroom: Newsroom):
    newsroom.put_captures(
        "oldhaven/crawl.jsonl",
        (URL, "2026-05-12T12:00:00Z", EDITED),
        (URL, "2026-05-12T14:00:00Z", AGAIN),
        (URL, "2026-05-12T10:00:00Z", FERRY),
    )
    balance = newsroom.run("one")
    assert (balance.published, balance.new_articles, balance.new_revisions) == (3, 1, 3)
    assert [(number, cause, current) for number, cause, current, _ in revisions(newsroom)] == [
        (1, "first", False),
        (2, "edited", False),
        (3, "edited", True),
    ]
    assert newsroom.query("SELECT headline FROM mart.article") == ["A third ferry for Skarv at last"]


def test_an_older_capture_that_comes_late_does_not_become_the_current_wording(newsroom: Newsroom):
    newsroom.put_captures("oldhaven/may.jsonl", (URL, "2026-05-12T12:00:00Z", EDITED))
    newsroom.run("one")
    newsroom.put_captures("oldhaven/april.jsonl", (URL, "2026-04-12T12:00:00Z", FERRY))
    newsroom.run("two")
    assert [(number, current) for number, _, current, _ in revisions(newsroom)] == [(1, True), (2, False)]


def test_the_same_content_twice_in_a_batch_is_published_once_and_unchanged_once(newsroom: Newsroom):
    newsroom.put_captures(
        "oldhaven/crawl.jsonl",
        (URL, "2026-05-12T10:00:00Z", FERRY),
        (URL, "2026-05-12T12:00:00Z", FERRY.replace("<nav>", "<nav><a href='/'>News ticker</a>")),
    )
    balance = newsroom.run("one")
    assert (balance.published, balance.unchanged, balance.new_revisions) == (1, 1, 1)
    assert newsroom.query("SELECT captured_at::text FROM news.article_revision") == ["2026-05-12 12:00:00+00"]
    assert newsroom.query("SELECT count(DISTINCT revision_id) FROM ops.verdict") == [1]


def test_a_newer_capture_of_earlier_content_makes_it_current_again(newsroom: Newsroom):
    newsroom.put_captures(
        "oldhaven/crawl.jsonl",
        (URL, "2026-05-12T10:00:00Z", FERRY),
        (URL, "2026-05-12T12:00:00Z", EDITED),
    )
    newsroom.run("one")
    newsroom.put_captures(
        "oldhaven/late.jsonl", (URL, "2026-05-12T14:00:00Z", FERRY.replace("Home", "Front page"))
    )
    balance = newsroom.run("two")
    assert (balance.published, balance.unchanged) == (0, 3)
    assert [current for _, _, current, _ in revisions(newsroom)] == [True, False]


def test_a_wording_that_a_better_rule_reads_from_the_same_bytes_is_no_edit(newsroom: Newsroom):
    newsroom.put(
        "oldhaven/ferry.html",
        page("A third ferry for Skarv", *PARAGRAPHS[:2], f'<b class="x">{PARAGRAPHS[2]}</b>'),
    )
    newsroom.run("one")
    newsroom.state("oldhaven", "rules:\n  drop: .x\n")
    newsroom.run("two", force=True)
    assert [(number, cause, current) for number, cause, current, _ in revisions(newsroom)] == [
        (1, "first", False),
        (2, "recleaned", True),
    ]
    newsroom.state("oldhaven", "rules: {}\n")
    newsroom.run("three", force=True)
    assert [current for _, _, current, _ in revisions(newsroom)] == [True, False]


def test_facts_that_other_versions_found_are_replaced(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.run("one")
    before = newsroom.digest()
    newsroom.query("UPDATE news.article_revision SET enrich_versions = 'an older enricher'")
    newsroom.query("DELETE FROM news.mention")
    newsroom.query("UPDATE news.quotation SET cue = 'shouted'")
    balance = newsroom.run("two", force=True)
    assert balance.unchanged == 1
    assert balance.mentions == len(before["mention"])
    assert newsroom.digest() == before


def test_facts_of_the_same_versions_are_left_alone(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.run("one")
    newsroom.query("UPDATE news.quotation SET cue = 'shouted'")
    newsroom.run("two", force=True)
    assert set(newsroom.query("SELECT cue FROM news.quotation")) == {"shouted"}


def test_spans_always_count_the_body_that_is_published(newsroom: Newsroom):
    spaced = FERRY.replace("Oldhaven and the island", "Oldhaven and   the island")
    newsroom.put_captures("oldhaven/a.jsonl", (URL, "2026-05-12T10:00:00Z", FERRY))
    newsroom.run("one")
    newsroom.query("UPDATE news.article_revision SET enrich_versions = 'an older enricher'")
    newsroom.put_captures("oldhaven/a.jsonl", (URL, "2026-05-12T11:00:00Z", spaced))
    newsroom.run("two")
    rows = newsroom.query(
        "SELECT m.surface, substr(r.body, m.start_char + 1, m.end_char - m.start_char) "
        "FROM news.mention AS m JOIN news.article_revision AS r USING (revision_id)"
    )
    assert rows
    assert all(surface == cut for surface, cut in rows)


def test_what_the_registry_says_of_an_entity_wins(newsroom: Newsroom):
    newsroom.put(
        "oldhaven/bank.html",
        page(
            "World Bank lends to Oldhaven",
            "The World Bank lent 5 million euros to the harbour of Oldhaven for a new pier and two new boats, its office said on Monday.",
        ),
    )
    newsroom.collect("one")
    newsroom.clean("one")
    assert newsroom.query("SELECT wikidata FROM stage.entity WHERE name = 'World Bank'") == ["Q7164"]
    newsroom.query(
        "INSERT INTO news.entity (entity_id, name, kind, status) "
        "SELECT entity_id, 'Word Bank', 'place', 'provisional' FROM stage.entity WHERE name = 'World Bank'"
    )
    newsroom.publish("one")
    assert newsroom.query("SELECT name, kind, status FROM news.entity WHERE wikidata = 'Q7164'") == [
        ("World Bank", "organisation", "registry")
    ]
    assert "World Bank" in newsroom.query("SELECT alias FROM news.entity_alias")


def test_sources_are_those_stated_and_those_seen(newsroom: Newsroom):
    newsroom.state("oldhaven", "name: Oldhaven Courier\ntimezone: Europe/Oslo\n")
    newsroom.state("quiet", "name: The Quiet Paper\n")
    newsroom.put("skarv/pier.html", page("The old pier is gone"))
    newsroom.run("one")
    rows = newsroom.query("SELECT source_id, name, timezone FROM news.source ORDER BY source_id")
    assert rows == [
        ("oldhaven", "Oldhaven Courier", "Europe/Oslo"),
        ("quiet", "The Quiet Paper", None),
        ("skarv", None, None),
    ]
    newsroom.state("oldhaven", "name: Oldhaven Daily\n")
    newsroom.run("two")
    assert newsroom.query("SELECT name FROM news.source WHERE source_id = 'oldhaven'") == ["Oldhaven Daily"]


def test_a_document_that_passes_closes_its_rejection_as_fixed(newsroom: Newsroom):
    newsroom.state("oldhaven", "rules:\n  drop: article\n")
    newsroom.put("oldhaven/ferry.html", FERRY)
    assert newsroom.run("one").rejected == 1
    newsroom.state("oldhaven", "rules: {}\n")
    assert newsroom.replay("two").published == 1
    assert newsroom.query("SELECT state, closed_by FROM ops.rejection") == [("fixed", "two")]
    assert newsroom.query("SELECT outcome, rejection_id FROM ops.verdict") == [("published", None)]


def test_a_replay_that_fails_again_leaves_the_rejection_open(newsroom: Newsroom):
    newsroom.put("oldhaven/nothing.html", "<html></html>")
    newsroom.run("one")
    balance = newsroom.replay("two")
    assert (balance.collected, balance.rejected) == (1, 1)
    assert newsroom.query("SELECT state, times_seen FROM ops.rejection") == [("open", 2)]


def test_a_newer_document_supersedes_what_was_wrong_with_an_older_one(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", "<html></html>")
    newsroom.run("one")
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.run("two")
    assert newsroom.query("SELECT state, closed_by FROM ops.rejection") == [("superseded", "two")]


def test_a_run_that_does_not_balance_publishes_nothing(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.collect("one")
    newsroom.clean("one")
    newsroom.query(
        "INSERT INTO ops.run_item (run_id, item_key, source, address) "
        "VALUES ('one', gen_random_uuid(), 'oldhaven', 'oldhaven/lost.html')"
    )
    with pytest.raises(UnbalancedRun, match=r"2 collected, but 1 published .* and 1 undecided"):
        pipeline.publish_batch(newsroom.loader_url, "one")
    assert all(rows == [] for rows in newsroom.digest().values())
    assert newsroom.query("SELECT count(*) FROM ops.batch") == [0]
    assert newsroom.query("SELECT state FROM ops.work") == ["staged"]


def test_a_run_with_uncleaned_documents_does_not_balance(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.collect("one")
    with pytest.raises(UnbalancedRun, match="1 undecided"):
        pipeline.publish_batch(newsroom.loader_url, "one")


def test_the_ledger_itself_refuses_a_row_that_does_not_balance(newsroom: Newsroom):
    newsroom.start("one")
    with pytest.raises(psycopg2.errors.CheckViolation), transaction(newsroom.loader_url) as cursor:
        cursor.execute("INSERT INTO ops.batch VALUES ('one', 5, 1, 1, 1, 1, 0, 0, 0, 0, 0)")


def test_a_publish_that_is_called_again_gives_the_same_balance_and_does_nothing(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", FERRY)
    first = newsroom.run("one")
    before = newsroom.digest()
    assert pipeline.publish_batch(newsroom.loader_url, "one") == first
    assert newsroom.digest() == before


def test_a_run_that_found_nothing_balances(newsroom: Newsroom):
    balance = newsroom.run("one")
    assert balance.collected == 0
    assert newsroom.query("SELECT state FROM ops.run") == ["published"]


@pytest.mark.parametrize("word", ["%s", "%s-%s-%s", "a.%s/%s"])
def test_a_long_text_of_ever_new_words_does_not_stop_the_batch(newsroom: Newsroom, word: str):
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.collect("one")
    newsroom.clean("one")
    letters = [chr(code) for code in range(0x10400, 0x10428)]
    pairs = [a + b for a in letters for b in letters]
    body = " ".join(word.replace("%s", a + b) for a in pairs for b in pairs[:100])
    newsroom.query("UPDATE stage.article SET body = %s, language = 'uk'", body)
    assert newsroom.publish("one").published == 1
