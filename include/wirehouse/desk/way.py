"""A document's way through the system, from where it was saved to the rows that it became, with times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

_STEPS = {
    "collect": "collected",
    "clean": "cleaned and enriched",
    "validate": "judged by the suites",
    "publish": "published",
    "verify": "verified in the tables",
}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Station:
    """Something that happened to a document. `seconds` is how long after the station before it."""

    at: datetime
    what: str
    detail: str = ""
    run_id: str | None = None
    rejection_id: object = None
    kind: str = ""
    seconds: float | None = None


def way_of(
    document: Row, runs: Sequence[Row], rejections: Sequence[Row], revisions: Sequence[Row]
) -> list[Station]:
    """Give the stations, oldest first; the rows are those of the queries of the same names."""
    found = sorted(
        [*_before(document), *_in_runs(runs), *_refused(rejections), *_as_article(document, revisions)],
        key=lambda station: station.at,
    )
    waits = [None, *((later.at - earlier.at).total_seconds() for earlier, later in pairwise(found))]
    return [
        Station(one.at, one.what, one.detail, one.run_id, one.rejection_id, one.kind, wait)
        for one, wait in zip(found, waits, strict=True)
    ]


def _before(document: Row) -> Iterator[Station]:
    if document["captured_at"]:
        yield Station(document["captured_at"], "saved", "as its container states")
    if document["first_seen_at"]:
        size = f"{document['size_bytes']:,} bytes, {document['media_type']}"
        yield Station(document["first_seen_at"], "put into the raw store", size, document["first_run"])


def _in_runs(runs: Sequence[Row]) -> Iterator[Station]:
    for row in runs:
        # A document whose verdict stood is met by collect only.
        judged = row["outcome"] != "unchanged" and row["reason"] not in {"claimed_elsewhere", "carried_over"}
        if row["step"] == "collect" or (judged and row["step"] in _STEPS):
            if row["step"] in {"publish", "verify"} and row["outcome"] != "published":
                continue
            at = row["step_finished_at"] or row["step_started_at"]
            became = f"{row['outcome'] or 'under way'}" if row["step"] == "collect" and not judged else ""
            yield Station(at, _STEPS[row["step"]], became, row["run_id"])


def _refused(rejections: Sequence[Row]) -> Iterator[Station]:
    for row in rejections:
        what = f"turned away at {row['stage']}: {row['reason'].replace('_', ' ')}"
        yield Station(row["first_seen_at"], what, "", row["first_run"], row["rejection_id"], "bad")
        if row["closed_at"]:
            closed = f"rejection {row['state']}"
            yield Station(
                row["closed_at"], closed, f"by {row['closed_by']}", None, row["rejection_id"], "good"
            )


def _as_article(document: Row, revisions: Sequence[Row]) -> Iterator[Station]:
    for row in revisions:
        if row["document_key"] == document["document_key"]:
            what = f"became wording {row['revision_number']} of its article"
            yield Station(row["created_at"], what, row["cause"], row["run_id"], None, "good")
