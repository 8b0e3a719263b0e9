"""A newsroom for each test."""

from __future__ import annotations

from newsroom import newsroom

__all__ = ["newsroom"]
