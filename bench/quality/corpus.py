"""The pages with gold that quality is measured on, and the scores, both from ../shared/data."""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from wirehouse.clean import charset
from wirehouse.records import HTML, TEXT, RawDocument

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
NEWS = ("scrapinghub", "fundus-eval", "fundus-tests", "wcxb")
"""The four sets of news pages that the headline figures speak of; of wcxb, its articles."""

FOLDS = 5
DUMPS = ("spaced", "tight", "broken")


@cache
def tool(name: str) -> ModuleType:
    """Load one of the tools that lie beside the data: "score" or "dump"."""
    os.environ.setdefault("CORPUS", str(DATA / "html"))
    spec = importlib.util.spec_from_file_location(name, DATA / "tools" / f"{name}.py")
    assert spec and spec.loader  # noqa: S101 - the path ends in .py
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class GoldPage:
    """A saved page and what people say of it. `row` is its line of the index, as its README describes."""

    row: dict[str, Any]

    @property
    def dataset(self) -> str:
        """The set that it comes from."""
        return str(self.row["dataset"])

    @property
    def key(self) -> str:
        """Its name among all pages."""
        return f"{self.dataset}/{self.row['id']}"

    @property
    def golds(self) -> list[str]:
        """The texts that count as right; none where no text is known."""
        return [self.row["text"], *(self.row.get("text_alt") or [])] if self.row.get("text") else []

    @property
    def fold(self) -> int:
        """The fifth of the domains that it belongs to, from 0."""
        return int(hashlib.sha256(f"f{self.row['domain']}".encode()).hexdigest(), 16) % FOLDS

    @property
    def is_news(self) -> bool:
        """Whether it is of the four news sets."""
        return self.dataset in NEWS and (self.dataset != "wcxb" or self.row.get("page_type") == "article")

    def html(self) -> bytes:
        """The page as it was saved."""
        return gzip.decompress((DATA / "html" / str(self.row["html"])).read_bytes())

    def document(self, style: str) -> RawDocument:
        """The page as a raw document: "html", or a text dump in one of the styles of `DUMPS`."""
        page = self.html()
        if style == "html":
            return RawDocument.from_bytes(page, self.row.get("url") or "page.html", HTML)
        text = tool("dump").dump(page, style, charset.decode(page).charset)
        return RawDocument.from_bytes(text.encode("utf-8", "replace"), "page.txt", TEXT)


def load() -> list[GoldPage]:
    """List the pages. Raises `FileNotFoundError` where ../shared/data is not."""
    return [GoldPage(row) for row in tool("score").index()]
