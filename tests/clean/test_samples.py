"""Every sample comes out as its golden record says, from the landing folder to the article."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from typing import Any

import pytest

from wirehouse import settings, sources
from wirehouse.clean import clean
from wirehouse.collect import collect_folder
from wirehouse.records import PARAGRAPH_BREAK, Article, RawDocument, Rejection, Skip

SAMPLES = settings.INCLUDE / "samples"

Key = tuple[str, datetime | None]


def records() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for path in sorted((SAMPLES / "gold").rglob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        found += gold if isinstance(gold, list) else [gold]
    return found


def key(record: dict[str, Any]) -> Key:
    captured = record.get("captured_at")
    return record["address"], datetime.fromisoformat(captured) if captured else None


RECORDS = records()
FIELDS = (
    "headline", "standfirst", "authors", "section", "keywords", "language", "syndicated_from", "publisher",
    "canonical_url", "partial",
)  # fmt: skip


def of_outcome(outcome: str, stage: str | None = None) -> pytest.MarkDecorator:
    chosen = [
        record
        for record in RECORDS
        if record["outcome"] == outcome and (stage is None or record["stage"] == stage)
    ]
    names = [f"{record['address']} {record.get('captured_at', '')}".strip() for record in chosen]
    return pytest.mark.parametrize("record", chosen, ids=names)


@cache
def collected() -> dict[Key, RawDocument | Rejection | Skip]:
    found = collect_folder(SAMPLES / "raw", settings=settings.load())
    return {(each.address, getattr(each, "captured_at", None)): each for each in found}


@cache
def outcome_of(place: Key) -> Article | Rejection:
    document = collected()[place]
    assert isinstance(document, RawDocument)
    known = sources.load_all(settings.load().sources_folder)
    return clean(document, known.get(document.source))


def article_of(record: dict[str, Any]) -> Article:
    found = outcome_of(key(record))
    assert isinstance(found, Article), f"{found.reason}: {found.evidence}"
    return found


def test_what_is_collected_is_what_has_a_golden_record() -> None:
    assert set(collected()) == {key(record) for record in RECORDS}


@of_outcome("article")
def test_the_body_is_the_golden_paragraphs(record: dict[str, Any]) -> None:
    assert list(article_of(record).paragraphs) == record["paragraphs"]


@of_outcome("article")
def test_the_fields_are_the_golden_ones(record: dict[str, Any]) -> None:
    article = article_of(record)
    found = {name: getattr(article, name) for name in FIELDS}
    found |= {"authors": list(article.authors), "keywords": list(article.keywords)}
    assert found == {name: record[name] for name in FIELDS}
    assert article.kind.value == record["kind"]


@of_outcome("article")
def test_the_date_is_the_golden_one(record: dict[str, Any]) -> None:
    published, gold = article_of(record).published, record["published"]
    assert (published.value, published.precision, published.basis) == (
        gold["value"], gold["precision"], gold["basis"],
    )  # fmt: skip


@of_outcome("article")
def test_the_dateline_is_the_golden_one(record: dict[str, Any]) -> None:
    dateline = article_of(record).dateline
    found = {"place": dateline.place, "agency": dateline.agency} if dateline else None
    assert found == record["dateline"]


@pytest.mark.parametrize(
    "record", [record for record in RECORDS if "posts" in record], ids=lambda record: record["address"]
)
def test_the_posts_are_the_golden_ones(record: dict[str, Any]) -> None:
    article, paragraphs = article_of(record), record["paragraphs"]
    found = [
        (post.posted, post.precision, post.headline, article.body[post.start : post.end])
        for post in article.posts
    ]
    assert found == [
        (
            post["posted"],
            post["precision"],
            post["headline"],
            PARAGRAPH_BREAK.join(paragraphs[first : last + 1]),
        )
        for post in record["posts"]
        for first, last in [post["paragraphs"]]
    ]
    assert article.newest_first == record["newest_first"]


@of_outcome("article")
def test_only_a_live_blog_has_posts(record: dict[str, Any]) -> None:
    assert bool(article_of(record).posts) == ("posts" in record)


@of_outcome("rejected", "clean")
def test_a_page_that_is_no_article_is_rejected_for_its_reason(record: dict[str, Any]) -> None:
    found = outcome_of(key(record))
    assert isinstance(found, Rejection)
    assert (found.stage, found.reason) == ("clean", record["reason"])
    assert found.evidence


@of_outcome("rejected", "collect")
def test_what_cannot_be_collected_is_rejected_there(record: dict[str, Any]) -> None:
    found = collected()[key(record)]
    assert isinstance(found, Rejection)
    assert (found.stage, found.reason) == ("collect", record["reason"])


@of_outcome("skipped")
def test_what_is_no_document_is_skipped(record: dict[str, Any]) -> None:
    found = collected()[key(record)]
    assert isinstance(found, Skip)
    assert found.reason == record["reason"]
