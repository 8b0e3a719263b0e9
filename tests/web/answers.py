"""What a site answers at one path: the answer itself, and what is wrong with it."""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from enum import StrEnum

import brotli

PIECE = 4096
_BLOCK = 1 << 16


class Fault(StrEnum):
    """What goes wrong after the headers, or instead of them."""

    HANG = "hang"
    """Nothing is ever answered."""
    HANG_IN_BODY = "hang_in_body"
    """The body stops after `fault_after` bytes, and the connection stays open."""
    RESET = "reset"
    """The connection is reset after `fault_after` bytes of the body."""
    CUT = "cut"
    """The connection is closed after `fault_after` bytes of the body, in all politeness."""
    ENDLESS = "endless"
    """The body repeats itself for ever."""
    HEADER_FLOOD = "header_flood"
    """Headers without end."""
    INFORMATION_FLOOD = "information_flood"
    """`103 Early Hints` without end."""
    NOT_HTTP = "not_http"
    """Bytes of some other protocol."""


@dataclass(frozen=True)
class Answer:
    """One answer. Waits are in seconds.

    The body is `body`, so many `times` over: that is how a bomb stays small until it is sent.
    `packed` are the content codings, in the order in which they are laid on. `wait` comes before the
    first byte, `drip` between the bytes of the body. `retry_after` is a number, or `+N` for the date in N
    seconds. `length` is a Content-Length that need not be true; `is_bare` leaves it out, so that only
    the end of the connection ends the body. Where `etag` or `last_modified` match the request's, 304 is
    the answer.
    """

    body: bytes = field(default=b"", repr=False)
    times: int = 1
    status: int = 200
    media_type: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    etag: str | None = None
    last_modified: str | None = None
    packed: tuple[str, ...] = ()
    is_packed_already: bool = False
    is_chunked: bool = False
    is_bare: bool = False
    length: int | None = None
    location: str | None = None
    retry_after: str | None = None
    wait: float = 0
    drip: float = 0
    fault: Fault | None = None
    fault_after: int = 0

    def is_known_to(self, asked: Mapping[str, str]) -> bool:
        """Whether the request's validators are those of this answer (RFC 9110, section 13.2.2)."""
        if self.status != 200:
            return False
        if "if-none-match" in asked:
            return asked["if-none-match"] == self.etag
        return self.last_modified is not None and asked.get("if-modified-since") == self.last_modified

    def sent_body(self) -> bytes:
        """The body as it is sent."""
        codings = () if self.is_packed_already else self.packed
        parts: Iterable[bytes] = itertools.repeat(self.body, self.times)
        for coding in codings:
            parts = _packed(coding, parts)
        return b"".join(parts)

    def head(self, length: int, *, not_modified: bool = False) -> bytes:
        """The status line and the headers."""
        headers = [("Date", format_datetime(datetime.now(UTC), usegmt=True)), ("Server", "invented/1.0")]
        headers += [
            (name, value)
            for name, value in (("ETag", self.etag), ("Last-Modified", self.last_modified))
            if value
        ]
        if not not_modified:
            headers += self._of_body(length)
        headers += [("Location", self.location)] if self.location else []
        headers += [("Retry-After", _retry_after(self.retry_after))] if self.retry_after else []
        headers += [*self.headers, ("Connection", "close")]
        status = 304 if not_modified else self.status
        lines = [f"HTTP/1.1 {status} Status", *(f"{name}: {value}" for name, value in headers), "", ""]
        return "\r\n".join(lines).encode("latin-1")

    def _of_body(self, length: int) -> Iterator[tuple[str, str]]:
        if self.media_type:
            yield "Content-Type", self.media_type
        if self.packed:
            yield "Content-Encoding", ", ".join(self.packed)
        if self.is_chunked:
            yield "Transfer-Encoding", "chunked"
        elif not self.is_bare and self.fault is not Fault.ENDLESS:
            yield "Content-Length", str(length if self.length is None else self.length)


def pieces(answer: Answer, body: bytes) -> Iterator[bytes]:
    """The body as it goes over the wire, piece by piece, up to where a fault stops it."""
    if answer.fault in {Fault.RESET, Fault.CUT, Fault.HANG_IN_BODY}:
        body = body[: answer.fault_after]
    size = 1 if answer.drip else PIECE
    while True:
        for start in range(0, len(body), size):
            piece = body[start : start + size]
            yield b"%x\r\n%s\r\n" % (len(piece), piece) if answer.is_chunked else piece
        if answer.fault is not Fault.ENDLESS:
            break
    if answer.is_chunked and answer.fault is None:
        yield b"0\r\n\r\n"


def _retry_after(stated: str) -> str:
    if not stated.startswith("+"):
        return stated
    return format_datetime(datetime.now(UTC) + timedelta(seconds=float(stated[1:])), usegmt=True)


class _Zstd:
    """The signature of Zstandard, and nothing that could be undone: nobody asked for it."""

    def compress(self, data: bytes) -> bytes:
        return data

    def flush(self) -> bytes:
        return b"\x28\xb5\x2f\xfd"


class _Brotli:
    def __init__(self) -> None:
        self._compressor = brotli.Compressor(quality=4)

    def compress(self, data: bytes) -> bytes:
        return self._compressor.process(data)

    def flush(self) -> bytes:
        return self._compressor.finish()


_PACKERS = {
    "gzip": lambda: zlib.compressobj(6, zlib.DEFLATED, 16 + zlib.MAX_WBITS),
    "deflate": lambda: zlib.compressobj(6),
    "br": _Brotli,
    "zstd": _Zstd,
}


def _packed(coding: str, parts: Iterable[bytes]) -> Iterator[bytes]:
    packer = _PACKERS[coding]()
    block = bytearray()
    for part in parts:
        block += part
        if len(block) >= _BLOCK:
            yield packer.compress(bytes(block))
            block.clear()
    yield packer.compress(bytes(block)) + packer.flush()
