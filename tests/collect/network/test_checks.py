"""What the settings allow to be connected to."""

from __future__ import annotations

import logging

import pytest

from wirehouse.collect.network.checks import Endpoint, check, permission
from wirehouse.collect.network.failures import FetchReason, NoAnswer
from wirehouse.collect.network.web_addresses import read_address
from wirehouse.errors import SettingsError
from wirehouse.settings import Settings


def endpoints(url: str, **settings: str) -> tuple[Endpoint, ...]:
    return check(read_address(url), permission(Settings(**settings)), 1.0)


def test_every_public_address_of_a_name_may_be_connected_to_in_order(names):
    names["news.example.org"] = ["93.184.215.14", "2a00:1450:4001::1", "93.184.215.14"]
    found = endpoints("https://news.example.org/")
    assert [(str(one.ip), one.port) for one in found] == [("93.184.215.14", 443), ("2a00:1450:4001::1", 443)]


def test_a_public_address_needs_no_name(names):
    assert [str(one.ip) for one in endpoints("http://93.184.215.14/")] == ["93.184.215.14"]


def test_only_the_ports_of_the_settings_are_connected_to(names):
    names["news.example.org"] = ["93.184.215.14"]
    with pytest.raises(NoAnswer) as caught:
        endpoints("http://news.example.org:8080/")
    assert caught.value.reason is FetchReason.PORT
    assert endpoints("http://news.example.org:8080/", network_ports="80, 8080")[0].port == 8080


def test_without_the_setting_no_name_leads_to_this_machine():
    with pytest.raises(NoAnswer) as caught:
        endpoints("http://gazette.test/")
    assert caught.value.reason is FetchReason.REFUSED_ADDRESS


def test_a_test_host_is_allowed_by_name_and_port_alone():
    stated = "gazette.test=127.0.0.2:8081, gazette.test:443=127.0.0.2:8443, six.test=[::1]:81"
    found = [
        endpoints(url, network_test_hosts=stated)[0]
        for url in ("http://gazette.test/", "https://GAZETTE.test./", "http://six.test/")
    ]
    assert [(str(one.ip), one.port) for one in found] == [
        ("127.0.0.2", 8081),
        ("127.0.0.2", 8443),
        ("::1", 81),
    ]
    for url in ("http://gazette.test:8081/", "http://www.gazette.test/", "http://127.0.0.2:8081/"):
        with pytest.raises(NoAnswer):
            endpoints(url, network_test_hosts=stated)


def test_test_hosts_are_announced_loudly(caplog):
    with caplog.at_level(logging.WARNING):
        permission(Settings(network_test_hosts="gazette.test=127.0.0.2:8081"))
    assert "NETWORK TEST HOSTS ARE ON" in caplog.text
    caplog.clear()
    permission(Settings())
    assert caplog.text == ""


@pytest.mark.parametrize(
    "stated",
    [
        "gazette.test",
        "gazette.test=",
        "gazette.test=8081",
        "gazette.test=10.0.0.1:80",
        "gazette.test=93.184.215.14:80",
        "gazette.test=localhost:80",
        "127.0.0.1=127.0.0.1:80",
        "gazette.test/path=127.0.0.1:80",
        "=127.0.0.1:80",
        "*=127.0.0.1:80",
    ],
)
def test_a_test_host_of_the_wrong_form_is_an_error_of_the_settings(stated):
    with pytest.raises(SettingsError, match="network_test_hosts"):
        permission(Settings(network_test_hosts=stated))


@pytest.mark.parametrize("stated", ["", "eighty", "0", "70000", "80;443"])
def test_ports_of_the_wrong_form_are_an_error_of_the_settings(stated):
    with pytest.raises(SettingsError, match="network_ports"):
        permission(Settings(network_ports=stated))
