from __future__ import annotations

import numpy as np
from written_pages import HEADLINE, PARAGRAPHS, dump, page

from wirehouse.clean import html_page, page_metadata, siblings
from wirehouse.clean.survey import Survey, survey_dump, survey_page
from wirehouse.clean.text_dump import read


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


def dump_survey(*lines: str) -> Survey:
    return survey_dump(read(dump(HEADLINE, paragraphs=lines)))


def left_out_of_dump(likely: float, out: str, *lines: str) -> list[str]:
    """The lines that are taken back where all others were taken."""
    survey = dump_survey(*lines)
    blocks = survey.run.blocks
    sizes = np.array([len(block.text.split()) for block in blocks], np.float32)
    body = np.array([block.text not in {out, HEADLINE} for block in blocks])
    every = np.full(len(blocks), likely, np.float32)
    return [blocks[index].text for index in sorted(siblings.between_lines(survey, body, sizes, every))]


def test_a_subheading_of_a_dump_that_stands_again_is_taken_back_beside_a_paragraph() -> None:
    lines = (
        PARAGRAPHS[0],
        "What the town gains",
        PARAGRAPHS[1],
        PARAGRAPHS[2],
        "What the town gains",
        PARAGRAPHS[3],
    )
    assert left_out_of_dump(0.6, "What the town gains", *lines) == [
        "What the town gains",
        "What the town gains",
    ]
    assert left_out_of_dump(0.4, "What the town gains", *lines) == []


def test_sentences_between_two_paragraphs_of_a_dump_are_taken_back() -> None:
    assert left_out_of_dump(0.0, PARAGRAPHS[1], *PARAGRAPHS) == [PARAGRAPHS[1]]


def test_a_lines_last_paragraph_has_nothing_below_it() -> None:
    assert left_out_of_dump(0.0, PARAGRAPHS[3], *PARAGRAPHS) == []


def test_chrome_between_two_paragraphs_of_a_dump_stays_chrome() -> None:
    advert = (
        "Subscribe to our newsletter to get the news of the harbour every morning, before the boats go out."
    )
    assert left_out_of_dump(1.0, advert, *PARAGRAPHS[:2], advert, *PARAGRAPHS[2:]) == []


def page_survey(text: str) -> Survey:
    found = html_page.read(html_page.parse(text))
    return survey_page(found, page_metadata.read(found.root), None, None)


def among(text: str, *out: str) -> tuple[Survey, np.ndarray, np.ndarray]:
    """A page, whether each block was taken: all paragraphs, subheadings and items but these, and the blocks' words."""
    survey = page_survey(text)
    blocks = survey.run.blocks
    sizes = np.array([len(block.text.split()) for block in blocks], np.float32)
    return survey, np.array([b.element in {"p", "h2", "li"} and b.text not in out for b in blocks]), sizes


def alike(text: str, *out: str, likely: float = 0.3) -> list[str]:
    survey, body, sizes = among(text, *out)
    every = np.full(len(body), likely, np.float32)
    return [survey.run.blocks[index].text for index in sorted(siblings.alike(survey, body, sizes, every))]


def headed(text: str, *out: str, likely: float = 0.3) -> list[str]:
    survey, body, sizes = among(text, *out)
    every = np.full(len(body), likely, np.float32)
    return [survey.run.blocks[index].text for index in sorted(siblings.headed(survey, body, sizes, every))]


NAMES = ("Ada", "Berit", "Carl")
MANY = (*PARAGRAPHS, *(f"{text} So said the paper." for text in PARAGRAPHS))
WRAPPED = page(paragraphs=MANY).replace("<p>", "<div><p class='text'>").replace("</p>", "</p></div>")


def test_a_paragraph_that_looks_as_the_articles_others_do_is_taken_back() -> None:
    assert alike(WRAPPED, MANY[1]) == [MANY[1]]


def test_nothing_above_or_below_those_is() -> None:
    assert alike(WRAPPED, MANY[-1]) == []


def test_few_of_a_look_do_not_speak_for_many() -> None:
    assert alike(WRAPPED, *MANY[1:5]) == []


def test_a_short_line_that_looks_alike_is_taken_back_where_it_is_not_unlikely() -> None:
    text = WRAPPED.replace(MANY[1], f"{MANY[1]}</p></div><div><p class='text'>Price: none")
    assert alike(text, "Price: none") == ["Price: none"]
    assert alike(text, "Price: none", likely=0.1) == []


def test_the_paragraph_below_a_subheading_that_was_taken_is_taken_back() -> None:
    text = page().replace(f"<p>{PARAGRAPHS[3]}", f"<h2>The piles</h2><p>{PARAGRAPHS[3]}")
    assert headed(text, PARAGRAPHS[3]) == [PARAGRAPHS[3]]
    assert headed(text, PARAGRAPHS[3], likely=0.05) == []
    assert headed(text, PARAGRAPHS[3], "The piles") == []


def test_a_list_of_links_below_a_subheading_is_taken_back_where_it_is_one_long_paragraph() -> None:
    links = [f'<a href="/{number}">Paper {number} of the sound</a>' for number in range(16)]
    shown = " ".join(f"Paper {number} of the sound" for number in range(16))
    for some, taken_back in ((links, [shown]), (links[:6], [])):
        text = page(below="").replace("</article>", f"<h2>Our sources</h2><p>{' '.join(some)}</p></article>")
        out = " ".join(f"Paper {number} of the sound" for number in range(len(some)))
        assert headed(text, out) == taken_back


WINNERS = "".join(
    f"<h2 class='prize'>Prize of the {place}</h2><ul>{''.join(f'<li>{name} of the {place}</li>' for name in NAMES)}</ul>"
    for place in ("harbour", "bridge", "sound", "old town")
)


def of_a_list(text: str, *out: str) -> list[str]:
    survey, body, sizes = among(text, *out)
    return [survey.run.blocks[index].text for index in sorted(siblings.of_a_list(survey, body, sizes))]


def test_an_article_that_is_a_list_is_one_from_its_first_item_to_its_last() -> None:
    text = page(paragraphs=()).replace("</article>", f"{WINNERS}</article>")
    out = ("Prize of the bridge", "Ada of the bridge", "Carl of the sound")
    assert of_a_list(text, *out) == list(out)


def test_what_looks_like_none_of_its_items_is_none() -> None:
    share = "<li class='share'>Prizes by mail</li>"
    text = (
        page(paragraphs=()).replace("</article>", f"{WINNERS}</article>").replace("<ul>", f"<ul>{share}", 2)
    )
    assert of_a_list(text, "Prizes by mail", "Ada of the bridge") == ["Ada of the bridge"]


def test_so_is_one_in_a_dump() -> None:
    lines = [
        "Prizes of the sound",
        *(f"{name} of the {place}" for place in ("bridge", "sound") for name in NAMES * 3),
    ]
    survey = survey_dump(
        read("\n".join([*lines[:9], "Share", *lines[9:], *["Boats"] * 40, "Ada of the old town"]))
    )
    sizes = np.array([len(block.text.split()) for block in survey.run.blocks], np.float32)
    body = np.array(
        [line.text not in {"Boats", "Share", "Berit of the bridge"} for line in survey.run.blocks]
    )
    found = siblings.of_a_list(survey, body, sizes)
    assert {survey.run.blocks[index].text for index in found} == {"Berit of the bridge"}


def test_an_article_in_sentences_is_no_list() -> None:
    text = page().replace("</article>", f"{WINNERS}</article>")
    assert of_a_list(text, "Ada of the bridge") == []
