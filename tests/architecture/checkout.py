"""The checkout as the laws see it: its tracked files, and who imports whom."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "include" / "wirehouse"
STAGES = ("collect", "clean", "enrich", "validate", "publish")


@cache
def tracked() -> tuple[Path, ...]:
    """Every tracked file that is there, relative to the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    return tuple(Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file())


def modules() -> list[Path]:
    """The library's modules."""
    return sorted(LIBRARY.rglob("*.py"))


def name_of(path: Path) -> str:
    """The dotted name of a module of the library."""
    parts = path.relative_to(LIBRARY.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """The room of a dotted name: `clean` of `wirehouse.clean.dates`; empty for the package itself."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imports(path: Path) -> Iterator[str]:
    """The dotted names that a file imports, at any depth of its code."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
