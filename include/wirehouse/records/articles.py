"""What was made of a page: an article, in the terms of schema.org NewsArticle and IPTC ninjs."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from wirehouse import identity
from wirehouse.records.pages import DateBasis, Explanation, Precision


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """A date of publication or of modification; all fields are None where none is known.

    `value` is ISO 8601 at its precision ("2024-06", "2024-06-12", "2024-06-12T20:59"), with an offset
    ("+03:00", "Z") only where the page states one.
    """

    value: str | None = None
    precision: Precision | None = None
    basis: DateBasis | None = None
    confidence: float | None = None

    @property
    def day(self) -> date | None:
        """The calendar day as the page states it, where it is known to the day."""
        if self.value is None or self.precision in {Precision.MONTH, Precision.YEAR}:
            return None
        return date.fromisoformat(self.value[:10])


NO_DATE = PublicationDate()


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report was filed from, and the agency that filed it."""

    place: str
    agency: str | None = None


class ArticleKind(StrEnum):
    """What kind of article a page is."""

    ARTICLE = "article"
    LIVE_BLOG = "live_blog"
    GALLERY = "gallery"


PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article: schema.org NewsArticle.

    `body` is its paragraphs, separated by a blank line; every span of an `Enrichment` counts its
    characters from 0. `syndicated_from` names where it was first published (schema.org isBasedOn).
    `partial` says that the page held only a part of the text.
    """

    document_id: str
    address: str
    source: str
    headline: str
    body: str
    standfirst: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    published: PublicationDate = NO_DATE
    modified: PublicationDate = NO_DATE
    saved_at: PublicationDate = NO_DATE
    section: str | None = None
    keywords: tuple[str, ...] = ()
    language: str | None = None
    dateline: Dateline | None = None
    syndicated_from: str | None = None
    publisher: str | None = None
    canonical_url: str | None = None
    kind: ArticleKind = ArticleKind.ARTICLE
    partial: bool = False
    captured_at: datetime | None = None
    versions: str = ""
    explanation: Explanation = field(default=Explanation(), repr=False)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body's paragraphs."""
        return tuple(self.body.split(PARAGRAPH_BREAK)) if self.body else ()

    @property
    def id(self) -> uuid.UUID:
        """The id of the article that lives at the canonical URL, or else at the document's address."""
        return identity.article_id(self.canonical_url or self.address)

    @property
    def content_hash(self) -> str:
        """The hash of what a reader would call the article."""
        return identity.content_hash(
            {
                "headline": self.headline,
                "standfirst": self.standfirst,
                "body": self.paragraphs,
                "authors": self.authors,
                "published": self.published.value,
                "section": self.section,
                "keywords": self.keywords,
                "dateline": [self.dateline.place, self.dateline.agency or ""] if self.dateline else None,
                "syndicated_from": self.syndicated_from,
            }
        )
