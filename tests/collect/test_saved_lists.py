"""Lists of addresses that are files."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import fsspec
import pytest

from wirehouse.collect.saved_lists import read_saved_list
from wirehouse.errors import DocumentError, SettingsError, TerminalError, TransientError
from wirehouse.reasons import Reason
from wirehouse.settings import Settings

LIST = "# kept by hand\nhttps://skarv.example/pier  the old pier\nhttps://skarv.example/ferry\n"


def urls(address: Path | str, **settings: int) -> list[str]:
    listings = read_saved_list(str(address), Settings(**settings))
    return [entry.url for listing in listings for entry in listing.entries]


@pytest.mark.parametrize(
    ("name", "pack"), [("list.txt", bytes), ("list", bytes), ("list.txt.gz", gzip.compress)]
)
def test_a_list_of_urls_is_read_whatever_its_name(tmp_path: Path, name: str, pack):
    (tmp_path / name).write_bytes(pack(LIST.encode()))
    assert urls(tmp_path / name) == ["https://skarv.example/pier", "https://skarv.example/ferry"]


@pytest.mark.parametrize(
    ("name", "pack"), [("r.jsonl", bytes), ("r.ndjson", bytes), ("r.jsonl.gz", gzip.compress)]
)
def test_results_a_line_each_come_in_parts_in_their_order(tmp_path: Path, name: str, pack):
    named = [f"https://skarv.example/{number}" for number in range(2_500)]
    (tmp_path / name).write_bytes(pack("\n".join(json.dumps({"url": url}) for url in named).encode()))
    assert len(list(read_saved_list(str(tmp_path / name), Settings()))) == 3
    assert urls(tmp_path / name) == named


def test_results_in_one_piece_of_json_are_read(tmp_path: Path):
    found = {"articles": [{"url": "https://skarv.example/pier"}]}
    (tmp_path / "results.json").write_text(json.dumps(found))
    assert urls(tmp_path / "results.json") == ["https://skarv.example/pier"]


@pytest.mark.parametrize("name", ["results.json", "results.jsonl"])
def test_results_that_hold_their_page_say_so(tmp_path: Path, name: str):
    results = [
        {"url": "https://skarv.example/1", "html": "<p>The pier is gone.</p>"},
        {"url": "https://skarv.example/2", "text": "The pier is gone."},
        {"url": "https://skarv.example/3", "html": None},
    ]
    lines = json.dumps(results) if name.endswith(".json") else "\n".join(map(json.dumps, results))
    (tmp_path / name).write_text(lines)
    (listing,) = read_saved_list(str(tmp_path / name), Settings())
    assert [entry.holds_page for entry in listing.entries] == [True, True, False]


def test_a_line_longer_than_a_document_may_be_costs_no_other(tmp_path: Path):
    long = json.dumps({"url": "https://skarv.example/long", "html": "x" * 2_000})
    lines = [long, json.dumps({"url": "https://skarv.example/pier"})]
    (tmp_path / "results.jsonl").write_text("\n".join(lines))
    assert urls(tmp_path / "results.jsonl", max_document_bytes=1_000) == ["https://skarv.example/pier"]


def test_a_list_in_object_storage_is_read():
    storage = fsspec.filesystem("memory")
    storage.pipe_file("/lists/today.txt", LIST.encode())
    assert urls("memory://lists/today.txt") == ["https://skarv.example/pier", "https://skarv.example/ferry"]
    storage.rm("/lists", recursive=True)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("prose.txt", b"No line of this is an address.\n", Reason.NOT_A_LISTING),
        ("results.jsonl", b"[]\n{}\n1\n", Reason.NOT_A_LISTING),
        ("empty.jsonl", b"", Reason.NOT_A_LISTING),
        ("empty.txt", b"", Reason.EMPTY),
        ("cut.jsonl.gz", gzip.compress(b"{}\n" * 9_999, mtime=0)[:-30], Reason.BROKEN_ARCHIVE),
        ("bomb.jsonl.gz", gzip.compress(bytes(300_000_000), mtime=0), Reason.ARCHIVE_BOMB),
    ],
)
def test_a_file_that_is_no_list_has_its_reason(tmp_path: Path, name: str, content: bytes, reason: Reason):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        urls(tmp_path / name)
    assert caught.value.reason is reason


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    for address in (tmp_path / "none.txt", "memory://none/none.txt", tmp_path):
        with pytest.raises(TerminalError, match=r"cannot be read|no regular file"):
            urls(address)


def test_a_fifo_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "list.txt")
    with pytest.raises(DocumentError, match="no regular file"):
        urls(tmp_path / "list.txt")


def test_an_unknown_kind_of_storage_is_a_fault_of_the_address():
    with pytest.raises(SettingsError, match="gopher"):
        urls("gopher://lists/today.txt")


def test_a_storage_that_fails_may_be_tried_again(monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object, **__: object) -> None:
        raise OSError("the storage is away")

    monkeypatch.setattr(type(fsspec.filesystem("memory")), "open", broken)
    with pytest.raises(TransientError, match="the storage is away"):
        urls("memory://lists/today.txt")
