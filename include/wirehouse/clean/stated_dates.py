"""The dates that a page states to machines: in JSON-LD, microdata and meta elements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "article.published", "datepublished", "publishdate",
    "pubdate", "publish-date", "publication_date", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date", "news_date",
)  # fmt: skip
_MODIFIED_META = (
    "article:modified_time",
    "og:updated_time",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
)

Role = Literal["published", "modified"]


@dataclass(frozen=True, slots=True)
class StatedDate:
    """One date that a page states, as it stands there, and where: `datePublished of JSON-LD`."""

    value: str
    where: str
    role: Role


def read(
    nodes: Sequence[Mapping[str, Any]], meta: Mapping[str, Sequence[str]], micro: Mapping[str, Sequence[str]]
) -> tuple[StatedDate, ...]:
    """Give a page's stated dates, those of publication first, the most trusted first.

    `nodes` are the JSON-LD objects of its articles, `meta` the contents of its meta elements by their
    names in small letters, `micro` the properties of its first microdata article.
    """
    return (
        *_linked(nodes, "datePublished", "published"),
        *_micro(micro, "datePublished", "published"),
        *_meta(meta, _PUBLISHED_META, "published"),
        *_linked(nodes, "dateModified", "modified"),
        *_micro(micro, "dateModified", "modified"),
        *_meta(meta, _MODIFIED_META, "modified"),
    )


def _linked(nodes: Sequence[Mapping[str, Any]], key: str, role: Role) -> list[StatedDate]:
    values: dict[str, None] = {}
    for node in nodes:
        stated = node.get(key)
        for value in stated if isinstance(stated, list) else [stated]:
            text = value.get("@value") if isinstance(value, dict) else value
            if isinstance(text, str) and text.strip():
                values[text.strip()] = None
    return [StatedDate(value, f"{key} of JSON-LD", role) for value in values]


def _micro(micro: Mapping[str, Sequence[str]], name: str, role: Role) -> list[StatedDate]:
    return [StatedDate(value, f"{name} of microdata", role) for value in micro.get(name, ())]


def _meta(meta: Mapping[str, Sequence[str]], names: Sequence[str], role: Role) -> list[StatedDate]:
    return [
        StatedDate(value, f"meta {name}", role) for name in names for value in list(meta.get(name, ()))[:1]
    ]
