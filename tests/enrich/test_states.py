"""States in their short forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wirehouse.enrich.registry import Registry
from wirehouse.enrich.states import STATES, find_states, state_behind

Links = Callable[..., dict[str, tuple[str, str]]]


def test_every_short_form_is_of_a_state_in_the_registry(registry: Registry) -> None:
    assert {key for key in STATES.values() if key not in registry.entries} == set()


@pytest.mark.parametrize(
    ("body", "surface", "item"),
    [
        ("The plant in Irvine, Calif., closed.", "Calif.", "Q99"),
        ("Senator Ann Lee (D-Mass.) spoke.", "Mass.", "Q771"),
        ("The N.J. plant closed.", "N.J.", "Q1408"),
        ("It began in Athens, Ga., and ended there.", "Ga.", "Q1428"),
    ],
)
def test_a_state_is_linked_by_its_short_form(links: Links, body: str, surface: str, item: str) -> None:
    assert links(body)[surface] == (item, "alias")


@pytest.mark.parametrize(
    "body", ["Miss. Lee was ill. Wash. and go.", "He had it all. Ill, he left.", "KAN.N.Y.C."]
)
def test_elsewhere_the_same_letters_are_other_words(body: str) -> None:
    assert list(find_states(body)) == []


def test_a_town_is_followed_by_its_state() -> None:
    assert state_behind("Irvine, Calif.", 6) == "california"
    assert state_behind("Irvine is far.", 6) is None
