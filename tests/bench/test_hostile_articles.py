"""No article, however long or strange, takes the enrichment long; a sample of what `make quality-enrich` prints."""

from __future__ import annotations

import time

import pytest

from bench.enrich.hostile import hostile, seconds
from wirehouse.enrich import enrich, recognise
from wirehouse.records import Article

SAMPLE = (
    "a megabyte of one word",
    "a megabyte without a space",
    "100,000 quotation marks",
    "50,000 capitalised names",
    "nothing but amounts",
    "right to left",
    "no spaces between words",
    "controls and lone halves of characters",
)
MOST_SECONDS = 15.0
"""Three times what is asked of a quiet machine: tests run several at once."""


@pytest.fixture(scope="module")
def articles() -> dict[str, str]:
    recognise.model()
    return dict(hostile())


@pytest.mark.parametrize("name", SAMPLE)
def test_an_article_that_is_made_to_be_slow_is_not(articles: dict[str, str], name: str) -> None:
    assert seconds(articles[name]) < MOST_SECONDS


def test_naughty_strings_keep_their_spans(articles: dict[str, str]) -> None:
    if "naughty strings" not in articles:
        pytest.skip("the naughty strings do not lie beside this checkout (../shared/data/corpora)")
    assert seconds(articles["naughty strings"]) < MOST_SECONDS


def test_time_grows_no_faster_than_the_text() -> None:
    def taken(times: int) -> float:
        body = "Ann Lee of Paris said: “We pay $5 million on Monday.” " * times
        begun = time.process_time()
        enrich(Article("0" * 64, "a.txt", "loose", headline="", body=body, language="en"))
        return time.process_time() - begun

    taken(50)
    assert taken(1_600) < 40 * max(taken(100), 0.02)
