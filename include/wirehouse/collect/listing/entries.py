"""What a listing of addresses says: a feed, a sitemap, a list of URLs or a search's results."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One address that a listing names, with what the listing says of it.

    `url` is absolute, of http or https, and otherwise as stated: `canonical_address` gives the form in
    which addresses are compared. `published` and `modified` are as stated, never made up or moved to
    another zone; `stated_moment` reads them. `title` is plain text. `language` is a tag of BCP 47, in small letters, of the
    entry or else of the whole listing. `summary` is plain or marked-up text as stated. `content_html` is
    the full text as HTML, for use only where the page itself cannot be had. `is_sitemap` marks a sitemap
    that is to be read in turn, and `holds_page` a result that was saved together with its page.
    """

    url: str
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    author: str | None = None
    summary: str | None = None
    content_html: str | None = None
    guid: str | None = None
    is_sitemap: bool = False
    holds_page: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """What was read from a listing, in its order.

    `entries` are pages, each address once. `sitemaps` are further listings to be read (the children of
    a sitemap index), with the time at which each was modified, where that is stated. `unlinked` are the
    entries that name no page of their own: their `url` is the listing's address with a fragment, good
    to tell them apart and not to be fetched, and their text is all there is of them. `ttl_minutes` is
    how long the listing says that it may be kept, None where it does not. `problems` are texts for an
    operator, each with its kind in front (`no_address: ...`): what was left out or mended, and why.
    `form` is what it was read as (`RSS 2.0`, `Atom 1.0`, `sitemap`, ...), `title` its own name.
    """

    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[Entry, ...] = ()
    unlinked: tuple[Entry, ...] = ()
    ttl_minutes: int | None = None
    problems: tuple[str, ...] = ()
    form: str = ""
    title: str | None = None

    @property
    def children(self) -> tuple[str, ...]:
        """The addresses of the further listings to be read."""
        return tuple(entry.url for entry in self.sitemaps)
