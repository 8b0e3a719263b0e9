from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_pages import HEADLINE, PARAGRAPHS

from wirehouse.clean import dump_headline
from wirehouse.records import Block

SUMMARY = "The guild of the fishermen asks the county to look at the drawings again."


def found(*above: str) -> str | None:
    """The line that is taken as the headline of a dump with these lines above its text."""
    lines = [*above, *PARAGRAPHS]
    blocks = [Block(number, text) for number, text in enumerate(lines, 1)]
    at = dump_headline.find(blocks, len(above), PARAGRAPHS)
    return None if at is None else lines[at]


class TestTheHeadline:
    def test_is_the_line_that_shares_its_words_with_the_text(self) -> None:
        assert found("Harborough Courant", "Weather and tides", HEADLINE, "Town hall") == HEADLINE

    def test_may_be_the_sentence_that_the_text_opens_with_where_no_other_line_will_do(self) -> None:
        sentence = f"{HEADLINE}. It just might."
        lines = ["Skip to content", "Menu", sentence, "June 3, 2024", *PARAGRAPHS]
        blocks = [Block(number, text) for number, text in enumerate(lines, 1)]
        body = [sentence, *PARAGRAPHS]
        assert dump_headline.find(blocks, 2, body) == 2
        blocks[1] = Block(2, HEADLINE)
        assert dump_headline.find(blocks, 2, body) == 1

    def test_stands_above_its_standfirst(self) -> None:
        assert found("Town", HEADLINE, SUMMARY, "By Jane Doe", "June 3, 2024") == HEADLINE

    @pytest.mark.parametrize(
        "caption",
        [
            "The council of Harborough debates the bridge plan. © The Example",
            "Mayor Petra Lindqvist at the bridge (Photo: Jane Doe)",
            "The bridge of Harborough in spring / AFP",
        ],
    )
    def test_stands_above_the_captions_of_its_pictures(self, caption: str) -> None:
        assert found(HEADLINE, "June 3, 2024", caption) == HEADLINE

    def test_stands_above_the_list_of_contents(self) -> None:
        contents = (
            "Table of contents",
            "What the council voted for",
            "What the fishermen fear",
            "When the bridge opens",
        )
        assert found(HEADLINE, *contents) == HEADLINE

    def test_is_no_numbered_heading(self) -> None:
        assert found(HEADLINE, "1. The bridge plan", "2. The moorings below the crossing") == HEADLINE

    @pytest.mark.parametrize(
        "line",
        [
            "By Jane Doe",
            "Jane Doe",
            "05.06.2024 um 14:46",
            "Published June 3, 2024",
            "Share this story",
            "5 min read",
        ],
    )
    def test_is_no_byline_no_date_and_no_chrome(self, line: str) -> None:
        assert found(HEADLINE, line) == HEADLINE

    def test_is_none_where_the_dump_begins_with_its_text(self) -> None:
        assert found() is None

    def test_is_none_where_nothing_above_is_about_the_text(self) -> None:
        assert found("menu", "log in") is None

    def test_may_ask(self) -> None:
        assert found("Town", "Who pays for the Harborough bridge plan?", "June 3, 2024") == (
            "Who pays for the Harborough bridge plan?"
        )


class TestTheMeasures:
    def test_have_a_weight_each(self) -> None:
        blocks = [Block(1, HEADLINE), *(Block(2, text) for text in PARAGRAPHS)]
        measures = dump_headline.measure(blocks, 1, PARAGRAPHS)[0]
        assert measures.shared > 0.5
        assert dump_headline.score(measures) > dump_headline.score(measures._replace(shared=0.0))

    def test_of_thousands_of_lines_are_taken_of_the_nearest_alone(self) -> None:
        blocks = [Block(number, f"{HEADLINE} {number}") for number in range(5_000)]
        assert len(dump_headline.measure(blocks, 4_000, PARAGRAPHS)) <= 61


@given(st.lists(st.text(max_size=60), max_size=12), st.integers(0, 12))
def test_whatever_the_lines_the_headline_is_one_of_those_above_the_body(lines: list[str], first: int) -> None:
    blocks = [Block(number, text) for number, text in enumerate(lines, 1)]
    at = dump_headline.find(blocks, min(first, len(lines)), lines[first:])
    assert at is None or 0 <= at <= first
