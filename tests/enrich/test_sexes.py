"""Whom "he" and "she" can mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wirehouse.enrich.sexes import sexes
from wirehouse.records import Enrichment, EntityKind

Read = Callable[..., Enrichment]


@pytest.fixture
def told(read: Read) -> Callable[[str], dict[str, str]]:
    """Give, for the people of a body, what is told of them."""

    def found(body: str) -> dict[str, str]:
        people = [one for one in read(body).mentions if one.kind is EntityKind.PERSON and one.entity]
        names = {one.entity.id: one.entity.name for one in people if one.entity}
        return {names[key]: sex for key, sex in sexes(body, people).items()}

    return found


Told = Callable[[str], dict[str, str]]


def test_a_given_name_tells_it(told: Told) -> None:
    body = "Olaf Scholz met Angela Merkel in Berlin."
    assert told(body) == {"Olaf Scholz": "he", "Angela Merkel": "she"}


def test_a_title_tells_it_before_the_name_does(told: Told) -> None:
    assert told("Mrs. Olaf Scholz was there with him.") == {"Olaf Scholz": "she"}


def test_signs_that_disagree_tell_nothing(told: Told) -> None:
    assert told("Mr. Angela Merkel came in. Mrs. Angela Merkel left.") == {}


def test_the_title_of_another_person_tells_nothing(told: Told) -> None:
    assert told("The chairwoman of Olaf Scholz left.")["Olaf Scholz"] == "he"
