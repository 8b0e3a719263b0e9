"""Dates in the text, resolved against the day of publication, or left open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.enrich.date_words import LANGUAGES
from wirehouse.enrich.text_dates import find_dates
from wirehouse.records import DateMention

WEDNESDAY = date(2024, 6, 12)


def only(text: str, published: date | None = WEDNESDAY, language: str = "en") -> DateMention:
    (found,) = find_dates(text, published, language)
    assert text[found.start : found.end] == found.surface
    return found


def spelled(found: DateMention) -> tuple[str, str, str, str]:
    return found.surface, found.precision.value, str(found.first), str(found.last)


@pytest.mark.parametrize(
    ("text", "surface", "precision", "first", "last"),
    [
        ("on 12 June 2023", "12 June 2023", "day", "2023-06-12", "2023-06-12"),
        ("on June 3, 2021", "June 3, 2021", "day", "2021-06-03", "2021-06-03"),
        ("on Monday, May 6, 2024", "Monday, May 6, 2024", "day", "2024-05-06", "2024-05-06"),
        ("from 3 to 5 July 2022", "3 to 5 July 2022", "day", "2022-07-03", "2022-07-05"),
        ("on 2024-01-05", "2024-01-05", "day", "2024-01-05", "2024-01-05"),
        ("on 12/13/2023", "12/13/2023", "day", "2023-12-13", "2023-12-13"),
        ("in March 2023", "March 2023", "month", "2023-03-01", "2023-03-31"),
        ("since 2019", "2019", "year", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_whole_date_needs_no_day_of_publication(
    text: str, surface: str, precision: str, first: str, last: str
) -> None:
    found = only(text, None)
    assert spelled(found) == (surface, precision, first, last)
    assert not found.relative


@pytest.mark.parametrize(
    ("text", "surface", "precision", "first", "last"),
    [
        ("said on Monday", "Monday", "day", "2024-06-10", "2024-06-10"),
        ("said on Wednesday", "Wednesday", "day", "2024-06-12", "2024-06-12"),
        ("pay by Friday", "Friday", "day", "2024-06-14", "2024-06-14"),
        ("a letter from his doctor Friday", "Friday", "day", "2024-06-07", "2024-06-07"),
        ("will meet in July", "July", "month", "2024-07-01", "2024-07-31"),
        ("will meet on Sunday", "Sunday", "day", "2024-06-16", "2024-06-16"),
        ("said last Friday", "last Friday", "day", "2024-06-07", "2024-06-07"),
        ("meet next Monday", "next Monday", "day", "2024-06-17", "2024-06-17"),
        ("said yesterday", "yesterday", "day", "2024-06-11", "2024-06-11"),
        ("left three days ago", "three days ago", "day", "2024-06-09", "2024-06-09"),
        ("met last week", "last week", "week", "2024-06-03", "2024-06-09"),
        ("meet this weekend", "this weekend", "day", "2024-06-15", "2024-06-16"),
        ("met two weeks ago", "two weeks ago", "week", "2024-05-27", "2024-06-02"),
        ("meet next month", "next month", "month", "2024-07-01", "2024-07-31"),
        ("met last year", "last year", "year", "2023-01-01", "2023-12-31"),
        ("met on 3 June", "3 June", "day", "2024-06-03", "2024-06-03"),
        ("met in March", "March", "month", "2024-03-01", "2024-03-31"),
    ],
)
def test_a_relative_date_is_counted_from_the_day_of_publication(
    text: str, surface: str, precision: str, first: str, last: str
) -> None:
    assert spelled(only(text)) == (surface, precision, first, last)
    unresolved = only(text, None)
    assert (unresolved.first, unresolved.last, unresolved.relative) == (None, None, True)


@pytest.mark.parametrize(
    "text",
    ["last Monday", "next Friday", "on 5/6/2023", "in December", "on 12 December", "since 3 July", "in July"],
)
def test_what_can_be_read_two_ways_is_left_open(text: str) -> None:
    found = only(text)
    assert (found.first, found.last) == (None, None)


def test_a_day_without_a_year_is_the_nearest_one() -> None:
    assert only("on 28 December", date(2024, 1, 3)).first == date(2023, 12, 28)
    assert only("It will open on 3 January", date(2023, 12, 28)).first == date(2024, 1, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Black Friday",
        "a USA TODAY poll",
        "seventy-four years ago",
        "The Sunday Times",
        "He may 5 times",
        "the march 12 miles long",
        "31 June 2023",
        "a force of 2000 soldiers",
        "several years ago",
        "version 1.2.2023.4",
        "call 2023-01",
    ],
)
def test_words_that_only_look_like_dates_are_none(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("language", "text", "surface", "first"),
    [
        ("de", "am Montag, 3. Juni 2024", "Montag, 3. Juni 2024", "2024-06-03"),
        ("de", "vor drei Tagen", "vor drei Tagen", "2024-06-09"),
        ("de", "am 12.06.2023", "12.06.2023", "2023-06-12"),
        ("de", "seit 2019", "2019", "2019-01-01"),
        ("fr", "le 1er mai", "1er mai", "2024-05-01"),
        ("fr", "il y a trois jours", "il y a trois jours", "2024-06-09"),
        ("fr", "vendredi dernier", "vendredi dernier", "2024-06-07"),
        ("fr", "en mars 2023", "mars 2023", "2023-03-01"),
        ("es", "el 12 de mayo", "12 de mayo", "2024-05-12"),
        ("es", "en marzo de 2023", "marzo de 2023", "2023-03-01"),
        ("es", "la semana pasada", "la semana pasada", "2024-06-03"),
        ("it", "tre giorni fa", "tre giorni fa", "2024-06-09"),
        ("ru", "в марте 2023 года", "марте 2023", "2023-03-01"),
        ("tlh", "2024-01-05, 3 June", "2024-01-05", "2024-01-05"),
    ],
)
def test_other_languages_name_days_in_their_words(language: str, text: str, surface: str, first: str) -> None:
    found = only(text, WEDNESDAY, language)
    assert (found.surface, str(found.first)) == (surface, first)


@given(
    st.lists(
        st.sampled_from(
            [
                *"0123456789",
                " ",
                "-",
                ".",
                "/",
                ",",
                "Monday",
                "May",
                "June",
                "2024",
                "last",
                "week",
                "ago",
                "two",
                "in ",
                "days",
                "é",
            ]
        )
        | st.text(max_size=2),
        max_size=25,
    ).map("".join),
    st.dates() | st.none(),
    st.sampled_from([*LANGUAGES, "xx"]),
)
def test_spans_are_of_the_text_in_order_and_apart(text: str, published: date | None, language: str) -> None:
    end = 0
    for found in find_dates(text, published, language):
        assert text[found.start : found.end] == found.surface
        assert end <= found.start < found.end
        assert (found.first is None) == (found.last is None)
        assert found.first is None or found.last is None or found.first <= found.last
        end = found.end


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 1, 1)))
def test_a_day_written_out_is_read_back(day: date) -> None:
    for text in (day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}"):
        found = only(f"On {text}.", None)
        assert (found.surface, found.first, found.last) == (text, day, day)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 1, 1)))
def test_yesterday_and_a_weekday_never_lie_ahead(published: date) -> None:
    assert only("yesterday", published).first == published - timedelta(1)
    said = only("He said so on Friday", published).first
    assert said is not None
    assert 0 <= (published - said).days <= 6
