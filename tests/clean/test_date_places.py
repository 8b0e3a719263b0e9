from __future__ import annotations

from collections.abc import Sequence

import pytest

from wirehouse.clean import date_places
from wirehouse.clean.date_offers import Offer, Surroundings
from wirehouse.records import Block, DateBasis, Label, Precision

MENU = Block(0, "Weather and sport", label=Label.NAVIGATION)
HEADLINE = Block(0, "Council votes for the bridge plan", label=Label.HEADLINE)


def shown(block: int, value: str = "2024-06-03", role: str = "published") -> Offer:
    return Offer(value, Precision.DAY, DateBasis.HEADER, 0.84, value, None, role, "shown", block=block)


def judged(blocks: Sequence[Block], *offers: Offer) -> list[tuple[str, str]]:
    around = Surroundings(blocks.index(HEADLINE), len(blocks), len(blocks) + 1)
    found = date_places.settle([date_places.judge(offer, blocks, around) for offer in offers], blocks, around)
    return [(each.role, each.verdict.split(":")[0]) for each in found]


class TestClockOfThePage:
    def test_above_a_menu_it_is_when_the_page_was_saved(self) -> None:
        blocks = [Block(0, "Monday, June 3, 2024"), *[MENU] * 3, HEADLINE]
        assert judged(blocks, shown(0)) == [("saved", "the page's clock")]

    def test_of_two_the_later_above_the_headline_is_the_clock(self) -> None:
        kicker = Block(0, "Town", label=Label.SECTION)
        blocks = [Block(0, "June 4, 2024"), kicker, kicker, HEADLINE, Block(0, "June 3, 2024")]
        assert judged(blocks, shown(0, "2024-06-04"), shown(4)) == [
            ("saved", "the page's clock"),
            ("published", ""),
        ]

    @pytest.mark.parametrize("value", ["2024-06-02", "2024-06-04"])
    def test_one_right_above_the_headline_is_not(self, value: str) -> None:
        blocks = [Block(0, value), HEADLINE, Block(0, "June 3, 2024")]
        assert judged(blocks, shown(0, value), shown(2)) == [("published", ""), ("published", "")]


def test_a_line_that_stands_several_times_belongs_to_teasers() -> None:
    blocks = [HEADLINE, *[Block(0, "Published June 3, 2024"), MENU] * 3]
    assert (
        judged(blocks, shown(1), shown(3), shown(5))
        == [("published", "the same line stands below several headlines")] * 3
    )


class TestLoneDateOfADump:
    @pytest.mark.parametrize(
        "text", ["June 3, 2024", "Jane Doe, June 3, 2024", "Published June 3, 2024 © Jane Doe"]
    )
    def test_the_only_one_among_the_lines_above_is_the_articles(self, text: str) -> None:
        blocks = [*[MENU] * 3, Block(0, text), *[MENU] * 9, HEADLINE]
        assert judged(blocks, shown(3)) == [("published", "")]

    @pytest.mark.parametrize(
        "text", ["Monday, June 3, 2024", "2024年6月3日 星期一", "Retrieved June 3, 2024"]
    )
    def test_one_that_a_weekday_leads_in_is_the_clock(self, text: str) -> None:
        blocks = [*[MENU] * 3, Block(0, text), *[MENU] * 9, HEADLINE]
        assert judged(blocks, shown(3)) == [("saved", "the page's clock")]

    def test_one_at_the_top_of_all_is_the_clock(self) -> None:
        assert judged([Block(0, "June 3, 2024"), *[MENU] * 9, HEADLINE], shown(0)) == [
            ("saved", "the page's clock")
        ]

    def test_of_several_days_none_is(self) -> None:
        blocks = [
            *[MENU] * 3,
            Block(0, "June 3, 2024"),
            *[MENU] * 9,
            Block(0, "June 4, 2024"),
            *[MENU] * 9,
            HEADLINE,
        ]
        found = judged(blocks, shown(3), shown(13, "2024-06-04"))
        assert found == [("saved", "the page's clock")] * 2

    def test_a_change_is_one_still(self) -> None:
        blocks = [*[MENU] * 3, Block(0, "Updated June 3, 2024"), *[MENU] * 9, HEADLINE]
        assert judged(blocks, shown(3, role="modified")) == [("modified", "")]

    def test_on_an_html_page_the_headline_is_known(self) -> None:
        blocks = [*[MENU] * 3, Block(0, "June 3, 2024", "p"), *[MENU] * 9, HEADLINE]
        assert judged(blocks, shown(3)) == [("saved", "the page's clock")]


def test_far_below_the_headline_a_date_is_trusted_less_and_then_not_at_all() -> None:
    blocks = [HEADLINE, *[MENU] * 40]
    near, far, lost = (
        date_places.judge(shown(index), blocks, Surroundings(0, 41, 42)) for index in (3, 12, 30)
    )
    assert (near.verdict, far.verdict, lost.verdict) == ("", "", "too far from the headline")
    assert near.confidence > far.confidence > lost.confidence
