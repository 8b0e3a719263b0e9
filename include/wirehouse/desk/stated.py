"""What the files of the checkout state: sources, expectations, reasons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from wirehouse import sources
from wirehouse.errors import SourceError
from wirehouse.settings import INCLUDE

_REASONS = INCLUDE.parent / "docs" / "reasons.md"
_ROW = re.compile(r"^\| `([a-z_]+)` \| (.*?) \| (.*?) \|$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def floors_of(folder: Path) -> dict[str, tuple[float, float]]:
    """Give the floors of every source that states them: the shares with a date and with an author."""
    try:
        stated = sources.load_all(folder)
    except SourceError:
        return {}
    return {name: (one.floors.with_date, one.floors.with_author) for name, one in stated.items()}


def names_of(folder: Path) -> list[str]:
    """Name the sources that have a YAML file."""
    try:
        return sorted(path.stem for path in folder.glob("*.yaml"))
    except OSError:
        return []


def yaml_of(folder: Path, source: str) -> str | None:
    """Give a source's YAML file as it stands, None where it has none."""
    if not re.fullmatch(r"[\w.-]+", source):
        return None
    try:
        return (folder / f"{source}.yaml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


@cache
def reasons() -> Mapping[str, tuple[str, str]]:
    """Give of every reason what it means and what to do, as docs/reasons.md says; empty without that file."""
    try:
        page = _REASONS.read_text(encoding="utf-8")
    except OSError:
        return {}
    return {code: (_plain(meaning), _plain(advice)) for code, meaning, advice in _ROW.findall(page)}


@cache
def expectations() -> Mapping[str, Mapping[str, Any]]:
    """Give every expectation of the suites by suite and name: `meaning`, `level`, `reason`, and its YAML."""
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted((INCLUDE / "suites").glob("*.yaml")):
        suite = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        most = suite.get("most_pass")
        stated = [*suite.get("expectations", []), *([{**most, "level": "batch"}] if most else [])]
        for one in stated:
            text = yaml.safe_dump(one, sort_keys=False, allow_unicode=True, width=100)
            found[f"{path.stem}.{one['name']}"] = {**one, "suite": path.stem, "yaml": text}
    return found


def _plain(markdown: str) -> str:
    return _LINK.sub(r"\1", markdown).replace("`", "")
