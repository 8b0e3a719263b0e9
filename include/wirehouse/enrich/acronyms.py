"""Short forms that a document explains: "Widget Makers' Council (WMC)", and back "WMC (Widget Makers' Council)"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from wirehouse.enrich.names import Name
from wirehouse.enrich.text import Span
from wirehouse.records import EntityKind

_BRACKETED = re.compile(r" ?\( ?([A-Z][A-Za-z&-]{1,9}) ?\)")
_WORD = re.compile(r"\w+")
_SMALL = frozenset("of for the and in on to de la du des von und & a an".split())
_LONGEST_GAP = 4
_LONGEST_LEAD = 100


def chain_acronyms(text: str, names: Sequence[Name]) -> list[Name]:
    """Give the names, in which a short form that the text explains stands for the long one.

    The long form's first letters must be those of the short one, small words left out or not. A short
    form that the registry knows for somebody else keeps the document's meaning, and one that is short for a
    thing ("heat pump (HP)") names nobody.
    """
    meant = _explained(text, names)
    things = _things(text) - meant.keys()
    told = [_chained(name, meant) for name in names if name.surface not in things]
    if not meant:
        return told
    return _with_bracketed(text, told, meant)


def is_acronym(short: str, long: str) -> bool:
    """Tell whether the letters are the first ones of the words, with or without the small words."""
    words = _WORD.findall(long)
    if len(words) < 2 or sum(letter.isupper() for letter in short) < 2:
        return False
    letters = re.sub(r"[^A-Z]", "", short)
    every = "".join(word[0] for word in words).upper()
    large = "".join(word[0] for word in words if word.lower() not in _SMALL).upper()
    return letters in {every, large}


def _explained(text: str, names: Sequence[Name]) -> Mapping[str, Name]:
    meant: dict[str, Name] = {}
    for name in names:
        if name.kind is EntityKind.PERSON:
            continue
        found = _BRACKETED.match(text, name.span.end, name.span.end + 14)
        if found and is_acronym(found.group(1), name.surface):
            meant.setdefault(found.group(1), name)
    starts = {name.span.start: name for name in names}
    for name in names:
        gap = text[name.span.end : name.span.end + _LONGEST_GAP].lstrip(" ")
        if gap.startswith("("):
            long = starts.get(name.span.end + text[name.span.end :][:_LONGEST_GAP].index("(") + 1)
            if long and long.kind is not EntityKind.PERSON and is_acronym(name.surface, long.surface):
                meant.setdefault(name.surface, long)
    return meant


def _things(text: str) -> set[str]:
    """Find the short forms that the text gives to common words: all of them in small letters."""
    found = set()
    for bracketed in _BRACKETED.finditer(text):
        short = bracketed.group(1)
        lead = text[max(0, bracketed.start() - _LONGEST_LEAD) : bracketed.start()]
        words = re.split(r"[ \u00a0-]+", re.split(r"[.,;:()\n]", lead)[-1])
        for count in range(2, min(len(words), len(short) + 3) + 1):
            long = " ".join(words[-count:])
            if long.islower() and is_acronym(short, long):
                found.add(short)
    return found


def _chained(name: Name, meant: Mapping[str, Name]) -> Name:
    long = meant.get(name.surface)
    if long is None or long.span == name.span:
        return name
    if long.key is not None:
        return replace(name, kind=long.kind, form=long.form, key=long.key, full=None)
    return replace(name, kind=long.kind, form=None, key=None, full=long.surface)


def _with_bracketed(text: str, names: Sequence[Name], meant: Mapping[str, Name]) -> list[Name]:
    """Add the short forms that nobody took for a name, wherever they stand."""
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(meant))) + r")(?![\w-])")
    added = list(names)
    at = 0
    for found in pattern.finditer(text):
        span = Span(found.start(), found.end())
        while at < len(names) and names[at].span.end <= span.start:
            at += 1
        if at == len(names) or names[at].span.start >= span.end:
            long = meant[found.group()]
            added.append(_chained(replace(long, span=span, surface=found.group()), meant))
    return sorted(added, key=lambda name: name.span)
