"""XML feeds: RSS 0.9x to 2.0, RDF (RSS 0.9 and 1.0), Atom 0.3 and 1.0, CDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from wirehouse.collect.listing.entries import Entry, Listing
from wirehouse.collect.listing.languages import language_tag
from wirehouse.collect.listing.links import Gathering, Problem
from wirehouse.collect.listing.prolog import Prolog
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason

LARGEST_FEED = 10 * 1024 * 1024
"""Characters of an XML feed. News feeds of full texts reach one or two million."""

_MINUTES = {"hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_LONGEST_TTL = 10_080
_ORIGINAL = ("feedburner_origlink", "pheedo_origlink")
_MARKUP = {"text/html", "application/xhtml+xml"}
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def read_feed(text: str, prolog: Prolog, address: str) -> Listing:
    """Read an XML feed.

    Raises `DocumentError`: `not_a_listing` where nothing in it is a feed's, `too_large`, and what
    `parse_feed` raises.
    """
    from wirehouse.collect.listing.feed_parser import parse_feed  # noqa: PLC0415 - feedparser is slow to import

    if len(text) > LARGEST_FEED:
        raise DocumentError(
            Reason.TOO_LARGE, f"a feed may have {LARGEST_FEED:,} characters and this one has {len(text):,}"
        )
    parsed = parse_feed(text, prolog, address)
    if not parsed.entries and not parsed.version:
        raise DocumentError(
            Reason.NOT_A_LISTING, f"its root element is <{prolog.root}>, and nothing in it is a feed's"
        )
    found = Gathering(address)
    if not parsed.is_well_formed:
        found.note(Problem.MENDED)
    language = language_tag(_text(parsed.feed, "language"))
    for raw in parsed.entries:
        found.add(_entry(raw, language), *_addresses(raw))
    return found.listing(_form(parsed.version), ttl_minutes=_ttl(parsed.feed), title=_title(parsed.feed))


def _form(version: str) -> str:
    from feedparser.api import SUPPORTED_VERSIONS  # type: ignore[import-untyped]  # noqa: PLC0415

    return str(SUPPORTED_VERSIONS.get(version) or "feed of an unknown form")


def _addresses(raw: dict[str, Any]) -> Iterator[str | None]:
    """Give the addresses that an entry states for its page, the likeliest first.

    Feed services put their own counting address into the link and the page's beside it. An id is an
    address where it is one of the web; Atom's content can lie elsewhere (RFC 4287, 4.1.3.2).
    """
    for key in _ORIGINAL:
        yield _text(raw, key)
    yield _text(raw, "link")
    links = raw.get("links") or []
    yield from (_text(link, "href") for link in links if link.get("rel", "alternate") == "alternate")
    guid = _text(raw, "id")
    yield guid if guid and guid.lower().startswith(("http://", "https://")) else None
    yield from (_text(part, "src") for part in dict.get(raw, "content") or [])


def _entry(raw: dict[str, Any], language: str | None) -> Entry:
    body = _longest_markup(dict.get(raw, "content") or [])
    own = [_text(raw, "language"), *(_text(dict.get(raw, key) or {}, "language") for key in _DETAILS)]
    return Entry(
        url="",
        title=_title(raw),
        # Not through feedparser's dictionary, which gives one date where the other was asked for.
        published=_text(raw, "published") or _text(raw, "created"),
        modified=_text(raw, "updated"),
        language=next((tag for one in own if (tag := language_tag(one))), language),
        author=_author(raw),
        summary=_text(raw, "summary"),
        content_html=body,
        guid=_text(raw, "id"),
    )


_DETAILS = ("content_detail", "summary_detail", "title_detail")


def _title(raw: dict[str, Any]) -> str | None:
    title = _text(raw, "title")
    if title and (dict.get(raw, "title_detail") or {}).get("type") in _MARKUP:
        title = unescape(_TAG.sub("", title))
    return _one_line(title)


def _longest_markup(parts: list[dict[str, Any]]) -> str | None:
    bodies = [text for part in parts if part.get("type") in _MARKUP and (text := _text(part, "value"))]
    return max(bodies, key=len, default=None)


def _author(raw: dict[str, Any]) -> str | None:
    """Give the names of the authors, without their mail addresses; one who has none is left out."""
    names = [_text(author, "name") for author in dict.get(raw, "authors") or []]
    stated = list(dict.fromkeys(_one_line(name) for name in names if name and "@" not in name))
    if stated:
        return ", ".join(name for name in stated if name)
    alone = _one_line(_text(raw, "author"))
    return alone if alone and "@" not in alone else None


def _ttl(feed: dict[str, Any]) -> int | None:
    """Give the minutes of RSS's `ttl` or of the syndication module, up to a week."""
    stated = _text(feed, "ttl")
    if stated and re.fullmatch(r"[0-9]{1,6}", stated.strip()):
        minutes = int(stated)
    else:
        period = _MINUTES.get((_text(feed, "sy_updateperiod") or "").strip().lower())
        times = _text(feed, "sy_updatefrequency") or "1"
        if period is None or not re.fullmatch(r"[0-9]{1,4}", times.strip()) or not int(times):
            return None
        minutes = period // int(times)
    return min(minutes, _LONGEST_TTL) if minutes > 0 else None


def _text(raw: dict[str, Any], key: str) -> str | None:
    value = dict.get(raw, key)
    return value.strip() or None if isinstance(value, str) else None


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
