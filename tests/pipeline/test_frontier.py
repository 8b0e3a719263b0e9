"""The queue itself: what is claimed, in which order, and what a lease keeps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from newsroom import Newsroom, newsroom
from wirehouse.pipeline import frontier
from wirehouse.pipeline.collecting_addresses import place_of
from wirehouse.pipeline.frontier import Found, Place, Scope
from wirehouse.pipeline.frontier_pace import Manners, Rest
from wirehouse.pipeline.frontier_session import Session

__all__ = ["newsroom"]

LEASE = timedelta(seconds=30)
ALL = Scope("collect")


@pytest.fixture
def session(newsroom: Newsroom) -> Iterator[Session]:
    newsroom.start("one")
    one = Session(newsroom.loader_url)
    yield one
    one.close()


def queue(session: Session, *urls: str, source: str = "a", is_wanted: bool = True) -> tuple[int, int]:
    found = [Found(url, url, place_of(url) or Place("", ""), is_wanted=is_wanted) for url in urls]
    with session.transaction() as cursor:
        return frontier.queue_addresses(cursor, "one", source, "https://a.example/rss", found)


def test_a_domain_is_claimed_once_until_it_is_released_and_rested(session: Session, newsroom: Newsroom):
    queue(session, "https://a.example/1", "https://www.a.example/2")
    claimed = frontier.claim(session, ALL, LEASE)
    assert claimed is not None
    assert (claimed.domain, claimed.purpose) == ("a.example", "page")
    assert frontier.claim(session, ALL, LEASE) is None
    with session.transaction() as cursor:
        assert frontier.release(cursor, claimed, Rest(0.3, Manners(1, 0.5), "slow"))
    assert frontier.claim(session, ALL, LEASE) is None
    wait = frontier.seconds_until_next(session, ALL, timedelta(seconds=30))
    assert wait is not None
    assert 0 < wait <= 0.3
    newsroom.query("SELECT pg_sleep(0.3)")
    again = frontier.claim(session, ALL, LEASE)
    assert again is not None
    assert {claimed.address, again.address} == {"https://a.example/1", "https://www.a.example/2"}
    assert again.manners == Manners(1, 0.5)


def test_two_domains_are_claimed_at_once(session: Session):
    queue(session, "https://a.example/1", "https://b.example/1")
    claims = [frontier.claim(session, ALL, LEASE) for _ in range(3)]
    assert {one.domain for one in claims if one} == {"a.example", "b.example"}
    assert claims[2] is None


def test_a_lease_that_ended_frees_the_domain_and_its_holder_is_told(session: Session, newsroom: Newsroom):
    queue(session, "https://a.example/1")
    dead = frontier.claim(session, ALL, LEASE)
    assert dead is not None
    newsroom.query("UPDATE ops.domain SET lease_until = now() - interval '1 s'")
    newsroom.query("UPDATE ops.address SET lease_until = now() - interval '1 s'")
    assert frontier.return_abandoned(session, "one") == 1
    assert frontier.claim(session, ALL, LEASE) is not None
    with session.transaction() as cursor:
        assert not frontier.release(cursor, dead, Rest(1, Manners()))
    assert newsroom.query("SELECT outcome, address FROM ops.fetch") == [("abandoned", "https://a.example/1")]


def test_without_a_request_a_domain_is_as_free_as_it_was(session: Session):
    queue(session, "https://a.example/1")
    claimed = frontier.claim(session, ALL, LEASE)
    assert claimed is not None
    with session.transaction() as cursor:
        frontier.release(cursor, claimed, None)
        frontier.settle(cursor, claimed, "refused", reason="disallowed", was_asked=False)
    queue(session, "https://a.example/2")
    assert frontier.claim(session, ALL, LEASE) is not None


def test_an_address_is_known_once_however_many_name_it(session: Session, newsroom: Newsroom):
    assert queue(session, "https://a.example/1", "https://a.example/1") == (1, 1)
    assert queue(session, "https://a.example/1", source="b") == (0, 0)
    assert newsroom.query("SELECT address, source FROM ops.address") == [("https://a.example/1", "a")]


def test_what_was_only_known_is_queued_once_it_is_wanted(session: Session, newsroom: Newsroom):
    assert queue(session, "https://a.example/1", is_wanted=False) == (1, 1)
    assert frontier.claim(session, ALL, LEASE) is None
    assert queue(session, "https://a.example/1") == (0, 1)
    assert frontier.claim(session, ALL, LEASE) is not None


def test_what_failed_has_another_chance_after_a_day_and_no_sooner(session: Session, newsroom: Newsroom):
    queue(session, "https://a.example/1")
    newsroom.query("UPDATE ops.address SET state = 'failed', last_fetched_at = now() - interval '23 hours'")
    assert queue(session, "https://a.example/1") == (0, 0)
    newsroom.query("UPDATE ops.address SET last_fetched_at = now() - interval '25 hours'")
    assert queue(session, "https://a.example/1") == (0, 1)


def test_a_scope_holds_sources_and_spent_ones(session: Session):
    queue(session, "https://a.example/1", source="a")
    queue(session, "https://b.example/1", source="b")
    assert frontier.claim(session, Scope("collect", spent=("a", "b")), LEASE) is None
    claimed = frontier.claim(session, Scope("collect", sources=("b",)), LEASE)
    assert claimed is not None
    assert claimed.source == "b"
    assert frontier.claim(session, Scope("recheck"), LEASE) is None


def test_a_page_that_is_not_due_is_waited_for_only_if_it_is_soon(session: Session, newsroom: Newsroom):
    queue(session, "https://a.example/1")
    newsroom.query("UPDATE ops.address SET next_attempt_at = now() + interval '20 s'")
    assert frontier.claim(session, ALL, LEASE) is None
    assert frontier.seconds_until_next(session, ALL, timedelta(seconds=10)) is None
    wait = frontier.seconds_until_next(session, ALL, timedelta(seconds=30))
    assert wait is not None
    assert 15 < wait <= 20


def test_an_empty_queue_has_no_next_moment(session: Session):
    assert frontier.seconds_until_next(session, ALL, timedelta(days=1)) is None
