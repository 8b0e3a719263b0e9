"""Reading the sites: one folder each, its articles in plain text, and what is odd about it in `site.yaml`."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from web.answers import Answer, Fault
from web.articles import Article, page_of, read_article

SITES = Path(__file__).parent / "sites"

_TYPES = {
    ".xml": "application/xml",
    ".rss": "application/rss+xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".rdf": "application/rdf+xml",
    ".json": "application/feed+json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".gz": "application/gzip",
}


@dataclass
class Site:
    """One host: its answers by path, each path with those of its first visit, its second, ..."""

    host: str
    answers: dict[str, tuple[Answer, ...]]

    def at(self, path: str) -> tuple[Answer, ...]:
        """The answers at a path; none where there is nothing."""
        return self.answers.get(path, ())


def read_sites() -> dict[str, Site]:
    """Read every site, by its host."""
    return {folder.name: _read_site(folder) for folder in sorted(SITES.iterdir()) if folder.is_dir()}


def _read_site(folder: Path) -> Site:
    written = yaml.safe_load((folder / "site.yaml").read_text(encoding="utf-8")) or {}
    articles = {path.stem: read_article(path) for path in sorted((folder / "articles").glob("*.txt"))}
    default = written.get("articles", {})
    answers = {
        article.path: (_answer(folder, articles, {"article": name} | default),)
        for name, article in articles.items()
        if article.path
    }
    for path in sorted(folder.glob("*")):
        if path.suffix in _TYPES:
            answers[f"/{path.name}"] = (_answer(folder, articles, {"file": path.name}),)
    for path, stated in written.get("answers", {}).items():
        visits = stated if isinstance(stated, list) else [stated]
        answers[path] = tuple(_answer(folder, articles, visit) for visit in visits)
    return Site(folder.name, answers)


def _answer(folder: Path, articles: Mapping[str, Article], stated: Mapping[str, Any]) -> Answer:
    """Make an answer of what site.yaml says of it; an unknown key is an error."""
    known = dict(stated)
    body, media_type = _body(folder, articles, known)
    return Answer(
        body=body,
        status=known.pop("status", 200),
        media_type=known.pop("type", media_type),
        headers=tuple((str(name), str(value)) for name, value in known.pop("headers", {}).items()),
        packed=tuple(known.pop("packed", ())),
        is_packed_already=known.pop("packed_already", False),
        is_chunked=known.pop("chunked", False),
        is_bare=known.pop("bare", False),
        retry_after=_text(known.pop("retry_after", None)),
        fault=Fault(known.pop("fault")) if "fault" in known else None,
        **known,
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _body(folder: Path, articles: Mapping[str, Article], stated: dict[str, Any]) -> tuple[bytes, str | None]:
    charset = stated.pop("charset", "utf-8")
    if "article" in stated:
        template = (folder / stated.pop("template", "page.html")).read_text(encoding="utf-8")
        text, media_type = page_of(articles[stated.pop("article")], articles, template, charset), "text/html"
        return text.encode(charset, "xmlcharrefreplace"), f"{media_type}; charset={charset}"
    if "file" in stated:
        path = folder / stated.pop("file")
        # Not as text: that would mend the line ends of a robots file that has all three kinds.
        body = path.read_bytes().decode().encode(charset)
        return (gzip.compress(body, mtime=0) if stated.pop("gz", False) else body), _TYPES[path.suffix]
    body = stated.pop("text", "").encode(charset)
    return body, "text/html; charset=utf-8" if body else None
