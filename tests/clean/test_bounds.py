"""What is larger than any article is refused before it costs anything."""

from __future__ import annotations

import pytest
from written_pages import PARAGRAPHS

from wirehouse.clean import bounds, clean
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason
from wirehouse.records import RawDocument, Rejection

SENTENCE = "The harbour office of Oldhaven counted every empty seat of the night ferry again. "


def test_as_much_as_an_article_may_have_is_let_pass():
    bounds.check(10, 10, "lines")


def test_one_more_is_told_with_the_bound_and_what_to_do():
    with pytest.raises(DocumentError, match=r"more than 10 lines: .*take it out") as caught:
        bounds.check(11, 10, "lines")
    assert caught.value.reason is Reason.TOO_LARGE


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"a" * (bounds.MOST_BYTES + 1), "bytes"),
        (b"<html><body>" + b"<i></i>" * bounds.MOST_ELEMENTS, "elements"),
        (b"<html><body>" + b"<p>word</p>" * (bounds.MOST_BLOCKS + 1), "blocks of text"),
        (b"<html><body><p>" + SENTENCE.encode() * 30_000, "characters of text"),
        (b"word\n" * (bounds.MOST_BLOCKS + 1), "blocks of text"),
        (SENTENCE.encode() * 30_000, "characters of text"),
    ],
    ids=["bytes", "elements", "blocks", "characters", "lines", "one long line"],
)
def test_a_document_beyond_a_bound_is_rejected_as_too_large(data: bytes, what: str):
    found = clean(RawDocument.from_bytes(data, "oldhaven/large"))
    assert isinstance(found, Rejection)
    assert found.reason is Reason.TOO_LARGE
    assert what in found.evidence


def test_the_longest_of_articles_is_read():
    paragraphs = "\n\n".join(f"{number}. {PARAGRAPHS[number % 4]}" for number in range(1_000))
    found = clean(RawDocument.from_bytes(f"A third ferry for Skarv\n\n{paragraphs}".encode(), "long.txt"))
    assert not isinstance(found, Rejection)
    assert len(found.paragraphs) == 1_000
