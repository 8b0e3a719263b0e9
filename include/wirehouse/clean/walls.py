"""Pages that stand in an article's place: errors, checks for robots, consent dialogues, paywalls.

Each is told by what it says, and only where it says little else: an article about them is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wirehouse.clean import lexicon, wording
from wirehouse.clean.body import Body
from wirehouse.clean.page import Page
from wirehouse.reasons import Reason
from wirehouse.records import Block, Label

_FEW = 120
_SOME = 400
_LEAST = 20
_LOOKED_AT = 1_000
_SHORT_PAGE = 300
_LONGEST_DIALOGUE = 900
_MOST_LINES = 400
_LINE_WORDS = 14
_TITLE_SHARE = 0.55
_TEXT_SHARE = 0.15
_CONSENT_SHARE = 0.35
_OFFER_WORDS = 60
_NEAR = 12
_CUT_SHARE = 0.7
_WHOLE = 300
_SEGMENT = re.compile(r"\s+[|–—·»:-]+\s+|\s*[|»]\s*")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page is no article."""

    reason: Reason
    evidence: str


def refuse(page: Page, body: Body) -> Refusal | None:
    """Tell which wall the page is; None where it holds a text of its own."""
    if body.words >= _LONGEST_DIALOGUE:
        return None
    return _error(page, body) or _bot(page, body) or _consent(page, body) or _paywall(page, body)


def is_partial(page: Page, body: Body) -> bool:
    """Tell whether the page says that its text goes on behind a paywall.

    Many sites print the same offer below a text that is whole: then the page must also state that it is
    not free, or a length that the text lacks, or the text must break off.
    """
    if not body.blocks:
        return False
    last = body.blocks[-1]
    near = page.blocks[max(0, last - 1) : last + _NEAR]
    is_offered = any(_is_offer(block) for block in near)
    if not is_offered and page.metadata.is_free:
        return False
    if _is_cut(page, body):
        return True
    if is_offered:
        return body.words < _WHOLE or (not page.metadata.is_free and body.words < 2 * _WHOLE)
    return body.words < _WHOLE // 2 and not _has_whole_text(page, body)


def _is_cut(page: Page, body: Body) -> bool:
    """Tell whether the text breaks off, or is far shorter than the page states."""
    ending = body.paragraphs[-1].rstrip()
    if ending.endswith(("…", "...", "[…]", "[...]")):
        return True
    stated = page.metadata.word_count or 0
    return stated >= _FEW and body.words < stated * _CUT_SHARE


def _has_whole_text(page: Page, body: Body) -> bool:
    """Tell whether the page states a text or a length that the body reaches."""
    stated = page.metadata.word_count or wording.count_words((page.metadata.article_body or "")[:20_000])
    return 0 < stated * _CUT_SHARE <= body.words


def _is_offer(block: Block) -> bool:
    return (
        wording.count_words(block.text) < _OFFER_WORDS
        and lexicon.wall("paywall").search(block.text[:600]) is not None
    )


def _error(page: Page, body: Body) -> Refusal | None:
    if body.words >= _FEW:
        return None
    said = _said("error", _titles(page))
    if said is None and body.words < _LEAST * 3:
        said = _said("error", _lines(page.blocks))
    if said is None:
        return None
    return Refusal(
        Reason.ERROR_PAGE, f"the page says “{said}”; nothing to do unless the page exists: fetch it again"
    )


def _bot(page: Page, body: Body) -> Refusal | None:
    if body.words >= _SOME:
        return None
    titled = _said("bot", _titles(page))
    words = sum(wording.count_words(block.text) for block in page.blocks[:_MOST_LINES])
    if titled is None and words >= _SHORT_PAGE:
        return None
    hits = _hits("bot", page.blocks)
    hit = sum(wording.count_words(block.text) for block in hits)
    # "Just a moment" may head a story: the page must speak of the check below it too.
    is_wall = titled is not None and (len(hits) >= 2 or body.words < _LEAST)
    if not is_wall and not (words < _SHORT_PAGE and body.words < _FEW and hit > words * _TEXT_SHARE):
        return None
    found = titled or hits[0].text[:80]
    return Refusal(
        Reason.BOT_WALL,
        f"the page says “{found}”: the site took the reader for a robot; fetch it again, more slowly",
    )


def _consent(page: Page, body: Body) -> Refusal | None:
    wall = lexicon.wall("consent")
    is_all = _is_all_about(wall, body)
    # Who writes about consent does not ask for it.
    if not is_all and (page.metadata.types or body.words >= _SHORT_PAGE):
        return None
    words = sum(wording.count_words(block.text) for block in page.blocks)
    if not is_all and words > _LONGEST_DIALOGUE:
        return None
    asking = _hits("consent", page.blocks)
    asked = sum(wording.count_words(block.text) for block in asking)
    if not (is_all or asked >= words * _CONSENT_SHARE > 0) or not _hits("agree", page.blocks):
        return None
    found = next(filter(None, (wall.search(block.text) for block in asking)), None)
    unread = _unread(page, body, asking)
    if unread >= _FEW:
        return Refusal(
            Reason.NO_TEXT,
            f"what reads as the article's text asks for consent (“{found[0] if found else ''}”), and {unread} words of "
            "prose stand elsewhere on the page; drop the dialogue in the source's rules",
        )
    return Refusal(
        Reason.COOKIE_WALL,
        f"the page asks for consent (“{found[0] if found else ''}”) and holds no article; save it after consenting",
    )


def _is_all_about(wall: re.Pattern[str], body: Body) -> bool:
    """Tell whether no paragraph says anything else."""
    own = 0
    for paragraph in body.paragraphs:
        if not wall.search(paragraph[:_LOOKED_AT]):
            own += wording.count_words(paragraph)
        # Most articles end this with their first paragraph.
        if own >= _LEAST:
            return False
    return body.words - own >= _LEAST


def _unread(page: Page, body: Body, asking: Sequence[Block]) -> int:
    """Count the words of the paragraphs that are neither body nor dialogue."""
    known = {id(block) for block in asking} | {id(page.blocks[index]) for index in body.blocks}
    return sum(
        words
        for block in page.blocks
        if block.link_share <= _TITLE_SHARE
        and (words := wording.count_words(block.text)) > _LINE_WORDS
        and id(block) not in known
    )


def _hits(name: str, blocks: Sequence[Block]) -> list[Block]:
    """Give the blocks that hold a wording of a wall."""
    wall = lexicon.wall(name)
    return [block for block in blocks[:_MOST_LINES] if wall.search(block.text[:_LOOKED_AT])]


def _words_within(blocks: Iterable[Block], page: Page, body: Body) -> int:
    """Count the words of those of the blocks that were taken for body."""
    places = {id(page.blocks[index]) for index in body.blocks}
    return sum(wording.count_words(block.text) for block in blocks if id(block) in places)


def _paywall(page: Page, body: Body) -> Refusal | None:
    if body.words >= _FEW:
        return None
    offers = [block for block in page.blocks[:_MOST_LINES] if _is_offer(block)]
    if page.metadata.is_free and not offers:
        return None
    if body.words - _words_within(offers, page, body) >= _LEAST:
        return None
    return Refusal(
        Reason.PAYWALL, "the page is a subscriber's and holds nothing of the text; save it signed in"
    )


def _titles(page: Page) -> Iterator[str]:
    """Give what names the page: its headline, its title elements, its main heading."""
    if page.headline:
        yield page.headline
    yield from (statement.value for statement in page.metadata.headlines[:8])
    yield from (block.text for block in page.blocks[:_MOST_LINES] if block.element == "h1")


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Give the short lines of a page: an error's is mostly a heading or the only paragraph."""
    for block in blocks[:_MOST_LINES]:
        if block.label is not Label.NAVIGATION or block.link_share < _TITLE_SHARE:
            yield block.text


def _said(name: str, titles: Iterable[str]) -> str | None:
    """Give the wording of a wall that is most of a title, or of the part that is not the site's name."""
    wall = lexicon.wall(name)
    for title in titles:
        for segment in _SEGMENT.split(title[:300]):
            found = wall.search(segment)
            if found and (len(found[0]) >= len(segment.strip()) * _TITLE_SHARE) and _is_brief(segment):
                return found[0]
    return None


def _is_brief(text: str) -> bool:
    return wording.count_words(text) <= _LINE_WORDS
