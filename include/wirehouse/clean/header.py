"""What stands around the body: section, byline, tags, standfirst, credit, the article's own address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import SplitResult, urlsplit

from wirehouse import domains
from wirehouse.clean import authorship, bylines, credits, datelines, dump_headline, layout, lexicon, wording
from wirehouse.clean.authorship import Byline
from wirehouse.clean.page import Page
from wirehouse.records import Block, Dateline, Label, RawDocument


def ruled(page: Page, name: str) -> str | None:
    """Give the value that the source's rules name, where they found one."""
    return page.ruled[name][0] if name in page.ruled else None


_STANDFIRST_MARKS = frozenset(
    "standfirst subtitle dek deck subheadline subheading sapo summary description teaser".split()
)
# In these words, whole articles begin: they count where the block is no paragraph of the body.
_LEAD_MARKS = frozenset(
    "lead lede intro introduction chapo chapeau entradilla bajada copete vorspann anriss ingress preamble manchet resumen "
    "sommario occhiello abstract excerpt strapline subtitulo subtitle subhead ozet spot leadtext perex bevezeto linhafina".split()
)
_SUMMARY_LABELS = frozenset({Label.BODY, Label.RELATED})
_MOST_LINKED = 0.3


def find_standfirst(page: Page) -> int | None:
    """Find the summary between headline and body: marked as such, or what the page's description says."""
    if page.headline_at is None or page.reading.first < 0:
        return None
    descriptions = [wording.fold(statement.value) for statement in page.metadata.descriptions]
    for index in range(page.headline_at + 1, min(page.headline_at + 8, len(page.blocks))):
        block = page.blocks[index]
        if block.label not in _SUMMARY_LABELS or block.link_share >= _MOST_LINKED:
            continue
        words = wording.count_words(block.text)
        if not 4 <= words <= 80 or not _is_summary(block, descriptions, index < page.reading.last):
            continue
        if wording.ends_sentence(block.text) or not dump_headline.is_credit(block.text):
            return index
    return None


def _is_summary(block: Block, descriptions: Sequence[str], is_above_end: bool) -> bool:
    if not block.marks.isdisjoint(_STANDFIRST_MARKS):
        return True
    if block.label is Label.RELATED or not layout.is_prose(block):
        is_lead = not block.marks.isdisjoint(_LEAD_MARKS)
        return is_lead or wording.fold(block.text) in descriptions
    # Many pages repeat their first paragraph as the description: that is no standfirst.
    return is_above_end and block.element in {"h2", "h3"} and wording.fold(block.text) in descriptions


def relabel(page: Page, site: str | None) -> tuple[Block, ...]:
    """Name the header's lines for what they turned out to be. `site` is the source's own name."""
    blocks = list(page.blocks)
    publisher = _publisher(page, site)
    title = wording.fold(page.headline) if page.headline else None
    for index, block in enumerate(blocks):
        if title is not None and (index == page.headline_at or wording.fold(block.text) == title):
            blocks[index] = replace(block, label=Label.HEADLINE, reason="the headline", confidence=0.95)
        elif block.label in _UNNAMED:
            blocks[index] = _named(block, publisher)
    at = find_standfirst(page)
    if at is not None:
        blocks[at] = replace(
            blocks[at], label=Label.STANDFIRST, reason="the summary under the headline", confidence=0.8
        )
    return tuple(blocks)


_UNNAMED = frozenset({Label.NAVIGATION, Label.RELATED})
_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,2000}", re.I)


def _named(block: Block, publisher: str) -> Block:
    """Name a line of the page's furniture that is a part of the header."""
    if _ADDRESS.fullmatch(block.text):
        return replace(block, label=Label.ADDRESS, reason="a web address alone", confidence=0.95)
    if bylines.read_byline(block.text, publisher):
        return replace(block, label=Label.BYLINE, reason="it begins as a byline", confidence=0.9)
    if _dated_section(block.text):
        return replace(block, label=Label.TIMESTAMP, reason="a date with a word beside it", confidence=0.8)
    return block


def read_canonical_url(page: Page, blocks: Sequence[Block], document: RawDocument) -> str | None:
    """Take the address that the page states, where it is one article's: not a front page, not another site's."""
    stated = page.metadata.canonical_url
    if stated is None and page.headline_at is not None:
        top = blocks[max(0, page.headline_at - 3) : page.headline_at + 6]
        stated = next((block.text for block in top if block.label is Label.ADDRESS), None)
    if not stated or not _ADDRESS.fullmatch(stated):
        return None
    parts = _parts(stated)
    if parts is None or (len(parts.path.strip("/")) < 2 and not parts.query):
        return None
    own = _parts(document.address)
    if own and own.scheme in {"http", "https"} and _site(own.hostname) != _site(parts.hostname):
        return None
    return stated.split("#", 1)[0]


def _parts(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        # What looks like an IPv6 address and is none.
        return None


def _site(host: str | None) -> str:
    return domains.registered((host or "").lower())


def read_byline(page: Page, blocks: Sequence[Block], site: str | None) -> Byline:
    """Give the byline, and the people who wrote the article. `site` is the source's own name."""
    return authorship.read(page, blocks, site, ruled(page, "byline"))


def _publisher(page: Page, site: str | None) -> str:
    return f"{page.metadata.publisher or ''} {site or ''}"


_DATED_WORD = re.compile(r"^\W*(?:date\s+)?[\d./-]{8,10}\s+(?P<word>[^\W\d]{3,20})\W*$", re.I)


def _dated_section(text: str) -> str | None:
    """Read the section of ` date 2024-06-12 Facts`."""
    found = _DATED_WORD.match(text)
    return found["word"] if found else None


def read_section(page: Page, blocks: Sequence[Block]) -> str | None:
    """Take the section that the page states, or the section word that stands above the headline."""
    stated = ruled(page, "section") or page.metadata.section
    if stated:
        return stated[:80]
    if page.headline_at is None:
        return None
    above = list(reversed(blocks[max(0, page.headline_at - 4) : page.headline_at]))
    for block in above:
        if block.label is Label.SECTION and (block.link_share == 0.0 or block is above[0]):
            return block.text
        if block.label is Label.TIMESTAMP and (word := _dated_section(block.text)):
            return word
        if block.label not in {Label.TIMESTAMP, Label.BYLINE, Label.READING_TIME, Label.SHARE, Label.ADDRESS}:
            return None
    return None


_LONGEST_TAG = 60
_MOST_TAGS = 30
_TAGS_HEAD = re.compile(r"^[^:：#]{0,30}[:：]\s*")


def read_keywords(page: Page, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Take the publisher's tags: from the metadata, else from the line of tags below the text."""
    if page.metadata.keywords:
        return page.metadata.keywords
    linked = dict.fromkeys(at for at, _ in page.links)
    for index, block in enumerate(blocks):
        if index < page.reading.first or block.label is not Label.TAGS:
            continue
        if index in linked:
            return _tags(text.lstrip("#") for at, text in page.links if at == index)
        if ":" in block.text[:32] or "：" in block.text[:32] or block.text.lstrip().startswith("#"):
            rest = _TAGS_HEAD.sub("", block.text)
            parts = re.findall(r"#([^\s#,;]+)", rest) if "#" in rest else re.split(r"\s*[,;|/•·]\s*", rest)
            return _tags(parts)
    return ()


def _tags(words: Iterable[str]) -> tuple[str, ...]:
    stripped = (word.strip(" .,;") for word in words)
    return tuple(dict.fromkeys(word for word in stripped if 0 < len(word) <= _LONGEST_TAG))[:_MOST_TAGS]


_CREDIT_REACH = 10


def read_syndication(
    page: Page, blocks: Sequence[Block], dateline: Dateline | None, first: str
) -> str | None:
    """Take the credit line near the article, else the agency of the dateline, else one that is stated author.

    The publisher itself is not where its own article comes from.
    """
    publisher = (page.metadata.publisher or "").casefold()
    start = max(0, (page.headline_at or page.reading.first) - 2)
    for block in blocks[start : page.reading.last + _CREDIT_REACH]:
        name = credits.read_syndication(block.text) if block.label is Label.CREDIT else None
        if name and name.casefold() not in publisher:
            return name
    agency = dateline.agency if dateline else datelines.read_agency(first)
    stated = (*page.metadata.author_bodies, *(name for each in page.metadata.authors for name in each.names))
    agencies = (agency, *(name for name in stated if lexicon.is_agency(name)))
    return next((name for name in agencies if name and name.casefold() not in publisher), None)
