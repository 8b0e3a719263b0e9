"""feedparser's two parsers, held to bounds of time, depth and text.

Its own `parse` opens files and addresses, expands a doctype's entities, and looks for e-mail addresses
and dates in texts of any length by patterns whose time grows with the square of it. Here its parsers
get a text that was decoded and freed of its doctype before, short values of all elements that are no
text, and a clock that is looked at with every element.
"""

from __future__ import annotations

import io
import time
import xml.sax
import xml.sax.handler
from typing import Any, cast

import feedparser.api  # type: ignore[import-untyped]

from wirehouse.collect.listing.prolog import Prolog
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason

MOST_SECONDS = 20.0
"""Seconds of computing for one feed; 10 MB of a plain one take about 5."""

DEEPEST = 200
"""Elements within each other; the markup of an article in a feed reaches some 30."""

_LONGEST_VALUE = 2_100
# A pattern for mail addresses is tried at each letter of these.
_NAMES = frozenset("author name email publisher contributor webmaster managingeditor".split())
_LONGEST_NAME = 300
_LONG = frozenset("content description summary subtitle tagline info rights title".split()) | {
    "content_encoded",
    "body",
    "xhtml_body",
}


class _Bounds:
    """What is looked at while a feed is parsed. Raises `DocumentError` where it goes too far."""

    def __init__(self) -> None:
        self._end = time.thread_time() + MOST_SECONDS

    def check(self) -> None:
        if time.thread_time() > self._end:
            raise DocumentError(
                Reason.TOO_SLOW, f"it took more than {MOST_SECONDS:g} s of computing; it is no sound feed"
            )


class _Bounded:
    """Laid over feedparser's parsers: what they do with each piece, within bounds."""

    bounds: _Bounds
    depth: int
    elementstack: list[list[Any]]

    def unknown_starttag(self, tag: str, attrs: Any) -> None:
        self.bounds.check()
        super().unknown_starttag(tag, attrs)  # type: ignore[misc]

    def handle_data(self, text: Any, escape: int = 1) -> None:
        self.bounds.check()
        super().handle_data(text, escape)  # type: ignore[misc]

    def handle_charref(self, ref: str) -> None:
        try:
            super().handle_charref(ref)  # type: ignore[misc]
        except (ValueError, OverflowError):
            # &#99999999999; is no character, and no reason to lose the feed.
            self.handle_data("\ufffd")

    def pop(self, element: str, strip_whitespace: int = 1) -> Any:
        if self.elementstack and self.elementstack[-1][0] not in _LONG:
            top = self.elementstack[-1]
            pieces = (p.decode("utf-8", "replace") if isinstance(p, bytes) else p for p in top[2])
            top[2] = ["".join(pieces)[: _LONGEST_NAME if top[0] in _NAMES else _LONGEST_VALUE]]
        return super().pop(element, strip_whitespace)  # type: ignore[misc]


class _Strict(_Bounded, feedparser.api.StrictFeedParser):  # type: ignore[misc]
    def unknown_starttag(self, tag: str, attrs: Any) -> None:
        # Not in the lenient parser: there every <br> that nothing closes is one deeper.
        if self.depth > DEEPEST:
            raise DocumentError(
                Reason.TOO_DEEP, f"its elements are nested more than {DEEPEST} deep; it is no sound feed"
            )
        super().unknown_starttag(tag, attrs)


class _Loose(_Bounded, feedparser.api.LooseFeedParser):  # type: ignore[misc]
    pass


class ParsedFeed:
    """What feedparser found: `feed` and `entries` are its own dictionaries, `version` its word for the form."""

    def __init__(self, parser: Any, *, is_well_formed: bool) -> None:
        self.feed: dict[str, Any] = parser.feeddata
        self.entries: list[dict[str, Any]] = parser.entries
        self.version: str = parser.version
        self.is_well_formed = is_well_formed


def parse_feed(text: str, prolog: Prolog, address: str) -> ParsedFeed:
    """Parse a feed's text; relative addresses are resolved against `xml:base` and the feed's address.

    XML that is not well-formed is parsed again, leniently. Raises `DocumentError`: `too_deep`,
    `too_slow`, or `not_a_listing` for what even the lenient parser fails on.
    """
    bounds = _Bounds()
    document = text[prolog.start :]
    try:
        return ParsedFeed(_parse_strictly(document, prolog, address, bounds), is_well_formed=True)
    except DocumentError:
        raise
    except Exception:  # noqa: S110 - feedparser's own faults too: the lenient parser has another way
        pass
    try:
        return ParsedFeed(_parse_loosely(document, prolog, address, bounds), is_well_formed=False)
    except DocumentError:
        raise
    except Exception as error:
        raise DocumentError(
            Reason.NOT_A_LISTING, f"it is broken beyond mending ({type(error).__name__}: {error})"
        ) from error


def _parse_strictly(document: str, prolog: Prolog, address: str, bounds: _Bounds) -> Any:
    parser = _Strict(address, None, "utf-8")
    _set_up(parser, bounds)
    reader = xml.sax.make_parser()  # noqa: S317 - no external entity is read, and no doctype but ours
    reader.setFeature(xml.sax.handler.feature_namespaces, True)
    reader.setFeature(xml.sax.handler.feature_external_ges, False)
    reader.setContentHandler(cast(xml.sax.handler.ContentHandler, parser))
    reader.setErrorHandler(cast(xml.sax.handler.ErrorHandler, parser))
    source = xml.sax.xmlreader.InputSource()
    source.setByteStream(io.BytesIO((_doctype(prolog) + document).encode()))
    source.setEncoding("utf-8")
    reader.parse(source)
    return parser


def _doctype(prolog: Prolog) -> str:
    if not prolog.entities:
        return ""
    declared = "".join(f'<!ENTITY {name} "{value}">' for name, value in prolog.entities if '"' not in value)
    return f"<!DOCTYPE feed [{declared}]>"


def _parse_loosely(document: str, prolog: Prolog, address: str, bounds: _Bounds) -> Any:
    parser = _Loose(address, None, "utf-8", dict(prolog.entities))
    _set_up(parser, bounds)
    parser.feed(document)
    return parser


def _set_up(parser: Any, bounds: _Bounds) -> None:
    parser.bounds = bounds
    # The cleaner does both, and better than patterns over text.
    parser.resolve_relative_uris = False
    parser.sanitize_html = False
