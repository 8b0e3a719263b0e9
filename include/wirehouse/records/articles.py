"""What was made of a page: an article, in the terms of schema.org NewsArticle and IPTC ninjs."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise

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
    VIDEO = "video"


PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class LivePost:
    """One post of a live blog: an item of schema.org liveBlogUpdate.

    `body[start:end]` is its text, its headline included where the body shows it. `posted` is ISO 8601 at
    its precision, with an offset only where the page states one; a time of day alone ("T18:40") where
    the page does not prove the day.
    """

    start: int
    end: int
    posted: str
    precision: Precision
    headline: str | None = None


def _is_later(one: str, following: str) -> bool | None:
    """Tell whether the second time is later; None where they are equal or cannot be compared."""
    before, after = (
        datetime.fromisoformat(f"2000-01-01{time}" if time.startswith("T") else time)
        for time in (one, following)
    )
    # One with a day and one without, or with and without an offset, may be either way round.
    if one.startswith("T") != following.startswith("T") or (before.tzinfo is None) != (after.tzinfo is None):
        return None
    return None if before == after else before < after


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article: schema.org NewsArticle.

    `body` is its paragraphs, separated by a blank line; every span of an `Enrichment` counts its
    characters from 0. `syndicated_from` names where it was first published (schema.org isBasedOn).
    `partial` says that the page held only a part of the text. `posts` are those of a live blog, in the
    order of the page.
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
    posts: tuple[LivePost, ...] = ()
    captured_at: datetime | None = None
    versions: str = ""
    explanation: Explanation = field(default=Explanation(), repr=False)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body's paragraphs."""
        return tuple(self.body.split(PARAGRAPH_BREAK)) if self.body else ()

    @property
    def newest_first(self) -> bool | None:
        """Whether the newest post of a live blog stands first; None where the times do not tell."""
        steps = [_is_later(one.posted, following.posted) for one, following in pairwise(self.posts)]
        rising, falling = steps.count(True), steps.count(False)
        return None if rising == falling else falling > rising

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
