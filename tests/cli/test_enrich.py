"""`wirehouse enrich`: what one page says, as tables, explained, as HTML or as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsroom import Newsroom, page
from wirehouse.cli import main

FERRY = page("A third ferry for Skarv")


def test_the_facts_are_listed_without_their_reasons(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]):
    assert main(["enrich", str(newsroom.put("ferry.html", FERRY))]) == 0
    out = capsys.readouterr().out
    assert out.startswith("A third ferry for Skarv")
    assert "Names:" in out
    assert "unknown: no form" not in out


def test_it_is_explained_span_by_span(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]):
    assert main(["enrich", str(newsroom.put("ferry.html", FERRY)), "--explain"]) == 0
    out = capsys.readouterr().out
    assert "]1" in out
    assert "why" in out


def test_json_has_every_fact_with_its_span_and_its_evidence(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
):
    assert main(["enrich", str(newsroom.put("ferry.html", FERRY)), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["mentions"]
    for mention in told["mentions"]:
        assert told["body"][mention["start"] : mention["end"]] == mention["surface"]
        assert mention["evidence"]
        assert isinstance(mention["candidates"], list)
        assert isinstance(mention["others"], list)
    assert {"quotations", "amounts", "dates", "places"} <= told.keys()


def test_the_page_of_html_goes_to_a_file(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out = tmp_path / "ferry-facts.html"
    assert main(["enrich", str(newsroom.put("ferry.html", FERRY)), "--html", str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert capsys.readouterr().out == ""


def test_a_page_that_is_turned_away_is_told_and_fails(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]):
    short = newsroom.put("short.html", "<html><body><h1>No</h1><p>Too short.</p></body></html>")
    assert main(["enrich", str(short)]) == 1
    assert "rejected" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_wrong_usage(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]):
    assert main(["enrich", "nowhere.html"]) == 2
    assert "there is no such file" in capsys.readouterr().err
