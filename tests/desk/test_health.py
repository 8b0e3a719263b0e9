"""Which sources need attention, and on which day something broke."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from wirehouse.desk.health import Day, History, history

TODAY = date(2026, 5, 30)
SINCE = TODAY - timedelta(days=27)


def day(ago: int, **counts: int) -> Day:
    """A day so many days ago on which ten articles were published, all dated and signed, of 400 words."""
    usual = {"published": 10, "new_articles": 10, "with_date": 10, "with_author": 10, "words": 4000}
    return Day(TODAY - timedelta(days=ago), **usual | counts)


def judged(*days: Day, floors: tuple[float, float] = (0.0, 0.0)) -> History:
    return history("oldhaven", sorted(days, key=lambda one: one.day), SINCE, TODAY, floors)


def steady(first: int = 27, last: int = 0) -> list[Day]:
    return [day(ago) for ago in range(last, first + 1)]


def test_a_source_that_does_as_usual_has_no_trouble():
    found = judged(*steady())
    assert (found.troubles, found.broken) == ((), frozenset())


@pytest.mark.parametrize(
    ("figure", "counts", "said"),
    [
        ("date_share", {"with_date": 2}, "only 20% with a date on 2026-05-30; it was 100%"),
        ("author_share", {"with_author": 0}, "only 0% with an author on 2026-05-30; it was 100%"),
        ("mean_words", {"words": 1500}, "only 150 words a body on 2026-05-30; it was 400"),
        ("rejection_share", {"rejected": 30}, "75% turned away on 2026-05-30; it was 0%"),
    ],
)
def test_the_day_on_which_a_figure_broke_stands_out(figure: str, counts: dict[str, int], said: str):
    found = judged(*steady(last=3), *(day(ago, **counts) for ago in range(3)))
    assert found.troubles == (said,)
    assert found.odd[figure] == {TODAY - timedelta(days=ago) for ago in range(3)}
    assert found.broken_since(figure) == TODAY - timedelta(days=2)


def test_what_is_well_again_stands_out_in_the_chart_and_is_no_trouble():
    found = judged(*steady(last=6), day(5, with_date=0), *steady(first=4))
    assert found.troubles == ()
    assert found.odd["date_share"] == {TODAY - timedelta(days=5)}
    assert found.broken_since("date_share") is None


def test_below_its_floor_a_source_is_in_trouble_from_the_first_day():
    found = judged(day(0, with_author=3), floors=(0.0, 0.5))
    assert found.troubles == ("only 30% with an author on 2026-05-30; below its floor of 50%",)


def test_a_few_documents_tell_nothing():
    assert judged(*steady(last=1), day(0, published=4, with_date=0)).troubles == ()


def test_a_source_that_was_never_there_daily_is_not_silent_after_a_day():
    found = judged(*(day(ago) for ago in (3, 10, 17, 24)))
    assert found.troubles == ()


def test_a_daily_source_is_silent_since_the_day_after_its_last_one():
    found = judged(*steady(last=4))
    assert found.troubles == ("silent for 4 days; it used to bring something new every day",)
    assert found.broken_since("new_articles") == TODAY - timedelta(days=3)
