"""From the records of a web archive to raw documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from fastwarc.warc import WarcRecord, WarcRecordType

from wirehouse.collect import addresses
from wirehouse.collect.listing.canonical import canonical_address
from wirehouse.collect.places import Outcome, Place
from wirehouse.collect.warc import opening, payload
from wirehouse.collect.warc.selection import Selection, host_of
from wirehouse.collect.warc.walking import Archive, Met
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason, SkipReason
from wirehouse.records import HTML, media_type_of
from wirehouse.settings import Settings

_TAKEN = {200, 203}
_LONGEST_URL = 2_000
_CUT = {
    "length": (Reason.TOO_LARGE, "the crawler took no more of it than this"),
    "time": (Reason.BROKEN_ARCHIVE, "the crawler's time for it was over"),
    "disconnect": (Reason.BROKEN_ARCHIVE, "the connection broke while it was captured"),
}

_ARC = "it is an ARC file, the format before WARC; bring it into WARC with `warcio recompress`"


@dataclass(frozen=True, slots=True)
class ArchiveItem:
    """What one record came to.

    `offset` is where the record begins and `next_offset` where the next one does, or the archive's end:
    reading that is stopped goes on there. Both count bytes of the archive as it lies; in an archive
    that is gzip as a whole they count its records.
    """

    offset: int
    next_offset: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Terms:
    address: str
    selection: Selection
    source_of: Callable[[str], str]
    settings: Settings


_HOST = re.compile(r"[\w.:-]+")


def read_archive(
    address: str,
    *,
    source_of: Callable[[str], str],
    settings: Settings,
    selection: Selection | None = None,
    start: int = 0,
    end: int | None = None,
) -> Iterator[ArchiveItem]:
    """Give what comes of each record of a WARC file that can hold a page, one at a time.

    `address` is a path or an address of object storage (`s3://bucket/name.warc.gz`); what the file is
    tells its bytes. Given are the records that begin from `start` on and before `end`. `source_of`
    gives the source's id for a host's name. A document's address is its canonical one, and it was
    captured at the record's date.

    Records of other hosts, media types and languages than the selection's are skips, as are answers
    other than 200 and repetitions of a page that was there before (`revisit`). What is broken is a
    rejection with its reason, and reading goes on with the next record that can be found. One document
    is in memory at a time.

    Raises `TerminalError` where there is no archive, and `TransientError` for what may pass.
    """
    terms = _Terms(address, selection or Selection(), source_of, settings)
    with opening.opened(address) as stream:
        archive = Archive(stream)
        if opening.is_arc(stream):
            place = Place(source_of(""), addresses.bounded(address))
            yield ArchiveItem(0, archive.size, place.reject(Reason.BROKEN_ARCHIVE, _ARC))
            return
        kept: tuple[int, Outcome] | None = None
        for met in archive.records(start, end):
            if kept is not None:
                yield ArchiveItem(kept[0], max(met.offset, kept[0]), kept[1])
            is_told = kept is not None and met.fault and kept[0] == met.offset and _is_broken(kept[1])
            kept = None if is_told else (met.offset, _outcome(met, terms))
        if kept is not None:
            last = end if end is not None else kept[0] + 1 if archive.is_solid else archive.size
            yield ArchiveItem(kept[0], max(last, kept[0]), kept[1])


def split_archive(address: str, parts: int) -> list[int]:
    """Give where up to so many parts of about equal size begin, the first at 0.

    Each is a record's beginning, so that parts can be read at the same time: a part ends where the
    next one begins. An archive that is gzip as a whole has one part.
    """
    with opening.opened(address) as stream:
        archive = Archive(stream)
        starts = {0}
        for part in range(1, 1 if archive.is_solid else parts):
            found = opening.next_record(stream, archive.size * part // parts, is_gzip=archive.is_gzip)
            starts |= set() if found is None else {found}
    return sorted(starts)


def _is_broken(outcome: Outcome) -> bool:
    return getattr(outcome, "reason", None) is Reason.BROKEN_ARCHIVE


def _outcome(met: Met, terms: _Terms) -> Outcome:
    at = addresses.bounded(f"{terms.address}#record={met.offset}")
    record = met.record
    if record is None:
        return Place(terms.source_of(""), at).reject(
            Reason.BROKEN_ARCHIVE,
            f"a record is broken there or behind it ({met.fault}), and reading went on with the next; copy it again",
        )
    url = _url(record)
    host = host_of(url)
    if host is None:
        return Place(terms.source_of(""), at).skip(SkipReason.NO_RESPONSE)
    if not url.isprintable() or not _HOST.fullmatch(host):
        # A damaged byte in it would go into the source's name and the database, which takes no NUL.
        return Place(terms.source_of(""), at).reject(
            Reason.BROKEN_RECORD,
            f"{at}: its address is {ascii(url)[:200]}, which is none; copy the archive again",
        )
    # Before the address is brought into form, which takes longer than all that a refused record needs.
    place = Place(terms.source_of(host), url)
    if terms.selection.refuses_host(host):
        return place.skip(SkipReason.OTHER_HOST)
    if record.record_type == WarcRecordType.revisit:
        return place.skip(SkipReason.REVISIT)
    place = place.at(canonical_address(url))
    try:
        return _page(record, place, terms)
    except DocumentError as error:
        return place.reject(error.reason, f"{at}: {error.evidence}")
    except (OSError, OverflowError) as error:
        return place.reject(
            Reason.BROKEN_ARCHIVE, f"{at}: it cannot be read ({error}); copy the archive again"
        )


def _page(record: WarcRecord, place: Place, terms: _Terms) -> Outcome:
    head = payload.read_head(record)
    if head.status not in _TAKEN:
        return place.skip(SkipReason.HTTP_ERROR)
    if terms.selection.refuses_type(head.media_type):
        return place.skip(SkipReason.OTHER_TYPE)
    cut = record.headers.get("WARC-Truncated")
    if cut:
        reason, fact = _CUT.get(cut.lower(), (Reason.BROKEN_ARCHIVE, "the crawler cut it off"))
        raise DocumentError(reason, f"it is a part of the page: {fact}")
    data = payload.read_body(record, head, terms.settings)
    stated = record.headers.get("WARC-Identified-Content-Language")
    if terms.selection.refuses_language(data, head.charset, stated, head.language):
        return place.skip(SkipReason.OTHER_LANGUAGE)
    is_page = head.media_type in {HTML, "application/xhtml+xml"}
    return place.take(
        data,
        HTML if is_page else media_type_of(place.address, data),
        charset=head.charset,
        captured_at=_date(record),
    )


def _url(record: WarcRecord) -> str:
    # wget writes angle brackets around it, as the grammar of WARC 1.0 had it and its examples had not.
    url = (record.headers.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")
    return url if len(url) <= _LONGEST_URL else ""


def _date(record: WarcRecord) -> datetime | None:
    try:
        moment = datetime.fromisoformat((record.headers.get("WARC-Date") or "").strip())
    except ValueError:
        return None
    # ISO 28500: WARC-Date is in UTC.
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
