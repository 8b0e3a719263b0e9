"""Where a page lives: its canonical address, its origin and domain, and what the page itself says of it."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin, urlsplit

from wirehouse.collect.listing import believable_canonical, canonical_address
from wirehouse.collect.network import Fetched, registrable_domain
from wirehouse.collect.network.failures import NoAnswer
from wirehouse.collect.network.web_addresses import read_address
from wirehouse.pipeline.frontier import Claim, Place
from wirehouse.settings import Settings

canonical = canonical_address

_HEAD_BYTES = 131_072
_END_OF_HEAD = re.compile(r"</head|<body", re.IGNORECASE)
_SILENT = re.compile(
    r"<!--.{0,20000}?-->|<(script|style|noscript|template)\b.{0,60000}?</\1", re.IGNORECASE | re.DOTALL
)
_LINK_TAG = re.compile(r"<link\b([^>]{1,2000})>", re.IGNORECASE)
_REL = re.compile(r"\brel\s*=\s*[\"']?\s*canonical(?=[\"'\s/]|\Z)", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_LINK_HEADER = re.compile(r"<([^<>]{1,2000})>\s*;[^,]{0,200}?\brel\s*=\s*\"?canonical\b", re.IGNORECASE)


def place_of(url: str) -> Place | None:
    """Give the origin and the domain of an address, None for one that is none of the web."""
    try:
        address = read_address(url)
    except (NoAnswer, ValueError):
        return None
    return Place(address.origin, registrable_domain(address.host))


def asked_for(url: str) -> str:
    """Give the address that is asked for: without tracking, which a person has and a machine has not.

    Where the canonical form is another page's address (an AMP page's), the page that was named is.
    """
    plain, form = url.partition("#")[0], canonical(url).partition("#")[0]
    return form if form.partition("?")[0] == plain.partition("?")[0] else plain


def why_not_followed(address: str, target: str, config: Settings) -> str | None:
    """Say why a redirect is not followed, None where it is."""
    is_downgrade = urlsplit(address).scheme == "https" and urlsplit(target).scheme == "http"
    if is_downgrade and not config.network_allow_downgrade:
        return f"it redirects from https to {target[:200]}; if that site is to be read so, see network_allow_downgrade"
    if target == address:
        return "it redirects to itself; such a wall sets a cookie and sends its visitor round again"
    return None


def home_of(claimed: Claim, answer: Fetched) -> str:
    """Give the canonical address at which a page that was fetched lives.

    That is the one that it states (`rel=canonical`, RFC 6596) where that is believable, else the one to
    which redirects led, else the one that was asked for.
    """
    here = canonical(answer.address) if claimed.redirects else claimed.address
    stated = stated_canonical(answer)
    if stated and place_of(stated) and believable_canonical(answer.address, stated):
        return canonical(stated)
    return here


def stated_canonical(answer: Fetched) -> str | None:
    """Give the address that a page states as its own, in its header `Link` or in its head; None for none.

    A page that states two different ones states none.
    """
    stated = {match[1] for value in _links(answer) for match in _LINK_HEADER.finditer(value)}
    head = _END_OF_HEAD.split(answer.body[:_HEAD_BYTES].decode("latin-1"), maxsplit=1)[0]
    for tag in _LINK_TAG.finditer(_SILENT.sub("", head)):
        match = _HREF.search(tag[1])
        if match and _REL.search(tag[1]):
            stated.add(html.unescape(match[1] or match[2] or match[3] or ""))
    try:
        found = {urljoin(answer.address, one.strip()) for one in stated if one.strip()}
    except ValueError:
        return None
    return found.pop() if len(found) == 1 else None


def _links(answer: Fetched) -> list[str]:
    return [value[:4_000] for name, value in answer.headers if name == "link"]
