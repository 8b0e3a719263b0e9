from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean.datelines import read_agency, read_dateline


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("PARIS (Reuters) - The minister said", "PARIS", "Reuters"),
        ("Paris (AFP) – The minister said", "Paris", "AFP"),
        ("Paris (AFP)-The minister said", "Paris", "AFP"),
        ("KYIV, Ukraine (AP) — The minister said", "KYIV, Ukraine", "AP"),
        ("WASHINGTON, June 3 (Example) - The minister said", "WASHINGTON", "Example"),
        ("PARIS, June 3, 2024 (Example) — The minister said", "PARIS", "Example"),
        ("BERLIN, 3 June — The minister said", "BERLIN", None),
        ("KYIV. June 3 (Example) - The minister said", "KYIV", "Example"),
        ("КИЇВ, 3 червня (Приклад) — Міністр сказав", "КИЇВ", "Приклад"),
        ("NEW YORK — The mayor said", "NEW YORK", None),
        ("ST. LOUIS, Mo. -- The mayor said", "ST. LOUIS, Mo.", None),
        ("St. Petersburg, Russia (Example) - The mayor said", "St. Petersburg, Russia", "Example"),
        ("SAN FRANCISCO/LONDON (Example) - The mayor said", "SAN FRANCISCO/LONDON", "Example"),
        ("PORT-AU-PRINCE — The mayor said", "PORT-AU-PRINCE", None),
        ("New Delhi [India], June 3 (ANI): The mayor said", "New Delhi", "ANI"),
        ("Brussels (Example). The council said", "Brussels", "Example"),
        ("BRUSSELS —The council said", "BRUSSELS", None),
        ("BERLIN (dpa) - “The council”", "BERLIN", "dpa"),
        ("KYIV — The council said", "KYIV", None),
    ],
)
def test_place_and_agency_are_read_as_printed(text: str, place: str, agency: str | None) -> None:
    found = read_dateline(text)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize(
    "text",
    [
        "NATO - the alliance - said it would", "NATO — The alliance said", "COVID-19 — a virus that", "COVID-19 - The virus",
        "U.S. - China talks resumed", "US-China - The talks", "F-16 — The jets", "IBM — The company", "NASA - The agency said",
        "BREAKING — A fire", "BREAKING NEWS - A fire", "UPDATE 1 - A fire", "UPDATE 2-Example wins", "EXCLUSIVE - A fire",
        "EXCLUSIVE (Reuters) - A fire", "ANALYSIS — A fire", "OPINION - A view", "FACT CHECK — Did it", "WATCH — The video",
        "WHAT HAPPENED — The town", "IT'S OVER — The town", "EILMELDUNG - Ein Brand", "СРОЧНО — Пожар", "REUTERS - The town",
        "Boeing (BA) - The maker", "BOEING (BA) - The maker", "Apple Inc (AAPL) - The maker", "Covid (the virus) - The cases",
        "Jane Doe (Canada) - The author", "Mayor Petra Lindqvist — The head", "I — We", "A - B", "", " — ",
        "The council of Harborough voted on Tuesday.",
    ],
)  # fmt: skip
def test_capitals_and_a_dash_alone_are_no_dateline(text: str) -> None:
    assert read_dateline(text) is None


def test_a_word_that_stays_in_capitals_is_an_acronym() -> None:
    assert read_dateline("UNICEF — The agency said", "UNICEF — The agency said. UNICEF added") is None
    assert read_dateline("HARBOROUGH — The town", "HARBOROUGH — The town. In Harborough") is not None


def test_a_short_place_that_no_list_knows_is_one_where_the_text_writes_it_in_small_letters() -> None:
    assert read_dateline("ELST — The town voted", "ELST — The town voted. In Elst, people") is not None
    assert read_dateline("ELST — The town voted", "ELST — The town voted.") is None


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("(Reuters) - The minister said", "Reuters"),
        ("(Meridian Wire) — The minister", "Meridian Wire"),
        ("(dpa) - Der Minister", "dpa"),
        ("(the author) - The minister", None),
        ("(ABC) - The minister", None),
        ("(Reuters) The minister", None),
        ("The minister (Reuters) - said", None),
    ],
)
def test_an_agency_may_stand_alone(text: str, agency: str | None) -> None:
    assert read_agency(text) == agency


@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_a_paragraph_holds_the_place_stands_at_its_start(paragraph: str, body: str) -> None:
    found = read_dateline(paragraph, body)
    assert found is None or paragraph.startswith(found.place.split(",")[0])
