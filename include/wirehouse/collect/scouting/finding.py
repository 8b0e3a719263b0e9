"""Finding where a site lists its pages: its feeds and sitemaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from wirehouse.collect.listing import Listing, read_listing
from wirehouse.collect.network import FetchFailure, Purpose, registrable_domain
from wirehouse.collect.scouting.asking import Scout
from wirehouse.collect.scouting.page_links import SitePage, read_site_page
from wirehouse.errors import DocumentError
from wirehouse.sources import CollectKind

MOST_TRIED = 30
"""Addresses that are asked of one site, all kinds together."""

_ENOUGH = 5
_LOOKED_AT = 50
_WELL_KNOWN_FEEDS = (
    "/feed",
    "/rss",
    "/rss.xml",
    "/feed.xml",
    "/atom.xml",
    "/index.xml",
    "/feed.json",
    "/feeds/posts/default",
)
_WELL_KNOWN_SITEMAPS = (
    *("/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/sitemap.xml", "/sitemap_index.xml"),
    *("/wp-sitemap.xml", "/sitemap.txt"),
)
_PURPOSES = {CollectKind.FEED: Purpose.FEED, CollectKind.SITEMAP: Purpose.SITEMAP}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listing that was found: what it is, where from, and what it holds.

    `is_advised` says that it brings new articles: a feed, or a sitemap of news. A sitemap of all pages
    brings a site's whole past.
    """

    kind: CollectKind
    address: str
    found_by: str
    listing: Listing
    is_advised: bool


@dataclass(frozen=True, slots=True)
class Site:
    """What was found of a site. `problems` are the addresses that were tried in vain, with the reason."""

    homepage: str
    page: SitePage
    candidates: tuple[Candidate, ...]
    problems: tuple[str, ...]


def find_listings(url: str, scout: Scout) -> Site:
    """Find a site's feeds and sitemaps from one of its addresses.

    Asked are the page's own head, the robots file, and the places where they mostly are, these only
    while nothing was found. Comments' feeds are left out. Raises `FetchFailure` where the address
    itself cannot be fetched.
    """
    answer = scout.fetch(url, Purpose.PAGE)
    home = urljoin(answer.address, "/")
    search = _Search(scout, domain_of(answer.address))
    page = SitePage()
    if answer.status != 200:
        search.problems.append(f"{answer.address}: its answer has the status {answer.status}")
    else:
        try:
            listing = read_listing(
                answer.body, media_type=answer.media_type, charset=answer.charset, address=answer.address
            )
            search.take(listing, answer.address, "it is one itself")
        except DocumentError:
            page = read_site_page(answer.body, answer.charset, answer.address)
    for address, found_by in _stated(page, home, scout):
        search.ask(address, found_by)
    for kind, places in ((CollectKind.FEED, _WELL_KNOWN_FEEDS), (CollectKind.SITEMAP, _WELL_KNOWN_SITEMAPS)):
        for place in places:
            if search.count(kind):
                break
            search.ask(urljoin(home, place), "where many sites have one", kind, is_guess=True)
    return Site(home, page, tuple(search.found.values()), tuple(search.problems))


def _stated(page: SitePage, home: str, scout: Scout) -> Iterator[tuple[str, str]]:
    yield from ((address, "the page's head") for address in page.declared)
    try:
        yield from ((address, "the robots file") for address in scout.robots.sitemaps(home))
    except FetchFailure:
        return
    if not page.declared:
        yield from ((address, "a link of the page") for address in page.linked)


class _Search:
    """What was found so far; each address is asked once, and so many of a site at most."""

    def __init__(self, scout: Scout, domain: str) -> None:
        self.found: dict[str, Candidate] = {}
        self.problems: list[str] = []
        self._scout, self._domain = scout, domain
        self._asked: set[str] = set()

    def count(self, kind: CollectKind) -> int:
        return sum(candidate.kind is kind for candidate in self.found.values())

    def ask(
        self, address: str, found_by: str, kind: CollectKind | None = None, *, is_guess: bool = False
    ) -> None:
        address = address.partition("#")[0]
        is_full = kind is None and sum(candidate.is_advised for candidate in self.found.values()) >= _ENOUGH
        if address in self._asked or len(self._asked) >= MOST_TRIED or is_full or _is_of_comments(address):
            return
        self._asked.add(address)
        purpose = _PURPOSES[kind] if kind else Purpose.SITEMAP
        listing = self._scout.listing(address, purpose)
        if isinstance(listing, str):
            # A place that was guessed at and is empty is no problem of the site.
            if not is_guess:
                self.problems.append(f"{address}: {listing}")
            return
        self.take(listing, address, found_by)
        for child in listing.children:
            # Of an index the parts with news only: it stands for the others itself.
            if "news" in urlsplit(child).path.lower().rpartition("/")[2]:
                self.ask(child, f"the index {address}", CollectKind.SITEMAP)

    def take(self, listing: Listing, address: str, found_by: str) -> None:
        kind = CollectKind.SITEMAP if "sitemap" in listing.form or listing.sitemaps else CollectKind.FEED
        if not (listing.entries or listing.sitemaps):
            self.problems.append(f"{address}: it is a {listing.form} without entries")
            return
        first = (listing.entries or listing.sitemaps)[:_LOOKED_AT]
        if not any(domain_of(entry.url) == self._domain for entry in first):
            self.problems.append(f"{address}: none of its entries leads to {self._domain}")
            return
        is_advised = kind is CollectKind.FEED or listing.form == "news sitemap"
        self.found[address] = Candidate(kind, address, found_by, listing, is_advised)


def domain_of(url: str) -> str:
    """Give the registrable domain of an address of the web."""
    return registrable_domain(urlsplit(url).hostname or "")


def _is_of_comments(address: str) -> bool:
    return "comment" in address.lower()
