"""Reading gzip (RFC 1952) and bounded amounts of anything, whatever the packed bytes claim."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Protocol

from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason
from wirehouse.settings import Settings

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SMALL = 1_000_000
"""Bytes that anything may expand to: a short page of one repeated line packs a thousandfold."""

_CHUNK = 1 << 14
_GZIP_FORMAT = 16 + zlib.MAX_WBITS
_SIGNATURES = {b"\x1f\x8b\x08": ("gzip", ".gz"), b"PK\x03\x04": ("zip", ".zip")}


class ArchiveError(DocumentError):
    """An archive as a whole is at fault, so that nothing more can be read from it."""


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes:
        """Give up to `size` bytes; none at the end."""


class ByteStream(Readable, Protocol):
    """A buffered stream of bytes."""

    def peek(self, size: int = 0, /) -> bytes:
        """Give some of the next bytes, at least one before the end, without passing over them."""

    def readline(self, size: int | None = -1, /) -> bytes:
        """Give the bytes up to and with the next line feed, `size` bytes at most."""


class Allowance:
    """How many bytes the members of one archive may still expand to, all of them together.

    It is what stops members that overlap, and gzip files inside a zip archive, each of which is
    harmless on its own.
    """

    def __init__(self, packed: int, settings: Settings) -> None:
        self._packed = packed
        self._most = max(SMALL, settings.max_expansion * packed)
        self._spent = 0

    def spend(self, count: int) -> None:
        """Count expanded bytes. Raises `ArchiveError` once they are too many."""
        self._spent += count
        if self._spent > self._most:
            raise ArchiveError(
                Reason.ARCHIVE_BOMB,
                f"its {self._packed:,} bytes expand to more than {self._most:,}, and the rest was not read; "
                "unpack it by hand if you trust it, or raise the setting max_expansion",
            )


class GzipReader(io.RawIOBase):
    """The expanded bytes of a gzip stream, of one member or of several.

    Reading raises `DocumentError`: `broken_archive` when the stream is cut off, damaged or no gzip,
    `archive_bomb` when what was read so far expands too far, `too_large` when it gives more than
    `most` bytes without that. The standard library's reader does not tell how many packed bytes it
    has used, which is what catches a bomb at its first megabyte.
    """

    def __init__(
        self,
        packed: Readable,
        settings: Settings,
        *,
        most: int | None = None,
        allowance: Allowance | None = None,
    ) -> None:
        super().__init__()
        self._packed = packed
        self._settings = settings
        self._most = most
        self._allowance = allowance
        self._decompressor = zlib.decompressobj(_GZIP_FORMAT)
        self._input = b""
        self._fetched = 0
        self._given = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the buffer with the next expanded bytes, and give their number; 0 at the end."""
        view = memoryview(buffer)
        try:
            data = self._expand(len(view))
        except zlib.error as error:
            raise DocumentError(
                Reason.BROKEN_ARCHIVE, f"it is damaged, or no gzip at all ({error}); pack it again"
            ) from error
        self._check(len(data))
        view[: len(data)] = data
        return len(data)

    def _expand(self, most: int) -> bytes:
        while True:
            if self._decompressor.eof:
                if not self._begin_next_member():
                    return b""
            elif not self._input:
                self._input = self._fetch()
            packed = self._input
            data = self._decompressor.decompress(packed, most)
            self._input = self._decompressor.unconsumed_tail or self._decompressor.unused_data
            if data:
                return data
            if not packed and not self._decompressor.eof:
                raise DocumentError(
                    Reason.BROKEN_ARCHIVE, "it is cut off: its gzip stream has no end; copy it again"
                )

    def _begin_next_member(self) -> bool:
        # Tapes and block devices pad with zero bytes, which gzip(1) passes over too.
        self._input = self._input.lstrip(b"\0")
        while not self._input:
            fetched = self._fetch()
            if not fetched:
                return False
            self._input = fetched.lstrip(b"\0")
        self._decompressor = zlib.decompressobj(_GZIP_FORMAT)
        return True

    def _fetch(self) -> bytes:
        data = self._packed.read(_CHUNK)
        self._fetched += len(data)
        return data

    def _check(self, count: int) -> None:
        self._given += count
        if self._allowance is not None:
            self._allowance.spend(count)
        too_large = self._most is not None and self._given > self._most
        used = self._fetched - len(self._input)
        if (too_large or self._given > SMALL) and self._given > self._settings.max_expansion * used:
            raise bomb(self._settings)
        if too_large:
            raise too_many_bytes(self._settings)


def bomb(settings: Settings) -> DocumentError:
    """Say that something expands too far."""
    return DocumentError(
        Reason.ARCHIVE_BOMB,
        f"it expands to more than {settings.max_expansion} times its packed size, and was not read on; "
        "unpack it by hand if you trust it, or raise the setting max_expansion",
    )


def too_many_bytes(settings: Settings, found: int | None = None) -> DocumentError:
    """Say that a document is too large, with the number of its bytes where that is known."""
    size = "it has" if found is None else f"it has {found:,} bytes,"
    return DocumentError(
        Reason.TOO_LARGE,
        f"{size} more than the {settings.max_document_bytes:,} bytes that a document may have; "
        "split it, or raise the setting max_document_bytes",
    )


def read_whole(stream: Readable, settings: Settings) -> bytes:
    """Read a stream to its end. Raises `DocumentError` (`too_large`) when it does not end in time."""
    chunks: list[bytes] = []
    size = 0
    while chunk := stream.read(min(1 << 20, settings.max_document_bytes + 1 - size)):
        chunks.append(chunk)
        size += len(chunk)
        if size > settings.max_document_bytes:
            raise too_many_bytes(settings)
    return b"".join(chunks)


def expect_unpacked(stream: ByteStream, suffix: str) -> None:
    """Make sure that a stream is not packed under a name that says otherwise.

    Raises `DocumentError` (`broken_archive`): no page and no dump begins with these bytes, and as one
    it would only puzzle whoever reads it.
    """
    head = stream.peek(4)
    for signature, (name, right) in _SIGNATURES.items():
        if head.startswith(signature):
            raise DocumentError(
                Reason.BROKEN_ARCHIVE,
                f"it holds {name} data under a name in {suffix}; give its name the suffix {right}",
            )
