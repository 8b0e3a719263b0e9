"""The stage as one function: names, then who says what, then the sums."""

from __future__ import annotations

from wirehouse.enrich import recognise
from wirehouse.enrich.acronyms import chain_acronyms
from wirehouse.enrich.amounts import find_amounts
from wirehouse.enrich.cities import default_cities
from wirehouse.enrich.document import unify
from wirehouse.enrich.linking import link
from wirehouse.enrich.names import known_names, merge, model_names
from wirehouse.enrich.neighbours import with_neighbours
from wirehouse.enrich.people import introductions
from wirehouse.enrich.places import locate, places, towns
from wirehouse.enrich.quotations import find_quotations
from wirehouse.enrich.reading import Reading
from wirehouse.enrich.registry import Registry, default_registry
from wirehouse.enrich.roles import find_roles
from wirehouse.enrich.senses import Senses
from wirehouse.enrich.teams import name_teams
from wirehouse.enrich.text_dates import find_dates
from wirehouse.records import PARAGRAPH_BREAK, Article, Enrichment

VERSION = "3"
"""Raised with every change of the rules that can change an answer."""

_MODEL_LANGUAGE = "en"

_READ_LIMIT = 120_000
"""Characters of a body that are read, some 20,000 words: the longest reports have half of that. What
lies beyond is a page of something else, or an attack, and keeps its place unread."""


def enrich(article: Article, registry: Registry | None = None) -> Enrichment:
    """Find the mentions, quotations and amounts of an article's body.

    Without a registry, the one that comes with Wirehouse is used. The same article, registry and
    `versions` give the same answer; neither network, database nor clock is touched. The model and the
    rules for names read English; in other languages only the registry's names are found, and who speaks
    is read from the cue words of the language, where they are known. Raises `SettingsError` where the model or a registry file is missing.
    """
    book = registry or default_registry()
    body = _readable(article.body)
    language = (article.language or _MODEL_LANGUAGE).split("-")[0].lower()
    in_english = language == _MODEL_LANGUAGE
    day = article.published.day
    senses = Senses(book, f"{article.headline}\n{body}")
    names = with_neighbours(body, known_names(body, book, senses), book)
    names = merge(names, model_names(body)) if in_english else names
    names = chain_acronyms(body, unify(body, names, book, senses))
    names = name_teams(body, article.headline, names, book)
    located = locate(body, names, book, senses, default_cities())
    phrases = find_roles(body, names)
    introduced = introductions(body, phrases, names)
    mentions = link(names, introduced, book, senses, day=day, towns=towns(located))
    reading = Reading(body, mentions, phrases, introduced, book, day)
    return Enrichment(
        mentions=mentions,
        quotations=find_quotations(reading, language=language),
        places=places(body, located),
        amounts=find_amounts(body, book, article.language),
        dates=find_dates(body, day, article.language),
        versions=versions(book),
    )


def _readable(body: str) -> str:
    """Cut a body of absurd length at the end of its last whole paragraph, line or word."""
    if len(body) <= _READ_LIMIT:
        return body
    ends = (body.rfind(mark, _READ_LIMIT // 2, _READ_LIMIT) for mark in (PARAGRAPH_BREAK, "\n", " "))
    return body[: next((end for end in ends if end > 0), _READ_LIMIT)]


def versions(registry: Registry | None = None) -> str:
    """Name what an answer depends on: these rules, the model, the registry's files."""
    book = registry or default_registry()
    return f"enrich-{VERSION} {recognise.model_version()} registry-{book.version}"
