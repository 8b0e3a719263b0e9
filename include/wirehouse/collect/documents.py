"""From a file of the landing folder to the documents in it."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from wirehouse.collect import captures, tar_archives, zip_archives
from wirehouse.collect.archives import Member
from wirehouse.collect.compression import (
    Allowance,
    ArchiveError,
    ByteStream,
    GzipReader,
    expect_unpacked,
    read_whole,
    too_many_bytes,
)
from wirehouse.collect.kinds import Form, Kind, kind_of
from wirehouse.collect.landing import LandedFile, opened, unreadable
from wirehouse.collect.places import Outcome, Place
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason, SkipReason
from wirehouse.records import RawDocument, Rejection, Skip, media_type_of
from wirehouse.settings import Settings

_BUFFER = 1 << 16


@dataclass(frozen=True, slots=True)
class Terms:
    """What is taken in: within the bounds of the settings, and nothing from before `since`.

    `are_results` says that files of records hold the results of a search, which may name pages
    without holding them.
    """

    settings: Settings
    since: datetime | None = None
    are_results: bool = False

    def is_too_early(self, moment: datetime | None) -> bool:
        """Tell whether something of this moment is passed over; of an unknown one it is not."""
        return moment is not None and self.since is not None and moment < self.since


def read_file(file: LandedFile, terms: Terms) -> Iterator[Outcome]:
    """Give what comes of a landed file: documents, rejections and skips, one at a time."""
    if kind_of(file.name) is None:
        yield file.place.skip(SkipReason.UNSUPPORTED_TYPE)
        return
    try:
        with opened(file) as (stream, status):
            place = replace(file.place, modified_at=_modified_at(status))
            yield from read_stream(file.name, stream, status.st_size, place, terms)
    except DocumentError as error:
        yield file.place.fault(error)
    except OSError as error:
        yield unreadable(file.place, error)


def read_stream(
    name: str, stream: io.BufferedReader, size: int, place: Place, terms: Terms
) -> Iterator[Outcome]:
    """Give what comes of an open file of this name and so many bytes; `OSError` is the caller's."""
    kind = kind_of(name)
    if kind is None:
        yield place.skip(SkipReason.UNSUPPORTED_TYPE)
        return
    for outcome in _read(kind, stream, size, place, terms):
        yield _in_time(outcome, place, terms)


def _modified_at(status: os.stat_result) -> datetime | None:
    try:
        return datetime.fromtimestamp(status.st_mtime, UTC)
    except (OverflowError, ValueError, OSError):
        # A file's time can lie outside the years 1 to 9999.
        return None


def _in_time(outcome: Outcome, place: Place, terms: Terms) -> Outcome:
    captured_at = outcome.captured_at if isinstance(outcome, RawDocument) else None
    if isinstance(outcome, Skip) or not terms.is_too_early(captured_at or place.modified_at):
        return outcome
    return place.at(outcome.address).skip(SkipReason.BEFORE_SINCE)


def _read(kind: Kind, stream: io.BufferedReader, size: int, place: Place, terms: Terms) -> Iterator[Outcome]:
    try:
        if not stream.peek(1):
            yield place.take(b"", "")
        elif kind.is_archive:
            yield from _read_archive(kind, stream, size, place, terms)
        elif kind.form is not Form.LINES and size > terms.settings.max_document_bytes:
            yield place.fault(too_many_bytes(terms.settings, size))
        else:
            yield from _read_single(kind, stream, place, terms)
    except DocumentError as error:
        yield place.fault(error)


def _read_archive(
    kind: Kind, stream: io.BufferedReader, size: int, place: Place, terms: Terms
) -> Iterator[Outcome]:
    settings = terms.settings
    allowance = Allowance(size, settings)
    if kind.form is Form.ZIP:
        members = zip_archives.members(stream, size, place, settings, allowance)
    else:
        tape: ByteStream = stream
        if kind.gzipped:
            tape = io.BufferedReader(GzipReader(stream, settings), _BUFFER)
        expect_unpacked(tape, kind.suffix)
        members = tar_archives.members(tape, place, settings)
    is_empty = True
    for member in members:
        is_empty = False
        if isinstance(member, Member):
            yield from _read_single(member.kind, member.stream, member.place, terms, allowance)
        else:
            yield member
    if is_empty:
        yield place.reject(Reason.EMPTY, "it is an archive without a file in it; pack it again")


def _read_single(
    kind: Kind, stream: ByteStream, place: Place, terms: Terms, allowance: Allowance | None = None
) -> Iterator[Outcome]:
    """Give what comes of a file that is no archive, on the disk or in an archive."""
    if kind.form is Form.PAGE and terms.is_too_early(place.modified_at):
        # Before it is read: a landing folder of years is walked every day.
        yield place.skip(SkipReason.BEFORE_SINCE)
        return
    try:
        if kind.gzipped and stream.peek(1):
            most = None if kind.form is Form.LINES else terms.settings.max_document_bytes
            packed = GzipReader(stream, terms.settings, most=most, allowance=allowance)
            stream = io.BufferedReader(packed, _BUFFER)
        if not stream.peek(1):
            yield place.take(b"", "")
            return
        expect_unpacked(stream, kind.suffix)
        yield from _documents(kind, stream, place, terms)
    except ArchiveError:
        raise
    except DocumentError as error:
        yield place.fault(error)


def _documents(
    kind: Kind, stream: ByteStream, place: Place, terms: Terms
) -> Iterator[RawDocument | Rejection]:
    settings, are_results = terms.settings, terms.are_results
    if kind.form is Form.LINES:
        yield from captures.read_lines(stream, place, settings, are_results=are_results)
    elif kind.form is Form.RECORDS:
        yield from captures.read_records(stream, place, settings, are_results=are_results)
    else:
        data = read_whole(stream, settings)
        # By the suffix alone: the address may be shortened, or hold a `#` or `?` of the file's name.
        yield place.take(data, media_type_of("page" + kind.suffix, data))
