"""Lists of addresses in files, here or in object storage: a URL a line, or the saved results of a search."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from wirehouse.collect.captures import lines_of
from wirehouse.collect.compression import GzipReader
from wirehouse.collect.kinds import Form, kind_of
from wirehouse.collect.landing import LandedFile, opened
from wirehouse.collect.listing import Listing, read_listing
from wirehouse.collect.listing.decoding import LARGEST
from wirehouse.collect.listing.json_feeds import read_json_lines
from wirehouse.collect.places import Place
from wirehouse.collect.storage import failure, sorted_failures, storage_of
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason
from wirehouse.records import LOOSE
from wirehouse.settings import Settings

_LINES = 1_000
_CHARACTERS = 8_000_000
_BUFFER = 1 << 18
_HOLDS_PAGE = re.compile(r'"(?:html|text)"\s*:')
# A file has no address of the web that a relative one could start at.
_NOWHERE = "http://localhost.invalid/"


def read_saved_list(address: str, settings: Settings) -> Iterator[Listing]:
    """Read a list at a path or an address of object storage, in one listing or, of JSON lines, in several.

    Entries with `holds_page` were saved together with their page. Files of JSON lines may have any size,
    others that of a listing; each also as gzip. Raises `DocumentError` as `read_listing` does,
    `TerminalError` where there is no such file or it may not be read, and `TransientError` when the
    storage fails in a way that may pass.
    """
    kind = kind_of(address.rpartition("/")[2])
    with _opened(address) as stream:
        if kind is None or kind.form is not Form.LINES:
            yield read_listing(stream.read(LARGEST + 1), media_type=None, charset=None, address=_NOWHERE)
            return
        packed = GzipReader(stream, settings) if kind.gzipped else None
        yield from _parts(io.BufferedReader(packed, _BUFFER) if packed else stream, settings)


def _parts(stream: Any, settings: Settings) -> Iterator[Listing]:
    lines = (line.decode("utf-8-sig", "replace") for line in lines_of(stream, settings) if line)
    is_list = False
    for part in _bounded(lines):
        listing = read_json_lines(part, _NOWHERE)
        # Results that hold their page need no address.
        is_list = is_list or listing is not None or any(map(_HOLDS_PAGE.search, part))
        if listing is not None:
            yield listing
    if not is_list:
        raise DocumentError(
            Reason.NOT_A_LISTING, "no line of it is an object of JSON that names a page by its `url`"
        )


def _bounded(lines: Iterable[str]) -> Iterator[list[str]]:
    part: list[str] = []
    size = 0
    for line in lines:
        part.append(line)
        size += len(line)
        if len(part) >= _LINES or size >= _CHARACTERS:
            yield part
            part, size = [], 0
    if part:
        yield part


@contextmanager
def _opened(address: str) -> Iterator[Any]:
    """Open a file for reading. What the reader of the bytes raises passes through."""
    try:
        if "://" in address:
            filesystem, path = storage_of(address)
            with sorted_failures(address), filesystem.open(path, "rb") as stream:
                yield io.BufferedReader(stream, _BUFFER)
        else:
            file = LandedFile(os.path.realpath(address), address, Place(LOOSE, address))
            with opened(file) as (stream, _):
                yield stream
    except OSError as error:
        raise failure(address, error) from error
