"""Addresses that try to lead the door into the network it stands in. None of them gets a connection."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from web import Answer
from wirehouse.collect.network import Door, FetchFailure, FetchReason, FetchRequest, Robots
from wirehouse.settings import Settings

NOT_PUBLIC = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "169.254.170.2",
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.192",
    "168.63.129.16",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::a00:1",
    "100::1",
    "2001::7f00:1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::1",
    "2a00:1450::5efe:127.0.0.1",
    "3fff::1",
    "4000::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%2",
    "fec0::1",
    "ff02::1",
]

ADDRESSES = [
    # The same places in other words.
    "http://2130706433/",
    "http://017700000001/",
    "http://0x7f000001/",
    "http://0x7f.0x0.0x0.0x1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://127.0.0.1./",
    "http://127.0.0.01/",
    "http://127.0.0.1.:80/",
    "http://0/",
    "http://0x/",
    "http://1.2.3.4.5/",
    "http://256.256.256.256/",
    "http://99999999999999999999/",
    "http://2852039166/latest/meta-data/",
    "http://0xa9fea9fe/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[0:0:0:0:0:ffff:7f00:1]/",
    "http://[::]/",
    "http://[::1]:80/",
    "http://[fe80::1%25eth0]/",
    "http://[fe80::1%eth0]/",
    "http://[::1/",
    "http://[127.0.0.1]/",
    "http://[v1.127.0.0.1]/",
    "http://[::1].example.org/",
    # Digits and dots that are such only after normalisation.
    "http://１２７.０.０.１/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://127．0．0．1/",
    "http://１６９｡２５４｡１６９｡２５４/",
    "http://⑯⑨.②⑤④.⑯⑨.②⑤④/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://loc\u00adalhost/",
    "http://localho\u200dst/",
    "http://ℓocalhost/",
    "http://xn--localhost-/",
    "http://xn--0/",
    # Names that are not public whatever a resolver says.
    "http://localhost/",
    "http://LOCALHOST./",
    "http://a.localhost/",
    "http://printer.local/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://intranet/",
    "http://router.home.arpa/",
    "http://elsewhere.test/",
    "http://hidden.onion/",
    # Two readers, two hosts.
    "http://news.example.org@127.0.0.1/",
    "http://127.0.0.1@news.example.org/",
    "http://user:password@news.example.org/",
    "http://news.example.org:80@127.0.0.1:80/",
    "http://@127.0.0.1/",
    "http://127.0.0.1\\@news.example.org/",
    "http://news.example.org\\.127.0.0.1/",
    "http:\\\\127.0.0.1\\",
    "http:///127.0.0.1/",
    "http:127.0.0.1/",
    "http:/127.0.0.1/",
    "http://127.0.0.1%00.news.example.org/",
    "http://127%2e0%2e0%2e1/",
    "http://%6c%6f%63%61%6c%68%6f%73%74/",
    "http://news.example.org\r\nHost: 127.0.0.1/",
    "http://news.example.org\t.127.0.0.1/",
    "http://news.example.org /",
    "http://127.0.0.1\u0000/",
    "http://127.0.0.1#@news.example.org/",
    "http://127.0.0.1?@news.example.org/",
    "http://-news-.example..org/",
    "http://.../",
    "http://:80/",
    "http://",
    # Ports, and schemes that are not the web's.
    "http://127.0.0.1:6379/",
    "http://news.example.org:22/",
    "http://news.example.org:0/",
    "http://news.example.org:65536/",
    "http://news.example.org:-80/",
    "http://news.example.org:８０/",
    "http://news.example.org:80:22/",
    "http://news.example.org:0x50/",
    "file:///etc/passwd",
    "ftp://news.example.org/",
    "gopher://127.0.0.1:6379/_INFO",
    "dict://127.0.0.1:11211/stats",
    "jar:http://127.0.0.1!/",
    "data:text/html,hello",
    "javascript:alert(1)",
    "unix:/var/run/docker.sock",
    "//127.0.0.1/",
    "",
]
ADDRESSES += [f"http://[{ip}]/" if ":" in ip else f"http://{ip}/" for ip in NOT_PUBLIC]

AT_THE_DOOR = {
    FetchReason.BAD_ADDRESS,
    FetchReason.SCHEME,
    FetchReason.PORT,
    FetchReason.REFUSED_ADDRESS,
}
"""The reasons that an address itself gives; any other means that it was taken for a good one."""


@pytest.fixture(autouse=True)
def _what_resolves(names):
    # Each of these would be believed by a door that asks the resolver before it thinks.
    for name in (
        *("localhost", "a.localhost", "printer.local", "metadata.google.internal", "intranet"),
        *("router.home.arpa", "elsewhere.test", "hidden.onion", "2130706433", "127.1", "0"),
    ):
        names[name] = ["127.0.0.1"]
    names["news.example.org"] = ["93.184.215.14"]


def test_there_are_more_than_sixty_of_them():
    assert len(set(ADDRESSES)) >= 120


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_connected_to_for_a_trick(door, connections, address):
    with pytest.raises(FetchFailure) as caught:
        door.fetch(FetchRequest(address))
    assert caught.value.reason in AT_THE_DOOR
    assert not caught.value.transient
    assert connections == []


# What a Location header could not carry: it would be another address, or no header at all.
RELATIVE = {"", "//127.0.0.1/"}


@pytest.mark.parametrize(
    "address", [a for a in ADDRESSES if a not in RELATIVE and not set(a) & set("\r\n\0")]
)
def test_a_redirect_to_a_trick_ends_where_it_was_given(web, door, connections, address):
    web.put("courier.test", "/trick", Answer(status=302, headers=(("Location", _latin(address)),)))
    with pytest.raises(FetchFailure) as caught:
        door.fetch(FetchRequest("http://courier.test/trick"))
    assert caught.value.reason in AT_THE_DOOR
    assert connections == [("127.0.0.1", web.port)]


def test_a_redirect_to_another_host_without_a_scheme_is_checked_too(web, door, connections):
    web.put("courier.test", "/trick", Answer(status=302, location="//169.254.169.254/latest/meta-data/"))
    with pytest.raises(FetchFailure) as caught:
        door.fetch(FetchRequest("http://courier.test/trick"))
    assert caught.value.reason is FetchReason.REFUSED_ADDRESS
    assert connections == [("127.0.0.1", web.port)]


@pytest.mark.parametrize("ip", NOT_PUBLIC)
def test_a_name_that_leads_to_such_an_address_is_refused(door, names, connections, ip):
    names["rebound.example.org"] = [ip]
    with pytest.raises(FetchFailure) as caught:
        door.fetch(FetchRequest("https://rebound.example.org/"))
    assert caught.value.reason is FetchReason.REFUSED_ADDRESS
    assert "rebound.example.org" in str(caught.value)
    assert connections == []


@pytest.mark.parametrize("ip", ["127.0.0.1", "fd00::1"])
def test_one_bad_address_among_good_ones_refuses_the_name(door, names, connections, ip):
    names["mixed.example.org"] = ["93.184.215.14", ip, "93.184.215.15"]
    with pytest.raises(FetchFailure) as caught:
        door.fetch(FetchRequest("http://mixed.example.org/"))
    assert caught.value.reason is FetchReason.REFUSED_ADDRESS
    assert connections == []


def test_a_robots_file_of_such_a_host_is_not_fetched_and_means_no(door, names, connections):
    names["rebound.example.org"] = ["10.1.2.3"]
    robots = Robots(door.fetch, Settings(network_contact="newsdesk@wirehouse.test"))
    assert not robots.may_fetch("http://rebound.example.org/news")
    assert connections == []


def test_a_name_that_changes_between_check_and_connection_is_resolved_once_only(
    door, connections, monkeypatch
):
    answers = iter([["93.184.215.14"], ["127.0.0.1"], ["127.0.0.1"]])
    asked: list[str] = []
    connected: list[Any] = []

    def getaddrinfo(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in next(answers)]

    def connect(_: socket.socket, address: Any) -> None:
        connected.append(address)
        raise ConnectionRefusedError("nobody is there")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(FetchFailure) as caught:
        door.fetch(FetchRequest("http://changing.example.org/"))
    assert caught.value.reason is FetchReason.CONNECT
    assert asked == ["changing.example.org"]
    assert connected == [("93.184.215.14", 80)]
    assert connections == []


def test_a_name_that_changes_before_a_redirect_to_itself_is_checked_again(
    web, names, connections, monkeypatch
):
    # The first hop is answered by our server in the place of a public address; the second must not be asked.
    names["changing.example.org"] = ["93.184.215.14"]
    plain = socket.socket.connect

    def connect(sock: socket.socket, address: Any) -> None:
        names["changing.example.org"] = ["127.0.0.1"]
        plain(sock, ("127.0.0.1", web.port))

    web.put("changing.example.org", "/", Answer(status=302, location="/again"))
    door = Door(Settings(network_contact="newsdesk@wirehouse.test", network_ports=f"80, {web.port}"))
    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(FetchFailure) as caught:
        door.fetch(FetchRequest("http://changing.example.org/"))
    assert caught.value.reason is FetchReason.REFUSED_ADDRESS
    assert caught.value.url == "http://changing.example.org/again"
    assert connections == [("127.0.0.1", web.port)]


def test_test_hosts_are_reached_by_name_and_never_by_their_address(web, door, connections):
    with pytest.raises(FetchFailure) as caught:
        door.fetch(FetchRequest(f"http://127.0.0.1:{web.port}/"))
    assert caught.value.reason is FetchReason.PORT
    assert connections == []


def _latin(address: str) -> str:
    """A header's value as it would be sent: its UTF-8 bytes."""
    return address.encode().decode("latin-1")
