"""What a source repeats is chrome: lines that stand on page after page are learned from its pages.

A page counts once, however often it was saved, and so does a story, however many pages print it: what
recurs over copies and revisions of one article is the article. Pages are held to print one story when
they share much of their body, where what many pages share counts little (the inverse document frequency
of Spärck Jones, 1972): a long standing notice makes no copies of short articles.
"""

from __future__ import annotations

import math
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from wirehouse import identity
from wirehouse.clean import wording
from wirehouse.clean.page_trace import LONG, hashed
from wirehouse.records import Block, PageTrace, SourceProfile

MOST_PAGES = 100
"""The pages of a source that its profile is learned from: the newest, so that a redesign is followed."""

MOST_LINES = 2_000

_SAME_STORY = 0.3
_LEAST_PAGES = 2
_LEAST_SHARE = 0.03
_LEAST_DATES = 3
_GROWTH = 1.5
_DRIFT = 0.1


def merge(*bundles: Iterable[PageTrace]) -> dict[uuid.UUID, PageTrace]:
    """Put traces together, by article: of each the newest, and of all the `MOST_PAGES` newest.

    The order and the grouping in which traces come makes no difference, nor does one that comes twice.
    """
    newest: dict[uuid.UUID, PageTrace] = {}
    for bundle in bundles:
        for one in bundle:
            known = newest.get(one.article)
            if known is None or _age(one) > _age(known):
                newest[one.article] = one
    kept = sorted(newest.values(), key=_age, reverse=True)[:MOST_PAGES]
    return {one.article: one for one in kept}


def _age(one: PageTrace) -> tuple[object, ...]:
    return (one.seen_at, one.document, one.article)


def learn(source: str, traces: Mapping[uuid.UUID, PageTrace]) -> SourceProfile:
    """Learn what recurs over a source's pages, given by article; those without a body say nothing."""
    telling = [traces[article] for article in sorted(traces) if traces[article].body]
    stories = _stories(telling)
    pages = len(set(stories))
    held: dict[int, set[int]] = defaultdict(set)
    for one, story in zip(telling, stories, strict=True):
        for line in one.lines:
            held[line].add(story)
    least = max(_LEAST_PAGES, math.ceil(pages * _LEAST_SHARE))
    counts = {line: len(its) for line, its in held.items() if len(its) >= least}
    lines = dict(sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:MOST_LINES])
    order = _date_order(telling)
    return SourceProfile(source, identity.profile_version(pages, lines, order), pages, lines, order)


def _stories(traces: Sequence[PageTrace]) -> list[int]:
    """Number the stories that pages print: pages of one story have one number."""
    spread = Counter(line for one in traces for line in one.body)
    weight = {line: math.log((len(traces) + 1) / pages) for line, pages in spread.items()}
    whole = [sum(weight[line] for line in one.body) for one in traces]
    story = list(range(len(traces)))
    for one, other in combinations(range(len(traces)), 2):
        shared = sum(weight[line] for line in traces[one].body & traces[other].body)
        if shared >= min(whole[one], whole[other]) * _SAME_STORY and story[one] != story[other]:
            former = story[other]
            story = [story[one] if number == former else number for number in story]
    return story


def _date_order(traces: Sequence[PageTrace]) -> str | None:
    """Give the order that dates of several pages prove and no date of any page denies."""
    day_first = sum(one.day_first > 0 for one in traces)
    month_first = sum(one.month_first > 0 for one in traces)
    if day_first >= _LEAST_DATES and not month_first:
        return "dmy"
    return "mdy" if month_first >= _LEAST_DATES and not day_first else None


def has_moved(known: SourceProfile | None, learned: SourceProfile) -> bool:
    """Tell whether what was learned differs enough from what is known to be a version of its own.

    It does where the order of dates changed, where half as many pages again have come, or where a tenth
    of the lines did: each version lets rejected documents be judged anew, and should be worth it.
    """
    if known is None:
        return bool(learned.lines) or learned.date_order is not None
    if known.version == learned.version:
        return False
    if known.date_order != learned.date_order or learned.pages >= known.pages * _GROWTH:
        return True
    before, after = known.lines.keys(), learned.lines.keys()
    return len(before ^ after) > len(before | after) * _DRIFT


def recurring(blocks: Sequence[Block], profile: SourceProfile | None) -> dict[int, str]:
    """Give the numbers of the blocks that are the source's and not the article's, each with the reason.

    The shorter a line, the larger the share of pages that it must stand on: subheadings and openings
    recur too. A long line on few pages must lie below all that is the page's own, as an author's portrait
    does: among the paragraphs it may be the background of a story that goes on for weeks.
    """
    if profile is None or not profile.lines:
        return {}
    counts = {index: profile.lines.get(line, 0) for index, line in hashed(blocks)}
    last = next(
        (at for at in reversed(range(len(blocks))) if not counts.get(at) and _is_prose(blocks[at])), -1
    )
    return {
        index: f"stands on {count} of {profile.pages} pages of this source"
        for index, count in counts.items()
        if count
        and _stands(count, profile.pages, wording.count_words(blocks[index].text), is_last=index > last)
        and not _is_piece(blocks, index)
    }


_STEPS = ((LONG, 2, 0.2), (4, 3, 0.3), (1, 3, 0.5))
"""From so many words on, a line is chrome that stands on so many pages, and on such a share of them."""

_LAST = 4
"""The pages on which a long line must stand that lies below all of the page's own prose."""


def _stands(count: int, pages: int, words: int, *, is_last: bool) -> bool:
    if is_last and words >= LONG and count >= _LAST:
        return True
    for least, several, share in _STEPS:
        if words >= least:
            return count >= several and count >= pages * share
    return False


def _is_prose(block: Block) -> bool:
    return (
        block.link_share <= 0.5
        and wording.ends_sentence(block.text)
        and wording.count_words(block.text) >= LONG
    )


def _is_piece(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a short line is a piece of a paragraph that links or bold words have broken."""
    if index == 0 or wording.count_words(blocks[index].text) >= LONG:
        return False
    before = blocks[index - 1].text
    after = blocks[index + 1].text[:1] if index + 1 < len(blocks) else ""
    if wording.count_words(before) >= _STEPS[1][0] and not wording.ends_sentence(before):
        return True
    return after.islower() or after in {",", ".", ";", ")", "’"}
