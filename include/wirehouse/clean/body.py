"""The body of an article: its paragraphs, mended, without the headline glued to them."""

from __future__ import annotations

from dataclasses import dataclass

from wirehouse.clean import header, repair, wording
from wirehouse.clean.page import Page
from wirehouse.records import Label, Repair


@dataclass(frozen=True, slots=True)
class Body:
    """An article's paragraphs, what was mended in them, and their words.

    `blocks` holds for each paragraph the number of the page's block that it was made of.
    """

    paragraphs: tuple[str, ...]
    repairs: tuple[Repair, ...]
    words: int
    blocks: tuple[int, ...] = ()


def gather(page: Page) -> Body:
    """Give the paragraphs: the blocks of body, mended, without the headline at either end of one."""
    paragraphs: list[str] = []
    blocks: list[int] = []
    repairs: list[Repair] = []
    standfirst = header.find_standfirst(page)
    for index, block in enumerate(page.blocks):
        if block.label is not Label.BODY or index == standfirst:
            continue
        text, mended = repair.repair(block.text, block.line)
        if page.headline:
            text, trimmed = _trim(text, page.headline, block.line)
            mended += trimmed
        if text:
            paragraphs.append(text)
            blocks.append(index)
            repairs.extend(mended)
    return Body(tuple(paragraphs), tuple(repairs), sum(map(wording.count_words, paragraphs)), tuple(blocks))


def _trim(text: str, headline: str, line: int) -> tuple[str, tuple[Repair, ...]]:
    """Cut the headline where it was glued to the end or the start of a paragraph."""
    if wording.same_wording(text, headline):
        return "", ()
    if text.endswith(headline) and wording.ends_sentence(text[: -len(headline)].rstrip()):
        return text[: -len(headline)].rstrip(), (
            Repair("headline at the end of a paragraph", line, headline, ""),
        )
    rest = text.removeprefix(headline)
    if (
        rest != text
        and wording.count_words(headline) >= 4
        and rest[:1].isspace()
        and rest.lstrip()[:1].isupper()
    ):
        return rest.lstrip(), (Repair("headline at the start of a paragraph", line, headline, ""),)
    return text, ()
