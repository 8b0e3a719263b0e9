"""What a page says about itself to machines: JSON-LD, microdata, OpenGraph and meta elements."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from lxml import html

from wirehouse.clean import json_ld, live_updates, microdata, stated_dates
from wirehouse.clean.json_ld import Node, plain
from wirehouse.clean.live_updates import LiveUpdate
from wirehouse.clean.stated_dates import StatedDate

_MOST_META = 2_000
_MOST_LINKS = 500
_LONGEST_TITLE = 1_000
_LONGEST_NAME = 200
_MOST_VALUES = 50
_MOST_DIGITS = 7

Meta = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Statement:
    """One value that a page states, and where: `datePublished of JSON-LD`."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class StatedAuthors:
    """The authors that one place of a page states, as they stand there, and where: `author of JSON-LD`."""

    names: tuple[str, ...]
    where: str
    is_meta: bool = True


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page states of itself. Lists hold the statements, the most trusted first.

    `types` are those of its articles, `page_types` those of everything that it describes, OpenGraph's as
    `og:website`. `live_updates` are the posts of a live blog, in the order in which they are stated.
    `authors` are those that are not called organisations, `author_bodies` those that are;
    `author_links` are the texts of the links to authors' pages, in the page's order, those that stand
    more than once more than once.
    """

    types: frozenset[str] = frozenset()
    headlines: tuple[Statement, ...] = ()
    descriptions: tuple[Statement, ...] = ()
    authors: tuple[StatedAuthors, ...] = ()
    author_bodies: tuple[str, ...] = ()
    author_links: tuple[str, ...] = ()
    dates: tuple[StatedDate, ...] = ()
    section: str | None = None
    keywords: tuple[str, ...] = ()
    publisher: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    article_body: str | None = None
    is_free: bool = True
    page_types: frozenset[str] = frozenset()
    word_count: int | None = None
    live_updates: tuple[LiveUpdate, ...] = ()


def read(root: html.HtmlElement) -> PageMetadata:
    """Gather a page's statements. Broken JSON-LD is read as far as it can be, and never raises."""
    meta = _meta(root)
    micro = microdata.read(root)
    canonical = _canonical_links(root) + tuple(meta.get("og:url", ()))
    stated = (
        _named(micro.properties, "headline", "microdata")
        + _named(meta, "og:title", "OpenGraph")
        + _named(meta, "twitter:title", "Twitter card")
        + _title(root)
    )
    everything = json_ld.read(root)
    nodes = json_ld.articles(everything, canonical, [statement.value for statement in stated[:3]])
    headlines = _statements(nodes, "headline") + stated
    return PageMetadata(
        types=frozenset().union(*map(json_ld.types, nodes)) | micro.types | _graph_types(meta),
        headlines=headlines,
        descriptions=_statements(nodes, "description")
        + _named(meta, "og:description", "OpenGraph")
        + _named(meta, "description", "meta element"),
        authors=_authors(nodes, micro.properties, meta),
        author_bodies=json_ld.bodies(nodes),
        author_links=_author_links(root),
        dates=stated_dates.read(root, nodes, everything),
        section=_section(nodes, micro.properties, meta)
        or json_ld.section(everything, headlines[0].value if headlines else ""),
        keywords=_keywords(nodes, meta, micro.properties),
        publisher=_publisher(nodes, micro.properties, meta, everything),
        canonical_url=_first(canonical + json_ld.texts(nodes, "url")),
        language=_first(json_ld.texts(nodes, "inLanguage"))
        or root.get("lang")
        or root.get("xml:lang")
        or _first(meta.get("og:locale", ())),
        article_body=max(json_ld.texts(nodes, "articleBody"), key=len, default=None),
        is_free=not any(str(node.get("isAccessibleForFree")).lower() == "false" for node in nodes),
        page_types=frozenset().union(
            *map(json_ld.types, everything), (f"og:{kind}" for kind in meta.get("og:type", ()))
        ),
        word_count=max(filter(None, map(_word_count, nodes)), default=None),
        live_updates=live_updates.read(nodes),
    )


def _word_count(node: Node) -> int | None:
    stated = str(node.get("wordCount", ""))
    return int(stated) if stated.isdecimal() and len(stated) <= _MOST_DIGITS else None


def _graph_types(meta: Meta) -> frozenset[str]:
    """Read OpenGraph's `article` as schema.org's `Article`."""
    return frozenset({"Article"}) if "article" in meta.get("og:type", ()) else frozenset()


def _meta(root: html.HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in islice(root.iter("meta"), _MOST_META):
        names = (element.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
        name = next((name for name in names if name), "").strip().lower()
        # Some pages write the content as a form's field would.
        content = plain(element.get("content") or element.get("value"))
        if name and content:
            found.setdefault(name, []).append(content)
    return {name: tuple(contents[:_MOST_VALUES]) for name, contents in found.items()}


def _statements(nodes: Sequence[Node], key: str) -> tuple[Statement, ...]:
    return tuple(Statement(value, f"{key} of JSON-LD") for value in json_ld.texts(nodes, key))


def _named(values: Meta, name: str, where: str) -> tuple[Statement, ...]:
    return tuple(Statement(value, f"{name} of {where}") for value in values.get(name, ()))


def _title(root: html.HtmlElement) -> tuple[Statement, ...]:
    element = root.find("head/title")
    element = root.find(".//title") if element is None else element
    text = plain((element.text or "")[:_LONGEST_TITLE]) if element is not None else ""
    return (Statement(text, "title element"),) if text else ()


_AUTHOR_META = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "byline",
    "citation_author", "articleauthor", "article.author", "cxenseparse:author", "author_name", "article:author_name",
    "og:article:author", "twitter:creator",
)  # fmt: skip
# Twitter's cards have a place for any two facts; publishing systems put the author there, in the site's language.
_WRITTEN_BY = re.compile(
    r"^(?:(?:written|posted|words|story|interview|article|text) by|by|author|(?:geschrieben|verfasst) von|autor(?:in|e|a)?|écrit par|"
    r"rédigé par|auteur|escrito por|escrit per|scritto da|autore|geschreven door|skriven av|skrevet (?:av|af)|kirjoittanut|"
    r"napisane przez|автор|написано|автори|yazan|tarafından yazıldı|ditulis oleh|penulis|viết bởi|執筆者|投稿者|作者|글쓴이|작성자|"
    r"scris de|napsal(?:\(a\))?|szerző|συντάκτης|نوشته شده توسط|كُتب بواسطة|نُشرت بواسطة)\s*:?$",
    re.I,
)


def _authors(nodes: Sequence[Node], micro: Meta, meta: Meta) -> tuple[StatedAuthors, ...]:
    found = [
        StatedAuthors(json_ld.people(nodes), "author of JSON-LD", is_meta=False),
        StatedAuthors(tuple(micro.get("author", ())), "author of microdata", is_meta=False),
    ]
    found += [StatedAuthors(tuple(meta.get(name, ())), f"meta {name}") for name in _AUTHOR_META]
    for number in ("1", "2"):
        label = _first(meta.get(f"twitter:label{number}", ())) or ""
        if _WRITTEN_BY.match(label):
            found.append(
                StatedAuthors(tuple(meta.get(f"twitter:data{number}", ())), f"“{label}” of Twitter card")
            )
    named = (replace(each, names=tuple(dict.fromkeys(filter(_is_name, each.names)))) for each in found)
    return tuple(each for each in named if each.names)


def _is_name(value: str) -> bool:
    return len(value) <= _LONGEST_NAME * 5 and not value.startswith(("http", "@", "/", "www."))


_AUTHOR_PLACE = re.compile(
    r"/(?:author|autor|auteur|contributor|reporter|journalist|redakt|skribent|yazar|penulis|writer)|author="
)


def _author_links(root: html.HtmlElement) -> tuple[str, ...]:
    """Give the texts of the links to authors' pages."""
    links = islice((link for link in root.iter("a") if _leads_to_author(link)), _MOST_LINKS)
    texts = (plain(link.text_content()[: _LONGEST_NAME + 1]) for link in links)
    return tuple(text for text in texts if 0 < len(text) <= _LONGEST_NAME)


def _leads_to_author(link: html.HtmlElement) -> bool:
    # Not by XPath, which takes three times as long to look for so many parts.
    if _AUTHOR_PLACE.search(link.get("href") or ""):
        return True
    relation = link.get("rel")
    return relation is not None and "author" in relation.split(" ")


# What publishing systems put where an editor has chosen none, and names for their own use: `news_news`.
_NO_SECTION = re.compile(
    r"^(?:undefined|null|none|n/?a|default|other|uncategori[sz]ed|articles?|posts?|page|story|stories|home(?:page)?|all|misc)$|_|^\W*$",
    re.I,
)
_LONGEST_SECTION = 80


def _section(nodes: Sequence[Node], micro: Meta, meta: Meta) -> str | None:
    stated = (
        *json_ld.texts(nodes, "articleSection"),
        *meta.get("article:section", ()),
        *micro.get("articleSection", ()),
        *meta.get("parsely-section", ()),
        *meta.get("section", ()),
    )
    named = (value for value in stated if len(value) <= _LONGEST_SECTION and not _NO_SECTION.search(value))
    return next(named, None)


def _publisher(nodes: Sequence[Node], micro: Meta, meta: Meta, everything: Sequence[Node]) -> str | None:
    sites = [node for node in everything if json_ld.types(node) & {"WebSite", "NewsMediaOrganization"}]
    return _first(
        (
            *json_ld.texts(nodes, "publisher"),
            *meta.get("og:site_name", ()),
            *micro.get("publisher", ()),
            *json_ld.texts(sites, "name"),
            *meta.get("dc.publisher", ()),
            *meta.get("application-name", ()),
        )
    )


def _first(values: Sequence[str]) -> str | None:
    return values[0] if values else None


_LONGEST_TAG = 80
# Ids and the fields of a publishing system: `NLP Category: General`.
_NO_TAG = re.compile(
    r"^(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d+|(?:nlp[\w ]*|category|type|section|source|channel|author|page ?type|content ?type)\s*:.*|\W+)$",
    re.I,
)


def _keywords(nodes: Sequence[Node], meta: Meta, micro: Meta) -> tuple[str, ...]:
    """Give the tags: an article's own keywords first; one text of many is split at its commas."""
    for values in (
        json_ld.texts(nodes, "keywords"),
        micro.get("keywords", ()),
        meta.get("article:tag", ()),
        meta.get("news_keywords", ()),
        meta.get("parsely-tags", ()),
        meta.get("keywords", ()),
    ):
        words = (word.strip(" \t\"'[]#") for value in values for word in re.split(r"[,;،、，|]", value))
        kept: dict[str, str] = {}
        for word in words:
            if 0 < len(word) <= _LONGEST_TAG and not _NO_TAG.match(word):
                # The first spelling stays, where a tag stands twice.
                kept.setdefault(word.casefold(), word)
        if kept:
            return tuple(kept.values())[:_MOST_VALUES]
    return ()


def _canonical_links(root: html.HtmlElement) -> tuple[str, ...]:
    stated = (
        plain(link.get("href"))
        for link in islice(root.iter("link"), _MOST_META)
        if "canonical" in (link.get("rel") or "").lower().split()
    )
    return tuple(address for address in stated if address)
