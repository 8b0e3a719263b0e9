"""How much time is left: of one part of a fetch, and of the whole."""

from __future__ import annotations

import time

from wirehouse.collect.network.failures import FetchReason, NoAnswer


class Deadline:
    """The end of a whole fetch, by a clock that no one sets."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def part(self, seconds: float, waiting_for: str) -> float:
        """Give how long one part may wait: its own time, or what is left of the whole if that is less.

        Raises `NoAnswer` (`timeout`) when nothing is left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.missed(waiting_for)
        return min(seconds, left)

    def missed(self, waiting_for: str) -> NoAnswer:
        """Say which wait was too long: the part's own, or that of the whole."""
        if time.monotonic() >= self._end:
            return NoAnswer(
                FetchReason.TIMEOUT,
                f"not done after {self._seconds:g} s (network_total_seconds), while waiting for {waiting_for}",
            )
        return NoAnswer(FetchReason.TIMEOUT, f"waited too long for {waiting_for}")
