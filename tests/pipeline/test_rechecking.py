"""Looking again: what changed is a revision, what was taken down is recorded, and nothing is deleted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from collected_web import Press, press
from newsroom import forget_settings, newsroom
from web import Answer
from wirehouse.pipeline.rechecking import time_until

__all__ = ["newsroom", "press"]

GAZETTE = "http://gazette.test"


@pytest.fixture
def published(press: Press) -> Press:
    """The Gazette's pages, fetched and published."""
    press.state_feed("gazette", f"{GAZETTE}/feed.xml")
    press.collect("one")
    press.process("two")
    return press


def days_until(press: Press, path: str) -> float | None:
    (days,) = press.room.query(
        "SELECT round(extract(EPOCH FROM recheck_at - now()) / 86400)::float FROM ops.address WHERE address = %s",
        f"{GAZETTE}{path}",
    )
    return days


def test_days_count_from_the_first_visit():
    assert [time_until((1, 7), done) for done in range(3)] == [timedelta(days=1), timedelta(days=6), None]
    assert time_until((), 0) is None


def test_pages_are_visited_again_after_one_and_seven_days_and_then_no_more(published: Press):
    waits = [days_until(published, "/news/archive-opens")]
    for number in range(2):
        published.make_due("recheck")
        published.recheck(f"again {number}")
        waits.append(days_until(published, "/news/archive-opens"))
    assert waits == [1, 6, None]


def test_a_page_that_is_not_due_is_not_visited(published: Press):
    before = len(published.web.requests)
    assert published.recheck("three").requests == 0
    assert len(published.web.requests) == before


def test_a_page_that_the_server_says_has_not_changed_counts_as_unchanged(published: Press):
    published.make_due("recheck")
    published.recheck("three")
    last = published.web.asked("gazette.test", "/news/archive-opens")[-1]
    assert (last.headers["if-none-match"], last.status) == ('"gazette-1"', 304)
    assert published.room.items("three")[f"{GAZETTE}/news/archive-opens"] == ("unchanged", None)


def test_a_corrected_article_becomes_a_revision(published: Press):
    published.make_due("recheck")
    published.recheck("three")
    published.process("four")
    assert published.room.query(
        "SELECT revision_number, cause FROM news.article_revision r JOIN news.article a USING (article_id) "
        "WHERE address = %s ORDER BY 1",
        f"{GAZETTE}/news/swing-bridge",
    ) == [(1, "first"), (2, "edited")]


def test_an_article_that_was_taken_down_is_withdrawn_and_stays(published: Press):
    published.make_due("recheck")
    published.recheck("three")
    assert published.room.items("three")[f"{GAZETTE}/news/missing-heron"] == ("skipped", "gone")
    assert published.room.query("SELECT address, withdrawn_status FROM mart.withdrawn_article") == [
        (f"{GAZETTE}/news/missing-heron", 410)
    ]
    assert published.room.query("SELECT count(*) FROM news.article") == [4]
    assert published.addresses()[f"{GAZETTE}/news/missing-heron"] == "gone"


def test_a_404_on_a_later_visit_is_a_withdrawal_too(published: Press):
    for number in range(2):
        published.make_due("recheck")
        published.recheck(f"again {number}")
    withdrawn = dict(published.room.query("SELECT address, withdrawn_status FROM mart.withdrawn_article"))
    assert withdrawn[f"{GAZETTE}/news/night-market"] == 404


def test_an_article_that_is_back_is_withdrawn_no_more(published: Press):
    published.make_due("recheck")
    published.recheck("three")
    published.web.put(
        "gazette.test", "/news/missing-heron", *published.web.sites["gazette.test"].at("/news/night-market")
    )
    published.make_due("recheck")
    published.recheck("four")
    withdrawn = published.room.query("SELECT address FROM mart.withdrawn_article")
    assert f"{GAZETTE}/news/missing-heron" not in withdrawn


def test_a_visit_without_an_answer_says_nothing_of_the_page(published: Press):
    published.web.put("gazette.test", "/news/archive-opens", Answer(b"", status=500))
    published.make_due("recheck")
    published.recheck("three")
    assert published.addresses()[f"{GAZETTE}/news/archive-opens"] == "fetched"
    assert f"{GAZETTE}/news/archive-opens" not in published.room.items("three")
    assert days_until(published, "/news/archive-opens") == 0


def test_a_redirect_to_the_front_page_is_no_new_wording(published: Press):
    published.web.put("gazette.test", "/news/archive-opens", Answer(status=302, location="/"))
    published.make_due("recheck")
    published.recheck("three")
    assert published.web.asked("gazette.test", "/") == []
    assert published.room.query("SELECT last_reason FROM ops.address WHERE last_reason = 'moved'") == [
        "moved"
    ]


def test_a_page_that_goes_back_to_its_first_wording_shows_it_again(published: Press):
    bridge = f"{GAZETTE}/news/swing-bridge"
    first, second = published.web.sites["gazette.test"].at("/news/swing-bridge")
    published.web.put("gazette.test", "/news/swing-bridge", second, first)
    for number in range(2):
        published.make_due("recheck")
        published.recheck(f"again {number}")
        published.process(f"publish {number}")
    assert published.room.query("SELECT revision_number FROM mart.article WHERE address = %s", bridge) == [1]
    assert published.room.query("SELECT count(*) FROM mart.article_history WHERE address = %s", bridge) == [2]


def test_a_source_may_be_left_out(press: Press):
    press.state_feed("gazette", f"{GAZETTE}/feed.xml", more="recheck: off\n")
    press.collect("one")
    assert press.room.query("SELECT DISTINCT recheck_at FROM ops.address") == [None]


def test_an_empty_setting_visits_nothing_again(press: Press, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WIREHOUSE_RECHECK_DAYS", " ")
    forget_settings()
    press.state_feed("gazette", f"{GAZETTE}/feed.xml")
    press.collect("one")
    assert press.room.query("SELECT DISTINCT recheck_at FROM ops.address") == [None]
