"""A page that was read, put together as an `Article`, or turned away as a `Rejection`."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from wirehouse import sources
from wirehouse.clean import (
    charset,
    datelines,
    header,
    language,
    live_blog,
    page_kind,
    publication,
    repair,
    sequence_model,
    wording,
)
from wirehouse.clean.body import Body, gather
from wirehouse.clean.page import Page, read
from wirehouse.clean.sequence_model import Models
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason
from wirehouse.records import PARAGRAPH_BREAK, Article, Explanation, RawDocument, Rejection, Stage
from wirehouse.records.profiles import SourceProfile
from wirehouse.sources import Source

_VERSION = "6"
_LEAST_WORDS = 20
_LONGEST_HEADLINE = 500


class _Found(NamedTuple):
    """What was read of a document that is an article's: its page, text, dates and own address."""

    page: Page
    body: Body
    dating: publication.Dating
    canonical: str | None


def versions(source: Source | None = None, profile_version: str = "") -> str:
    """Name what cleans a source's documents: the cleaner's version, its labeller's, the hash of the
    source's rules and, where something was learned of the source, the version of its profile.
    """
    labeller = sequence_model.shipped().version
    named = f"clean {_VERSION}; labeller {labeller}; rules {(source.version if source else '') or 'none'}"
    return f"{named}; profile {profile_version}" if profile_version else named


def clean(
    document: RawDocument,
    source: Source | None = None,
    profile: SourceProfile | None = None,
    models: Models | None = None,
) -> Article | Rejection:
    """Turn one raw document into an article, or say why it is none.

    `source` is what is known of where it came from; None stands for a source without rules. `profile` is
    what recurs over the source's pages; None stands for nothing learned. `models` are the labeller's weights; None
    stands for the shipped ones. Never raises for what the bytes hold.
    """
    source = source or sources.unknown(document.source)
    judged = _judge(document, source, profile, models)
    return replace(judged, versions=versions(source, profile.version if profile else ""))


def _judge(
    document: RawDocument, source: Source, profile: SourceProfile | None, models: Models | None
) -> Article | Rejection:
    try:
        decoded = charset.decode(document.data, document.charset)
    except DocumentError as error:
        return _reject(document, error.reason, error.evidence, Explanation())
    explanation = Explanation(charset=decoded.charset, charset_basis=decoded.basis)
    try:
        page = read(decoded.text, document, source, profile, models)
    except DocumentError as error:
        return _reject(document, error.reason, error.evidence, explanation)
    body = gather(page, source.repairs_off, source.language)
    blocks = header.relabel(page, source.name)
    canonical = header.read_canonical_url(page, blocks, document)
    dating = publication.read(page, blocks, document, canonical)
    # What is turned away keeps its dates: a page without text may well say when it was published.
    explanation = replace(explanation, blocks=blocks, dates=dating.candidates)
    refusal = page_kind.refuse(page, body)
    if refusal is not None:
        return _reject(document, refusal.reason, refusal.evidence, explanation)
    fault = _fault(page, body)
    if fault is not None:
        return _reject(document, *fault, explanation)
    return _assemble(document, source, _Found(page, body, dating, canonical), explanation)


def _reject(document: RawDocument, reason: Reason, evidence: str, explanation: Explanation) -> Rejection:
    return Rejection(
        source=document.source,
        address=document.address,
        document_id=document.id,
        stage=Stage.CLEAN,
        reason=reason,
        evidence=evidence,
        explanation=explanation,
    )


def _fault(page: Page, body: Body) -> tuple[Reason, str] | None:
    if not page.blocks:
        return (
            Reason.NO_TEXT,
            "the document shows no text at all; if its page does, save it after its scripts have run",
        )
    if not body.paragraphs:
        longest = max(page.blocks, key=lambda block: len(block.text))
        return (
            Reason.NO_TEXT,
            f"none of the {len(page.blocks)} blocks reads as an article's text; the longest is line {longest.line}: "
            f"“{longest.text[:120]}”",
        )
    if body.words < _LEAST_WORDS and not page_kind.is_partial(page, body):
        return (
            Reason.TOO_SHORT,
            f"{body.words} words of text, and an article has at least {_LEAST_WORDS}: “{body.paragraphs[0][:120]}”",
        )
    if not page.headline or not wording.tokens(page.headline):
        return (
            Reason.NO_HEADLINE,
            f"no line above the text and no metadata gives a headline; the text begins in line {page.blocks[page.reading.first].line}; "
            "name it in the source's rules",
        )
    return None


def _assemble(document: RawDocument, source: Source, found: _Found, explanation: Explanation) -> Article:
    page, body, dating, blocks = found.page, found.body, found.dating, explanation.blocks
    posts = live_blog.find(page, body, live_blog.proven_day(dating.published, dating.modified))
    text = PARAGRAPH_BREAK.join(body.paragraphs)
    dateline = datelines.read_dateline(body.paragraphs[0], text)
    standfirst_at = header.find_standfirst(page)
    byline = header.read_byline(page, blocks, source.name)
    assert page.headline is not None  # noqa: S101 - narrows for the type checker; _fault has checked it
    return Article(
        document_id=document.id,
        address=document.address,
        source=document.source,
        headline=repair.plain(page.headline)[:_LONGEST_HEADLINE].rstrip(),
        body=text,
        standfirst=header.ruled(page, "standfirst")
        or (blocks[standfirst_at].text if standfirst_at is not None else None),
        byline=byline.text,
        authors=byline.authors,
        published=dating.published,
        modified=dating.modified,
        saved_at=dating.saved_at,
        section=header.read_section(page, blocks),
        keywords=header.read_keywords(page, blocks),
        language=language.detect(text, page.metadata.language or source.language),
        dateline=dateline,
        syndicated_from=header.read_syndication(page, blocks, dateline, body.paragraphs[0]),
        publisher=page.metadata.publisher,
        canonical_url=found.canonical,
        kind=page_kind.kind_of(page, body, bool(posts)),
        partial=page_kind.is_partial(page, body),
        posts=posts,
        captured_at=document.captured_at,
        explanation=replace(explanation, repairs=body.repairs),
    )
