"""What lies in object storage is collected as what lies in a landing folder."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fsspec
import pytest

from wirehouse.collect import Outcome, collect_folder
from wirehouse.errors import SettingsError, TerminalError, TransientError, WirehouseError
from wirehouse.records import RawDocument
from wirehouse.settings import Settings

PAGE = b"<html><body><p>The harbour wall is rebuilt.</p></body></html>"


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.html", PAGE)
        archive.writestr("../two.html", PAGE)
    return packed.getvalue()


FILES = {
    "loose.html": PAGE,
    "gazette/june/wall.html.gz": gzip.compress(PAGE),
    "gazette/june.zip": zipped(),
    "gazette/results.jsonl": json.dumps({"url": "https://gazette.example/1", "html": PAGE.decode()}).encode()
    + b"\n{",
    "gazette/empty.txt": b"",
    "gazette/photo.png": b"x",
    "gazette/.hidden/a.html": PAGE,
    "post/50% #L1.html": PAGE,
    "post/cut.html.gz": gzip.compress(PAGE)[:-9],
}


@pytest.fixture
def stored() -> Iterator[Any]:
    storage = fsspec.filesystem("memory")
    for name, data in FILES.items():
        storage.pipe_file(f"/landing/{name}", data)
    yield storage
    storage.rm("/landing", recursive=True)


def collected(folder: Path | str, **options: Any) -> list[Outcome]:
    return list(collect_folder(folder, settings=Settings(), **options))


def without_times(outcomes: list[Outcome]) -> list[Outcome]:
    return [replace(one, modified_at=None) if isinstance(one, RawDocument) else one for one in outcomes]


@pytest.mark.parametrize("options", [{}, {"sources": frozenset({"post"})}, {"source": "all"}, {"limit": 3}])
def test_it_is_the_same_as_of_a_folder(stored: Any, tmp_path: Path, options: dict[str, Any]):
    for name, data in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    found = collected("memory://landing", **options)
    assert found
    assert without_times(found) == without_times(collected(tmp_path, **options))


def test_with_a_source_everything_is_that_sources(stored: Any):
    found = collected("memory://landing", source="archive")
    assert {one.source for one in found} == {"archive"}
    assert all(one.address.startswith(("archive/", "https://")) for one in found)


def test_what_was_put_there_before_a_day_is_passed_over(stored: Any):
    found = collected("memory://landing", since=datetime(2999, 1, 1, tzinfo=UTC))
    assert not [one for one in found if isinstance(one, RawDocument)]


def test_of_a_storage_that_keeps_no_times_everything_is_taken(stored: Any, monkeypatch: pytest.MonkeyPatch):
    def none(*_: object) -> datetime:
        raise NotImplementedError

    monkeypatch.setattr(type(stored), "modified", none)
    found = [one for one in collected("memory://landing") if isinstance(one, RawDocument)]
    assert found
    assert {one.modified_at for one in found if one.address == "loose.html"} == {None}


def test_a_storage_that_fails_in_telling_a_time_is_tried_again(stored: Any, monkeypatch: pytest.MonkeyPatch):
    def failing(*_: object) -> datetime:
        raise OSError("the connection was reset")

    monkeypatch.setattr(type(stored), "modified", failing)
    with pytest.raises(TransientError, match="the connection was reset"):
        collected("memory://landing")


def test_an_address_where_nothing_lies_is_told(stored: Any):
    with pytest.raises(TerminalError, match="it cannot be read"):
        collected("memory://nowhere")


def test_a_kind_of_address_that_is_unknown_is_told():
    with pytest.raises(SettingsError, match="cannot be opened"):
        collected("carrier-pigeon://landing")


def test_a_storage_that_answers_with_nonsense_may_be_asked_again(
    monkeypatch: pytest.MonkeyPatch, stored: Any
):
    def nonsense(*_: object, **__: object) -> None:
        raise ValueError("no JSON")

    monkeypatch.setattr(type(stored), "ls", nonsense)
    with pytest.raises(TransientError, match="no JSON"):
        collected("memory://landing")


def test_a_file_is_no_folder_of_object_storage(stored: Any):
    with pytest.raises(TerminalError, match="is a file"):
        collected("memory://landing/loose.html")


@pytest.mark.parametrize("address", ["ftp://127.0.0.1:9/landing", "zip://nothing"])
def test_a_storage_that_cannot_be_asked_has_an_error_of_ours(address: str):
    with pytest.raises(WirehouseError, match=address.partition(":")[0]):
        collected(address)


def test_what_a_storage_s_package_raises_may_pass(monkeypatch: pytest.MonkeyPatch, stored: Any):
    class NoCredentialsError(Exception):
        pass

    def refuse(*_: object, **__: object) -> None:
        raise NoCredentialsError("unable to locate credentials")

    monkeypatch.setattr(type(stored), "ls", refuse)
    with pytest.raises(TransientError, match="unable to locate credentials"):
        collected("memory://landing")
