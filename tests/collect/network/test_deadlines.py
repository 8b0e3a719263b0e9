"""How much time is left, of a part and of the whole."""

from __future__ import annotations

import time

import pytest

from wirehouse.collect.network.deadlines import Deadline
from wirehouse.collect.network.failures import FetchReason, NoAnswer


def test_a_part_has_its_own_time_while_the_whole_has_more():
    assert Deadline(60).part(5, "the first byte") == 5


def test_a_part_has_no_more_than_what_is_left_of_the_whole():
    assert 0 < Deadline(0.5).part(5, "the first byte") <= 0.5


def test_nothing_is_begun_after_the_whole_time():
    deadline = Deadline(0.01)
    time.sleep(0.02)
    with pytest.raises(NoAnswer) as caught:
        deadline.part(5, "the first byte")
    assert caught.value.reason is FetchReason.TIMEOUT
    assert "network_total_seconds" in caught.value.detail


def test_a_wait_that_was_too_long_says_what_for():
    assert "network_total_seconds" not in Deadline(60).missed("the first byte").detail
    assert "the first byte" in Deadline(60).missed("the first byte").detail
