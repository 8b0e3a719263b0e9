from __future__ import annotations

from written_pages import HEADLINE, PARAGRAPHS, cleaned, page

from wirehouse.clean.echoes import without_echoes
from wirehouse.records import Block, Label


def kept(*blocks: tuple[str, str]) -> list[str]:
    body = [Block(1, text, element, label=Label.BODY) for element, text in blocks]
    return [block.text for block in without_echoes(body) if block.label is Label.BODY]


def between(markup: str) -> tuple[str, ...]:
    return cleaned(page().replace(f"<p>{PARAGRAPHS[2]}", f"{markup}<p>{PARAGRAPHS[2]}")).paragraphs


def test_a_quote_from_within_a_paragraph_goes() -> None:
    assert kept(("p", PARAGRAPHS[1]), ("div", "the bridge would open in three years")) == [PARAGRAPHS[1]]


def test_a_subheading_stays_though_its_words_stand_below_it() -> None:
    heading = "The bridge would open in three years"
    assert kept(("h3", heading), ("p", PARAGRAPHS[1])) == [heading, PARAGRAPHS[1]]


def test_a_line_of_a_dump_stays_as_it_may_be_a_subheading() -> None:
    line = Block(1, "The bridge would open in three years", label=Label.BODY)
    text = Block(2, PARAGRAPHS[1], label=Label.BODY)
    assert [block.label for block in without_echoes([line, text])] == [Label.BODY, Label.BODY]


def test_the_second_copy_of_a_text_goes_with_its_short_lines() -> None:
    copy = (("h3", "The piles"), *(("p", text) for text in PARAGRAPHS))
    assert kept(*copy, *copy) == ["The piles", *PARAGRAPHS]


def test_a_short_line_may_stand_again_by_itself() -> None:
    lines = (("h3", "Pros"), ("p", PARAGRAPHS[0]), ("h3", "Pros"), ("p", PARAGRAPHS[1]))
    assert kept(*lines) == [text for _, text in lines]


def test_tables_may_say_the_same_in_many_rows() -> None:
    row = (("td", "Run at a pace at which you can still speak to who runs beside you"), ("td", "Rest"))
    assert len(kept(*row, *row, *row)) == 6


def test_an_article_that_is_laid_out_twice_is_read_once() -> None:
    twice = page().replace("</article>", "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</article>")
    assert cleaned(twice).paragraphs == PARAGRAPHS
    assert cleaned(twice).headline == HEADLINE
