"""What a page of HTML links to as its feeds, and what it says of its site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wirehouse.collect.listing.decoding import decoded
from wirehouse.collect.listing.languages import language_tag
from wirehouse.collect.listing.links import usable_url

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEED_TYPES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "text/xml",
    "application/xml",
}
_FEED_WORDS = ("rss", "/feed", "feed.xml", "atom.xml", "feed.json", ".rdf", "/xml/")
_MOST_LINKS = 40


@dataclass(frozen=True, slots=True)
class SitePage:
    """What a page says: `declared` are the feeds of its head, `linked` what its links look like feeds."""

    name: str | None = None
    language: str | None = None
    declared: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()


def read_site_page(body: bytes, charset: str | None, address: str) -> SitePage:
    """Read a page of HTML; a page that cannot be parsed says nothing."""
    from lxml import etree, html  # noqa: PLC0415 - only whoever adds a source pays for it

    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        root = html.document_fromstring(decoded(body, charset).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return SitePage()
    base = next((url for tag in root.iter("base") if (url := usable_url(tag.get("href"), address))), address)
    declared = dict.fromkeys(
        url
        for link in root.iter("link")
        if "alternate" in (link.get("rel") or "").lower().split()
        and (link.get("type") or "").partition(";")[0].strip().lower() in _FEED_TYPES
        and (url := usable_url(link.get("href"), base))
    )
    linked = dict.fromkeys(
        url
        for link in root.iter("a")
        if any(word in (link.get("href") or "").lower() for word in _FEED_WORDS)
        and (url := usable_url(link.get("href"), base))
    )
    return SitePage(
        name=_name(root),
        language=language_tag(root.get("lang")),
        declared=tuple(declared)[:_MOST_LINKS],
        linked=tuple(url for url in linked if url not in declared)[:_MOST_LINKS],
    )


def _name(root: HtmlElement) -> str | None:
    for meta in root.iter("meta"):
        if (meta.get("property") or meta.get("name") or "").lower() in {"og:site_name", "application-name"}:
            name = " ".join((meta.get("content") or "").split())
            if name:
                return name[:200]
    title = next((str(tag.text_content()) for tag in root.iter("title")), "")
    return " ".join(title.split())[:200] or None
