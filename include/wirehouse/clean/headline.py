"""Which words of a page are its headline, without the site's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from wirehouse.clean import dump_headline, wording
from wirehouse.clean.lexicon import look_up
from wirehouse.clean.page_metadata import PageMetadata, Statement
from wirehouse.records import Block, Label

_DIVIDER = re.compile(r"\s+[|\-–—·•»:]{1,2}\s+|\s*\|\s*")
_HEADINGS = {"h1": 3.0, "h2": 1.0, "h3": 0.5}
_LIKE = 0.75
_LIKE_ENOUGH = 0.4
_AGREES = 0.8
_EXACT = 0.95
_LONGEST_KICKER = 5
_LEAST_WORDS = 2
_MOST_ABOVE = 40
_LEAST_SHARE = 0.4
_MOST_STATED = 10
_LONGEST = 1_000


def choose_stated(metadata: PageMetadata, headings: Sequence[str], site: str | None) -> Statement | None:
    """Choose among the headlines that a page states to machines, and take the site's name off."""
    shown = {tuple(wording.tokens(heading)) for heading in headings}
    for statement in metadata.headlines[:_MOST_STATED]:
        if len(statement.value) > _LONGEST:
            continue
        text = without_site_name(statement.value, metadata.publisher or site, headings)
        words = wording.count_words(text)
        # One word is a headline where a heading shows it so, and a section's name or "Home" is none.
        if words >= _LEAST_WORDS or (tuple(wording.tokens(text)) in shown and not look_up(text, words)):
            return Statement(text, statement.where)
    return None


def settle(
    metadata: PageMetadata, shown: str | None, stated: Statement | None, site: str | None
) -> str | None:
    """Decide the headline's wording: as the page shows it, without a kicker, or else as it states it.

    What is shown gives way only where a news article's JSON-LD does not side with it, and OpenGraph and
    one more statement agree on another wording.
    """
    if shown is None:
        return stated.value if stated else None
    values: dict[str, str] = {}
    for statement in metadata.headlines[:_MOST_STATED]:
        if len(statement.value) <= _LONGEST:
            name = without_site_name(statement.value, metadata.publisher or site, (shown,))
            values.setdefault(statement.where.rsplit(" of ", 1)[-1], name)
    if any("News" in kind for kind in metadata.types):
        agreed = _agreed(values.get("OpenGraph"), values.get("JSON-LD"), values.get("title element"), shown)
        if agreed:
            return agreed
    return _without_kicker(shown, values.values())


def _agreed(graph: str | None, linked: str | None, title: str | None, shown: str) -> str | None:
    if not graph or _alike(graph, shown) or (linked and _alike(linked, shown)):
        return None
    return graph if any(other and _alike(graph, other) for other in (linked, title)) else None


def _alike(one: str, other: str) -> bool:
    return _likeness(Counter(wording.tokens(one)), other) >= _AGREES


def _without_kicker(shown: str, stated: Iterable[str]) -> str:
    """Take off the few words above a headline that share its element: `Bridge plan Council votes for it`."""
    words = wording.tokens(shown)
    for text in stated:
        rest = wording.tokens(text)
        kicker = len(words) - len(rest)
        if 0 < kicker <= min(_LONGEST_KICKER, len(rest) - 1) and words[kicker:] == rest:
            # "Mayor: the bridge is sound" is one headline, however shortened for a search engine.
            before = shown[: len(shown) - len(text)].rstrip()
            if before and before[-1] not in ":–—-|?!.,(“„«\"'‘":
                return text
    return shown


def without_site_name(title: str, publisher: str | None, headings: Iterable[str]) -> str:
    """Take the site's name off a title: `Bridge reopens | The Example` is `Bridge reopens`.

    A part is the site's name where it is the publisher's name, or where the rest is a heading of the
    page. Nothing else is cut: headlines have bars and dashes of their own.
    """
    known = {tuple(wording.tokens(heading)) for heading in headings}
    if tuple(wording.tokens(title)) in known:
        return title
    cuts = list(_DIVIDER.finditer(title))
    least = wording.count_words(title) * _LEAST_SHARE
    for cut in cuts:
        for rest in (title[: cut.start()], title[cut.end() :]):
            words = wording.count_words(rest)
            # The site's name is the shorter part; a section of the page may be called "Live updates".
            if words >= max(_LEAST_WORDS, least) and tuple(wording.tokens(rest)) in known:
                return rest.strip()
    return _without_publisher(title, publisher, cuts) if publisher else title.strip()


def _without_publisher(title: str, publisher: str, cuts: Sequence[re.Match[str]]) -> str:
    name = wording.tokens(publisher)
    for cut in reversed(cuts):
        if _is_name(wording.tokens(title[cut.end() :]), name):
            return _without_section(title[: cut.start()].strip())
    # A headline may begin with a part of the name ("Post - how it lost its way"), so all of it counts.
    for cut in cuts[:1]:
        if "".join(wording.tokens(title[: cut.start()])) == "".join(name):
            return title[cut.end() :].strip()
    return title.strip()


def _without_section(title: str) -> str:
    """Take off the section's name that stood between headline and site: `Bridge reopens | News`."""
    cuts = list(_DIVIDER.finditer(title))
    tail = title[cuts[-1].end() :] if cuts else ""
    found = look_up(tail, wording.count_words(tail)) if tail else None
    return title[: cuts[-1].start()].strip() if found and found.label is Label.SECTION else title


_SITE_WORDS = frozenset(
    "the news online com org net www co uk us usa de fr es it magazine newspaper paper tv radio digital international world "
    "africa asia europe official site website edition".split()
)


def _is_name(part: list[str], name: list[str]) -> bool:
    """Tell whether words are a site's name, in full, shortened, or with the words that sites add."""
    joined, whole = "".join(part), "".join(name)
    if not joined or joined == whole:
        return bool(joined)
    if len(joined) > 3 and set(part) <= set(name):
        return True
    added = [word for word in part if word not in name]
    return set(name) <= set(part) and all(word in _SITE_WORDS for word in added)


def find_in_page(blocks: Sequence[Block], stated: Statement | None) -> int | None:
    """Find the block that shows the headline: the heading most like the stated one, or the only h1."""
    best, best_score = None, 0.0
    if stated is not None:
        wanted = Counter(wording.tokens(stated.value))
        # Two characters a word at least: most of a page's lines are too short to share most of the words.
        shortest = 2 * _LIKE / (2 - _LIKE) * wanted.total() - 1
        for index, block in enumerate(blocks):
            # `© 2024 The Example` has most of the words of a page's title that ends in the site's name.
            if (len(block.text) < shortest and block.text.isascii()) or block.text.startswith("©"):
                continue
            likeness = _likeness(wanted, block.text, _LIKE)
            if likeness < _LIKE:
                continue
            weight = _HEADINGS.get(block.element or "", 0.0)
            if likeness * 4 + weight > best_score:
                best, best_score = index, likeness * 4 + weight
    if best is not None and stated is not None:
        exact = _likeness(Counter(wording.tokens(stated.value)), blocks[best].text) >= _EXACT
        if exact or blocks[best].element == "h1":
            return best
    only = _only_title(blocks, stated)
    if only is not None or best is not None:
        return best if only is None else only
    titles = [
        index
        for index, block in enumerate(blocks)
        if block.element == "h1" and wording.count_words(block.text) >= _LEAST_WORDS
    ]
    # Some pages show it twice, for wide screens and for narrow ones.
    wordings = {wording.fold(blocks[index].text) for index in titles}
    return titles[0] if len(wordings) == 1 or (titles and stated is None) else None


def _only_title(blocks: Sequence[Block], stated: Statement | None) -> int | None:
    """Find the page's only h1 where it shares some words with the stated headline: it may say more."""
    titles = [index for index, block in enumerate(blocks) if block.element == "h1"]
    if stated is None or len({tuple(wording.tokens(blocks[index].text)) for index in titles}) != 1:
        return None
    likeness = _likeness(Counter(wording.tokens(stated.value)), blocks[titles[0]].text)
    return titles[0] if likeness >= _LIKE_ENOUGH else None


def _likeness(wanted: Counter[str], text: str, least: float = 0.0) -> float:
    """Give the share of words that a text and the wanted one have in common; what lies below `least` may be 0."""
    if len(text) > 600:
        return 0.0
    words = wording.tokens(text)
    if wanted.keys().isdisjoint(words):
        return 0.0
    number = wanted.total()
    if 2 * min(number, len(words)) < least * (number + len(words)):
        return 0.0
    given = Counter(words)
    shared = sum(min(count, given[word]) for word, count in wanted.items() if word in given)
    return 2 * shared / (number + len(words))


def find_in_dump(blocks: Sequence[Block], first_body: int, body: Sequence[str]) -> int | None:
    """Find the line of a dump that is its headline: above the body, sharing its words, near its date.

    Gives the line's number in `blocks`, None where no line will do.
    """
    best = dump_headline.find(blocks, first_body, body)
    return None if best is None else _first_like(blocks, best, max(0, first_body - _MOST_ABOVE))


def _first_like(blocks: Sequence[Block], index: int, start: int) -> int:
    """Of a headline that stands twice, take the first: what stands above it is its section and date."""
    same = (
        other for other in range(start, index) if wording.same_wording(blocks[other].text, blocks[index].text)
    )
    return next(same, index)
