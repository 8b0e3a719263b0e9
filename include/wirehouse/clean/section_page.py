"""Section pages: lists of headlines that lead elsewhere, each with a line or two of text at most.

A page is told by how its text lies among its headlines: an article's stands together, however many
headlines stand around it; a list's is cut into pieces, each of them below a headline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirehouse.clean import wording
from wirehouse.clean.page import Page
from wirehouse.records import Block, Label

# Which number is the month does not matter here.
_DAY = re.compile(r"\b\d{1,2}\s?[./-]\s?\d{1,2}\b|\b(?:19|20)\d{2}\b")
_LONGEST_DAY = 60
_DAY_WORDS = 6
_MOST_BLOCKS = 5_000
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEASER_WORDS = (4, 40)
_LINE_WORDS = (4, 25)
_LINKED = 0.8
_REACH = 4
_LEAST_LED = 4
_LED_SHARE = 0.5
_LONGEST_SUMMARY = 100
_LONGEST_SUMMARY_IN_DUMP = 60
_LEAST_TEASERS = 8
_LEAST_TEASERS_IN_DUMP = 20
_NEXT_TO_NOTHING = 35
_LONG = 40
_OUTWEIGHED = 4
_OUTWEIGHED_IN_DUMP = 3
_LEAST_DATED = 6
_LEAST_TEASERS_OF_COLLECTION = 6
_LONGEST_TEXT_OF_COLLECTION = 150
_COLLECTIONS = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage", "OfferCatalog"})
_ARTICLES = frozenset({"og:article", "og:news", "Article", "BlogPosting", "Report", "LiveBlogPosting"})


@dataclass(frozen=True, slots=True)
class Outline:
    """How a page's text lies among its headlines.

    `teasers` counts the headlines that lead elsewhere and `teaser_words` their words, `paragraphs` the
    blocks of body and `led` those right below such a headline; `longest` is the most words of body that
    none of them breaks, `words` all words of body; `dated` counts the headlines of a dump with a date
    beside them, `unread` the words of prose that is no body.
    """

    teasers: int
    teaser_words: int
    paragraphs: int
    led: int
    longest: int
    words: int
    dated: int = 0
    unread: int = 0


def tell(page: Page) -> str | None:
    """Say by what the page is a list of headlines; None where it is not, or calls itself an article."""
    if _is_article(page):
        return None
    is_dump = all(block.element is None for block in page.blocks)
    found = outline(page.blocks, is_dump)
    summary = _LONGEST_SUMMARY_IN_DUMP if is_dump else _LONGEST_SUMMARY
    least = _LEAST_TEASERS_IN_DUMP if is_dump else _LEAST_TEASERS
    is_interleaved = (
        found.led >= _LEAST_LED
        and found.led >= found.paragraphs * _LED_SHARE
        and found.longest < summary
        # Paragraphs of an article may be broken at their links into as many lines.
        and (not is_dump or found.teaser_words >= found.words * _OUTWEIGHED_IN_DUMP)
    )
    # A dump without any prose may be an article of lists: there is nothing to tell it by.
    is_bare = (
        found.teasers >= least
        and found.longest < _NEXT_TO_NOTHING
        and found.teaser_words >= found.words * _OUTWEIGHED
        and (found.paragraphs > 0 or not is_dump)
        # Long texts that were not taken for the body are no list's either.
        and found.teaser_words >= found.unread
    )
    is_dated = found.dated >= _LEAST_DATED and found.longest < _NEXT_TO_NOTHING
    is_collection = (
        not page.metadata.page_types.isdisjoint(_COLLECTIONS)
        and found.teasers >= _LEAST_TEASERS_OF_COLLECTION
        and found.longest < _LONGEST_TEXT_OF_COLLECTION
    )
    if not (is_interleaved or is_bare or is_dated or is_collection):
        return None
    return (
        f"{found.teasers} headlines that lead elsewhere and at most {found.longest} words of text between them: "
        "a list of articles; take it out"
    )


def _is_article(page: Page) -> bool:
    """Tell whether the page calls itself an article: microdata do not count, as each teaser may have its own."""
    stated = page.metadata.page_types
    return not stated.isdisjoint(_ARTICLES) or any(kind.endswith("NewsArticle") for kind in stated)


def outline(blocks: tuple[Block, ...], is_dump: bool) -> Outline:
    """Measure how the body lies among the headlines, from the labelled blocks of a page or a dump."""
    teasers = teaser_words = paragraphs = led = longest = run = words = dated = unread = 0
    # The number of the last headline that no paragraph has followed.
    waiting = -_REACH - 1
    for index, block in enumerate(blocks[:_MOST_BLOCKS]):
        count = wording.count_words(block.text)
        if _is_line(blocks, index, count) if is_dump else _is_linked(block, count):
            teasers += 1
            teaser_words += count
            dated += is_dump and _has_date(blocks, index)
            waiting = index
            # Links that are no headings stand between the paragraphs of many an article.
            if is_dump or block.element in _HEADINGS:
                run = 0
        elif block.label is Label.BODY:
            paragraphs += 1
            words += count
            run += count
            longest = max(longest, run)
            led += index - waiting <= _REACH
            waiting = -_REACH - 1
        elif count >= _LONG and block.link_share < _LINKED:
            unread += count
    return Outline(teasers, teaser_words, paragraphs, led, longest, words, dated, unread)


def _is_linked(block: Block, words: int) -> bool:
    """Tell whether a block of a page is a headline that leads elsewhere."""
    return (
        block.link_share > _LINKED
        and _TEASER_WORDS[0] <= words <= _TEASER_WORDS[1]
        and block.label is not Label.NAVIGATION
    )


def _is_line(blocks: tuple[Block, ...], index: int, words: int) -> bool:
    """Tell whether a line of a dump may be a headline that led elsewhere.

    A subheading of an article looks the same, but has no date beside it.
    """
    block = blocks[index]
    if not _LINE_WORDS[0] <= words <= _LINE_WORDS[1] or wording.ends_sentence(block.text):
        return False
    return block.label is not Label.BODY or _has_date(blocks, index)


def _has_date(blocks: tuple[Block, ...], index: int) -> bool:
    beside = blocks[max(0, index - 2) : index] + blocks[index + 1 : index + 3]
    return any(
        len(other.text) <= _LONGEST_DAY
        and _DAY.search(other.text)
        and wording.count_words(other.text) <= _DAY_WORDS
        for other in beside
    )
