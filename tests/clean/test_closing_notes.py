from __future__ import annotations

import numpy as np
import pytest
from written_pages import HEADLINE, PARAGRAPHS, dump, page

from wirehouse.clean import closing_notes, html_page, page_metadata
from wirehouse.clean.survey import Survey, survey_dump, survey_page
from wirehouse.clean.text_dump import read

LIFE = "Jane Doe is a reporter for The Example and writes about the coast."
FOLLOW = "Follow us on Instagram and tell us what you see from the bridge."


def of_dump(*below: str, paragraphs: tuple[str, ...] = PARAGRAPHS) -> Survey:
    return survey_dump(read(dump(HEADLINE, below=below, paragraphs=paragraphs)))


def of_page(*below: str) -> Survey:
    found = html_page.read(html_page.parse(page(paragraphs=(*PARAGRAPHS, *below))))
    return survey_page(found, page_metadata.read(found.root), HEADLINE, 0)


def taken(survey: Survey) -> np.ndarray:
    """All but the headline, as if the labeller had taken it for body."""
    return np.array([block.text != HEADLINE for block in survey.run.blocks])


def sizes(survey: Survey) -> np.ndarray:
    return np.array([len(block.text.split()) for block in survey.run.blocks], np.float32)


def notes(survey: Survey) -> list[str]:
    found = closing_notes.find(survey, taken(survey), sizes(survey))
    return [survey.run.blocks[index].text for index in sorted(found)]


def below_head(survey: Survey, likely: float) -> list[str]:
    every = np.full(len(survey.run.blocks), likely, np.float32)
    found = closing_notes.below_head(survey, taken(survey), sizes(survey), every)
    return [survey.run.blocks[index].text for index in sorted(found)]


@pytest.mark.parametrize(
    "note",
    [
        FOLLOW,
        "The best of the coast, delivered straight to your inbox every morning.",
        "We may earn a commission when you buy through the links on this page.",
        "The Example is reader-supported and depends on all of you.",
        "Mehr vom Hafen gefällig? Folgen Sie uns auf Instagram und schreiben Sie uns.",
        "Suivez-nous sur Facebook pour tout savoir du port et de ses bateaux.",
    ],
)
def test_a_note_below_the_last_paragraph_is_the_sites(note: str) -> None:
    assert notes(of_dump(note)) == [note]
    assert notes(of_page(note)) == [note]


@pytest.mark.parametrize(
    "sentence",
    [
        "The European Commission is to pay for the radio link, which will cost 5 million euros.",
        "Police hope to find the owner of the boat on Facebook before the storm comes.",
        "Guests were asked to make a donation to the hospital of the island.",
        "The charts were sold for educational purposes until the guild forbade it.",
        "They joined the protest of the fishermen on Telegram, the mayor said.",
    ],
)
def test_a_sentence_of_the_news_is_no_note(sentence: str) -> None:
    assert notes(of_dump(sentence)) == []
    assert notes(of_page(sentence)) == []


@pytest.mark.parametrize(
    "life",
    [
        LIFE,
        "Petra Lindqvist, a fisher's daughter, has been a columnist of The Example for ten years.",
        "Jan Muster ist Redakteur im Ressort Küste und schreibt über Häfen.",
    ],
)
def test_who_wrote_it_is_the_sites_in_a_dump(life: str) -> None:
    assert notes(of_dump(life)) == [life]


def test_who_is_written_of_is_not() -> None:
    assert (
        notes(of_dump("Petra Lindqvist is the director of the harbour museum and a fisher's daughter.")) == []
    )


def test_a_page_marks_who_wrote_it_and_may_speak_of_people_in_its_text() -> None:
    assert notes(of_page(LIFE)) == []


def test_what_stands_above_the_last_paragraphs_stays() -> None:
    many = tuple(f"{text} So said paper number {number}." for number in range(3) for text in PARAGRAPHS)
    assert notes(of_dump(paragraphs=(FOLLOW, *many))) == []


def test_a_text_of_nothing_but_notes_keeps_them() -> None:
    assert notes(of_dump(paragraphs=(FOLLOW, LIFE))) == []


def test_what_stands_below_a_head_of_the_sites_goes_where_the_network_is_not_sure() -> None:
    teaser = "The ferry of the sound sails again after a winter of repairs in the yard."
    survey = of_dump("Related articles", teaser)
    assert below_head(survey, 0.6) == ["Related articles", teaser]
    assert below_head(survey, 0.95) == []


def test_a_head_among_the_paragraphs_does_not_end_the_text() -> None:
    survey = of_dump(paragraphs=(PARAGRAPHS[0], "Related articles", *PARAGRAPHS[1:]))
    assert below_head(survey, 0.6) == []


def test_a_page_is_told_by_its_elements() -> None:
    assert below_head(of_page("Related articles", "The ferry sails again."), 0.6) == []
