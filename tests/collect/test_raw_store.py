"""The raw store, in a folder and through fsspec."""

from __future__ import annotations

import errno
import os
import uuid
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.collect import RawStore, open_raw_store
from wirehouse.collect import raw_store as raw_store_module
from wirehouse.errors import DocumentError, SettingsError, TerminalError, TransientError
from wirehouse.reasons import Reason
from wirehouse.records import RawDocument

DOCUMENT = RawDocument.from_bytes(b"words \xff\r\n\0", "a.txt")


@pytest.fixture(params=["folder", "memory"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "raw") if request.param == "folder" else f"memory://{uuid.uuid4().hex}/raw"


@pytest.fixture
def store(address: str) -> RawStore:
    return open_raw_store(address)


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_bytes_come_back_unchanged(store: RawStore) -> None:
    store.put(DOCUMENT)
    assert store.get(DOCUMENT.id) == DOCUMENT.data


@given(st.binary(max_size=3_000))
def test_any_bytes_come_back_unchanged(data: bytes) -> None:
    memory = open_raw_store("memory://property")
    memory.put(RawDocument.from_bytes(data, "a.txt"))
    assert memory.get(RawDocument.from_bytes(data, "b.txt").id) == data


def test_the_location_is_the_hash_below_two_levels(store: RawStore, address: str) -> None:
    location = store.put(DOCUMENT)
    assert location == f"{address}/{DOCUMENT.id[:2]}/{DOCUMENT.id[2:4]}/{DOCUMENT.id}".replace(
        "memory://", "memory:///"
    )


def test_the_same_bytes_again_change_nothing(store: RawStore) -> None:
    assert store.put(DOCUMENT) == store.put(replace(DOCUMENT, address="b.txt", source="bbc"))


def test_another_process_finds_them(address: str, store: RawStore) -> None:
    store.put(DOCUMENT)
    assert open_raw_store(address).get(DOCUMENT.id) == DOCUMENT.data


def test_missing_bytes_are_said_to_be_missing(store: RawStore) -> None:
    with pytest.raises(DocumentError, match=DOCUMENT.id) as caught:
        store.get(DOCUMENT.id)
    assert caught.value.reason is Reason.UNREADABLE


@pytest.mark.parametrize("wrong", ["", "abc", "../../etc/passwd", "A" * 64, "a" * 64 + "\n"])
def test_what_is_no_hash_is_refused(store: RawStore, wrong: str) -> None:
    with pytest.raises(TerminalError):
        store.get(wrong)


def test_a_document_whose_id_is_not_its_hash_is_refused(store: RawStore) -> None:
    with pytest.raises(TerminalError, match="SHA-256"):
        store.put(replace(DOCUMENT, data=b"other words"))


@pytest.mark.parametrize("damage", [b"WORDS \xff\r\n\0", b"", b"words"])
def test_damaged_bytes_are_never_given_out(tmp_path: Path, damage: bytes) -> None:
    store = open_raw_store(str(tmp_path))
    location = Path(store.put(DOCUMENT))
    location.write_bytes(damage)
    with pytest.raises(DocumentError, match="changed or damaged"):
        store.get(DOCUMENT.id)


def test_half_written_bytes_are_mended_by_the_next_put(tmp_path: Path) -> None:
    store = open_raw_store(str(tmp_path))
    Path(store.put(DOCUMENT)).write_bytes(b"wor")
    store.put(DOCUMENT)
    assert store.get(DOCUMENT.id) == DOCUMENT.data


def test_bytes_that_are_there_are_not_written_again(tmp_path: Path) -> None:
    store = open_raw_store(str(tmp_path))
    location = Path(store.put(DOCUMENT))
    before = location.stat()
    store.put(DOCUMENT)
    assert (location.stat().st_ino, location.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def put_many(address: str) -> int:
    store = open_raw_store(address)
    for number in range(200):
        document = RawDocument.from_bytes(str(number % 20).encode() * 5_000, f"{number}.txt")
        store.put(document)
        store.get(document.id)
    return 1


def test_writers_at_the_same_time_do_not_disturb_each_other(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4) as pool:
        assert sum(pool.map(put_many, [str(tmp_path)] * 4)) == 4
    assert len(files_in(tmp_path)) == 20


def test_a_full_disk_leaves_nothing_half_written_and_may_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    store = open_raw_store(str(tmp_path))
    with monkeypatch.context() as patch:
        patch.setattr(raw_store_module.os, "fsync", full)
        with pytest.raises(TransientError, match="No space"):
            store.put(DOCUMENT)
    assert files_in(tmp_path) == []
    store.put(DOCUMENT)
    assert store.get(DOCUMENT.id) == DOCUMENT.data


def test_a_file_where_a_folder_should_be_cannot_be_helped_by_trying_again(tmp_path: Path) -> None:
    (tmp_path / "raw").write_text("no folder")
    with pytest.raises(TerminalError):
        open_raw_store(str(tmp_path / "raw")).put(DOCUMENT)


def test_stored_files_can_be_read_by_whom_the_umask_lets(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        location = Path(open_raw_store(str(tmp_path)).put(DOCUMENT))
    finally:
        os.umask(old)
    assert location.stat().st_mode & 0o777 == 0o640


def test_a_file_address_is_a_folder(tmp_path: Path) -> None:
    open_raw_store(f"file://{tmp_path}/raw").put(DOCUMENT)
    assert open_raw_store(str(tmp_path / "raw")).get(DOCUMENT.id) == DOCUMENT.data


def test_an_unknown_kind_of_address_names_the_setting() -> None:
    with pytest.raises(SettingsError, match="raw_store"):
        open_raw_store("carrier-pigeon://bucket")
