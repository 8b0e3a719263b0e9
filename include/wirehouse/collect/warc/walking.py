"""Walking through an archive's records, past the broken ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from wirehouse.collect.warc import opening

LARGEST_RECORD = 1 << 31
"""Bytes of a record that is passed over by reading it; behind a larger one the next is looked for."""

HOPELESS = 1_000
"""So many broken places in a row, and nothing good is to be expected behind them."""

_LONGEST_HEADER = 1 << 16
_PAGES = (
    WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit | WarcRecordType.conversion
)


@dataclass(frozen=True, slots=True)
class Met:
    """A record, or what is at fault where one should be, or the end; `offset` is where it begins."""

    offset: int
    record: WarcRecord | None = None
    fault: str = ""
    is_end: bool = False


class Archive:
    """An open archive.

    `is_solid` says that it is one gzip member for all its records: then what is called an offset
    counts its records, and reading from one begins with expanding what comes before.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.size = opening.size_of(stream)
        self.is_solid = opening.is_solid(stream)
        self.is_gzip = opening.begins_as_gzip(stream)

    def records(self, start: int = 0, end: int | None = None) -> Iterator[Met]:
        """Give the records that begin from `start` on and before `end`, and where records are broken.

        Only records that can hold a page are given; requests, metadata and the like are passed over
        without being looked at. A record can be read until the next is asked for.
        """
        position: int | None = 0 if self.is_solid else start
        types, waiting, faults = _PAGES, None, 0
        while position is not None and faults <= HOPELESS and (end is None or position < end):
            behind, is_begun, is_over = position, False, False
            for met in self._run(position, types):
                behind, is_over = met.offset, met.is_end
                if waiting and not met.fault:
                    yield waiting
                waiting, faults = (met, faults + 1) if met.fault else (None, 0)
                if met.record is None:
                    break
                is_begun = True
                if end is not None and met.offset >= end:
                    return
                if met.offset >= start and met.record.record_type & _PAGES:
                    yield met
            if waiting and not is_begun:
                # Its own beginning was found. Else it is told when the next beginning is known: that can be
                # the broken record's own, and then it fails by itself.
                yield waiting
                waiting = None
            is_over = is_over or self.is_solid
            position = None if is_over else opening.next_record(self.stream, behind + 1, is_gzip=self.is_gzip)
            # From here on each record is looked at, so that a fault is laid to the right one.
            types = WarcRecordType.any_type
        # Tapes and block devices pad with zeros, which FastWARC takes for damage.
        if waiting and (
            not self.is_gzip or opening.is_cut_off(self.stream, 0 if self.is_solid else waiting.offset)
        ):
            yield waiting

    def _run(self, position: int, types: WarcRecordType) -> Iterator[Met]:
        """Give records from one on, up to the first fault, the end, or a record too large to be passed over."""
        last = position
        self.stream.seek(position)
        try:
            for last, record in self._iterate(types):
                yield Met(last, record)
                if record.content_length > LARGEST_RECORD:
                    return
        except BaseException as error:
            if not _is_of_reading(error):
                raise
            yield Met(last, fault=str(error))
            return
        if opening.is_cut_off(self.stream, 0 if self.is_solid else last):
            yield Met(last, fault="its last gzip member has no end")
        yield Met(last, is_end=True)

    def _iterate(self, types: WarcRecordType) -> Iterator[tuple[int, WarcRecord]]:
        found = ArchiveIterator(
            self.stream,
            record_types=types,
            parse_http=False,
            max_header_len=_LONGEST_HEADER,
            fsspec_args=False,
        )
        for index, record in enumerate(found):
            yield (index if self.is_solid else record.stream_pos), record


def _is_of_reading(error: BaseException) -> bool:
    # A defect of fastwarc shows as a panic of Rust, which Python takes for as grave as an interrupt.
    return (
        isinstance(error, OSError | UnicodeError | OverflowError) or type(error).__module__ == "pyo3_runtime"
    )
