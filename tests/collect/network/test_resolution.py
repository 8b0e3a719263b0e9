"""Asking for the addresses of a name, within a time."""

from __future__ import annotations

import socket
import time

import pytest

from wirehouse.collect.network.failures import FetchReason, NoAnswer
from wirehouse.collect.network.resolution import MOST, resolve


def test_addresses_come_in_the_resolvers_order_without_repeats(names):
    names["news.example.org"] = ["93.184.215.15", "93.184.215.14", "93.184.215.15"]
    assert resolve("news.example.org", 80, 1.0) == ("93.184.215.15", "93.184.215.14")


def test_the_systems_own_resolver_is_asked():
    assert resolve("localhost", 80, 5.0)[0] in {"127.0.0.1", "::1"}


def test_a_name_with_very_many_addresses_is_looked_at_to_a_bound(names):
    names["many.example.org"] = [f"93.184.{n // 256}.{n % 256}" for n in range(1_000)]
    assert len(resolve("many.example.org", 80, 1.0)) == MOST


@pytest.mark.parametrize("addresses", [None, []])
def test_a_name_without_addresses_is_a_failure_of_dns(names, addresses):
    if addresses is not None:
        names["nowhere.example.org"] = addresses
    with pytest.raises(NoAnswer) as caught:
        resolve("nowhere.example.org", 80, 1.0)
    assert caught.value.reason is FetchReason.DNS


def test_a_resolver_that_hangs_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(1.5) or [])
    started = time.monotonic()
    with pytest.raises(NoAnswer) as caught:
        resolve("slow.example.org", 80, 0.2)
    assert caught.value.reason is FetchReason.DNS
    assert time.monotonic() - started < 1.0
