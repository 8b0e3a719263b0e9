"""A saved HTML page as blocks: one a block element, with where it lies in the page's tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import cast

from lxml import etree, html

from wirehouse.clean import bounds, repair, streamed_page
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
_TOLD = _DATED | {"a", "br"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_PANELS = frozenset({"region", "tabpanel"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MARK = re.compile(r"[a-z]{2,}")
_MARK_ATTRIBUTES = {
    name: place
    for place, name in enumerate(
        ("class", "id", "role", "itemprop", "data-component", "data-testid", "aria-label", KEPT_ATTRIBUTE)
    )
}
"""The attributes whose words are an element's marks, in the order in which they are read."""
_MOST_MARKS = 60
_ELEMENT_CLASSES = etree.ElementDefaultClassLookup(element=html.HtmlElement, comment=html.HtmlComment)
_NO_MARKS: frozenset[str] = frozenset()
# Pages in which an element may have thousands of attributes; a tenth of real ones are.
_LARGE = 400_000
_NEXT_TO_NOTHING = 500
_MANY_VALUES = 10_000
_LONG_TAG = 8_000
_END = re.compile(r"</(?:body|html)\b[^<>]{0,100}>", re.I)
_LONG_TAG_INSIDE = re.compile(rf"[a-zA-Z][^>]{{{_LONG_TAG}}}")
_MOST_COMMENTS = 5_000
_MOST_CHARACTERS = bounds.MOST_CHARACTERS * 2


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
    and with the rest of the page lost; NO_TEXT where there is no element at all; TOO_LARGE where
    elements have more attributes than any page's.
    """
    # lxml refuses text that declares an encoding as XML does.
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text[:300]) + text[300:]
    # It leaves out what follows the end of the body, where templates that close the page in its header
    # have the article; browsers read on (HTML standard, "after body").
    text = _END.sub("", text)
    if len(text) > _LARGE or text.count("=") > _MANY_VALUES or _has_long_tag(text):
        _check_attributes(text)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    # lxml.html's own look-up calls Python for every element, each time one is met, to tell forms' inputs.
    parser.set_element_class_lookup(_ELEMENT_CLASSES)
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
    if streamed_page.may_be(text):
        streamed_page.settle(root)
    return root


def _has_long_tag(text: str) -> bool:
    # Sought without a regular expression of its own, which would read each tag to its end.
    long = [inside for inside in text.split("<")[1:] if len(inside) > _LONG_TAG]
    return any(_LONG_TAG_INSIDE.match(inside) for inside in long)


class _AttributeCount:
    """A parser's target that builds no tree and ends with the first attribute too many."""

    def __init__(self) -> None:
        self.all = 0

    def start(self, _: str, attributes: Mapping[str, str]) -> None:
        self.all += len(attributes)
        bounds.check(self.all, bounds.MOST_ATTRIBUTES, "attributes")
        bounds.check(len(attributes), bounds.MOST_ATTRIBUTES_OF_ONE, "attributes of one element")

    def close(self) -> None:
        """Give nothing: the parser asks for it."""


def _check_attributes(text: str) -> None:
    # The parser takes minutes to put 100,000 attributes on one element, and none to read them.
    # A target needs no more methods than these; the stubs ask for all that it may have.
    target = cast("etree.ParserTarget", _AttributeCount())
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    try:
        etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        # Said again, with its reason, when the page is parsed.
        return


def read(root: html.HtmlElement, off: AbstractSet[RepairKind] = frozenset()) -> HtmlPage:
    """Walk a parsed page and give its visible text as blocks; `off` names repairs not to make.

    A page that shows next to nothing before its scripts have run is read as readers without scripts see it.

    Raises `DocumentError` (TOO_LARGE) as soon as there is more of anything than an article has.
    """
    # Counted by the parser's library: to walk them all would be what is to be avoided.
    bounds.check(int(root.xpath("count(//*)")), bounds.MOST_ELEMENTS, "elements")
    if root.xpath("count(//comment())") > _MOST_COMMENTS:
        # lxml walks over comments in a row in quadratic time.
        etree.strip_tags(root, etree.Comment)
    page = _walk(root, off, _SKIPPED)
    shown = _characters(page)
    if shown < _NEXT_TO_NOTHING and root.find(".//noscript") is not None:
        plain = _walk(root, off, _SKIPPED - {"noscript"})
        return plain if _characters(plain) >= shown + _NEXT_TO_NOTHING else page
    return page


def _walk(root: html.HtmlElement, off: AbstractSet[RepairKind], skipped: AbstractSet[str]) -> HtmlPage:
    page = HtmlPage(root)
    body = root.find("body")
    _Walker(page, off, skipped).walk(root if body is None else body)
    return page


def _characters(page: HtmlPage) -> int:
    return sum(len(block.text) for block in page.blocks)


class _Walker:
    """Gathers the text between two block boundaries into one block."""

    def __init__(self, page: HtmlPage, off: AbstractSet[RepairKind], skipped: AbstractSet[str]) -> None:
        self.page = page
        self.skipped_names = skipped
        self.off = off
        self.characters = 0
        self.place = -1
        self.texts: list[str] = []
        self.linked = 0
        self.links = 0
        self.line = 0
        self.breaks = 0
        # A page calls a hundred list items the same.
        self.marks_of: dict[str, frozenset[str]] = {"": _NO_MARKS}

    def walk(self, start: html.HtmlElement) -> None:
        # Not by recursion: pages are nested deeper than Python's stack.
        walk = etree.iterwalk(start, events=("start", "end", "comment"))
        skipped: html.HtmlElement | None = None
        skipped_names = self.skipped_names
        for event, element in walk:
            if event == "start":
                name, attributes = element.tag, element.items()
                if name in skipped_names or (attributes and _is_hidden(attributes)):
                    walk.skip_subtree()
                    skipped = element
                    continue
                if name in _BLOCK:
                    self._open(name, attributes)
                elif name in _TOLD:
                    self._open_inline(name, element)
                if text := element.text:
                    self._add(text, element)
                continue
            if event == "end":
                if element is skipped:
                    skipped = None
                elif (name := element.tag) in _BLOCK:
                    self._close()
                elif name == "a":
                    self.links -= 1
            if element is not start and (text := element.tail):
                self._add(text, element)
        self._flush()

    def _open(self, name: str, attributes: list[tuple[str, str]]) -> None:
        if self.texts:
            self._flush()
        self.breaks = 0
        marks = self._marks(attributes) if attributes else _NO_MARKS
        self.page.elements.append(Element(name, marks, self.place))
        self.place = len(self.page.elements) - 1

    def _close(self) -> None:
        if self.texts:
            self._flush()
        self.breaks = 0
        self.place = self.page.elements[self.place].parent

    def _open_inline(self, name: str, element: html.HtmlElement) -> None:
        if name == "a":
            self.links += 1
        elif name == "br":
            self.breaks += 1
            # Two line breaks are how pages without <p> part their paragraphs.
            if self.texts:
                self.texts.append(" ")
                if self.breaks >= 2:
                    self._flush()
        else:
            self.page.dated.append((len(self.page.blocks), element))
            if name == "time" and (stated := element.get("datetime")):
                self.page.times.append((len(self.page.blocks), stated))

    def _add(self, text: str, element: html.HtmlElement) -> None:
        self.characters += len(text)
        if self.characters > _MOST_CHARACTERS:
            bounds.check(self.characters, _MOST_CHARACTERS, "characters of text")
        if text.isspace():
            # Most of a page's texts are the white space between its tags.
            if self.texts:
                self.texts.append(" ")
            return
        self.breaks = 0
        self.line = self.line or element.sourceline or 0
        if self.links:
            self.linked += len(text.strip())
            self.page.links.append((len(self.page.blocks), repair.plain(text)))
        self.texts.append(text)

    def _flush(self) -> None:
        text, repairs = repair.read_text("".join(self.texts), self.line, self.off)
        if text:
            # Text right in the body has no element of its own.
            place = max(self.place, 0)
            element = self.page.elements[place]
            share = min(1.0, self.linked / len(text))
            self.page.blocks.append(
                Block(self.line, text, element.name, share, element.marks, repairs=repairs)
            )
            self.page.element_of.append(place)
            bounds.check(len(self.page.blocks), bounds.MOST_BLOCKS, "blocks of text")
        self.texts, self.linked, self.line, self.breaks = [], 0, 0, 0

    def _marks(self, attributes: list[tuple[str, str]]) -> frozenset[str]:
        stated = [(_MARK_ATTRIBUTES[name], value) for name, value in attributes if name in _MARK_ATTRIBUTES]
        if len(stated) > 1:
            stated.sort()
        text = " ".join([value[:300] for _, value in stated if value])
        marks = self.marks_of.get(text)
        if marks is None:
            small = text if text.islower() else _CAMEL.sub(" ", text).lower()
            marks = self.marks_of[text] = frozenset(_MARK.findall(small)[:_MOST_MARKS])
        return marks


def _is_hidden(attributes: list[tuple[str, str]]) -> bool:
    for name, value in attributes:
        if name == "hidden" or (name == "style" and _HIDDEN.search(value)):
            # A panel that its heading opens (WAI-ARIA, accordion and tabs) is there to be read.
            stated = dict(attributes)
            return stated.get("role") not in _PANELS or "aria-labelledby" not in stated
    return False
