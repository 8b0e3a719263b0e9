"""An article of an invented paper: a few lines of facts, a blank line, the paragraphs; and its page."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from string import Template


@dataclass(frozen=True)
class Article:
    """What an article says, as it was written down. `published` is an ISO 8601 time with its offset; without a `path`
    the article is served only where `site.yaml` names it.
    """

    headline: str
    author: str
    published: str
    section: str
    paragraphs: tuple[str, ...]
    path: str = ""
    modified: str = ""
    standfirst: str = ""


def read_article(file: Path) -> Article:
    """Read one article; a fact that is not known, or is missing, is an error."""
    head, _, body = file.read_text(encoding="utf-8").partition("\n\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    return Article(paragraphs=tuple(" ".join(p.split()) for p in body.strip().split("\n\n")), **facts)


def page_of(article: Article, others: Mapping[str, Article], template: str, charset: str) -> str:
    """The page of an article in its site's template, with the headlines of the others beside it."""
    published = datetime.fromisoformat(article.published)
    return Template(template).substitute(
        path=article.path,
        charset=charset,
        headline=html.escape(article.headline),
        author=html.escape(article.author),
        published=article.published,
        modified=article.modified or article.published,
        day=f"{published.day} {published:%B %Y}",
        time=f"{published:%H:%M}",
        section=html.escape(article.section),
        standfirst=html.escape(article.standfirst),
        body="\n".join(f"<p>{html.escape(text)}</p>" for text in article.paragraphs),
        json_ld=_json_ld(article),
        related="\n".join(
            f'<li><a href="{other.path}">{html.escape(other.headline)}</a></li>'
            for other in others.values()
            if other.path != article.path and other.path
        ),
    )


def _json_ld(article: Article) -> str:
    stated = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "datePublished": article.published,
        "dateModified": article.modified or article.published,
        "author": {"@type": "Person", "name": article.author},
        "articleSection": article.section,
    }
    return json.dumps(stated, ensure_ascii=False).replace("</", "<\\/")
