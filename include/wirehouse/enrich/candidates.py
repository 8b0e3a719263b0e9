"""Who else a name could be: the registry's entities with a similar name, for a person to judge."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from wirehouse.enrich.registry import Registry
from wirehouse.records import Entity, EntityKind

_MOST = 3
_LEAST_SIMILAR = 0.5
"""Share of letter triples in common (Dice). "Jason Stoltenberg" and "Jens Stoltenberg" have .76."""
_COMMONEST = 25
"""Entities that share a word from which on the word tells nothing: "ministry", "bank", "party"."""


def likely(name: str, kind: EntityKind, registry: Registry) -> tuple[Entity, ...]:
    """Give the entities of that kind whose name is most like it, the likest first, three at most.

    They share a rare word with it, whatever its capitals and accents, and half of all letter triples.
    """
    folded = fold(name)
    sharing = {key for word in folded.split() for key in _by_word(registry).get(word, ())}
    ranked = sorted(
        (
            (max(similarity(folded, fold(form)) for form in registry.entries[key].names), key)
            for key in sharing
            if registry.entries[key].entity.kind is kind
        ),
        key=lambda item: (-item[0], item[1]),
    )
    return tuple(registry.entries[key].entity for score, key in ranked[:_MOST] if score >= _LEAST_SIMILAR)


def fold(name: str) -> str:
    """Give a name in small letters, without accents and marks."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(
        "".join(
            letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter)
        ).split()
    )


def similarity(one: str, other: str) -> float:
    """Give the share of letter triples that two folded names have in common (Dice), as pg_trgm pads them."""
    first, second = _triples(one), _triples(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 0.0


def _triples(text: str) -> frozenset[str]:
    return frozenset(
        padded[place : place + 3]
        for word in text.split()
        for padded in (f"  {word} ",)
        for place in range(len(padded) - 2)
    )


@lru_cache(maxsize=4)
def _by_word(registry: Registry) -> Mapping[str, tuple[str, ...]]:
    """Arrange the registry's entities by the rare words of their names."""
    words: dict[str, set[str]] = defaultdict(set)
    for key, entry in registry.entries.items():
        for form in entry.names:
            for word in fold(form).split():
                words[word].add(key)
    return {word: tuple(sorted(keys)) for word, keys in words.items() if len(keys) < _COMMONEST}
