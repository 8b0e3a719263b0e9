"""How long a domain is left alone, and when a listing is read again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.pipeline.frontier_pace import (
    LONGEST_PAUSE,
    Manners,
    Polling,
    Rest,
    after_answer,
    after_failed_read,
    after_failure,
    after_read,
    retry_wait,
)

POLLING = Polling(shortest_minutes=10, longest_minutes=1_440, rest_failures=10, rest_days=7, stale_days=180)


UNKNOWN = Manners()


def answered(manners: Manners = UNKNOWN, **stated: float | None) -> Rest:
    values = {"pace": 5.0, "seconds": 0.2, "status": 200, "retry_after": None, "jitter": 0.0} | stated
    return after_answer(manners, **values)  # type: ignore[arg-type]


def test_after_an_answer_a_domain_rests_for_its_pace():
    assert answered().seconds == 5


def test_an_answer_in_time_makes_up_for_one_slow_down():
    assert answered(Manners(slow_downs=2, usual_seconds=0.2)).manners.slow_downs == 1


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_obeyed_to_the_second(status: int):
    rest = answered(status=status, retry_after=90.0)
    assert (rest.seconds, rest.slow_down, rest.manners.slow_downs) == (90, f"http_{status}", 1)


def test_retry_after_never_shortens_the_pace():
    assert answered(status=429, retry_after=0.0).seconds == 5


def test_retry_after_of_a_year_is_bounded_by_a_day():
    assert answered(status=503, retry_after=31_536_000.0).seconds == LONGEST_PAUSE


def test_without_retry_after_the_pause_doubles_each_time():
    pauses = [answered(Manners(slow_downs=n), status=429).seconds for n in range(4)]
    assert pauses == [30, 60, 120, 240]


def test_jitter_lengthens_a_pause_by_up_to_a_half():
    assert answered(status=429, jitter=1.0).seconds == 45


def test_a_host_that_answers_four_times_slower_than_usual_is_left_alone_for_longer():
    rest = answered(Manners(usual_seconds=1.0), seconds=8.0)
    assert (rest.seconds, rest.slow_down) == (16, "slow")


def test_a_quick_host_that_takes_a_second_once_is_not_slow():
    assert answered(Manners(usual_seconds=0.1), seconds=1.5).slow_down is None


def test_a_failure_that_may_pass_pauses_and_one_that_will_not_keeps_the_pace():
    passing = after_failure(Manners(), pace=5, reason="timeout", may_pass=True, jitter=0)
    lasting = after_failure(Manners(), pace=5, reason="tls", may_pass=False, jitter=0)
    assert (passing.seconds, passing.slow_down) == (10, "timeout")
    assert (lasting.seconds, lasting.slow_down) == (5, None)


@given(
    manners=st.builds(Manners, st.integers(0, 1_000), st.none() | st.floats(0, 3_600)),
    stated=st.fixed_dictionaries(
        {
            "pace": st.floats(0, 600),
            "seconds": st.floats(0, 3_600),
            "status": st.sampled_from([200, 304, 404, 429, 500, 503]),
            "retry_after": st.none() | st.floats(0, 1e9),
            "jitter": st.floats(0, 1),
        }
    ),
)
def test_no_answer_shortens_the_pace_nor_stops_a_domain_for_more_than_a_day(
    manners: Manners, stated: dict[str, Any]
):
    rest, pace = after_answer(manners, **stated), stated["pace"]
    assert pace <= rest.seconds <= max(pace, LONGEST_PAUSE)


def test_a_page_is_asked_for_again_after_five_minutes_and_then_ever_later_up_to_six_hours():
    assert [retry_wait(n, 0.0) / 60 for n in (1, 2, 3, 20)] == [5, 10, 20, 360]


def read(**stated: float | None) -> float:
    values = {"interval_minutes": 60.0, "new": 0, "entries": 20, "days_without_news": 0.0} | stated
    return after_read(POLLING, **values).minutes  # type: ignore[arg-type]


def test_a_listing_that_brings_nothing_is_read_less_often():
    assert read(new=0) == 90


def test_one_new_entry_keeps_the_interval_and_more_shorten_it():
    assert (read(new=1), read(new=3)) == (60, 40)


def test_where_all_entries_are_new_some_may_have_been_missed():
    assert read(new=20) == 20


def test_the_interval_stays_within_its_bounds():
    assert read(interval_minutes=10, new=20) == 10
    assert read(interval_minutes=1_440, new=0) == 1_440


def test_a_listing_is_not_read_sooner_than_it_says_itself():
    assert read(new=20, ttl_minutes=120) == 120


def test_a_listing_may_not_ask_to_be_left_alone_for_ever():
    assert read(new=0, ttl_minutes=10_000_000) == 1_440


def test_a_listing_without_news_for_half_a_year_rests():
    after = after_read(POLLING, interval_minutes=1_440, new=0, entries=9, days_without_news=180)
    assert (after.is_resting, after.minutes) == (True, 7 * 1_440)


def test_a_hard_failure_counts_one_and_doubles_the_interval():
    after = after_failed_read(POLLING, interval_minutes=60, failures=2, is_hard=True)
    assert (after.failures, after.interval_minutes, after.is_resting) == (3, 120, False)


def test_a_failure_that_may_pass_counts_a_quarter_and_keeps_the_interval():
    after = after_failed_read(POLLING, interval_minutes=60, failures=2, is_hard=False)
    assert (after.failures, after.interval_minutes) == (2.25, 60)


def test_a_server_may_ask_for_a_later_read():
    assert (
        after_failed_read(POLLING, interval_minutes=60, failures=0, is_hard=False, wait_minutes=90).minutes
        == 90
    )


def test_ten_failures_make_a_feed_rest_for_a_week():
    after = after_failed_read(POLLING, interval_minutes=60, failures=9, is_hard=True)
    assert (after.is_resting, after.minutes) == (True, 7 * 1_440)
