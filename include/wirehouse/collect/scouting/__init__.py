"""Scouting: finding where a site lists its pages, and trying what a source would bring, politely."""

from __future__ import annotations

from wirehouse.collect.scouting.asking import Scout
from wirehouse.collect.scouting.finding import Candidate, Site, find_listings
from wirehouse.collect.scouting.trying import Found, Trial, try_source

__all__ = ["Candidate", "Found", "Scout", "Site", "Trial", "find_listings", "try_source"]
