"""The folders and files of results that the sources' YAML files name are taken in with the landing folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from newsroom import Newsroom, page
from wirehouse import pipeline
from wirehouse.pipeline.collecting_lists import queue_lists
from wirehouse.pipeline.collecting_sources import plans

PIER = page("The old pier is gone")
FERRY = page("A third ferry for Skarv")


def state(room: Newsroom, source: str, *places: tuple[str, Path | str]) -> None:
    lines = [f"  - {{kind: {kind}, address: '{address}'}}\n" for kind, address in places]
    room.state(source, "collect:\n" + "".join(lines))


def collect(room: Newsroom, run_id: str, folder: Path | str | None = None, **options: object) -> None:
    room.start(run_id)
    pipeline.collect(
        room.loader_url, run_id, folder=folder or room.landing, **{"with_stated_places": True, **options}
    )


@pytest.fixture
def archive_room(newsroom: Newsroom, tmp_path: Path) -> Path:
    """A folder of raw files that belongs to the source skarv and lies outside the landing folder."""
    newsroom.put("oldhaven/ferry.html", FERRY)
    folder = tmp_path / "attic"
    (folder / "june").mkdir(parents=True)
    (folder / "june" / "pier.html").write_text(PIER)
    state(newsroom, "skarv", ("landing", folder))
    return folder


@pytest.fixture
def bucket() -> Iterator[str]:
    storage = fsspec.filesystem("memory")
    storage.pipe_file("/bucket/skarv/pier.html", PIER.encode())
    yield "memory://bucket"
    storage.rm("/bucket", recursive=True)


def test_a_source_s_own_folder_is_taken_in_at_the_addresses_of_its_files(
    newsroom: Newsroom, archive_room: Path
):
    collect(newsroom, "one")
    assert set(newsroom.items("one")) == {"oldhaven/ferry.html", f"{archive_room}/june/pier.html"}
    assert newsroom.query("SELECT DISTINCT source FROM raw.document ORDER BY 1") == ["oldhaven", "skarv"]


def test_the_places_are_left_alone_where_only_the_folder_is_asked_for(newsroom: Newsroom, archive_room: Path):
    collect(newsroom, "one", with_stated_places=False)
    assert set(newsroom.items("one")) == {"oldhaven/ferry.html"}


def test_the_places_of_other_sources_than_asked_for_are_left_alone(newsroom: Newsroom, archive_room: Path):
    collect(newsroom, "one", sources=["oldhaven"])
    assert set(newsroom.items("one")) == {"oldhaven/ferry.html"}


def test_the_limit_counts_all_places_together(newsroom: Newsroom, archive_room: Path):
    collect(newsroom, "one", limit=1)
    assert len(newsroom.items("one")) == 1


def test_a_path_starts_at_the_folder_of_the_yaml_file(newsroom: Newsroom):
    (newsroom.sources / "raw").mkdir()
    (newsroom.sources / "raw" / "pier.html").write_text(PIER)
    state(newsroom, "skarv", ("landing", "raw"))
    collect(newsroom, "one")
    assert set(newsroom.items("one")) == {f"{newsroom.sources}/raw/pier.html"}


def test_a_landing_folder_may_lie_in_object_storage(newsroom: Newsroom, bucket: str):
    collect(newsroom, "one", folder=bucket)
    assert set(newsroom.items("one")) == {"skarv/pier.html"}


def test_a_source_s_folder_may_lie_in_object_storage(newsroom: Newsroom, bucket: str):
    state(newsroom, "skarv", ("landing", f"{bucket}/skarv"))
    collect(newsroom, "one")
    assert set(newsroom.items("one")) == {f"{bucket}/skarv/pier.html"}


def test_files_of_one_name_in_two_places_are_two(newsroom: Newsroom, tmp_path: Path):
    for year, text in (("2025", PIER), ("2026", FERRY)):
        (tmp_path / year).mkdir()
        (tmp_path / year / "page.html").write_text(text)
    state(newsroom, "skarv", ("landing", tmp_path / "2025"), ("landing", tmp_path / "2026"))
    collect(newsroom, "one")
    newsroom.publish_after_cleaning("one")
    assert newsroom.query("SELECT count(*) FROM news.article") == [2]


def test_a_file_in_object_storage_that_can_be_read_at_last_closes_its_rejection(
    newsroom: Newsroom, bucket: str
):
    storage = fsspec.filesystem("memory")
    whole = json.dumps({"url": "https://skarv.example/pier", "html": PIER}).encode()
    storage.pipe_file("/bucket/skarv/crawl.jsonl", whole[:-20])
    collect(newsroom, "one", folder=bucket)
    assert newsroom.rejections() == {"skarv/crawl.jsonl#L1": ("broken_record", "open")}
    storage.pipe_file("/bucket/skarv/crawl.jsonl", whole)
    collect(newsroom, "two", folder=bucket)
    assert newsroom.rejections() == {"skarv/crawl.jsonl#L1": ("broken_record", "fixed")}


def test_of_saved_results_the_pages_that_they_hold_are_taken_in(newsroom: Newsroom, tmp_path: Path):
    results = [
        {"url": "https://skarv.example/pier", "html": PIER},
        {"url": "https://skarv.example/named-only", "title": "A page that was not saved"},
        {"url": "https://skarv.example/ferry", "text": "The ferry sails again.\n\nIt is the third."},
    ]
    file = tmp_path / "results.jsonl"
    file.write_text("\n".join(map(json.dumps, results)) + "\n{broken\n")
    state(newsroom, "skarv", ("search_results", file))
    collect(newsroom, "one")
    assert newsroom.items("one") == {
        "https://skarv.example/pier": (None, None),
        "https://skarv.example/ferry": (None, None),
        f"{file}#L4": ("rejected", "broken_record"),
    }


def test_saved_results_that_only_name_pages_bring_nothing_and_are_no_fault(
    newsroom: Newsroom, tmp_path: Path
):
    for name in ("results.json", "results.jsonl"):
        file = tmp_path / name
        listed = [{"url": f"https://skarv.example/{number}"} for number in range(1_200)]
        lines = "\n".join(map(json.dumps, listed))
        file.write_text(json.dumps(listed) if name.endswith(".json") else lines)
        state(newsroom, "skarv", ("search_results", file))
        collect(newsroom, name)
        assert newsroom.items(name) == {}


@pytest.mark.parametrize(
    ("kind", "address", "says"),
    [
        ("landing", "nowhere", "cannot be listed: No such file or directory"),
        ("landing", "memory://nowhere", "cannot be read"),
        ("landing", "gopher://nowhere", "cannot be opened"),
        ("search_results", "none.jsonl", "there is no such file"),
        ("search_results", "memory://none.jsonl", "it cannot be read"),
    ],
)
def test_a_place_that_cannot_be_read_is_one_rejection_and_the_others_are_taken_in(
    newsroom: Newsroom, archive_room: Path, kind: str, address: str, says: str
):
    state(newsroom, "harbour", (kind, address))
    collect(newsroom, "one")
    stated = address if "://" in address else str(newsroom.sources / address)
    assert newsroom.items("one") == {
        "oldhaven/ferry.html": (None, None),
        f"{archive_room}/june/pier.html": (None, None),
        stated: ("rejected", "unreadable"),
    }
    (evidence,) = newsroom.query("SELECT evidence FROM ops.rejection")
    assert says in evidence


def test_a_place_that_can_be_read_at_last_closes_its_rejection_even_when_it_is_empty(
    newsroom: Newsroom, tmp_path: Path
):
    folder = tmp_path / "late"
    state(newsroom, "skarv", ("landing", folder))
    collect(newsroom, "one")
    collect(newsroom, "two")
    assert newsroom.query("SELECT state, times_seen FROM ops.rejection") == [("open", 2)]
    folder.mkdir()
    collect(newsroom, "three")
    assert newsroom.query("SELECT state, closed_by FROM ops.rejection") == [("fixed", "three")]


def test_a_file_of_a_place_that_can_be_read_at_last_closes_its_rejection(
    newsroom: Newsroom, archive_room: Path
):
    (archive_room / "june.jsonl").write_text("{broken")
    collect(newsroom, "one")
    (archive_room / "june.jsonl").write_text(json.dumps({"url": "https://skarv.example/pier", "html": PIER}))
    collect(newsroom, "two")
    assert newsroom.rejections() == {f"{archive_room}/june.jsonl#L1": ("broken_record", "fixed")}


def test_what_stands_against_other_runs_files_is_left_to_them(
    newsroom: Newsroom, archive_room: Path, tmp_path: Path
):
    (tmp_path / "list.txt").write_text("nothing but prose")
    state(newsroom, "skarv", ("landing", archive_room), ("urls", tmp_path / "list.txt"))
    newsroom.start("fetching")
    queue_lists(newsroom.loader_url, "fetching", plans(None), None)
    collect(newsroom, "one")
    assert newsroom.rejections() == {str(tmp_path / "list.txt"): ("not_a_listing", "open")}


def test_behind_the_point_where_a_place_failed_nothing_is_closed(
    newsroom: Newsroom, bucket: str, monkeypatch: pytest.MonkeyPatch
):
    storage = fsspec.filesystem("memory")
    storage.pipe_file("/bucket/skarv/z.jsonl", b"{broken")
    state(newsroom, "skarv", ("landing", f"{bucket}/skarv"))
    collect(newsroom, "one")
    whole = type(storage).open

    def fails_at_first(self: object, path: str, *rest: object, **more: object) -> object:
        if path.endswith("pier.html"):
            raise OSError("the storage went away")
        return whole(self, path, *rest, **more)

    with monkeypatch.context() as patched:
        patched.setattr(type(storage), "open", fails_at_first)
        collect(newsroom, "two")
    assert newsroom.rejections() == {
        f"{bucket}/skarv/z.jsonl#L1": ("broken_record", "open"),
        f"{bucket}/skarv": ("unreadable", "open"),
    }
