from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_pages import HEADLINE, PARAGRAPHS, cleaned, dump, page

from wirehouse.clean.labeller import _plausible, choose, label
from wirehouse.clean.survey import survey_dump
from wirehouse.clean.text_dump import read
from wirehouse.records import Block, Label

TAIL = (
    "Ferry sails again after the storm of last week, to the joy of all who live on the island.",
    "Library opens on Sundays from autumn, and the readers may bring their own tea and their cats.",
)


def label_of(line: str, text: str) -> Label | None:
    return next(block.label for block in label(survey_dump(read(text))).blocks if block.text == line)


class TestChromeOfDumps:
    @pytest.mark.parametrize(
        ("line", "named"),
        [
            ("Share", Label.SHARE), ("Share on Facebook", Label.SHARE), ("12 shares", Label.SHARE),
            ("Sign in", Label.NAVIGATION), ("Back to top", Label.NAVIGATION), ("« 1 2 3 »", Label.NAVIGATION),
            ("Page 2 of 7", Label.NAVIGATION), ("5 min read", Label.READING_TIME), ("Advertisement", Label.ADVERT),
            ("Story continues below this advertisement", Label.ADVERT), ("Photo: Jane Doe", Label.CAPTION),
            ("Read also: the ferry sails again", Label.RELATED),
            ("Add your comment", Label.COMMENT), ("3 comments", Label.SHARE), ("Tags: bridge, harbour", Label.TAGS),
            ("#bridge #harbour", Label.TAGS), ("Source: Example.com", Label.CREDIT),
            ("Republished from The Example", Label.CREDIT), ("© 2024 The Example", Label.LEGAL),
            ("Subscribe to our newsletter", Label.PROMOTION), ("Support our journalism", Label.PROMOTION),
            ("20:59 12.06.2024", Label.TIMESTAMP), ("Updated: 3 June 2024", Label.TIMESTAMP), ("2 hours ago", Label.TIMESTAMP),
            ("Teilen", Label.SHARE), ("Lesen Sie auch: Die Fähre fährt", Label.RELATED), ("Поделиться", Label.SHARE),
            ("Читайте також: пором", Label.RELATED), ("Lea también: el puente", Label.RELATED),
        ],
    )  # fmt: skip
    def test_a_line_between_the_paragraphs_is_named_for_what_it_is(self, line: str, named: Label) -> None:
        text = dump(HEADLINE, paragraphs=[*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]])
        assert label_of(line, text) is named
        assert cleaned(text).paragraphs == PARAGRAPHS

    @pytest.mark.parametrize(
        "sentence",
        [
            "Share prices of the ferry company fell by a tenth after the vote of the council became known.",
            "The town has two newspapers, and both advertise for subscribers on the old wall of the harbour.",
            "More than forty people wrote to the council, and every one of them was against the old plan.",
            "Comments on the plan can be sent to the county until the end of the year, the guild said.",
            "“We follow the drawings,” said the engineer of the county, who has built three such bridges.",
            "Related costs for the new road are paid by the county, which has put the money aside already.",
        ],
    )
    def test_a_sentence_that_only_holds_such_words_stays(self, sentence: str) -> None:
        paragraphs = (*PARAGRAPHS[:2], sentence, *PARAGRAPHS[2:])
        assert cleaned(dump(HEADLINE, paragraphs=paragraphs)).paragraphs == paragraphs

    def test_a_short_line_between_paragraphs_stays(self) -> None:
        paragraphs = (*PARAGRAPHS[:2], "“Nobody asked us.”", *PARAGRAPHS[2:])
        assert cleaned(dump(HEADLINE, paragraphs=paragraphs)).paragraphs == paragraphs


class TestWhereTheTextEnds:
    @pytest.mark.parametrize(
        "head", ["Related articles", "Comments", "Read next", "Das könnte Sie auch interessieren"]
    )
    def test_teasers_below_a_head_of_their_own_are_the_sites(self, head: str) -> None:
        assert cleaned(dump(HEADLINE, below=[head, *TAIL])).paragraphs == PARAGRAPHS

    def test_so_is_what_follows_the_credit(self) -> None:
        below = [
            "This story originally appeared on Example.com",
            "We accept support from readers.",
            *TAIL[:1],
        ]
        assert cleaned(dump(HEADLINE, below=below)).paragraphs == PARAGRAPHS

    def test_headlines_that_stand_twice_are_teasers(self) -> None:
        lines = [line.rstrip(".") for line in TAIL for _ in range(2)]
        assert cleaned(dump(HEADLINE, below=lines)).paragraphs == PARAGRAPHS


class TestPages:
    def test_a_subheading_above_prose_stays_and_a_lonely_one_goes(self) -> None:
        text = page(below="<h3>Elsewhere</h3>").replace(
            f"<p>{PARAGRAPHS[2]}", f"<h2>The guild</h2><p>{PARAGRAPHS[2]}"
        )
        assert cleaned(text).paragraphs == (*PARAGRAPHS[:2], "The guild", *PARAGRAPHS[2:])

    def test_a_lists_items_stay(self) -> None:
        text = page().replace(f"<p>{PARAGRAPHS[2]}", f"<ul><li>Two piles<li>One deck</ul><p>{PARAGRAPHS[2]}")
        assert cleaned(text).paragraphs == (*PARAGRAPHS[:2], "Two piles", "One deck", *PARAGRAPHS[2:])

    def test_a_caption_goes_though_it_stands_between_two_paragraphs(self) -> None:
        caption = "The old crossing in the fog of a winter morning, before the first ferry has sailed. Photo: Jane Doe"
        above, below = PARAGRAPHS[:2], PARAGRAPHS[2:]
        assert caption not in cleaned(dump(HEADLINE, paragraphs=(*above, caption, *below))).paragraphs
        assert caption not in cleaned(page(paragraphs=(*above, caption, *below))).paragraphs

    def test_a_pull_quote_is_not_the_paragraph_it_was_taken_from(self) -> None:
        quote = "<blockquote>the bridge would open in three years</blockquote>"
        text = page().replace(f"<p>{PARAGRAPHS[2]}", f"{quote}<p>{PARAGRAPHS[2]}")
        assert cleaned(text).paragraphs == PARAGRAPHS

    def test_links_among_the_paragraphs_are_related(self) -> None:
        link = "<div><a href=1>Ferry sails again after the storm of last week on the sound</a></div>"
        text = page().replace(f"<p>{PARAGRAPHS[2]}", f"{link}<p>{PARAGRAPHS[2]}")
        assert cleaned(text).paragraphs == PARAGRAPHS


class TestThePagesOwnThreshold:
    @given(st.lists(st.tuples(st.floats(0.01, 0.99), st.integers(1, 60)), min_size=1, max_size=12))
    def test_no_other_cut_is_expected_to_share_more(self, blocks: list[tuple[float, int]]) -> None:
        likely = np.array([chance for chance, _ in blocks], np.float32)
        sizes = np.array([size for _, size in blocks], np.float32)

        def expected(taken: np.ndarray) -> float:
            return float(2 * (likely * sizes)[taken].sum() / (sizes[taken].sum() + (likely * sizes).sum()))

        chosen = choose(likely, sizes)
        for least in likely:
            assert expected(chosen) >= expected(likely >= least) - 1e-4

    def test_something_is_always_chosen(self) -> None:
        assert choose(np.array([0.01, 0.001], np.float32), np.array([5, 5], np.float32)).any()

    def test_nothing_is_chosen_of_what_cannot_be(self) -> None:
        assert not choose(np.zeros(3, np.float32), np.ones(3, np.float32)).any()


def test_where_the_network_finds_next_to_nothing_the_rules_reading_is_taken() -> None:
    survey = survey_dump(read(dump(HEADLINE, "News", "Sport")))
    words = np.array([len(block.text.split()) for block in survey.run.blocks], np.float32)
    only_a_button = np.array([block.text == "Sport" for block in survey.run.blocks])
    ruled = np.array([block.text in PARAGRAPHS for block in survey.run.blocks])
    assert (_plausible(only_a_button, survey.run, {}, words) == ruled).all()
    assert (_plausible(ruled, survey.run, {}, words) == ruled).all()


def test_every_block_is_named_with_a_reason() -> None:
    reading = label(
        survey_dump(read(dump("Home", HEADLINE, "June 3, 2024", below=["Tags: bridge", "Contact"])))
    )
    assert all(block.label and block.reason and 0 <= block.confidence <= 1 for block in reading.blocks)


def test_a_block_that_is_never_body_is_named_with_the_reason_given() -> None:
    blocks = read(dump(HEADLINE))
    reading = label(survey_dump(blocks), {1: "the source's rules drop this line"})
    assert reading.blocks[1].label is not Label.BODY
    assert reading.blocks[1].reason == "the source's rules drop this line"


@given(
    st.lists(
        st.sampled_from([*PARAGRAPHS, *TAIL, HEADLINE, "Share", "Related", "Home", "12.06.2024", "x"]),
        max_size=25,
    )
)
def test_in_any_order_every_line_is_named(lines: list[str]) -> None:
    reading = label(survey_dump(tuple(Block(number, line) for number, line in enumerate(lines, start=1))))
    assert [block.text for block in reading.blocks] == lines
    body = [index for index, block in enumerate(reading.blocks) if block.label is Label.BODY]
    assert (reading.first, reading.last) == ((body[0], body[-1]) if body else (-1, -1))


def test_nothing_is_nothing() -> None:
    reading = label(survey_dump(()))
    assert (reading.blocks, reading.first, reading.last) == ((), -1, -1)
