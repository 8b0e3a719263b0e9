"""What flows from stage to stage: frozen records, named in the terms of schema.org NewsArticle and
IPTC ninjs.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import PurePosixPath

from wirehouse import identity
from wirehouse.reasons import Reason, SkipReason

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


class Label(StrEnum):
    """What a block of a page is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    ADDRESS = "address"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    TAGS = "tags"
    SECTION = "section"
    READING_TIME = "reading_time"
    PAGE_CLOCK = "page_clock"
    RELATED = "related"
    PROMOTION = "promotion"
    SHARE = "share"
    NAVIGATION = "navigation"
    COMMENT = "comment"
    ADVERT = "advert"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True)
class Block:
    """One line of text or one block element.

    `line` counts from 1 in the decoded input: a text dump's own line, or the source line of an
    element. `element` is the element's name, None for a line of text. `link_share` is the share of
    the characters that lie inside links, `marks` are the words of the class, id and role attributes
    of the element and its ancestors.
    """

    line: int
    text: str
    element: str | None = None
    link_share: float = 0.0
    marks: frozenset[str] = frozenset()
    label: Label | None = None
    reason: str = ""
    confidence: float = 0.0


class Precision(StrEnum):
    """How much of a date is known."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class DateBasis(StrEnum):
    """What a date was read from."""

    METADATA = "metadata"
    HEADER = "header"
    URL = "url"
    FEED = "feed"
    RULE = "rule"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """One date that a page offers, and why it was or was not taken as the date of publication.

    `value` is ISO 8601 at its precision, with an offset only where the page states one. `basis` is
    None for dates of something else: the page's clock, a related article.
    """

    value: str
    precision: Precision
    basis: DateBasis | None
    confidence: float
    evidence: str
    line: int | None
    verdict: str


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


@dataclass(frozen=True, slots=True)
class Repair:
    """One change that cleaning made to the wording."""

    kind: str
    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a document was read: its blocks with their labels, the dates it offers, the repairs."""

    blocks: tuple[Block, ...] = ()
    dates: tuple[DateCandidate, ...] = ()
    repairs: tuple[Repair, ...] = ()
    charset: str = ""
    charset_basis: str = ""


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


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    PRODUCT = "product"
    LAW = "law"


class EntityStatus(StrEnum):
    """Whether a person vouches for an entity."""

    REGISTRY = "registry"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something that articles mention.

    `wikidata` is a Wikidata item id ("Q212"), `iso_code` the ISO 3166-1 alpha-2 code of a country.
    """

    id: uuid.UUID
    name: str
    kind: EntityKind
    status: EntityStatus
    wikidata: str | None = None
    iso_code: str | None = None


class LinkMethod(StrEnum):
    """How a mention came to its entity."""

    ALIAS = "alias"
    DEMONYM = "demonym"
    CHAIN = "chain"
    ROLE = "role"
    VARIANT = "variant"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a body: `body[start:end] == surface`, always.

    `score` is the confidence of the link, from 0 to 1. `flag` says what is odd about it, for review.
    """

    start: int
    end: int
    surface: str
    kind: EntityKind
    entity: Entity | None = None
    method: LinkMethod | None = None
    score: float = 0.0
    flag: str | None = None


class QuotationKind(StrEnum):
    """How words are quoted."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words, without their quotation marks: `body[start:end] == text`.

    `speaker` is None where the text does not say it beyond doubt. `speaker_start` and `speaker_end`
    are the span of the words that name the speaker.
    """

    start: int
    end: int
    text: str
    kind: QuotationKind
    speaker: Entity | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: `body[start:end] == surface`.

    `currency` is an ISO 4217 code. `value` is None where the text is vague ("billions of dollars").
    `value_to` is the upper end of a range. `modifier` is "more than", "up to", ...; `per` is "year",
    ... `equivalent_of` is the place, in the list of amounts, of the sum that this one converts.
    """

    start: int
    end: int
    surface: str
    currency: str | None
    value: float | None
    value_to: float | None = None
    modifier: str | None = None
    per: str | None = None
    equivalent_of: int | None = None


@dataclass(frozen=True, slots=True)
class Enrichment:
    """The facts of one article, each with its span of the body, in the order of the text."""

    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    amounts: tuple[Amount, ...] = ()
    versions: str = ""
