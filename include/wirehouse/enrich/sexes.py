"""Whom "he" and "she" can mean: what titles, job names and given names tell of a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from uuid import UUID

from wirehouse.records import Mention

_FILE = Path(__file__).with_name("given_names.yaml")
_MALE = re.compile(
    r"\b(?:Mr|Sir|Lord|King|Prince|Pope|Father|Brother|Imam|Rabbi|Cardinal|\w*man|brother|father|husband|son|actor)\b"
)
_FEMALE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess|Sister|\w*woman|sister|mother|wife|daughter|actress)\b"
)
_BEFORE = 40
HE, SHE = "he", "she"


def sexes(text: str, people: Iterable[Mention]) -> Mapping[UUID, str]:
    """Give "he" or "she" for the people of whom a title, a job name or the given name tells it.

    Titles and job names go before given names; where they disagree within the document, nothing is told.
    """
    titles: dict[UUID, set[str]] = {}
    told: dict[UUID, str] = {}
    for mention in people:
        entity = mention.entity
        if entity is None:
            continue
        if sign := _by_title(text, mention.start):
            titles.setdefault(entity.id, set()).add(sign)
        if sign := _by_name(entity.name):
            told[entity.id] = sign
    for key, signs in titles.items():
        told.pop(key, None)
        if len(signs) == 1:
            told[key] = next(iter(signs))
    return told


def _by_title(text: str, start: int) -> str | None:
    before = text[max(0, start - _BEFORE) : start]
    # Only the words right before the name are its own: "his wife and the president Ann Lee".
    own = re.split(r"[,;:!?\"“”()\n]|\b(?:and|or|of|to|with|by|the|for|from)\b", before)[-1]
    if _FEMALE.search(own):
        return SHE
    return HE if _MALE.search(own) else None


def _by_name(name: str) -> str | None:
    words = name.split()
    return _names().get(_bare(words[0])) if len(words) > 1 else None


def _bare(word: str) -> str:
    spread = unicodedata.normalize("NFKD", word.partition("-")[0].lower())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


@cache
def _names() -> Mapping[str, str]:
    import yaml  # noqa: PLC0415 - only a text with quotations pays for it

    content = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {name: sex for sex in (HE, SHE) for names in content[sex] for name in names.split()}
