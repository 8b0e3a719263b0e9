"""How large an article may be. What is larger is a book, a log or an attack.

The longest live blogs hold a tenth of these.
"""

from __future__ import annotations

from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason

MOST_BYTES = 20_000_000
MOST_ELEMENTS = 100_000
MOST_ATTRIBUTES = 300_000
MOST_ATTRIBUTES_OF_ONE = 300
MOST_BLOCKS = 10_000
MOST_CHARACTERS = 1_000_000


def check(amount: int, most: int, what: str) -> None:
    """Raise `DocumentError` (TOO_LARGE) where there is more of something than an article has."""
    if amount > most:
        evidence = f"more than {most:,} {what}: no article is so large; take it out"
        raise DocumentError(Reason.TOO_LARGE, evidence)
