from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_pages import HEADLINE, PARAGRAPHS, dump

from wirehouse.clean.prose_run import find, is_timestamp
from wirehouse.clean.text_dump import read
from wirehouse.clean.wording import count_words
from wirehouse.records import Block, Label


def body(text: str) -> tuple[str, ...]:
    return tuple(block.text for block in find(read(text)).blocks if block.label is Label.BODY)


def test_the_run_of_prose_is_the_paragraphs() -> None:
    assert body(dump("Home", HEADLINE, "June 3, 2024", below=["Tags: bridge", "Contact"])) == PARAGRAPHS


@pytest.mark.parametrize("head", ["Related articles", "Comments", "Das könnte Sie auch interessieren"])
def test_it_ends_above_a_head_of_the_sites_own(head: str) -> None:
    teaser = "Ferry sails again after the storm of last week, to the joy of all who live on the island."
    assert body(dump(HEADLINE, below=[head, teaser])) == PARAGRAPHS


def test_what_the_lexicon_finds_is_kept_beside_the_label() -> None:
    run = find(read(dump("Share", HEADLINE)))
    assert [match.label for match in run.matches if match] == [Label.SHARE]


class TestTimestamps:
    @pytest.mark.parametrize(
        "line",
        [
            "3 June 2024",
            "12.06.2024 20:59",
            "Published: 3 June 2024, 10:15 | Last updated: 4 June 2024, 11:20",
            "20:59",
        ],
    )
    def test_a_date_and_little_else_is_one(self, line: str) -> None:
        assert is_timestamp(line, count_words(line))

    @pytest.mark.parametrize(
        "line", ["On 3 June 2024 the council of the town voted for it", "Two of three", "1999"]
    )
    def test_a_sentence_with_a_date_is_none(self, line: str) -> None:
        assert not is_timestamp(line, count_words(line))


@given(
    st.lists(
        st.sampled_from([*PARAGRAPHS, HEADLINE, "Share", "Related", "Home", "12.06.2024", "x"]), max_size=25
    )
)
def test_in_any_order_every_line_is_named_and_the_prose_is_one_run(lines: list[str]) -> None:
    run = find(tuple(Block(number, line) for number, line in enumerate(lines, start=1)))
    assert [block.text for block in run.blocks] == lines
    assert len(run.matches) == len(lines)
    prose = [index for index, block in enumerate(run.blocks) if block.label is Label.BODY]
    assert all(run.first <= index <= run.last for index in prose)


def standing_again(*lines: str) -> set[str]:
    blocks = [Block(number, line) for number, line in enumerate(lines, start=1)]
    return {f"{blocks[index].line}" for index in find(blocks).repeated}


def test_a_line_that_stands_again_is_a_teasers_in_both_places() -> None:
    teaser = "The guild of the sound asks the county for a second look."
    assert standing_again(teaser, "Boats", *PARAGRAPHS, teaser) == {"1", str(len(PARAGRAPHS) + 3)}


def test_of_an_article_that_is_laid_out_twice_the_first_copy_is_none() -> None:
    article = [f"{text} So said the paper in its part {part}." for part in range(4) for text in PARAGRAPHS]
    assert sum(map(count_words, article)) > 400
    lines = ["Boats", *article, "Menu", "Sport", *article]
    second = {str(number) for number in range(len(article) + 4, len(lines) + 1)}
    assert standing_again(*lines) == second


def test_nothing_is_nothing() -> None:
    run = find(())
    assert (run.blocks, run.first, run.last) == ((), -1, -1)
