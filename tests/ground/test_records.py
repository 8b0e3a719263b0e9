"""Records: what a document is made of, and what an article says of itself."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from wirehouse.records import (
    HTML,
    TEXT,
    Article,
    Block,
    DateBasis,
    Label,
    LivePost,
    Precision,
    PublicationDate,
    RawDocument,
    Repair,
    RepairKind,
    media_type_of,
)


def article(**changes: object) -> Article:
    plain = Article(
        document_id="a" * 64,
        address="oldhaven/ferry.html",
        source="oldhaven",
        headline="A third ferry for Skarv",
        body="One paragraph.\n\nAnother.",
    )
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("address", "data", "expected"),
    [
        ("page.html", b"anything", HTML),
        ("page.HTM", b"anything", HTML),
        ("dump.txt", b"A headline\n\nA paragraph.", TEXT),
        ("dump.txt.gz", b"A headline", TEXT),
        ("dump.txt", b"<!DOCTYPE html><title>x</title>", HTML),
        ("dump.txt", b"\xef\xbb\xbf <html>", HTML),
        ("dump.txt", b"The tag <p> begins a paragraph.", TEXT),
        ("https://www.oldhaven.example/ferry?id=1.txt", b"<div>x</div>", HTML),
        ("https://www.oldhaven.example/ferry", b"plain words", TEXT),
    ],
)
def test_the_first_bytes_tell_html_from_text_and_then_the_suffix(address: str, data: bytes, expected: str):
    assert media_type_of(address, data) == expected


def test_a_stated_media_type_is_believed():
    assert RawDocument.from_bytes(b"<html>", "x", "text/plain").media_type == TEXT


def test_equal_bytes_have_one_id_and_a_key_at_each_address():
    one, two = RawDocument.from_bytes(b"x", "one.txt"), RawDocument.from_bytes(b"x", "two.txt")
    assert one.id == two.id
    assert one.key != two.key


def test_an_article_lives_at_its_canonical_url_or_else_at_its_documents_address():
    moved = article(address="elsewhere/copy.html", canonical_url="https://www.oldhaven.example/ferry")
    assert moved.id == article(canonical_url="https://www.oldhaven.example/ferry").id
    assert article().id != moved.id


def test_where_and_when_a_page_was_found_is_no_content():
    assert (
        article(address="elsewhere.html", source="other", versions="9").content_hash == article().content_hash
    )
    assert article(headline="Another").content_hash != article().content_hash


@pytest.mark.parametrize(
    ("times", "is_newest_first"),
    [
        (("2026-10-12T18:40+01:00", "2026-10-12T17:55Z", "2026-10-12T19:30+01:00"), False),
        (("2026-10-12T18:40", "2026-10-12T16:25", "2026-10-12T17:30", "2026-10-11T23:50"), True),
        (("T09:10", "T14:05", "T18:40"), False),
        (("T00:20", "2026-10-12T18:40", "2026-10-12T18:40+01:00"), None),
        (("2026-10-12T18:40",), None),
        ((), None),
    ],
)
def test_the_times_of_its_posts_tell_whether_the_newest_stands_first(times, is_newest_first):
    posts = tuple(LivePost(number, number + 1, time, Precision.MINUTE) for number, time in enumerate(times))
    assert article(posts=posts).newest_first is is_newest_first


def test_a_body_is_its_paragraphs():
    assert article().paragraphs == ("One paragraph.", "Another.")
    assert article(body="").paragraphs == ()


@pytest.mark.parametrize(
    ("value", "precision", "day"),
    [
        ("2024-06-12T20:59+03:00", Precision.MINUTE, date(2024, 6, 12)),
        ("2024-06-12", Precision.DAY, date(2024, 6, 12)),
        ("2024-06", Precision.MONTH, None),
        (None, None, None),
    ],
)
def test_a_day_is_given_only_where_it_is_known(
    value: str | None, precision: Precision | None, day: date | None
):
    basis = DateBasis.HEADER if value else None
    assert PublicationDate(value, precision, basis, 0.8).day == day


def test_a_block_judged_anew_differs_in_nothing_but_its_label_and_why() -> None:
    repair = Repair(RepairKind.ENTITIES, 3, "&amp;", "&")
    block = Block(3, "Fish & chips", "p", 0.25, frozenset({"menu"}), Label.RELATED, "a guess", 0.5, (repair,))
    judged = block.judged(Label.BODY, "prose", 0.9)
    assert judged == dataclasses.replace(block, label=Label.BODY, reason="prose", confidence=0.9)
