"""Zip archives, honest and hostile."""

from __future__ import annotations

import gzip
import io
import random
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from wirehouse.collect import Outcome, collect_folder
from wirehouse.reasons import Reason, SkipReason
from wirehouse.records import HTML, TEXT, RawDocument, Rejection, Skip
from wirehouse.settings import Settings

Collect = Callable[..., list[Outcome]]


def packed(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members:
            if isinstance(name, zipfile.ZipInfo):
                name.compress_type = method
            archive.writestr(name, content)
    return buffer.getvalue()


def patched(archive: bytes, offset: int, value: bytes, *, member: int = 0) -> bytes:
    """Overwrite bytes of a member's entry in the directory; the offset counts from its signature."""
    at = -1
    for _ in range(member + 1):
        at = archive.index(b"PK\x01\x02", at + 1)
    return archive[: at + offset] + value + archive[at + offset + len(value) :]


def brief(outcomes: list[Outcome]) -> list[tuple[str, object]]:
    return [(each.address, each.data if isinstance(each, RawDocument) else each.reason) for each in outcomes]


def test_members_are_taken_in_the_archive_s_order(landing: Path, collect: Collect) -> None:
    (landing / "bbc").mkdir()
    (landing / "bbc" / "june.zip").write_bytes(packed(("b/2.html", b"<html>two"), ("a/1.txt", b"one")))
    found = collect()
    assert [(each.source, each.address, each.media_type) for each in found] == [  # type: ignore[union-attr]
        ("bbc", "bbc/june.zip!/b/2.html", HTML),
        ("bbc", "bbc/june.zip!/a/1.txt", TEXT),
    ]


def test_stored_members_are_taken_too(landing: Path, collect: Collect) -> None:
    (landing / "a.zip").write_bytes(packed(("1.txt", b"one"), method=zipfile.ZIP_STORED))
    assert brief(collect()) == [("a.zip!/1.txt", b"one")]


def test_members_may_be_gzip_or_hold_records(landing: Path, collect: Collect) -> None:
    (landing / "a.zip").write_bytes(
        packed(
            ("1.html.gz", gzip.compress(b"<html>one")),
            ("2.jsonl", b'{"text": "two"}\n{"text": "three", "url": "https://example.org/3"}'),
            ("4.jsonl.gz", gzip.compress(b'{"text": "four"}')),
            ("5.json", b'[{"text": "five"}]'),
        )
    )
    assert brief(collect()) == [
        ("a.zip!/1.html.gz", b"<html>one"),
        ("a.zip!/2.jsonl#L1", b"two"),
        ("https://example.org/3", b"three"),
        ("a.zip!/4.jsonl.gz#L1", b"four"),
        ("a.zip!/5.json#/0", b"five"),
    ]


def test_other_members_and_archives_inside_are_skips(landing: Path, collect: Collect) -> None:
    names = ("a.pdf", "inner.zip", "inner.tar.gz", ".hidden.html")
    (landing / "a.zip").write_bytes(packed(*((name, b"x") for name in names), ("1.txt", b"one")))
    *skips, taken = collect()
    assert skips == [Skip("loose", f"a.zip!/{name}", SkipReason.UNSUPPORTED_TYPE) for name in names]
    assert isinstance(taken, RawDocument)


def test_hidden_folders_in_it_are_not_entered(landing: Path, collect: Collect) -> None:
    (landing / "a.zip").write_bytes(
        packed(("__MACOSX/a.html", b"x"), ("b/.git/a.txt", b"x"), ("1.txt", b"one"))
    )
    assert brief(collect()) == [("a.zip!/1.txt", b"one")]


@pytest.mark.parametrize("name", ["../a.html", "/etc/a.html", "b/../../a.html", "b\\a.html", "C:/a.html"])
def test_an_unsafe_name_is_turned_away_and_the_others_taken(
    landing: Path, collect: Collect, name: str
) -> None:
    (landing / "a.zip").write_bytes(packed((name, b"bad"), ("1.txt", b"one")))
    rejected, taken = collect()
    assert isinstance(rejected, Rejection)
    assert rejected.reason is Reason.UNSAFE_PATH
    assert taken.address == "a.zip!/1.txt"
    assert rejected.address.startswith("a.zip!/")


def test_a_name_with_a_nul_is_unsafe(landing: Path, collect: Collect) -> None:
    archive = packed(("a.html.exe", b"bad")).replace(b"a.html.exe", b"a.html\0exe")
    (landing / "a.zip").write_bytes(archive)
    assert brief(collect()) == [("a.zip!/a.html%00exe", Reason.UNSAFE_PATH)]


def test_a_name_that_is_not_utf_8_is_kept_byte_by_byte(landing: Path, collect: Collect) -> None:
    archive = packed(("xy.html", b"one")).replace(b"xy.html", b"\xe9\n.html")
    (landing / "a.zip").write_bytes(archive)
    assert brief(collect()) == [("a.zip!/%E9%0A.html", b"one")]


def test_a_name_in_utf_8_is_read_as_such_with_and_without_the_mark(landing: Path, collect: Collect) -> None:
    marked = packed(("é.html", b"one"))
    (landing / "a.zip").write_bytes(marked)
    (landing / "b.zip").write_bytes(packed(("xy.html", b"one")).replace(b"xy", "é".encode()))
    assert [each.address for each in collect()] == ["a.zip!/é.html", "b.zip!/é.html"]


def test_a_link_in_it_is_turned_away(landing: Path, collect: Collect) -> None:
    link = zipfile.ZipInfo("a.html")
    link.external_attr = 0o120777 << 16
    (landing / "a.zip").write_bytes(packed((link, b"/etc/passwd"), ("1.txt", b"one")))
    assert brief(collect()) == [("a.zip!/a.html", Reason.UNSAFE_PATH), ("a.zip!/1.txt", b"one")]


def test_two_members_of_one_name_are_both_taken(landing: Path, collect: Collect) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        (landing / "a.zip").write_bytes(packed(("1.txt", b"one"), ("1.txt", b"two")))
    assert brief(collect()) == [("a.zip!/1.txt", b"one"), ("a.zip!/1.txt", b"two")]


def test_an_empty_member_is_rejected_as_empty(landing: Path, collect: Collect) -> None:
    (landing / "a.zip").write_bytes(packed(("1.txt", b""), ("2.html.gz", b"")))
    assert brief(collect()) == [("a.zip!/1.txt", Reason.EMPTY), ("a.zip!/2.html.gz", Reason.EMPTY)]


def test_an_archive_of_nothing_is_rejected_as_empty(landing: Path, collect: Collect) -> None:
    (landing / "a.zip").write_bytes(packed())
    (landing / "b.zip").write_bytes(packed(("folder/", b"")))
    assert brief(collect()) == [("a.zip", Reason.EMPTY), ("b.zip", Reason.EMPTY)]


def test_an_encrypted_member_is_turned_away_and_the_others_taken(landing: Path, collect: Collect) -> None:
    (landing / "a.zip").write_bytes(patched(packed(("1.txt", b"one"), ("2.txt", b"two")), 8, b"\x01"))
    rejected, taken = collect()
    assert isinstance(rejected, Rejection)
    assert rejected.reason is Reason.UNREADABLE
    assert "password" in rejected.evidence
    assert isinstance(taken, RawDocument)


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_rare_method_is_turned_away(landing: Path, collect: Collect, method: int) -> None:
    (landing / "a.zip").write_bytes(packed(("1.txt", b"one"), method=method))
    assert brief(collect()) == [("a.zip!/1.txt", Reason.UNREADABLE)]


def test_a_wrong_checksum_is_turned_away_and_the_others_taken(landing: Path, collect: Collect) -> None:
    (landing / "a.zip").write_bytes(patched(packed(("1.txt", b"one"), ("2.txt", b"two")), 16, b"\0\0\0\0"))
    assert brief(collect()) == [("a.zip!/1.txt", Reason.BROKEN_ARCHIVE), ("a.zip!/2.txt", b"two")]


@pytest.mark.parametrize("claimed", [1, 2, 4, 1_000])
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_wrong_expanded_size_is_turned_away(
    landing: Path, collect: Collect, claimed: int, method: int
) -> None:
    archive = packed(("1.txt", b"one"), ("2.txt", b"two"), method=method)
    (landing / "a.zip").write_bytes(patched(archive, 24, struct.pack("<I", claimed)))
    assert brief(collect()) == [("a.zip!/1.txt", Reason.BROKEN_ARCHIVE), ("a.zip!/2.txt", b"two")]


@pytest.mark.parametrize("claimed", [0, 2, 0xFFFFFFF0])
def test_a_wrong_packed_size_is_turned_away(landing: Path, collect: Collect, claimed: int) -> None:
    archive = packed(("1.txt", b"one"), ("2.txt", b"two"))
    (landing / "a.zip").write_bytes(patched(archive, 20, struct.pack("<I", claimed)))
    assert brief(collect()) == [("a.zip!/1.txt", Reason.BROKEN_ARCHIVE), ("a.zip!/2.txt", b"two")]


def test_a_member_over_the_bound_is_too_large(landing: Path, collect: Collect) -> None:
    noise = random.Random(1).randbytes(2_000)
    (landing / "a.zip").write_bytes(packed(("1.txt", noise), ("2.txt", b"two")))
    assert brief(collect(max_document_bytes=1_000)) == [
        ("a.zip!/1.txt", Reason.TOO_LARGE),
        ("a.zip!/2.txt", b"two"),
    ]


def test_a_member_that_expands_too_far_is_a_bomb_and_the_others_are_taken(
    landing: Path, collect: Collect
) -> None:
    (landing / "a.zip").write_bytes(packed(("1.txt", bytes(30_000_000)), ("2.txt", b"two")))
    assert brief(collect()) == [("a.zip!/1.txt", Reason.ARCHIVE_BOMB), ("a.zip!/2.txt", b"two")]


def test_members_that_together_expand_too_far_stop_the_archive(landing: Path, collect: Collect) -> None:
    members = ((f"{number}.txt", bytes(900_000)) for number in range(50))
    (landing / "a.zip").write_bytes(packed(*members))
    *taken, last = collect()
    assert 1 <= len(taken) < 50
    assert all(isinstance(each, RawDocument) for each in taken)
    assert brief([last]) == [("a.zip", Reason.ARCHIVE_BOMB)]


def test_gzip_inside_zip_does_not_multiply_the_bound(landing: Path, collect: Collect) -> None:
    page = gzip.compress(b" " * 900_000, 9)
    (landing / "a.zip").write_bytes(packed(*((f"{number}.txt.gz", page) for number in range(400))))
    start = time.perf_counter()
    *taken, last = collect(max_expansion=10)
    assert len(taken) < 400
    assert brief([last]) == [("a.zip", Reason.ARCHIVE_BOMB)]
    assert time.perf_counter() - start < 5


def overlapping(copies: int) -> bytes:
    """Give an archive in which every entry of the directory points to the same member."""
    archive = packed(("1.txt", random.Random(1).randbytes(5_000)))
    at, end = archive.index(b"PK\x01\x02"), archive.index(b"PK\x05\x06")
    directory = archive[at:end] * copies
    closing = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, copies, copies, len(directory), at, 0)
    return archive[:at] + directory + closing


def test_members_that_overlap_are_a_bomb(landing: Path, collect: Collect) -> None:
    (landing / "a.zip").write_bytes(overlapping(1_000))
    assert brief(collect()) == [("a.zip", Reason.ARCHIVE_BOMB)]


def test_more_members_than_allowed_are_a_bomb(landing: Path, collect: Collect) -> None:
    (landing / "a.zip").write_bytes(packed(*((f"{number}.txt", b"x") for number in range(11))))
    assert brief(collect(max_archive_members=10)) == [("a.zip", Reason.ARCHIVE_BOMB)]
    assert len(collect(max_archive_members=11)) == 11


def test_few_members_may_be_long_and_hold_what_looks_like_entries(landing: Path, collect: Collect) -> None:
    content = b"PK\x01\x02" * 50_000
    (landing / "a.zip").write_bytes(packed(("1.txt", content), method=zipfile.ZIP_STORED))
    assert brief(collect(max_archive_members=10)) == [("a.zip!/1.txt", content)]


def test_a_directory_of_millions_is_refused_in_little_time_and_memory(
    landing: Path, collect: Collect
) -> None:
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    count = 1_500_000
    directory = entry * count
    closing = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFE, 0xFFFE, len(directory), 0, 0)
    (landing / "a.zip").write_bytes(directory + closing)
    tracemalloc.start()
    start = time.perf_counter()
    found = collect()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert brief(found) == [("a.zip", Reason.ARCHIVE_BOMB)]
    assert time.perf_counter() - start < 5
    assert peak < 300_000_000


@pytest.mark.parametrize(
    "content", [b"no zip at all", b"PK\x03\x04", b"PK\x05\x06" + bytes(17), gzip.compress(b"a", mtime=0)]
)
def test_a_file_that_is_no_zip_is_a_broken_archive(landing: Path, collect: Collect, content: bytes) -> None:
    (landing / "a.zip").write_bytes(content)
    assert brief(collect()) == [("a.zip", Reason.BROKEN_ARCHIVE)]


def test_an_archive_cut_off_is_broken(landing: Path, collect: Collect) -> None:
    archive = packed(("1.txt", b"one"), ("2.txt", b"two"))
    (landing / "a.zip").write_bytes(archive[:-30])
    assert brief(collect()) == [("a.zip", Reason.BROKEN_ARCHIVE)]


@hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None
)
@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=8),
    st.integers(0, 400),
    st.booleans(),
)
def test_a_damaged_archive_never_stops_the_run(
    landing: Path, damage: list[tuple[int, int]], end: int, cut: bool
) -> None:
    archive = bytearray(
        packed(("1.txt", b"one"), ("2.html.gz", gzip.compress(b"two")), ("3.jsonl", b'{"text":"3"}'))
    )
    for at, value in damage:
        archive[at % len(archive)] = value
    (landing / "a.zip").write_bytes(archive[:end] if cut and end else archive)
    (landing / "b.txt").write_bytes(b"after")
    *found, last = collect_folder(landing, settings=Settings())
    assert found
    assert last.address == "b.txt"
