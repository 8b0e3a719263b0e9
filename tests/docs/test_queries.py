"""The queries of the documentation run, and give what the page says: rows, or none."""

from __future__ import annotations

import re

import psycopg2
import pytest
from documentation import DOCS, ROOT, Block, blocks

from newsroom import Newsroom
from wirehouse.database import transaction

PAGES = (ROOT / "README.md", DOCS / "analysts.md", DOCS / "tutorial.md")
FOR_ANALYSTS = [block for page in PAGES for block in blocks(page, "sql")]
FOR_OPERATORS = [block for name in ("operators.md", "reasons.md") for block in blocks(DOCS / name, "sql")]


@pytest.mark.parametrize("block", FOR_ANALYSTS, ids=str)
def test_a_query_for_analysts_gives_what_it_promises(sampled: Newsroom, block: Block):
    assert block.marker in {"rows", "empty", "psql"}, "say in a comment before it what the query gives"
    with transaction(sampled.analyst_url) as cursor:
        cursor.execute(block.text)
        found = cursor.fetchall()
    assert bool(found) == (block.marker != "empty")


@pytest.mark.parametrize("block", FOR_OPERATORS, ids=str)
def test_a_query_for_operators_runs_as_the_loader(sampled: Newsroom, block: Block):
    with pytest.raises(UndoError), transaction(sampled.loader_url) as cursor:
        cursor.execute(block.text)
        raise UndoError


class UndoError(Exception):
    """Rolls a query back."""


def test_analysts_cannot_write(sampled: Newsroom):
    with (
        pytest.raises(psycopg2.Error, match="read-only transaction"),
        transaction(sampled.analyst_url) as cursor,
    ):
        cursor.execute("DELETE FROM news.amount")


def test_the_analysts_guide_names_every_view(sampled: Newsroom):
    page = (DOCS / "analysts.md").read_text(encoding="utf-8")
    views = sampled.query("SELECT table_name FROM information_schema.views WHERE table_schema = 'mart'")
    assert not [view for view in views if f"mart.{view}" not in page]


def test_the_readme_states_the_balance_of_the_samples(sampled: Newsroom):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    stated = re.search(
        r"collected (\d+) = published (\d+) \+ unchanged (\d+) \+ rejected (\d+) \+ skipped (\d+)", text
    )
    assert stated
    counted = sampled.query(
        """SELECT count(*) FILTER (WHERE outcome = 'published'), count(*) FILTER (WHERE outcome = 'rejected'),
               count(*) FILTER (WHERE outcome = 'skipped')
           FROM ops.run_item WHERE run_id = 'sampled' AND source <> 'my-paper'"""
    )
    published, rejected, skipped = counted[0]
    assert [int(number) for number in stated.groups()] == [
        published + rejected + skipped, published, 0, rejected, skipped,
    ]  # fmt: skip


def test_the_tutorials_pages_come_out_as_it_says(sampled: Newsroom):
    tutorial = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    rows = sampled.query(
        "SELECT headline, published_value, body FROM mart.article WHERE source_id = 'my-paper' ORDER BY address"
    )
    (bridge, dated, body), (ferry, undated, _) = rows
    assert (
        f"$ .venv/bin/wirehouse clean pages/my-paper/bridge.txt\n{bridge}\n{dated} (header)\n\n{body}\n"
        in tutorial
    )
    assert ferry in tutorial
    assert undated is None


def test_the_tutorials_sum_is_found(sampled: Newsroom):
    (block,) = blocks(DOCS / "tutorial.md", "sql")
    with transaction(sampled.analyst_url) as cursor:
        cursor.execute(block.text)
        ((_, surface, currency, value),) = cursor.fetchall()
    tutorial = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    assert f"| {surface} | {currency}      | {value}" in tutorial
