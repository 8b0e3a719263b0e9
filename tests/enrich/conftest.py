"""The five real texts that lie beside the repository, as the articles that cleaning makes of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from wirehouse.enrich import enrich
from wirehouse.enrich.registry import Registry, default_registry
from wirehouse.records import Article, Enrichment, Precision, PublicationDate, QuotationKind

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
NAMES = ("000", "001", "002", "003", "004")


def article_of(body: str, **fields: Any) -> Article:
    """Make an English article of a body."""
    return Article(
        **{
            "document_id": "0" * 64,
            "address": "a.txt",
            "source": "loose",
            "headline": "",
            "body": body,
            "language": "en",
            **fields,
        }
    )


def published(day: str) -> PublicationDate:
    """Make a date of publication that is known to the day."""
    return PublicationDate(day, Precision.DAY)


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The registry that comes with Wirehouse."""
    return default_registry()


def read_gold(name: str) -> dict[str, Any]:
    """Read what a person found in one of the real texts."""
    seeds = json.loads((SEEDS / "gold-entities.json").read_text(encoding="utf-8"))["seeds"]
    gold: dict[str, Any] = next(value for key, value in seeds.items() if key.startswith(name))
    return gold


def read_article(name: str) -> Article:
    """Read one of the real texts by the lines that a person marked as its title and body."""
    documents = json.loads((SEEDS / "gold-articles.json").read_text(encoding="utf-8"))["documents"]
    file, marked = next((file, marked) for file, marked in documents.items() if file.startswith(name))
    lines = (SEEDS / file).read_text(encoding="utf-8").split("\n")
    title = lines[marked["title_line"] - 1].strip()
    body = "\n\n".join(
        line.strip().removesuffix(title).rstrip()
        for first, last in marked["body_lines"]
        for line in lines[first - 1 : last]
    )
    for before, after in (('decades."The', 'decades." The'), ("region.Last", "region. Last"), (". .", ".")):
        body = body.replace(before, after)
    stated = marked["published"]["value"]
    day = published(stated[:10]) if stated else PublicationDate()
    return article_of(body, headline=title, published=day)


@pytest.fixture(scope="session", params=NAMES)
def real(request: pytest.FixtureRequest) -> Iterator[tuple[Article, dict[str, Any], Enrichment]]:
    """One of the five real texts: the article, what a person found in it, and what we find."""
    if not SEEDS.is_dir():
        pytest.skip("the real texts do not lie beside this checkout (../shared/seeds)")
    article = read_article(request.param)
    yield article, read_gold(request.param), enrich(article)


@pytest.fixture(scope="session")
def read(registry: Registry) -> Callable[..., Enrichment]:
    """Enrich a body: `read(body, day="2024-06-12", headline=...)`."""

    def enriched(body: str, *, day: str | None = None, **fields: Any) -> Enrichment:
        date = published(day) if day else PublicationDate()
        return enrich(article_of(body, published=date, **fields), registry)

    return enriched


@pytest.fixture(scope="session")
def links(read: Callable[..., Enrichment]) -> Callable[..., dict[str, tuple[str, str]]]:
    """Enrich a body and give, for each surface, the entity it was linked to and how."""

    def linked(body: str, **fields: Any) -> dict[str, tuple[str, str]]:
        return {
            mention.surface: (mention.entity.wikidata or mention.entity.name, mention.method.value)
            for mention in read(body, **fields).mentions
            if mention.entity and mention.method
        }

    return linked


@pytest.fixture(scope="session")
def said(read: Callable[..., Enrichment]) -> Callable[..., list[tuple[str, str | None]]]:
    """Enrich a body and give what stands between marks, each with the name of its speaker."""

    def quoted(body: str, **fields: Any) -> list[tuple[str, str | None]]:
        return [
            (quotation.text, quotation.speaker.name if quotation.speaker else None)
            for quotation in read(body, **fields).quotations
            if quotation.kind is not QuotationKind.INDIRECT
        ]

    return quoted
