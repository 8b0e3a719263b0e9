"""Every feed of the public suites gives its entries or a named reason, and none that other readers find is lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.collect.feed_suites import Judged, files, judge, table

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "data" / "corpora"


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    found = [judge(*file) for file in files(CORPORA)]
    if not found:
        pytest.skip("the suites of feedparser and of the feed validator are not on this machine")
    sys.stdout.write(f"\n{table(found)}\n")
    return found


def test_both_suites_are_read_to_the_end(judged: list[Judged]):
    assert {one.suite for one in judged} == {"feedparser", "feedvalidator"}
    assert len(judged) > 2_000
    assert sum(one.entries for one in judged) > 1_300


def test_no_entry_is_lost_that_feedparser_or_a_strict_reader_finds(judged: list[Judged]):
    assert not [f"{one.path}: {one.lost}" for one in judged if one.lost]


def test_each_outcome_has_its_name(judged: list[Judged]):
    assert {one.outcome for one in judged} == {"entries", "no_address", "no_entries", "not_a_listing"}


def test_no_file_takes_long(judged: list[Judged]):
    assert not [f"{one.path}: {one.seconds:.1f} s" for one in judged if one.seconds > 2]
