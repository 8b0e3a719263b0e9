"""The posts of a live blog, in the order of the page, with their times.

They are told by what the page states to machines (`live_updates`), or else by its times: the <time>
elements and the lines of times between its paragraphs, in pages and in text dumps alike.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wirehouse.clean import dates, lexicon, post_times, repair, wording
from wirehouse.clean.body import Body
from wirehouse.clean.live_updates import LiveUpdate
from wirehouse.clean.page import Page
from wirehouse.clean.post_times import PostTime
from wirehouse.records import PARAGRAPH_BREAK, Block, Label, LivePost, Precision, PublicationDate

_LEAST_POSTS = 3
_LEAST_STATED = 2
_LEAST_SHARE = 0.5
_LEAST_IN_ORDER = 0.8
_MOST_TIMES = 2_000
_MOST_PLACES = 20
_OPENING_WORDS = 6
_NEAR = 6
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_MARKS = frozenset({"live", "liveblog", "liveticker", "ticker", "livefeed", "minute"})
_OTHER_TALK = frozenset({"DiscussionForumPosting", "QAPage", "Question", "SearchResultsPage"})


@dataclass(frozen=True, slots=True)
class _Beginning:
    """Where a post begins: its first block, its time, its headline; `is_bare`: a clock alone on its line."""

    at: int
    posted: str
    precision: Precision
    headline: str | None = None
    is_bare: bool = False


def find(page: Page, body: Body, day: str | None = None) -> tuple[LivePost, ...]:
    """Give the posts of a live blog, none where the page is not one.

    `day` is the one day on which, as the page proves, all of it was written: "2026-10-12".
    """
    if page.metadata.page_types & _OTHER_TALK or not body.paragraphs:
        return ()
    stated = list(_stated(page.blocks, page.metadata.live_updates))
    posts = _spans(stated, body) if len(stated) >= _LEAST_STATED else []
    if len(posts) >= _LEAST_STATED:
        return tuple(posts)
    beginnings = _timed(page, body)
    if len(beginnings) < _LEAST_POSTS:
        return ()
    posts = _spans(_with_days(page, beginnings, day), body)
    return tuple(posts) if _is_live(page, body, beginnings, posts) else ()


def proven_day(published: PublicationDate, modified: PublicationDate) -> str | None:
    """Give the day on which all of a page was written: first published and last changed on it."""
    if published.day is None or published.day != modified.day:
        return None
    return published.day.isoformat()


def _stated(blocks: Sequence[Block], updates: Sequence[LiveUpdate]) -> Iterator[_Beginning]:
    """Find the stated posts in the page, by the words with which their texts begin, or their headlines."""
    if not updates:
        return
    wordings: dict[str, list[int]] = {}
    openings: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        tokens = wording.tokens(block.text[:600])
        wordings.setdefault(" ".join(tokens), []).append(index)
        if block.label is Label.BODY:
            openings.setdefault(" ".join(tokens[:_OPENING_WORDS]), []).append(index)
    for update in updates:
        posted = dates.parse(update.posted)
        opening = " ".join(wording.tokens(update.opening)[:_OPENING_WORDS])
        titles = wordings.get(" ".join(wording.tokens(update.headline)), []) if update.headline else []
        begins = openings.get(opening, [])
        at = _place(blocks, titles, begins)
        if posted is not None and at is not None:
            yield _Beginning(at, *posted, update.headline or None)


def _place(blocks: Sequence[Block], titles: Sequence[int], begins: Sequence[int]) -> int | None:
    """Give a post's first block: its headline, if its text follows at once, else where its text begins."""
    titles, begins = titles[-_MOST_PLACES:], begins[:_MOST_PLACES]
    for title in reversed(titles):
        following = range(title, min(len(blocks), title + _NEAR + 1))
        if any(start in following for start in begins):
            return title
    if begins:
        return begins[0]
    # A list of the headlines often stands above the posts: the last one is the post's.
    return next(
        (
            title
            for title in reversed(titles)
            if any(block.label is Label.BODY for block in blocks[title : title + _NEAR])
        ),
        None,
    )


def _timed(page: Page, body: Body) -> list[_Beginning]:
    """Find the times between the paragraphs; each begins a post."""
    first, last = body.blocks[0], body.blocks[-1]
    stated = dict(reversed(page.times))
    found: list[_Beginning] = []
    for index in range(max(0, first - _NEAR), last + 1):
        beginning = _beginning(page, index, stated.get(index))
        if beginning is not None:
            found.append(beginning)
        if len(found) >= _MOST_TIMES:
            break
    return _with_headlines(page.blocks, found)


def _beginning(page: Page, index: int, stated: str | None) -> _Beginning | None:
    block = page.blocks[index]
    time = post_times.read(block.text, page.order)
    is_title = time is not None and time.rest is not None and post_times.is_headline(time.rest)
    headline = repair.plain(time.rest or "") if time is not None and is_title else None
    parsed = dates.parse(stated, page.order) if stated else None
    if parsed is not None and parsed[1] in {Precision.MINUTE, Precision.SECOND}:
        # A <time> within a long paragraph is a date that the text speaks of.
        if time is None and wording.count_words(block.text) > 30:
            return None
        return _Beginning(index, *parsed, headline, is_bare=_is_bare(time))
    if time is None:
        return None
    return _Beginning(index, time.posted, time.precision, headline, is_bare=_is_bare(time))


def _is_bare(time: PostTime | None) -> bool:
    return time is not None and time.rest is None and not time.has_day


def _with_headlines(blocks: Sequence[Block], found: Sequence[_Beginning]) -> list[_Beginning]:
    """Give each post the heading beside its time: above it where most have theirs there, else below."""
    times = {one.at for one in found}
    below = {one.at: _heading(blocks, one.at, +1, times) for one in found}
    above = {one.at: _heading(blocks, one.at, -1, times) for one in found}
    is_above = sum(one is not None for one in above.values()) > 2 * sum(
        one is not None for one in below.values()
    )
    beside = above if is_above else below
    result: list[_Beginning] = []
    for one in found:
        heading = beside[one.at]
        if one.headline is not None or heading is None:
            result.append(one)
        else:
            result.append(replace(one, at=min(one.at, heading), headline=blocks[heading].text))
    return result


def _heading(blocks: Sequence[Block], at: int, step: int, times: set[int]) -> int | None:
    """Give the heading next to a time, over at most one short line such as a name or “Share”."""
    for index in (at + step, at + 2 * step):
        if not 0 <= index < len(blocks) or index in times:
            return None
        block = blocks[index]
        if block.element in _HEADINGS or (
            block.element is None
            and post_times.is_headline(block.text)
            and block.label
            not in {Label.SHARE, Label.NAVIGATION, Label.ADVERT, Label.CAPTION, Label.HEADLINE}
        ):
            return index
        if wording.count_words(block.text) > 4:
            return None
    return None


def _with_days(page: Page, found: Sequence[_Beginning], day: str | None) -> list[_Beginning]:
    """Give the times that lack it their day, where a line between the posts or the whole page proves it."""
    bare = [one for one in found if one.posted.startswith("T")]
    if not bare:
        return list(found)
    lines = _day_lines(page, found)
    if lines:
        places = [place for place, _ in lines]
        dated = [
            replace(one, posted=lines[place - 1][1] + one.posted)
            if one.posted.startswith("T") and (place := bisect_left(places, one.at)) > 0
            else one
            for one in found
        ]
        return dated if _in_order([one.posted for one in dated]) else list(found)
    # Over midnight the clock times go back, and the day is one of two.
    if day is not None and _in_order([one.posted for one in bare]) == 1:
        return [replace(one, posted=day + one.posted) if one.posted.startswith("T") else one for one in found]
    return list(found)


def _day_lines(page: Page, found: Sequence[_Beginning]) -> list[tuple[int, str]]:
    """Give the lines between the posts that are a day alone, and one right above them if there are such."""
    first, last = found[0].at, found[-1].at
    lines = [
        (index, day)
        for index in range(max(0, first - 2), last)
        if (day := post_times.day_of(page.blocks[index].text, page.order)) is not None
    ]
    return lines if any(index > first for index, _ in lines) else []


def _in_order(times: Sequence[str]) -> float:
    """Give the share of neighbouring times that go the way that most go, 0 where that is too few."""
    # Equal forms compare as text; offsets of one page are mostly one.
    steps = [(earlier[:19] < later[:19]) for earlier, later in pairwise(times) if earlier[:16] != later[:16]]
    if not steps:
        return 0.0
    share = max(sum(steps), len(steps) - sum(steps)) / len(steps)
    return share if share >= _LEAST_IN_ORDER else 0.0


def _spans(beginnings: Sequence[_Beginning], body: Body) -> list[LivePost]:
    """Give each post its span in the body: the paragraphs from its first block to the next post's."""
    # The position of each paragraph's first character in the body.
    starts: list[int] = []
    position = 0
    for paragraph in body.paragraphs:
        starts.append(position)
        position += len(paragraph) + len(PARAGRAPH_BREAK)
    ordered = sorted(beginnings, key=lambda one: one.at)
    posts: list[LivePost] = []
    for number, one in enumerate(ordered):
        until = ordered[number + 1].at if number + 1 < len(ordered) else body.blocks[-1] + 1
        first, behind = bisect_left(body.blocks, one.at), bisect_left(body.blocks, until)
        if behind > first:
            end = starts[behind - 1] + len(body.paragraphs[behind - 1])
            posts.append(LivePost(starts[first], end, one.posted, one.precision, one.headline))
    return posts


def _is_live(page: Page, body: Body, beginnings: Sequence[_Beginning], posts: Sequence[LivePost]) -> bool:
    """Tell whether posts with times are most of the text, in the order of time, on a page that is live."""
    length = len(PARAGRAPH_BREAK.join(body.paragraphs))
    if len(posts) < _LEAST_POSTS or sum(post.end - post.start for post in posts) < length * _LEAST_SHARE:
        return False
    times = [post.posted for post in posts]
    if not _in_order(times):
        return False
    said = (page.headline or "", page.metadata.canonical_url or "")
    if (
        "LiveBlogPosting" in page.metadata.types
        or any(lexicon.wall("live").search(text) for text in said)
        or any(not _MARKS.isdisjoint(page.blocks[one.at].marks) for one in beginnings)
    ):
        return True
    # Nobody but a live blog tells of a day backwards; forwards, it may be any chronicle.
    is_bare = sum(one.is_bare for one in beginnings) >= len(beginnings) * _LEAST_IN_ORDER
    return is_bare and times[0][:16] > times[-1][:16]
