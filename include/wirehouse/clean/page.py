"""A document's text read into blocks and metadata: where text dumps and HTML meet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from wirehouse.clean import (
    bounds,
    dates,
    headline,
    html_page,
    labeller,
    page_metadata,
    source_profile,
    source_rules,
    stated_dates,
    text_dump,
    wording,
)
from wirehouse.clean.labeller import Reading
from wirehouse.clean.page_metadata import PageMetadata
from wirehouse.clean.sequence_model import Models
from wirehouse.clean.stated_dates import DatedElement
from wirehouse.clean.survey import Survey, survey_again, survey_dump, survey_page
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


def read(
    text: str,
    document: RawDocument,
    source: Source,
    profile: SourceProfile | None = None,
    models: Models | None = None,
) -> Page:
    """Read a document's text, with what was learned of its source. Raises `DocumentError` where no article can be read from it."""
    if document.media_type == HTML:
        return _read_html(_parse(text, document, source), source, profile, models)
    return _read_dump(_lines(text, source), source, profile, models)


def survey(text: str, document: RawDocument, source: Source) -> Survey:
    """Read a document's text as far as rules go: what the labeller is given. Raises `DocumentError` as `read` does."""
    if document.media_type == HTML:
        parsed = _parse(text, document, source)
        return survey_page(parsed.page, parsed.metadata, parsed.headline, parsed.headline_at)
    return survey_dump(_lines(text, source))


@dataclass(frozen=True, slots=True)
class _Parsed:
    """An HTML page in its elements, and its headline."""

    page: html_page.HtmlPage
    metadata: PageMetadata
    headline: str | None
    headline_at: int | None
    ruled: dict[str, tuple[str, str]]


def _parse(text: str, document: RawDocument, source: Source) -> _Parsed:
    captured_on = document.captured_at.date() if document.captured_at else None
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
    return _Parsed(page, metadata, title, at, ruled.values)


def _read_html(parsed: _Parsed, source: Source, profile: SourceProfile | None, models: Models | None) -> Page:
    page, metadata, ruled = parsed.page, parsed.metadata, parsed.ruled
    surveyed = survey_page(page, metadata, parsed.headline, parsed.headline_at)
    dated = stated_dates.dated_elements(page.dated)
    stated_times = (
        *(time for _, time in page.times),
        *(each.value for each in dated),
        *(value for value, _ in ruled.values()),
    )
    return Page(
        reading=labeller.label(surveyed, _never_body(page.blocks, source, profile), models),
        metadata=metadata,
        headline=parsed.headline,
        headline_at=parsed.headline_at,
        order=_order(page.blocks, source, profile, metadata, stated_times),
        ruled=ruled,
        times=tuple(page.times),
        dated=dated,
        links=tuple(page.links),
    )


def _never_body(blocks: Sequence[Block], source: Source, profile: SourceProfile | None) -> dict[int, str]:
    """Give the blocks that the source's rules or its profile take for the site's, with the reason."""
    drop_lines = frozenset(line.casefold() for line in source.rules.drop_lines)
    ruled = {
        index: "the source's rules drop this line"
        for index, block in enumerate(blocks)
        if drop_lines and block.text.casefold() in drop_lines
    }
    return source_profile.recurring(blocks, profile) | ruled


def _check_size(blocks: Sequence[Block]) -> None:
    bounds.check(len(blocks), bounds.MOST_BLOCKS, "blocks of text")
    bounds.check(sum(len(block.text) for block in blocks), bounds.MOST_CHARACTERS, "characters of text")


def _lines(text: str, source: Source) -> tuple[Block, ...]:
    bounds.check(len(text), bounds.MOST_CHARACTERS * 2, "characters of text")
    blocks = text_dump.read(text, source.repairs_off)
    _check_size(blocks)
    return blocks


def _read_dump(
    blocks: Sequence[Block], source: Source, profile: SourceProfile | None, models: Models | None
) -> Page:
    surveyed = survey_dump(blocks)
    learned = _never_body(blocks, source, profile)
    reading = labeller.label(surveyed, _but_the_headline(surveyed, learned), models)
    if surveyed.headline_at is None:
        again = survey_again(surveyed, reading.first, reading.last)
        if again.headline_at is not None:
            surveyed = again
            reading = labeller.label(surveyed, _but_the_headline(surveyed, learned), models)
    return Page(
        reading=reading,
        metadata=PageMetadata(),
        headline=_dump_headline(blocks, surveyed.headline_at, reading.first, source.name),
        headline_at=surveyed.headline_at,
        order=_order(blocks, source, profile, PageMetadata()),
        ruled={},
    )


def _but_the_headline(surveyed: Survey, learned: Mapping[int, str]) -> dict[int, str]:
    if surveyed.headline_at is None:
        return dict(learned)
    return {surveyed.headline_at: "the headline", **learned}


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
