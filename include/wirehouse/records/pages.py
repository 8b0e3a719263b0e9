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


class RepairKind(StrEnum):
    """What can be mended in a text; a source's `repairs` and the setting `repairs_off` name these."""

    MOJIBAKE = "mojibake"
    WINDOWS_CHARACTERS = "Windows characters"
    ENTITIES = "entities"
    SOFT_HYPHENS = "soft hyphens"
    ZERO_WIDTH = "zero-width characters"
    NON_BREAKING_SPACES = "non-breaking spaces"
    LIGATURES = "ligatures"
    FULL_WIDTH = "full-width forms"
    HYPHENATION = "hyphenation"
    BROKEN_PARAGRAPH = "broken paragraph"
    QUOTATION_MARKS = "quotation marks"
    GLUED_SENTENCES = "glued sentences"
    STRAY_STOP = "stray full stop"
    SPACE_BEFORE = "space before punctuation"
    MISSING_SPACE = "missing space"
    HEADLINE_AT_END = "headline at the end of a paragraph"
    HEADLINE_AT_START = "headline at the start of a paragraph"


@dataclass(frozen=True, slots=True)
class Repair:
    """One change that cleaning made to the wording, with what stood around it.

    `before` and `after` are printable: a character without a shape reads as its code, "[U+00AD]".
    `times` is how often the same change was made in that block; the words are those of the first.
    """

    kind: RepairKind
    line: int
    before: str
    after: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """One line of text or one block element.

    `line` counts from 1 in the decoded input: a text dump's own line, or the source line of an
    element. `element` is the element's name, None for a line of text. `link_share` is the share of
    the characters that lie inside links, `marks` are the words of the class, id and role attributes
    of the element and its ancestors. `repairs` are what was mended in its characters as it was read.
    """

    line: int
    text: str
    element: str | None = None
    link_share: float = 0.0
    marks: frozenset[str] = frozenset()
    label: Label | None = None
    reason: str = ""
    confidence: float = 0.0
    repairs: tuple[Repair, ...] = ()

    def judged(self, label: Label | None, reason: str, confidence: float) -> Block:
        """Give this block with another label, and why.

        As `dataclasses.replace` would, in a fifth of its time: every block of a page is judged twice.
        """
        return Block(
            self.line,
            self.text,
            self.element,
            self.link_share,
            self.marks,
            label,
            reason,
            confidence,
            self.repairs,
        )


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
class Explanation:
    """How a document was read: its blocks with their labels, the dates it offers, the repairs."""

    blocks: tuple[Block, ...] = ()
    dates: tuple[DateCandidate, ...] = ()
    repairs: tuple[Repair, ...] = ()
    charset: str = ""
    charset_basis: str = ""

    @property
    def published(self) -> DateCandidate | None:
        """The date that was taken as the date of publication; None where none was."""
        return next((date for date in self.dates if date.verdict == "published"), None)
