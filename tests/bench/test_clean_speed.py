"""How extractors are measured: each page once each, in turn, and memory in a process of its own."""

from __future__ import annotations

from pathlib import Path

import clean_speed
import generated_pages
import pytest
import saved_pages
from extractors import EXTRACTORS, SavedPage

PAGES: list[tuple[str, Path | int]] = [(f"https://courier.example/{seed}", seed * 6) for seed in range(14)]


def test_every_page_is_given_once_to_each_and_the_first_one_changes():
    met: list[tuple[str, str]] = []
    extractors = {
        name: lambda page, name=name: met.append((name, page.url)) or "" for name in ("one", "two", "three")
    }
    times = clean_speed.interleave(extractors, PAGES)
    assert len(met) == len(set(met)) == 3 * len(PAGES)
    assert [name for name, _ in met[::3]][:4] == ["one", "two", "three", "one"]
    assert {len(taken) for taken in times.values()} == {len(PAGES) - clean_speed._WARM_UP}


def test_an_extractor_that_fails_is_told_of_and_timed_all_the_same(capsys):
    def fail(page: SavedPage) -> str:
        raise ValueError(page.url)

    page = SavedPage.of(generated_pages.text_page(1, 1_000), "https://courier.example/a")
    assert clean_speed.seconds(fail, page) >= 0
    assert "ValueError" in capsys.readouterr().err


def test_our_own_extractor_gives_the_text():
    page = SavedPage.of(generated_pages.text_page(1, 5_000), "https://courier.example/a")
    assert len(EXTRACTORS["wirehouse"]()(page)) > 4_000


def test_the_pages_are_the_same_each_time_and_can_be_loaded():
    chosen = saved_pages.choose(3)
    assert chosen == saved_pages.choose(3)
    assert all(page.data for page in saved_pages.load(chosen))


def test_memory_is_read_as_pages_go_by():
    readings = clean_speed._flat(20)
    assert [number for number, _ in readings] == list(range(2, 21, 2))
    assert all(megabytes > 1 for _, megabytes in readings)


def test_a_size_is_told_in_its_unit():
    assert [clean_speed._size(size) for size in (1_000, 31_622, 10_000_000)] == ["1 KB", "32 KB", "10.0 MB"]


def test_what_cannot_be_measured_is_no_option():
    with pytest.raises(SystemExit):
        clean_speed.main(["--only", "luck"])
