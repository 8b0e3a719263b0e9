"""A news source: one YAML file under include/sources, named for the source.

A folder of raw files without such a file is a source too, with no rules.
"""

from __future__ import annotations

from wirehouse.sources.description import Collect, CollectKind, Floors, Rule, Rules, Source
from wirehouse.sources.reading import DATE_ORDERS, PROFILES, load_all, read

__all__ = [
    "DATE_ORDERS",
    "PROFILES",
    "Collect",
    "CollectKind",
    "Floors",
    "Rule",
    "Rules",
    "Source",
    "load_all",
    "read",
    "unknown",
]


def unknown(source_id: str) -> Source:
    """Describe a source that has no YAML file."""
    return Source(id=source_id)
