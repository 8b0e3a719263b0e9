"""Records as plain JSON values, in the form that `wirehouse clean --help` states."""

from __future__ import annotations

import json
from typing import Any

from wirehouse.records import (
    Amount,
    Article,
    Dateline,
    Enrichment,
    Entity,
    Mention,
    PublicationDate,
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
        "published": _date(one.published),
        "modified": _date(one.modified),
        "saved_at": _date(one.saved_at),
        "section": one.section,
        "keywords": list(one.keywords),
        "language": one.language,
        "dateline": _dateline(one.dateline),
        "syndicated_from": one.syndicated_from,
        "publisher": one.publisher,
        "canonical_url": one.canonical_url,
        "kind": one.kind,
        "partial": one.partial,
        "body": one.body,
        "paragraphs": list(one.paragraphs),
        "mentions": [_mention(mention) for mention in enrichment.mentions],
        "quotations": [_quotation(quotation) for quotation in enrichment.quotations],
        "amounts": [_amount(amount) for amount in enrichment.amounts],
        "document_id": one.document_id,
        "address": one.address,
        "source": one.source,
        "versions": {"clean": one.versions, "enrich": enrichment.versions},
    }


def rejection(one: Rejection) -> dict[str, Any]:
    """Give a rejection."""
    return {"rejected": {"stage": one.stage, "reason": one.reason, "evidence": one.evidence}}


def _date(date: PublicationDate) -> dict[str, Any]:
    return {
        "value": date.value,
        "precision": date.precision,
        "basis": date.basis,
        "confidence": date.confidence,
    }


def _dateline(dateline: Dateline | None) -> dict[str, Any] | None:
    return {"place": dateline.place, "agency": dateline.agency} if dateline else None


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


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "surface": mention.surface,
        "kind": mention.kind,
        "entity": _entity(mention.entity),
        "method": mention.method,
        "score": mention.score,
        "flag": mention.flag,
    }


def _quotation(quotation: Quotation) -> dict[str, Any]:
    return {
        "start": quotation.start,
        "end": quotation.end,
        "text": quotation.text,
        "kind": quotation.kind,
        "speaker": _entity(quotation.speaker),
        "speaker_start": quotation.speaker_start,
        "speaker_end": quotation.speaker_end,
        "cue": quotation.cue,
    }


def _amount(amount: Amount) -> dict[str, Any]:
    return {
        "start": amount.start,
        "end": amount.end,
        "surface": amount.surface,
        "currency": amount.currency,
        "value": amount.value,
        "value_to": amount.value_to,
        "modifier": amount.modifier,
        "per": amount.per,
        "equivalent_of": amount.equivalent_of,
    }
