"""What there is to tell of how a document was read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from accounts import DATES, EXPLANATION, a_rejection, an_article

from wirehouse.cli.account import Part, part_of
from wirehouse.records import Block, Explanation, Label


def test_an_articles_verdict_says_how_much_of_the_page_is_its_body():
    assert an_article().verdict == "article: 1 of 4 blocks are its body"
    assert not an_article().is_rejection


def test_a_rejections_verdict_says_the_reason_and_the_stage():
    account = a_rejection()
    assert account.is_rejection
    assert (account.verdict, account.evidence) == ("rejected: too_short (clean)", "2 words of text")
    assert account.title == "oldhaven/short.html"


def test_facts_are_written_for_people():
    facts = dict(an_article().facts)
    assert facts["authors"] == "Anna Whitlock, Ben Orr"
    assert facts["published"] == "2026-05-12T08:30 (minute, metadata, 95% sure)"
    assert "section" not in facts


@pytest.mark.parametrize(
    ("label", "part"),
    [(Label.BODY, Part.BODY), (Label.BYLINE, Part.READ), (Label.SHARE, Part.DROPPED), (None, None)],
)
def test_a_block_is_body_or_read_or_dropped_or_undecided(label: Label | None, part: Part | None):
    assert part_of(Block(1, "x", label=label)) is part


def test_the_date_that_was_taken_comes_first_and_it_is_told_why():
    account = an_article()
    assert [date.verdict for date in account.dates] == ["published", "a worse basis than metadata"]
    assert account.why_this_date == (
        "2026-05-12T08:30 is the date of publication: metadata (datePublished), 95% sure; 1 other lost."
    )


def test_no_date_is_told_too():
    account = replace(an_article(), explanation=replace(EXPLANATION, dates=DATES[:1]))
    assert account.why_this_date == "No date was taken as the date of publication."
    assert replace(account, explanation=Explanation()).dates == ()
