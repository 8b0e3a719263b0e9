from __future__ import annotations

import pytest

from wirehouse.clean.language import detect

TEXTS = {
    "en": "The council of Harborough voted for the bridge plan on Tuesday after a debate until midnight.",
    "de": "Der Rat der Stadt hat am Dienstag nach langer Debatte für den Bau der neuen Brücke gestimmt.",
    "es": "El ayuntamiento votó el martes a favor del nuevo puente tras un debate que duró hasta medianoche.",
    "fr": "Le conseil municipal a voté mardi pour le nouveau pont après un débat qui a duré jusqu'à minuit.",
    "uk": "Міська рада у вівторок проголосувала за новий міст після дискусії, що тривала до опівночі.",
    "ru": "Городской совет во вторник проголосовал за новый мост после спора, который длился до полуночи.",
    "bg": "Общинският съвет гласува във вторник за новия мост след спор, който продължи до полунощ.",
    "pl": "Rada miasta zagłosowała we wtorek za nowym mostem po debacie, która trwała aż do północy.",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_paragraph_tells_its_language(language: str) -> None:
    assert detect(TEXTS[language]) == language


def test_names_in_capitals_do_not_mislead() -> None:
    assert detect(TEXTS["en"].upper()) == "en"


def test_what_a_template_states_loses_against_the_text() -> None:
    assert detect(TEXTS["de"], "en-US") == "de"


@pytest.mark.parametrize(
    ("stated", "language"), [("en-GB", "en"), ("de_AT", "de"), ("UK", "uk"), (None, None)]
)
def test_a_short_text_leaves_it_to_what_is_stated(stated: str | None, language: str | None) -> None:
    assert detect("Taxi!", stated) == language


@pytest.mark.parametrize("stated", ["", "english", "e", "xx-yy-zz", "<b>", "日本", "-"])
def test_what_is_no_language_is_not_stated(stated: str) -> None:
    assert detect("Taxi!", stated) in {None, "xx"}


def test_figures_are_in_no_language() -> None:
    assert detect("12 345 678 90 " * 10) is None
