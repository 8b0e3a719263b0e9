"""The servers: one thread answers for every host, by the header `Host`, and writes down who asked for what."""

from __future__ import annotations

import asyncio
import itertools
import socket
import ssl
import struct
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from web.answers import Answer, Fault, pieces
from web.certificates import write_certificates
from web.crowd import crowd_site
from web.sites import Site, read_sites

CONTACT = "newsdesk@wirehouse.test"

_NOT_FOUND = b"<!doctype html><title>Not found</title><h1>Not found</h1>"


@dataclass
class Request:
    """One request as it was heard. `at` and `ended` are seconds of `time.monotonic()` of the server's process.

    `connection` is a number of its own for each connection; `ended` and `status` are None while the answer
    is under way.
    """

    at: float
    host: str
    method: str
    path: str
    headers: dict[str, str]
    connection: int
    is_secure: bool
    status: int | None = None
    ended: float | None = None

    @property
    def url(self) -> str:
        """The address that was asked for."""
        return f"{'https' if self.is_secure else 'http'}://{self.host}{self.path}"


@dataclass
class Web:
    """The sites while they are served, and all that was asked of them."""

    sites: dict[str, Site]
    requests: list[Request] = field(default_factory=list)
    port: int = 0
    secure_port: int = 0
    ca_file: Path | None = None
    connections: int = 0
    visits: Counter[tuple[str, str]] = field(default_factory=Counter)
    replaced: dict[tuple[str, str], tuple[Answer, ...]] = field(default_factory=dict)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names of the sites."""
        return tuple(self.sites)

    def network_settings(self) -> dict[str, str]:
        """The settings under which the door reaches these sites, and a word of who is asking."""
        pairs = [f"{host}=127.0.0.1:{self.port}" for host in self.hosts]
        if self.secure_port:
            pairs += [f"{host}:443=127.0.0.1:{self.secure_port}" for host in self.hosts]
        settings = {"network_test_hosts": ", ".join(pairs), "network_contact": CONTACT}
        return settings | ({"network_ca_file": str(self.ca_file)} if self.ca_file else {})

    def environment(self) -> dict[str, str]:
        """The same settings as variables of the environment, for other processes."""
        return {f"WIREHOUSE_{name.upper()}": value for name, value in self.network_settings().items()}

    def put(self, host: str, path: str, *answers: Answer) -> None:
        """Make a site answer so at a path from now on: the first visit, the second, ..., the last for ever."""
        self.replaced[host, path] = answers
        self.visits.pop((host, path), None)

    def forget(self) -> None:
        """Be as if nobody had visited, and nothing had been put anywhere."""
        self.requests.clear()
        self.visits.clear()
        self.replaced.clear()

    def asked(self, host: str, path: str | None = None) -> list[Request]:
        """The requests to a host, or to one path of it, in their order."""
        return [r for r in list(self.requests) if r.host == host and path in {None, r.path}]

    def answer(self, host: str, path: str) -> Answer:
        """The answer to the next visit of a path."""
        site = self.sites.get(host)
        answers = self.replaced.get((host, path)) or (site.at(path) if site else ())
        if not answers and site is None:
            return Answer(b"no such host here", status=421)
        if not answers:
            body = b"<!doctype html><title>Not found</title><h1>Not found</h1>"
            return Answer(body, status=404, media_type="text/html")
        visit = self.visits[host, path]
        self.visits[host, path] += 1
        return answers[min(visit, len(answers) - 1)]


@contextmanager
def web_of_sites(*, crowd: int = 0, crowd_pages: int = 50, secure: bool = False) -> Iterator[Web]:
    """Serve the sites of `sites/` on the loopback, and with `crowd` so many made-up hosts more.

    With `secure` they are served over TLS as well, under certificates of an authority of our own.
    """
    web = Web(read_sites())
    for number in range(crowd):
        site = crowd_site(number, crowd_pages)
        web.sites[site.host] = site
    with tempfile.TemporaryDirectory() as folder, _running_loop() as loop:
        tls = None
        if secure:
            web.ca_file, tls = write_certificates(Path(folder), web.hosts)
        listening = asyncio.run_coroutine_threadsafe(_listen(web, tls), loop).result(10)
        try:
            yield web
        finally:
            asyncio.run_coroutine_threadsafe(_stop(listening), loop).result(10)


@contextmanager
def _running_loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="web of sites", daemon=True)
    thread.start()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _listen(web: Web, tls: ssl.SSLContext | None) -> list[asyncio.Server]:
    numbers = itertools.count(1)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, is_secure: bool) -> None:
        web.connections += 1
        with suppress(
            OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError
        ):
            await _talk(web, reader, writer, next(numbers), is_secure)
        writer.close()

    plain = await asyncio.start_server(lambda r, w: talk(r, w, False), "127.0.0.1", 0, backlog=1_000)
    web.port = plain.sockets[0].getsockname()[1]
    if tls is None:
        return [plain]
    secure = await asyncio.start_server(lambda r, w: talk(r, w, True), "127.0.0.1", 0, ssl=tls)
    web.secure_port = secure.sockets[0].getsockname()[1]
    return [plain, secure]


async def _stop(servers: list[asyncio.Server]) -> None:
    for server in servers:
        server.close()
    talks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in talks:
        task.cancel()
    await asyncio.gather(*talks, return_exceptions=True)


async def _talk(
    web: Web, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int, is_secure: bool
) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    line, *fields = head.split("\r\n")
    method, path, _ = line.split(" ", 2)
    headers = {
        name.lower(): value.strip() for name, _, value in (text.partition(":") for text in fields if text)
    }
    host = headers.get("host", "").rpartition(":")[0] or headers.get("host", "")
    request = Request(time.monotonic(), host, method, path, headers, connection, is_secure)
    web.requests.append(request)
    answer = web.answer(host, path)
    try:
        await _give(answer, headers, request, writer)
    finally:
        request.ended = time.monotonic()


async def _give(
    answer: Answer, asked: Mapping[str, str], request: Request, writer: asyncio.StreamWriter
) -> None:
    await asyncio.sleep(answer.wait)
    if answer.is_known_to(asked):
        request.status = 304
        writer.write(answer.head(0, not_modified=True))
        await writer.drain()
        return
    request.status = answer.status
    if answer.fault in _INSTEAD_OF_AN_ANSWER:
        await _INSTEAD_OF_AN_ANSWER[answer.fault](writer)
        return
    body = answer.sent_body()
    writer.write(answer.head(len(body)))
    for piece in pieces(answer, body):
        writer.write(piece)
        await writer.drain()
        if answer.drip:
            await asyncio.sleep(answer.drip)
    if answer.fault is Fault.RESET:
        _reset(writer)
    elif answer.fault is Fault.HANG_IN_BODY:
        await _hang(writer)
    await writer.drain()


def _reset(writer: asyncio.StreamWriter) -> None:
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def _hang(writer: asyncio.StreamWriter) -> None:
    while not writer.is_closing():
        await asyncio.sleep(0.05)


async def _flood(writer: asyncio.StreamWriter, first: bytes, again: bytes) -> None:
    writer.write(first)
    while True:
        writer.write(again * 50)
        await writer.drain()


async def _flood_headers(writer: asyncio.StreamWriter) -> None:
    await _flood(writer, b"HTTP/1.1 200 OK\r\n", b"X-Flood: " + b"f" * 80 + b"\r\n")


async def _flood_information(writer: asyncio.StreamWriter) -> None:
    await _flood(writer, b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n")


async def _speak_otherwise(writer: asyncio.StreamWriter) -> None:
    writer.write(b"220 mail.invented.test ESMTP ready\r\n")
    await writer.drain()


_INSTEAD_OF_AN_ANSWER = {
    Fault.HANG: _hang,
    Fault.HEADER_FLOOD: _flood_headers,
    Fault.INFORMATION_FLOOD: _flood_information,
    Fault.NOT_HTTP: _speak_otherwise,
}
