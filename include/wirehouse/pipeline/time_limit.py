"""A limit on the time that one piece of work may compute."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

from wirehouse.errors import WirehouseError

T = TypeVar("T")

_AGAIN = 0.5
"""Seconds after which the signal comes again: an exception that is raised while Python is in a finaliser
or a callback of C code is lost."""


class TooSlowError(WirehouseError):
    """The work took longer than it may."""


class _TimeIsUp(BaseException):
    """Not an `Exception`: the work's own `except Exception` must not catch it."""


def within(seconds: float, work: Callable[[], T]) -> T:
    """Do a piece of work and give its result. Raises `TooSlowError` after so many seconds.

    What counts is the time that this process computes (ITIMER_VIRTUAL of setitimer(2)), so that a busy
    machine does not turn documents away; it also leaves SIGALRM to the time limits of schedulers. In
    a thread other than the main one, where Python gives no signals, there is no limit.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        return work()
    armed = True

    def ring(_signal: int, _frame: FrameType | None) -> None:
        if armed:
            raise _TimeIsUp

    former = signal.signal(signal.SIGVTALRM, ring)
    try:
        try:
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
            return work()
        finally:
            # First of all: a signal that came before the timer ended is handed to Python after it.
            armed = False
    except _TimeIsUp:
        armed = False
        raise TooSlowError(f"it took more than {seconds:g} s of computing") from None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, former)
