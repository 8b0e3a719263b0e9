"""The addresses of a host's name, within a time."""

from __future__ import annotations

import queue
import socket
import threading

from wirehouse.collect.network.failures import FetchReason, NoAnswer

MOST = 32
"""Addresses of one name that are looked at; the largest delivery networks give a dozen."""


def resolve(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """Ask the system's resolver once for a name's addresses, in its order, without repeats.

    Raises `NoAnswer` (`dns`) when there are none, or none within the seconds: `getaddrinfo` knows no
    time limit and cannot be stopped, so it is left to a thread that nobody waits for.
    """
    answers: queue.SimpleQueue[tuple[str, ...] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(tuple(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty as error:
        raise NoAnswer(FetchReason.DNS, f"no address of {host} within {seconds:.0f} s") from error
    if not isinstance(answer, tuple):
        raise NoAnswer(
            FetchReason.DNS, f"{host} has no address ({answer}); if that lasts, correct its name"
        ) from answer
    if not answer:
        raise NoAnswer(FetchReason.DNS, f"{host} has no address")
    return answer[:MOST]
