from __future__ import annotations

import numpy as np
from written_pages import HEADLINE, PARAGRAPHS, dump, page

from wirehouse.clean import html_page, page_metadata, vetoes
from wirehouse.clean.survey import Survey, survey_dump, survey_page
from wirehouse.clean.text_dump import read

CREDIT = "(Petra Lindqvist/The Example via AP)"


def of_dump(*lines: str) -> Survey:
    return survey_dump(read(dump(HEADLINE, paragraphs=lines)))


def of_page(text: str) -> Survey:
    found = html_page.read(html_page.parse(text))
    at = next(row for row, block in enumerate(found.blocks) if block.text == HEADLINE)
    return survey_page(found, page_metadata.read(found.root), HEADLINE, at)


def vetoed(survey: Survey, likely: float, is_small: bool = False) -> list[str]:
    every = np.full(len(survey.run.blocks), likely, np.float32)
    return [survey.run.blocks[index].text for index in sorted(vetoes.find(survey, every, is_small))]


def test_a_caption_is_no_body_however_sure_the_network_is() -> None:
    caption = "The old crossing in the fog of a winter morning. Photo: Petra Lindqvist"
    assert vetoed(of_dump(*PARAGRAPHS[:2], caption, *PARAGRAPHS[2:]), 1.0) == [caption]


def test_nor_is_the_line_above_a_credit_that_stands_alone() -> None:
    line = "The old crossing in the fog of a winter morning."
    survey = of_dump(*PARAGRAPHS[:2], line, CREDIT, *PARAGRAPHS[2:])
    assert vetoed(survey, 0.9) == [line, CREDIT]


def test_nor_is_a_line_between_the_credits_of_two_pictures() -> None:
    credit = "Photo: Petra Lindqvist/The Example"
    lines = [
        "The old crossing in the fog.",
        credit,
        "The new bridge at dawn, with the pilots' boats.",
        credit,
    ]
    assert vetoed(of_dump(*PARAGRAPHS[:2], *lines, *PARAGRAPHS[2:]), 1.0) == lines[1:]


def test_nor_is_what_says_that_its_picture_is_an_old_one() -> None:
    lines = [
        "Die alte Brücke im Nebel (Archivbild).",
        "The old crossing (file photo): it stood for a hundred years.",
    ]
    assert vetoed(of_dump(*PARAGRAPHS[:2], *lines, *PARAGRAPHS[2:]), 1.0) == lines


def test_a_paragraph_of_a_page_may_stand_above_a_credit() -> None:
    survey = of_page(page(paragraphs=(*PARAGRAPHS[:2], CREDIT, *PARAGRAPHS[2:])))
    assert vetoed(survey, 0.95) == [CREDIT]


def test_what_reads_as_chrome_is_none() -> None:
    assert vetoed(of_dump(*PARAGRAPHS, "Share this article"), 1.0) == ["Share this article"]


def test_lines_that_end_in_a_count_are_none_where_many_do() -> None:
    months = [
        f"{month} ({count})" for month, count in (("May", 12), ("April", 7), ("March", 130), ("June", 5))
    ]
    assert vetoed(of_dump(*PARAGRAPHS, *months), 1.0) == []
    assert vetoed(of_dump(*PARAGRAPHS, *months, "July (41)"), 1.0) == [*months, "July (41)"]


def comments(*names: str) -> list[str]:
    day = "June 3, 2024 at 9:47 am"
    return [
        line for name in names for line in (f"{name} says:", day, f"I saw {name} cross the bridge at dawn.")
    ]


def test_what_stands_below_the_first_of_a_blogs_comments_is_none_of_the_article() -> None:
    found = comments("Ada", "Bob. Just Bob.", "Carl")
    assert vetoed(of_dump(*PARAGRAPHS, *found, "Post comment"), 1.0) == [*found, "Post comment"]


def test_what_people_say_in_an_article_is_no_comment() -> None:
    told = [
        "The mayor says:",
        "The bridge opens in June.",
        "The guild says:",
        "It does not.",
        "The county says:",
    ]
    assert vetoed(of_dump(*PARAGRAPHS, *told, PARAGRAPHS[0] + " Again."), 1.0) == []


def test_years_are_no_counts() -> None:
    cars = [f"The ferry {name} (2019)" for name in ("Ada", "Berit", "Carl", "Dora", "Emil")]
    assert vetoed(of_dump(*PARAGRAPHS, *cars), 1.0) == []


def test_prose_below_a_tail_is_kept_only_where_the_network_is_sure() -> None:
    teaser = "The ferry of the sound sails again after a winter of repairs in the yard."
    survey = of_dump(*PARAGRAPHS, "Related articles", teaser)
    assert vetoed(survey, 0.9) == ["Related articles", teaser]
    assert vetoed(survey, 0.99) == ["Related articles"]


def test_on_a_small_page_the_network_is_never_sure() -> None:
    teaser = "The ferry of the sound sails again after a winter of repairs in the yard."
    survey = of_dump(*PARAGRAPHS, "Related articles", teaser)
    assert vetoed(survey, 0.99, is_small=True) == ["Related articles", teaser]


def test_what_lies_in_an_element_of_the_sites_is_kept_only_where_the_network_is_sure() -> None:
    offer = "The Example tells you every morning what the boats of the sound have brought home."
    text = page().replace(f"<p>{PARAGRAPHS[2]}", f"<div class='promo'><p>{offer}</p></div><p>{PARAGRAPHS[2]}")
    assert offer in vetoed(of_page(text), 0.9)
    assert offer not in vetoed(of_page(text), 0.99)
