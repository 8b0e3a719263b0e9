"""Reading zip archives (PKWARE's APPNOTE), member by member and within bounds."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from wirehouse.collect.archives import Member, broken, broken_archive, judge_name, refuse, too_many_members
from wirehouse.collect.compression import Allowance, ArchiveError, bomb, too_many_bytes
from wirehouse.collect.kinds import Form, Kind
from wirehouse.collect.places import Place
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason
from wirehouse.records import Rejection, Skip
from wirehouse.settings import Settings

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_ENTRY = b"PK\x01\x02"
_LONGEST_ENTRY = 512
# The end record with its comment, which zipfile searches at the end of the file.
_CLOSING = 1 << 17
_IS_ENCRYPTED = 0x1
_IS_UTF_8 = 0x800
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}

# What zipfile raises on damaged archives, found by damaging many.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)


def members(
    file: BinaryIO, size: int, place: Place, settings: Settings, allowance: Allowance
) -> Iterator[Member | Rejection | Skip]:
    """Give the members of a zip archive of `size` bytes, in the order of its directory.

    Raises `ArchiveError` when the archive as a whole cannot be read.
    """
    try:
        bounded = _BoundedFile(file, size, settings)
        archive = zipfile.ZipFile(bounded)
        bounded.is_opening = False
    except _FAULTS as error:
        raise broken_archive(
            f"it is cut off or damaged, or no zip archive at all ({_told(error)})"
        ) from error
    with archive:
        _expect_no_overlap(archive.infolist(), size)
        for info in archive.infolist():
            verdict = judge_name(_name(info), place, is_folder=info.filename.endswith("/"))
            if not isinstance(verdict, tuple):
                if verdict is not None:
                    yield verdict
                continue
            member_place, kind = verdict
            if _is_special(info):
                yield refuse(member_place, "it is a link or a device")
                continue
            try:
                _expect_readable(info, kind, size, settings)
                content = _Content(archive, info, allowance)
            except DocumentError as error:
                yield member_place.fault(error)
                continue
            with io.BufferedReader(content) as stream:
                yield Member(member_place, kind, stream)


class _BoundedFile:
    """The archive's file for zipfile, which takes the directory's size from the file's last bytes and
    makes an object of half a kilobyte of each 46-byte entry in it.
    """

    def __init__(self, file: BinaryIO, size: int, settings: Settings) -> None:
        self._file = file
        self._size = size
        self._settings = settings
        self.is_opening = True

    def read(self, size: int = -1, /) -> bytes:
        # Python makes room for all the bytes asked for, before it finds how many there are.
        left = max(0, self._size - self._file.tell())
        wanted = left if size < 0 else min(size, left)
        if not self.is_opening:
            return self._file.read(wanted)
        most = self._settings.max_archive_members
        if wanted > max(_CLOSING, most * _LONGEST_ENTRY):
            raise too_many_members(self._settings, taken=0)
        data = self._file.read(wanted)
        if data.count(_ENTRY) > most:
            raise too_many_members(self._settings, taken=0)
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        if whence == io.SEEK_SET and offset < 0:
            raise zipfile.BadZipFile("an offset is negative")
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        """Leave the file to whoever opened it."""


class _Content(io.RawIOBase):
    """The expanded bytes of one member, with zipfile's errors as ours."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: Allowance) -> None:
        super().__init__()
        try:
            self._stream = archive.open(info)
        except _FAULTS as error:
            raise broken(f"its entry in the archive is damaged ({_told(error)})") from error
        self._left = info.file_size
        self._allowance = allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        try:
            data = self._stream.read(len(view))
        except _FAULTS as error:
            raise broken(f"its bytes in the archive are damaged ({_told(error)})") from error
        self._allowance.spend(len(data))
        self._left -= len(data)
        if not data and self._left:
            raise broken(f"it ends {self._left:,} bytes before the size that the archive states")
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


def _told(error: Exception) -> str:
    # Some of zipfile's messages hold a member's whole name, of up to 65,535 bytes.
    return str(error)[:200]


def _name(info: zipfile.ZipInfo) -> bytes:
    # A name without the UTF-8 mark is code page 437 by the standard, and in practice whatever its maker
    # used, mostly UTF-8 as well: its own bytes say more than a reading by the standard.
    encoding = "utf-8" if info.flag_bits & _IS_UTF_8 else "cp437"
    return info.orig_filename.encode(encoding, "surrogateescape")


def _is_special(info: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind not in {0, stat.S_IFREG}


def _expect_no_overlap(infos: list[zipfile.ZipInfo], size: int) -> None:
    # Members that share their packed bytes expand a few megabytes to terabytes without a great ratio
    # anywhere (D. Fifield, A better zip bomb, WOOT 2019).
    packed = sum(info.compress_size for info in infos if info.compress_size <= size)
    if packed > size:
        raise ArchiveError(
            Reason.ARCHIVE_BOMB,
            f"its members claim {packed:,} packed bytes of the {size:,} that it has, so they overlap; "
            "nothing of it was taken; pack the files again",
        )


def _expect_readable(info: zipfile.ZipInfo, kind: Kind, size: int, settings: Settings) -> None:
    if info.flag_bits & _IS_ENCRYPTED:
        raise DocumentError(Reason.UNREADABLE, "it is encrypted; pack it again without a password")
    if info.compress_type not in _METHODS:
        fact = f"it is packed by the rare method {info.compress_type}"
        raise DocumentError(Reason.UNREADABLE, f"{fact}; pack it again with deflate")
    if info.compress_size > size:
        raise broken(f"it claims {info.compress_size:,} packed bytes, more than the whole archive has")
    if kind.form is not Form.LINES and info.file_size > settings.max_document_bytes:
        if info.file_size > settings.max_expansion * info.compress_size:
            raise bomb(settings)
        raise too_many_bytes(settings, info.file_size)
