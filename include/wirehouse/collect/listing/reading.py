"""Telling what kind of listing some bytes are, and reading them as that."""

from __future__ import annotations

from itertools import islice

from wirehouse.collect.listing.decoding import decoded, expanded
from wirehouse.collect.listing.entries import Listing
from wirehouse.collect.listing.feeds import read_feed
from wirehouse.collect.listing.json_feeds import read_json, read_json_lines
from wirehouse.collect.listing.prolog import Prolog, late_root, read_prolog
from wirehouse.collect.listing.sitemaps import ROOTS, local_name, read_sitemap
from wirehouse.collect.listing.url_lists import read_url_list
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason

_HTML = frozenset("html head body div p br b script".split())


def read_listing(body: bytes, *, media_type: str | None, charset: str | None, address: str) -> Listing:
    """Read a feed, a sitemap, a list of URLs or the results of a search.

    `body` is what the server sent, after its content encoding was undone; a body of gzip is expanded.
    `charset` is what the server stated, and `address` where the body came from in the end: relative
    addresses start there. What it is tells the body itself: servers send feeds as `text/html` and
    sitemaps as `application/octet-stream`; `media_type` decides only between JSON in one piece and in
    lines.

    Raises `DocumentError`: `not_a_listing`, `empty`, `too_large`, `broken_archive`, `too_deep` or
    `too_slow`. Nothing is fetched, whatever the body refers to.
    """
    text = decoded(expanded(body), charset)
    begin = text[:4_096].lstrip("\ufeff \t\r\n")[:1]
    if not begin and not text.strip("\ufeff \t\r\n"):
        raise DocumentError(Reason.EMPTY, "it is empty; see whether the address still serves a listing")
    if begin in {"{", "["}:
        return _read_json(text, media_type, address)
    prolog = read_prolog(text) if "<" in text[:4_096] else None
    if prolog is None:
        return _read_text(text, address)
    return _read_xml(*_past_warnings(text, prolog), address)


def _past_warnings(text: str, prolog: Prolog) -> tuple[str, Prolog]:
    # A script's warnings in HTML before the feed: its readers look past them.
    start = late_root(text) if local_name(prolog.root) in _HTML else None
    late = None if start is None else read_prolog(text[start:])
    return (text, prolog) if late is None else (text[start:], late)


def _read_xml(text: str, prolog: Prolog, address: str) -> Listing:
    root = local_name(prolog.root)
    if root in ROOTS:
        return read_sitemap(text, prolog, address)
    if root in _HTML:
        raise DocumentError(
            Reason.NOT_A_LISTING,
            "it is a page of HTML; `wirehouse source add` with its address finds the feeds it links to",
        )
    return read_feed(text, prolog, address)


def _read_json(text: str, media_type: str | None, address: str) -> Listing:
    lines = text.split("\n")
    is_lined = (media_type or "").endswith(("ndjson", "jsonl", "jsonlines", "json-seq"))
    if text.lstrip("\ufeff \t\r\n").startswith("{") and (is_lined or _has_object_a_line(lines)):
        found = read_json_lines(lines, address)
        if found is not None:
            return found
    return read_json(text.lstrip("\ufeff"), address)


def _has_object_a_line(lines: list[str]) -> bool:
    first = [line.strip() for line in islice(filter(str.strip, lines), 2)]
    return len(first) == 2 and all(line.startswith("{") for line in first) and first[0].endswith("}")


def _read_text(text: str, address: str) -> Listing:
    found = read_url_list(text.lstrip("\ufeff").splitlines(), address)
    if found is None:
        raise DocumentError(
            Reason.NOT_A_LISTING, "it is plain text, and less than half of its lines are URLs"
        )
    return found
