from __future__ import annotations

import numpy as np
from written_pages import PARAGRAPHS, page

from wirehouse.clean import html_page, layout, tree_signs, wording


def read(text: str) -> tuple[html_page.HtmlPage, layout.Layout, list[list[str]]]:
    found = html_page.read(html_page.parse(text))
    return found, layout.find(found, None), [wording.tokens(block.text) for block in found.blocks]


def describe(text: str, stated: str = "") -> np.ndarray:
    return tree_signs.describe(*read(text), [wording.tokens(stated), []])


def row_of(text: str, wanted: str) -> int:
    return next(row for row, block in enumerate(read(text)[0].blocks) if block.text == wanted)


def test_every_block_is_described_by_as_many_finite_numbers() -> None:
    table, other = describe(page()), describe("<p>Alone")
    assert table.shape[1] == other.shape[1]
    assert np.isfinite(table).all()


def test_a_block_of_the_stated_body_agrees_with_it() -> None:
    row = row_of(page(), PARAGRAPHS[0])
    with_it, without = describe(page(), " ".join(PARAGRAPHS))[row], describe(page())[row]
    assert 1 in set(with_it - without)


def test_paragraphs_are_described_by_where_they_lie() -> None:
    text = page(below=f"<aside><p>{PARAGRAPHS[1]} Again.</p></aside>")
    table = describe(text)
    assert not np.allclose(table[row_of(text, PARAGRAPHS[1])], table[row_of(text, f"{PARAGRAPHS[1]} Again.")])


def test_marks_are_those_of_the_element_and_of_what_lies_around_it() -> None:
    found, _, _ = read("<div class='story main'><p class=lead>One</p></div>")
    own, outer = tree_signs.marks(found)
    assert own[0] == ("lead",)
    assert {"story", "main"} <= set(outer[0])
