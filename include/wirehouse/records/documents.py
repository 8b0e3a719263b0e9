"""What came in: raw documents, what was skipped, what was turned away."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import PurePosixPath

from wirehouse import identity
from wirehouse.reasons import Reason, SkipReason
from wirehouse.records.pages import Explanation

TEXT = "text/plain"
HTML = "text/html"
LOOSE = "loose"
"""The source of a file that lies in no source's folder."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One page or text dump as it came.

    `id` is the SHA-256 of `data`. `address` is the canonical URL, or the path under the landing
    folder. `charset` is what the container or the transport declared, not what was found.
    `captured_at` (with time zone) is when the page was saved, where someone stated it; `modified_at`
    is the file's own time and proves nothing.
    """

    id: str
    address: str
    source: str
    media_type: str
    data: bytes = field(repr=False)
    charset: str | None = None
    captured_at: datetime | None = None
    modified_at: datetime | None = None

    @classmethod
    def from_bytes(
        cls,
        data: bytes,
        address: str,
        media_type: str | None = None,
        *,
        source: str = LOOSE,
        charset: str | None = None,
        captured_at: datetime | None = None,
        modified_at: datetime | None = None,
    ) -> RawDocument:
        """Make a document of bytes; without a media type, the address and the first bytes tell it."""
        return cls(
            id=identity.document_id(data),
            address=address,
            source=source,
            media_type=media_type or media_type_of(address, data),
            data=data,
            charset=charset,
            captured_at=captured_at,
            modified_at=modified_at,
        )

    @property
    def key(self) -> uuid.UUID:
        """The id of these bytes at this address."""
        return identity.document_key(self.id, self.source, self.address)


def media_type_of(address: str, data: bytes) -> str:
    """Tell `text/html` from `text/plain` by the first bytes, then by the address's suffix.

    The bytes come first because dumps are saved as .html and pages as .txt. The signatures are those
    of the WHATWG MIME Sniffing standard, section 7.1, and a tag must follow within the first 1,024
    bytes that a saved page's leading comments and white space leave.
    """
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<meta", b"<!--")):
        return HTML
    suffix = PurePosixPath(address.split("?", 1)[0].split("#", 1)[0].removesuffix(".gz")).suffix.lower()
    if suffix == ".txt":
        return TEXT
    if suffix in {".html", ".htm", ".xhtml"}:
        return HTML
    if any(tag in head for tag in (b"<html", b"<head", b"<body", b"<div", b"<article", b"<title", b"<p>")):
        return HTML
    return TEXT


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that was seen and not taken in, with the reason."""

    source: str
    address: str
    reason: SkipReason


class Stage(StrEnum):
    """The stages that can turn a document away."""

    COLLECT = "collect"
    CLEAN = "clean"
    ENRICH = "enrich"
    VALIDATE = "validate"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A document that was turned away: where, for which reason, on what evidence, judged by what.

    `document_id` is None where the bytes could not be had at all.
    """

    source: str
    address: str
    document_id: str | None
    stage: Stage
    reason: Reason
    evidence: str
    versions: str = ""
    explanation: Explanation | None = field(default=None, repr=False)
