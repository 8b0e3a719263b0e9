"""Where a piece of input lies, and what can become of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from wirehouse import identity
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason, SkipReason
from wirehouse.records import RawDocument, Rejection, Skip, Stage

Outcome: TypeAlias = RawDocument | Rejection | Skip


@dataclass(frozen=True, slots=True)
class Place:
    """A file, a member of an archive, or one record of a file.

    `modified_at` is the time of the file in the landing folder, also for what lies inside it: the
    times that an archive states are its maker's, often without a time zone.
    """

    source: str
    address: str
    modified_at: datetime | None = None

    def at(self, address: str) -> Place:
        """Give the place of something inside."""
        return replace(self, address=address)

    def skip(self, reason: SkipReason) -> Skip:
        """Pass over what lies here."""
        return Skip(self.source, self.address, reason)

    def reject(self, reason: Reason, evidence: str, document_id: str | None = None) -> Rejection:
        """Turn away what lies here; `evidence` states the fact and what to do about it."""
        return Rejection(
            source=self.source,
            address=self.address,
            document_id=document_id,
            stage=Stage.COLLECT,
            reason=reason,
            evidence=f"{self.address}: {evidence}",
        )

    def fault(self, error: DocumentError) -> Rejection:
        """Turn away what lies here for what went wrong with it."""
        return self.reject(error.reason, error.evidence)

    def take(
        self,
        data: bytes,
        media_type: str,
        *,
        url: str | None = None,
        charset: str | None = None,
        captured_at: datetime | None = None,
    ) -> RawDocument | Rejection:
        """Take the bytes that lie here; no bytes at all are a rejection."""
        if not data:
            return self.reject(
                Reason.EMPTY, "it is empty, 0 bytes; save the page again", identity.document_id(data)
            )
        return RawDocument.from_bytes(
            data,
            url or self.address,
            media_type,
            source=self.source,
            charset=charset,
            captured_at=captured_at,
            modified_at=self.modified_at,
        )
