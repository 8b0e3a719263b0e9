"""Which of its meanings a surface form has in one document."""

from __future__ import annotations

from functools import lru_cache

from wirehouse.enrich.gazetteer import Index, find, index
from wirehouse.enrich.registry import Registry, Sense
from wirehouse.enrich.text import tokens


class Senses:
    """The meanings of the registry's forms in one document, decided once for all of it.

    The sense with the most of its context words in the document wins. A sense without context words
    is what the form means by default. Two that tie leave the form undecided.
    """

    def __init__(self, registry: Registry, document: str) -> None:
        self._registry = registry
        self._document = document
        self._decided: dict[str, str | None] = {}
        self._words: frozenset[str] | None = None

    def key(self, form: str) -> str | None:
        """Give the key of the entity that the form means here, None where that is open or nobody."""
        if form not in self._decided:
            self._decided[form] = self._decide(self._registry.senses.get(form, ()))
        return self._decided[form]

    def reasons(self, form: str, key: str) -> tuple[str, ...]:
        """Give the words of the document that speak for one meaning of a form, in the registry's order."""
        words = self._met()
        return tuple(
            word
            for sense in self._registry.senses.get(form, ())
            if sense.key == key
            for word in sense.context
            if word in words
        )

    def is_nobody(self, form: str) -> bool:
        """Tell whether the registry declares that the form names none of its entities."""
        return all(sense.key is None for sense in self._registry.senses.get(form, ()))

    def _decide(self, senses: tuple[Sense, ...]) -> str | None:
        if len(senses) == 1 and not senses[0].context:
            return senses[0].key
        ranked = sorted(
            ((self._support(sense), sense.key) for sense in senses), reverse=True, key=lambda s: s[0]
        )
        default = next((sense.key for sense in senses if not sense.context), None)
        if not ranked or ranked[0][0] == 0:
            return default
        if len(ranked) > 1 and ranked[1][0] == ranked[0][0]:
            return default
        return ranked[0][1]

    def _support(self, sense: Sense) -> int:
        words = self._met()
        return sum(word in words for word in sense.context)

    def _met(self) -> frozenset[str]:
        if self._words is None:
            pieces = tokens(self._document)
            self._words = frozenset(
                name for _, name in find(self._document, pieces, _contexts(self._registry))
            )
        return self._words


@lru_cache(maxsize=4)
def _contexts(registry: Registry) -> Index:
    return index({word for senses in registry.senses.values() for sense in senses for word in sense.context})
