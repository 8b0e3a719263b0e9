"""What stands before a document's root element: its doctype is taken off before any parser sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Up to here the root element must have begun; a doctype with the entities of HTML takes 12 kB.
_LONGEST = 65_536
_SPACE = re.compile(r"\s*")
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]{0,80})")
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\s+([A-Za-z_][\w.-]{0,40})\s+(?:\"([^\"&%<]{0,64})\"|'([^'&%<]{0,64})')\s*>")
# The elements with which a feed or sitemap begins, for one that has a script's warnings before it.
_LATE_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]")


@dataclass(frozen=True, slots=True)
class Prolog:
    """Where the root element begins, its name, and the short plain entities that a doctype declared."""

    root: str
    start: int
    entities: tuple[tuple[str, str], ...] = ()


def read_prolog(text: str) -> Prolog | None:
    """Read what stands before the root element; None where no element begins in the first 64 kB.

    Of a doctype nothing is kept but internal entities of up to 64 characters that refer to nothing:
    they cannot expand far, and feeds use them for accented letters.
    """
    at = 0
    entities: tuple[tuple[str, str], ...] = ()
    head = text[:_LONGEST]
    while at < len(head):
        space = _SPACE.match(head, at)
        at = space.end() if space else at
        if head.startswith("<?", at):
            at = _after(head, "?>", at)
        elif head.startswith("<!--", at):
            at = _after(head, "-->", at)
        elif _DOCTYPE.match(head, at):
            end = _doctype_end(head, at)
            entities = tuple((m[1], m[2] or m[3] or "") for m in _ENTITY.finditer(head, at, end))
            at = end
        elif root := _ROOT.match(head, at):
            return Prolog(root[1], at, entities)
        else:
            # A script's warning, or a mark that was left over: on to the next thing that opens.
            at = _next_opening(head, at)
    return None


def late_root(text: str) -> int | None:
    """Find where a feed or sitemap begins that has something else before it, within the first 64 kB."""
    found = _LATE_ROOT.search(text, 0, _LONGEST)
    return found.start() if found else None


def _after(head: str, end: str, at: int) -> int:
    found = head.find(end, at)
    return len(head) if found < 0 else found + len(end)


def _next_opening(head: str, at: int) -> int:
    found = head.find("<", at + 1)
    return len(head) if found < 0 else found


def _doctype_end(head: str, at: int) -> int:
    subset, closing = head.find("[", at), head.find(">", at)
    if 0 <= subset < closing:
        closing = head.find(">", max(head.find("]", subset), subset))
    return len(head) if closing < 0 else closing + 1
