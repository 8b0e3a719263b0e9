from __future__ import annotations

from datetime import date

import pytest

from wirehouse.clean.date_offers import Offer, Surroundings
from wirehouse.records import DateBasis, Precision


@pytest.mark.parametrize("value", ["2024-06-03", "2024-06-03T23:59:59-10:00"])
def test_the_day_is_the_one_that_stands_there(value: str) -> None:
    offer = Offer(value, Precision.DAY, DateBasis.HEADER, 0.8, value, None, "published", "shown")
    assert offer.day == date(2024, 6, 3)


def test_the_day_of_a_month_is_its_first() -> None:
    offer = Offer("2024-06", Precision.MONTH, DateBasis.URL, 0.3, "", None, "published", "address")
    assert offer.day == date(2024, 6, 1)


@pytest.mark.parametrize(("headline", "top"), [(3, 3), (None, 7)])
def test_an_article_begins_with_its_headline_or_its_text(headline: int | None, top: int) -> None:
    assert Surroundings(headline, 7, 9).top == top
