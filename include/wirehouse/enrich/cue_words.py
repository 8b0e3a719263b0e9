"""The words by which news says that someone speaks, by language, from cue_words.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("cue_words.yaml")


@dataclass(frozen=True, slots=True)
class CueWords:
    """The words of one language, in small letters; the file says what each list is for."""

    said: frozenset[str]
    beside: frozenset[str]
    going_on: frozenset[str]
    plain: frozenset[str]
    nouns: frozenset[str]
    according: frozenset[str]
    behind: frozenset[str]
    that: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    other: frozenset[str]
    small: frozenset[str]
    titles: frozenset[str]

    @property
    def verbs(self) -> frozenset[str]:
        """Every form of a verb that can report speech."""
        return self.said | self.beside | self.going_on

    @property
    def pronouns(self) -> frozenset[str]:
        """Every pronoun of one who speaks."""
        return self.he | self.she | self.other


def cue_words(language: str) -> CueWords | None:
    """Give the words of a language, by its ISO 639-1 code; None for one that the file does not hold."""
    return _all().get(language)


@cache
def _all() -> Mapping[str, CueWords]:
    import yaml  # noqa: PLC0415 - only a text with quotations pays for it

    content = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    fields = CueWords.__dataclass_fields__
    # YAML 1.1 reads the language code `no` as false; quote it there.
    for language, lists in content.items():
        if unknown := set(lists) - set(fields):
            raise ValueError(f"{_FILE.name}: {language}: unknown lists {sorted(unknown)}")
    return {
        language: CueWords(**{name: _words(lists.get(name)) for name in fields})
        for language, lists in content.items()
    }


def _words(lists: str | list[str] | None) -> frozenset[str]:
    """Part lists of words; an underscore stands for the space inside one entry."""
    text = lists if isinstance(lists, str) else " ".join(lists or ())
    return frozenset(word.replace("_", " ") for word in text.split())
