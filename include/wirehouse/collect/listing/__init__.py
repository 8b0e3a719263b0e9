"""Listings: what tells of pages to fetch. Feeds, sitemaps, lists of URLs, results of a search.

Nothing here touches the network: a listing's bytes come in, its entries go out.
"""

from __future__ import annotations

from wirehouse.collect.listing.entries import Entry, Listing
from wirehouse.collect.listing.reading import read_listing

__all__ = ["Entry", "Listing", "read_listing"]
