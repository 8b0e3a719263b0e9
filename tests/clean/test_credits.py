from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean.credits import read_syndication


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("This story originally appeared on The Example.", "The Example"),
        ("This article was originally published by The Example on June 3, 2024", "The Example"),
        (
            "This article was first published in Example Weekly and is republished under a licence.",
            "Example Weekly",
        ),
        ("This report first appeared at example.com. Read more", "example.com"),
        ("Originally published at https://example.com/bridge", "https://example.com/bridge"),
        ("The post Bridge reopens appeared first on The Example.", "The Example"),
        ("Republished from The Example", "The Example"),
        ("Reprinted with permission from The Example", "The Example"),
        (
            "This article is republished from The Example under a licence. Read the original article.",
            "The Example",
        ),
        ("Syndicated from The Example | Read the original", "The Example"),
        ("Source: Example.com", "Example.com"),
        ("Source: The Example, Reuters", "The Example, Reuters"),
        ("Quelle: dpa", "dpa"),
        ("Джерело: Приклад", "Приклад"),
        ("Fuente: Agencia Ejemplo", "Agencia Ejemplo"),
    ],
)
def test_a_credit_names_who_published_it_first_as_printed(text: str, name: str) -> None:
    assert read_syndication(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "", "Source:", "Reproduced with permission.", "Sources: two officials said the plan was ready",
        "The source of the river lies in the hills", "All rights reserved", "Source: " + "x" * 100,
    ],
)  # fmt: skip
def test_what_names_nobody_gives_nobody(text: str) -> None:
    assert read_syndication(text) is None


@given(st.text(max_size=400).map("Source: ".__add__))
def test_a_name_is_never_long(text: str) -> None:
    name = read_syndication(text)
    assert name is None or 1 < len(name) <= 80
