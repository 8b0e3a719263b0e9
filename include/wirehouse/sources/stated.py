"""Values of a YAML file that know where they stand, so that a fault is told with file, line and key."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from wirehouse.errors import SourceError

_LARGEST = 1_000_000

Where: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A value, with its file, the keys that lead to it, and the lines of the whole file's values."""

    path: Path
    lines: Mapping[Where, int]
    where: Where
    value: Any

    def fault(self, message: str) -> SourceError:
        """Say what is wrong with the value."""
        where = self.where
        while where not in self.lines and where:
            where = where[:-1]
        line = self.lines.get(where, 1)
        return SourceError(f"{self.path}:{line}: {self._key()}{message}")

    def mapping(self, keys: Collection[str]) -> dict[str, Stated]:
        """Give the values by their keys; nothing stated is an empty mapping. Only these keys may stand there."""
        if self.value is None:
            return {}
        if not isinstance(self.value, dict):
            example = "" if self.where else ", such as 'name: The Example'"
            raise self.fault(f"a mapping of keys is expected{example}")
        values = {key: self._at(key, value) for key, value in self.value.items()}
        for key, value in values.items():
            if key not in keys:
                raise value.fault(f"unknown key; known are {', '.join(sorted(keys))}")
        return values

    def entries(self) -> list[Stated]:
        """Give the values of a list; one value alone is a list of it, and nothing an empty one."""
        if self.value is None:
            return []
        if not isinstance(self.value, list):
            return [self]
        return [self._at(index, value) for index, value in enumerate(self.value)]

    def text(self) -> str | None:
        """Give a text, None for nothing."""
        if self.value is not None and not isinstance(self.value, str):
            raise self.fault("a text is expected; put it in quotes")
        return self.value

    def number(self, least: float, most: float, what: str) -> float:
        """Give a number between two bounds; `what` says which is expected."""
        value = self.value
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not math.isfinite(value) or not least <= value <= most:
            raise self.fault(f"{what} is expected")
        return float(value)

    def switch(self) -> bool:
        """Give on or off, which YAML 1.1 reads as true and false."""
        if not isinstance(self.value, bool):
            raise self.fault("on or off is expected")
        return self.value

    def choice(self, choices: Collection[str]) -> str:
        """Give one of some words."""
        if not isinstance(self.value, str) or self.value not in choices:
            raise self.fault(f"one of {', '.join(choices)} is expected")
        return self.value

    def _at(self, key: Any, value: Any) -> Stated:
        return Stated(self.path, self.lines, (*self.where, key), value)

    def _key(self) -> str:
        key = ""
        for part in self.where:
            key += f"[{part}]" if isinstance(part, int) else f"{'.' if key else ''}{part}"
        return f"{key}: " if key else ""


def read_yaml(path: Path) -> Stated:
    """Read a YAML file of one document.

    Raises `SourceError` for what is no YAML, is over 1 MB, states a key twice (YAML would take the last
    in silence) or refers back by an alias (which can make a small file large).
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise SourceError(f"{path}:1: it is larger than {_LARGEST:,} bytes")
        text = path.read_text(encoding="utf-8")
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        lines: dict[Where, int] = {(): 1}
        _mark(path, node, (), lines, set())
        content = None if node is None else loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise SourceError(f"{path}:{line}: not readable as YAML: {error.problem}") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError, RecursionError) as error:
        raise SourceError(f"{path}:1: not readable as YAML: {error}") from error
    return Stated(path, lines, (), content)


def _mark(path: Path, node: yaml.Node | None, where: Where, lines: dict[Where, int], seen: set[int]) -> None:
    if node is None:
        return
    if id(node) in seen:
        line = node.start_mark.line + 1
        raise SourceError(f"{path}:{line}: an alias refers back to this; write it out where it is meant")
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise SourceError(
                    f"{path}:{key.start_mark.line + 1}: not readable as YAML: a key is one word"
                )
            place = (*where, key.value)
            if place in lines:
                raise SourceError(
                    f"{path}:{key.start_mark.line + 1}: {key.value}: it is stated before, on line {lines[place]}"
                )
            # Of the key and not of the value, which of a list begins a line later.
            lines[place] = key.start_mark.line + 1
            _mark(path, value, place, lines, seen)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            lines[(*where, index)] = value.start_mark.line + 1
            _mark(path, value, (*where, index), lines, seen)
