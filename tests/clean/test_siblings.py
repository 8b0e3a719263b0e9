from __future__ import annotations

import numpy as np
from written_pages import PARAGRAPHS, page

from wirehouse.clean import html_page, page_metadata, siblings
from wirehouse.clean.survey import survey_page


def left_out(text: str, *out: str) -> list[str]:
    """The paragraphs that are taken back where all blocks but these were taken."""
    root = html_page.parse(text)
    found = html_page.read(root)
    survey = survey_page(found, page_metadata.read(root), None, None)
    sizes = np.array([len(block.text.split()) for block in found.blocks], np.float32)
    body = np.array([block.element == "p" and block.text not in out for block in found.blocks])
    return [found.blocks[index].text for index in sorted(siblings.between(survey, body, sizes))]


def test_a_paragraph_between_two_of_the_article_is_taken_back() -> None:
    assert left_out(page(), PARAGRAPHS[1]) == [PARAGRAPHS[1]]


def test_a_paragraph_at_the_end_is_not() -> None:
    assert left_out(page(), PARAGRAPHS[3]) == []


def test_what_reads_as_chrome_stays_chrome() -> None:
    advert = (
        "Subscribe to our newsletter to get the news of the harbour every morning, before the boats go out."
    )
    text = page(paragraphs=(*PARAGRAPHS[:2], advert, *PARAGRAPHS[2:]))
    assert left_out(text, advert) == []


def test_a_paragraph_of_another_element_is_not_among_them() -> None:
    text = page().replace(f"<p>{PARAGRAPHS[1]}</p>", f"<div><p>{PARAGRAPHS[1]}</p></div>")
    assert left_out(text, PARAGRAPHS[1]) == []


def test_few_paragraphs_do_not_speak_for_many() -> None:
    many = [f"{text} So said paper number {number}." for number in range(3) for text in PARAGRAPHS]
    assert left_out(page(paragraphs=many), *many[1:-1]) == []
