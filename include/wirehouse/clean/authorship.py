"""Who wrote an article, decided among all that its page states and shows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from wirehouse.clean import bylines, dates, persons, wording
from wirehouse.clean.page import Page
from wirehouse.records import Block, Label

_MARK = re.compile(
    r"^(?:\w{0,12}(?:author|byline)(?:s|name|names|info|link|meta|bio|box|container|wrapper|text|credit)?|(?:post|entry|article)?writer|"
    r"contributors?|autor(?:en|in|a|es|i)?|auteurs?|autore|redakteur|redakt[oö]r|skribent|f[oö]rfattare|forfatter|journalist|"
    r"journaliste|penulis|yazar|szerzo|kirjoittaja|redactor|reporter)$"
)
# What calls itself an author here is another's: who wrote a comment, a teaser, or took a picture.
_OTHERS_MARKS = frozenset(
    "comment comments commentlist caption credit photo image related teaser recommended card promo testimonial quote review rating".split()
)
_LONGEST_BYLINE = 20
_LONGEST_MARKED = 12
_LONGEST_IN_BODY = 8
_ABOVE = 4
_BELOW = 4
_NEAR = 6
_LONGEST_HEADER = 60
_FAR_BELOW = 12
_LONGEST_NAME = 5
_LONGEST_BODY = 120


@dataclass(frozen=True, slots=True)
class Byline:
    """The byline as printed, its elements joined by commas, and the people who wrote the article."""

    text: str | None
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """One element of the page that names its authors; `people` is empty for `By our staff`."""

    text: str
    people: tuple[str, ...]


def read(page: Page, blocks: Sequence[Block], site: str | None, ruled: str | None = None) -> Byline:
    """Give the byline that the page shows, and the people that it or the metadata names.

    `ruled` is the byline that the source's rules name, `site` is the source's own name. The people are
    those of the rules, else of the most trusted statement that names any, else of the byline in the
    header, else the one person whose page the article links to, else those named below the text. Where
    the byline names all of the metadata's and more, it wins: many pages tell machines their first author
    alone. Where it names an organisation, nobody else on the page is the author; where nothing is shown,
    the organisation that the page states stands as the byline.
    """
    publisher = f"{page.metadata.publisher or ''} {site or ''}"
    if ruled:
        return Byline(ruled, bylines.people([ruled], publisher, stated=True))
    shown = _shown(page, blocks, publisher)
    named = _merged(each.people for each in shown)
    declared = _declared(page, publisher)
    text = ", ".join(dict.fromkeys(each.text for each in shown)) or None
    if declared or named:
        return Byline(text, named if _shown_wins(page, named, declared, publisher) else declared)
    if shown:
        return Byline(text, ())
    below = _below(page, blocks, publisher)
    if below:
        return Byline(below.text, below.people)
    linked = _linked(page, publisher)
    return Byline(None if linked else _stated_body(page), linked)


def _stated_body(page: Page) -> str | None:
    """Give what the page states as its author, though it is no person: an agency, a desk, the site."""
    names = page.metadata.author_bodies or next((each.names for each in page.metadata.authors), ())
    text = ", ".join(names)
    return text if 0 < len(text) <= _LONGEST_BODY and "@" not in text else None


def _shown_wins(page: Page, named: tuple[str, ...], declared: tuple[str, ...], publisher: str) -> bool:
    """Tell whether the byline in the header counts for more than what the page states to machines.

    It does where it names all that the page states, if more fully (`Ana` and `Ana Ruiz`), and where only
    a meta element states another: many publishing systems put whoever posted the page there.
    """
    in_markup = any(
        bylines.people(statement.names, publisher, stated=True)
        for statement in page.metadata.authors
        if not statement.is_meta
    )
    told = {*named, *(word for name in named for word in name.split())}
    return bool(named) and (set(declared) <= told or not in_markup)


def _merged(groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in groups for name in names))


def _declared(page: Page, publisher: str) -> tuple[str, ...]:
    """Give the people of the most trusted statement that names any.

    What the page calls an organisation in one place is no person where another merely names it; but
    some systems call everybody an organisation, also those whose given name tells otherwise.
    """
    stated_bodies = (name for name in page.metadata.author_bodies if name.split())
    bodies = {wording.fold(name) for name in stated_bodies if not persons.is_given_name(name.split()[0])}
    for statement in page.metadata.authors:
        stated = [name for name in statement.names if wording.fold(name) not in bodies]
        names = bylines.people(stated, publisher, stated=True)
        if names:
            return names
    return ()


def _shown(page: Page, blocks: Sequence[Block], publisher: str) -> list[_Shown]:
    """Give the header's first byline, and the marked elements next to it; else a name beside its date."""
    top = page.headline_at if page.headline_at is not None else page.reading.first
    if top < 0:
        return []
    reading = page.reading
    end = min(max(reading.first + 2, min(top + _NEAR, reading.last)), top + _LONGEST_HEADER, len(blocks))
    # What follows the headline comes before what stands above it, which may be another article's.
    above: Iterable[int] = range(top - 1, max(-1, top - _ABOVE - 1), -1)
    if blocks[top].element is None:
        # A dump's teasers have bylines too, and nothing tells whose.
        above = takewhile(lambda index: blocks[index].label not in _OF_OTHERS, above)
    order = [*range(top, end), *above]
    linked = frozenset(page.metadata.author_links)
    for index in order:
        found = _byline_at(page, blocks, index, publisher, linked)
        if found is None:
            continue
        shown = [found]
        while (
            found.people
            and (index := index + 1) < len(blocks)
            and not bylines.is_of_others(blocks[index].text)
        ):
            more = _marked_at(page, blocks, index, publisher, linked)
            if more is None or not more.people:
                break
            shown.append(more)
        return shown
    for index in order:
        if abs(index - top) <= _NEAR and _plain_at(blocks, index, publisher):
            run = (_plain_at(blocks, following, publisher) for following in range(index, len(blocks)))
            return [found for found in takewhile(bool, run) if found]
    return []


def _byline_at(
    page: Page, blocks: Sequence[Block], index: int, publisher: str, linked: frozenset[str]
) -> _Shown | None:
    block = blocks[index]
    if block.label in _NO_BYLINE or index == page.headline_at:
        return None
    if bylines.is_lone_by(block.text):
        return _next_to(blocks, index, publisher)
    longest = _LONGEST_IN_BODY if block.label is Label.BODY else _LONGEST_BYLINE
    if wording.count_words(block.text) <= longest and bylines.begins_as_byline(block.text):
        marked = _marked_at(page, blocks, index, publisher, linked)
        people = marked.people if marked else bylines.read_byline(block.text, publisher)
        if block.label is Label.BODY:
            # A dump's byline may stand below its first paragraph, and read as one of them.
            ends = wording.ends_sentence(block.text)
            return _Shown(block.text, people) if people and not ends else None
        if people or _is_marked(block) or _names_body(block.text):
            return _Shown(block.text, people)
    found = _marked_at(page, blocks, index, publisher, linked)
    return found if found and found.people else None


def _next_to(blocks: Sequence[Block], index: int, publisher: str) -> _Shown | None:
    """Read the name that stands in the block after `Written by:`."""
    if index + 1 >= len(blocks) or wording.count_words(blocks[index + 1].text) > _LONGEST_MARKED:
        return None
    text = blocks[index + 1].text
    people = bylines.people([text], publisher, stated=True)
    return _Shown(f"{blocks[index].text} {text}", people) if people else None


def _plain_at(blocks: Sequence[Block], index: int, publisher: str) -> _Shown | None:
    """Read a name that stands alone beside its date: `Ana Ruiz | Senior Writer | July 2, 2024`."""
    block = blocks[index]
    if (
        block.label in _NO_BYLINE | {Label.BODY, Label.HEADLINE}
        or wording.count_words(block.text) > _LONGEST_MARKED
    ):
        return None
    beside = blocks[max(0, index - 2) : index + 3]
    if not any(_is_dated(other) for other in beside):
        return None
    people = bylines.people([block.text], publisher)
    known = people and all(persons.is_given_name(name.split()[0]) for name in people)
    return _Shown(block.text, people) if known else None


_AGO = re.compile(r"\b\d{1,2}\s*(?:hours?|hrs?|minutes?|mins?|days?)\b", re.I)


def _is_dated(block: Block) -> bool:
    text = block.text[:80]
    return block.label is Label.TIMESTAMP or bool(dates.find(text, "dmy") or _AGO.search(text))


_OF_OTHERS = frozenset({Label.ADVERT, Label.PROMOTION, Label.RELATED})
_NO_BYLINE = frozenset({Label.CAPTION, Label.COMMENT, Label.HEADLINE})
_BODY_BYLINE = re.compile(r"^\W*(?:by|von|par|por|av|af|door)\b[:\s]+(?=[^\W\da-z])", re.I)


def _names_body(text: str) -> bool:
    """Tell `By Our Staff` from `By the way`."""
    return bool(_BODY_BYLINE.match(text)) and not text.rstrip().endswith((".", ":", "?", "!"))


def _marked_at(
    page: Page, blocks: Sequence[Block], index: int, publisher: str, linked: frozenset[str]
) -> _Shown | None:
    """Give the people named by an element that calls itself a byline, or that links to its author's page."""
    block = blocks[index]
    if wording.count_words(block.text) > _LONGEST_BYLINE or block.label in {Label.BODY, Label.COMMENT}:
        return None
    within = bylines.without_others(block.text)
    own = page.links[bisect_left(page.links, (index, "")) : bisect_left(page.links, (index + 1, ""))]
    links = [text for _, text in own if text in within]
    to_authors = [text for text in links if text in linked]
    by_links = bylines.people(to_authors, publisher, stated=True)
    if by_links:
        return _Shown(block.text, by_links)
    if not _is_marked(block) or wording.count_words(block.text) > _LONGEST_MARKED:
        return None
    people = bylines.people([block.text], publisher) or bylines.people(links, publisher)
    return _Shown(block.text, people)


def _is_marked(block: Block) -> bool:
    if not block.marks.isdisjoint(_OTHERS_MARKS):
        return False
    return block.label is Label.BYLINE or any(map(_MARK.match, block.marks))


def _below(page: Page, blocks: Sequence[Block], publisher: str) -> _Shown | None:
    """Read the line right below the text that says who wrote it, or the box about its author."""
    last = page.reading.last
    if last < 0:
        return None
    for index in range(last, min(last + _BELOW, len(blocks))):
        block = blocks[index]
        if bylines.is_lone_by(block.text) and (found := _next_to(blocks, index, publisher)):
            return found
        if block.label is Label.RELATED and block.text.rstrip().endswith(":"):
            return None
        if wording.count_words(block.text) > _LONGEST_BYLINE:
            continue
        people = bylines.read_byline(block.text, publisher) if bylines.names_who_wrote(block.text) else ()
        if (
            index > last
            and block.element
            and _is_marked(block)
            and wording.count_words(block.text) <= _LONGEST_NAME
        ):
            people = people or bylines.people([block.text], publisher)
        if people:
            return _Shown(block.text, people)
    return None


def _linked(page: Page, publisher: str) -> tuple[str, ...]:
    """Give the one person whose page the article links to; where it links to several's, nobody is told."""
    near = range((page.headline_at or 0) - _ABOVE, page.reading.last + _FAR_BELOW)
    linked = frozenset(page.metadata.author_links)
    # Within a paragraph, a link leads to somebody whom the text tells of.
    links = (
        text
        for at, text in page.links
        if at in near and text in linked and wording.count_words(page.blocks[at].text) <= _LONGEST_BYLINE
    )
    people = {bylines.people([text], publisher) for text in links} - {()}
    return people.pop() if len(people) == 1 else ()
