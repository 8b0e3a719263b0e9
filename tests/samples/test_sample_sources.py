"""The sources that come with Wirehouse are well formed and fit the samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from wirehouse import sources

INCLUDE = Path(__file__).resolve().parents[2] / "include"
SOURCES = sources.load_all(INCLUDE / "sources")
FOLDERS = {folder.name for folder in (INCLUDE / "samples" / "raw").iterdir() if folder.is_dir()}
WITHOUT_RULES = "newsripple"


def test_every_folder_of_samples_has_its_source_but_the_one_that_shows_an_unknown_source() -> None:
    assert set(SOURCES) == FOLDERS - {WITHOUT_RULES}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_sample_source_says_who_it_is_where_and_under_which_licence(source: sources.Source) -> None:
    assert source.name
    assert source.homepage is not None
    assert source.homepage.endswith(".example/")
    assert source.language
    assert source.timezone
    assert source.licence == "invented for Wirehouse, Apache-2.0"


def test_one_source_shows_every_kind_of_rule() -> None:
    rules = SOURCES["lakeside-observer"].rules
    kinds = ("keep", "drop", "headline", "standfirst", "byline", "date", "section", "drop_lines")
    assert all(getattr(rules, kind) for kind in kinds)


@pytest.mark.parametrize("line", SOURCES["lakeside-observer"].rules.drop_lines)
def test_a_line_to_drop_stands_in_a_dump_of_the_source(line: str) -> None:
    dump = INCLUDE / "samples" / "raw" / "lakeside-observer" / "afternoon-bread.txt"
    assert line in dump.read_text(encoding="utf-8").splitlines()
