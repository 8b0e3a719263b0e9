"""A landing folder in object storage: any address that fsspec knows, such as `s3://bucket/landing`."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from wirehouse.collect import addresses
from wirehouse.collect.documents import Terms, read_stream
from wirehouse.collect.kinds import is_hidden
from wirehouse.collect.places import Outcome, Place
from wirehouse.errors import SettingsError, TerminalError, TransientError, WirehouseError
from wirehouse.reasons import Reason, SkipReason
from wirehouse.records import LOOSE

_BUFFER = 1 << 18


@dataclass(frozen=True, slots=True)
class _Stored:
    path: str
    name: str
    size: int
    place: Place


def collect_stored(
    address: str,
    terms: Terms,
    sources: frozenset[str] | None,
    source: str | None,
    under: str | None = None,
) -> Iterator[Outcome]:
    """Give everything that lies at an address of object storage, one thing at a time, sorted by path.

    The parts of a name stand for folders, as in a landing folder. With `source`, addresses begin with
    `under`, or else with its id. Raises `SettingsError` for a kind of
    address that is unknown or whose package is missing, `TerminalError` where nothing lies there or it
    may not be listed, and `TransientError` when the storage fails in a way that may pass.
    """
    filesystem, root = storage_of(address)
    with sorted_failures(address):
        if filesystem.isfile(root):
            raise TerminalError(f"{address} is a file; name the folder that it lies in")
    prefix = source and (f"{source}/" if under is None else under)
    for stored in _walk(filesystem, root, sources, source, prefix or ""):
        if is_hidden(stored.name):
            yield stored.place.skip(SkipReason.UNSUPPORTED_TYPE)
            continue
        yield from _read(filesystem, stored, terms)


def collect_stored_file(address: str, place: Place, terms: Terms) -> Iterator[Outcome]:
    """Give what comes of one file of object storage; raises as `collect_stored` does."""
    filesystem, path = storage_of(address)
    name = path.rpartition("/")[2]
    with sorted_failures(address):
        size = int(filesystem.size(path) or 0)
    yield from _read(filesystem, _Stored(path, name, size, place), terms)


def _read(filesystem: Any, stored: _Stored, terms: Terms) -> Iterator[Outcome]:
    try:
        place = replace(stored.place, modified_at=_modified_at(filesystem, stored.path))
        with filesystem.open(stored.path, "rb") as opened:
            stream = io.BufferedReader(opened, _BUFFER)
            yield from read_stream(stored.name, stream, stored.size, place, terms)
    except (FileNotFoundError, PermissionError) as error:
        yield stored.place.reject(
            Reason.UNREADABLE, f"the storage does not give it ({error}); see its rights"
        )
    except WirehouseError:
        raise
    except Exception as error:
        raise failure(stored.place.address, error) from error


def is_there(address: str) -> bool:
    """Tell whether something lies at an address of object storage; raises as `collect_stored` does."""
    filesystem, root = storage_of(address)
    with sorted_failures(address):
        return bool(filesystem.exists(root))


def storage_of(address: str) -> tuple[Any, str]:
    """Give the storage and the path in it of an address of object storage.

    Raises `SettingsError` for a kind of address that is unknown or whose package is missing, and
    otherwise as `sorted_failures`: some storages are asked at once.
    """
    from fsspec.core import url_to_fs  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, and rarely used

    with sorted_failures(address):
        try:
            filesystem, root = url_to_fs(address)
        except (ValueError, ImportError) as error:
            raise SettingsError(f"{address} cannot be opened: {error}") from error
    return filesystem, root.rstrip("/")


@contextmanager
def sorted_failures(address: str) -> Iterator[None]:
    """Turn what a storage raises into an error of ours.

    That is `TerminalError` for what is not there or may not be read, and `TransientError` for all else:
    the packages behind fsspec have errors of their own, such as for credentials that are missing.
    """
    try:
        yield
    except WirehouseError:
        raise
    except Exception as error:
        raise failure(address, error) from error


def failure(address: str, error: Exception) -> TerminalError | TransientError:
    """Give the error of ours for what a storage raised."""
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError | NotADirectoryError):
        return TerminalError(f"{address}: it cannot be read ({said}); name one that exists and may be read")
    return TransientError(f"{address}: {said}")


def _walk(
    filesystem: Any, root: str, sources: frozenset[str] | None, source: str | None, under: str
) -> Iterator[_Stored]:
    # A stack and not recursion, as for folders; memory holds one listing a level.
    levels = [iter(_listing(filesystem, root))]
    parents: list[tuple[str | None, str]] = [(source, under)]
    while levels:
        entry = next(levels[-1], None)
        owner, prefix = parents[-1]
        if entry is None:
            levels.pop()
            parents.pop()
            continue
        path = str(entry["name"]).rstrip("/")
        name = path.rpartition("/")[2]
        shown = addresses.of_name(name.encode("utf-8", "surrogateescape"))
        is_folder = entry["type"] == "directory"
        of = owner or (shown if is_folder else LOOSE)
        if sources is not None and of not in sources:
            continue
        if is_folder:
            if not is_hidden(name):
                levels.append(iter(_listing(filesystem, path)))
                parents.append((of, f"{prefix}{shown}/"))
        else:
            place = Place(of, addresses.bounded(prefix + shown))
            yield _Stored(path, name, int(entry.get("size") or 0), place)


def _listing(filesystem: Any, path: str) -> list[dict[str, Any]]:
    with sorted_failures(path):
        found = filesystem.ls(path, detail=True)
    # Object storage lists the name of the folder itself as an empty object.
    inside = [entry for entry in found if str(entry["name"]).rstrip("/") != path]
    return sorted(
        inside, key=lambda entry: str(entry["name"]) + ("/" if entry["type"] == "directory" else "")
    )


def _modified_at(filesystem: Any, path: str) -> datetime | None:
    """Give when something was put there, in UTC; None of a storage that keeps no such time.

    fsspec says so by NotImplementedError. Any other error is the storage's, and the caller's to sort.
    """
    try:
        moment: datetime = filesystem.modified(path)
    except NotImplementedError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
