"""Which IP addresses belong to the public internet."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from wirehouse.collect.network.public_ips import refusal


@pytest.mark.parametrize(
    "ip",
    [
        *("8.8.8.8", "93.184.215.14", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.255.255"),
        *("172.32.0.1", "169.253.1.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "126.0.0.1"),
        *("2606:2800:21f:cb07:6820:80da:af6b:8b2c", "2a00:1450:4001::200e", "2001:4860:4860::8888"),
        "64:ff9b::808:808",
    ],
)
def test_a_public_address_is_let_through(ip):
    assert refusal(ip_address(ip)) is None


@pytest.mark.parametrize(
    ("ip", "why"),
    [
        ("169.254.169.254", "metadata"),
        ("fd00:ec2::254", "metadata"),
        ("168.63.129.16", "metadata"),
        ("100.64.0.1", "NAT"),
        ("64:ff9b::a00:1", "NAT64 address of 10.0.0.1, a private address"),
        ("2002:808:808::1", "6to4"),
        ("2001:0:808:808::", "Teredo"),
        ("::ffff:8.8.8.8", "IPv4-mapped"),
        ("fe80::1", "link-local"),
        ("224.0.0.1", "multicast"),
        ("255.255.255.255", "reserved"),
    ],
)
def test_a_refusal_names_what_the_address_is(ip, why):
    assert why in str(refusal(ip_address(ip)))


@given(integers(0, 2**32 - 1))
def test_nothing_that_python_calls_private_or_reserved_is_let_through(number):
    ip = IPv4Address(number)
    if ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_reserved:
        assert refusal(ip)


@given(integers(0, 2**128 - 1))
def test_nothing_outside_of_global_unicast_is_let_through(number):
    ip = IPv6Address(number)
    if not 2 <= number >> 124 <= 3 and number >> 32 != 0x64FF9B << 64:
        assert refusal(ip)


@given(integers(0, 2**32 - 1))
def test_an_embedded_address_is_as_public_as_what_it_embeds(number):
    embedded = IPv6Address((0x64FF9B << 96) | number)
    assert bool(refusal(embedded)) == bool(refusal(IPv4Address(number)))
