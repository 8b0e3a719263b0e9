"""Lists of URLs as plain text: one a line, as text sitemaps are (sitemaps.org) and as people write them."""

from __future__ import annotations

from collections.abc import Iterable

from wirehouse.collect.listing.entries import Entry, Listing
from wirehouse.collect.listing.links import Gathering, Problem, usable_url

# A page of prose with a link in it is no list.
_LEAST_SHARE = 0.5


def read_url_list(lines: Iterable[str], address: str) -> Listing | None:
    """Read a URL a line; None where less than half of the lines are such.

    Blank lines and those that begin with `#` are passed over, and of a line only what stands before
    the first blank is read, so that a note may follow.
    """
    found = Gathering(address)
    good = bad = 0
    for line in lines:
        word = line.split(maxsplit=1)[0] if line.strip() else ""
        if not word or word.startswith("#"):
            continue
        if word.lower().startswith(("http://", "https://")) and usable_url(word, address):
            good += 1
            found.add(Entry(url=""), word)
        else:
            bad += 1
            found.note(Problem.BAD_LINE)
    return found.listing("list of URLs") if good and good >= _LEAST_SHARE * (good + bad) else None
