"""Listings: what tells of pages to fetch. Feeds, sitemaps, lists of URLs, results of a search.

Nothing here touches the network: a listing's bytes come in, its entries go out.
"""

from __future__ import annotations

from wirehouse.collect.listing.canonical import believable_canonical, canonical_address
from wirehouse.collect.listing.entries import Entry, Listing
from wirehouse.collect.listing.moments import stated_moment
from wirehouse.collect.listing.reading import read_listing

__all__ = [
    "Entry",
    "Listing",
    "believable_canonical",
    "canonical_address",
    "read_listing",
    "stated_moment",
]
