"""What goes to the door of the network, and what comes back through it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Purpose(StrEnum):
    """What an address is read for; it sets how large the answer may be, and what is asked for."""

    PAGE = "page"
    FEED = "feed"
    SITEMAP = "sitemap"
    ROBOTS = "robots"


class OptOut(StrEnum):
    """What a publisher asks not to be done with a page, or with all of a site.

    `noindex`, `noarchive`, `nosnippet`, `noai` and `noimageai` as in the robots directives of a header
    or a page; `tdm` where text and data mining is reserved (TDM Reservation Protocol, W3C community
    group report of 2022, under article 4 of directive (EU) 2019/790).
    """

    NOINDEX = "noindex"
    NOARCHIVE = "noarchive"
    NOSNIPPET = "nosnippet"
    NOAI = "noai"
    NOIMAGEAI = "noimageai"
    TDM = "tdm"


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """One address to be fetched.

    `etag` and `last_modified` are the values of the last answer's headers, verbatim: a server compares
    them byte for byte. `validators_from` is the address that gave them (`Fetched.address`); with it they
    are sent to that address alone, so that another page behind a changed redirect cannot answer 304 for
    it. Without it they go along every hop.
    """

    url: str
    purpose: Purpose = Purpose.PAGE
    etag: str | None = None
    last_modified: str | None = None
    validators_from: str | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect that was followed: the address that gave it, and its status."""

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer, whatever its status.

    `address` is the final address, after the redirects in `hops`. `headers` are those of the final
    answer, names in lower case, in their order, repeated ones repeated. `body` is expanded, and empty
    for 304; for a status of 400 and above only its beginning is read, and `is_cut` says so, as it does
    for a robots file over its bound. `media_type` (lower case, without parameters) and `charset` are as
    declared. `started_at` is in UTC; `seconds` is the whole time with all redirects; `sent_bytes` is
    the size of the final body as it was sent; `ip` the address that was connected to. `retry_after` is
    in seconds from the answer on. `location` is the next address of a redirect that was not followed
    because the caller did not wish it.
    """

    request: FetchRequest
    address: str
    hops: tuple[Hop, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)
    media_type: str | None
    charset: str | None
    etag: str | None
    last_modified: str | None
    started_at: datetime
    seconds: float
    sent_bytes: int
    ip: str
    opt_outs: frozenset[OptOut] = frozenset()
    retry_after: float | None = None
    location: str | None = None
    is_cut: bool = False

    def header(self, name: str) -> str | None:
        """Give the first header of this name (in lower case)."""
        return next((value for key, value in self.headers if key == name), None)
