"""The five real inputs, from the folder to the rows in Postgres."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsroom import Newsroom
from wirehouse import pipeline

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


@pytest.fixture
def gold() -> dict[str, Any]:
    if not SEEDS.is_dir():
        pytest.skip(f"{SEEDS} is not here: the five real inputs are no part of the project")
    documents: dict[str, Any] = json.loads((SEEDS / "gold-articles.json").read_text("utf-8"))["documents"]
    return documents


def test_the_rows_of_the_seeds_are_those_of_their_gold(newsroom: Newsroom, gold: dict[str, Any]):
    report = pipeline.run_in_process(newsroom.loader_url, job="test", folder=SEEDS)
    assert report.balance.published == len(gold)
    rows = newsroom.query(
        "SELECT d.address, r.headline, r.body, r.published_value, r.published_precision, r.section, r.keywords, "
        "r.dateline_place, r.dateline_agency, r.syndicated_from, r.saved_value "
        "FROM news.article_revision AS r INNER JOIN raw.document AS d USING (document_key)"
    )
    assert {row[0] for row in rows} == set(gold)
    for (
        address,
        headline,
        body,
        value,
        precision,
        section,
        keywords,
        place,
        agency,
        syndicated,
        saved,
    ) in rows:
        expected = gold[address]
        lines = (SEEDS / address).read_text("utf-8").splitlines()
        dateline = expected["dateline"] or {"place": None, "agency": None}
        assert headline == lines[expected["title_line"] - 1].strip()
        assert len(body.split("\n\n")) == sum(last - first + 1 for first, last in expected["body_lines"])
        assert (value, precision) == (expected["published"]["value"], expected["published"]["precision"])
        assert (section, keywords) == (expected.get("section"), expected.get("tags", []))
        assert (place, agency) == (dateline["place"], dateline["agency"])
        assert syndicated == expected["syndicated_from"]
        assert (saved is not None) == address.startswith("004")


def test_the_second_run_over_the_seeds_changes_nothing(newsroom: Newsroom, gold: dict[str, Any]):
    pipeline.run_in_process(newsroom.loader_url, job="test", folder=SEEDS)
    before = newsroom.digest()
    again = pipeline.run_in_process(newsroom.loader_url, job="test", folder=SEEDS)
    assert (again.balance.published, again.balance.unchanged) == (0, len(gold))
    assert newsroom.digest() == before
