"""Who speaks in the languages that no name finder reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wirehouse.records import Enrichment

Said = Callable[..., list[tuple[str, str | None]]]
Read = Callable[..., Enrichment]


@pytest.mark.parametrize(
    ("language", "body", "words", "speaker"),
    [
        ("de", "„Wir zahlen das alles“, sagte Olaf Scholz.", "Wir zahlen das alles", "Olaf Scholz"),
        ("de", "Am Montag sagte Olaf Scholz: »Wir zahlen das.«", "Wir zahlen das.", "Olaf Scholz"),
        ("de", "Laut Olaf Scholz ist „das Paket ein Erfolg“.", "das Paket ein Erfolg", "Olaf Scholz"),
        ("fr", "« Nous paierons tout », a déclaré Emmanuel Macron.", "Nous paierons tout", "Emmanuel Macron"),
        ("fr", "Emmanuel Macron a dit que « tout sera payé ».", "tout sera payé", "Emmanuel Macron"),
        ("es", "«Vamos a pagar», dijo ayer Pedro Sánchez.", "Vamos a pagar", "Pedro Sánchez"),
        (
            "it",
            "«Pagheremo tutto questo», ha detto Giorgia Meloni.",
            "Pagheremo tutto questo",
            "Giorgia Meloni",
        ),
        ("pt", "“Vamos pagar tudo”, disse Lula da Silva.", "Vamos pagar tudo", None),
        ("nl", "“We gaan betalen”, zei premier Mark Rutte.", "We gaan betalen", "Mark Rutte"),
        ("pl", "„Zapłacimy za wszystko” – powiedział Donald Tusk.", "Zapłacimy za wszystko", "Donald Tusk"),
        ("pl", "- Zapłacimy za wszystko - powiedział Donald Tusk.", "Zapłacimy za wszystko", "Donald Tusk"),
    ],
)
def test_a_cue_of_the_language_names_the_speaker(
    said: Said, language: str, body: str, words: str, speaker: str | None
) -> None:
    found = said(body, language=language)
    assert [text for text, _ in found] == [words]
    if speaker is not None:
        assert found == [(words, speaker)]


@pytest.mark.parametrize(
    ("language", "body", "named"),
    [
        ("ru", "«Мы за все заплатим», — сказал Иван Ложкин.", "Иван Ложкин"),
        ("uk", "«Ми за все заплатимо», — сказав Іван Ложкін.", "Іван Ложкін"),
        ("ru", "По словам Ивана Ложкина, «война скоро закончится».", "Ивана Ложкина"),
        ("de", "„Wir zahlen das alles“, so die Ministerin.", "die Ministerin"),
        ("de", "„Wir zahlen alles“, sagte Ida Lox von der Heide dem Sender.", "Ida Lox von der Heide"),
        ("de", "„Wir zahlen alles“, sagte Ida Lox der Deutschen Presse.", "Ida Lox"),
    ],
)
def test_a_name_that_nobody_knows_is_told_and_leads_to_no_entity(
    read: Read, language: str, body: str, named: str
) -> None:
    (quotation,) = read(body, language=language).quotations
    assert quotation.speaker is None
    assert body[quotation.speaker_start : quotation.speaker_end] == named


def test_a_cue_between_the_marks_parts_the_words(said: Said) -> None:
    body = "« Nous paierons tout cela, a déclaré Emmanuel Macron, et nous avancerons. »"
    assert said(body, language="fr") == [
        ("Nous paierons tout cela", "Emmanuel Macron"),
        ("et nous avancerons.", "Emmanuel Macron"),
    ]


def test_a_sentence_without_a_cue_goes_on_with_the_speaker_before(said: Said) -> None:
    body = "„Wir werden das alles bezahlen“, sagte Olaf Scholz. „Danach wird alles anders werden.“"
    assert [speaker for _, speaker in said(body, language="de")] == ["Olaf Scholz", "Olaf Scholz"]


def test_he_is_who_spoke_before_in_the_paragraph_and_nobody_beyond_it(said: Said) -> None:
    first = "„Wir zahlen das alles“, sagte Olaf Scholz."
    assert said(f"{first} „Es geht voran“, fügte er hinzu.", language="de")[1][1] == "Olaf Scholz"
    assert said(f"{first}\n\n„Es geht voran“, fügte er hinzu.", language="de")[1][1] is None


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("de", "Der Film „Das Leben der Anderen“ lief gestern, sagte Olaf Scholz."),
        ("fr", "Le film « Les Enfants du paradis » est sorti hier, a dit Emmanuel Macron."),
        ("pl", "- pierwszy punkt - drugi punkt"),
    ],
)
def test_titles_and_lists_are_no_quotations(said: Said, language: str, body: str) -> None:
    assert said(body, language=language) == []


def test_a_language_without_cue_words_keeps_whole_sentences_without_speakers(said: Said) -> None:
    body = "”Vi ska betala allt det här nu.” sade Olaf Scholz."
    assert said(body, language="sv") == [("Vi ska betala allt det här nu.", None)]
