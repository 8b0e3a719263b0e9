"""The pages that benchmarks make up: of the size that is asked for, the same each time, and of their kind."""

from __future__ import annotations

import generated_pages
import pytest

from wirehouse.clean import clean
from wirehouse.records import TEXT, Article, RawDocument, Rejection

MAKERS = [
    generated_pages.article_page,
    generated_pages.chrome_page,
    generated_pages.text_page,
    generated_pages.text_dump,
]


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("size", [10_000, 200_000])
def test_a_page_has_about_the_size_that_is_asked_for(make, size):
    assert 0.8 * size < len(make(1, size)) < 1.2 * size + 3_000


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_the_same_seed_gives_the_same_page_and_another_another(make):
    assert make(1, 5_000) == make(1, 5_000) != make(2, 5_000)


@pytest.mark.parametrize("size", [10_000, 170_000])
def test_an_article_is_read_as_one_with_what_it_states(size):
    found = clean(RawDocument.from_bytes(generated_pages.article_page(1, size), "https://courier.example/a"))
    assert isinstance(found, Article)
    assert found.authors == ("Jane Doe",)
    assert (found.published.value or "").startswith("2024-06-12")
    assert size // 20 < len(found.body) < size // 5


def test_a_dump_and_bare_text_are_read_as_articles():
    dump = RawDocument.from_bytes(generated_pages.text_dump(1, 10_000), "dump.txt", TEXT)
    bare = RawDocument.from_bytes(generated_pages.text_page(1, 10_000), "https://courier.example/a")
    assert isinstance(clean(dump), Article)
    assert isinstance(clean(bare), Article)


def test_chrome_alone_is_no_article():
    found = clean(RawDocument.from_bytes(generated_pages.chrome_page(1, 50_000), "https://courier.example/a"))
    assert isinstance(found, Rejection)
