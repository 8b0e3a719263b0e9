"""Reading a web address, once and strictly: what is checked is what is connected to.

Most tricks with addresses live from two readers that see two hosts in one text (RFC 3986 and the WHATWG
URL standard differ on backslashes, controls and user names, and C libraries take `0x7f.1` for an IPv4
address). So there is one reader here, and what it finds ambiguous it refuses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final
from urllib.parse import quote, urljoin

from wirehouse.collect.network.failures import FetchReason, NoAnswer
from wirehouse.collect.network.public_ips import IPAddress

LONGEST: Final = 8_000
"""Characters of an address: what RFC 9110, section 4.1, asks every recipient to take, at least."""

DEFAULT_PORTS: Final = {"http": 80, "https": 443}

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):(.*)", re.DOTALL)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
# RFC 9110 has port = *DIGIT; six digits are no port whatever they say.
_PORT = re.compile(r"[0-9]{0,5}")
_NUMERIC = re.compile(r"[0-9]+|0x[0-9a-f]*")
_DOT = re.compile("%2e", re.IGNORECASE)
_KEPT = "!#$%&'()*+,-./:;=?@[]_~"


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address, taken apart.

    `host` is in A-labels, lower case, without a dot at its end, or an IP address without brackets;
    then `ip` is that address. `target` is what stands in the request line: path and query, in ASCII,
    with `.` and `..` resolved, so that no rule on a path can be walked around.
    """

    scheme: str
    host: str
    port: int
    target: str
    ip: IPAddress | None = None

    @property
    def authority(self) -> str:
        """The host, and the port where it is not the scheme's own: as in the header `Host`."""
        host = f"[{self.host}]" if isinstance(self.ip, IPv6Address) else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots file speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.target


def read_address(url: str) -> WebAddress:
    """Take an address apart.

    Raises `NoAnswer`: `scheme` for anything but http and https, `port` for one that cannot be, and
    `bad_address` for all that two readers could read in two ways.
    """
    if len(url) > LONGEST:
        raise _bad(f"it has {len(url):,} characters, more than {LONGEST:,}")
    # Feeds indent the text of an element; what is inside an address is no mistake of layout.
    text = url.strip(" \t\r\n\f")
    if _CONTROL.search(text):
        raise _bad("it holds a control character")
    match = _SCHEME.fullmatch(text)
    scheme = match[1].lower() if match else ""
    if match is None or scheme not in DEFAULT_PORTS:
        raise NoAnswer(FetchReason.SCHEME, "only http:// and https:// are fetched")
    if not match[2].startswith("//"):
        raise _bad("after the scheme comes no //")
    authority, rest = _split(match[2][2:])
    host, port = _host_and_port(authority)
    ip, name = _read_host(host)
    return WebAddress(scheme, name, _read_port(port, scheme), _target(rest), ip)


def follow(base: WebAddress, location: str) -> WebAddress:
    """Give the address that a redirect leads to. Raises `NoAnswer` as `read_address` does."""
    text = location.strip(" \t\r\n\f")
    if _CONTROL.search(text) or text.startswith("\\"):
        raise _bad("the redirect's address holds a control character or begins with a backslash")
    if _SCHEME.match(text):
        # urljoin would take `http:/host/` and `http:\\host` for paths of the base.
        return read_address(text)
    try:
        return read_address(urljoin(base.url, text))
    except ValueError as error:
        raise _bad(f"the redirect's address cannot be read ({error})") from error


def read_host(host: str) -> str:
    """Give a host's name in A-labels, lower case. Raises `NoAnswer` (`bad_address`)."""
    return _read_host(host)[1]


def _bad(detail: str) -> NoAnswer:
    return NoAnswer(FetchReason.BAD_ADDRESS, f"{detail}; correct the address where it comes from")


def _split(text: str) -> tuple[str, str]:
    end = next((index for index, char in enumerate(text) if char in "/?#"), len(text))
    return text[:end], text[end:]


def _host_and_port(authority: str) -> tuple[str, str]:
    if "@" in authority:
        raise _bad("it names a user before the host")
    if unfit := set(authority) & set(' %\\"<>^`{|}'):
        raise _bad(f"its host holds {min(unfit)!r}")
    if authority.startswith("["):
        literal, bracket, port = authority[1:].partition("]")
        if not bracket or (port and not port.startswith(":")):
            raise _bad("its brackets hold no IPv6 address alone")
        return f"[{literal}]", port.removeprefix(":")
    host, _, port = authority.partition(":")
    if not host:
        raise _bad("it names no host")
    return host, port


def _read_port(text: str, scheme: str) -> int:
    if not _PORT.fullmatch(text):
        raise NoAnswer(FetchReason.PORT, f"{text[:20]!r} is no port")
    port = int(text) if text else DEFAULT_PORTS[scheme]
    if not 0 < port < 65_536:
        raise NoAnswer(FetchReason.PORT, f"{port} is no port")
    return port


def _read_host(host: str) -> tuple[IPAddress | None, str]:
    if host.startswith("["):
        try:
            six = IPv6Address(host[1:-1])
        except AddressValueError as error:
            raise _bad("its brackets hold no IPv6 address") from error
        return six, str(six)
    name = _a_labels(host).removesuffix(".")
    labels = name.split(".")
    if _NUMERIC.fullmatch(labels[-1]):
        return _read_ipv4(name)
    if len(name) > 253 or not all(_is_label(label) for label in labels):
        raise _bad("its host is no name of a host")
    return None, name


def _read_ipv4(name: str) -> tuple[IPAddress, str]:
    # The WHATWG URL standard takes any host whose last label is a number for an IPv4 address, and so
    # do C libraries: 2130706433, 0x7f.1 and 0177.0.0.1 are all 127.0.0.1. Nobody publishes there.
    try:
        four = IPv4Address(name)
    except AddressValueError as error:
        raise _bad("its host is a number and no IPv4 address in its plain form") from error
    return four, str(four)


def _a_labels(host: str) -> str:
    if host.isascii():
        return host.lower()
    # Costs a fifth of the package's import time, and hardly any address needs it.
    import idna  # noqa: PLC0415

    try:
        # UTS 46 first: it makes plain digits of ① and １, and a dot of 。, as browsers and resolvers do.
        mapped = idna.uts46_remap(host, std3_rules=False, transitional=False)
        if mapped.isascii():
            return mapped.lower()
        return idna.encode(mapped, std3_rules=False).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise _bad(f"its host is no international name (RFC 5891): {error}") from error


def _is_label(label: str) -> bool:
    if not _LABEL.fullmatch(label):
        return False
    if not label.startswith("xn--"):
        return True
    import idna  # noqa: PLC0415 - as above

    try:
        return idna.alabel(idna.ulabel(label)).decode("ascii") == label
    except (idna.IDNAError, UnicodeError):
        return False


def _target(rest: str) -> str:
    text = rest.partition("#")[0]
    path, mark, query = text.partition("?")
    return _without_dots(quote(path or "/", safe=_KEPT)) + mark + quote(query, safe=_KEPT)


def _without_dots(path: str) -> str:
    """Resolve `.` and `..`, written plainly or as %2e (RFC 3986, section 5.2.4, and WHATWG)."""
    parts: list[str] = []
    segments = path.split("/")[1:]
    for index, segment in enumerate(segments):
        plain = _DOT.sub(".", segment)
        is_last = index == len(segments) - 1
        if plain == "..":
            del parts[-1:]
        elif plain != ".":
            parts.append(segment)
            continue
        if is_last:
            parts.append("")
    return "/" + "/".join(parts)
