"""The archive that the speed of imports is measured on: the same each time, in the shape of a crawl's."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.collect.archive_readers import READERS, measure
from bench.collect.made_archive import make


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "made.warc.gz"
    assert make(path, 60) == 120
    return path


def test_it_is_the_same_each_time(archive: Path, tmp_path: Path):
    make(tmp_path / "again.warc.gz", 60)
    assert (tmp_path / "again.warc.gz").read_bytes() == archive.read_bytes()


@pytest.mark.parametrize("reader", ["fastwarc", "ours", "ours-hosts", "ours-german"])
def test_a_reader_goes_through_all_its_pages_with_its_memory_on_the_way(archive: Path, reader: str):
    found = measure(READERS[reader], str(archive), None)
    assert found["pages"] == 59
    assert set(found["memory"]) == {"10%", "50%", "100%"}


def test_hosts_and_languages_are_a_part_of_it(archive: Path):
    taken = {
        name: measure(READERS[name], str(archive), None)["documents"]
        for name in ("ours", "ours-hosts", "ours-german")
    }
    assert 45 <= taken["ours"] <= 59
    assert 0 < taken["ours-hosts"] < 20
    assert 0 < taken["ours-german"] < 20
