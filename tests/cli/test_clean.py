"""`wirehouse clean`: one page, shown as text, as JSON or explained."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from newsroom import PARAGRAPHS, Newsroom, page
from wirehouse.cli import main

FERRY = page("A third ferry for Skarv")
KEYS = {
    "headline": str,
    "standfirst": str | None,
    "byline": str | None,
    "authors": list,
    "published": dict,
    "modified": dict,
    "saved_at": dict,
    "section": str | None,
    "keywords": list,
    "language": str | None,
    "dateline": dict | None,
    "syndicated_from": str | None,
    "publisher": str | None,
    "canonical_url": str | None,
    "kind": str,
    "partial": bool,
    "posts": list,
    "newest_first": bool | None,
    "body": str,
    "paragraphs": list,
    "mentions": list,
    "quotations": list,
    "amounts": list,
    "dates": list,
    "document_id": str,
    "address": str,
    "source": str,
    "versions": dict,
}


def clean_json(capsys: pytest.CaptureFixture[str], path: Path, *options: str) -> dict:
    assert main(["clean", str(path), "--json", *options]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_article_is_shown_as_headline_date_and_text(newsroom: Newsroom, capsys):
    assert main(["clean", str(newsroom.put("ferry.html", FERRY))]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "A third ferry for Skarv"
    assert lines[1] == "2026-05-12T08:30:00+02:00 (metadata) by Anna Whitlock"
    assert lines[3] == PARAGRAPHS[0]


def test_the_json_has_the_stated_keys_and_types(newsroom: Newsroom, capsys):
    article = clean_json(capsys, newsroom.put("ferry.html", FERRY))
    assert list(article) == list(KEYS)
    assert all(isinstance(article[key], kind) for key, kind in KEYS.items())


def test_the_json_holds_the_posts_of_a_live_blog(newsroom: Newsroom, capsys):
    posts = "".join(
        f"<div>{hour}:15</div><p>{text}</p>" for hour, text in zip((14, 12, 9), PARAGRAPHS, strict=True)
    )
    blog = f"<html><head><title>Live: the ferry</title></head><body><h1>Live: the ferry</h1>{posts}</body></html>"
    article = clean_json(capsys, newsroom.put("live.html", blog))
    assert (article["kind"], article["newest_first"]) == ("live_blog", True)
    assert [post["posted"] for post in article["posts"]] == ["T14:15", "T12:15", "T09:15"]
    assert [article["body"][post["start"] : post["end"]] for post in article["posts"]] == list(PARAGRAPHS)


def test_the_json_holds_the_articles_fields(newsroom: Newsroom, capsys):
    article = clean_json(capsys, newsroom.put("ferry.html", FERRY))
    assert article["headline"] == "A third ferry for Skarv"
    assert article["paragraphs"] == list(PARAGRAPHS)
    assert article["body"] == "\n\n".join(PARAGRAPHS)
    assert article["authors"] == ["Anna Whitlock"]
    assert {**article["published"], "confidence": None} == {
        "value": "2026-05-12T08:30:00+02:00",
        "precision": "second",
        "basis": "metadata",
        "confidence": None,
    }
    assert article["modified"] == {"value": None, "precision": None, "basis": None, "confidence": None}


def test_the_json_holds_the_facts_with_their_spans(newsroom: Newsroom, capsys):
    article = clean_json(capsys, newsroom.put("ferry.html", FERRY))
    body = article["body"]
    assert article["mentions"]
    assert all(body[one["start"] : one["end"]] == one["surface"] for one in article["mentions"])
    (quotation,) = (one for one in article["quotations"] if one["kind"] == "direct")
    assert body[quotation["start"] : quotation["end"]] == quotation["text"]
    assert set(quotation["speaker"]) == {"name", "kind", "wikidata", "iso_code", "status"}
    assert quotation["speaker"]["name"] == "Marta Velling"
    (amount,) = (one for one in article["amounts"] if one["kind"] == "money")
    assert (amount["surface"], amount["currency"], amount["value"]) == ("4.2 million euros", "EUR", 4_200_000)


def test_the_same_page_gives_the_same_json(newsroom: Newsroom, capsys):
    path = newsroom.put("ferry.html", FERRY)
    assert json.dumps(clean_json(capsys, path)) == json.dumps(clean_json(capsys, path))


def test_a_page_that_is_turned_away_says_why(newsroom: Newsroom, capsys):
    path = newsroom.put("nothing.html", "<html><body></body></html>")
    assert main(["clean", str(path), "--json"]) == 1
    rejected = json.loads(capsys.readouterr().out)["rejected"]
    assert (rejected["stage"], rejected["reason"]) == ("clean", "no_text")
    assert rejected["evidence"]
    assert main(["clean", str(path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("wirehouse: rejected (no_text): ")
    assert err.count("\n") == 1


def test_an_empty_file_is_turned_away_as_collect_would(newsroom: Newsroom, capsys):
    assert main(["clean", str(newsroom.put("empty.txt", "")), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["rejected"]["reason"] == "empty"


def test_a_page_is_read_from_standard_input(newsroom: Newsroom, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FERRY.encode())))
    assert main(["clean", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["headline"] == "A third ferry for Skarv"


def test_a_packed_page_and_a_file_of_records_are_read_too(newsroom: Newsroom, capsys):
    packed = newsroom.put("ferry.html.gz", gzip.compress(FERRY.encode()))
    assert clean_json(capsys, packed)["headline"] == "A third ferry for Skarv"
    records = newsroom.put_captures(
        "crawl.jsonl", ("https://oldhaven.example/ferry", "2026-05-12T10:00:00Z", FERRY)
    )
    assert clean_json(capsys, records)["address"] == "https://oldhaven.example/ferry"


def test_a_page_without_a_suffix_is_read_because_it_was_named(newsroom: Newsroom, capsys):
    assert clean_json(capsys, newsroom.put("ferry", FERRY))["headline"] == "A third ferry for Skarv"


def test_the_rules_of_a_source_hold_for_its_folder_and_where_it_is_named(newsroom: Newsroom, capsys):
    newsroom.state("oldhaven", "rules:\n  drop: p:nth-of-type(2)\n")
    inside = newsroom.put("oldhaven/ferry.html", FERRY)
    outside = newsroom.put("ferry.html", FERRY)
    assert PARAGRAPHS[0] not in clean_json(capsys, inside)["body"]
    assert PARAGRAPHS[0] in clean_json(capsys, outside)["body"]
    assert PARAGRAPHS[0] not in clean_json(capsys, outside, "--source", "oldhaven")["body"]


def test_an_explanation_shows_every_block_with_its_label_and_the_dates(newsroom: Newsroom, capsys):
    assert main(["clean", str(newsroom.put("ferry.html", FERRY)), "--explain"]) == 0
    out = capsys.readouterr().out
    for word in ("headline", "byline", "body", "navigation", "All rights reserved", "metadata", "published"):
        assert word in out


def test_an_explanation_of_a_rejection_shows_what_was_read(newsroom: Newsroom, capsys):
    path = newsroom.put("short.html", "<html><body><h1>Short</h1><p>Nothing much.</p></body></html>")
    assert main(["clean", str(path), "--explain"]) == 1
    out = capsys.readouterr().out
    assert "rejected: " in out
    assert "Nothing much." in out


def test_text_from_outside_cannot_steer_the_terminal(newsroom: Newsroom, capsys):
    path = newsroom.put("ferry.txt", "A third ferry\x1b[2J for Skarv\n\n" + "\n\n".join(PARAGRAPHS))
    for option in ([], ["--explain"]):
        main(["clean", str(path), *option])
        assert "\x1b" not in "".join(capsys.readouterr())


def test_a_file_that_is_not_there_is_wrong_usage(newsroom: Newsroom, capsys):
    assert main(["clean", str(newsroom.landing / "nowhere.html")]) == 2
    assert capsys.readouterr().err.endswith("nowhere.html: there is no such file\n")


def test_a_source_that_is_not_there_is_wrong_usage(newsroom: Newsroom, capsys):
    assert main(["clean", str(newsroom.put("ferry.html", FERRY)), "--source", "nobody"]) == 2
    assert "there is no source 'nobody'" in capsys.readouterr().err
