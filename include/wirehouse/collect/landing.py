"""Walking the landing folder: which files lie there, in which source's folder, and opening them."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from wirehouse.collect import addresses
from wirehouse.collect.kinds import is_hidden
from wirehouse.collect.places import Place
from wirehouse.errors import DocumentError, TerminalError, TransientError
from wirehouse.reasons import Reason, SkipReason
from wirehouse.records import LOOSE, Rejection, Skip

_OUT_OF_MEANS = {errno.EMFILE, errno.ENFILE, errno.ENOMEM}


@dataclass(frozen=True, slots=True)
class LandedFile:
    """A file of the landing folder.

    `path` is where its bytes lie, which for a link is not where it was found. `name` is the name it
    was found under.
    """

    path: str
    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class _Folder:
    path: str
    source: str | None = None
    prefix: str = ""


def walk(
    folder: Path,
    sources: frozenset[str] | None = None,
    *,
    source: str | None = None,
    under: str | None = None,
) -> Iterator[LandedFile | Rejection | Skip]:
    """Give every file under a landing folder, sorted by its path's bytes.

    The folders directly under it are the sources; files directly in it are of the source `loose`. Of
    `sources`, where given, only these are walked. With `source`, the whole folder is that source's, and
    addresses begin with `under`, or else with its id. Hidden folders are passed over. A link to a file
    inside the landing folder is taken under its own path; one that leads out of it is a rejection. A
    link to a folder inside is a skip, because the files there are taken where they lie.

    Memory holds the names of the folders between the landing folder and the file, and no more.
    Raises `TerminalError` when the folder is missing, is no folder, or may not be listed.
    """
    root = os.path.realpath(folder)
    prefix = source and (f"{source}/" if under is None else under)
    try:
        listings = [_listing(_Folder(root, source, prefix or ""))]
    except OSError as error:
        raise TerminalError(
            f"the landing folder {folder} cannot be listed: {os.strerror(error.errno or 0)}; "
            "name one that exists and may be read, with the setting landing_folder"
        ) from error
    return _walk(root, listings, sources)


def _walk(
    root: str,
    listings: list[Iterator[tuple[os.DirEntry[str], _Folder]]],
    sources: frozenset[str] | None,
) -> Iterator[LandedFile | Rejection | Skip]:
    # A stack and not recursion: a path can be deeper than Python's calls may nest.
    while listings:
        entry, parent = next(listings[-1], (None, None))
        if entry is None or parent is None:
            listings.pop()
            continue
        name = addresses.of_name(os.fsencode(entry.name))
        source = parent.source or _source_of(entry, name)
        if sources is not None and source not in sources:
            continue
        address = parent.prefix + name
        place = Place(source, addresses.bounded(address))
        if not entry.is_dir(follow_symlinks=False):
            yield _found(entry, place, root)
        elif not is_hidden(entry.name):
            try:
                listings.append(_listing(_Folder(entry.path, source, address + "/")))
            except OSError as error:
                yield unreadable(place, error)


def _listing(folder: _Folder) -> Iterator[tuple[os.DirEntry[str], _Folder]]:
    def by_path(entry: os.DirEntry[str]) -> bytes:
        # With the slash, a folder `a` comes after a file `a.txt`, as their files' paths do.
        return os.fsencode(entry.name) + (b"/" if entry.is_dir(follow_symlinks=False) else b"")

    with os.scandir(folder.path) as entries:
        found = sorted(entries, key=by_path)
    return ((entry, folder) for entry in found)


def _source_of(entry: os.DirEntry[str], name: str) -> str:
    # os.path.isdir follows a link and, unlike DirEntry.is_dir, takes a loop of links for no folder.
    is_folder = entry.is_dir(follow_symlinks=False) or os.path.isdir(entry.path)  # noqa: PTH112
    return name if is_folder else LOOSE


def _found(entry: os.DirEntry[str], place: Place, root: str) -> LandedFile | Rejection | Skip:
    if is_hidden(entry.name):
        return place.skip(SkipReason.UNSUPPORTED_TYPE)
    if entry.is_symlink():
        return _linked(entry, place, root)
    if entry.is_file(follow_symlinks=False):
        return LandedFile(entry.path, entry.name, place)
    return place.fault(_not_regular())


def _linked(entry: os.DirEntry[str], place: Place, root: str) -> LandedFile | Rejection | Skip:
    target = os.path.realpath(entry.path)
    if target != root and not target.startswith(os.path.join(root, "")):  # noqa: PTH118
        return place.reject(
            Reason.OUTSIDE_FOLDER,
            "it is a link that leads out of the landing folder; put the file itself there instead",
        )
    try:
        mode = os.stat(entry.path).st_mode  # noqa: PTH116 - Path.stat raises its own error for a loop
    except OSError as error:
        return unreadable(place, error)
    if stat.S_ISREG(mode):
        return LandedFile(target, entry.name, place)
    if not stat.S_ISDIR(mode):
        return place.fault(_not_regular())
    if entry.path.startswith(os.path.join(target, "")):  # noqa: PTH118
        return place.reject(
            Reason.UNREADABLE, "it is a link that leads back to a folder it lies in; remove the link"
        )
    return place.skip(SkipReason.UNSUPPORTED_TYPE)


@contextmanager
def opened(file: LandedFile) -> Iterator[tuple[io.BufferedReader, os.stat_result]]:
    """Open a landed file for reading and say what it is.

    Only a regular file is read, even where another thing takes its name after it was listed: a link
    is not followed, and a FIFO without a writer does not make the call wait. Raises `OSError`, and
    `DocumentError` for what is no regular file.
    """
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    descriptor = os.open(file.path, flags)
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise _not_regular()
        yield stream, status


def unreadable(place: Place, error: OSError) -> Rejection:
    """Turn away a file or folder that the operating system does not let us read.

    Raises `TransientError` when it is this process that has run out of memory or of open files: then
    every other file would be turned away as well.
    """
    if error.errno in _OUT_OF_MEANS:
        raise TransientError(f"{place.address}: {os.strerror(error.errno)}") from error
    match error:
        case FileNotFoundError():
            evidence = "it was listed, and was gone or led nowhere when it was to be read; put it there again"
        case PermissionError():
            evidence = "the user that runs this may not read it; give that user the right to"
        case _:
            evidence = f"it cannot be read ({os.strerror(error.errno or 0)}); see what is wrong with it there"
    return place.reject(Reason.UNREADABLE, evidence)


def _not_regular() -> DocumentError:
    return DocumentError(
        Reason.UNREADABLE,
        "it is no regular file but a FIFO, a socket or a device, and was not opened; remove it",
    )
