"""One request over one connection, and its answer."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import httpcore

from wirehouse.collect.network import answer_headers
from wirehouse.collect.network.checks import Permission, check
from wirehouse.collect.network.codings import ADVERTISED, Meter, expand, too_large
from wirehouse.collect.network.deadlines import Deadline
from wirehouse.collect.network.exchange import FetchRequest, Purpose
from wirehouse.collect.network.failures import FetchReason, NoAnswer
from wirehouse.collect.network.web_addresses import WebAddress
from wirehouse.collect.network.wire import Patience, Wire, connect
from wirehouse.settings import Settings

ROBOTS_BYTES: Final = 500 * 1024
"""How much of a robots file is read: the least that RFC 9309, section 2.5, asks for."""

ERROR_BYTES: Final = 64 * 1024
"""How much is read of what comes with a status of 400 and above."""

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
"""The statuses whose `Location` is gone to."""

_MOST_HEADS = 4
_WITHOUT_BODY = {204, 205, 304} | REDIRECTS
_ACCEPT = {
    Purpose.PAGE: b"text/html, application/xhtml+xml;q=0.9, */*;q=0.1",
    Purpose.FEED: b"application/rss+xml, application/atom+xml, application/feed+json, "
    b"application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1",
    Purpose.SITEMAP: b"application/xml, text/xml, text/plain;q=0.9, */*;q=0.1",
    Purpose.ROBOTS: b"text/plain, */*;q=0.1",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request brought; `body` is expanded, and `is_cut` where only its beginning was read."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)
    sent_bytes: int
    ip: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """How requests are made: what the settings say, who asks, and until when."""

    settings: Settings
    allowed: Permission
    user_agent: str
    deadline: Deadline

    def ask(self, address: WebAddress, request: FetchRequest, tls: ssl.SSLContext | None) -> Answer:
        """Check an address, connect to what was checked, and read the answer. Raises `NoAnswer`."""
        patience = Patience(
            self.settings.network_connect_seconds,
            self.settings.network_first_byte_seconds,
            self.settings.network_read_seconds,
        )
        seconds = self.deadline.part(patience.connect, f"the addresses of {address.host}")
        endpoints = check(address, self.allowed, seconds)
        most = self._most(request.purpose)
        wire = connect(endpoints, address.host, tls, self.deadline, patience)
        # Any number of answers 1xx may come before the one that counts.
        wire.most_bytes = _MOST_HEADS * self.settings.network_max_header_bytes
        try:
            return self._exchange(wire, address, request, most)
        finally:
            wire.close()

    def _most(self, purpose: Purpose) -> int:
        if purpose is Purpose.ROBOTS:
            return ROBOTS_BYTES
        if purpose is Purpose.SITEMAP:
            return self.settings.network_max_sitemap_bytes
        return self.settings.network_max_page_bytes

    def _exchange(self, wire: Wire, address: WebAddress, request: FetchRequest, most: int) -> Answer:
        url = httpcore.URL(
            scheme=address.scheme, host=address.host, port=address.port, target=address.target.encode("ascii")
        )
        connection = _Connection(url.origin, wire, self.settings.network_max_header_bytes)
        asked = httpcore.Request("GET", url, headers=self._headers(address, request))
        try:
            response = connection.handle_request(asked)
        except httpcore.RemoteProtocolError as error:
            raise _broken(error, wire, FetchReason.RESET) from error
        headers = _read_headers(response.headers, self.settings.network_max_header_bytes)
        if response.status < 200:
            raise NoAnswer(FetchReason.PROTOCOL, f"it answers {response.status}, which nobody asked for")
        # Chunks carry words of their own, which are no part of the body.
        wire.most_bytes = wire.read_bytes + 2 * most + self.settings.network_max_header_bytes
        body, sent, is_cut = self._body(response, headers, request.purpose, most, wire)
        return Answer(response.status, headers, body, sent, str(wire.ip), is_cut)

    def _headers(self, address: WebAddress, request: FetchRequest) -> list[tuple[bytes, bytes]]:
        headers = [
            (b"Host", address.authority.encode("ascii")),
            (b"User-Agent", self.user_agent.encode("ascii")),
            (b"Accept", _ACCEPT[request.purpose]),
            (b"Accept-Encoding", ADVERTISED.encode("ascii")),
            (b"Connection", b"close"),
        ]
        if request.validators_from in {None, address.url}:
            headers += [
                (name, value.encode("latin-1"))
                for name, value in (
                    (b"If-None-Match", request.etag),
                    (b"If-Modified-Since", request.last_modified),
                )
                if value and _may_be_sent(value)
            ]
        return headers

    def _body(
        self,
        response: httpcore.Response,
        headers: answer_headers.Headers,
        purpose: Purpose,
        most: int,
        wire: Wire,
    ) -> tuple[bytes, int, bool]:
        if response.status in _WITHOUT_BODY:
            return b"", 0, False
        is_error = response.status >= 300
        cut_at = ERROR_BYTES if is_error else ROBOTS_BYTES if purpose is Purpose.ROBOTS else None
        if cut_at is None and _stated_length(headers) > most:
            raise too_large(most, "as sent")
        meter = Meter(2 * most if cut_at is not None else most, self.settings.max_expansion)
        body = bytearray()
        try:
            codings = ",".join(answer_headers.values(headers, "content-encoding"))
            for piece in expand(_parts(response, wire), codings, meter):
                body += piece
                if cut_at is not None and len(body) > cut_at:
                    return bytes(body[:cut_at]), meter.sent, True
        except NoAnswer:
            # The status is the answer, and it has come.
            if not is_error:
                raise
            return bytes(body), meter.sent, True
        return bytes(body), meter.sent, False


class _Connection(httpcore.HTTP11Connection):
    def __init__(self, origin: httpcore.Origin, stream: Wire, most_header_bytes: int) -> None:
        self.MAX_INCOMPLETE_EVENT_SIZE = most_header_bytes
        super().__init__(origin, stream)


def _parts(response: httpcore.Response, wire: Wire) -> Iterable[bytes]:
    try:
        yield from response.iter_stream()
    except httpcore.RemoteProtocolError as error:
        raise _broken(error, wire, FetchReason.CUT_OFF) from error


def _broken(error: httpcore.RemoteProtocolError, wire: Wire, when_ended: FetchReason) -> NoAnswer:
    if "buffer too long" in str(error):
        return NoAnswer(FetchReason.TOO_LARGE, "its headers have more bytes than network_max_header_bytes")
    if wire.has_ended:
        return NoAnswer(when_ended, f"the server ended before its answer did ({error}); try again later")
    return NoAnswer(FetchReason.PROTOCOL, f"its answer is no HTTP/1.1 ({error})")


def _read_headers(raw: Iterable[tuple[bytes, bytes]], most: int) -> tuple[tuple[str, str], ...]:
    headers = tuple((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in raw)
    if sum(len(name) + len(value) for name, value in headers) > most:
        raise NoAnswer(FetchReason.TOO_LARGE, f"its headers have more than {most:,} bytes")
    return headers


def _stated_length(headers: answer_headers.Headers) -> int:
    stated = answer_headers.first(headers, "content-length") or ""
    return int(stated) if stated.isascii() and stated.isdigit() else 0


def _may_be_sent(value: str) -> bool:
    """Whether a validator may stand in a header: it came from a server, perhaps by way of a database."""
    return len(value) <= 1_000 and all(" " <= char <= "~" or "\xa0" <= char <= "\xff" for char in value)
