"""The work of a chunk: claiming, cleaning, staging, and documents that misbehave."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from newsroom import Newsroom, forget_settings, page
from wirehouse import clean, pipeline
from wirehouse.errors import TransientError
from wirehouse.pipeline import judging


def put_pages(newsroom: Newsroom, count: int) -> None:
    for number in range(count):
        newsroom.put(f"oldhaven/{number}.html", page(f"Ferry number {number} sails for Skarv"))


def test_a_cleaned_document_is_staged_with_its_facts(newsroom: Newsroom):
    put_pages(newsroom, 1)
    newsroom.collect("one")
    (report,) = newsroom.clean("one")
    assert (report.staged, report.rejected) == (1, 0)
    assert newsroom.query("SELECT headline, published_on::text, authors FROM stage.article") == [
        ("Ferry number 0 sails for Skarv", "2026-05-12", ["Anna Whitlock"])
    ]
    (body,) = newsroom.query("SELECT body FROM stage.article")
    mentions = newsroom.query("SELECT start_char, end_char, surface FROM stage.mention")
    assert mentions
    assert all(body[start:end] == surface for start, end, surface in mentions)
    assert newsroom.query("SELECT state FROM ops.work") == ["staged"]


def test_a_page_without_text_is_rejected_with_its_verdict(newsroom: Newsroom):
    newsroom.put("oldhaven/nothing.html", "<html><body></body></html>")
    newsroom.collect("one")
    (report,) = newsroom.clean("one")
    assert (report.staged, report.rejected) == (0, 1)
    assert newsroom.items("one") == {"oldhaven/nothing.html": ("rejected", "no_text")}
    assert newsroom.query("SELECT outcome FROM ops.verdict") == ["rejected"]
    assert newsroom.query("SELECT count(*) FROM ops.work") == [0]


def test_another_reason_takes_the_place_of_the_old_one(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch):
    newsroom.put("oldhaven/nothing.html", "<html><body></body></html>")
    newsroom.run("one")
    monkeypatch.setattr(clean, "clean", lambda *_: 1 / 0)
    newsroom.run("two", force=True)
    assert sorted(newsroom.query("SELECT reason, state FROM ops.rejection")) == [
        ("cleaner_failed", "open"),
        ("no_text", "superseded"),
    ]


def test_a_document_that_the_cleaner_fails_on_does_not_end_the_others(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
):
    put_pages(newsroom, 3)
    cleaner = clean.clean

    def failing(document, source=None, profile=None):
        if document.address.endswith("1.html"):
            raise RuntimeError("the cleaner's own fault")
        return cleaner(document, source, profile)

    monkeypatch.setattr(clean, "clean", failing)
    newsroom.collect("one")
    (report,) = newsroom.clean("one")
    assert (report.staged, report.rejected) == (2, 1)
    ((reason, evidence),) = newsroom.query("SELECT reason, evidence FROM ops.rejection")
    assert reason == "cleaner_failed"
    assert "RuntimeError: the cleaner's own fault; test_chunks.py:" in evidence


def test_a_document_that_takes_too_long_is_rejected(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch):
    put_pages(newsroom, 1)
    cleaner = clean.clean

    def endless(document, source=None, profile=None):
        while True:
            cleaner(document, source, profile)

    monkeypatch.setattr(clean, "clean", endless)
    monkeypatch.setenv("WIREHOUSE_MAX_CLEAN_SECONDS", "0.2")
    forget_settings()
    newsroom.collect("one")
    newsroom.clean("one")
    assert newsroom.items("one") == {"oldhaven/0.html": ("rejected", "too_slow")}


def test_an_error_that_may_pass_ends_the_chunk_and_leaves_its_documents_waiting(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
):
    put_pages(newsroom, 1)
    newsroom.collect("one")

    def unreachable(*_):
        raise TransientError("the disk is full")

    with monkeypatch.context() as patch, pytest.raises(TransientError):
        patch.setattr(clean, "clean", unreachable)
        newsroom.clean("one")
    assert newsroom.query("SELECT state, detail FROM ops.step WHERE step = 'clean'") == [
        ("failed", "the disk is full")
    ]
    assert newsroom.publish_after_cleaning("one").published == 1


def test_a_document_on_which_the_process_died_three_times_is_rejected_and_its_neighbours_are_not(
    newsroom: Newsroom,
):
    put_pages(newsroom, 3)
    newsroom.collect("one")
    newsroom.query("UPDATE ops.work SET attempts = 1")
    newsroom.query(
        "UPDATE ops.work SET attempts = 3 WHERE document_key = "
        "(SELECT document_key FROM raw.document WHERE address = 'oldhaven/1.html')"
    )
    (report,) = newsroom.clean("one")
    assert (report.staged, report.rejected) == (2, 1)
    assert newsroom.items("one")["oldhaven/1.html"] == ("rejected", "cleaner_failed")
    assert newsroom.query("SELECT DISTINCT attempts FROM ops.work") == [0]


def test_a_document_that_kills_its_process_is_claimed_alone_the_next_time(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
):
    put_pages(newsroom, 3)
    newsroom.collect("one")
    cleaner = clean.clean

    def killing(document, source=None, profile=None):
        if document.address.endswith("1.html"):
            os.kill(os.getpid(), signal.SIGKILL)
        return cleaner(document, source, profile)

    judging.warm_up()
    monkeypatch.setattr(clean, "clean", killing)
    deaths = 0
    while exit_codes(newsroom, 0) == [-signal.SIGKILL]:
        deaths += 1
    assert deaths == 3
    assert newsroom.items("one")["oldhaven/1.html"] == ("rejected", "cleaner_failed")
    assert newsroom.query("SELECT state FROM ops.work") == ["staged", "staged"]


def test_bytes_that_are_gone_are_rejected_until_a_collect_brings_them_back(newsroom: Newsroom):
    put_pages(newsroom, 1)
    newsroom.collect("one")
    (location,) = newsroom.query("SELECT location FROM raw.document")
    Path(location).unlink()
    newsroom.clean("one")
    assert newsroom.items("one") == {"oldhaven/0.html": ("rejected", "unreadable")}
    newsroom.publish("one")
    assert newsroom.run("two").published == 1
    assert newsroom.rejections() == {"oldhaven/0.html": ("unreadable", "fixed")}


def test_what_another_run_has_taken_over_meanwhile_is_not_staged(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
):
    put_pages(newsroom, 1)
    newsroom.collect("one")
    newsroom.start("two")
    cleaner = clean.clean

    def slow(document, source=None, profile=None):
        newsroom.query("UPDATE ops.work SET run_id = 'two'")
        return cleaner(document, source, profile)

    monkeypatch.setattr(clean, "clean", slow)
    (report,) = newsroom.clean("one")
    assert (report.staged, report.lost) == (0, 1)
    assert newsroom.query("SELECT count(*) FROM stage.article") == [0]


def test_two_processes_share_a_runs_documents(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WIREHOUSE_CLAIM_SIZE", "2")
    monkeypatch.setenv("WIREHOUSE_CHUNKS", "2")
    forget_settings()
    put_pages(newsroom, 8)
    newsroom.collect("one")
    assert pipeline.plan_chunks(newsroom.loader_url, "one") == [0, 1]
    judging.warm_up()
    assert exit_codes(newsroom, 0, 1) == [0, 0]
    assert newsroom.query("SELECT chunk, documents FROM ops.step WHERE step = 'clean' ORDER BY 1") == [
        (0, 4),
        (1, 4),
    ]
    assert newsroom.publish("one").published == 8


def exit_codes(newsroom: Newsroom, *chunks: int) -> list[int | None]:
    """Clean chunks at the same time, each in a process of its own."""
    fork = multiprocessing.get_context("fork")
    processes = [
        fork.Process(target=pipeline.clean_chunk, args=(newsroom.loader_url, "one", chunk))
        for chunk in chunks
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]
