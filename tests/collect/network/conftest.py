"""The door, the web that it opens on, and a count of every connection at the layer of sockets."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from web import Web, web_of_sites
from wirehouse.collect.network import Door
from wirehouse.settings import Settings

QUICK = {
    "network_total_seconds": 1.5,
    "network_first_byte_seconds": 0.6,
    "network_read_seconds": 0.6,
    "network_connect_seconds": 0.6,
}

_heard: list[tuple[str, int]] = []


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect":
        _heard.append(tuple(arguments[1][:2]))


# An audit hook (PEP 578) hears of a connection whatever library asks for it. It can never be taken away.
sys.addaudithook(_hear)


@pytest.fixture
def connections() -> list[tuple[str, int]]:
    """Where this process has tried to connect to since the test began: address and port."""
    _heard.clear()
    return _heard


@pytest.fixture(scope="session")
def served() -> Iterator[Web]:
    """The web of sites, as long as the tests run."""
    with web_of_sites(secure=True) as web:
        yield web


@pytest.fixture
def web(served: Web) -> Web:
    """The web of sites, as if nobody had visited it."""
    served.forget()
    return served


@pytest.fixture
def door(web: Web) -> Door:
    """A door of little patience that opens on the web of sites."""
    return Door(Settings(**web.network_settings(), **QUICK))


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What the system's resolver says of which name; every question is answered from it."""
    known: dict[str, list[str]] = {}

    def getaddrinfo(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [
            (
                socket.AF_INET6 if ":" in ip else socket.AF_INET,
                socket.SOCK_STREAM,
                socket.IPPROTO_TCP,
                "",
                (ip, port, 0, 0) if ":" in ip else (ip, port),
            )
            for ip in known[host]
        ]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return known
