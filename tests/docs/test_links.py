"""Links lead somewhere, and pages stay short."""

from __future__ import annotations

import pytest
from documentation import DOCS, PAGES, ROOT, anchors, blocks, links


def places(page):
    return [target for target in links(page) if "://" not in target]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_within_the_checkout_leads_to_a_file_and_a_heading(page):
    broken = []
    for target in places(page):
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        if not found.exists() or (anchor and anchor not in anchors(found)):
            broken.append(target)
    assert not broken


def test_every_page_can_be_reached_from_the_readme():
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        found = [(page.parent / target.partition("#")[0]).resolve() for target in places(page)]
        waiting += [path / "README.md" if path.is_dir() else path for path in found]
        waiting = [path for path in waiting if path.exists()]
    assert not set(DOCS.rglob("*.md")) - reached


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_names_its_language(page):
    assert not [str(block) for block in blocks(page) if not block.language]
