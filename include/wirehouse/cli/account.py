"""The account of how a document was read, fresh from clean or as it was stored: what both views show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wirehouse.pipeline.explanations import StoredExplanation, facts
from wirehouse.records import Article, Block, DateCandidate, Explanation, Label, Rejection

_READ = frozenset(
    {
        Label.HEADLINE,
        Label.STANDFIRST,
        Label.BYLINE,
        Label.TIMESTAMP,
        Label.CREDIT,
        Label.TAGS,
        Label.SECTION,
        Label.ADDRESS,
        Label.PAGE_CLOCK,
    }
)
_TAKEN = ("published", "modified", "saved")


class Part(StrEnum):
    """What became of a block."""

    BODY = "body"
    READ = "read"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Account:
    """What there is to tell of one document.

    `verdict` is one line, `evidence` why it was turned away, None where it was not. `facts` are pairs of
    a name and a value as text. `notes` tell what the account leaves out.
    """

    address: str
    source: str
    versions: str
    verdict: str
    evidence: str | None
    facts: tuple[tuple[str, str], ...]
    explanation: Explanation
    notes: tuple[str, ...] = ()

    @property
    def is_rejection(self) -> bool:
        """Whether the document was turned away."""
        return self.evidence is not None

    @property
    def title(self) -> str:
        """The headline, or else the address."""
        return next((value for name, value in self.facts if name == "headline"), self.address)

    @property
    def dates(self) -> tuple[DateCandidate, ...]:
        """The dates, those that were taken first, then by their confidence."""
        order = {verdict: place for place, verdict in enumerate(_TAKEN)}
        return tuple(
            sorted(
                self.explanation.dates,
                key=lambda date: (order.get(date.verdict, len(_TAKEN)), -date.confidence),
            )
        )

    @property
    def why_this_date(self) -> str:
        """Tell in a sentence why one of the dates is the date of publication, or why none is."""
        won = self.explanation.published
        if won is None:
            return "No date was taken as the date of publication."
        others = sum(date.verdict not in _TAKEN for date in self.dates)
        beaten = {0: "", 1: "; 1 other lost"}.get(others, f"; {others} others lost")
        return f"{won.value} is the date of publication: {won.basis} ({won.evidence}), {won.confidence:.0%} sure{beaten}."


def part_of(block: Block) -> Part | None:
    """Tell what became of a block; None where the document was turned away before that was decided."""
    if block.label is None:
        return None
    if block.label is Label.BODY:
        return Part.BODY
    return Part.READ if block.label in _READ else Part.DROPPED


def is_taken(date: DateCandidate) -> bool:
    """Tell whether a date is one of the article's own."""
    return date.verdict in _TAKEN


def of(judged: Article | Rejection) -> Account:
    """Give the account of what was judged just now."""
    explanation = judged.explanation or Explanation()
    if isinstance(judged, Rejection):
        verdict = _verdict(judged.stage, judged.reason, {}, explanation)
        return Account(
            judged.address, judged.source, judged.versions, verdict, judged.evidence, (), explanation
        )
    stated = facts(judged)
    verdict = _verdict(None, None, stated, explanation)
    return Account(judged.address, judged.source, judged.versions, verdict, None, _told(stated), explanation)


def of_stored(stored: StoredExplanation) -> Account:
    """Give the account that was kept of a document."""
    notes = [f"Judged by the run {stored.run_id}, {stored.explained_at:%Y-%m-%d %H:%M} UTC."]
    if stored.cut_at:
        notes.append(f"The page is large: texts were kept up to {stored.cut_at:,} characters each.")
    if stored.blocks_left_out:
        notes.append(f"{stored.blocks_left_out:,} blocks that are no body were not kept.")
    return Account(
        stored.address,
        stored.source,
        stored.versions,
        _verdict(stored.stage, stored.reason, stored.facts, stored.explanation),
        stored.evidence,
        _told(stored.facts),
        stored.explanation,
        tuple(notes),
    )


def _verdict(
    stage: str | None, reason: str | None, stated: Mapping[str, Any], explanation: Explanation
) -> str:
    if stage is not None:
        return f"rejected: {reason} ({stage})"
    blocks = explanation.blocks
    body = sum(block.label is Label.BODY for block in blocks)
    partial = ", in part" if stated.get("partial") else ""
    return f"{stated.get('kind', 'article')}{partial}: {body} of {len(blocks)} blocks are its body"


def _told(stated: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    hidden = {"kind", "partial"}
    return tuple(
        (name.replace("_", " "), _written(value)) for name, value in stated.items() if name not in hidden
    )


def _written(value: object) -> str:
    """Write a value for people: a list with commas, a date or a dateline with what is known of it."""
    if isinstance(value, Mapping):
        first, *others = [part for part in value.values() if part is not None]
        shown = [f"{part:.0%} sure" if isinstance(part, float) else str(part) for part in others]
        return f"{first} ({', '.join(shown)})" if shown else str(first)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(str, value))
    return str(value)
