"""From landed files to documents, rejections and skips."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wirehouse import identity
from wirehouse.collect import Outcome
from wirehouse.reasons import Reason, SkipReason
from wirehouse.records import HTML, TEXT, RawDocument, Rejection, Skip, Stage

Collect = Callable[..., list[Outcome]]

JUNE = datetime(2024, 6, 1, tzinfo=UTC)


def aged(path: Path, day: str) -> None:
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()
    os.utime(path, (moment, moment))


def refused(outcomes: list[Outcome], reason: Reason) -> Rejection:
    (found,) = outcomes
    assert isinstance(found, Rejection), found
    assert (found.reason, found.stage) == (reason, Stage.COLLECT)
    return found


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", b"words", TEXT),
        ("a.html", b"<p>words", HTML),
        ("a.htm", b"words", HTML),
        ("a.xhtml", b"<?xml version='1.0'?>", HTML),
        ("a.txt", b"<!DOCTYPE html><p>words", HTML),
        ("what?.txt", b"<p> is a tag", TEXT),
    ],
)
def test_bytes_are_taken_unchanged_packed_or_not(
    landing: Path, collect: Collect, name: str, content: bytes, media_type: str
) -> None:
    (landing / name).write_bytes(content)
    (landing / f"{name}.gz").write_bytes(gzip.compress(content))
    for found, address in zip(collect(), (name, f"{name}.gz"), strict=True):
        assert isinstance(found, RawDocument)
        assert (found.data, found.id) == (content, identity.document_id(content))
        assert (found.address, found.media_type, found.charset) == (address, media_type, None)


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.jsonl", "a.zip", "a.tar", "a.html.gz", "a.tgz"])
def test_an_empty_file_is_rejected_as_empty_whatever_its_name(
    landing: Path, collect: Collect, name: str
) -> None:
    (landing / name).touch()
    assert refused(collect(), Reason.EMPTY).document_id == identity.document_id(b"")


def test_a_gzip_file_of_nothing_is_rejected_as_empty(landing: Path, collect: Collect) -> None:
    (landing / "a.html.gz").write_bytes(gzip.compress(b""))
    refused(collect(), Reason.EMPTY)


@pytest.mark.parametrize("name", ["a.html", "a.json", "a.txt.gz"])
def test_a_sparse_file_of_200_mb_is_refused_without_reading_it(
    landing: Path, collect: Collect, name: str
) -> None:
    with (landing / name).open("wb") as file:
        file.truncate(200_000_000)
    tracemalloc.start()
    start = time.perf_counter()
    found = collect()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "200,000,000" in refused(found, Reason.TOO_LARGE).evidence
    assert time.perf_counter() - start < 0.5
    assert peak < 1_000_000


def test_a_document_of_just_the_bound_is_taken(landing: Path, collect: Collect) -> None:
    (landing / "a.txt").write_bytes(b"x" * 100)
    assert isinstance(collect(max_document_bytes=100)[0], RawDocument)
    refused(collect(max_document_bytes=99), Reason.TOO_LARGE)


def test_a_packed_page_over_the_bound_is_too_large(landing: Path, collect: Collect) -> None:
    (landing / "a.txt.gz").write_bytes(gzip.compress(random.Random(1).randbytes(50) * 20))
    refused(collect(max_document_bytes=500), Reason.TOO_LARGE)


def test_a_packed_page_that_expands_too_far_is_a_bomb(landing: Path, collect: Collect) -> None:
    (landing / "a.html.gz").write_bytes(gzip.compress(bytes(30_000_000)))
    evidence = refused(collect(), Reason.ARCHIVE_BOMB).evidence
    assert evidence.startswith("a.html.gz: ")
    assert "max_expansion" in evidence


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.json", "a.jsonl"])
def test_packed_bytes_under_a_plain_name_are_a_broken_archive(
    landing: Path, collect: Collect, name: str
) -> None:
    (landing / name).write_bytes(gzip.compress(b"words"))
    assert ".gz" in refused(collect(), Reason.BROKEN_ARCHIVE).evidence


def test_a_page_packed_twice_is_a_broken_archive(landing: Path, collect: Collect) -> None:
    (landing / "a.html.gz").write_bytes(gzip.compress(gzip.compress(b"words")))
    refused(collect(), Reason.BROKEN_ARCHIVE)


def test_files_put_there_before_since_are_skips(landing: Path, collect: Collect) -> None:
    for name, day in (("a.txt", "2024-05-31"), ("b.txt", "2024-06-01"), ("c.txt", "2024-06-02")):
        (landing / name).write_text("words")
        aged(landing / name, day)
    first, *others = collect(since=JUNE)
    assert first == Skip("loose", "a.txt", SkipReason.BEFORE_SINCE)
    assert [each.address for each in others if isinstance(each, RawDocument)] == ["b.txt", "c.txt"]


def test_files_from_before_since_are_not_even_read(
    landing: Path, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    (landing / "a.txt").write_text("words")
    aged(landing / "a.txt", "2024-05-31")
    monkeypatch.setattr("wirehouse.collect.documents.read_whole", None)
    assert [type(each) for each in collect(since=JUNE)] == [Skip]


def test_a_stated_time_of_capture_goes_before_the_file_s(landing: Path, collect: Collect) -> None:
    lines = [{"text": str(day), "captured_at": f"2024-{day}"} for day in ("05-31", "06-02")] + [
        {"text": "none"}
    ]
    (landing / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    aged(landing / "a.jsonl", "2024-07-01")
    assert [type(each) for each in collect(since=JUNE)] == [Skip, RawDocument, RawDocument]
    aged(landing / "a.jsonl", "2024-05-01")
    assert [type(each) for each in collect(since=JUNE)] == [Skip, RawDocument, Skip]


def test_what_is_wrong_with_files_from_before_since_is_passed_over_too(
    landing: Path, collect: Collect
) -> None:
    for name, content in (("a.zip", b"no zip"), ("b.json", b"{"), ("c.txt", b"")):
        (landing / name).write_bytes(content)
        aged(landing / name, "2024-05-31")
    assert [type(each) for each in collect(since=JUNE)] == [Skip] * 3


def test_members_have_the_time_of_their_archive(landing: Path, collect: Collect) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.txt", (1999, 1, 1, 0, 0, 0)), b"words")
    (landing / "a.zip").write_bytes(buffer.getvalue())
    aged(landing / "a.zip", "2024-06-02")
    (found,) = collect(since=JUNE)
    assert isinstance(found, RawDocument)
    assert found.modified_at == datetime(2024, 6, 2, tzinfo=UTC)


def test_a_file_that_grows_while_it_is_listed_is_still_bounded(
    landing: Path, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    (landing / "a.txt").write_bytes(b"x" * 200)
    status = (landing / "a.txt").stat()
    smaller = os.stat_result([*status[:6], 10, *status[7:]])
    monkeypatch.setattr("wirehouse.collect.landing.os.fstat", lambda _: smaller)
    refused(collect(max_document_bytes=100), Reason.TOO_LARGE)
