"""What a date is worth by where its line stands, and how the page's own clock is told from the article's date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from wirehouse.clean import date_roles, months, wording
from wirehouse.clean.date_offers import Offer, Surroundings
from wirehouse.records import Block, DateBasis, Label

DATE_MARKS = frozenset(
    "date dates datetime time timestamp published publish pubdate publication posted byline dateline meta entry "
    "postdate publishdate postmeta articlemeta info".split()
)
"""The words by which an element's class calls itself a date, or the lines around one."""

_CLOCK = "the page's clock"
_CLOCK_MARKS = frozenset("clock today current now weather masthead topbar navbar ticker".split())
_HEADER_LABELS = frozenset(
    {
        Label.TIMESTAMP,
        Label.BYLINE,
        Label.SECTION,
        Label.READING_TIME,
        Label.HEADLINE,
        Label.STANDFIRST,
        Label.CAPTION,
        Label.SHARE,
        Label.ADDRESS,
        Label.CREDIT,
        Label.TAGS,
    }
)
_NEAR_HEADLINE = 8
_FAR_FROM_HEADLINE = 20
_FAR = 0.12
_LOST = 0.2
_LONE = 0.72
_LONE_WORDS = 7
_TOP_LINES = 3
_RIGHT_ABOVE = 2
_LISTED = 3
_LOOKED_AT = 500
_WEEKDAY_AFTER = re.compile(r"星期|曜日|요일|周[一二三四五六日]")


def judge(offer: Offer, blocks: Sequence[Block], around: Surroundings) -> Offer:
    """Judge an offer by where its block stands to the headline."""
    index = offer.block
    if offer.verdict:
        return replace(offer, confidence=_LOST)
    if index < around.top:
        return _above(offer, blocks, around.top)
    is_marked = offer.family == "time element" or not blocks[index].marks.isdisjoint(DATE_MARKS)
    if index - around.top > _FAR_FROM_HEADLINE and not is_marked:
        return replace(offer, confidence=_LOST, verdict="too far from the headline")
    if index - around.top > _NEAR_HEADLINE or index > around.first:
        return replace(offer, confidence=offer.confidence - _FAR)
    return offer


def _above(offer: Offer, blocks: Sequence[Block], top: int) -> Offer:
    block = blocks[offer.block]
    following = blocks[offer.block + 1 : min(top, offer.block + _LOOKED_AT)]
    others = (each for each in following if each.label not in _HEADER_LABELS)
    between = list(islice(others, _NEAR_HEADLINE + 1))
    if not between and top - offer.block <= _NEAR_HEADLINE:
        return offer
    is_said = any(date_roles.words_of(role).search(block.text) for role in ("published", "modified"))
    is_marked = is_said or not block.marks.isdisjoint(DATE_MARKS) or offer.family == "time element"
    under_heading = any(each.element == "h1" for each in blocks[max(0, offer.block - 3) : offer.block])
    reach = _NEAR_HEADLINE if is_said or under_heading else 2 if is_marked else -1
    if len(between) <= reach and block.marks.isdisjoint(_CLOCK_MARKS):
        return replace(offer, confidence=offer.confidence - _FAR)
    if not between:
        return replace(offer, confidence=_LOST, verdict="too far above the headline")
    seen = f"{_CLOCK}: “{between[0].text[:40]}” stands between it and the headline"
    return replace(offer, basis=None, confidence=0.1, role="saved", verdict=seen)


def settle(offers: Sequence[Offer], blocks: Sequence[Block], around: Surroundings) -> list[Offer]:
    """Judge the offers by one another.

    A line above the headline that names a later day than the one below it is the page's clock. In a
    dump, where the headline is found by its wording alone, a date above it that is the only one, and
    that no weekday leads in as in a clock, is the article's.
    """
    lines = Counter(blocks[each.block].text for each in offers)
    offers = [_listed(each) if lines[blocks[each.block].text] >= _LISTED else each for each in offers]
    below = [each for each in offers if _is_article(each) and each.block > around.top]
    first = min((each.day for each in below), default=None)
    judged = [_later_than(each, first) if each.block < around.top - _RIGHT_ABOVE else each for each in offers]
    clocks = [each for each in judged if each.verdict.startswith(_CLOCK)]
    if any(map(_is_article, judged)) or len({each.day for each in clocks}) != 1:
        return judged
    return [_lone(each, blocks) if each.verdict.startswith(_CLOCK) else each for each in judged]


def _listed(offer: Offer) -> Offer:
    if offer.verdict:
        return offer
    return replace(offer, confidence=_LOST, verdict="the same line stands below several headlines")


def _is_article(offer: Offer) -> bool:
    return not offer.verdict and offer.role == "published"


def _later_than(offer: Offer, first: date | None) -> Offer:
    if not _is_article(offer) or offer.family != "shown" or first is None or first >= offer.day:
        return offer
    verdict = f"{_CLOCK}: the date below the headline is an earlier one"
    return replace(offer, basis=None, confidence=0.1, role="saved", verdict=verdict)


def _lone(offer: Offer, blocks: Sequence[Block]) -> Offer:
    block = blocks[offer.block]
    said = [
        role
        for role in ("published", "modified", "saved", "other")
        if date_roles.words_of(role).search(block.text)
    ]
    role = said[0] if said else None
    before = wording.tokens(re.split(r"\d", block.text, maxsplit=1)[0])
    words = [word for word in before if months.number_of(word) is None]
    is_led_in = len(words) == 1 and role is None
    if (
        block.element is not None
        or offer.block < _TOP_LINES
        or is_led_in
        or _WEEKDAY_AFTER.search(block.text)
    ):
        return offer
    if role not in {None, "published", "modified"} or wording.count_words(block.text) > 2 * _LONE_WORDS:
        return offer
    return replace(offer, basis=DateBasis.HEADER, confidence=_LONE, role=role or "published", verdict="")
