"""Where the places of a text are, told from their namesakes by what stands around them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirehouse.enrich.towns import kilometres
from wirehouse.records import Enrichment, Place

Read = Callable[..., Enrichment]


def place(enrichment: Enrichment, surface: str) -> Place:
    return next(found for found in enrichment.places if found.surface == surface)


@pytest.mark.parametrize(
    ("body", "surface", "country", "near"),
    [
        ("They live in Paris.", "Paris", "FR", (49, 2)),
        ("They live in Paris, Texas, near the school.", "Paris", "US", (34, -96)),
        ("They live in Springfield, Ill. with a dog.", "Springfield", "US", (40, -90)),
        ("Police in Ontario said the man from London, Ontario, had left.", "London", "CA", (43, -81)),
        ("The Tbilisi government says Georgia will vote in May.", "Georgia", "GE", (42, 44)),
        ("The Atlanta governor says Georgia will vote in May.", "Georgia", "US", (33, -84)),
        (
            "Farmers in Argentina said Argentina sells more, a Cordoba farmer too.",
            "Cordoba",
            "AR",
            (-31, -64),
        ),
        ("Ministers from Canada flew to London; Canada said so.", "London", "GB", (51.5, 0)),
        ("The Hungarian minister spoke.", "Hungarian", "HU", (47, 20)),
        ("The Pakistan Army spoke.", "Pakistan", "PK", (30, 70)),
    ],
)
def test_a_place_is_put_where_its_context_says(
    read: Read, body: str, surface: str, country: str, near: tuple[float, float]
) -> None:
    found = place(read(body), surface)
    assert found.country == country
    assert kilometres((found.latitude, found.longitude), near) < 161


def test_a_small_town_by_its_bare_name_is_not_guessed(read: Read) -> None:
    assert "Cavan" not in {found.surface for found in read("They drove to Cavan on Monday.").places}


def test_a_small_town_is_placed_by_the_country_of_the_text(read: Read) -> None:
    body = "Ireland's government met in Dublin. Ministers from Ireland drove to Cavan on Monday."
    assert place(read(body), "Cavan").country == "IE"


def test_a_town_is_the_same_entity_in_every_article(read: Read) -> None:
    first, second = (
        next(m.entity for m in read(body).mentions if m.surface == "Bielefeld" and m.entity)
        for body in ("The fire in Bielefeld, Germany, is out.", "In Bielefeld, Germany, it rained.")
    )
    assert first == second
    assert first.geonames is not None


def test_a_person_is_no_place(read: Read) -> None:
    body = "Mr Jackson met Ms Georgia Brown, an actress, on Monday."
    assert read(body).places == ()


def test_a_team_lies_where_its_city_is(read: Read) -> None:
    body = "Liverpool beat Everton 2-0 in the league. The striker scored twice and the goalkeeper was hurt."
    assert place(read(body), "Liverpool").country == "GB"


def test_the_distance_of_london_and_paris() -> None:
    assert round(kilometres((51.5085, -0.1257), (48.8534, 2.3488))) == 344


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "Paris London , in Texas Tex. Ill. İstanbul \n ” the Bank of Georgia ( ) 3 ß".split()
        ),
        max_size=30,
    )
)
def test_the_places_of_any_text_are_pieces_of_it_in_order(read: Read, words: list[str]) -> None:
    body = " ".join(words)
    found = read(body).places
    assert all(body[item.start : item.end] == item.surface for item in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
