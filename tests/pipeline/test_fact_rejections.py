"""Facts that were left out: counted over runs, closed when they hold."""

from __future__ import annotations

from uuid import UUID

import pytest

from newsroom import Newsroom, page
from wirehouse.database import transaction
from wirehouse.pipeline import fact_rejections
from wirehouse.pipeline.staged_facts import RefusedFact
from wirehouse.reasons import Reason

STATES = "SELECT state, times_seen, first_run, last_run, closed_by FROM ops.fact_rejection"


@pytest.fixture
def staged(newsroom: Newsroom) -> Newsroom:
    """A newsroom with one page collected and staged in run one."""
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.collect("one")
    newsroom.clean("one")
    return newsroom


def refuse_quotations(newsroom: Newsroom, run_id: str, evidence: str = "it reads otherwise") -> None:
    rows = newsroom.query(
        "SELECT document_key, start_char, end_char FROM stage.quotation WHERE run_id = %s", run_id
    )
    facts = [
        RefusedFact(
            UUID(str(key)), "quotation", start, end, "staged_quotation.x", Reason.BAD_SPAN, evidence, "v"
        )
        for key, start, end in rows
    ]
    with transaction(newsroom.loader_url) as cursor:
        fact_rejections.refuse(cursor, run_id, facts)


def test_a_refused_fact_is_left_out_and_its_article_published(staged: Newsroom):
    refuse_quotations(staged, "one")
    balance = staged.publish("one")
    assert (balance.published, balance.rejected, balance.quotations) == (1, 0, 0)
    assert balance.rejected_facts > 0
    assert balance.mentions > 0


def test_a_fact_refused_again_is_the_same_row_seen_twice(staged: Newsroom):
    refuse_quotations(staged, "one")
    refuse_quotations(staged, "one")
    staged.publish("one")
    staged.collect("two", force=True)
    staged.clean("two")
    refuse_quotations(staged, "two", evidence="x" * 100_000 + "\0")
    staged.publish("two")
    assert set(staged.query(STATES)) == {("open", 2, "one", "two", None)}
    assert max(staged.query("SELECT length(evidence) FROM ops.fact_rejection")) < 100_000


def test_a_fact_that_holds_later_closes_its_rejection_and_a_relapse_opens_it(staged: Newsroom):
    refuse_quotations(staged, "one")
    staged.publish("one")
    staged.run("two", force=True)
    assert set(staged.query(STATES)) == {("fixed", 1, "one", "one", "two")}
    staged.collect("three", force=True)
    staged.clean("three")
    refuse_quotations(staged, "three")
    assert set(staged.query(STATES)) == {("open", 2, "one", "three", None)}


def test_two_facts_with_one_span_do_not_stop_the_batch(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch):
    from dataclasses import replace  # noqa: PLC0415

    from wirehouse import enrich  # noqa: PLC0415

    whole = enrich.enrich

    def doubled(*given, **named):
        facts = whole(*given, **named)
        return replace(facts, mentions=(*facts.mentions, *facts.mentions))

    monkeypatch.setattr(enrich, "enrich", doubled)
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    balance = newsroom.run("one")
    assert (balance.published, balance.rejected) == (1, 0)
    assert balance.mentions == balance.rejected_facts > 0
    assert set(newsroom.query("SELECT expectation, reason FROM ops.fact_rejection")) == {
        ("staging.one mention a span", "bad_span")
    }
