"""The addresses in a listing: made absolute, held to what can be fetched, each given once."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace
from enum import StrEnum
from urllib.parse import quote, urljoin, urlsplit

from wirehouse.collect.listing.entries import Entry, Listing

LONGEST_URL = 2_000
"""Bytes of an address, as everywhere in the warehouse: what an index of Postgres takes."""

MOST_ENTRIES = 100_000
"""Entries read from one listing; a sitemap may have 50,000 (sitemaps.org)."""

# Browsers take tabs and line ends out of an address (WHATWG URL, 4.4); feeds break long ones over lines.
_LINE_ENDS = re.compile(r"[\t\r\n]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# RFC 3986, reserved and unreserved, and the per cent sign: what stands in an address as it is.
_KEPT = "!#$%&'()*+,/:;=?@[]-._~"


class Problem(StrEnum):
    """What kept a part of a listing from being read as it stands."""

    NO_ADDRESS = "no_address"
    NOT_OF_THE_WEB = "not_of_the_web"
    REPEATED = "repeated"
    TOO_MANY = "too_many"
    MENDED = "mended"
    CUT_OFF = "cut_off"
    BAD_LINE = "bad_line"
    NO_ENTRIES = "no_entries"


_FACTS = {
    Problem.NO_ADDRESS: "{} entries name no page of their own",
    Problem.NOT_OF_THE_WEB: "{} addresses are none that can be fetched over http or https",
    Problem.REPEATED: "{} entries name an address that an earlier one named",
    Problem.TOO_MANY: "{} entries beyond the first " + f"{MOST_ENTRIES:,} were left out",
    Problem.MENDED: "the XML is not well-formed and was read leniently",
    Problem.CUT_OFF: "it ends in the middle",
    Problem.BAD_LINE: "{} lines or records hold no address",
    Problem.NO_ENTRIES: "it has no entries",
}


def usable_url(stated: str | None, base: str) -> str | None:
    """Make a stated address absolute and fit to be fetched; None where it cannot be.

    Only http and https, without a user's name, up to 2,000 bytes. What may not stand in an address is
    percent-encoded as UTF-8 (RFC 3987, 3.1); the host stays as it is.
    """
    if not stated:
        return None
    url = _LINE_ENDS.sub("", stated.strip())
    if not url or len(url) > LONGEST_URL or _CONTROLS.search(url):
        return None
    try:
        parts = urlsplit(urljoin(base, url))
        fit = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        return None
    if not fit or "@" in parts.netloc or re.search(r"[\s<>\"\\^`{|}]", parts.netloc):
        return None
    rest = {key: quote(getattr(parts, key), safe=_KEPT) for key in ("path", "query", "fragment")}
    whole = parts._replace(**rest).geturl()
    return whole if len(whole.encode()) <= LONGEST_URL else None


class Gathering:
    """The entries of one listing while it is read: each address once, the rest counted by its problem."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._entries: dict[str, Entry] = {}
        self._sitemaps: dict[str, Entry] = {}
        self._unlinked: dict[str, Entry] = {}
        self._problems: Counter[Problem] = Counter()

    @property
    def is_empty(self) -> bool:
        """Whether no entry was taken yet."""
        return not (self._entries or self._sitemaps or self._unlinked)

    def note(self, problem: Problem) -> None:
        """Count a problem."""
        self._problems[problem] += 1

    def add(self, entry: Entry, *stated: str | None, base: str | None = None) -> None:
        """Take an entry under the first of the stated addresses that can be fetched.

        Without one, it is kept as unlinked where it has a text, and counted as a problem in any case.
        """
        base = base or self.address
        urls = (usable_url(one, base) for one in stated)
        url = next((url for url in urls if url and not self._is_itself(url)), None)
        if url is None:
            is_silent = not any((one or "").strip() for one in stated)
            self.note(Problem.NO_ADDRESS if is_silent else Problem.NOT_OF_THE_WEB)
            self._keep(self._unlinked, replace(entry, url=self._fragment_of(entry)))
        elif entry.is_sitemap:
            self._keep(self._sitemaps, replace(entry, url=url))
        else:
            self._keep(self._entries, replace(entry, url=url))

    def listing(self, form: str, *, ttl_minutes: int | None = None, title: str | None = None) -> Listing:
        """Give what was gathered."""
        if self.is_empty:
            self.note(Problem.NO_ENTRIES)
        return Listing(
            entries=tuple(self._entries.values()),
            sitemaps=tuple(self._sitemaps.values()),
            unlinked=tuple(self._unlinked.values()),
            ttl_minutes=ttl_minutes,
            problems=tuple(
                f"{problem}: {_FACTS[problem].format(count)}" for problem, count in self._problems.items()
            ),
            form=form,
            title=title,
        )

    def _is_itself(self, url: str) -> bool:
        # What an empty address resolves to: a feed's entry without a page often has one.
        return url.partition("#")[0] == self.address.partition("#")[0]

    def _keep(self, kept: dict[str, Entry], entry: Entry) -> None:
        if entry.url in kept:
            self.note(Problem.REPEATED)
        elif len(kept) >= MOST_ENTRIES:
            self.note(Problem.TOO_MANY)
        else:
            kept[entry.url] = entry

    def _fragment_of(self, entry: Entry) -> str:
        # An id of any scheme, or what the entry says: the same entry is to get the same address again.
        name = entry.guid or "\n".join(
            text or "" for text in (entry.title, entry.published, entry.summary, entry.content_html)
        )
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return f"{self.address.partition('#')[0]}#entry-{digest}"
