"""The posts that a live blog states to machines: schema.org LiveBlogPosting's liveBlogUpdate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

_MOST_UPDATES = 2_000
_OPENING = 200
_LONGEST_HEADLINE = 500
_TAG = re.compile(r"<[^>]{1,200}>")


@dataclass(frozen=True, slots=True)
class LiveUpdate:
    """One stated post: its date as it stands there, its headline, and how its text begins."""

    posted: str
    headline: str
    opening: str


def read(nodes: Sequence[Mapping[str, Any]]) -> tuple[LiveUpdate, ...]:
    """Give the posts that the JSON-LD objects of a page's articles state, in their order there.

    At most 2,000 of them; one without a date or without words is left out.
    """
    found: list[LiveUpdate] = []
    for node in nodes:
        for update in _objects(node.get("liveBlogUpdate")):
            posted = update.get("datePublished") or update.get("dateCreated")
            headline = _words(update.get("headline") or update.get("name"), _LONGEST_HEADLINE)
            opening = _words(update.get("articleBody"), _OPENING)
            if isinstance(posted, str) and posted.strip() and (headline or opening):
                found.append(LiveUpdate(posted.strip(), headline, opening))
            if len(found) >= _MOST_UPDATES:
                return tuple(found)
    return tuple(dict.fromkeys(found))


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    for item in value[:_MOST_UPDATES] if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item


def _words(value: object, most: int) -> str:
    """Give the words of a stated text without its markup, which is often escaped twice."""
    if not isinstance(value, str):
        return ""
    # Cut before the tags go: a post may hold a megabyte of pictures.
    text = unescape(unescape(value[: most * 10]))
    return " ".join(_TAG.sub(" ", text).split())[:most]
