from __future__ import annotations

import pytest

from wirehouse.clean import months


@pytest.mark.parametrize(
    "name",
    "June JUN Juni juin junio giugno Ιουνίου ΙΟΥΝΙΟΥ июня červen czerwca kesäkuuta HAZİRAN iyun يونيو حزيران ביוני "
    "जून জুন ஜூன் มิถุนายน มิ.ย. ივნისი birželio ekainaren Hunyo يونيو/حزيران".split(),
)
def test_june_is_june_in_every_script(name: str) -> None:
    assert months.number_of(name) == 6


@pytest.mark.parametrize(
    ("language", "number"), [("hr", 10), ("pl", 11), ("cs", None), ("de", None), (None, None)]
)
def test_a_name_of_two_months_is_read_by_its_language_alone(language: str | None, number: int | None) -> None:
    assert months.number_of("listopada", language) == number


@pytest.mark.parametrize("name", ["", ".", "Juniper", "Monday", "Mac", "Pro", "d'"])
def test_other_words_are_no_months(name: str) -> None:
    assert months.number_of(name) is None


def test_every_language_names_twelve_months() -> None:
    assert set(months.MONTHS.values()) == set(range(1, 13))
    assert all(name == name.lower() for name in months.MONTHS)
