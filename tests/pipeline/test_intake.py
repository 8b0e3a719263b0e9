"""What a run takes in, and what it leaves to others."""

from __future__ import annotations

import gzip
import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from newsroom import Newsroom, forget_settings, page
from wirehouse import pipeline
from wirehouse.errors import TerminalError

RULES = "rules:\n  drop: .advert\n"
EMPTY_ROOM = "<html><head><title>Nothing</title></head><body></body></html>"


def counts(report: pipeline.CollectReport) -> tuple[int, int, int, int, int]:
    """waiting, unchanged, rejected, skipped, carried over"""
    return (report.waiting, report.unchanged, report.rejected, report.skipped, report.carried_over)


def test_a_new_document_waits_for_its_verdict(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    report = newsroom.collect("one")
    assert counts(report) == (1, 0, 0, 0, 0)
    assert newsroom.items("one") == {"oldhaven/ferry.html": (None, None)}
    assert newsroom.query("SELECT run_id, state FROM ops.work") == [("one", "waiting")]


def test_a_published_document_is_unchanged_and_seen_again(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.run("one")
    seen = newsroom.query("SELECT last_seen_at FROM news.article")
    assert counts(newsroom.collect("two")) == (0, 1, 0, 0, 0)
    assert newsroom.query("SELECT last_seen_at FROM news.article") > seen
    assert newsroom.query("SELECT count(*) FROM ops.work") == [0]


def test_a_rejected_document_is_rejected_again_without_being_read(newsroom: Newsroom):
    newsroom.put("oldhaven/nothing.html", EMPTY_ROOM)
    newsroom.run("one")
    assert counts(newsroom.collect("two")) == (0, 0, 1, 0, 0)
    assert newsroom.items("two") == {"oldhaven/nothing.html": ("rejected", "no_text")}
    assert newsroom.query("SELECT state, times_seen, first_run, last_run FROM ops.rejection") == [
        ("open", 2, "one", "two")
    ]


def test_a_rejected_document_waits_again_once_its_rules_have_changed(newsroom: Newsroom):
    newsroom.put("oldhaven/nothing.html", EMPTY_ROOM)
    newsroom.run("one")
    newsroom.state("oldhaven", RULES)
    assert counts(newsroom.collect("two")) == (1, 0, 0, 0, 0)


def test_force_judges_again_what_has_a_verdict(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.put("oldhaven/nothing.html", EMPTY_ROOM)
    newsroom.run("one")
    assert counts(newsroom.collect("two", force=True)) == (2, 0, 0, 0, 0)


def test_the_same_record_twice_in_a_run_is_skipped_the_second_time(newsroom: Newsroom):
    capture = ("https://oldhaven.example/ferry", "2026-05-12T10:00:00Z", page("A third ferry for Skarv"))
    newsroom.put_captures("oldhaven/crawl.jsonl", capture, capture)
    assert counts(newsroom.collect("one")) == (1, 0, 0, 1, 0)
    assert newsroom.query("SELECT reason FROM ops.run_item WHERE outcome = 'skipped'") == ["repeated_in_run"]


def test_what_cannot_be_read_is_rejected_and_what_is_no_page_is_skipped(newsroom: Newsroom):
    newsroom.put("oldhaven/empty.txt", "")
    newsroom.put("oldhaven/picture.png", b"\x89PNG")
    assert counts(newsroom.collect("one")) == (0, 0, 1, 1, 0)
    assert newsroom.items("one") == {
        "oldhaven/empty.txt": ("rejected", "empty"),
        "oldhaven/picture.png": ("skipped", "unsupported_type"),
    }


def test_a_file_that_can_be_read_at_last_closes_its_rejection(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", "")
    newsroom.run("one")
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.collect("two")
    assert newsroom.rejections() == {"oldhaven/ferry.html": ("empty", "fixed")}


def test_an_archive_that_can_be_read_at_last_closes_its_rejection(newsroom: Newsroom):
    record = b'{"url": "https://oldhaven.example/ferry", "html": %s}\n' % (
        b'"' + page("A third ferry").replace('"', "'").replace("\n", " ").encode() + b'"'
    )
    whole = gzip.compress(record)
    newsroom.put("oldhaven/crawl.jsonl.gz", whole[:-20])
    newsroom.run("one")
    assert newsroom.rejections()["oldhaven/crawl.jsonl.gz"] == ("broken_archive", "open")
    newsroom.put("oldhaven/crawl.jsonl.gz", whole)
    newsroom.collect("two")
    assert newsroom.rejections()["oldhaven/crawl.jsonl.gz"] == ("broken_archive", "fixed")


def test_a_rejection_stays_open_while_its_file_is_left_out(newsroom: Newsroom):
    newsroom.put("oldhaven/crawl.jsonl.gz", b"\x1f\x8b\x08 no gzip")
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.run("one")
    (newsroom.landing / "oldhaven/crawl.jsonl.gz").unlink()
    newsroom.collect("two")
    assert newsroom.rejections()["oldhaven/crawl.jsonl.gz"][1] == "open"


def test_only_the_named_sources_are_collected(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.put("skarv/pier.html", page("The old pier is gone"))
    newsroom.collect("one", sources=["skarv"])
    assert set(newsroom.items("one")) == {"skarv/pier.html"}


def test_at_most_so_many_documents_are_collected(newsroom: Newsroom):
    for number in range(3):
        newsroom.put(f"oldhaven/{number}.html", page(f"Ferry number {number} sails"))
    assert newsroom.collect("one", limit=2).waiting == 2


def test_what_was_saved_before_the_day_is_skipped(newsroom: Newsroom):
    old = newsroom.put("oldhaven/old.html", page("A third ferry for Skarv"))
    os.utime(old, (1_000_000_000, 1_000_000_000))
    newsroom.put("oldhaven/new.html", page("The old pier is gone"))
    newsroom.collect("one", since=date(2002, 1, 1))
    assert newsroom.items("one") == {
        "oldhaven/old.html": ("skipped", "before_since"),
        "oldhaven/new.html": (None, None),
    }


def test_a_collect_that_is_called_again_begins_its_list_anew(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.put("oldhaven/empty.txt", "")
    first = newsroom.collect("one")
    assert newsroom.collect("one") == first
    assert newsroom.query("SELECT times_seen FROM ops.rejection") == [1]


def test_a_collect_of_a_published_run_changes_nothing(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.run("one")
    newsroom.put("oldhaven/pier.html", page("The old pier is gone"))
    assert newsroom.collect("one").collected == 1
    assert newsroom.query("SELECT count(*) FROM ops.work") == [0]


def test_a_document_of_a_run_under_way_is_left_to_it(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.collect("one")
    assert counts(newsroom.collect("two")) == (0, 0, 0, 1, 0)
    assert newsroom.items("two") == {"oldhaven/ferry.html": ("skipped", "claimed_elsewhere")}
    assert newsroom.query("SELECT run_id FROM ops.work") == ["one"]


def test_the_documents_of_a_failed_run_are_carried_over(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.collect("one")
    with pytest.raises(TerminalError, match="before it published"):
        pipeline.finish_run(newsroom.loader_url, "one")
    (newsroom.landing / "oldhaven/ferry.html").unlink()
    assert counts(newsroom.collect("two")) == (1, 0, 0, 0, 1)
    assert newsroom.items("one") == {"oldhaven/ferry.html": ("skipped", "carried_over")}
    assert newsroom.items("two") == {"oldhaven/ferry.html": (None, None)}


def test_what_is_carried_over_is_published_by_the_run_that_took_it(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.collect("one")
    newsroom.clean("one")
    with pytest.raises(TerminalError):
        pipeline.finish_run(newsroom.loader_url, "one")
    assert newsroom.run("two").published == 1
    assert newsroom.query("SELECT run_id FROM news.article_revision") == ["two"]


def test_a_run_whose_lease_has_passed_loses_its_documents(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.collect("one")
    newsroom.query("UPDATE ops.work SET lease_until = now() - interval '1 second'")
    assert newsroom.collect("two").waiting == 1
    (report,) = newsroom.clean("two")
    assert report.staged == 1
    assert pipeline.clean_chunk(newsroom.loader_url, "one", 0).staged == 0


def test_a_run_whose_process_is_dead_loses_its_documents_at_once(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    newsroom.collect("one", owner=f"{socket.gethostname()}:{process.pid}")
    assert newsroom.collect("two").waiting == 1
    assert newsroom.query("SELECT run_id FROM ops.work") == ["two"]


def test_a_run_of_a_living_process_keeps_its_documents(newsroom: Newsroom):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.collect("one", owner=pipeline.this_process())
    assert newsroom.collect("two").skipped == 1


def test_an_undecided_item_and_its_work_stand_and_fall_together(newsroom: Newsroom):
    for number in range(3):
        newsroom.put(f"oldhaven/{number}.html", page(f"Ferry number {number} sails"))
    newsroom.collect("one", limit=2)
    newsroom.query("UPDATE ops.work SET lease_until = now() - interval '1 second'")
    newsroom.collect("two")
    undecided = newsroom.query(
        "SELECT run_id, document_key FROM ops.run_item WHERE outcome IS NULL ORDER BY document_key"
    )
    assert undecided == newsroom.query("SELECT run_id, document_key FROM ops.work ORDER BY document_key")
    assert len(undecided) == 3


def test_work_is_cut_into_chunks_of_at_least_a_claim(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch):
    for number in range(5):
        newsroom.put(f"oldhaven/{number}.html", page(f"Ferry number {number} sails"))
    newsroom.collect("one")
    assert pipeline.plan_chunks(newsroom.loader_url, "one") == [0]
    monkeypatch.setenv("WIREHOUSE_CLAIM_SIZE", "1")
    monkeypatch.setenv("WIREHOUSE_CHUNKS", "3")
    forget_settings()
    newsroom.collect("one")
    assert pipeline.plan_chunks(newsroom.loader_url, "one") == [0, 1, 2]


def test_a_step_of_an_unknown_run_says_so(newsroom: Newsroom):
    with pytest.raises(TerminalError, match="there is no run nowhere"):
        pipeline.collect(newsroom.loader_url, "nowhere", folder=newsroom.landing)


def test_reopening_takes_open_rejections_by_reason_and_source(newsroom: Newsroom):
    newsroom.put("oldhaven/nothing.html", EMPTY_ROOM)
    newsroom.put("skarv/nothing.html", EMPTY_ROOM)
    newsroom.put("skarv/binary.txt", b"\x00\x01\x02\xff" * 50)
    newsroom.run("one")
    newsroom.start("two")
    report = pipeline.reopen(newsroom.loader_url, "two", reason="no_text", source="skarv")
    assert counts(report) == (1, 0, 0, 0, 0)
    assert set(newsroom.items("two")) == {"skarv/nothing.html"}


def test_reopening_takes_single_rejections_by_their_ids(newsroom: Newsroom):
    newsroom.put("oldhaven/nothing.html", EMPTY_ROOM)
    newsroom.put("skarv/nothing.html", EMPTY_ROOM)
    newsroom.run("one")
    (wanted,) = newsroom.query("SELECT rejection_id FROM ops.rejection WHERE source = 'oldhaven'")
    newsroom.start("two")
    pipeline.reopen(newsroom.loader_url, "two", rejection_ids=[str(wanted)])
    assert set(newsroom.items("two")) == {"oldhaven/nothing.html"}
    newsroom.start("three")
    assert pipeline.reopen(newsroom.loader_url, "three", rejection_ids=[]).collected == 0


def test_a_waived_rejection_is_not_reopened_and_stays_waived(newsroom: Newsroom):
    newsroom.put("oldhaven/nothing.html", EMPTY_ROOM)
    newsroom.run("one")
    newsroom.query("UPDATE ops.rejection SET state = 'waived', closed_at = now(), closed_by = 'ana'")
    newsroom.start("two")
    assert pipeline.reopen(newsroom.loader_url, "two").collected == 0
    newsroom.run("three", force=True)
    assert newsroom.query("SELECT state, closed_by FROM ops.rejection") == [("waived", "ana")]


def test_runs_that_meet_the_same_new_documents_at_once_wait_for_each_other(newsroom: Newsroom):
    for number in range(200):
        newsroom.put(f"oldhaven/{number}.txt", f"Ferry number {number} sails for Skarv")
    runs = [f"run {number}" for number in range(8)]
    with ThreadPoolExecutor(len(runs)) as threads:
        reports = list(threads.map(newsroom.collect, runs))
    assert sum(report.waiting for report in reports) == 200
    assert newsroom.query("SELECT count(*) FROM raw.document") == [200]
