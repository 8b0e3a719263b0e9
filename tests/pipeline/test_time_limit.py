"""The limit on the time that a document may compute."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from wirehouse.pipeline.time_limit import TooSlowError, within


def compute(seconds: float) -> str:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return "done"


def test_work_in_time_gives_its_result():
    assert within(5, lambda: compute(0.01)) == "done"


def test_work_that_computes_too_long_is_stopped():
    begun = time.process_time()
    with pytest.raises(TooSlowError, match=r"more than 0\.05 s"):
        within(0.05, lambda: compute(30))
    assert time.process_time() - begun < 5


def test_work_that_catches_every_exception_is_stopped():
    def stubborn() -> str:
        try:
            return compute(30)
        except Exception:
            return "caught"

    with pytest.raises(TooSlowError):
        within(0.05, stubborn)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_work_that_loses_the_first_signal_in_a_finaliser_is_stopped_by_the_next():
    class Slow:
        def __del__(self) -> None:
            compute(0.2)

    def forgetful() -> str:
        Slow()
        return compute(30)

    begun = time.process_time()
    with pytest.raises(TooSlowError):
        within(0.05, forgetful)
    assert time.process_time() - begun < 5


def test_waiting_is_no_computing():
    assert within(0.1, lambda: time.sleep(0.5)) is None


def test_an_error_of_the_work_comes_through_and_ends_the_limit():
    with pytest.raises(ZeroDivisionError):
        within(0.05, lambda: 1 / 0)
    assert compute(0.2) == "done"


def test_the_handler_and_the_timer_are_as_they_were():
    former = signal.getsignal(signal.SIGVTALRM)
    within(5, lambda: None)
    assert signal.getsignal(signal.SIGVTALRM) is former
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_a_thread_works_without_a_limit():
    results: list[str] = []
    thread = threading.Thread(target=lambda: results.append(within(0.01, lambda: compute(0.1))))
    thread.start()
    thread.join()
    assert results == ["done"]
