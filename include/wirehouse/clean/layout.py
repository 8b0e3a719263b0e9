"""Where in a page's tree the article lies, and which parts of the tree say that they are chrome.

The container is found as a reader would: from the whole page inwards, as long as one child holds most
of the prose. What elements call themselves (class, id, role) is heard, unless the element holds most of
the prose itself: themes name the article's own container "has-sidebar" or "no-comments".
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from wirehouse.clean import wording
from wirehouse.clean.html_page import Element, HtmlPage
from wirehouse.clean.source_rules import KEPT
from wirehouse.records import Block, Label

_ELEMENT_LABELS = {
    "nav": Label.NAVIGATION,
    "menu": Label.NAVIGATION,
    "footer": Label.NAVIGATION,
    "button": Label.NAVIGATION,
    "form": Label.PROMOTION,
    "aside": Label.RELATED,
    "figcaption": Label.CAPTION,
    "caption": Label.CAPTION,
    "dialog": Label.PROMOTION,
}
_MARK_LABELS = {
    word: label
    for label, words in {
        Label.COMMENT: "comment comments disqus respond livefyre commentlist kommentare komments",
        Label.RELATED: "related recommended recommendation recommendations recirc recirculation popular trending mostread outbrain "
        "taboola teaser teasers upnext complementary sidebar relacionadas similar readmore latest rail carousel",
        Label.PROMOTION: "newsletter newsletters subscribe subscription signup promo promos promotion donate donation membership "
        "cta bio appeal",
        Label.ADVERT: "ad ads advert adverts advertisement advertising adsense sponsored sponsor dfp adslot werbung publicidad reklama",
        Label.SHARE: "share sharing social socials addthis sharebar sharedaddy teilen",
        Label.NAVIGATION: "nav navigation navbar menu breadcrumb breadcrumbs pagination pager footer contentinfo toolbar skip masthead",
        Label.LEGAL: "cookie cookies consent gdpr copyright disclaimer onetrust",
        Label.CAPTION: "caption figcaption legend bildunterschrift",
        Label.TAGS: "tags taglist keywords topics hashtags",
        Label.BYLINE: "byline author authors autor auteur",
    }.items()
    for word in words.split()
}
_MOST_PROSE = {Label.COMMENT: 0.9}
_MOST_PROSE_ELSE = 0.5
# An offer, an advertisement or a caption is short: what is long and calls itself so holds the article,
# which a page wraps in its "cta" or its "ad-container".
_BRIEF = frozenset({Label.PROMOTION, Label.ADVERT, Label.CAPTION})
_LONGEST_BRIEF = 150
_CHILD_SHARE = 0.7
_LEAST_WORDS = 8
_LONG = 25


@dataclass(frozen=True, slots=True)
class Layout:
    """Which blocks lie in the article's container, and what the tree says about each block.

    `is_ruled`: the source's rules name the container.
    """

    focus: frozenset[int]
    claims: dict[int, tuple[Label, str]]
    is_ruled: bool = False


def is_prose(block: Block) -> bool:
    """Tell whether a block reads as a sentence of running text and not as a link or a label."""
    words = wording.count_words(block.text)
    if block.link_share > 0.5:
        return False
    return words >= _LONG or (words >= _LEAST_WORDS and wording.ends_sentence(block.text))


def find(page: HtmlPage, headline: int | None) -> Layout:
    """Find the container of the article. `headline` is the number of the block that holds it."""
    weights = [wording.count_words(block.text) if is_prose(block) else 0 for block in page.blocks]
    everything = _sum_up(page, weights)
    claims = _claims(page, everything, sum(weights), headline)
    for index in claims:
        weights[index] = 0
    kept = {place for place, element in enumerate(page.elements) if KEPT in element.marks}
    containers = kept or {_descend(page, _sum_up(page, weights), sum(weights))}
    within = _within(page, containers)
    focus = frozenset(index for index, place in enumerate(page.element_of) if within[place])
    return Layout(focus, claims, bool(kept))


def _within(page: HtmlPage, containers: AbstractSet[int]) -> list[bool]:
    """Tell of each element whether it is one of the containers, or lies in one; -1 is the whole page."""
    within: list[bool] = []
    for place, element in enumerate(page.elements):
        is_outer_within = within[element.parent] if element.parent >= 0 else -1 in containers
        within.append(is_outer_within or place in containers)
    return within


def _sum_up(page: HtmlPage, weights: list[int]) -> list[int]:
    """Give the words of prose within each element."""
    totals = [0] * len(page.elements)
    for index, weight in enumerate(weights):
        if weight:
            totals[page.element_of[index]] += weight
    # Parents stand before their children.
    for place in range(len(totals) - 1, 0, -1):
        parent = page.elements[place].parent
        if parent >= 0:
            totals[parent] += totals[place]
    return totals


def _claims(
    page: HtmlPage, totals: list[int], whole: int, headline: int | None
) -> dict[int, tuple[Label, str]]:
    protected = set(page.ancestors(page.element_of[headline])) if headline is not None else set()
    claim_of: list[tuple[Label, str] | None] = []
    # A page calls most of its elements as it calls others.
    own: dict[tuple[str, frozenset[str]], tuple[Label, str] | None] = {}
    for place, element in enumerate(page.elements):
        look = element.name, element.marks
        if look not in own:
            own[look] = _own_claim(*look)
        claim = own[look]
        if claim is not None and (place in protected or _is_text(element, claim[0], totals[place], whole)):
            claim = None
        if claim is None and element.parent >= 0:
            claim = claim_of[element.parent]
        claim_of.append(claim)
    return {
        index: claim
        for index, place in enumerate(page.element_of)
        if (claim := claim_of[place]) is not None and index != headline
    }


def _is_text(element: Element, claimed: Label, words: int, whole: int) -> bool:
    """Tell whether an element holds too much of a page's prose to be what it calls itself."""
    if element.name == "body" or (whole and words > whole * _MOST_PROSE.get(claimed, _MOST_PROSE_ELSE)):
        return True
    return claimed in _BRIEF and element.name not in _ELEMENT_LABELS and words >= _LONGEST_BRIEF


def _own_claim(name: str, marks: frozenset[str]) -> tuple[Label, str] | None:
    if name in _ELEMENT_LABELS:
        return _ELEMENT_LABELS[name], f"within <{name}>"
    for mark in sorted(marks):
        if mark in _MARK_LABELS:
            return _MARK_LABELS[mark], f"within an element called “{mark}”"
    return None


def _descend(page: HtmlPage, totals: list[int], whole: int) -> int:
    """Go inwards from the page while one child holds most of the prose; -1 where there is none."""
    if not whole:
        return -1
    children: dict[int, list[int]] = {}
    for place, element in enumerate(page.elements):
        children.setdefault(element.parent, []).append(place)
    place, held = -1, whole
    while True:
        best = max(children.get(place, ()), key=lambda child: totals[child], default=None)
        if best is None or totals[best] < held * _CHILD_SHARE:
            return place
        # One long paragraph or list is not the article's container.
        if page.elements[best].name in {"p", "blockquote", "ul", "ol", "li"} and place >= 0:
            return place
        place, held = best, totals[best]
