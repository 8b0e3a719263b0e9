"""Enriching: the names, quotations and sums of an article, each with its span of the body."""

from __future__ import annotations

from wirehouse.enrich.enricher import VERSION, enrich, versions
from wirehouse.enrich.registry import Registry, default_registry, read_registry

__all__ = ["VERSION", "Registry", "default_registry", "enrich", "read_registry", "versions"]
