"""What holds for the members of every archive, whatever its format."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirehouse.collect import addresses
from wirehouse.collect.compression import ArchiveError, ByteStream
from wirehouse.collect.kinds import Kind, is_hidden, kind_of
from wirehouse.collect.places import Place
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason, SkipReason
from wirehouse.records import Rejection, Skip
from wirehouse.settings import Settings

_DRIVE = re.compile(rb"[A-Za-z]:/")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive. `stream` gives its bytes until the next member is asked for."""

    place: Place
    kind: Kind
    stream: ByteStream


def judge_name(
    name: bytes, archive: Place, *, is_folder: bool
) -> tuple[Place, Kind] | Rejection | Skip | None:
    """Tell from a member's name what to do with it; None for a folder and what lies in a hidden one.

    Members are never written to disk, so a name that leads out of the archive does no harm here. But
    only an attack or a broken program makes one, and its address would be that of another file.
    """
    place = archive.at(addresses.of_member(archive.address, name))
    unsafe = _unsafe(name)
    if unsafe is not None:
        return refuse(place, unsafe)
    parts = [part.decode("utf-8", "replace") for part in name.split(b"/") if part not in {b"", b"."}]
    if is_folder or any(is_hidden(part) for part in parts[:-1]):
        return None
    if not parts:
        return refuse(place, "the archive gives it no name")
    kind = kind_of(parts[-1])
    if kind is None or kind.is_archive or is_hidden(parts[-1]):
        return place.skip(SkipReason.UNSUPPORTED_TYPE)
    return place, kind


def refuse(place: Place, fact: str) -> Rejection:
    """Turn away a member that names or is something that no archive of pages holds."""
    return place.reject(Reason.UNSAFE_PATH, f"{fact}, and it was not taken; pack the files again without it")


def too_many_members(settings: Settings, taken: int) -> ArchiveError:
    """Say that an archive has too many members, and how many of them were taken."""
    these = f"only the first {taken:,} were taken" if taken else "none was taken"
    return ArchiveError(
        Reason.ARCHIVE_BOMB,
        f"it has more than {settings.max_archive_members:,} members, and {these}; "
        "split it, or raise the setting max_archive_members",
    )


def broken(fact: str) -> DocumentError:
    """Say that one member is damaged."""
    return DocumentError(Reason.BROKEN_ARCHIVE, f"{fact}; pack it again")


def broken_archive(fact: str) -> ArchiveError:
    """Say that an archive is damaged, so that what follows in it cannot be read."""
    return ArchiveError(Reason.BROKEN_ARCHIVE, f"{fact}; pack or copy it again")


def _unsafe(name: bytes) -> str | None:
    if b"\0" in name:
        return "its name holds a NUL, before which some programs see its end"
    if b"\\" in name:
        return "its name holds a backslash, which on Windows separates folders"
    if name.startswith(b"/") or _DRIVE.match(name):
        return "its name is an absolute path"
    if b".." in name.split(b"/"):
        return "its name leads out of the archive by '..'"
    return None
