"""Importing web archives: what is taken, how far it is, and that a killed import goes on at the record."""

from __future__ import annotations

import gzip
import multiprocessing
import time
from pathlib import Path
from typing import Any

import pytest

from newsroom import Newsroom, newsroom, page
from wirehouse import pipeline
from wirehouse.database import transaction
from wirehouse.errors import TerminalError
from wirehouse.pipeline import importing, incoming

__all__ = ["newsroom"]

FORK = multiprocessing.get_context("fork")


def record(url: str, body: bytes, status: str = "200 OK") -> bytes:
    """A record of a web archive, a gzip member of its own (ISO 28500, annex D)."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-06-05T18:24:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0)


def write_archive(path: Path, records: int, host: str = "www.oldhaven.example") -> Path:
    """An archive of so many pages, one in four of another host, one in ten a 404."""
    with path.open("wb") as archive:
        for number in range(records):
            name = "other.example" if number % 4 == 3 else host
            status = "404 Not Found" if number % 10 == 5 else "200 OK"
            text = page(f"Ferry number {number} of Skarv leaves on time")
            archive.write(record(f"https://{name}/news/{number}", text.encode(), status))
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_archive(tmp_path / "crawl.warc.gz", 40)


def run_import(
    room: Newsroom, run_id: str, archives: Path | str | None, **options: Any
) -> pipeline.ImportReport:
    room.start(run_id)
    for worker in pipeline.plan_import(
        room.loader_url, run_id, archives and str(archives), **({"workers": 2} | options)
    ):
        pipeline.import_parts(room.loader_url, run_id, worker)
    return pipeline.finish_import(room.loader_url, run_id)


def documents(room: Newsroom) -> list[Any]:
    return room.query("SELECT document_key, source, address, captured_at FROM raw.document ORDER BY 1")


def test_the_pages_of_an_archive_wait_in_the_queue_for_the_next_run(newsroom: Newsroom, archive: Path):
    report = run_import(newsroom, "one", archive)
    assert (report.records, report.documents, report.skipped) == (40, 36, 4)
    assert newsroom.query("SELECT collected, skipped FROM ops.batch") == [(36, 36)]
    newsroom.start("two")
    pipeline.sweep(newsroom.loader_url, "two")
    assert newsroom.publish_after_cleaning("two").published == 36


def test_only_the_hosts_that_are_asked_for_are_taken(newsroom: Newsroom, archive: Path):
    report = run_import(newsroom, "one", archive, hosts=["oldhaven.example"])
    assert (report.documents, report.skipped) == (28, 12)
    assert newsroom.query("SELECT DISTINCT source FROM raw.document") == ["oldhaven.example"]


def test_records_that_are_passed_over_are_counted_by_reason(newsroom: Newsroom, archive: Path):
    run_import(newsroom, "one", archive, hosts=["oldhaven.example"], workers=1)
    totals = newsroom.query(
        "SELECT key, sum(value::int)::int FROM ops.import_part, jsonb_each_text(skip_reasons) GROUP BY 1 ORDER BY 1"
    )
    assert totals == [("http_error", 2), ("other_host", 10)]


def test_only_the_languages_that_are_asked_for_are_taken(newsroom: Newsroom, archive: Path):
    assert run_import(newsroom, "one", archive, languages=["de"]).documents == 0


def test_a_source_may_be_stated_and_else_its_file_names_the_host(newsroom: Newsroom, archive: Path):
    newsroom.state("oldhaven", "homepage: https://www.oldhaven.example/\n")
    run_import(newsroom, "one", archive)
    assert newsroom.query("SELECT DISTINCT source FROM raw.document ORDER BY 1") == [
        "oldhaven",
        "other.example",
    ]
    run_import(newsroom, "two", write_archive(archive.with_name("b.warc.gz"), 2), source="stated")
    assert newsroom.query("SELECT count(*) FROM raw.document WHERE source = 'stated'") == [2]


def test_an_archive_is_read_in_parts_that_do_not_overlap(newsroom: Newsroom, archive: Path):
    run_import(newsroom, "one", archive, workers=3)
    parts = newsroom.query("SELECT first_offset, end_offset, next_offset FROM ops.import_part ORDER BY 1")
    assert len(parts) > 3
    assert [end for _, end, _ in parts[:-1]] == [start for start, _, _ in parts[1:]]
    assert sum(newsroom.query("SELECT records FROM ops.import_part")) == 40


def test_several_archives_match_a_pattern(newsroom: Newsroom, tmp_path: Path):
    for name in "ab":
        write_archive(tmp_path / f"{name}.warc.gz", 4, f"{name}.example")
    assert run_import(newsroom, "one", tmp_path / "*.warc.gz").records == 8


def test_what_was_imported_is_not_read_again_unless_it_is_asked_for(newsroom: Newsroom, archive: Path):
    run_import(newsroom, "one", archive)
    newsroom.start("two")
    assert pipeline.plan_import(newsroom.loader_url, "two", str(archive)) == []
    run_import(newsroom, "three", archive, again=True)
    assert newsroom.query("SELECT outcome, count(*) FROM ops.run_item WHERE run_id = 'three' GROUP BY 1") == [
        ("skipped", 36)
    ]


@pytest.mark.parametrize("after", [0, 1, 3])
def test_an_import_that_was_killed_goes_on_and_gives_the_same(
    newsroom: Newsroom, warehouse: Any, archive: Path, monkeypatch: pytest.MonkeyPatch, after: int
):
    monkeypatch.setattr(incoming, "BATCH", 5)
    run_import(newsroom, "whole", archive, workers=1)
    expected = documents(newsroom)
    empty(warehouse)
    newsroom.start("cut")
    pipeline.plan_import(newsroom.loader_url, "cut", str(archive), workers=1)
    kill_after(newsroom, after)
    assert documents(newsroom) != expected
    pipeline.import_parts(newsroom.loader_url, "cut", 0)
    report = pipeline.finish_import(newsroom.loader_url, "cut")
    assert documents(newsroom) == expected
    assert (report.records, report.documents, report.skipped) == (40, 36, 4)
    assert newsroom.query("SELECT count(*) FROM ops.run_item WHERE run_id = 'cut'") == [36]


def test_another_run_takes_over_what_a_killed_one_left(
    newsroom: Newsroom, archive: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(incoming, "BATCH", 5)
    newsroom.start("cut")
    pipeline.plan_import(newsroom.loader_url, "cut", str(archive), workers=1)
    kill_after(newsroom, 1)
    newsroom.query("UPDATE ops.import_part SET lease_until = now() - interval '1 s' WHERE state = 'reading'")
    run_import(newsroom, "next", archive, workers=1)
    assert len(documents(newsroom)) == 36
    assert newsroom.query("SELECT DISTINCT state FROM ops.import_part") == ["done"]


def test_an_archive_that_is_none_fails_with_its_name_and_the_others_are_read(
    newsroom: Newsroom, archive: Path
):
    newsroom.start("one")
    with pytest.raises(TerminalError, match=r"nowhere.*no web archive"):
        pipeline.plan_import(newsroom.loader_url, "one", str(archive.parent / "nowhere" / "*.warc"))


def kill_after(room: Newsroom, batches: int) -> None:
    """Read in another process and kill it once so many batches are written, before the next one is."""
    original = importing._Reader._take_in
    calls = FORK.Value("i", 0)

    def slow(self: Any, batch: Any) -> bool:
        if calls.value == batches:
            calls.value += 1
            time.sleep(60)
        calls.value += 1
        return original(self, batch)

    def read() -> None:
        importing._Reader._take_in = slow  # type: ignore[method-assign]
        pipeline.import_parts(room.loader_url, "cut", 0)

    process = FORK.Process(target=read)
    process.start()
    while calls.value <= batches and process.is_alive():
        time.sleep(0.01)
    assert process.is_alive()
    process.kill()
    process.join()


def empty(warehouse: Any) -> None:
    """Forget all that was imported."""
    with transaction(warehouse.owner_url) as cursor:
        for table in (
            "ops.work",
            "ops.run_item",
            "ops.import_part",
            "raw.document",
            "ops.batch",
            "ops.step",
            "ops.run",
        ):
            cursor.execute(f"DELETE FROM {table}")


def state_archives(room: Newsroom, source: str, address: Path | str, more: str = "") -> None:
    room.state(source, f"collect:\n  - {{kind: archive, address: '{address}'}}\n{more}")


def test_without_an_address_the_archives_that_sources_state_are_imported(newsroom: Newsroom, archive: Path):
    state_archives(newsroom, "post", archive, "homepage: https://www.oldhaven.example/\n")
    assert run_import(newsroom, "one", None).documents == 28
    assert {source for _, source, _, _ in documents(newsroom)} == {"post"}


def test_a_source_without_a_site_of_its_own_is_not_given_all_pages_of_an_archive(
    newsroom: Newsroom, archive: Path
):
    state_archives(newsroom, "post", archive)
    assert run_import(newsroom, "one", None).parts == 0
    (evidence,) = newsroom.query("SELECT evidence FROM ops.rejection")
    assert "state its homepage or its hosts" in evidence


def test_hosts_that_are_asked_for_are_taken_from_the_source_whose_they_are(newsroom: Newsroom, archive: Path):
    state_archives(newsroom, "post", archive, "hosts: [oldhaven.example]\n")
    state_archives(newsroom, "other", archive, "hosts: [other.example]\n")
    run_import(newsroom, "one", None, hosts=["other.example"])
    assert {source for _, source, _, _ in documents(newsroom)} == {"other"}


def test_an_archive_that_cannot_be_opened_keeps_no_other_from_being_read(
    newsroom: Newsroom, archive: Path, tmp_path: Path
):
    (tmp_path / "a.warc.gz").mkdir()
    state_archives(newsroom, "post", tmp_path, "hosts: [oldhaven.example]\n")
    assert run_import(newsroom, "one", None).documents == 28
    assert newsroom.rejections() == {str(tmp_path / "a.warc.gz"): ("unreadable", "open")}


def test_a_stated_archive_that_was_imported_is_not_read_again(newsroom: Newsroom, archive: Path):
    state_archives(newsroom, "post", archive, "hosts: [oldhaven.example]\n")
    assert run_import(newsroom, "one", None).records == 40
    assert run_import(newsroom, "two", None).parts == 0


def test_of_a_stated_archive_only_the_source_s_own_sites_are_taken(newsroom: Newsroom, archive: Path):
    state_archives(newsroom, "post", archive, "hosts: [other.example]\n")
    run_import(newsroom, "one", None)
    assert {address.split("/")[2] for _, _, address, _ in documents(newsroom)} == {"other.example"}


def test_a_stated_archive_that_is_not_there_is_a_rejection_until_it_is(
    newsroom: Newsroom, archive: Path, tmp_path: Path
):
    late = tmp_path / "late.warc.gz"
    state_archives(newsroom, "late", late, "hosts: [oldhaven.example]\n")
    state_archives(newsroom, "post", archive, "hosts: [oldhaven.example]\n")
    assert run_import(newsroom, "one", None).documents > 0
    assert newsroom.rejections() == {str(late): ("unreadable", "open")}
    late.write_bytes(archive.read_bytes())
    run_import(newsroom, "two", None)
    assert newsroom.rejections() == {str(late): ("unreadable", "fixed")}


def test_where_no_source_states_an_archive_there_is_nothing_to_import(newsroom: Newsroom):
    assert run_import(newsroom, "one", None).parts == 0
