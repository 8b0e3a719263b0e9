"""The body of an article: its paragraphs, mended, without the headline glued to them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from wirehouse.clean import header, repair, wording
from wirehouse.clean.language import detect
from wirehouse.clean.page import Page
from wirehouse.records import Label, Repair, RepairKind

_READ = frozenset(
    {
        Label.HEADLINE,
        Label.STANDFIRST,
        Label.BYLINE,
        Label.TIMESTAMP,
        Label.BODY,
        Label.CREDIT,
        Label.TAGS,
        Label.SECTION,
    }
)
"""The labels of what an article is made of: what was mended in the others changes nothing."""


@dataclass(frozen=True, slots=True)
class Body:
    """An article's paragraphs, what was mended in them, and their words.

    `blocks` holds for each paragraph the number of the page's block that it was made of.
    """

    paragraphs: tuple[str, ...]
    repairs: tuple[Repair, ...]
    words: int
    blocks: tuple[int, ...] = ()


def gather(page: Page, off: AbstractSet[RepairKind] = frozenset(), stated: str | None = None) -> Body:
    """Give the paragraphs: the blocks of body, mended, without the headline at either end of one.

    `off` names the repairs not to make; `stated` is the source's language, where the page states none.
    """
    paragraphs: list[str] = []
    blocks: list[int] = []
    repairs: list[Repair] = []
    standfirst = header.find_standfirst(page)

    @cache
    def language() -> str | None:
        text = " ".join(block.text for block in page.blocks if block.label is Label.BODY)
        return detect(text, page.metadata.language or stated)

    for index, block in enumerate(page.blocks):
        if block.label in _READ or index == page.headline_at:
            repairs.extend(block.repairs)
        if block.label is not Label.BODY or index == standfirst:
            continue
        text, mended = repair.repair(block.text, block.line, language, off)
        if page.headline:
            text, trimmed = _trim(text, page.headline, block.line, off)
            mended += trimmed
        if text:
            paragraphs.append(text)
            blocks.append(index)
            repairs.extend(mended)
    return Body(tuple(paragraphs), tuple(repairs), sum(map(wording.count_words, paragraphs)), tuple(blocks))


def _trim(
    text: str, headline: str, line: int, off: AbstractSet[RepairKind]
) -> tuple[str, tuple[Repair, ...]]:
    """Cut the headline where it was glued to the end or the start of a paragraph."""
    if wording.same_wording(text, headline):
        return "", ()
    if (
        RepairKind.HEADLINE_AT_END not in off
        and text.endswith(headline)
        and wording.ends_sentence(text[: -len(headline)].rstrip())
    ):
        return text[: -len(headline)].rstrip(), (Repair(RepairKind.HEADLINE_AT_END, line, headline, ""),)
    rest = text.removeprefix(headline)
    if (
        RepairKind.HEADLINE_AT_START not in off
        and rest != text
        and wording.count_words(headline) >= 4
        and rest[:1].isspace()
        and rest.lstrip()[:1].isupper()
    ):
        return rest.lstrip(), (Repair(RepairKind.HEADLINE_AT_START, line, headline, ""),)
    return text, ()
