"""How documents were read, kept in `ops.explanation`: bounded in size, one row a document, the newest.

A page of the web has some 300 blocks and 15,000 characters; the largest that clean takes has a hundred
times that. What is stored of one page is bounded, and what is cut is cut alike everywhere: the texts of
all blocks at one length, so that each block can still be told by how it begins.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse.database import copy_rows, read_sql
from wirehouse.pipeline.runs import storable
from wirehouse.records import (
    Article,
    Block,
    DateBasis,
    DateCandidate,
    Explanation,
    Label,
    Precision,
    Rejection,
    Repair,
    RepairKind,
)

MOST_BLOCKS = 2_000
MOST_CHARACTERS = 100_000
_MOST_OF_A_LIST = 200
_LONGEST_WORDS = 500
_ELLIPSIS = "…"
# JSON can hold NUL, and jsonb cannot. A backslash that is itself escaped begins no escape.
_ESCAPED_NUL = re.compile(r"(\\\\)|\\u0000")

_COLUMNS = (
    "document_key versions stage reason evidence charset charset_basis facts blocks blocks_left_out cut_at "
    "dates repairs"
).split()

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class StoredExplanation:
    """An explanation as it was stored.

    `stage`, `reason` and `evidence` are those of the rejection, None where the document was staged.
    `facts` are what the article states of itself. `explained_at` has a time zone.
    """

    source: str
    address: str
    document_id: str
    versions: str
    stage: str | None
    reason: str | None
    evidence: str | None
    facts: Mapping[str, Any]
    explanation: Explanation
    blocks_left_out: int
    cut_at: int | None
    run_id: str
    explained_at: datetime


def row(document_key: UUID, judged: Article | Rejection) -> Row:
    """Lay out how a document was read as `record` takes it."""
    explanation = judged.explanation or Explanation()
    rejected = judged if isinstance(judged, Rejection) else None
    kept = _kept(explanation.blocks)
    cut_at = level([len(block.text) for block in kept], MOST_CHARACTERS)
    return (
        document_key,
        judged.versions,
        rejected and rejected.stage,
        rejected and rejected.reason,
        rejected and storable(rejected.evidence),
        explanation.charset,
        explanation.charset_basis,
        _json(facts(judged) if isinstance(judged, Article) else {}),
        _json([_block(block, cut_at) for block in kept]),
        len(explanation.blocks) - len(kept),
        cut_at,
        _json([_date(date) for date in explanation.dates[:_MOST_OF_A_LIST]]),
        _json([_repair(repair) for repair in explanation.repairs[:_MOST_OF_A_LIST]]),
    )


def record(cursor: Cursor, run_id: str, rows: Sequence[Row]) -> None:
    """Keep explanations, in the caller's transaction, in place of those that the documents had.

    The caller holds the documents' claims: no other run writes of them meanwhile.
    """
    cursor.execute(read_sql("pipeline/forget_explanations"), {"document_keys": [row[0] for row in rows]})
    copy_rows(cursor, "ops.explanation", ["run_id", *_COLUMNS], ((run_id, *row) for row in rows))


def find(cursor: Cursor, document: str) -> StoredExplanation | None:
    """Give the newest explanation of a document, named by its key, its address or its SHA-256."""
    cursor.execute(read_sql("pipeline/find_explanation"), {"document": document})
    found = cursor.fetchone()
    if found is None:
        return None
    source, address, sha256, versions, stage, reason, evidence, charset, basis, stated, *rest = found
    blocks, left_out, cut_at, dates, repairs, run_id, explained_at = rest
    return StoredExplanation(
        source,
        address,
        sha256,
        versions,
        stage,
        reason,
        evidence,
        stated,
        Explanation(
            blocks=tuple(map(_to_block, blocks)),
            dates=tuple(map(_to_date, dates)),
            repairs=tuple(Repair(RepairKind(kind), *others) for kind, *others in repairs),
            charset=charset,
            charset_basis=basis,
        ),
        left_out,
        cut_at,
        run_id,
        explained_at,
    )


def facts(article: Article) -> dict[str, Any]:
    """Give what an article states of itself, without its text and without what it does not state."""
    stated = {
        "headline": article.headline,
        "standfirst": article.standfirst,
        "byline": article.byline,
        "authors": list(article.authors),
        "published": asdict(article.published) if article.published.value else None,
        "modified": asdict(article.modified) if article.modified.value else None,
        "saved_at": asdict(article.saved_at) if article.saved_at.value else None,
        "section": article.section,
        "keywords": list(article.keywords[:_MOST_OF_A_LIST]),
        "language": article.language,
        "dateline": asdict(article.dateline) if article.dateline else None,
        "syndicated_from": article.syndicated_from,
        "publisher": article.publisher,
        "canonical_url": article.canonical_url,
        "kind": article.kind,
        "partial": article.partial,
    }
    return {key: _short(value) for key, value in stated.items() if value not in (None, [])}


def level(lengths: Sequence[int], most: int) -> int | None:
    """Give the length at which to cut texts so that together they have at most `most` characters.

    None where nothing needs to be cut: water in a vessel, of which short texts take up less.
    """
    if sum(lengths) <= most:
        return None
    left = most
    for number, length in enumerate(sorted(lengths)):
        share = left // (len(lengths) - number)
        if length > share:
            return max(1, share)
        left -= length
    return None


def _kept(blocks: Sequence[Block]) -> list[Block]:
    """Keep the body of a huge page, and as much of the rest, from its start, as there is room for."""
    if len(blocks) <= MOST_BLOCKS:
        return list(blocks)
    order = sorted(range(len(blocks)), key=lambda index: blocks[index].label is not Label.BODY)
    return [blocks[index] for index in sorted(order[:MOST_BLOCKS])]


def _block(block: Block, cut_at: int | None) -> list[object]:
    text = block.text
    if cut_at is not None and len(text) > cut_at:
        text = text[: cut_at - 1] + _ELLIPSIS
    return [block.line, block.element, block.label, block.reason, round(block.confidence, 2), text]


def _to_block(stored: Sequence[Any]) -> Block:
    line, element, label, reason, confidence, text = stored
    return Block(
        line, text, element, label=Label(label) if label else None, reason=reason, confidence=confidence
    )


def _date(date: DateCandidate) -> list[object]:
    words = (_short(date.evidence), date.line, _short(date.verdict))
    return [date.value, date.precision, date.basis, round(date.confidence, 2), *words]


def _to_date(stored: Sequence[Any]) -> DateCandidate:
    value, precision, basis, confidence, evidence, line, verdict = stored
    read = DateBasis(basis) if basis else None
    return DateCandidate(value, Precision(precision), read, confidence, evidence, line, verdict)


def _repair(repair: Repair) -> list[object]:
    return [repair.kind, repair.line, _short(repair.before), _short(repair.after), repair.times]


def _short(value: Any) -> Any:
    """Cut a long text, or those of a list."""
    if isinstance(value, list):
        return [_short(each) for each in value]
    if isinstance(value, str) and len(value) > _LONGEST_WORDS:
        return value[: _LONGEST_WORDS - 1] + _ELLIPSIS
    return value


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if "\\u0000" in text:
        text = _ESCAPED_NUL.sub(lambda found: found[1] or "\ufffd", text)
    return storable(text, longest=len(text))
