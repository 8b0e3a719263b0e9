"""A saved HTML page as blocks: one a block element, with where it lies in the page's tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from lxml import etree, html

from wirehouse.clean import bounds, repair
from wirehouse.clean.source_rules import KEPT_ATTRIBUTE
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason
from wirehouse.records import Block, RepairKind

_BLOCK = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main menu nav ol p pre search section "
    "summary table tbody td tfoot th thead tr ul".split()
)
_SKIPPED = frozenset(
    "area audio canvas datalist embed frameset head iframe input map math noscript object option script select "
    "style svg template textarea title video".split()
)
_DATED = frozenset({"time", "abbr", "date", "relative-time", "local-time", "time-ago"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MARK = re.compile(r"[a-z]{2,}")
_MARK_ATTRIBUTES = (
    "class",
    "id",
    "role",
    "itemprop",
    "data-component",
    "data-testid",
    "aria-label",
    KEPT_ATTRIBUTE,
)
_MOST_MARKS = 60


@dataclass(slots=True)
class Element:
    """An element that holds blocks: its name, the words of its attributes, its parent's place."""

    name: str
    marks: frozenset[str]
    parent: int


@dataclass(slots=True)
class HtmlPage:
    """A page's tree, its blocks in order, and for each block its innermost element's place.

    `times` holds the `datetime` of each <time> element with the number of the block that shows it,
    `dated` likewise each element that shows a time, and
    `links` the text of each link likewise.
    """

    root: html.HtmlElement
    blocks: list[Block] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    element_of: list[int] = field(default_factory=list)
    times: list[tuple[int, str]] = field(default_factory=list)
    dated: list[tuple[int, html.HtmlElement]] = field(default_factory=list)
    links: list[tuple[int, str]] = field(default_factory=list)

    def ancestors(self, place: int) -> Iterator[int]:
        """Give an element's own place and those of all around it, from the inside out."""
        while place >= 0:
            yield place
            place = self.elements[place].parent


def parse(text: str) -> html.HtmlElement:
    """Parse a page as browsers do, whatever its faults.

    Raises `DocumentError`: TOO_DEEP where the parser gave up on the nesting, which it does silently
    and with the rest of the page lost; NO_TEXT where there is no element at all.
    """
    # lxml refuses text that declares an encoding as XML does.
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text[:300]) + text[300:]
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise DocumentError(Reason.NO_TEXT, f"the page holds no element: {error}") from error
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            raise DocumentError(
                Reason.TOO_DEEP,
                f"line {entry.line}: elements are nested more than 2,048 deep; no news page is: take it out",
            )
    return root


def read(root: html.HtmlElement, off: AbstractSet[RepairKind] = frozenset()) -> HtmlPage:
    """Walk a parsed page and give its visible text as blocks; `off` names repairs not to make.

    Raises `DocumentError` (TOO_LARGE) as soon as there is more of anything than an article has.
    """
    # Counted by the parser's library: to walk them all would be what is to be avoided.
    bounds.check(int(root.xpath("count(//*)")), bounds.MOST_ELEMENTS, "elements")
    page = HtmlPage(root)
    body = root.find("body")
    walker = _Walker(page, off)
    walker.walk(root if body is None else body)
    return page


class _Walker:
    """Gathers the text between two block boundaries into one block."""

    def __init__(self, page: HtmlPage, off: AbstractSet[RepairKind]) -> None:
        self.page = page
        self.off = off
        self.characters = 0
        self.place = -1
        self.texts: list[str] = []
        self.linked = 0
        self.links = 0
        self.line = 0
        self.breaks = 0

    def walk(self, start: html.HtmlElement) -> None:
        # A stack of its own: pages are nested deeper than Python's.
        stack: list[tuple[bool, html.HtmlElement]] = [(True, start)]
        while stack:
            opening, element = stack.pop()
            if not opening:
                self._close(element, start)
                continue
            if not isinstance(element.tag, str) or element.tag in _SKIPPED or _is_hidden(element):
                if element is not start:
                    self._add(element.tail, element)
                continue
            self._open(element)
            stack.append((False, element))
            stack.extend((True, child) for child in reversed(element))
        self._flush()

    def _open(self, element: html.HtmlElement) -> None:
        name = element.tag
        if name in _BLOCK:
            self._flush()
            self.page.elements.append(Element(name, _marks(element), self.place))
            self.place = len(self.page.elements) - 1
        elif name == "a":
            self.links += 1
        elif name == "br":
            self.breaks += 1
            # Two line breaks are how pages without <p> part their paragraphs.
            if self.breaks >= 2:
                self._flush()
            self.texts.append(" ")
        elif name in _DATED:
            self.page.dated.append((len(self.page.blocks), element))
            if name == "time" and element.get("datetime"):
                self.page.times.append((len(self.page.blocks), str(element.get("datetime"))))
        self._add(element.text, element)

    def _close(self, element: html.HtmlElement, start: html.HtmlElement) -> None:
        if element.tag in _BLOCK:
            self._flush()
            self.place = self.page.elements[self.place].parent
        elif element.tag == "a":
            self.links -= 1
        if element is not start:
            self._add(element.tail, element)

    def _add(self, text: str | None, element: html.HtmlElement) -> None:
        if not text:
            return
        if text.strip():
            self.breaks = 0
            self.line = self.line or element.sourceline or 0
            if self.links:
                self.linked += len(text.strip())
                self.page.links.append((len(self.page.blocks), repair.plain(text)))
        self.texts.append(text)
        self.characters += len(text)
        bounds.check(self.characters, bounds.MOST_CHARACTERS * 2, "characters of text")

    def _flush(self) -> None:
        text, repairs = repair.read_text("".join(self.texts), self.line, self.off)
        if text:
            # Text right in the body has no element of its own.
            place = max(self.place, 0)
            element = self.page.elements[place]
            self.page.blocks.append(
                Block(
                    line=self.line,
                    text=text,
                    element=element.name,
                    link_share=min(1.0, self.linked / len(text)),
                    marks=element.marks,
                    repairs=repairs,
                )
            )
            self.page.element_of.append(place)
            bounds.check(len(self.page.blocks), bounds.MOST_BLOCKS, "blocks of text")
        self.texts, self.linked, self.line, self.breaks = [], 0, 0, 0


def _is_hidden(element: html.HtmlElement) -> bool:
    return "hidden" in element.attrib or _HIDDEN.search(element.get("style") or "") is not None


def _marks(element: html.HtmlElement) -> frozenset[str]:
    values = (element.get(name) for name in _MARK_ATTRIBUTES)
    text = " ".join(value[:300] for value in values if value)
    return frozenset(_MARK.findall(_CAMEL.sub(" ", text).lower())[:_MOST_MARKS])
