"""Undoing the content codings of an answer (RFC 9110, section 8.4), within bounds at every layer."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from wirehouse.collect.network.failures import FetchReason, NoAnswer

ADVERTISED: Final = "gzip, deflate, br"
"""What `Accept-Encoding` may say: what can be undone here."""

MOST_LAYERS: Final = 2
"""Codings one over the other. Two are met where a server packs what a cache had packed; three are a bomb."""

SMALL: Final = 1_000_000
"""Bytes that anything may expand to: a short page of one repeated line packs a thousandfold."""

_PIECE = 1 << 16
_GZIP_FORMAT = 16 + zlib.MAX_WBITS
_GZIP_SIGNATURE = b"\x1f\x8b"

Layer = Callable[[Iterable[bytes]], Iterator[bytes]]


@dataclass(slots=True)
class Meter:
    """What an answer may hold, and what of it was sent so far.

    `most` bounds the bytes as sent and as expanded. `most_expansion` is how many times its size as sent
    anything over `SMALL` may expand to, at every layer.
    """

    most: int
    most_expansion: int
    sent: int = 0

    def sending(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """Pass on the parts as they were sent. Raises `NoAnswer` (`too_large`)."""
        for part in parts:
            self.sent += len(part)
            if self.sent > self.most:
                raise too_large(self.most, "as sent")
            yield part

    def expanding(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """Pass on what a layer expands to. Raises `NoAnswer`: `bomb`, `too_large`."""
        expanded = 0
        for part in parts:
            expanded += len(part)
            if expanded > max(SMALL, self.most_expansion * self.sent):
                raise NoAnswer(
                    FetchReason.BOMB,
                    f"its first {self.sent:,} bytes expand to more than {expanded - len(part):,}, and it was not "
                    "read on; raise max_expansion if you trust it",
                )
            if expanded > self.most:
                raise too_large(self.most, "as expanded")
            yield part


def too_large(most: int, how: str) -> NoAnswer:
    """Say that an answer is too large."""
    return NoAnswer(
        FetchReason.TOO_LARGE,
        f"it has more than {most:,} bytes {how}, and was not read on; raise network_max_page_bytes or "
        "network_max_sitemap_bytes if it should be taken",
    )


def expand(parts: Iterable[bytes], codings: str, meter: Meter) -> Iterator[bytes]:
    """Undo the codings that a `Content-Encoding` header lists, the last one first.

    Raises `NoAnswer`: `undecodable` for a coding that is not known, a third layer, or bytes that are not
    what the header says; `cut_off` for packed bytes without an end; `bomb` and `too_large`.
    """
    stream = meter.sending(parts)
    for layer in reversed(_layers(codings)):
        stream = meter.expanding(layer(stream))
    return stream


def _layers(codings: str) -> list[Layer]:
    names = [name for part in codings.lower().split(",") if (name := part.strip()) not in {"", "identity"}]
    if len(names) > MOST_LAYERS:
        raise NoAnswer(FetchReason.UNDECODABLE, f"it is packed {len(names)} times over")
    for name in names:
        if name not in _LAYERS:
            raise NoAnswer(
                FetchReason.UNDECODABLE,
                f"it is packed as {name[:40]!r}, though only {ADVERTISED} were asked for",
            )
    return [_LAYERS[name] for name in names]


def _gunzip(parts: Iterable[bytes]) -> Iterator[bytes]:
    decompressor = None
    for part in parts:
        packed = part
        while packed:
            if decompressor is None or decompressor.eof:
                # After one member comes a second, or padding, which browsers pass over too.
                if decompressor is not None and not packed.startswith(_GZIP_SIGNATURE):
                    break
                decompressor = zlib.decompressobj(_GZIP_FORMAT)
            yield from _inflated(decompressor, packed)
            packed = decompressor.unused_data
    _expect_end(decompressor, "gzip")


def _inflate(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Undo `deflate`, which RFC 9110 says is zlib's format, and which some servers send bare (RFC 1951)."""
    decompressor = None
    for part in parts:
        if decompressor is None and part:
            is_zlib = part[0] & 0x0F == 8 and part[0] >> 4 <= 7
            decompressor = zlib.decompressobj(zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)
        if decompressor is not None and not decompressor.eof:
            yield from _inflated(decompressor, part)
    _expect_end(decompressor, "deflate")


def _inflated(decompressor: zlib._Decompress, packed: bytes) -> Iterator[bytes]:
    while True:
        try:
            piece = decompressor.decompress(packed, _PIECE)
        except zlib.error as error:
            raise NoAnswer(FetchReason.UNDECODABLE, f"it is not packed as it says ({error})") from error
        yield piece
        packed = decompressor.unconsumed_tail
        # A full piece may have left more inside, even when no packed byte is left over.
        if decompressor.eof or (not packed and len(piece) < _PIECE):
            return


def _expect_end(decompressor: zlib._Decompress | None, name: str) -> None:
    # Without a decompressor nothing was sent at all: an empty body is empty however it claims to be packed.
    if decompressor is not None and not decompressor.eof:
        raise _cut_off(name)


def _unbrotli(parts: Iterable[bytes]) -> Iterator[bytes]:
    import brotli  # noqa: PLC0415 - few servers send it unless the page is over TLS

    decompressor = brotli.Decompressor()
    started = False
    for part in parts:
        started = started or bool(part)
        packed, is_full = part, False
        while packed or is_full:
            try:
                piece = decompressor.process(packed, output_buffer_limit=_PIECE)
            except brotli.error as error:
                raise NoAnswer(FetchReason.UNDECODABLE, f"it is not packed as it says ({error})") from error
            yield piece
            packed = b""
            # As with zlib: a full piece may have left more inside.
            is_full = len(piece) >= _PIECE or not (
                decompressor.can_accept_more_data() or decompressor.is_finished()
            )
        if decompressor.is_finished():
            break
    if started and not decompressor.is_finished():
        raise _cut_off("brotli")


def _cut_off(name: str) -> NoAnswer:
    return NoAnswer(FetchReason.CUT_OFF, f"its {name} stream has no end; try again later")


_LAYERS: dict[str, Layer] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _inflate,
    "br": _unbrotli,
}
