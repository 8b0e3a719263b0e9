"""Where web archives lie, and finding the records in their bytes."""

from __future__ import annotations

import glob
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from wirehouse.collect.storage import failure, sorted_failures, storage_of
from wirehouse.errors import TerminalError

SUFFIXES = (".warc", ".warc.gz")

_GZIP_SIGNATURE = b"\x1f\x8b\x08"
_GZIP_FORMAT = 16 + zlib.MAX_WBITS
_VERSION = b"WARC/"
_PLAIN_RECORD = re.compile(rb"(?:\A|\r?\n\r?\n)(WARC/[01]\.[0-9]+\r?\n)")
_HEAD = 1 << 20
_WINDOW = 1 << 16
_MOST_EXPANDED = 1 << 28
# Signatures tried for one record: a file can be made of nothing else.
_MOST_PROBES = 10_000
# So many expanded bytes tell whether a member begins with a record.
_PROBE = 64
_BUFFER = 1 << 18


def find_archives(address: str) -> list[str]:
    """Give the archives at a path or an address of object storage, sorted; `*`, `?` and `[...]` match names.

    A folder stands for the archives directly in it. Raises `TerminalError` where there is none, and
    `SettingsError` for a kind of address that is unknown or whose package is missing.
    """
    try:
        if "://" not in address or address.startswith("file://"):
            found = _local_archives(address.removeprefix("file://"))
        else:
            found = _remote_archives(address)
    except OSError as error:
        raise failure(address, error) from error
    if not found:
        raise TerminalError(
            f"{address}: there is no web archive; a name that ends in .warc or .warc.gz is expected"
        )
    return found


def _local_archives(pattern: str) -> list[str]:
    if Path(pattern).is_dir():
        return sorted(str(path) for path in Path(pattern).iterdir() if path.name.lower().endswith(SUFFIXES))
    if Path(pattern).is_file():
        # A file may have `[` in its name.
        return [pattern]
    return sorted(filter(_is_file, glob.glob(pattern, recursive=True)))  # noqa: PTH207 - Path.glob takes no absolute pattern


def _is_file(path: str) -> bool:
    return Path(path).is_file()


def _remote_archives(address: str) -> list[str]:
    filesystem, path = storage_of(address)
    with sorted_failures(address):
        if "*" in path or "?" in path:
            found = filesystem.glob(path)
        elif filesystem.isdir(path):
            found = [name for name in filesystem.ls(path, detail=False) if name.lower().endswith(SUFFIXES)]
        else:
            found = [path] if filesystem.exists(path) else []
    return sorted(str(filesystem.unstrip_protocol(name)) for name in found)


@contextmanager
def opened(address: str) -> Iterator[IO[bytes]]:
    """Open an archive for reading at any offset.

    Raises `TerminalError` where it is missing or may not be read, `TransientError` for what may pass.
    """
    stream = _open(address)
    try:
        yield stream
    finally:
        stream.close()


def _open(address: str) -> IO[bytes]:
    try:
        if "://" not in address or address.startswith("file://"):
            return Path(address.removeprefix("file://")).open("rb", buffering=_BUFFER)
        filesystem, path = storage_of(address)
        with sorted_failures(address):
            return filesystem.open(path, "rb")  # type: ignore[no-any-return]
    except OSError as error:
        raise failure(address, error) from error


def size_of(stream: IO[bytes]) -> int:
    """Give the number of bytes of a stream."""
    return stream.seek(0, io.SEEK_END)


def is_arc(stream: IO[bytes]) -> bool:
    """Tell whether an archive is of the format before WARC, which begins with the address of itself."""
    stream.seek(0)
    head = stream.read(1 << 12)
    if head.startswith(_GZIP_SIGNATURE):
        try:
            head = zlib.decompressobj(_GZIP_FORMAT).decompress(head, _PROBE)
        except zlib.error:
            return False
    return head.startswith(b"filedesc://")


def is_solid(stream: IO[bytes]) -> bool:
    """Tell whether an archive is one gzip member for many records, as `gzip file.warc` makes it.

    The WARC standard (ISO 28500, annex D) wants a member a record, and only then can reading begin in
    the middle.
    """
    stream.seek(0)
    head = stream.read(_HEAD)
    if not head.startswith(_GZIP_SIGNATURE):
        return False
    member = zlib.decompressobj(_GZIP_FORMAT)
    try:
        text = member.decompress(head, 4 * _HEAD)
    except zlib.error:
        return False
    return len(_PLAIN_RECORD.findall(text)) > 1 and text.startswith(_VERSION)


def next_record(stream: IO[bytes], offset: int, *, is_gzip: bool) -> int | None:
    """Find where the first record at or behind an offset begins, None where there is none.

    In gzip, a member that expands to the beginning of a record; in plain bytes, a line with the
    version behind an empty line. Reads on from the offset, in windows.
    """
    kept = b""
    probes = 0
    stream.seek(offset)
    while window := stream.read(_WINDOW):
        data = kept + window
        start = offset - len(kept)
        for at in _gzip_starts(data) if is_gzip else _plain_starts(data, start):
            probes += 1
            if probes > _MOST_PROBES:
                return None
            if not is_gzip or _begins_record(stream, start + at):
                return start + at
        offset += len(window)
        stream.seek(offset)
        # A beginning may lie over the border of two windows.
        kept = data[-_PROBE:] if len(data) >= _PROBE else data
        if len(window) < _WINDOW:
            break
    return None


def _gzip_starts(data: bytes) -> Iterator[int]:
    at = data.find(_GZIP_SIGNATURE)
    while at >= 0:
        yield at
        at = data.find(_GZIP_SIGNATURE, at + 1)


def _plain_starts(data: bytes, start: int) -> Iterator[int]:
    if start == 0 and data.startswith(_VERSION):
        yield 0
    for match in _PLAIN_RECORD.finditer(data):
        yield match.start(1)


def _begins_record(stream: IO[bytes], offset: int) -> bool:
    stream.seek(offset)
    try:
        return zlib.decompressobj(_GZIP_FORMAT).decompress(stream.read(1 << 12), _PROBE).startswith(_VERSION)
    except zlib.error:
        return False


def is_cut_off(stream: IO[bytes], offset: int) -> bool:
    """Tell whether gzip members from an offset on end before the last one does, as FastWARC does not.

    Of what expands to more than 256 MB, no more is looked at, and it is taken to be whole.
    """
    if not begins_as_gzip(stream, offset):
        return False
    member, expanded = zlib.decompressobj(_GZIP_FORMAT), 0
    packed = b""
    while expanded < _MOST_EXPANDED:
        packed = packed or stream.read(_WINDOW)
        if not packed:
            return not member.eof
        if member.eof:
            packed = packed.lstrip(b"\0")
            if not packed:
                continue
            member = zlib.decompressobj(_GZIP_FORMAT)
        try:
            expanded += len(member.decompress(packed, _HEAD))
        except zlib.error:
            return True
        packed = member.unconsumed_tail or member.unused_data
    return False


def begins_as_gzip(stream: IO[bytes], offset: int = 0) -> bool:
    """Tell whether the bytes at an offset are gzip's; the stream stands there again."""
    stream.seek(offset)
    begin = stream.read(len(_GZIP_SIGNATURE))
    stream.seek(offset)
    return begin == _GZIP_SIGNATURE
