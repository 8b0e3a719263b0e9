"""Clean: one raw document becomes an `Article` or a `Rejection`.

Pure: the same bytes, source and versions give the same answer on any machine. Nothing here touches the
network, the database or the clock.
"""

from __future__ import annotations

from wirehouse.clean.article import clean, versions

__all__ = ["clean", "versions"]
