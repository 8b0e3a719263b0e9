"""Reading tar archives (POSIX.1-2017 pax and ustar, GNU), member by member and within bounds.

The standard library's reader takes an archive's word for how much to hold in memory, calls itself
once for each extended header in a row, and before Python 3.11.10 matched them with a pattern whose
time grows with the square of their length (CVE-2024-6232). Pages need none of what it can do beyond
this.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wirehouse.collect.archives import Member, broken_archive, judge_name, refuse, too_many_members
from wirehouse.collect.compression import ArchiveError, Readable, too_many_bytes
from wirehouse.collect.kinds import Form, Kind
from wirehouse.collect.places import Place
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason, SkipReason
from wirehouse.records import Rejection, Skip
from wirehouse.settings import Settings

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BLOCK = 512
_LONGEST_EXTENSION = 1 << 20
_LONGEST_NUMBER = 20

_REGULAR = {b"0", b"\0", b"7"}
_FOLDERS = {b"5", b"D"}
_SPECIAL = {b"1": "a hard link", b"2": "a symbolic link", b"3": "a device", b"4": "a device", b"6": "a FIFO"}
_LONG_NAME = b"L"
_EXTENDED = {b"x", b"X"}
_SPARSE = b"S"
_PASSED_OVER = {b"g", b"K", b"V"}
_WITHOUT_BYTES = {*_SPECIAL, b"5"}
_MOST_EXTENSIONS = 16


@dataclass(frozen=True, slots=True)
class _Header:
    name: bytes
    size: int
    type: bytes
    sparse: bool = False


class _Tape:
    """A stream that is read forwards, on which everything has to be where a header says it is."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self.position = 0

    def read(self, size: int) -> bytes:
        """Give up to `size` bytes."""
        try:
            data = self._stream.read(size)
        except DocumentError as error:
            # The gzip stream around the archive is at fault, and with it all that follows.
            raise ArchiveError(error.reason, error.evidence) from error
        self.position += len(data)
        return data

    def take(self, size: int) -> bytes:
        """Give exactly `size` bytes."""
        data = self.read(size)
        if len(data) < size:
            raise self.cut_off()
        return data

    def forward_to(self, position: int) -> None:
        """Pass over what lies before a position."""
        while self.position < position:
            if not self.read(min(1 << 16, position - self.position)):
                raise self.cut_off()

    def cut_off(self) -> ArchiveError:
        return broken_archive(f"it is cut off at byte {self.position:,}, before its end mark")


class _Content(io.RawIOBase):
    """The bytes of one member."""

    def __init__(self, tape: _Tape, size: int) -> None:
        super().__init__()
        self._tape = tape
        self._left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        data = self._tape.read(min(len(view), self._left))
        if not data and self._left:
            raise self._tape.cut_off()
        self._left -= len(data)
        view[: len(data)] = data
        return len(data)


def members(stream: Readable, place: Place, settings: Settings) -> Iterator[Member | Rejection | Skip]:
    """Give the members of a tar archive, in its order.

    Raises `ArchiveError`, after the members before the fault, when the rest cannot be read.
    """
    tape = _Tape(stream)
    for header in _headers(tape, settings):
        end = tape.position + header.size
        verdict = _judge(header, place)
        if isinstance(verdict, tuple):
            member_place, kind = verdict
            if kind.form is not Form.LINES and header.size > settings.max_document_bytes:
                tape.forward_to(end)
                yield member_place.fault(too_many_bytes(settings, header.size))
            else:
                with io.BufferedReader(_Content(tape, header.size)) as content:
                    yield Member(member_place, kind, content)
        elif verdict is not None:
            yield verdict
        tape.forward_to(end + -end % _BLOCK)


def _judge(header: _Header, archive: Place) -> tuple[Place, Kind] | Rejection | Skip | None:
    is_folder = header.type in _FOLDERS or header.name.endswith(b"/")
    verdict = judge_name(header.name, archive, is_folder=is_folder)
    if verdict is None or isinstance(verdict, Rejection):
        return verdict
    place = verdict[0] if isinstance(verdict, tuple) else archive.at(verdict.address)
    if header.type in _SPECIAL:
        return refuse(place, f"it is {_SPECIAL[header.type]}")
    if header.sparse:
        return place.reject(
            Reason.UNREADABLE, "it is stored as a sparse file; pack it again without --sparse"
        )
    if header.type not in _REGULAR:
        return place.skip(SkipReason.UNSUPPORTED_TYPE)
    return verdict


def _headers(tape: _Tape, settings: Settings) -> Iterator[_Header]:
    """Give the header of each member, with what the extension headers before it say.

    Whoever asks for the next one has passed over the member's bytes.
    """
    count = 0
    while (header := _next_header(tape)) is not None:
        if count >= settings.max_archive_members:
            raise too_many_members(settings, taken=count)
        count += 1
        yield header


def _next_header(tape: _Tape) -> _Header | None:
    long_name = b""
    records: dict[bytes, bytes] = {}
    for _ in range(_MOST_EXTENSIONS):
        start = tape.position
        block = tape.take(_BLOCK)
        if not any(block):
            return None
        header = _parsed(block, start)
        if header.type == _LONG_NAME:
            long_name = _extension(tape, header).split(b"\0", 1)[0]
        elif header.type in _EXTENDED:
            records = _records(_extension(tape, header), start)
        elif header.type in _PASSED_OVER:
            end = tape.position + header.size
            tape.forward_to(end + -end % _BLOCK)
        else:
            _pass_sparse_map(tape, block, header)
            return _Header(
                name=records.get(b"path", long_name or header.name),
                size=_decimal(records[b"size"], start) if _has_size(header, records) else header.size,
                type=header.type,
                sparse=header.type == _SPARSE or any(key.startswith(b"GNU.sparse.") for key in records),
            )
    raise broken_archive(f"at byte {tape.position:,} extended headers follow each other without a member")


def _parsed(block: bytes, start: int) -> _Header:
    kind = block[156:157]
    try:
        rest = block[:148] + b" " * 8 + block[156:]
        checksum = _number(block[148:156])
        size = 0 if kind in _WITHOUT_BYTES else _number(block[124:136])
    except ValueError as error:
        raise _no_header(start) from error
    # Some old programs summed signed bytes.
    if checksum not in {sum(rest), sum(rest) - 256 * sum(byte > 127 for byte in rest)}:
        raise _no_header(start)
    name = block[:100].split(b"\0", 1)[0]
    prefix = block[345:500].split(b"\0", 1)[0]
    if prefix and block[257:263] == b"ustar\0":
        name = prefix + b"/" + name
    return _Header(name, size, kind)


def _number(field: bytes) -> int:
    """Read a number: octal digits, or from 8 GB on GNU's base 256, marked by the first bit."""
    if field[0] & 0x80:
        if field[0] & 0x40:
            raise ValueError("a negative number")
        return int.from_bytes(bytes([field[0] & 0x7F]) + field[1:])
    digits = field.split(b"\0", 1)[0].strip()
    if digits and not digits.isdigit():
        raise ValueError("no octal number")
    return int(digits or b"0", 8)


def _extension(tape: _Tape, header: _Header) -> bytes:
    if header.size > _LONGEST_EXTENSION:
        raise broken_archive(f"at byte {tape.position:,} an extended header claims {header.size:,} bytes")
    data = tape.take(header.size)
    tape.forward_to(tape.position + -tape.position % _BLOCK)
    return data


def _records(data: bytes, start: int) -> dict[bytes, bytes]:
    """Read pax records, each `LENGTH KEY=VALUE` and a line feed, the length counting all of itself."""
    records = {}
    at = 0
    while at < len(data):
        space = data.find(b" ", at, at + _LONGEST_NUMBER)
        end = at + _decimal(data[at:space] if space > 0 else b"", start)
        key, equals, value = data[space + 1 : end].partition(b"=")
        if end > len(data) or not equals or not value.endswith(b"\n"):
            raise _no_header(start)
        records[key] = value.removesuffix(b"\n")
        at = end
    return records


def _decimal(digits: bytes, start: int) -> int:
    if not digits.isdigit() or len(digits) > _LONGEST_NUMBER:
        raise _no_header(start)
    return int(digits)


def _has_size(header: _Header, records: dict[bytes, bytes]) -> bool:
    return b"size" in records and header.type not in _WITHOUT_BYTES


def _pass_sparse_map(tape: _Tape, block: bytes, header: _Header) -> None:
    is_continued = header.type == _SPARSE and block[482]
    while is_continued:
        is_continued = tape.take(_BLOCK)[504]


def _no_header(start: int) -> ArchiveError:
    fact = "it is no tar archive" if start == 0 else "it is damaged"
    return broken_archive(f"{fact}: at byte {start:,} there is no valid header")
