"""Gold pages made harder: the article stays as it is, and what is put in is none of it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bench.labeller.disturbance import disturb, furnish
from wirehouse.clean import html_page
from wirehouse.records import Block

STRANGE = ["Ferry sails again after the storm.", "Library opens on Sundays from autumn on."]


@given(st.lists(st.booleans(), min_size=1, max_size=20), st.integers(0, 1_000))
def test_the_articles_blocks_stay_in_their_order(is_article: list[bool], seed: int) -> None:
    blocks = [Block(line, f"block {line}") for line in range(len(is_article))]
    shares = np.array(is_article, np.float32)
    found, labels, origins = disturb(blocks, shares, STRANGE, np.random.default_rng(seed))
    assert [block for block, label in zip(found, labels, strict=True) if label] == [
        block for block, is_own in zip(blocks, is_article, strict=True) if is_own
    ]
    assert all(not label for label, origin in zip(labels, origins, strict=True) if origin < 0)
    assert all(found[at] is blocks[origin] for at, origin in enumerate(origins) if origin >= 0)


@given(st.integers(0, 1_000))
def test_what_is_put_into_a_page_lies_in_an_element_of_its_own(seed: int) -> None:
    page = html_page.read(
        html_page.parse("<article>" + "<p>One paragraph of the article.</p>" * 5 + "</article>")
    )
    chance = np.random.default_rng(seed)
    disturbed = disturb(page.blocks, np.ones(5, np.float32), STRANGE, chance)
    found = furnish(page, disturbed, chance)
    assert len(found.blocks) == len(found.element_of) == len(disturbed[2])
    for place, origin in zip(found.element_of, disturbed[2], strict=True):
        assert (place >= len(page.elements)) == (origin < 0)
        assert found.elements[place].parent < place
