"""Every decision says what was measured, what was chosen and what it costs."""

from __future__ import annotations

import re

import pytest
from documentation import DOCS

DECISIONS = sorted((DOCS / "decisions").glob("[0-9]*.md"))


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_has_its_three_parts_in_order(page):
    headings = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.M)
    assert headings == ["What we measured", "What we chose", "What it costs"]


def test_decisions_are_numbered_without_a_gap_and_listed():
    index = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    for page in DECISIONS:
        title = page.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        number, words = title.split(". ", 1)
        assert int(number) == int(page.name[:4])
        assert f"[{words}]({page.name})" in index
