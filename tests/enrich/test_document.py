"""The document decides as one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wirehouse.enrich.document import surnames
from wirehouse.records import Enrichment, EntityKind

Read = Callable[..., Enrichment]


@pytest.mark.parametrize(
    ("full", "forms"),
    [
        ("Ann Lee", ("Lee",)),
        ("Ursula von der Leyen", ("Leyen", "von der Leyen", "Von der Leyen")),
        ("Robert Downey Jr.", ("Downey",)),
        ("Madonna", ()),
    ],
)
def test_the_forms_a_full_name_is_taken_up_by(full: str, forms: tuple[str, ...]) -> None:
    assert surnames(full) == forms


def test_one_surface_has_one_kind(read: Read) -> None:
    body = "Marta Karlsson opened it. Karlsson spoke first. In Karlsson they trust. Karlsson left."
    kinds = {m.kind for m in read(body).mentions if m.surface == "Karlsson"}
    assert kinds == {EntityKind.PERSON}


def test_every_repeat_of_a_name_is_a_mention(read: Read) -> None:
    body = "Marta Karlsson opened it.\n\nKarlsson, Karlsson and Karlsson again.\n\nKarlsson!"
    assert sum(m.surface == "Karlsson" for m in read(body).mentions) == body.count("Karlsson") - 1


@pytest.mark.parametrize(
    "word", ["Monday", "December", "Secretary General", "Prime Minister", "Allies", "Minister"]
)
def test_days_months_and_roles_are_no_names(read: Read, word: str) -> None:
    assert word not in {
        m.surface for m in read(f"The {word} came, and {word} went by. It was {word}.").mentions
    }


def test_the_article_and_the_possessive_are_no_part_of_a_name(read: Read) -> None:
    surfaces = {
        m.surface for m in read("The European Union's envoy met the Wellcome Foundation's board.").mentions
    }
    assert "European Union" in surfaces
    assert not any(surface.lower().startswith("the ") or surface.endswith("s'") for surface in surfaces)


def test_a_name_never_crosses_the_end_of_a_paragraph(read: Read) -> None:
    mentions = read("He met Olaf\n\nScholz Park is closed.").mentions
    assert not any("\n" in m.surface for m in mentions)
