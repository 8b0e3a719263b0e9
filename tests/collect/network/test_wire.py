"""Connecting to what was checked, and to nothing else."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from wirehouse.collect.network import Door, FetchFailure, FetchReason, FetchRequest
from wirehouse.collect.network.wire import MOST_TRIED
from wirehouse.settings import Settings


@pytest.fixture
def tried(web, monkeypatch) -> list[Any]:
    """Where was connected to; the last of three public addresses is our server, the others are nobody's."""
    plain, places = socket.socket.connect, []

    def connect(sock: socket.socket, address: Any) -> None:
        places.append(address)
        if address[0] != "93.184.215.16":
            raise ConnectionRefusedError("nobody is there")
        plain(sock, ("127.0.0.1", web.port))

    monkeypatch.setattr(socket.socket, "connect", connect)
    return places


@pytest.fixture
def open_door() -> Door:
    """A door without test hosts."""
    return Door(Settings(network_contact="newsdesk@wirehouse.test"))


def test_the_addresses_of_a_name_are_tried_one_after_the_other(names, tried, open_door):
    names["gazette.test.example.org"] = ["93.184.215.14", "93.184.215.15", "93.184.215.16"]
    fetched = open_door.fetch(FetchRequest("http://gazette.test.example.org/"))
    assert [address[0] for address in tried] == ["93.184.215.14", "93.184.215.15", "93.184.215.16"]
    assert fetched.ip == "93.184.215.16"


def test_no_more_than_a_few_addresses_are_tried(names, tried, open_door):
    names["many.example.org"] = [f"93.184.216.{number}" for number in range(20)]
    with pytest.raises(FetchFailure) as caught:
        open_door.fetch(FetchRequest("http://many.example.org/"))
    assert caught.value.reason is FetchReason.CONNECT
    assert len(tried) == MOST_TRIED


def test_what_the_environment_says_of_proxies_is_not_heard(web, door, connections, monkeypatch):
    for variable in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    assert door.fetch(FetchRequest("http://gazette.test/feed.xml")).status == 200
    assert connections == [("127.0.0.1", web.port)]


def test_every_socket_is_closed_whatever_happened(door, recwarn):
    for path in ("/ok", "/reset", "/cut", "/bomb-gzip", "/endless", "/header-flood", "/hang", "/teapot"):
        try:
            door.fetch(FetchRequest(f"http://ledger.test{path}"))
        except FetchFailure:
            continue
    import gc  # noqa: PLC0415

    gc.collect()
    assert [warning for warning in recwarn if warning.category is ResourceWarning] == []
