"""Which addresses may be connected to: by name, by port, and by every IP address of the name."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address

from wirehouse.collect.network.failures import FetchReason, NoAnswer
from wirehouse.collect.network.public_ips import IPAddress, refusal
from wirehouse.collect.network.resolution import resolve
from wirehouse.collect.network.web_addresses import WebAddress, read_address
from wirehouse.errors import SettingsError
from wirehouse.settings import Settings

_LOG = logging.getLogger(__name__)

# RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476, and what ICANN reserved for private use in 2024.
# A resolver that knows one of them knows it from inside some network.
_LOCAL_NAMES = (
    "localhost",
    "localdomain",
    "local",
    "internal",
    "intranet",
    "home.arpa",
    "lan",
    "corp",
    "test",
    "invalid",
    "example",
    "onion",
    "alt",
)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One IP address, checked, and the port to connect to there."""

    ip: IPAddress
    port: int


@dataclass(frozen=True, slots=True)
class Permission:
    """What the settings allow: the ports, and the test hosts by name and port."""

    ports: frozenset[int]
    test_hosts: Mapping[tuple[str, int], Endpoint]


def permission(settings: Settings) -> Permission:
    """Read what the settings allow, and say loudly when that includes test hosts.

    Raises `SettingsError` for ports and test hosts of the wrong form; a test host must lie on the loopback.
    """
    allowed = Permission(_ports(settings.network_ports), _test_hosts(settings.network_test_hosts))
    if allowed.test_hosts:
        _LOG.warning(
            "NETWORK TEST HOSTS ARE ON: %d names lead to this machine (network_test_hosts); never so in production",
            len(allowed.test_hosts),
        )
    return allowed


def check(address: WebAddress, allowed: Permission, seconds: float) -> tuple[Endpoint, ...]:
    """Give what may be connected to for an address, in the resolver's order.

    The name is resolved here and nowhere else. One bad address among several refuses them all: that mix
    is how a name gets past a check that looks at the first. Raises `NoAnswer`: `refused_address`,
    `port`, `dns`.
    """
    test = allowed.test_hosts.get((address.host, address.port))
    if test is not None:
        return (test,)
    _check_name(address)
    if address.port not in allowed.ports:
        raise NoAnswer(
            FetchReason.PORT, f"port {address.port} is not connected to; if it should be, see network_ports"
        )
    if address.ip is not None:
        ips: tuple[IPAddress, ...] = (address.ip,)
    else:
        ips = tuple(ip_address(text) for text in resolve(address.host, address.port, seconds))
    for ip in ips:
        bad = refusal(ip)
        if bad is not None:
            raise _refused(f"{address.host} leads to {ip}, {bad}")
    return tuple(Endpoint(ip, address.port) for ip in ips)


def _refused(detail: str) -> NoAnswer:
    return NoAnswer(
        FetchReason.REFUSED_ADDRESS,
        f"{detail}; only public addresses are connected to, so take it off the source",
    )


def _check_name(address: WebAddress) -> None:
    if address.ip is not None:
        return
    if "." not in address.host:
        raise _refused(f"{address.host!r} is a name of a local network")
    for name in _LOCAL_NAMES:
        if f".{address.host}".endswith(f".{name}"):
            raise _refused(f"names under {name!r} are never public")


def _ports(text: str) -> frozenset[int]:
    try:
        ports = frozenset(int(part) for part in text.split(",") if part.strip())
    except ValueError as error:
        raise SettingsError(f"the setting 'network_ports': {text!r} is no list of numbers") from error
    if not ports or not all(0 < port < 65_536 for port in ports):
        raise SettingsError(f"the setting 'network_ports': {text!r} names no port, or one that cannot be")
    return ports


def _test_hosts(text: str) -> dict[tuple[str, int], Endpoint]:
    pairs = [part.strip() for part in text.split(",") if part.strip()]
    return dict(_test_host(pair) for pair in pairs)


def _test_host(pair: str) -> tuple[tuple[str, int], Endpoint]:
    name, _, place = pair.partition("=")
    try:
        asked = read_address(f"http://{name.strip()}/")
        given = read_address(f"http://{place.strip()}/")
    except NoAnswer as error:
        raise _wrong_test_host(pair, error.detail) from error
    if given.ip is None or not given.ip.is_loopback:
        raise _wrong_test_host(pair, "it must lead to 127.0.0.0/8 or [::1], with the port")
    if asked.ip is not None or asked.target != "/":
        raise _wrong_test_host(pair, "before the = stands a name, with a port or without")
    return (asked.host, asked.port), Endpoint(given.ip, given.port)


def _wrong_test_host(pair: str, detail: str) -> SettingsError:
    return SettingsError(f"the setting 'network_test_hosts': {pair!r}: {detail}; see docs/settings.md")
