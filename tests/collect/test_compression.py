"""Gzip, and reading within bounds."""

from __future__ import annotations

import gzip
import io
import random
import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.collect.compression import Allowance, ArchiveError, GzipReader, expect_unpacked, read_whole
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason
from wirehouse.settings import Settings

SETTINGS = Settings()


def expand(packed: bytes, *, most: int | None = None, settings: Settings = SETTINGS) -> bytes:
    return io.BufferedReader(GzipReader(io.BytesIO(packed), settings, most=most)).read()


def fault_of(packed: bytes, *, most: int | None = None, settings: Settings = SETTINGS) -> Reason:
    with pytest.raises(DocumentError) as caught:
        expand(packed, most=most, settings=settings)
    return caught.value.reason


@given(st.lists(st.binary(max_size=300_000), min_size=1, max_size=4), st.integers(0, 1_000))
def test_members_and_padding_expand_to_what_was_packed(parts: list[bytes], padding: int) -> None:
    packed = b"".join(gzip.compress(part, 1) for part in parts) + bytes(padding)
    assert expand(packed) == b"".join(parts)


@given(st.binary(min_size=1, max_size=5_000), st.data())
def test_a_stream_cut_off_anywhere_is_broken(content: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(content)
    end = data.draw(st.integers(1, len(packed) - 1))
    assert fault_of(packed[:end]) is Reason.BROKEN_ARCHIVE


@given(st.binary(min_size=1, max_size=2_000))
def test_bytes_that_are_no_gzip_are_broken(content: bytes) -> None:
    assert fault_of(b"no" + content) is Reason.BROKEN_ARCHIVE


def test_a_wrong_checksum_is_broken() -> None:
    packed = bytearray(gzip.compress(b"words"))
    packed[-5] ^= 1
    assert fault_of(bytes(packed)) is Reason.BROKEN_ARCHIVE


def test_rubbish_after_the_end_is_broken() -> None:
    assert fault_of(gzip.compress(b"words") + b"rubbish") is Reason.BROKEN_ARCHIVE


def test_a_bomb_is_stopped_early_in_little_memory() -> None:
    packed = gzip.compress(bytes(300_000_000), 9)
    tracemalloc.start()
    start = time.perf_counter()
    reader = io.BufferedReader(GzipReader(io.BytesIO(packed), SETTINGS))
    read = 0
    with pytest.raises(DocumentError) as caught:
        while True:
            read += len(reader.read(1 << 16))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert caught.value.reason is Reason.ARCHIVE_BOMB
    assert read < 5_000_000
    assert peak < 5_000_000
    assert time.perf_counter() - start < 1


def test_a_bomb_is_named_as_one_also_where_documents_must_be_small() -> None:
    packed = gzip.compress(bytes(10_000_000), 9)
    assert fault_of(packed, most=10_000) is Reason.ARCHIVE_BOMB


def test_less_than_a_megabyte_may_expand_as_far_as_it_likes() -> None:
    assert expand(gzip.compress(b"a" * 900_000, 9)) == b"a" * 900_000


def test_a_page_that_is_only_too_large_is_no_bomb() -> None:
    content = random.Random(1).randbytes(50_000)
    assert fault_of(gzip.compress(content), most=40_000) is Reason.TOO_LARGE


def test_an_allowance_is_spent_by_all_members_together() -> None:
    allowance = Allowance(10_000, SETTINGS)
    allowance.spend(1_500_000)
    with pytest.raises(ArchiveError) as caught:
        allowance.spend(600_000)
    assert caught.value.reason is Reason.ARCHIVE_BOMB


def test_reading_a_whole_stream_stops_at_the_bound() -> None:
    settings = Settings(max_document_bytes=10)
    assert read_whole(io.BytesIO(b"0123456789"), settings) == b"0123456789"
    endless = io.BytesIO(bytes(1_000_000))
    with pytest.raises(DocumentError) as caught:
        read_whole(endless, settings)
    assert caught.value.reason is Reason.TOO_LARGE
    assert endless.tell() == 11


@pytest.mark.parametrize("packed", [gzip.compress(b"words", mtime=0), b"PK\x03\x04rest"])
def test_packed_bytes_under_another_suffix_are_broken(packed: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        expect_unpacked(io.BufferedReader(io.BytesIO(packed)), ".html")
    assert caught.value.reason is Reason.BROKEN_ARCHIVE


def test_a_text_that_begins_like_a_zip_is_a_text() -> None:
    expect_unpacked(io.BufferedReader(io.BytesIO(b"PKK leader says")), ".txt")
