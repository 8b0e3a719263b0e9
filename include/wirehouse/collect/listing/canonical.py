"""The form in which addresses of pages are compared, and whether a page's own word on it is believed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote_plus

import yaml

from wirehouse.collect.network.domains import registrable_domain
from wirehouse.collect.network.failures import NoAnswer
from wirehouse.collect.network.web_addresses import WebAddress, read_address

_TABLE = Path(__file__).with_name("tracking.yaml")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_SESSION_VALUE = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9,]{16,}(?:[.!][\w.!-]*)?")
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;?]*", re.IGNORECASE)

# Addresses of AMP caches hold the page's own behind /c/ (and s/ for https); Google's viewer behind /amp/.
_CACHE_HOST = re.compile(r"(?:[a-z0-9-]+\.)?(?:cdn\.ampproject\.org|ampproject\.net|bing-amp\.com)")
_CACHED = re.compile(r"/(?:c|v)/(s/)?([^/?#]+\.[^/?#]+(?:[/?#].*)?)")
_VIEWED = re.compile(r"/amp/(s/)?([^/?#]+\.[^/?#]+(?:[/?#].*)?)")
_VIEWER_HOST = re.compile(r"(?:www\.)?google\.(?:com|[a-z]{2}|com?\.[a-z]{2})")

# A segment that names one article: it has an id, several words, or the ending of a page.
_OF_ARTICLE = re.compile(r"[0-9]{5,}|(?:[^-]+-){2,}[^-]+|.+\.(?:html?|shtml|php|aspx?)", re.IGNORECASE)
_AMP_ENDING = re.compile(r"[._-]amp(?=\.html?\Z)|\.amp\Z", re.IGNORECASE)
_LISTS = frozenset(
    """tag tags topic topics category categories section sections author authors autor autoren search suche
    archive archives archiv index page feed feeds rss label keyword keywords thema themen theme dossier
    login register subscribe error 404""".split()
)
_DATE_PATH = re.compile(r"(?:19|20)[0-9]{2}(?:/[01]?[0-9](?:/[0-3]?[0-9])?)?")
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?", re.IGNORECASE)
_MOST_UNWRAPPINGS = 3


@dataclass(frozen=True, slots=True)
class Tracking:
    """The parameters that do not change a page: by prefix, by name, by name and value, and of sessions."""

    prefixes: tuple[str, ...]
    names: frozenset[str]
    values: dict[str, frozenset[str]]
    sessions: frozenset[str]

    def is_tracking(self, name: str, value: str) -> bool:
        """Tell whether a parameter, decoded, leaves the page as it is."""
        name = name.lower()
        return (
            name.startswith(self.prefixes)
            or name in self.names
            or value.lower() in self.values.get(name, ())
            or (name in self.sessions and _SESSION_VALUE.fullmatch(value) is not None)
        )


@cache
def tracking() -> Tracking:
    """Read the table of tracking parameters (tracking.yaml), once."""
    table = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    return Tracking(
        prefixes=tuple(name.lower() for name in table["prefixes"]),
        names=frozenset(name.lower() for name in table["names"]),
        values={name.lower(): frozenset(map(str, values)) for name, values in table["values"].items()},
        sessions=frozenset(table["sessions"]),
    )


def canonical_address(url: str) -> str:
    """Give the form in which an address is compared with others; the same again for what it gives.

    Scheme and host in small letters, the host in A-labels (RFC 5891), no default port, dot segments
    resolved and percent-encoding in normal form (RFC 3986, 6.2.2); no fragment, no tracking parameter,
    no session id. The parameters that stay keep their order. An AMP page's address becomes the
    article's where the address itself shows it: in a cache that holds the page's own address, and by a
    mark (`/amp`, `.amp.html`, `?amp=1`) beside what names an article.

    The registrable domain never changes but for AMP caches. Hosts for phones (`m.`, `mobile.`) stay:
    which host they stand for only the page can say (`believable_canonical`). So do http and `www.`.
    What is no address of the web is given back without the blanks around it.
    """
    # First of all: `?#` and a blank at the end would leave another address when the blank goes.
    url = url.strip()
    for _ in range(_MOST_UNWRAPPINGS):
        try:
            address = read_address(url)
        except (NoAnswer, ValueError):
            return url
        inner = _unwrapped(address)
        if inner is None:
            return _canonical(address, url)
        url = inner.strip()
    return url


def believable_canonical(address: str, stated: str) -> bool:
    """Tell whether the address that a page states of itself can be the page's.

    `address` is where the page came from, `stated` its rel=canonical, absolute. Believed is another
    address of the same registrable domain that names an article at least as well as the first:
    templates state the home page, the section or the list for every article, and the first article
    for all of a gallery.
    """
    try:
        own, other = read_address(canonical_address(address)), read_address(canonical_address(stated))
    except (NoAnswer, ValueError):
        return False
    if (own.host, own.target) == (other.host, other.target):
        return True
    if registrable_domain(own.host) != registrable_domain(other.host):
        return False
    own_parts, other_parts = _segments(own), _segments(other)
    if _is_list(other_parts, other) or (_names_article(own) and not _names_article(other)):
        return False
    # /news/a-long-story to /news: a section, not the story.
    return not (len(other_parts) < len(own_parts) and own_parts[: len(other_parts)] == other_parts)


def _unwrapped(address: WebAddress) -> str | None:
    """Give the page's own address out of an AMP cache's."""
    match = None
    if _CACHE_HOST.fullmatch(address.host):
        match = _CACHED.fullmatch(address.target)
    elif _VIEWER_HOST.fullmatch(address.host):
        match = _VIEWED.fullmatch(address.target)
    return f"http{'s' if match[1] else ''}://{match[2]}" if match else None


def _canonical(address: WebAddress, url: str) -> str:
    path, _, query = address.target.partition("?")
    path = _without_amp(_SESSION_IN_PATH.sub("", _normal(path)))
    kept = [part for part in _normal(query).split("&") if part and not _is_tracking(part)]
    # Before pages had addresses of their own in scripts, `#!` was a part of the page's.
    fragment = url.partition("#!")[2].strip()
    mark = f"#!{_normal(read_target(fragment))}" if fragment else ""
    return f"{address.origin}{path or '/'}{'?' + '&'.join(kept) if kept else ''}{mark}"


def read_target(fragment: str) -> str:
    """Give the fragment of a script's page, percent-encoded as a path is."""
    return read_address(f"http://a/{fragment.replace('?', '%3F')}").target[1:]


def _is_tracking(part: str) -> bool:
    name, _, value = part.partition("=")
    return tracking().is_tracking(unquote_plus(name), unquote_plus(value))


def _normal(text: str) -> str:
    """Decode the escapes of letters, digits and `-._~`, and write the others in capitals."""

    def escape(match: re.Match[str]) -> str:
        char = chr(int(match[1], 16))
        return char if char in _UNRESERVED else f"%{match[1].upper()}"

    return _ESCAPE.sub(escape, text)


def _without_amp(path: str) -> str:
    """Take every mark of AMP away: behind one, another may stand."""
    while (shorter := _without_a_mark(path)) != path:
        path = shorter
    return path


def _without_a_mark(path: str) -> str:
    segments = path.split("/")
    last = len(segments) - (2 if path.endswith("/") else 1)
    if last < 1:
        return path
    if segments[last].lower() in {"amp", "amp.html"} and _OF_ARTICLE.search(segments[last - 1]):
        return "/".join(segments[:last]) + ("/" if path.endswith("/") else "")
    if segments[1].lower() == "amp" and last > 1 and _OF_ARTICLE.search(segments[last]):
        return "/" + "/".join(segments[2:])
    if _AMP_ENDING.search(segments[last]):
        return "/".join((*segments[:last], _AMP_ENDING.sub("", segments[last]), *segments[last + 1 :]))
    return path


def _segments(address: WebAddress) -> list[str]:
    return [part for part in address.target.partition("?")[0].split("/") if part]


def _names_article(address: WebAddress) -> bool:
    path, _, query = address.target.partition("?")
    return any(_OF_ARTICLE.search(part) for part in path.split("/")) or bool(re.search(r"=[0-9]{3,}", query))


def _is_list(parts: list[str], address: WebAddress) -> bool:
    if not parts or (len(parts) == 1 and _LANGUAGE.fullmatch(parts[0])):
        return "?" not in address.target
    if _DATE_PATH.fullmatch("/".join(parts)):
        return True
    return parts[-1].lower() in _LISTS or (parts[0].lower() in _LISTS and len(parts) <= 2)
