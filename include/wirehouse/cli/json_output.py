"""Records as plain JSON values, in the form that `wirehouse clean --help` states."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from wirehouse.records import (
    Amount,
    Article,
    DateMention,
    Enrichment,
    Entity,
    Mention,
    Place,
    Quotation,
    Rejection,
)


def dumps(value: object) -> str:
    """Write a value as JSON, its text as it is and its keys in their order."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def article(one: Article, enrichment: Enrichment) -> dict[str, Any]:
    """Give an article with its facts."""
    return {
        "headline": one.headline,
        "standfirst": one.standfirst,
        "byline": one.byline,
        "authors": list(one.authors),
        "published": asdict(one.published),
        "modified": asdict(one.modified),
        "saved_at": asdict(one.saved_at),
        "section": one.section,
        "keywords": list(one.keywords),
        "language": one.language,
        "dateline": asdict(one.dateline) if one.dateline else None,
        "syndicated_from": one.syndicated_from,
        "publisher": one.publisher,
        "canonical_url": one.canonical_url,
        "kind": one.kind,
        "partial": one.partial,
        "posts": [asdict(post) for post in one.posts],
        "newest_first": one.newest_first,
        "body": one.body,
        "paragraphs": list(one.paragraphs),
        **_facts(enrichment),
        "document_id": one.document_id,
        "address": one.address,
        "source": one.source,
        "versions": {"clean": one.versions, "enrich": enrichment.versions},
    }


def facts(one: Article, enrichment: Enrichment) -> dict[str, Any]:
    """Give what an article says, with the places on the map, and no more of the article than its text."""
    return {
        "headline": one.headline,
        "language": one.language,
        "published": asdict(one.published),
        "body": one.body,
        **_facts(enrichment),
        "places": [_fact(place) for place in enrichment.places],
        "document_id": one.document_id,
        "address": one.address,
        "source": one.source,
        "versions": {"clean": one.versions, "enrich": enrichment.versions},
    }


def rejection(one: Rejection) -> dict[str, Any]:
    """Give a rejection."""
    return {"rejected": {"stage": one.stage, "reason": one.reason, "evidence": one.evidence}}


def _entity(entity: Entity | None) -> dict[str, Any] | None:
    if entity is None:
        return None
    return {
        "name": entity.name,
        "kind": entity.kind,
        "wikidata": entity.wikidata,
        "iso_code": entity.iso_code,
        "status": entity.status,
    }


def _facts(enrichment: Enrichment) -> dict[str, Any]:
    return {
        "mentions": [_fact(mention) for mention in enrichment.mentions],
        "quotations": [_fact(quotation) for quotation in enrichment.quotations],
        "amounts": [_fact(amount) for amount in enrichment.amounts],
        "dates": [_fact(one) for one in enrichment.dates],
    }


def _fact(fact: Mention | Quotation | Amount | DateMention | Place) -> dict[str, Any]:
    """Give a record's own fields, an entity as an object and a day as ISO 8601."""
    return {field.name: _plain(getattr(fact, field.name)) for field in fields(fact)}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return _entity(value) if isinstance(value, Entity) else value
