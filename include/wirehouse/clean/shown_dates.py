"""The dates that a page shows its readers: around the headline and below the text.

The page's own clock, the dates of comments and of related articles, and dates that the text tells of are
told apart from the article's by what stands beside and between.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from wirehouse.clean import date_places, date_roles, dates, wording
from wirehouse.clean.date_offers import Offer, Surroundings
from wirehouse.clean.dates import FoundDate
from wirehouse.clean.stated_dates import DatedElement
from wirehouse.records import Block, DateBasis, Label

_TIME_ELEMENT = 0.86
_ALONE = 0.84
_BESIDE = 0.7
_WITHIN = 0.5
_BELOW = 0.74
_OPENING = 0.62
_SAID = 0.05

_ALONE_WORDS = 7
_BESIDE_WORDS = 14
_MOST_WORDS = 25
_REACH_INTO_BODY = 3
_REACH_BELOW = 15
_SAID_BEFORE = 30
# Ten times as many as on any page that we know; of more, those nearest to the headline are looked at.
_MOST_LINES = 500


def read(
    blocks: Sequence[Block],
    around: Surroundings,
    order: str | None,
    language: str | None = None,
    dated: Iterable[DatedElement] = (),
) -> list[Offer]:
    """Give the dates around the headline and below the text, each with what it dates and why it may not count.

    A date above the headline counts only where nothing but the article's own header stands between, or
    its markup says what it is: above a menu, it is the clock of the page.
    """
    if around.first < 0:
        return []
    elements: dict[int, list[DatedElement]] = defaultdict(list)
    for element in dated:
        elements[element.block].append(element)
    found: list[Offer] = []
    end = min(
        len(blocks), max(around.first, around.top) + _REACH_INTO_BODY + 1, max(around.last, around.top) + 1
    )
    lines = [index for index in range(end) if elements.get(index) or dates.may_hold(blocks[index].text)]
    if len(lines) > _MOST_LINES:
        lines = sorted(sorted(lines, key=lambda index: abs(index - around.top))[:_MOST_LINES])
    for index in lines:
        if index != around.headline and _may_hold(blocks[index], index, around, elements[index]):
            offers = _in_block(blocks, index, order, language, elements[index])
            placed = (replace(offer, block=index) for offer in offers)
            found.extend(date_places.judge(offer, blocks, around) for offer in placed)
    found = date_places.settle(found, blocks, around)
    found += _opening(blocks[around.first], order, language)
    found += _below(blocks, around, order, language)
    return found


_OPENING_REACH = 40
_MOST_BEFORE_OPENING = 4
_AFTER_OPENING = re.compile(r"\s*(?:[)–—:„“”\"«-]|\.?/)")


def _opening(block: Block, order: str | None, language: str | None) -> Iterator[Offer]:
    """Give the date that a report opens with, as agencies and offices do: “Berlin, 3 June 2024 – ...”."""
    start = block.text[: _OPENING_REACH * 2]
    found = dates.find(start, order, language) if dates.may_hold(start) else []
    if len(found) != 1 or found[0].start > _OPENING_REACH or not _AFTER_OPENING.match(start, found[0].end):
        return
    if wording.count_words(start[: found[0].start]) <= _MOST_BEFORE_OPENING:
        yield Offer(
            found[0].value, found[0].precision, DateBasis.HEADER, _OPENING, start, block.line, "published", "opening"
        )  # fmt: skip


def _may_hold(block: Block, index: int, around: Surroundings, elements: Sequence[DatedElement]) -> bool:
    words = wording.count_words(block.text)
    if block.label is Label.BODY or index >= around.first:
        is_line = words <= _ALONE_WORDS + 6 and not wording.ends_sentence(block.text)
        return is_line or (bool(elements) and words <= _ALONE_WORDS + 6)
    return words <= _MOST_WORDS


def _in_block(
    blocks: Sequence[Block],
    index: int,
    order: str | None,
    language: str | None,
    elements: Sequence[DatedElement],
) -> Iterator[Offer]:
    block = blocks[index]
    found = dates.find(block.text, order, language)
    if not found and not elements:
        return
    role_of = date_roles.along(block.text, date_roles.line_before(blocks, index))
    spoken_for: list[tuple[int, int, date]] = []
    at = 0
    for element in elements:
        start = max(block.text.find(element.text, at), 0)
        at = start + len(element.text)
        parsed = dates.parse(element.value, order, language)
        if parsed is None:
            continue
        offer = Offer(
            *parsed, DateBasis.METADATA, _TIME_ELEMENT, f"<time> {element.value[:60]}", block.line,
            date_roles.said_in(element.text) or element.role or role_of(start), "time element",
        )  # fmt: skip
        spoken_for.append((start, at, offer.day))
        yield (
            replace(offer, verdict="among comments, teasers or in the margin")
            if element.is_foreign
            else offer
        )
    trust, evidence = _trust(block, found), block.text[:120]
    for each in found:
        day = date.fromisoformat(each.value[:10])
        element_role = next(
            (
                el.role
                for el in elements
                if el.role
                and el.text
                and block.text.find(el.text) <= each.start < block.text.find(el.text) + len(el.text)
            ),
            None,
        )
        if any(start <= each.start < end and day == its for start, end, its in spoken_for):
            continue
        yield Offer(
            each.value, each.precision, DateBasis.HEADER, trust, evidence, block.line,
            element_role or role_of(each.start), "shown",
        )  # fmt: skip


def _trust(block: Block, found: Sequence[FoundDate]) -> float:
    """Tell by how much else stands in the line whether it is there to say the date."""
    rest = block.text
    for each in reversed(found):
        rest = rest[: each.start] + " " + rest[each.end :]
    words = wording.count_words(rest)
    trust = _ALONE if words <= _ALONE_WORDS else _BESIDE if words <= _BESIDE_WORDS else _WITHIN
    said = date_roles.words_of("published").search(rest) is not None or not block.marks.isdisjoint(
        date_places.DATE_MARKS
    )
    return trust + (_SAID if said else 0.0)


def _below(
    blocks: Sequence[Block], around: Surroundings, order: str | None, language: str | None
) -> Iterator[Offer]:
    """Give the dates below the text that say of themselves what they are: “Published: 3 June 2024”."""
    for index in range(around.last + 1, min(len(blocks), around.last + 1 + _REACH_BELOW)):
        block = blocks[index]
        if block.label is Label.COMMENT:
            return
        if not dates.may_hold(block.text) or wording.count_words(block.text) > _MOST_WORDS:
            continue
        found = dates.find(block.text, order, language)
        if not found:
            continue
        role_of = date_roles.along(block.text, date_roles.line_before(blocks, index) or "other")
        for each in found:
            role = role_of(each.start)
            is_said = date_roles.said_in(block.text[max(0, each.start - _SAID_BEFORE) : each.start]) == role
            if role in {"published", "modified"} and (is_said or _trust(block, [each]) >= _ALONE):
                yield Offer(
                    each.value, each.precision, DateBasis.HEADER, _BELOW, block.text[:120], block.line, role, "shown"
                )  # fmt: skip
