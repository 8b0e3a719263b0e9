"""Who published an article first, from the credit line below or above it."""

from __future__ import annotations

import re

_FIRST = re.compile(
    r"\b(?:(?:originally|first)\s+(?:appeared|published|posted|reported|written|broadcast)|appeared\s+(?:originally|first))\s+"
    r"(?:on|in|by|at|for|with)\s+(?:the website of\s+)?(?P<name>.+)$",
    re.I,
)
_FROM = re.compile(
    r"^\W*(?:(?:this|the)\s+\w+\s+(?:is|was|has been)\s+)?(?:republished|reprinted|reproduced|syndicated)"
    r"(?:\s+here)?\s+(?:with (?:kind )?permission\s+)?(?:from|of|by)\s+(?P<name>.+)$",
    re.I,
)
_SOURCE = re.compile(
    r"^\W*(?:sources?|quellen?|fuentes?|fonte|bron|źródło|zdroj|forrás|kaynak|источник|джерело|kilde|källa|lähde|via)\s?[:：]\s?(?P<name>.+)$",
    re.I,
)
_CREDIT_END = re.compile(
    r"\s*(?:\bread (?:the )?(?:full|original|more)\b.*|\bclick here\b.*|\bon (?:\d|january|february|march|april|may|june|july|august|"
    r"september|october|november|december).*|\band (?:is|was) (?:re)?published.*|\bunder (?:a|the) .*|[.;]\s.*|[.,;:|→»\s]+)$",
    re.I,
)
_LONGEST = 80


def read_syndication(text: str) -> str | None:
    """Read who published it first from a credit line, as printed: `Site.example` or `The Example`."""
    for pattern in (_FIRST, _FROM, _SOURCE):
        found = pattern.search(text[:300])
        if found:
            name = _CREDIT_END.sub("", found["name"].strip()).strip(" “”\"'.,;:|–—-")
            if 1 < len(name) <= _LONGEST and _is_name(name):
                return name
    return None


def _is_name(text: str) -> bool:
    """Tell a name or a domain from a clause: `Sources: two officials said the plan was ready`."""
    return not text[0].islower() or " " not in text
