"""Web archives (WARC, ISO 28500): streamed, filtered before a page is parsed, resumable at each record."""

from __future__ import annotations

from wirehouse.collect.warc.opening import find_archives
from wirehouse.collect.warc.reading import ArchiveItem, read_archive, split_archive
from wirehouse.collect.warc.selection import Selection

__all__ = ["ArchiveItem", "Selection", "find_archives", "read_archive", "split_archive"]
