"""Why a page is lost, as it is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.quality import lost
from bench.quality.corpus import GoldPage
from bench.quality.lost import LostPage

PAGE = GoldPage({"dataset": "wcxb", "id": "1", "page_type": "article"})
SHORT = LostPage(PAGE, "html", 0.5, 0.9, 0.99, None, given=50, wanted=150, shared=50)


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (SHORT, "stops short: 50 words of 150"),
        (replace(SHORT, given=400, shared=149), "goes on beyond the marked text: 400 words for 150"),
        (replace(SHORT, given=90), "takes another part: 50 of 150 words, and 40 others"),
        (replace(SHORT, refused="no_text", given=0, shared=0), "refused: no_text"),
        (
            replace(SHORT, present=0.4),
            "the marked text is not on the page as it was saved, or only in part",
        ),
    ],
)
def test_the_reason_is_what_was_measured(found: LostPage, why: str) -> None:
    assert found.why == why


def test_dumps_are_named_where_the_page_is_not() -> None:
    other = replace(SHORT, page=GoldPage({"dataset": "wcxb", "id": "2"}), style="spaced")
    told = lost.page([SHORT], [replace(SHORT, style="spaced"), other])
    assert told.count("| wcxb/1 |") == 1
    assert told.index("| wcxb/2 |") > told.index("## Text dumps")
