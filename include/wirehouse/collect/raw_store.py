"""The raw store: every document's bytes as they came, under their SHA-256.

    <address>/ab/cd/abcd...        (64 hexadecimal digits)

The two levels keep folders small. A document that is there is never changed, so that any number of
writers may put the same one at the same time.
"""

from __future__ import annotations

import errno
import os
import re
import uuid
from pathlib import Path
from typing import Any, Protocol

from wirehouse import identity
from wirehouse.errors import DocumentError, SettingsError, TerminalError, TransientError
from wirehouse.reasons import Reason
from wirehouse.records import RawDocument

_ID = re.compile(r"[0-9a-f]{64}")
_WRITE_PROTECTED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR}


class RawStore(Protocol):
    """Where raw bytes are kept.

    Both methods raise `TransientError` when the storage fails in a way that may pass (a full disk, a
    lost connection) and `TerminalError` when it may not be used at all.
    """

    def put(self, document: RawDocument) -> str:
        """Keep a document's bytes unchanged, and give the location where they lie.

        When the call returns, they are there for good; when it fails, nothing half-written is.
        """

    def get(self, document_id: str) -> bytes:
        """Give the bytes with this SHA-256.

        Raises `DocumentError` (`unreadable`) when they are missing or are not what was put there.
        """


def open_raw_store(address: str) -> RawStore:
    """Open the raw store at a folder, or at any address that fsspec knows (`s3://bucket/prefix`).

    Raises `SettingsError` for an address of a kind that is unknown or whose package is missing.
    """
    if address.startswith("file://"):
        address = address.removeprefix("file://")
    if "://" not in address:
        return _Folder(Path(address).absolute())
    from fsspec.core import url_to_fs  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, and rarely used

    try:
        filesystem, root = url_to_fs(address)
    except (ValueError, ImportError) as error:
        raise SettingsError(f"the setting raw_store: {address} cannot be opened: {error}") from error
    return _ObjectStorage(filesystem, root)


class _Folder:
    """A raw store in a local folder."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, document: RawDocument) -> str:
        path = self._root / _relative(_checked(document))
        try:
            if not _has_size(path, len(document.data)):
                made = _make_folder(path.parent)
                _write(path, document.data)
                # Last, when writing the file has mostly brought these to the disk as well.
                for folder in (path.parent, *made):
                    _sync(folder)
        except OSError as error:
            raise _failure(error, path) from error
        return str(path)

    def get(self, document_id: str) -> bytes:
        path = self._root / _relative(document_id)
        try:
            data = path.read_bytes()
        except FileNotFoundError as error:
            raise _missing(document_id, path) from error
        except OSError as error:
            raise _failure(error, path) from error
        return _verified(document_id, data, path)


class _ObjectStorage:
    """A raw store in any storage of fsspec. Its writes are atomic where the storage's are, as S3's are."""

    def __init__(self, filesystem: Any, root: str) -> None:
        self._filesystem = filesystem
        self._root = root.rstrip("/")

    def put(self, document: RawDocument) -> str:
        path = f"{self._root}/{_relative(_checked(document))}"
        try:
            if not self._has_size(path, len(document.data)):
                self._filesystem.makedirs(path.rpartition("/")[0], exist_ok=True)
                self._filesystem.pipe_file(path, document.data)
        except OSError as error:
            raise _failure(error, path) from error
        return str(self._filesystem.unstrip_protocol(path))

    def get(self, document_id: str) -> bytes:
        path = f"{self._root}/{_relative(document_id)}"
        try:
            data = self._filesystem.cat_file(path)
        except FileNotFoundError as error:
            raise _missing(document_id, path) from error
        except OSError as error:
            raise _failure(error, path) from error
        return _verified(document_id, data, path)

    def _has_size(self, path: str, size: int) -> bool:
        try:
            return bool(self._filesystem.size(path) == size)
        except FileNotFoundError:
            return False


def _relative(document_id: str) -> str:
    if not _ID.fullmatch(document_id):
        raise TerminalError(f"{document_id[:80]!r} is no document's id: 64 hexadecimal digits are expected")
    return f"{document_id[:2]}/{document_id[2:4]}/{document_id}"


def _checked(document: RawDocument) -> str:
    if identity.document_id(document.data) != document.id:
        raise TerminalError(
            f"{document.address}: its id is not the SHA-256 of its bytes; make it by from_bytes"
        )
    return document.id


def _verified(document_id: str, data: bytes, path: Path | str) -> bytes:
    if identity.document_id(data) != document_id:
        raise DocumentError(
            Reason.UNREADABLE,
            f"the raw store's {path} was changed or damaged: its bytes are not those of its name; "
            "remove it and collect the document again",
        )
    return data


def _missing(document_id: str, path: Path | str) -> DocumentError:
    return DocumentError(
        Reason.UNREADABLE,
        f"the raw store has no {document_id} (looked for at {path}); see that the setting raw_store is "
        "the one with which it was collected, or collect it again",
    )


def _failure(error: OSError, path: Path | str) -> TerminalError | TransientError:
    fact = f"the raw store's {path}: {error.strerror or error}"
    if error.errno in _WRITE_PROTECTED or isinstance(error, PermissionError):
        return TerminalError(f"{fact}; give the user that runs this the right to write there")
    return TransientError(fact)


def _has_size(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder with those above it, and give the folders that have a new name in them."""
    if folder.is_dir():
        return []
    changed = _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    return [folder.parent, *changed]


def _write(path: Path, data: bytes) -> None:
    # A name of its own for each writer: two may put the same document at once.
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _sync(folder: Path) -> None:
    """Make the names in a folder last through a power failure, as fsync(2) of a file alone does not."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
