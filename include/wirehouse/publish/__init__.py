"""Publishing: a validated batch goes into `news`, with its row in the ledger, in one transaction."""

from __future__ import annotations

from wirehouse.publish.load import Published, publish

__all__ = ["Published", "publish"]
