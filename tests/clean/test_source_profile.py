"""What recurs over a source's pages, and what of it is chrome."""

from __future__ import annotations

import random
import string
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse import identity
from wirehouse.clean import clean, source_profile, versions
from wirehouse.clean.page_trace import masked, trace
from wirehouse.clean.source_profile import has_moved, learn, merge, recurring
from wirehouse.records import Article, Block, Label, PageTrace, RawDocument, SourceProfile

START = datetime(2026, 5, 12, tzinfo=UTC)
APPEAL = "Every reporter of this paper walks the quay at dawn for you and your town."
PORTRAIT = "Anna Whitlock has written about harbours and ships for this paper since the pier was built."


def prose(seed: object, paragraphs: int = 6) -> list[str]:
    """Write paragraphs that no other seed has."""
    dice = random.Random(str(seed))
    words = ["".join(dice.choices(string.ascii_lowercase, k=6)) for _ in range(14 * paragraphs)]
    return [" ".join(words[at : at + 14]).capitalize() + "." for at in range(0, len(words), 14)]


def page_of(number: int, body: Sequence[str], chrome: Iterable[str] = ()) -> PageTrace:
    """Trace a page: lines of chrome, and then its body."""
    blocks = [Block(1, text, label=Label.NAVIGATION) for text in chrome]
    blocks += [Block(2, text, label=Label.BODY) for text in body]
    found, _ = trace(blocks, uuid.UUID(int=number), uuid.UUID(int=number), START + timedelta(hours=number))
    return found


def profile_of(pages: Iterable[PageTrace]) -> SourceProfile:
    return learn("oldhaven", merge(pages))


def counted(profile: SourceProfile, text: str) -> int:
    return profile.lines.get(identity.line_hash(masked(text)), 0)


def blocks_of(*texts: str) -> list[Block]:
    return [Block(number, text) for number, text in enumerate(texts, start=1)]


def test_a_line_is_counted_once_a_page():
    profile = profile_of(page_of(n, prose(n), ["Home", "Home", f"{n} comments"]) for n in range(5))
    assert profile.pages == 5
    assert (counted(profile, "Home"), counted(profile, "99 comments")) == (5, 5)


def test_what_stands_on_one_page_is_not_kept():
    profile = profile_of(page_of(n, prose(n)) for n in range(5))
    assert not profile.lines


def test_revisions_of_an_article_are_one_page():
    pages = [replace(page_of(n, prose("one story"), ["Home"]), article=uuid.UUID(int=7)) for n in range(5)]
    assert profile_of(pages).pages == 1


def test_copies_of_a_story_at_other_addresses_are_one_page():
    wire = prose("wire")
    copies = [page_of(n, [*prose(f"lead {n}", 2), *wire]) for n in range(4)]
    profile = profile_of([*copies, *(page_of(n, prose(n)) for n in range(10, 14))])
    assert profile.pages == 5
    assert not profile.lines


def test_two_copies_and_nothing_else_teach_nothing():
    profile = profile_of([page_of(1, prose("wire"), ["Home"]), page_of(2, prose("wire"), ["Home"])])
    assert (profile.pages, dict(profile.lines)) == (1, {})


def test_short_articles_with_the_same_long_notice_in_their_body_are_still_several():
    notice = prose("standing notice", 5)
    profile = profile_of(page_of(n, [*prose(n, 2), *notice]) for n in range(8))
    assert profile.pages == 8
    assert counted(profile, notice[0]) == 8


def test_a_page_whose_body_could_not_be_told_says_nothing():
    pages = [page_of(n, prose(n), ["Home"]) for n in range(3)]
    assert profile_of([*pages, page_of(9, [], ["Home"])]).pages == 3


def test_equal_profiles_have_equal_versions_and_others_have_others():
    pages = [page_of(n, prose(n), ["Home"]) for n in range(4)]
    assert profile_of(pages) == profile_of(reversed(pages))
    assert profile_of(pages).version != profile_of(pages[:3]).version


def test_the_order_of_dates_is_learned_from_three_pages_that_prove_it():
    pages = [replace(page_of(n, prose(n)), day_first=2) for n in range(3)]
    assert profile_of(pages).date_order == "dmy"
    assert profile_of(pages[:2]).date_order is None
    assert profile_of([replace(one, day_first=0, month_first=1) for one in pages]).date_order == "mdy"


def test_one_page_that_denies_it_leaves_the_order_of_dates_open():
    pages = [replace(page_of(n, prose(n)), day_first=2) for n in range(5)]
    assert profile_of([*pages, replace(page_of(9, prose(9)), month_first=1)]).date_order is None


TRACES = st.lists(
    st.builds(
        PageTrace,
        article=st.integers(1, 6).map(lambda number: uuid.UUID(int=number)),
        document=st.integers(1, 3).map(lambda number: uuid.UUID(int=number)),
        seen_at=st.integers(0, 4).map(lambda hours: START + timedelta(hours=hours)),
        lines=st.frozensets(st.integers(0, 5), max_size=3),
        body=st.just(frozenset[int]()),
    ),
    max_size=8,
    # The bytes of a document and its time of capture are the same whenever it is cleaned.
    unique_by=lambda one: (one.article, one.document, one.seen_at),
)


@given(one=TRACES, two=TRACES, three=TRACES)
def test_merging_knows_no_order_and_no_grouping(
    one: list[PageTrace], two: list[PageTrace], three: list[PageTrace]
):
    seen: dict[object, PageTrace] = {}
    one, two, three = (
        [seen.setdefault((each.article, each.document, each.seen_at), each) for each in bundle]
        for bundle in (one, two, three)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source_profile, "MOST_PAGES", 3)
        left = merge(merge(one, two).values(), three)
        right = merge(one, merge(two, three).values())
        assert left == right == merge(three, two, one) == merge(left.values(), left.values())
        assert len(left) <= 3


def test_only_the_newest_pages_are_kept():
    pages = [page_of(n, prose(n, 1)) for n in range(source_profile.MOST_PAGES + 20)]
    kept = merge(pages)
    assert len(kept) == source_profile.MOST_PAGES
    assert uuid.UUID(int=0) not in kept


def test_a_profile_is_bounded():
    menu = [f"item {'x' * size}" for size in range(1, 500)]
    pages = [page_of(n, prose(n), menu) for n in range(3)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source_profile, "MOST_LINES", 50)
        assert len(profile_of(pages).lines) == 50


def several(lines: Iterable[str], on: int, of: int) -> SourceProfile:
    """A profile of so many pages, on so many of which each of the lines stands."""
    counts = {identity.line_hash(masked(line)): on for line in lines}
    return SourceProfile("oldhaven", "v", of, counts)


@pytest.mark.parametrize(
    ("line", "on", "of", "is_chrome"),
    [
        (APPEAL, 2, 2, True),
        (APPEAL, 3, 10, True),
        (APPEAL, 3, 20, False),
        ("Sign up for news", 2, 2, False),
        ("Sign up for news", 4, 10, True),
        ("Sign up for news", 2, 10, False),
        ("Background", 4, 10, False),
        ("Advertisement", 6, 10, True),
        ("Advertisement", 2, 2, False),
    ],
)
def test_the_shorter_a_line_the_more_pages_it_must_stand_on(line: str, on: int, of: int, is_chrome: bool):
    first, second = prose("page", 2)
    found = recurring(blocks_of(first, line, second), several([line], on, of))
    assert found == ({1: f"stands on {on} of {of} pages of this source"} if is_chrome else {})


def test_a_portrait_below_the_text_needs_few_pages_and_the_background_of_a_story_is_kept():
    first, second = prose("page", 2)
    profile = several([PORTRAIT], 4, 90)
    assert recurring(blocks_of(first, second, PORTRAIT, "Share"), profile).keys() == {2}
    assert not recurring(blocks_of(first, PORTRAIT, second), profile)


def test_a_piece_of_a_broken_paragraph_is_kept():
    profile = several(["The Oldhaven Mail"], 10, 10)
    broken = blocks_of("The director spoke at length to", "The Oldhaven Mail", "about the new boat.")
    assert not recurring(broken, profile)
    whole = blocks_of("The director spoke.", "The Oldhaven Mail", "About the new boat.")
    assert recurring(whole, profile).keys() == {1}


def test_nothing_is_dropped_where_nothing_was_learned():
    assert recurring(blocks_of("Home", APPEAL), None) == {}


@given(st.lists(st.text(max_size=40), max_size=12))
def test_whatever_a_page_holds_only_its_own_blocks_are_named(texts: list[str]):
    found = recurring(blocks_of(*texts), several(texts, 9, 9) if any(map(masked, texts)) else None)
    assert all(0 <= index < len(texts) for index in found)


def test_a_first_profile_moves_where_it_says_anything():
    pages = [page_of(n, prose(n), ["Home"]) for n in range(3)]
    assert has_moved(None, profile_of(pages))
    assert not has_moved(None, profile_of(pages[:1]))


def test_a_profile_moves_when_half_as_many_pages_again_have_come():
    pages = [page_of(n, prose(n), ["Home"]) for n in range(6)]
    known = profile_of(pages[:4])
    assert not has_moved(known, profile_of(pages[:5]))
    assert has_moved(known, profile_of(pages))


def test_a_profile_moves_when_a_tenth_of_its_lines_do():
    menu = [f"item {'x' * size}" for size in range(1, 21)]
    known = profile_of(page_of(n, prose(n), menu) for n in range(20))
    little = profile_of(page_of(n, prose(n), menu[1:]) for n in range(20))
    much = profile_of(page_of(n, prose(n), menu[4:]) for n in range(20))
    assert not has_moved(known, little)
    assert has_moved(known, much)


def test_a_profile_moves_with_the_order_of_dates():
    known = several([APPEAL], 5, 5)
    assert has_moved(known, replace(known, version="w", date_order="dmy"))


def document(*lines: str) -> RawDocument:
    text = "\n\n".join(lines)
    return RawDocument.from_bytes(text.encode(), "oldhaven/ferry.txt", source="oldhaven")


FERRY = (
    "A third ferry for Skarv",
    "12 May 2026",
    "The ferry between Oldhaven and the island of Skarv will sail four times a day from next week.",
    APPEAL,
    "Passengers have waited for a third boat since the storm of last winter tore off the old pier.",
    "The harbour office has counted every empty seat and every full one since the winter of last year.",
)


def test_clean_leaves_out_what_the_source_repeats_and_says_why():
    before, after = (clean(document(*FERRY), None, profile) for profile in (None, several([APPEAL], 14, 20)))
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert APPEAL in before.body
    assert after.paragraphs == (FERRY[2], FERRY[4], FERRY[5])
    (block,) = [block for block in after.explanation.blocks if block.text == APPEAL]
    assert block.reason == "stands on 14 of 20 pages of this source"


def test_the_versions_of_an_article_name_the_profile():
    profile = several([APPEAL], 14, 20)
    assert clean(document(*FERRY), None, profile).versions == versions(None, "v")
    assert versions(None, "v").endswith("; profile v")
    assert versions() == versions(None, "")


def test_a_rejection_names_the_profile_that_judged_it():
    rejected = clean(document("nothing"), None, several([APPEAL], 14, 20))
    assert rejected.versions == versions(None, "v")


@pytest.mark.parametrize(("order", "day"), [(None, None), ("dmy", "2024-06-05"), ("mdy", "2024-05-06")])
def test_the_order_of_dates_is_the_sources_where_the_page_does_not_prove_one(
    order: str | None, day: str | None
):
    ambiguous = document(FERRY[0], "05.06.2024", *FERRY[2:])
    article = clean(ambiguous, None, replace(several([APPEAL], 14, 20), date_order=order))
    assert isinstance(article, Article)
    assert article.published.value == day


def test_what_the_page_proves_goes_before_what_its_source_does():
    proven = document(FERRY[0], "31.05.2024", *FERRY[2:])
    article = clean(proven, None, replace(several([APPEAL], 14, 20), date_order="mdy"))
    assert isinstance(article, Article)
    assert article.published.value == "2024-05-31"
