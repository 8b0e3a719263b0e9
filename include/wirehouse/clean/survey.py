"""A page as far as rules read it, before the labeller decides: its headline and its run of prose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wirehouse.clean import headline, layout, prose_run, wording
from wirehouse.clean.html_page import HtmlPage
from wirehouse.clean.page_metadata import PageMetadata
from wirehouse.clean.prose_run import ProseRun
from wirehouse.records import Block


@dataclass(frozen=True, slots=True)
class Tree:
    """What an HTML page has and a text dump has not.

    Its elements, their layout, and the texts that it states to machines: the article's body and its
    description, empty where it states none.
    """

    page: HtmlPage
    layout: layout.Layout
    stated: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Survey:
    """The run of prose, the headline's wording and the number of the block that shows it, the tree."""

    run: ProseRun
    headline: str | None
    headline_at: int | None
    tree: Tree | None = None


def survey_page(page: HtmlPage, metadata: PageMetadata, title: str | None, at: int | None) -> Survey:
    """Survey an HTML page, whose headline is `title`, shown by the block numbered `at`."""
    description = metadata.descriptions[0].value if metadata.descriptions else ""
    return survey_tree(page, (metadata.article_body or "", description), title, at)


def survey_tree(page: HtmlPage, stated: tuple[str, str], title: str | None, at: int | None) -> Survey:
    """Survey an HTML page by its elements and the texts that it states to machines: body and description."""
    found = layout.find(page, at)
    run = prose_run.find(page.blocks, found, _body_begins_after(page.blocks, found, at))
    return Survey(run, title, at, Tree(page, found, stated))


def survey_dump(blocks: Sequence[Block]) -> Survey:
    """Survey a text dump, and find its headline."""
    run = prose_run.find(blocks)
    return _headed(run, blocks, run.first, run.last)


def survey_again(survey: Survey, first: int, last: int) -> Survey:
    """Look for a dump's headline once more: above the body that the labeller found, where the rules found none.

    Where that begins at once with short lines, one of them may be it: it is looked for above the first sentence.
    """
    blocks = survey.run.blocks
    again = _headed(survey.run, blocks, first, last)
    if again.headline_at is None and first >= 0:
        prose = next((at for at in range(first + 1, last + 1) if layout.is_prose(blocks[at])), None)
        if prose is not None:
            return _headed(survey.run, blocks, prose, last)
    return again


def _headed(run: ProseRun, blocks: Sequence[Block], first: int, last: int) -> Survey:
    if first < 0:
        return Survey(run, None, None)
    at = headline.find_in_dump(blocks, first, [block.text for block in blocks[first : last + 1]])
    if at is None:
        return Survey(run, None, None)
    if at == run.first:
        run = prose_run.find(blocks, after=at)
    return Survey(run, blocks[at].text, at)


def _body_begins_after(blocks: Sequence[Block], found: layout.Layout, at: int | None) -> int:
    """Let the body begin below the headline, unless most of the prose lies above it."""
    if at is None:
        return -1
    prose = {
        index: wording.count_words(blocks[index].text)
        for index in found.focus
        if layout.is_prose(blocks[index])
    }
    below = sum(words for index, words in prose.items() if index > at)
    return at if below >= sum(prose.values()) * 0.5 else -1
