"""The words of site chrome, from lexicon.yaml.

A line is chrome when it *is* one of these phrases or begins as one of the patterns says; a sentence
that only holds such words is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from wirehouse.records import Label

# After one of these alone on its line, what follows belongs to the site and not to the article.
_TAIL = {Label.RELATED, Label.COMMENT}

# A story's origin is told below its last paragraph.
_ORIGIN = re.compile(
    r"(originally|first) (appeared|published|posted|reported|written|broadcast)|appeared first", re.I
)

_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_COUNT = re.compile(r"\s*[(\[]?\d[\d.,]*[)\]]?\s*$")
_PIECE = re.compile(r"\\.|\[[^\]]*\]|.", re.S)
_PAGER = re.compile(r"^[\s\d.,…|<>«»‹›←→·-]{1,60}$|^(?:\d{1,6}[\s,.|]+){2,}\d{1,6}$")


_WORD = re.compile(r"[^\W_]")

_EXTRA = 12
_LONGEST_LINE = 800


class _Beginning(NamedTuple):
    """How a line of chrome of at most `words` words begins.

    `is_tail` tells that what follows it is the site's. `opens` tells its first letters, so that few of
    the patterns need be tried on a line; None where it may begin otherwise. `in_dumps` tells that it is
    tried on the lines of dumps alone: on a page, elements tell such a line better.
    """

    label: Label
    words: int
    is_tail: bool
    pattern: re.Pattern[str]
    opens: re.Pattern[str] | None
    in_dumps: bool


@dataclass(frozen=True, slots=True)
class _Lexicon:
    label_of: dict[str, Label]
    longest: int
    beginnings: tuple[_Beginning, ...]
    agencies: frozenset[str]
    flags: frozenset[str]
    short_places: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    content = _read("lexicon")
    label_of: dict[str, Label] = {}
    for label, lines in content["phrases"].items():
        for phrase in (phrase.strip() for line in lines for phrase in line.split(";")):
            label_of.setdefault(phrase, Label(label))
    beginnings = tuple(
        _beginning(
            Label(entry["label"]),
            int(entry["words"]),
            "".join(entry["pattern"]),
            is_tail=bool(entry.get("tail")),
            in_dumps=bool(entry.get("dumps")),
        )
        for entry in content["beginnings"]
    )
    lists = {name: _entries(content[name]) for name in ("agencies", "flags", "short_places")}
    return _Lexicon(label_of, max(map(len, label_of)) + _EXTRA, beginnings, **lists)


@cache
def _walls() -> dict[str, re.Pattern[str]]:
    return {name: re.compile("".join(pieces), re.I) for name, pieces in _read("walls").items()}


def _read(name: str) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(Path(__file__).with_name(f"{name}.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506 - a safe one


def _beginning(label: Label, words: int, pattern: str, *, is_tail: bool, in_dumps: bool) -> _Beginning:
    letters = first_letters(pattern)
    opens = re.compile(f"[{''.join(sorted(letters))}]", re.I) if letters else None
    return _Beginning(label, words, is_tail, re.compile(rf"^[\W_]*(?:{pattern})", re.I), opens, in_dumps)


def first_letters(pattern: str) -> frozenset[str]:
    """Give the letters with which what a regular expression matches can begin; none where it is not sure.

    Sure are alternatives of words and of groups of words, a group that may be left out included. `\\d`
    stands for the digits.
    """
    found: set[str] = set()
    for alternative in _alternatives(pattern):
        if alternative.startswith("("):
            inner, rest = _group(alternative)
            pieces = [inner, rest.removeprefix("?")] if rest.startswith("?") else [inner]
            if rest[:1] in {"*", "{"}:
                return frozenset()
            letters = [first_letters(piece) for piece in pieces]
            if not all(letters):
                return frozenset()
            found.update(*letters)
        else:
            one = _PIECE.match(alternative)
            is_plain = one is not None and (one[0].isalpha() or one[0] == r"\d")
            if one is None or not is_plain or alternative[one.end() :][:1] in {"?", "*", "{"}:
                return frozenset()
            found.add(one[0])
    return frozenset(found)


def _alternatives(pattern: str) -> list[str]:
    """Part a regular expression at the bars that lie in no group and in no set of characters."""
    found, depth, start = list[str](), 0, 0
    for piece in _PIECE.finditer(pattern):
        depth += (piece[0] == "(") - (piece[0] == ")")
        if piece[0] == "|" and depth == 0:
            found.append(pattern[start : piece.start()])
            start = piece.end()
    return [*found, pattern[start:]]


def _group(pattern: str) -> tuple[str, str]:
    """Part a regular expression that begins with a group: what is in it, and what follows."""
    depth = 0
    for piece in _PIECE.finditer(pattern):
        depth += (piece[0] == "(") - (piece[0] == ")")
        if depth == 0:
            return pattern[1 : piece.start()], pattern[piece.end() :]
    raise ValueError(f"a group without an end: {pattern}")


def _entries(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(entry.strip() for line in lines for entry in line.split(";"))


@cache
def phrases(label: Label) -> tuple[str, ...]:
    """Give the lines that are chrome of a kind, in small letters."""
    return tuple(phrase for phrase, its in _lexicon().label_of.items() if its is label and phrase)


def wall(name: str) -> re.Pattern[str]:
    """Give the wordings of a kind of page that is no article: "error", "bot", "consent", "paywall"."""
    return _walls()[name]


def is_agency(name: str) -> bool:
    """Tell whether a name is a news agency's."""
    return name.strip().casefold() in _lexicon().agencies


def is_flag(word: str) -> bool:
    """Tell whether a word announces a story ("BREAKING", "ANALYSIS") or begins a sentence."""
    return word.casefold() in _lexicon().flags


def is_short_place(word: str) -> bool:
    """Tell whether a word of few letters is a city's name."""
    return word.casefold() in _lexicon().short_places


@dataclass(frozen=True, slots=True)
class Match:
    """What a line's wording says about it. `is_tail`: what follows is the site's."""

    label: Label
    reason: str
    is_tail: bool = False


def look_up(text: str, words: int, *, in_dump: bool = False) -> Match | None:
    """Tell whether a line is chrome by its wording alone. `words` is its length in words."""
    if len(text) > _LONGEST_LINE:
        return None
    lexicon = _lexicon()
    if _PAGER.match(text):
        return Match(Label.NAVIGATION, "numbers and arrows only")
    if len(text) <= lexicon.longest:
        bare = text.casefold()
        if not (bare[:1].isalnum() and bare[-1:].isalnum()):
            bare = _EDGE.sub("", bare)
        label = lexicon.label_of.get(bare)
        if label is None and bare[-1:].isdecimal():
            label = lexicon.label_of.get(_EDGE.sub("", _COUNT.sub("", bare)))
        if label is not None:
            return Match(label, f"the line is “{bare}”", label in _TAIL)
    first = _WORD.search(text)
    any_of, each = _beginnings(first[0] if first else "", in_dump)
    if any_of.match(text) is None:
        return None
    for one in each:
        if words <= one.words:
            found = one.pattern.match(text)
            if found:
                return Match(
                    one.label,
                    f"it begins “{found[0].strip()[:40]}”",
                    one.is_tail or _ORIGIN.search(found[0]) is not None,
                )
    return None


@lru_cache(1_024)
def _beginnings(first: str, in_dump: bool) -> tuple[re.Pattern[str], tuple[_Beginning, ...]]:
    """Give what may begin with a letter, and one pattern for it all; empty: what may begin with none."""
    found = tuple(
        one
        for one in _lexicon().beginnings
        if (in_dump or not one.in_dumps) and (one.opens is None or (first and one.opens.match(first)))
    )
    return re.compile("|".join(one.pattern.pattern for one in found), re.I), found
