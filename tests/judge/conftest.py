"""An archive for each test."""

from __future__ import annotations

from archive import archive

__all__ = ["archive"]
