"""A news source: one YAML file under include/sources, named for the source.

A folder of raw files without such a file is a source too, with no rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from wirehouse import identity
from wirehouse.errors import SourceError
from wirehouse.records import RepairKind

DATE_ORDERS = ("dmy", "mdy", "ymd")
PROFILES = ("learn", "pinned", "off")
_KEYS = frozenset("name homepage language timezone date_order licence rules floors profile repairs".split())


@dataclass(frozen=True, slots=True)
class Rule:
    """One CSS selector, good for pages captured until `valid_until` (None: for all)."""

    css: str
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What a source states about its own pages: CSS selectors, and lines of its text dumps to drop.

    `keep` names the containers of the body; everything outside is dropped. `drop` removes elements.
    `headline`, `standfirst`, `byline`, `date` and `section` name the element that holds the value.
    `drop_lines` are whole lines of chrome, compared without regard to case.
    """

    keep: tuple[Rule, ...] = ()
    drop: tuple[Rule, ...] = ()
    headline: tuple[Rule, ...] = ()
    standfirst: tuple[Rule, ...] = ()
    byline: tuple[Rule, ...] = ()
    date: tuple[Rule, ...] = ()
    section: tuple[Rule, ...] = ()
    drop_lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Floors:
    """What a healthy batch of a source looks like, as shares from 0 to 1; below, the batch warns."""

    with_date: float = 0.0
    with_author: float = 0.0


@dataclass(frozen=True, slots=True)
class Source:
    """A news source.

    `timezone` is the IANA zone in which it prints times without an offset, `date_order` the order of
    the numbers in its dates (`dmy`, `mdy`, `ymd`), each None where it is not stated. `profile` says
    whether what recurs over its pages is learned (`learn`), used as it stands (`pinned`) or not at all
    (`off`). `repairs` says of some kinds of text repair whether they are made; the others are.
    """

    id: str
    name: str | None = None
    homepage: str | None = None
    language: str | None = None
    timezone: str | None = None
    date_order: str | None = None
    licence: str | None = None
    rules: Rules = field(default=Rules())
    floors: Floors = field(default=Floors())
    profile: str = "learn"
    repairs: tuple[tuple[RepairKind, bool], ...] = ()
    version: str = ""

    @property
    def repairs_off(self) -> frozenset[RepairKind]:
        """The kinds of text repair that are not made."""
        return frozenset(kind for kind, is_on in self.repairs if not is_on)

    def without_repairs(self, kinds: Iterable[RepairKind]) -> Source:
        """Give the source with these kinds of repair off, but for those of which it says itself."""
        stated = {kind for kind, _ in self.repairs}
        more = tuple((kind, False) for kind in sorted(set(kinds) - stated))
        if not more:
            return self
        # What changes the reading changes the version.
        version = identity.rules_hash([self.version, [kind for kind, _ in more]])
        return replace(self, repairs=(*self.repairs, *more), version=version)


def unknown(source_id: str) -> Source:
    """Describe a source that has no YAML file."""
    return Source(id=source_id)


@cache
def load_all(folder: Path) -> Mapping[str, Source]:
    """Read every source of a folder, by id. Raises `SourceError` for the first that is wrong."""
    return {path.stem: read(path) for path in sorted(folder.glob("*.yaml"))}


def read(path: Path) -> Source:
    """Read one source's YAML file. Raises `SourceError`, naming the file and the key."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SourceError(f"{path}: not readable as YAML: {error}") from error
    if not isinstance(content, dict):
        raise SourceError(f"{path}: a mapping of keys is expected, such as 'name: The Example'")
    _only(path, content, _KEYS, "")
    texts = {
        key: _text(path, content, key)
        for key in ("name", "homepage", "language", "timezone", "date_order", "licence")
    }
    if texts["date_order"] not in {None, *DATE_ORDERS}:
        raise SourceError(f"{path}: date_order: one of {', '.join(DATE_ORDERS)} is expected")
    if texts["timezone"]:
        try:
            ZoneInfo(texts["timezone"])
        except (KeyError, ValueError, OSError) as error:
            raise SourceError(f"{path}: timezone: {texts['timezone']!r} is no IANA time zone") from error
    return Source(
        id=path.stem,
        rules=_rules(path, content.get("rules") or {}),
        floors=_floors(path, content.get("floors") or {}),
        profile=_profile(path, content.get("profile", "learn")),
        repairs=_repairs(path, content.get("repairs") or {}),
        version=identity.rules_hash(content),
        **texts,
    )


def _only(path: Path, mapping: object, keys: AbstractSet[str], where: str) -> None:
    if not isinstance(mapping, dict):
        raise SourceError(f"{path}: {where.rstrip('.')}: a mapping of keys is expected")
    for key in mapping:
        if key not in keys:
            raise SourceError(f"{path}: {where}{key}: unknown key; known are {', '.join(sorted(keys))}")


def _text(path: Path, mapping: Mapping[str, Any], key: str) -> str | None:
    value = mapping.get(key)
    # YAML 1.1 reads the language code `no` as false.
    if value is False and key == "language":
        return "no"
    if value is not None and not isinstance(value, str):
        raise SourceError(f"{path}: {key}: a text is expected; put it in quotes")
    return value


def _profile(path: Path, value: object) -> str:
    # YAML 1.1 reads the words `on` and `off` as true and false.
    word = {True: "learn", False: "off"}[value] if isinstance(value, bool) else value
    if word not in PROFILES:
        raise SourceError(f"{path}: profile: one of {', '.join(PROFILES)} is expected")
    return str(word)


def _repairs(path: Path, content: object) -> tuple[tuple[RepairKind, bool], ...]:
    _only(path, content, set(RepairKind), "repairs.")
    assert isinstance(content, dict)  # noqa: S101 - narrows for the type checker; _only has checked it
    for key, value in content.items():
        if not isinstance(value, bool):
            raise SourceError(f"{path}: repairs.{key}: on or off is expected")
    return tuple((RepairKind(key), value) for key, value in sorted(content.items()))


def _rules(path: Path, content: object) -> Rules:
    fields = {"keep", "drop", "headline", "standfirst", "byline", "date", "section"}
    _only(path, content, fields | {"drop_lines"}, "rules.")
    assert isinstance(content, dict)  # noqa: S101 - narrows for the type checker; _only has checked it
    lines = content.get("drop_lines") or []
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise SourceError(f"{path}: rules.drop_lines: a list of texts is expected")
    return Rules(
        drop_lines=tuple(lines), **{name: _selectors(path, name, content.get(name)) for name in fields}
    )


def _selectors(path: Path, name: str, value: object) -> tuple[Rule, ...]:
    import soupsieve  # noqa: PLC0415 - only a source with rules pays for it

    entries = value if isinstance(value, list) else [] if value is None else [value]
    rules = []
    for entry in entries:
        stated = {"css": entry} if isinstance(entry, str) else entry
        _only(path, stated, {"css", "valid_until"}, f"rules.{name}.")
        assert isinstance(stated, dict)  # noqa: S101 - narrows for the type checker; _only has checked it
        css, until = stated.get("css"), stated.get("valid_until")
        if not isinstance(css, str):
            raise SourceError(f"{path}: rules.{name}: a CSS selector is expected")
        if until is not None and type(until) is not date:
            raise SourceError(f"{path}: rules.{name}.valid_until: a day is expected, such as 2026-11-30")
        try:
            soupsieve.compile(css)
        except soupsieve.SelectorSyntaxError as error:
            raise SourceError(f"{path}: rules.{name}: {css!r} is no CSS selector: {error}") from error
        rules.append(Rule(css, until))
    return tuple(rules)


def _floors(path: Path, content: object) -> Floors:
    _only(path, content, {"with_date", "with_author"}, "floors.")
    assert isinstance(content, dict)  # noqa: S101 - narrows for the type checker; _only has checked it
    for key, value in content.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise SourceError(f"{path}: floors.{key}: a share between 0 and 1 is expected")
    return Floors(**{key: float(value) for key, value in content.items()})
