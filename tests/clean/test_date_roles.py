from __future__ import annotations

import pytest

from wirehouse.clean import date_roles
from wirehouse.records import Block


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Published", "published"), ("Posted on", "published"), ("Veröffentlicht am", "published"), ("Publié le", "published"),
        ("Опубликовано", "published"), ("発行 公開", "published"), ("تاريخ النشر", "published"), ("Last updated", "modified"),
        ("Aktualisiert", "modified"), ("Mis à jour le", "modified"), ("Обновлено", "modified"), ("更新日", "modified"),
        ("Medically reviewed", "other"), ("Verfügbar bis", "other"), ("Mitglied seit", "other"), ("Retrieved", "saved"),
        ("By Jane Doe", None), ("Upholstery", None), ("", None),
    ],
)  # fmt: skip
def test_words_say_what_a_date_is_of(text: str, role: str | None) -> None:
    assert date_roles.said_in(text) == role


def test_along_a_line_the_last_word_before_a_date_decides() -> None:
    text = "Published 1 June, updated 2 June"
    role_of = date_roles.along(text, None)
    assert (role_of(text.index("1")), role_of(text.index("2"))) == ("published", "modified")


@pytest.mark.parametrize(("before", "role"), [("modified", "modified"), (None, "published")])
def test_without_one_the_line_before_does_or_it_is_the_publication(before: str | None, role: str) -> None:
    assert date_roles.along("3 June 2024", before)(0) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Last updated:", "modified"), ("Page updated:", "modified"), ("Published", "published"), ("Bridge update", None),
        ("Updated in 2 places", None), ("Updated and brought to you by all of us", None), ("Jane Doe", None),
    ],
)  # fmt: skip
def test_a_line_before_counts_where_it_is_a_label(text: str, role: str | None) -> None:
    assert date_roles.line_before([Block(1, text), Block(2, "3 June 2024")], 1) == role


def test_nothing_stands_before_the_first_line() -> None:
    assert date_roles.line_before([Block(1, "Updated")], 0) is None
