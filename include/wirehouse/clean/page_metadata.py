"""What a page says about itself to machines: JSON-LD, microdata, OpenGraph and meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any

from lxml import html

from wirehouse.clean import live_updates, repair, stated_dates
from wirehouse.clean.live_updates import LiveUpdate
from wirehouse.clean.stated_dates import StatedDate

_ARTICLE_TYPES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle "
    "ReviewNewsArticle AskPublicNewsArticle BlogPosting LiveBlogPosting Report TechArticle ScholarlyArticle "
    "SocialMediaPosting AdvertiserContentArticle SatiricalArticle ImageGallery MediaGallery".split()
)
_MOST_JSON = 2_000_000
_MOST_NODES = 5_000
_MOST_META = 2_000
_LONGEST_TITLE = 1_000
_MOST_VALUES = 50
_MOST_DIGITS = 7
_TAG = re.compile(r"<[^>]{1,200}>")


@dataclass(frozen=True, slots=True)
class Statement:
    """One value that a page states, and where: `datePublished of JSON-LD`."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page states of itself. Lists hold the statements, the most trusted first.

    `types` are those of its articles, `page_types` those of everything that it describes, OpenGraph's as
    `og:website`. `live_updates` are the posts of a live blog, in the order in which they are stated.
    """

    types: frozenset[str] = frozenset()
    headlines: tuple[Statement, ...] = ()
    descriptions: tuple[Statement, ...] = ()
    authors: tuple[str, ...] = ()
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
    everything = list(_json_ld(root))
    nodes = _resolve([node for node in everything if _types(node) & _ARTICLE_TYPES], everything)
    meta = _meta(root)
    micro = _microdata(root)
    return PageMetadata(
        types=frozenset().union(*(_types(node) for node in nodes)) | _micro_types(root) | _graph_types(meta),
        headlines=_statements(nodes, "headline")
        + _named(micro, "headline", "microdata")
        + _named(meta, "og:title", "OpenGraph")
        + _named(meta, "twitter:title", "Twitter card")
        + _title(root),
        descriptions=_statements(nodes, "description")
        + _named(meta, "og:description", "OpenGraph")
        + _named(meta, "description", "meta element"),
        authors=_authors(nodes) or micro.get("author", ()) or _meta_authors(meta),
        dates=stated_dates.read(root, nodes, everything),
        section=_first(
            _texts(nodes, "articleSection")
            + meta.get("article:section", ())
            + micro.get("articleSection", ())
        ),
        keywords=_keywords(nodes, meta, micro),
        publisher=_first(
            _names(nodes, "publisher") + meta.get("og:site_name", ()) + micro.get("publisher", ())
        ),
        canonical_url=_canonical(root, nodes, meta),
        language=_first(_texts(nodes, "inLanguage"))
        or root.get("lang")
        or root.get("xml:lang")
        or _first(meta.get("og:locale", ())),
        article_body=_article_body(nodes),
        is_free=not any(str(node.get("isAccessibleForFree")).lower() == "false" for node in nodes),
        page_types=frozenset().union(
            *map(_types, everything), (f"og:{kind}" for kind in meta.get("og:type", ()))
        ),
        word_count=max(filter(None, map(_word_count, nodes)), default=None),
        live_updates=live_updates.read(nodes),
    )


def _word_count(node: dict[str, Any]) -> int | None:
    stated = str(node.get("wordCount", ""))
    return int(stated) if stated.isdecimal() and len(stated) <= _MOST_DIGITS else None


def _graph_types(meta: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """Read OpenGraph's `article` as schema.org's `Article`."""
    return frozenset({"Article"}) if "article" in meta.get("og:type", ()) else frozenset()


def _micro_types(root: html.HtmlElement) -> frozenset[str]:
    """Give the schema.org types of the page's microdata items that are articles."""
    found = {
        (element.get("itemtype") or "").rstrip("/").rsplit("/", 1)[-1]
        for element in root.iterfind(".//*[@itemtype]")
    }
    return frozenset(found) & _ARTICLE_TYPES


def _json_ld(root: html.HtmlElement) -> Iterator[dict[str, Any]]:
    for script in root.iterfind(".//script[@type]"):
        if "ld+json" not in script.get("type", "").lower():
            continue
        text = (script.text or "")[:_MOST_JSON]
        if text.strip():
            yield from _nodes(_load(text))


def _load(text: str) -> object:
    text = (
        text.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .strip()
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
    )
    # Line breaks within strings are the commonest fault: strict=False takes them.
    for attempt in (text, re.sub(r",\s*([}\]])", r"\1", text), unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvage(text)


_PAIR = re.compile(
    r'"(headline|datePublished|dateModified|articleSection|@type|description|name)"\s*:\s*"((?:[^"\\]|\\.){1,500})"'
)


def _salvage(text: str) -> dict[str, str]:
    """Take the plain pairs out of JSON that no parser takes; the first of each name counts.

    `name` is left out: without the nesting, it may be anyone's.
    """
    pairs: dict[str, str] = {}
    for name, value in _PAIR.findall(text):
        if name == "name":
            continue
        if name == "@type" and value not in _ARTICLE_TYPES:
            continue
        try:
            pairs.setdefault(name, json.loads(f'"{value}"', strict=False))
        except ValueError:
            continue
    return pairs


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    """Give all objects of a JSON-LD value: arrays, @graph, mainEntity; bounded in number."""
    queue, seen = [value], 0
    while queue and seen < _MOST_NODES:
        item = queue.pop(0)
        seen += 1
        if isinstance(item, list):
            queue.extend(item[:_MOST_NODES])
        elif isinstance(item, dict):
            yield item
            queue.extend(
                item[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
                if isinstance(item.get(key), dict | list)
            )


def _resolve(nodes: list[dict[str, Any]], everything: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put the objects in the place of references to them: `"author": {"@id": "#ana"}`."""
    by_id = {str(node["@id"]): node for node in everything if "@id" in node and len(node) > 1}

    def put(value: object) -> object:
        if isinstance(value, dict) and "@id" in value and "name" not in value:
            return by_id.get(str(value["@id"]), value)
        return [put(item) for item in value[:50]] if isinstance(value, list) else value

    return [
        {key: put(value) if key in _REFERRING else value for key, value in node.items()} for node in nodes
    ]


_REFERRING = frozenset({"author", "creator", "publisher"})


def _types(node: dict[str, Any]) -> frozenset[str]:
    stated = node.get("@type")
    values = stated if isinstance(stated, list) else [stated]
    return frozenset(str(value).rsplit("/", 1)[-1] for value in values if value)


def _meta(root: html.HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in islice(root.iter("meta"), _MOST_META):
        names = (element.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
        name = next((name for name in names if name), "").strip().lower()
        content = _clean(element.get("content"))
        if name and content:
            found.setdefault(name, []).append(content)
    return {name: tuple(contents[:_MOST_VALUES]) for name, contents in found.items()}


def _microdata(root: html.HtmlElement) -> dict[str, tuple[str, ...]]:
    """Give the properties of the page's first article item, those of items within it by their name."""
    scope = next(
        (
            element
            for element in root.iterfind(".//*[@itemtype]")
            if (element.get("itemtype") or "").rstrip("/").rsplit("/", 1)[-1] in _ARTICLE_TYPES
        ),
        None,
    )
    found: dict[str, tuple[str, ...]] = {}
    if scope is None:
        return found
    for element in islice(scope.iterfind(".//*[@itemprop]"), _MOST_META):
        name = element.get("itemprop", "").strip()
        if name not in {
            "headline",
            "datePublished",
            "dateModified",
            "author",
            "articleSection",
            "keywords",
            "publisher",
        }:
            continue
        inner = element.find(".//*[@itemprop='name']") if name in {"author", "publisher"} else None
        source = element if inner is None else inner
        value = _clean(source.get("content") or source.get("datetime") or source.text_content()[:500])
        if value:
            found[name] = (*found.get(name, ()), value)
    return found


def _clean(value: object) -> str:
    if not isinstance(value, str):
        return ""
    return repair.plain(" ".join(_TAG.sub(" ", unescape(value[:_MOST_JSON])).split()))


def _statements(nodes: list[dict[str, Any]], key: str) -> tuple[Statement, ...]:
    return tuple(Statement(value, f"{key} of JSON-LD") for value in _texts(nodes, key))


def _texts(nodes: list[dict[str, Any]], key: str) -> tuple[str, ...]:
    values: list[str] = []
    for node in nodes:
        stated = node.get(key)
        for value in stated if isinstance(stated, list) else [stated]:
            text = _clean(value if not isinstance(value, dict) else value.get("name") or value.get("@value"))
            if text:
                values.append(text)
    return tuple(dict.fromkeys(values))


def _names(nodes: list[dict[str, Any]], key: str) -> tuple[str, ...]:
    return _texts(nodes, key)


def _authors(nodes: list[dict[str, Any]]) -> tuple[str, ...]:
    found: list[str] = []
    for node in nodes:
        stated = node.get("author") or node.get("creator")
        for value in stated if isinstance(stated, list) else [stated]:
            if isinstance(value, dict):
                if "Person" not in _types(value) and _types(value):
                    continue
                names = value.get("name")
                found.extend(_clean(name) for name in (names if isinstance(names, list) else [names]))
            else:
                found.append(_clean(value))
        if found:
            break
    return tuple(dict.fromkeys(name for name in found if name))


def _meta_authors(meta: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    for name in (
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "byl",
        "twitter:creator",
    ):
        values = tuple(value for value in meta.get(name, ()) if not value.startswith(("http", "@", "/")))
        if values:
            return values
    return ()


def _named(values: dict[str, tuple[str, ...]], name: str, where: str) -> tuple[Statement, ...]:
    return tuple(Statement(value, f"{name} of {where}") for value in values.get(name, ()))


def _title(root: html.HtmlElement) -> tuple[Statement, ...]:
    element = root.find(".//title")
    text = _clean((element.text or "")[:_LONGEST_TITLE]) if element is not None else ""
    return (Statement(text, "title element"),) if text else ()


def _first(values: tuple[str, ...]) -> str | None:
    return values[0] if values else None


def _keywords(
    nodes: list[dict[str, Any]], meta: dict[str, tuple[str, ...]], micro: dict[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Give the tags: an article's own keywords first; one text of many is split at its commas."""
    for values in (
        _texts(nodes, "keywords"),
        micro.get("keywords", ()),
        meta.get("article:tag", ()),
        meta.get("news_keywords", ()),
        meta.get("keywords", ()),
    ):
        words = [word.strip() for value in values for word in re.split(r"[,;]", value)]
        words = [word for word in words if 0 < len(word) <= 80]
        if words:
            return tuple(dict.fromkeys(words))[:50]
    return ()


def _canonical(
    root: html.HtmlElement, nodes: list[dict[str, Any]], meta: dict[str, tuple[str, ...]]
) -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return _clean(link.get("href"))
    stated = meta.get("og:url", ()) + _texts(nodes, "url")
    return _first(stated)


def _article_body(nodes: list[dict[str, Any]]) -> str | None:
    bodies = _texts(nodes, "articleBody")
    return max(bodies, key=len) if bodies else None
