"""A document's text read into blocks and metadata: where text dumps and HTML meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from wirehouse.clean import (
    bounds,
    dates,
    headline,
    html_page,
    labeller,
    layout,
    page_metadata,
    source_profile,
    source_rules,
    stated_dates,
    text_dump,
    wording,
)
from wirehouse.clean.labeller import Reading
from wirehouse.clean.page_metadata import PageMetadata
from wirehouse.clean.stated_dates import DatedElement
from wirehouse.records import HTML, Block, RawDocument, SourceProfile
from wirehouse.sources import Source


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was read: its labelled blocks, and what it states of itself.

    `headline_at` is the number of the block that shows the headline, None where none does; `headline`
    is its wording, from the page's rules, metadata or blocks. `order` is the order of the numbers in
    its dates. `ruled` holds what the source's rules name, with the selector.
    """

    reading: Reading
    metadata: PageMetadata
    headline: str | None
    headline_at: int | None
    order: str | None
    ruled: dict[str, tuple[str, str]]
    times: tuple[tuple[int, str], ...] = ()
    dated: tuple[DatedElement, ...] = ()
    links: tuple[tuple[int, str], ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The labelled blocks."""
        return self.reading.blocks


def read(text: str, document: RawDocument, source: Source, profile: SourceProfile | None = None) -> Page:
    """Read a document's text, with what was learned of its source. Raises `DocumentError` where no article can be read from it."""
    drop_lines = frozenset(line.casefold() for line in source.rules.drop_lines)
    if document.media_type == HTML:
        captured_on = document.captured_at.date() if document.captured_at else None
        return _read_html(text, source, captured_on, drop_lines, profile)
    return _read_dump(text, source, drop_lines, profile)


def _read_html(
    text: str,
    source: Source,
    captured_on: date | None,
    drop_lines: frozenset[str],
    profile: SourceProfile | None,
) -> Page:
    ruled = source_rules.apply(text, source.rules, captured_on)
    root = html_page.parse(ruled.text)
    # First, because it ends with the first element too many.
    page = html_page.read(root, source.repairs_off)
    metadata = page_metadata.read(root)
    _check_size(page.blocks)
    headings = [block.text for block in page.blocks if block.element in {"h1", "h2"}]
    stated = headline.choose_stated(metadata, headings, source.name)
    at = headline.find_in_page(page.blocks, stated)
    shown = page.blocks[at].text if at is not None else None
    title = ruled.values.get("headline", (None,))[0] or headline.settle(metadata, shown, stated, source.name)
    found = layout.find(page, at)
    after = _body_begins_after(page.blocks, found, at)
    drop = source_profile.recurring(page.blocks, profile)
    reading = labeller.label(page.blocks, found, drop_lines, after, drop)
    dated = stated_dates.dated_elements(page.dated)
    stated_times = (
        *(time for _, time in page.times),
        *(each.value for each in dated),
        *(value for value, _ in ruled.values.values()),
    )
    return Page(
        reading=reading,
        metadata=metadata,
        headline=title,
        headline_at=at,
        order=_order(page.blocks, source, profile, metadata, stated_times),
        ruled=ruled.values,
        times=tuple(page.times),
        dated=dated,
        links=tuple(page.links),
    )


def _check_size(blocks: Sequence[Block]) -> None:
    bounds.check(len(blocks), bounds.MOST_BLOCKS, "blocks of text")
    bounds.check(sum(len(block.text) for block in blocks), bounds.MOST_CHARACTERS, "characters of text")


def _body_begins_after(blocks: Sequence[Block], found: layout.Layout, at: int | None) -> int:
    """Let the body begin below the headline, unless most of the prose lies above it."""
    if at is None:
        return -1
    prose = {
        index: wording.count_words(blocks[index].text)
        for index in found.focus
        if layout.is_prose(blocks[index])
    }
    below = sum(words for index, words in prose.items() if index > at)
    return at if below >= sum(prose.values()) * 0.5 else -1


def _read_dump(text: str, source: Source, drop_lines: frozenset[str], profile: SourceProfile | None) -> Page:
    bounds.check(len(text), bounds.MOST_CHARACTERS * 2, "characters of text")
    blocks = text_dump.read(text, source.repairs_off)
    _check_size(blocks)
    drop = source_profile.recurring(blocks, profile)
    reading = labeller.label(blocks, None, drop_lines, drop=drop)
    title_at = None
    if reading.first >= 0:
        body = [block.text for block in reading.blocks[reading.first : reading.last + 1]]
        title_at = headline.find_in_dump(blocks, reading.first, body)
        if title_at == reading.first:
            reading = labeller.label(blocks, None, drop_lines, title_at, drop)
    return Page(
        reading=reading,
        metadata=PageMetadata(),
        headline=_dump_headline(blocks, title_at, reading.first, source.name),
        headline_at=title_at,
        order=_order(blocks, source, profile, PageMetadata()),
        ruled={},
    )


def _dump_headline(
    blocks: Sequence[Block], title_at: int | None, first_body: int, site: str | None
) -> str | None:
    """Give the headline's line, without the site's name where another line above the text shows it so."""
    if title_at is None:
        return None
    title = blocks[title_at].text
    others = (block.text for block in blocks[:first_body] if not wording.same_wording(block.text, title))
    return headline.without_site_name(title, site, others)


def _order(
    blocks: Sequence[Block],
    source: Source,
    profile: SourceProfile | None,
    metadata: PageMetadata,
    stated: Iterable[str] = (),
) -> str | None:
    """Give the order of the numbers in a page's dates. `stated` are texts besides those of its blocks and metadata."""
    if source.date_order:
        return source.date_order
    texts = chain((block.text for block in blocks), (each.value for each in metadata.dates), stated)
    if not dates.may_need_order(texts):
        # To tell the language takes a millisecond.
        return None
    from wirehouse.clean import language  # noqa: PLC0415 - beside its only use

    sample = " ".join(block.text for block in blocks if wording.count_words(block.text) >= 8)
    return dates.learn_order(
        (block.text for block in blocks),
        language.detect(sample, metadata.language or source.language),
        country=dates.country_of(metadata.language, metadata.canonical_url),
        learned=profile.date_order if profile else None,
        known=stated_dates.days(metadata.dates),
    )
