"""How documents were read, kept for those who ask why."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import PARAGRAPHS, Newsroom, forget_settings, page
from wirehouse import pipeline
from wirehouse.database import transaction
from wirehouse.pipeline import explanations, judging
from wirehouse.reasons import Reason
from wirehouse.records import (
    Article,
    Block,
    Explanation,
    Label,
    RawDocument,
    Rejection,
    Repair,
    RepairKind,
    Stage,
)

KEY = uuid.UUID(int=1)
FERRY = page("A third ferry for Skarv", *PARAGRAPHS, "The pier opens soon.The boats wait.")
BLOCKS = explanations._COLUMNS.index("blocks")


def article_of(*blocks: Block) -> Article:
    return Article("0" * 64, "a", "b", "Ferry", "Ferry.", explanation=Explanation(blocks=blocks))


def found(newsroom: Newsroom, document: str) -> explanations.StoredExplanation | None:
    with transaction(newsroom.loader_url) as cursor:
        return explanations.find(cursor, document)


def kept(newsroom: Newsroom, document: str) -> explanations.StoredExplanation:
    stored = found(newsroom, document)
    assert stored is not None
    return stored


def test_what_is_kept_of_an_article_is_what_clean_explained(newsroom: Newsroom):
    path = newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.run("one")
    document = RawDocument.from_bytes(path.read_bytes(), "oldhaven/ferry.html", source="oldhaven")
    judged = judging.judge(document, judging.source_of("oldhaven"))
    assert isinstance(judged, tuple)
    said = judged[0].explanation
    stored = kept(newsroom, "oldhaven/ferry.html")
    shown = [(b.line, b.element, b.label, b.reason, round(b.confidence, 2), b.text) for b in said.blocks]
    assert [
        (b.line, b.element, b.label, b.reason, b.confidence, b.text) for b in stored.explanation.blocks
    ] == shown
    assert stored.explanation.repairs == said.repairs != ()
    assert [date.value for date in stored.explanation.dates] == [date.value for date in said.dates]
    assert (stored.explanation.charset, stored.explanation.charset_basis) == ("utf-8", "bytes")
    assert (stored.run_id, stored.stage, stored.blocks_left_out, stored.cut_at) == ("one", None, 0, None)
    assert stored.versions == judged[0].versions
    assert stored.facts["headline"] == "A third ferry for Skarv"
    assert stored.facts["published"]["value"] == "2026-05-12T08:30:00+02:00"
    assert "section" not in stored.facts


def test_what_is_kept_of_a_rejection_says_why_and_shows_what_was_read(newsroom: Newsroom):
    newsroom.put("oldhaven/short.html", "<html><body><h1>Short</h1><p>Nothing much.</p></body></html>")
    newsroom.run("one")
    stored = kept(newsroom, "oldhaven/short.html")
    assert (stored.stage, stored.reason) == ("clean", newsroom.items("one")["oldhaven/short.html"][1])
    assert stored.evidence
    assert [block.text for block in stored.explanation.blocks] == ["Short", "Nothing much."]
    assert stored.facts == {}


def test_an_article_whose_facts_could_not_be_found_is_explained_all_the_same(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
):
    newsroom.put("oldhaven/ferry.html", FERRY)
    judging.warm_up()

    def fail(_article: Article) -> Any:
        raise ArithmeticError

    newsroom.collect("one")
    monkeypatch.setattr(judging.enrich, "enrich", lambda one: None if one.source == "warm-up" else fail(one))
    newsroom.clean("one")
    stored = kept(newsroom, "oldhaven/ferry.html")
    assert (stored.stage, stored.reason) == ("enrich", "enricher_failed")
    assert Label.BODY in {block.label for block in stored.explanation.blocks}


def test_the_newest_judgement_takes_the_place_of_the_one_before(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.run("one")
    newsroom.state("oldhaven", "rules:\n  drop: p:nth-of-type(2)\n")
    newsroom.run("two", force=True)
    stored = kept(newsroom, "oldhaven/ferry.html")
    assert stored.run_id == "two"
    assert PARAGRAPHS[0] not in {block.text for block in stored.explanation.blocks}
    assert newsroom.query("SELECT count(*) FROM ops.explanation") == [1]


def test_a_document_is_found_by_its_key_its_address_and_the_hash_of_its_bytes(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.run("one")
    ((key, sha256),) = newsroom.query("SELECT document_key::text, sha256 FROM raw.document")
    for name in (key, sha256, "oldhaven/ferry.html"):
        assert kept(newsroom, name).document_id == sha256
    assert found(newsroom, "nowhere.html") is None


def test_nothing_is_kept_where_the_setting_says_no_days(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WIREHOUSE_KEEP_EXPLANATIONS_DAYS", "0")
    forget_settings()
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.run("one")
    assert newsroom.query("SELECT count(*) FROM ops.explanation") == [0]


def test_upkeep_deletes_what_is_older_than_the_setting(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.put("oldhaven/pier.html", page("The old pier is gone"))
    newsroom.run("one")
    newsroom.query(
        "UPDATE ops.explanation SET explained_at = now() - interval '31 days' WHERE facts ->> 'headline' = %s",
        "The old pier is gone",
    )
    assert pipeline.upkeep(newsroom.loader_url).explanations_deleted == 1
    assert found(newsroom, "oldhaven/pier.html") is None
    assert found(newsroom, "oldhaven/ferry.html") is not None


def test_kinds_of_repair_that_the_settings_turn_off_are_not_made_unless_a_source_turns_them_on(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("WIREHOUSE_REPAIRS_OFF", "glued sentences, mojibake")
    forget_settings()
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.put("skarv/ferry.html", FERRY)
    newsroom.state("skarv", "repairs:\n  glued sentences: on\n")
    newsroom.run("one")
    assert kept(newsroom, "oldhaven/ferry.html").explanation.repairs == ()
    (repair,) = kept(newsroom, "skarv/ferry.html").explanation.repairs
    assert repair.kind is RepairKind.GLUED_SENTENCES


def test_a_page_of_any_size_takes_bounded_room():
    blocks = [Block(n, "ä" * 100, label=Label.NAVIGATION) for n in range(9_000)]
    body = [Block(n, "ö" * 5_000, label=Label.BODY) for n in range(9_000, 9_200)]
    row = explanations.row(KEY, article_of(*blocks, *body))
    assert len(str(row)) < 250_000
    assert '"body"' in str(row[BLOCKS])
    assert row[explanations._COLUMNS.index("blocks_left_out")] == 7_200


def test_a_block_that_is_cut_shows_how_it_begins():
    row = explanations.row(KEY, article_of(Block(1, "short"), Block(2, "long " * 40_000)))
    assert '[1,null,null,"",0.0,"short"]' in str(row[BLOCKS])
    assert str(row[BLOCKS]).endswith('long…"]]')


@given(st.lists(st.integers(0, 1000), max_size=50), st.integers(1, 5000))
def test_texts_are_cut_so_that_they_just_fit(lengths: list[int], most: int):
    level = explanations.level(lengths, most)
    if level is None:
        assert sum(lengths) <= most
    else:
        assert sum(lengths) > most
        assert sum(min(length, level) for length in lengths) <= max(most, len(lengths))
        assert sum(min(length, level + 1) for length in lengths) > most - len(lengths)


def test_what_postgres_cannot_hold_is_replaced(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.run("one")
    (key,) = newsroom.query("SELECT document_key FROM raw.document")
    hostile = "a\0b\ud800c\\u0000d"
    rejection = Rejection(
        "oldhaven",
        "oldhaven/ferry.html",
        None,
        Stage.CLEAN,
        Reason.NO_TEXT,
        hostile,
        explanation=Explanation(
            blocks=(Block(1, hostile, reason=hostile),),
            repairs=(Repair(RepairKind.MOJIBAKE, 1, hostile, hostile),),
        ),
    )
    with transaction(newsroom.loader_url) as cursor:
        explanations.record(cursor, "one", [explanations.row(key, rejection)])
    stored = kept(newsroom, "oldhaven/ferry.html")
    assert stored.evidence == stored.explanation.blocks[0].text == "a\ufffdb?c\\u0000d"
