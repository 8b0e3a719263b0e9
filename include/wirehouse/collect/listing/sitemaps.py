"""Sitemaps and sitemap indexes (sitemaps.org 0.9), with the news extension (schemas of Google News 0.9)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wirehouse.collect.listing.entries import Entry, Listing
from wirehouse.collect.listing.languages import language_tag
from wirehouse.collect.listing.links import Gathering, Problem
from wirehouse.collect.listing.prolog import Prolog
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ROOTS = frozenset({"urlset", "sitemapindex"})

DEEPEST = 32
"""Elements within each other; the extensions of the protocol reach seven."""

_LONGEST_VALUE = 4_000


def read_sitemap(text: str, prolog: Prolog, address: str) -> Listing:
    """Read a sitemap or an index of sitemaps, one entry at a time.

    XML that is not well-formed is read as far as libxml2 can mend it. Raises `DocumentError`:
    `too_deep`, or `not_a_listing` where nothing can be read.
    """
    found = Gathering(address)
    is_index, is_news = local_name(prolog.root) == "sitemapindex", False
    for element in _entries(text[prolog.start :], found):
        values = dict(_values(element))
        found.add(_entry(values, is_sitemap=local_name(element.tag) == "sitemap"), values.get("loc"))
        is_news = is_news or any(key.startswith("news:") for key in values)
    return found.listing("sitemap index" if is_index else "news sitemap" if is_news else "sitemap")


def local_name(tag: object) -> str:
    """Give an element's name without its namespace or prefix, in small letters."""
    return str(tag).rpartition("}")[2].rpartition(":")[2].lower()


def _entries(document: str, found: Gathering) -> Iterator[Element]:
    from lxml import etree  # noqa: PLC0415 - not for whoever only reads feeds

    parsed = etree.iterparse(
        io.BytesIO(document.encode()),
        events=("start", "end"),
        recover=True,
        no_network=True,
        load_dtd=False,
        resolve_entities=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
        encoding="utf-8",
    )
    depth = 0
    try:
        for event, element in parsed:
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                raise DocumentError(
                    Reason.TOO_DEEP,
                    f"its elements are nested more than {DEEPEST} deep; it is no sound sitemap",
                )
            if event == "end" and local_name(element.tag) in {"url", "sitemap"}:
                yield element
                _forget(element)
    except etree.XMLSyntaxError as error:
        found.note(Problem.CUT_OFF)
        if found.is_empty:
            raise DocumentError(Reason.NOT_A_LISTING, f"it is broken beyond mending: {error}") from error
        return
    if parsed.error_log:
        found.note(Problem.MENDED)


def _forget(element: Element) -> None:
    # What was read is let go, with the brothers before it: a sitemap may have 50,000 entries.
    element.clear()
    while (before := element.getprevious()) is not None and (parent := element.getparent()) is not None:
        parent.remove(before)


def _values(element: Element) -> Iterator[tuple[str, str]]:
    """Give the texts of an entry by their elements' names, the news extension's too.

    The addresses of pictures, films and translations, which stand in elements of their own
    extensions, are not the page's.
    """
    for child in element:
        name = local_name(child.tag)
        if name == "news":
            for part in child.iter():
                if local_name(part.tag) != "loc" and part.text:
                    yield f"news:{local_name(part.tag)}", part.text.strip()[:_LONGEST_VALUE]
        elif name in {"loc", "lastmod"} and child.text:
            yield name, child.text.strip()[:_LONGEST_VALUE]


def _entry(values: dict[str, str], *, is_sitemap: bool) -> Entry:
    title = values.get("news:title")
    return Entry(
        url="",
        title=" ".join(title.split()) if title else None,
        published=values.get("news:publication_date") or None,
        modified=values.get("lastmod") or None,
        language=language_tag(values.get("news:language")),
        is_sitemap=is_sitemap,
    )
