"""The words of saying, by language."""

from __future__ import annotations

import pytest

from wirehouse.enrich.cue_words import CueWords, cue_words

LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk"]


@pytest.fixture(params=LANGUAGES)
def words(request: pytest.FixtureRequest) -> CueWords:
    found = cue_words(request.param)
    assert found is not None
    return found


def test_every_language_has_verbs_and_pronouns(words: CueWords) -> None:
    assert len(words.said) > 30
    assert words.he
    assert words.she


def test_words_are_in_small_letters(words: CueWords) -> None:
    assert all(word == word.lower() for word in words.verbs | words.pronouns | words.titles | words.small)


def test_a_language_that_is_not_in_the_file_has_none() -> None:
    assert cue_words("xx") is None


def test_an_underscore_stands_for_a_space() -> None:
    english = cue_words("en")
    assert english is not None
    assert english.according == {"according to"}
