"""Tar archives, honest and hostile; the honest ones are made by the standard library."""

from __future__ import annotations

import gzip
import io
import random
import tarfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from wirehouse.collect import Outcome, addresses, collect_folder
from wirehouse.collect.places import Place
from wirehouse.collect.tar_archives import members
from wirehouse.reasons import Reason, SkipReason
from wirehouse.records import RawDocument, Rejection, Skip
from wirehouse.settings import Settings

Collect = Callable[..., list[Outcome]]
FORMATS = [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT]


def info(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.type = kind
    header.linkname = target
    return header


def packed(*entries: tuple[str | tarfile.TarInfo, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=form, errors="surrogateescape") as archive:
        for entry, content in entries:
            header = info(entry) if isinstance(entry, str) else entry
            header.size = len(content)
            archive.addfile(header, io.BytesIO(content))
    return buffer.getvalue()


def raw(kind: bytes, size: int, name: bytes = b"a.html") -> bytes:
    """Give a header that the standard library would not write."""
    field = b"%011o\0" % size if size < 8**11 else b"\x80" + size.to_bytes(11, "big")
    block = bytearray(name.ljust(100, b"\0") + b"0000644\0" + b"0000000\0" * 2 + field + b"00000000000\0")
    block += b" " * 8 + kind
    block += bytes(512 - len(block))
    block[257:265] = b"ustar\x0000"
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


def brief(outcomes: list[Outcome]) -> list[tuple[str, object]]:
    return [(each.address, each.data if isinstance(each, RawDocument) else each.reason) for each in outcomes]


parts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/\\"), min_size=1, max_size=60
).filter(lambda part: not part.startswith(".") and part != "__MACOSX")


@pytest.mark.parametrize("form", FORMATS)
@hypothesis_settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    entries=st.lists(
        st.tuples(st.lists(parts, min_size=1, max_size=6), st.binary(max_size=1_500)), max_size=5
    )
)
def test_every_member_comes_back_as_it_was_packed(form: int, entries: list[tuple[list[str], bytes]]) -> None:
    named = [("x" + "/".join(path) + ".html", content) for path, content in entries]
    if form == tarfile.USTAR_FORMAT:
        named = [(name, content) for name, content in named if len(name.encode()) < 100]
    stream = io.BytesIO(packed(*named, form=form))
    found = [
        (member.place.address, member.stream.read())  # type: ignore[union-attr]
        for member in members(stream, Place("bbc", "a.tar"), Settings())
    ]
    assert found == [(addresses.of_member("a.tar", name.encode()), content) for name, content in named]


@pytest.mark.parametrize("name", ["a.tar", "a.tar.gz", "a.tgz"])
def test_members_are_taken_packed_or_not(landing: Path, collect: Collect, name: str) -> None:
    archive = packed(
        ("./b/1.html", b"<html>one"), ("2.jsonl", b'{"text": "two"}'), ("3.txt.gz", gzip.compress(b"3"))
    )
    (landing / name).write_bytes(archive if name == "a.tar" else gzip.compress(archive))
    assert brief(collect()) == [
        (f"{name}!/b/1.html", b"<html>one"),
        (f"{name}!/2.jsonl#L1", b"two"),
        (f"{name}!/3.txt.gz", b"3"),
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_long_names_are_read_in_every_format(landing: Path, collect: Collect, form: int) -> None:
    name = "a" * 90 + "/" + "b" * 90 + ".html"
    (landing / "a.tar").write_bytes(packed((name, b"one"), ("2.txt", b"two"), form=form))
    assert brief(collect()) == [(f"a.tar!/{name}", b"one"), ("a.tar!/2.txt", b"two")]


@pytest.mark.parametrize("form", FORMATS)
def test_names_that_are_not_utf_8_are_kept_byte_by_byte(landing: Path, collect: Collect, form: int) -> None:
    (landing / "a.tar").write_bytes(packed(("caf\udce9.html", b"one"), form=form))
    assert brief(collect()) == [("a.tar!/caf%E9.html", b"one")]


@pytest.mark.parametrize("name", ["../a.html", "/etc/a.html", "b/../../a.html", "b\\a.html"])
def test_an_unsafe_name_is_turned_away_and_the_others_taken(
    landing: Path, collect: Collect, name: str
) -> None:
    (landing / "a.tar").write_bytes(packed((name, b"bad"), ("1.txt", b"one")))
    rejected, taken = collect()
    assert isinstance(rejected, Rejection)
    assert rejected.reason is Reason.UNSAFE_PATH
    assert taken.address == "a.tar!/1.txt"


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE]
)
def test_links_and_devices_are_turned_away_and_the_others_taken(
    landing: Path, collect: Collect, kind: bytes
) -> None:
    (landing / "a.tar").write_bytes(packed((info("a.html", kind, "/etc/passwd"), b""), ("1.txt", b"one")))
    assert brief(collect()) == [("a.tar!/a.html", Reason.UNSAFE_PATH), ("a.tar!/1.txt", b"one")]


def test_folders_and_what_lies_in_hidden_ones_are_passed_over(landing: Path, collect: Collect) -> None:
    folder = info("./", tarfile.DIRTYPE)
    (landing / "a.tar").write_bytes(packed((folder, b""), ("__MACOSX/a.html", b"x"), ("./1.txt", b"one")))
    assert brief(collect()) == [("a.tar!/1.txt", b"one")]


def test_other_members_and_archives_inside_are_skips(landing: Path, collect: Collect) -> None:
    (landing / "a.tar").write_bytes(
        packed(("a.pdf", b"x"), ("inner.tar", packed(("a.html", b"x"))), ("1.txt", b"1"))
    )
    assert [type(each) for each in collect()] == [Skip, Skip, RawDocument]


def test_a_type_of_member_nobody_knows_is_a_skip(landing: Path, collect: Collect) -> None:
    (landing / "a.tar").write_bytes(raw(b"Z", 3) + b"xyz".ljust(512, b"\0") + packed(("1.txt", b"one")))
    assert brief(collect()) == [("a.tar!/a.html", SkipReason.UNSUPPORTED_TYPE), ("a.tar!/1.txt", b"one")]


def test_a_sparse_member_is_turned_away_and_the_others_taken(landing: Path, collect: Collect) -> None:
    (landing / "a.tar").write_bytes(raw(b"S", 3) + b"xyz".ljust(512, b"\0") + packed(("1.txt", b"one")))
    assert brief(collect()) == [("a.tar!/a.html", Reason.UNREADABLE), ("a.tar!/1.txt", b"one")]


def test_an_archive_without_a_file_is_rejected_as_empty(landing: Path, collect: Collect) -> None:
    (landing / "a.tar").write_bytes(packed())
    assert brief(collect()) == [("a.tar", Reason.EMPTY)]


def test_a_member_over_the_bound_is_too_large_and_the_others_are_taken(
    landing: Path, collect: Collect
) -> None:
    (landing / "a.tar").write_bytes(packed(("1.txt", bytes(2_000)), ("2.txt", b"two")))
    assert brief(collect(max_document_bytes=1_000)) == [
        ("a.tar!/1.txt", Reason.TOO_LARGE),
        ("a.tar!/2.txt", b"two"),
    ]


@pytest.mark.parametrize("claimed", [10_000, 1 << 40, 1 << 80])
def test_a_member_that_claims_more_than_there_is_ends_the_archive(
    landing: Path, collect: Collect, claimed: int
) -> None:
    (landing / "a.tar").write_bytes(packed(("1.txt", b"one"))[:1024] + raw(b"0", claimed) + bytes(512))
    assert brief(collect()) == [("a.tar!/1.txt", b"one"), ("a.tar", Reason.BROKEN_ARCHIVE)]


@pytest.mark.parametrize("kind", [b"L", b"x", b"g", b"K"])
@pytest.mark.parametrize("claimed", [1 << 21, 1 << 60])
def test_an_extended_header_that_claims_much_takes_no_memory(
    landing: Path, collect: Collect, kind: bytes, claimed: int
) -> None:
    (landing / "a.tar").write_bytes(raw(kind, claimed) + bytes(10_000))
    tracemalloc.start()
    found = collect()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert brief(found) == [("a.tar", Reason.BROKEN_ARCHIVE)]
    assert peak < 3_000_000


def test_extended_headers_without_end_are_broken(landing: Path, collect: Collect) -> None:
    (landing / "a.tar").write_bytes(raw(b"g", 0) * 100_000)
    start = time.perf_counter()
    assert brief(collect()) == [("a.tar", Reason.BROKEN_ARCHIVE)]
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    "record", [b"1" * 500_000, b"9999999 path=a\n", b"0 path=a\n", b"14 path=a.html", b"x", b"8 path\n"]
)
def test_an_extended_header_of_nonsense_is_broken_at_once(
    landing: Path, collect: Collect, record: bytes
) -> None:
    header = raw(b"x", len(record)) + record + bytes(-len(record) % 512)
    (landing / "a.tar").write_bytes(header + packed(("1.txt", b"one")))
    start = time.perf_counter()
    assert brief(collect()) == [("a.tar", Reason.BROKEN_ARCHIVE)]
    assert time.perf_counter() - start < 1


def test_more_members_than_allowed_are_a_bomb_after_the_first_ones(landing: Path, collect: Collect) -> None:
    (landing / "a.tar").write_bytes(packed(*((f"{number}.txt", b"x") for number in range(11))))
    *taken, last = collect(max_archive_members=10)
    assert len(taken) == 10
    assert brief([last]) == [("a.tar", Reason.ARCHIVE_BOMB)]
    assert len(collect(max_archive_members=11)) == 11


def test_an_archive_that_expands_too_far_is_a_bomb(landing: Path, collect: Collect) -> None:
    archive = packed(("1.txt", b"one"), ("2.txt", bytes(100_000_000)), ("3.txt", b"three"))
    (landing / "a.tar.gz").write_bytes(gzip.compress(archive))
    assert brief(collect()) == [("a.tar.gz!/1.txt", b"one"), ("a.tar.gz", Reason.ARCHIVE_BOMB)]


@pytest.mark.parametrize("end", [100, 512, 700, 1_024, 1_536, 1_600, 2_048])
def test_an_archive_cut_off_is_broken_after_what_came_whole(
    landing: Path, collect: Collect, end: int
) -> None:
    archive = packed(("1.txt", b"one"), ("2.txt", b"two"), form=tarfile.USTAR_FORMAT)
    (landing / "a.tar").write_bytes(archive[:end])
    *taken, last = collect()
    assert [each.data for each in taken] == [b"one", b"two"][: sum(end >= whole for whole in (515, 1_539))]  # type: ignore[union-attr]
    assert brief([last]) == [("a.tar", Reason.BROKEN_ARCHIVE)]


def test_a_gzip_stream_cut_off_is_broken_after_what_came_whole(landing: Path, collect: Collect) -> None:
    noise = random.Random(1).randbytes(100_000)
    archive = gzip.compress(packed(("1.txt", b"one"), ("2.txt", noise), ("3.txt", b"three")))
    (landing / "a.tgz").write_bytes(archive[:60_000])
    assert brief(collect()) == [("a.tgz!/1.txt", b"one"), ("a.tgz", Reason.BROKEN_ARCHIVE)]


@pytest.mark.parametrize(
    "content", [b"no tar at all", b"x" * 2_000, gzip.compress(b"a", mtime=0), b"PK\x03\x04" + bytes(600)]
)
def test_a_file_that_is_no_tar_is_a_broken_archive(landing: Path, collect: Collect, content: bytes) -> None:
    (landing / "a.tar").write_bytes(content)
    (landing / "b.tar.gz").write_bytes(gzip.compress(content))
    assert brief(collect()) == [("a.tar", Reason.BROKEN_ARCHIVE), ("b.tar.gz", Reason.BROKEN_ARCHIVE)]


def test_numbers_in_base_256_and_signed_sums_are_read(landing: Path, collect: Collect) -> None:
    block = bytearray(raw(b"0", 3, "é.txt".encode()))
    block[124:136] = b"\x80" + (3).to_bytes(11, "big")
    block[148:156] = b" " * 8
    signed = sum(byte - 256 if byte > 127 else byte for byte in block)
    block[148:156] = b"%06o\0 " % signed
    (landing / "a.tar").write_bytes(bytes(block) + b"one".ljust(512, b"\0") + bytes(1_024))
    assert brief(collect()) == [("a.tar!/é.txt", b"one")]


@hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None
)
@given(
    st.lists(st.tuples(st.integers(0, 6_000), st.integers(0, 255)), min_size=1, max_size=8),
    st.integers(1, 6_000),
    st.sampled_from(["a.tar", "a.tgz"]),
    st.booleans(),
)
def test_a_damaged_archive_never_stops_the_run(
    landing: Path, damage: list[tuple[int, int]], end: int, name: str, cut: bool
) -> None:
    archive = bytearray(
        packed(("é" * 80 + ".txt", b"one"), ("2.html.gz", gzip.compress(b"two")), ("3.jsonl", b"{}"))
    )
    if name == "a.tgz":
        archive = bytearray(gzip.compress(archive))
    for at, value in damage:
        archive[at % len(archive)] = value
    for old in ("a.tar", "a.tgz"):
        (landing / old).unlink(missing_ok=True)
    (landing / name).write_bytes(archive[:end] if cut else archive)
    (landing / "b.txt").write_bytes(b"after")
    *found, last = collect_folder(landing, settings=Settings())
    assert found
    assert last.address == "b.txt"
