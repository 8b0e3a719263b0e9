"""`wirehouse explain`, and the pages that `wirehouse clean --explain-html` writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom import Newsroom, page
from wirehouse.cli import main

FERRY = page("A third ferry for Skarv")


def test_what_was_kept_of_a_document_is_shown(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]):
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.run("one")
    assert main(["explain", "oldhaven/ferry.html"]) == 0
    out = capsys.readouterr().out
    for words in ("A third ferry for Skarv", "navigation", "Judged by the run one", "date of publication"):
        assert words in out


def test_what_was_turned_away_says_why(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]):
    newsroom.put("oldhaven/nothing.html", "<html><body></body></html>")
    newsroom.run("one")
    assert main(["explain", "oldhaven/nothing.html"]) == 0
    assert "rejected: no_text (clean)" in capsys.readouterr().out


def test_it_can_be_written_as_a_page(newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    newsroom.put("oldhaven/ferry.html", FERRY)
    newsroom.run("one")
    assert main(["explain", "oldhaven/ferry.html", "--html", str(tmp_path / "ferry.html")]) == 0
    assert "A third ferry for Skarv" in (tmp_path / "ferry.html").read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""


def test_a_document_that_nobody_judged_is_wrong_usage(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]):
    assert main(["explain", "nowhere.html"]) == 2
    assert "'nowhere.html': no document of that key" in capsys.readouterr().err


def test_clean_writes_a_page_for_each_document_of_a_file(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    records = newsroom.put_captures(
        "crawl.jsonl",
        ("https://oldhaven.example/ferry", "2026-05-12T10:00:00Z", FERRY),
        ("https://oldhaven.example/pier", "2026-05-12T10:00:00Z", page("The old pier is gone")),
    )
    assert main(["clean", str(records), "--explain-html", str(tmp_path / "read.html")]) == 0
    assert "A third ferry" in (tmp_path / "read.html").read_text(encoding="utf-8")
    assert "The old pier" in (tmp_path / "read-2.html").read_text(encoding="utf-8")
    assert capsys.readouterr().err.count("\n") == 2


def test_clean_writes_the_page_of_a_rejection_to_standard_output(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
):
    path = newsroom.put("short.html", "<html><body><h1>Short</h1><p>Nothing much.</p></body></html>")
    assert main(["clean", str(path), "--explain-html", "-"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("<!DOCTYPE html>")
    assert "Nothing much." in out


def test_a_file_that_cannot_be_written_is_told(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]):
    path = newsroom.put("ferry.html", FERRY)
    assert main(["clean", str(path), "--explain-html", str(newsroom.landing / "no" / "x.html")]) == 2
    assert "x.html: cannot be written" in capsys.readouterr().err
