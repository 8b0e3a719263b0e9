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
    """A record, or what is at fault where one should be; `offset` is where it begins."""

    offset: int
    record: WarcRecord | None = None
    fault: str = ""


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
        types, fault, faults = _PAGES, None, 0
        while position is not None and (end is None or position < end):
            last: int | None = None
            self.stream.seek(position)
            try:
                for last, record in self._iterate(types):
                    if fault:
                        yield fault
                    fault, faults = None, 0
                    if end is not None and last >= end:
                        return
                    if last >= start and record.record_type & _PAGES:
                        yield Met(last, record)
                    if record.content_length > LARGEST_RECORD:
                        break
                else:
                    return
            except BaseException as error:
                if not _is_of_reading(error):
                    raise
                # Behind a good record it is told once it is known where the next one begins: the broken
                # one may be found and fail by itself.
                fault = Met(position if last is None else last, fault=str(error))
                faults += 1
                if last is None or self.is_solid:
                    yield fault
                    fault = None
            behind = position if last is None else last
            position = (
                None if self.is_solid else opening.next_record(self.stream, behind + 1, is_gzip=self.is_gzip)
            )
            if faults > HOPELESS:
                return
            # From here on each record is looked at, so that a fault is laid to the right one.
            types = WarcRecordType.any_type
        if fault:
            yield fault

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
