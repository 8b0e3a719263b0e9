"""JSON Feed 1.0 and 1.1, and the results of a search: as one JSON document, or as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from wirehouse.collect.listing.entries import Entry, Listing
from wirehouse.collect.listing.languages import language_tag
from wirehouse.collect.listing.links import Gathering, Problem
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason

_VERSION = "jsonfeed.org/version/"
# Under these names search services put their list of results.
_LISTS = ("articles", "results", "items", "hits", "stories", "documents", "data", "value", "response")
_URL = ("url", "link", "web_url", "webUrl", "href", "canonical_url", "address")
_TITLE = ("title", "headline", "webTitle", "name")
_PUBLISHED = (
    *("published_at", "publishedAt", "published", "date_published", "datePublished", "published_date"),
    *("publish_date", "pub_date", "pubDate", "webPublicationDate", "seendate", "date"),
)
_MODIFIED = ("modified", "date_modified", "dateModified", "updated_at", "updatedAt", "updated")
_AUTHOR = ("author", "byline", "creator", "authors")
_SUMMARY = ("description", "summary", "snippet", "excerpt", "abstract")
_LANGUAGE = ("language", "lang")
_GUID = ("id", "guid", "uri")


def read_json(text: str, address: str) -> Listing:
    """Read a JSON document: a JSON Feed, a list of results, or an object that holds such a list.

    Raises `DocumentError` (`not_a_listing`) for JSON that is broken or holds no list of addresses.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DocumentError(Reason.NOT_A_LISTING, f"it begins as JSON and is broken: {error}") from error
    if isinstance(value, dict) and _VERSION in str(value.get("version")):
        return _read_json_feed(value, address)
    results = results_of(value)
    if results is None:
        raise DocumentError(Reason.NOT_A_LISTING, "it is JSON without a list of objects that name a URL")
    return _read_results(results, address, "results of a search")


def read_json_lines(lines: Iterable[str], address: str) -> Listing | None:
    """Read an object a line; None where no line of them is an object with a URL."""
    found = _read_results(map(_line, filter(str.strip, lines)), address, "results of a search, a line each")
    return found if found.entries else None


def _line(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _read_results(results: Iterable[object], address: str, form: str) -> Listing:
    found = Gathering(address)
    for result in results:
        if not isinstance(result, dict):
            found.note(Problem.BAD_LINE)
        elif url := url_of(result):
            found.add(_result(result), url)
        else:
            found.note(Problem.NO_ADDRESS)
    return found.listing(form)


def _result(result: dict[str, Any]) -> Entry:
    return Entry(
        url="",
        title=_first(result, _TITLE),
        published=_first(result, _PUBLISHED),
        modified=_first(result, _MODIFIED),
        language=language_tag(_first(result, _LANGUAGE)),
        author=_first(result, _AUTHOR),
        summary=_first(result, _SUMMARY),
        content_html=_first(result, ("html", "content_html")),
        guid=_first(result, _GUID),
        holds_page=any(isinstance(result.get(key), str) for key in ("html", "text")),
    )


def _read_json_feed(feed: dict[str, Any], address: str) -> Listing:
    found = Gathering(address)
    language = language_tag(_first(feed, ("language",)))
    items = feed.get("items")
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, dict):
            found.note(Problem.BAD_LINE)
            continue
        guid = _first(item, ("id",))
        is_address = guid is not None and guid.lower().startswith(("http://", "https://"))
        entry = Entry(
            url="",
            title=_first(item, ("title",)),
            published=_first(item, ("date_published",)),
            modified=_first(item, ("date_modified",)),
            language=language_tag(_first(item, ("language",))) or language,
            author=", ".join(_names(item)) or None,
            summary=_first(item, ("summary",)),
            content_html=_first(item, ("content_html",)) or _as_markup(_first(item, ("content_text",))),
            guid=guid,
        )
        # An address of its own (1.1: `url`), else what it links to, else an id that is an address.
        found.add(
            entry, _first(item, ("url",)), _first(item, ("external_url",)), guid if is_address else None
        )
    version = str(feed["version"]).rstrip("/").rpartition("/")[2][:8]
    return found.listing(f"JSON Feed {version}", title=_first(feed, ("title",)))


def _names(item: dict[str, Any]) -> Iterator[str]:
    authors = item.get("authors")
    for author in authors if isinstance(authors, list) else [item.get("author")]:
        name = author.get("name") if isinstance(author, dict) else None
        if isinstance(name, str) and name.strip():
            yield " ".join(name.split())


def _as_markup(text: str | None) -> str | None:
    if text is None:
        return None
    paragraphs = (part.strip() for part in text.split("\n\n"))
    return "".join(f"<p>{escape(part)}</p>" for part in paragraphs if part)


def url_of(result: dict[str, Any]) -> str | None:
    """Give the address that a result names, by whichever key; None where it names none."""
    return _first(result, _URL)


def results_of(value: object, depth: int = 0) -> list[Any] | None:
    """Give the list of results, objects with a URL, that a JSON value is or holds; None where there is none."""
    if isinstance(value, list):
        is_list = any(isinstance(one, dict) and url_of(one) for one in value)
        return value if is_list else None
    if isinstance(value, dict) and depth < 3:
        for name in _LISTS:
            if name in value and (found := results_of(value[name], depth + 1)) is not None:
                return found
    return None


def _first(mapping: dict[str, Any], keys: Iterable[str]) -> str | None:
    for key in keys:
        value = mapping.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int) and not isinstance(value, bool) and key in _GUID:
            return str(value)
        if isinstance(value, list) and key == "authors":
            named = [name for name in value if isinstance(name, str) and name.strip()]
            if named:
                return ", ".join(named)
    return None
