"""Matching the rules of a robots file against the path of an address (RFC 9309, sections 2.2.2 and 2.2.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

ROBOTS_PATH: Final = "/robots.txt"

_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT = "!#$%&'()*+,/:;=?@[]"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line `Allow` or `Disallow`, ready to be matched.

    `pattern` is normalised; its length is the rule's weight. `parts` are what stands between its
    asterisks, and `is_anchored` whether it ends in `$`. `line` is its number in the file, from 1.
    """

    allows: bool
    pattern: str
    parts: tuple[str, ...]
    is_anchored: bool
    line: int

    def matches(self, path: str) -> bool:
        """Whether the rule speaks of a normalised path.

        Every part is looked for once, after the one before it, so that the time is that of reading the
        path: what a regular expression would need for `*a*a*a*a*b` knows no bound.
        """
        first, *rest = self.parts
        if not path.startswith(first):
            return False
        position = len(first)
        if not rest:
            return not self.is_anchored or position == len(path)
        last = rest.pop()
        for part in rest:
            found = path.find(part, position)
            if found < 0:
                return False
            position = found + len(part)
        if self.is_anchored:
            return len(path) - len(last) >= position and path.endswith(last)
        return path.find(last, position) >= 0


def make_rule(allows: bool, stated: str, line: int) -> Rule | None:
    """Read the value of a rule; None for an empty one, which says nothing.

    A `Disallow` that forgot its first slash is read as if it had it: its owner meant something, and an
    `Allow` without it is left to match nothing.
    """
    if not stated:
        return None
    if not allows and stated[0] not in "/*$":
        stated = "/" + stated
    is_anchored = stated.endswith("$")
    # A `$` that is not the last character is one, and so is `%24`.
    inner = stated.removesuffix("$").replace("$", "%24")
    pattern = re.sub(r"\*+", "*", normalised(inner))
    parts = tuple(pattern.split("*"))
    return Rule(allows, pattern + "$" * is_anchored, parts, is_anchored, line)


def ranked(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Put the rules in the order in which they count: the longest first, and of two as long, `Allow`."""
    return tuple(sorted(rules, key=lambda rule: (-len(rule.pattern), not rule.allows)))


def deciding_rule(rules: Iterable[Rule], target: str) -> Rule | None:
    """Give the first of the ranked rules that matches an address's path and query; None allows it."""
    # An asterisk and a dollar sign of the address itself can only be named by their escapes.
    path = normalised(target).replace("*", "%2A").replace("$", "%24")
    return next((rule for rule in rules if rule.matches(path)), None)


def normalised(text: str) -> str:
    """Give a path as it is compared: what is unreserved is plain, all else that is escaped is in capitals."""
    quoted = quote(text.encode("utf-8", "surrogateescape"), safe=_KEPT)
    return _ESCAPE.sub(_plain, quoted)


def _plain(escape: re.Match[str]) -> str:
    char = chr(int(escape[1], 16))
    return char if char in _UNRESERVED else escape[0].upper()
