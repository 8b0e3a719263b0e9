"""A desk over a small newsroom, for every test of the desk."""

from __future__ import annotations

from served_desk import desk, empty_desk

from newsroom import newsroom

__all__ = ["desk", "empty_desk", "newsroom"]
