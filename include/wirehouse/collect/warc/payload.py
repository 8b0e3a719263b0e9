"""The page in a record: out of its HTTP message, with the codings undone, within bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fastwarc.warc import WarcRecord

from wirehouse.collect.network.codings import Meter, expand
from wirehouse.collect.network.failures import FetchReason, NoAnswer
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason
from wirehouse.settings import Settings

_LONGEST_HEADER = 1 << 16
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9._:+-]{1,40})""", re.IGNORECASE)
_SIGNATURES = {"gzip": b"\x1f\x8b", "x-gzip": b"\x1f\x8b"}
_REASONS = {FetchReason.BOMB: Reason.ARCHIVE_BOMB, FetchReason.TOO_LARGE: Reason.TOO_LARGE}


@dataclass(frozen=True, slots=True)
class Head:
    """What the HTTP message says before its body: `status` is 200 for a record without one."""

    status: int
    media_type: str
    charset: str | None
    transfer: str = ""
    codings: str = ""
    language: str | None = None


def read_head(record: WarcRecord) -> Head:
    """Read the head of a record's HTTP message, or what the record itself says of its content.

    Raises `DocumentError` (`broken_record`) for a head that is none.
    """
    if not record.is_http:
        stated = (
            record.headers.get("WARC-Identified-Payload-Type") or record.headers.get("Content-Type") or ""
        )
        return Head(200, _media_type(stated), _charset(stated))
    try:
        record.parse_http(auto_decode="none", max_header_len=_LONGEST_HEADER, quirks_mode=True)
    except (OSError, ValueError) as error:
        raise DocumentError(Reason.BROKEN_RECORD, f"its HTTP head cannot be read ({error})") from error
    headers = record.http_headers
    stated = headers.get("Content-Type") or ""
    return Head(
        status=headers.status_code or 0,
        media_type=_media_type(stated),
        charset=_charset(stated),
        transfer=(headers.get("Transfer-Encoding") or "").lower(),
        codings=headers.get("Content-Encoding") or "",
        language=headers.get("Content-Language"),
    )


def read_body(record: WarcRecord, head: Head, settings: Settings) -> bytes:
    """Give the bytes of the page.

    What a head says of codings is often no longer so in an archive: crawlers store the body as they
    had it in their hands. So chunks and gzip are undone where the bytes are such, and else the bytes
    are the page. Raises `DocumentError`: `too_large`, `archive_bomb`, `broken_record`, and
    `broken_archive` for a record that is cut off.
    """
    most = settings.max_document_bytes
    expected = record.content_length
    if expected > most:
        raise DocumentError(
            Reason.TOO_LARGE,
            f"it has {expected:,} bytes, more than the {most:,} bytes that a document may have; "
            "raise the setting max_document_bytes if it should be taken",
        )
    data = record.reader.read(expected + 1) if expected else b""
    if len(data) < expected:
        raise DocumentError(
            Reason.BROKEN_ARCHIVE,
            f"it is cut off: {len(data):,} of {expected:,} bytes are there; copy it again",
        )
    if head.transfer.endswith("chunked"):
        data = _unchunked(data)
    return _expanded(data, head.codings, settings) if head.codings else data


def _unchunked(data: bytes) -> bytes:
    """Join the chunks of a body (RFC 9112, 7.1); one that does not begin with a chunk is none of chunks."""
    pieces: list[bytes] = []
    at = 0
    while size := _CHUNK.match(data, at):
        length, begin = int(size[1], 16), size.end()
        if not length:
            return b"".join(pieces)
        pieces.append(data[begin : begin + length])
        at = begin + length
        # The end of line behind a chunk.
        at += 2 if data.startswith(b"\r\n", at) else 1 if data.startswith(b"\n", at) else 0
    if not pieces:
        return data
    if at > len(data) or data[at:].strip():
        raise DocumentError(Reason.BROKEN_RECORD, "its chunks do not fit together; the capture is damaged")
    # The last chunk, which says that it is the last, was lost with the connection or by the crawler.
    return b"".join(pieces)


def _expanded(data: bytes, codings: str, settings: Settings) -> bytes:
    last = codings.rpartition(",")[2].strip().lower()
    if not data.startswith(_SIGNATURES.get(last, b"")):
        return data
    meter = Meter(settings.max_document_bytes, settings.max_expansion)
    try:
        return b"".join(expand([data], codings, meter))
    except NoAnswer as error:
        if error.reason is FetchReason.UNDECODABLE and _is_markup(data):
            return data
        reason = _REASONS.get(error.reason, Reason.BROKEN_RECORD)
        # Without what it says to do about an answer of the network.
        fact = error.detail.partition(";")[0]
        raise DocumentError(reason, f"its body is packed as {codings[:40]!r}: {fact}") from error


def _is_markup(data: bytes) -> bool:
    return data[:1_024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _media_type(stated: str) -> str:
    return stated.partition(";")[0].strip().lower()


def _charset(stated: str) -> str | None:
    match = _CHARSET.search(stated)
    return match[1].lower() if match else None
