"""What kind of page a document is: an article, or something that must never become one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from wirehouse.clean import dates, lexicon, wording
from wirehouse.clean.page_metadata import PageMetadata
from wirehouse.reasons import Reason
from wirehouse.records import ArticleKind, Block, Label

_FEW = 120
_STUB = 300
_LEAST = 20
_TEASER_WORDS = (4, 40)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page is no article."""

    reason: Reason
    evidence: str


def refuse(title: str, blocks: Sequence[Block], body_words: int, metadata: PageMetadata) -> Refusal | None:
    """Tell what a page is that holds no article, None where it does.

    `title` is the headline or the title element; `body_words` counts the words that were taken for body.
    A page of a few words is told by what they say; a longer one is an article whatever it speaks of.
    """
    text = "\n".join(block.text for block in blocks)[:20_000]
    words = wording.count_words(text)
    # The title alone tells an error page whose template still carries the whole menu.
    if body_words < _FEW and (found := lexicon.wall("error").search(title)):
        return Refusal(
            Reason.ERROR_PAGE,
            f"the title says “{found[0]}”; nothing to do unless the page exists: fetch it again",
        )
    if body_words < _FEW and (
        found := lexicon.wall("bot").search(title)
        or (lexicon.wall("bot").search(text) if words < _STUB else None)
    ):
        return Refusal(
            Reason.BOT_WALL,
            f"the page says “{found[0]}”: the site took the reader for a robot; fetch it again, more slowly",
        )
    if body_words < _STUB and not metadata.types and (asked := _consent(blocks, words)):
        return Refusal(
            Reason.COOKIE_WALL,
            f"the page asks for consent (“{asked}”) and holds no article; save it after consenting",
        )
    if body_words < _LEAST and (metadata.is_free is False or (found := lexicon.wall("paywall").search(text))):
        return Refusal(
            Reason.PAYWALL, "the page is a subscriber's and holds nothing of the text; save it signed in"
        )
    if (
        body_words < _FEW
        and words < _STUB
        and (found := lexicon.wall("error").search(text[:400]))
        and body_words < _LEAST * 3
    ):
        return Refusal(Reason.ERROR_PAGE, f"the page says “{found[0]}”; fetch it again")
    if not metadata.types and (teasers := _teasers(blocks, body_words)):
        return Refusal(
            Reason.SECTION_PAGE,
            f"{teasers} headlines that lead elsewhere and {body_words} words of running text: a list of articles; take it out",
        )
    return None


def _consent(blocks: Sequence[Block], words: int) -> str | None:
    """Give the words that ask for consent, where sentences that do are most of the page."""
    if words > 900:
        return None
    asking = sum(
        wording.count_words(block.text) for block in blocks if lexicon.wall("consent").search(block.text)
    )
    if asking < words * 0.35:
        return None
    found = next((match for block in blocks if (match := lexicon.wall("consent").search(block.text))), None)
    return found[0] if found else None


def _teasers(blocks: Sequence[Block], body_words: int) -> int:
    """Count the headings that are links, where they outweigh the text below them."""
    linked = [
        block
        for block in blocks
        if block.link_share > 0.8
        and block.element is not None
        and _TEASER_WORDS[0] <= wording.count_words(block.text) <= _TEASER_WORDS[1]
        and block.label is not Label.NAVIGATION
    ]
    headings = [block for block in linked if block.element in {"h1", "h2", "h3", "h4"}]
    if len(headings) >= 4 and body_words < len(headings) * 60:
        inside = _between(blocks, headings)
        if inside < len(headings) * 60:
            return len(headings)
    if body_words < _LEAST and len(linked) >= 8:
        return len(linked)
    return 0


def _between(blocks: Sequence[Block], headings: Sequence[Block]) -> float:
    """Give the longest run of body words that no such heading breaks."""
    ids = {id(block) for block in headings}
    longest = run = 0
    for block in blocks:
        run = (
            0
            if id(block) in ids
            else run + (wording.count_words(block.text) if block.label is Label.BODY else 0)
        )
        longest = max(longest, run)
    return float(longest)


def is_partial(blocks: Sequence[Block], metadata: PageMetadata, last_body: int) -> bool:
    """Tell whether the page says that the text goes on behind a paywall."""
    near = blocks[max(0, last_body - 1) : last_body + 12]
    return any(
        lexicon.wall("paywall").search(block.text) for block in near if wording.count_words(block.text) < 60
    ) or (
        not metadata.is_free
        and metadata.article_body is None
        and any(lexicon.wall("paywall").search(block.text) for block in blocks)
    )


def kind_of(blocks: Sequence[Block], metadata: PageMetadata, body_words: int) -> ArticleKind:
    """Tell a live blog by its markup or the clock times between its paragraphs, a gallery by its captions."""
    if "LiveBlogPosting" in metadata.types:
        return ArticleKind.LIVE_BLOG
    if metadata.types & {"ImageGallery", "MediaGallery"}:
        return ArticleKind.GALLERY
    posts = sum(
        1
        for block, following in pairwise(blocks)
        if following.label is Label.BODY
        and wording.count_words(block.text) <= 6
        and dates.is_clock(block.text)
    )
    if posts >= 3:
        return ArticleKind.LIVE_BLOG
    captions = [
        block for block in blocks if block.label is Label.CAPTION and wording.count_words(block.text) >= 5
    ]
    if len(captions) >= 4 and sum(wording.count_words(block.text) for block in captions) > body_words:
        return ArticleKind.GALLERY
    return ArticleKind.ARTICLE
