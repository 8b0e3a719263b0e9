"""The pages of documentation, and what stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = (
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *sorted(DOCS.rglob("*.md")),
    *sorted((ROOT / "include").rglob("README.md")),
)

_BLOCK = re.compile(
    r"^(?:<!-- (?P<marker>[^>]*?) -->\n)?```(?P<language>\w*)\n(?P<text>.*?)^```$", re.M | re.S
)
_LINK = re.compile(r"(?<!\\)\]\((?P<target>[^()\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (?P<text>.+)$", re.M)


@dataclass(frozen=True)
class Block:
    """A fenced block: the words of the comment before it, its language, its text, where it begins."""

    page: Path
    line: int
    marker: str
    language: str
    text: str

    def __str__(self) -> str:
        """For the names of tests."""
        return f"{self.page.name}:{self.line}"


def blocks(page: Path, language: str | None = None) -> list[Block]:
    """The fenced blocks of a page, in one language or all."""
    text = page.read_text(encoding="utf-8")
    found = [
        Block(page, text.count("\n", 0, m.start()) + 1, m["marker"] or "", m["language"], m["text"])
        for m in _BLOCK.finditer(text)
    ]
    return [block for block in found if language in (None, block.language)]


def links(page: Path) -> list[str]:
    """The targets of the links and pictures of a page."""
    return [match["target"] for match in _LINK.finditer(_BLOCK.sub("", page.read_text(encoding="utf-8")))]


def anchors(page: Path) -> set[str]:
    """What a link may name after # in a page, made as GitHub makes it."""
    headings = _HEADING.findall(_BLOCK.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def rows(page: Path) -> dict[str, str]:
    """The rows of a page's tables by the first cell's code, such as `name`."""
    lines = re.findall(r"^\| `([^`|]+)`.*\|$", page.read_text(encoding="utf-8"), re.M)
    whole = re.findall(r"^\| `[^`|]+`.*\|$", page.read_text(encoding="utf-8"), re.M)
    return dict(zip(lines, whole, strict=True))
