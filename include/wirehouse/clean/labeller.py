"""Which blocks of a page are the article's text: what a network learned, held to a few rules.

The network says of each block how likely it is the article's. Taken are the blocks, from the likeliest
on, that together are expected to share the most words with the article: the page's own threshold (Ye,
Chai, Lee and Chieu, 2012, on maximising an expected F measure).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wirehouse.clean import (
    closing_notes,
    echoes,
    far_lists,
    sequence_model,
    siblings,
    signs,
    table_cells,
    tree_signs,
    vetoes,
    wording,
)
from wirehouse.clean.prose_run import ProseRun
from wirehouse.clean.sequence_model import Description, Models
from wirehouse.clean.survey import Survey
from wirehouse.records import Block, Label

_LONGEST_STATED = 100_000

_NEXT_TO_NOTHING = 40
_RULES_CONFIDENCE = 0.9
_BY_COMPANY = 0.8
_SMALL_PAGE = 40
_BY_RULE, _BY_RULE_NOT = 0.9, 0.05


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's labelled blocks, with the numbers of its first and last block of body (-1: none)."""

    blocks: tuple[Block, ...]
    first: int
    last: int


def label(survey: Survey, never: Mapping[int, str] | None = None, models: Models | None = None) -> Reading:
    """Label the blocks of a page or a dump.

    `never` holds the numbers of blocks that are not body, each with the reason. `models` are the
    shipped ones where none are given.
    """
    if not survey.run.blocks:
        return Reading((), -1, -1)
    page = describe(survey)
    models = models or sequence_model.shipped()
    alone = sequence_model.predict(models.text if survey.tree is None else models.html, page)
    vetoed = vetoes.find(survey, alone, len(alone) <= _SMALL_PAGE) | dict(never or {})
    likely = _with_rules(survey.run, alone)
    likely[list(vetoed)] = 0
    body = _plausible(choose(likely, page.sizes), survey.run, vetoed, page.sizes)
    if survey.tree is None:
        body = far_lists.without(survey.run.blocks, body, page.sizes)
        body = far_lists.sentences_instead(survey.run.blocks, body, page.sizes, vetoed)
    notes = _below_the_text(survey, body, page.sizes, alone)
    body[list(notes)] = False
    company = _by_company(survey, body, page.sizes, alone)
    captions = (index for index, reason in vetoed.items() if reason in vetoes.CAPTIONS)
    left_out = {*(never or {}), *notes, *captions}
    blocks = echoes.without_echoes(
        [
            block.judged(Label.BODY, company[index], _BY_COMPANY)
            if index in company and index not in left_out
            else _named(block, (vetoed | notes).get(index), bool(body[index]), float(likely[index]))
            for index, block in enumerate(survey.run.blocks)
        ]
    )
    places = [index for index, block in enumerate(blocks) if block.label is Label.BODY]
    return Reading(tuple(blocks), places[0], places[-1]) if places else Reading(tuple(blocks), -1, -1)


def _below_the_text(
    survey: Survey, body: NDArray[np.bool_], sizes: NDArray[np.float32], alone: NDArray[np.float32]
) -> dict[int, str]:
    """Give the blocks taken for body that are the site's after all, each with why."""
    below = closing_notes.below_head(survey, body, sizes, alone)
    kept = body.copy()
    kept[list(below)] = False
    return {
        **dict.fromkeys(below, "below a head of the site's"),
        **dict.fromkeys(closing_notes.find(survey, kept, sizes), "a note of the site's below the article"),
    }


def _by_company(
    survey: Survey, body: NDArray[np.bool_], sizes: NDArray[np.float32], alone: NDArray[np.float32]
) -> dict[int, str]:
    """Give the blocks that are body for what stands beside them, each with why."""
    return {
        **dict.fromkeys(siblings.alike(survey, body, sizes, alone), "looks as the article's paragraphs do"),
        **dict.fromkeys(siblings.headed(survey, body, sizes, alone), "below a subheading of the article"),
        **dict.fromkeys(siblings.of_a_list(survey, body, sizes), "an item of the article's list"),
        **dict.fromkeys(siblings.between(survey, body, sizes), "between two paragraphs of the article"),
        **dict.fromkeys(
            siblings.between_lines(survey, body, sizes, alone), "between two lines of the article"
        ),
        **dict.fromkeys(table_cells.find(survey, body, sizes), "a cell of the article's table"),
    }


def describe(survey: Survey) -> Description:
    """Describe a page's blocks as the network takes them."""
    run, tree = survey.run, survey.tree
    words = [wording.tokens(block.text) for block in run.blocks]
    title = wording.tokens(survey.headline or "")
    columns = [signs.describe(run.blocks, words, run.matches, title), _first_reading(run, survey.headline_at)]
    sizes = np.array([len(one) for one in words], np.float32)
    if tree is None:
        nothing: list[tuple[str, ...]] = [()] * len(words)
        return Description(np.hstack(columns), sizes, words, nothing, nothing)
    stated = [wording.tokens(text[:_LONGEST_STATED]) for text in tree.stated]
    columns.append(tree_signs.describe(tree.page, tree.layout, words, stated))
    return Description(np.hstack(columns), sizes, words, *tree_signs.marks(tree.page))


def choose(likely: NDArray[np.float32], sizes: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Choose the blocks whose words are expected to share most with the article's, by F measure.

    `likely` is how likely each block is the article's, `sizes` its words.
    """
    order = np.argsort(-likely, kind="stable")
    shared = np.cumsum(likely[order] * sizes[order])
    taken = np.cumsum(sizes[order])
    expected = 2 * shared / np.maximum(taken + shared[-1], 1e-9)
    chosen = np.zeros(len(likely), bool)
    chosen[order[: int(expected.argmax()) + 1]] = True
    return chosen & (likely > 0)


def _plausible(
    body: NDArray[np.bool_], run: ProseRun, never: Mapping[int, str], sizes: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Give the rules' reading where it finds an article and the network next to nothing: an address, a button."""
    ruled = np.array([block.label is Label.BODY for block in run.blocks])
    ruled[list(never)] = False
    found, other = float(sizes[body].sum()), float(sizes[ruled].sum())
    return ruled if found < _NEXT_TO_NOTHING <= other and other >= 2 * found else body


def _with_rules(run: ProseRun, likely: NDArray[np.float32]) -> NDArray[np.float32]:
    """Let the rules have their say, the greater the smaller the page: of small pages the network has seen few."""
    say = _SMALL_PAGE / (_SMALL_PAGE + len(likely))
    ruled = np.fromiter(
        (_BY_RULE if block.label is Label.BODY else _BY_RULE_NOT for block in run.blocks), np.float32
    )
    ruled[list(table_cells.prose_below(run))] = _BY_RULE
    return (1 - say) * likely + say * ruled


def _first_reading(run: ProseRun, headline_at: int | None) -> NDArray[np.float32]:
    """Tell the network what the rules make of each block."""
    row = np.arange(len(run.blocks))
    body = np.fromiter((block.label is Label.BODY for block in run.blocks), np.float32, len(row))
    columns = (
        body,
        np.fromiter((block.confidence for block in run.blocks), np.float32, len(row)),
        _distance(row - run.first),
        _distance(row - run.last),
        (row >= run.first) & (row <= run.last) & (run.first >= 0),
        np.cumsum(body) / max(float(body.sum()), 1.0),
        np.full(len(row), headline_at is not None),
        _distance(row - headline_at) if headline_at is not None else np.zeros(len(row)),
    )
    return np.stack(columns, axis=1).astype(np.float32)


def _distance(rows: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.sign(rows) * np.log1p(np.abs(rows))


def _named(block: Block, never: str | None, is_body: bool, likely: float) -> Block:
    """Name one block: body, or what the rules take it for."""
    if is_body:
        return block.judged(Label.BODY, _reason(block, likely), round(likely, 2))
    if block.label is Label.BODY or never is not None:
        named = Label.PROMOTION if wording.ends_sentence(block.text) else Label.NAVIGATION
        label = named if block.label is Label.BODY or block.label is None else block.label
        if never is not None:
            return block.judged(label, never, _RULES_CONFIDENCE)
        reason = f"reads as the site's own: {likely:.0%} likely the article's"
        return block.judged(label, reason, round(1 - likely, 2))
    return block.judged(block.label, block.reason, round(max(block.confidence, 1 - likely), 2))


def _reason(block: Block, likely: float) -> str:
    by_rule = block.reason if block.label is Label.BODY else f"the article's in spite of: {block.reason}"
    return f"{likely:.0%} likely the article's; {by_rule}"
