"""What a page says of its article in microdata (WHATWG HTML, 5): itemscope, itemtype, itemprop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from lxml import html

from wirehouse.clean.json_ld import ARTICLE_TYPES, plain

_MOST_PROPERTIES = 2_000
_MOST_ITEMS = 100
_MOST_VALUES = 50
_LONGEST = 500
_DEEPEST = 200
_PROPERTIES = frozenset(
    {"headline", "datePublished", "dateModified", "author", "articleSection", "keywords", "publisher"}
)
_NAMED = frozenset({"author", "publisher"})


@dataclass(frozen=True, slots=True)
class Microdata:
    """The types of the page's articles, and the properties of its own one by name."""

    types: frozenset[str] = frozenset()
    properties: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read(root: html.HtmlElement) -> Microdata:
    """Read the page's own article: the item that holds its first h1, or else the first."""
    items = [item for item in root.xpath("//*[@itemtype]")[:_MOST_ITEMS] if _types(item) & ARTICLE_TYPES]
    if not items:
        return Microdata()
    scope = next((item for item in items if item.find(".//h1") is not None), items[0])
    found: dict[str, list[str]] = {}
    for element in scope.xpath(".//*[@itemprop]")[:_MOST_PROPERTIES]:
        names = {
            name for name in _PROPERTIES & set(element.get("itemprop").split()) if _has_room(found, name)
        }
        # The author of a comment or of a teaser is another item's.
        if names and _item_of(element) is scope and (value := _value(element, named=bool(names & _NAMED))):
            for name in names:
                found.setdefault(name, []).append(value)
    types = frozenset().union(*(_types(item) for item in items)) & ARTICLE_TYPES
    return Microdata(types, {name: tuple(values) for name, values in found.items()})


def _types(element: html.HtmlElement) -> frozenset[str]:
    return frozenset(
        stated.rstrip("/").rsplit("/", 1)[-1] for stated in (element.get("itemtype") or "").split()
    )


def _has_room(found: Mapping[str, Sequence[str]], name: str) -> bool:
    return len(found.get(name, ())) < _MOST_VALUES


def _item_of(element: html.HtmlElement) -> html.HtmlElement | None:
    """Give the item that an element's property belongs to."""
    above = islice(element.iterancestors(), _DEEPEST)
    return next((each for each in above if "itemscope" in each.attrib or "itemtype" in each.attrib), None)


def _value(element: html.HtmlElement, *, named: bool) -> str:
    if named and "Organization" in " ".join(_types(element)) and "author" in element.get("itemprop", ""):
        return ""
    inner = element.find(".//*[@itemprop='name']") if named else None
    source = element if inner is None else inner
    stated = source.get("content") or source.get("datetime")
    return plain(stated or source.text_content()[:_LONGEST])
