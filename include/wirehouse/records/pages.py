"""How a page was read: its blocks with their labels, the dates it offers, what was mended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
