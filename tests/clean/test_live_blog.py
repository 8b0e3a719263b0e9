from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_pages import PARAGRAPHS, cleaned, dump, page

from wirehouse.records import Article, ArticleKind, Precision

LIVE = "Live: Storm Ottilie reaches Saltmere"
POSTS = (
    ("2026-10-12T18:40+01:00", "Ferries sail again", PARAGRAPHS[0]),
    ("2026-10-12T16:25+01:00", "Scaffolding holds", PARAGRAPHS[1]),
    ("2026-10-12T14:05+01:00", "Schools stay closed", PARAGRAPHS[2]),
    ("2026-10-12T09:10+01:00", "Good morning from the quay", PARAGRAPHS[3]),
)
DATED = "2026-10-12T08:00+01:00", "2026-10-12T19:00+01:00"


def blog(posts: Sequence[str], head: str = "", title: str = LIVE) -> str:
    return page(f"<title>{title}</title>{head}", f"<h1>{title}</h1>", paragraphs=()).replace(
        "</article>", "".join(posts) + "</article>"
    )


def shown(form: str, posts: Sequence[tuple[str, str, str]] = POSTS) -> list[str]:
    return [
        form.format(time=time, clock=time[11:16], headline=headline, text=text)
        for time, headline, text in posts
    ]


def stated(*posts: tuple[str, str, str], published: Sequence[str] = ()) -> str:
    updates = [
        {"@type": "BlogPosting", "datePublished": time, "headline": headline, "articleBody": text}
        for time, headline, text in posts
    ]
    dates = dict(zip(("datePublished", "dateModified"), published, strict=False))
    node = {"@type": "LiveBlogPosting", "headline": LIVE, "liveBlogUpdate": updates, **dates}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def times(article: Article) -> list[str]:
    return [post.posted for post in article.posts]


def texts(article: Article) -> list[str]:
    return [article.body[post.start : post.end] for post in article.posts]


class TestStatedPosts:
    def test_each_has_its_time_its_headline_and_its_span(self) -> None:
        article = cleaned(blog(shown("<h2>{headline}</h2><p>{text}</p>"), stated(*POSTS)))
        assert article.kind is ArticleKind.LIVE_BLOG
        assert times(article) == [time for time, _, _ in POSTS]
        assert [post.headline for post in article.posts] == [headline for _, headline, _ in POSTS]
        for text, (_, _, paragraph) in zip(texts(article), POSTS, strict=True):
            assert text.endswith(paragraph)

    def test_they_stand_in_the_order_of_the_page_whatever_order_is_stated(self) -> None:
        article = cleaned(blog(shown("<h2>{headline}</h2><p>{text}</p>"), stated(*reversed(POSTS))))
        assert times(article) == [time for time, _, _ in POSTS]
        assert article.newest_first is True

    def test_a_list_of_the_headlines_above_is_not_taken_for_them(self) -> None:
        points = "".join(f"<li>{headline}</li>" for _, headline, _ in POSTS)
        body = [f"<ul>{points}</ul>", *shown("<h2>{headline}</h2><p>{text}</p>")]
        found = texts(cleaned(blog(body, stated(*POSTS))))
        assert [text.split("\n\n")[-1] for text in found] == list(PARAGRAPHS)

    def test_a_post_that_the_page_does_not_show_is_left_out(self) -> None:
        article = cleaned(blog(shown("<h2>{headline}</h2><p>{text}</p>", POSTS[:2]), stated(*POSTS)))
        assert times(article) == [time for time, _, _ in POSTS[:2]]


class TestPostsOfThePage:
    def test_time_elements_part_them(self) -> None:
        form = '<div><time datetime="{time}">{clock}</time><h3>{headline}</h3><p>{text}</p></div>'
        article = cleaned(blog(shown(form)))
        assert times(article) == [time for time, _, _ in POSTS]
        assert [post.headline for post in article.posts] == [headline for _, headline, _ in POSTS]
        assert all(post.precision is Precision.MINUTE for post in article.posts)

    def test_headings_may_stand_above_the_times(self) -> None:
        form = '<div><h3>{headline}</h3><time datetime="{time}">{clock}</time><p>{text}</p></div>'
        article = cleaned(blog(shown(form)))
        assert [post.headline for post in article.posts] == [headline for _, headline, _ in POSTS]
        assert [text.split("\n\n")[-1] for text in texts(article)] == list(PARAGRAPHS)

    def test_a_time_without_a_day_stays_without_one(self) -> None:
        article = cleaned(blog(shown("<div>{clock}</div><p>{text}</p>")))
        assert times(article) == ["T18:40", "T16:25", "T14:05", "T09:10"]
        assert article.newest_first is True

    def test_the_day_of_a_page_written_within_one_day_is_theirs(self) -> None:
        article = cleaned(blog(shown("<div>{clock}</div><p>{text}</p>"), stated(published=DATED)))
        assert times(article)[0] == "2026-10-12T18:40"

    def test_over_midnight_it_is_not(self) -> None:
        posts = [("2026-10-12T00:20", *POSTS[0][1:]), *POSTS[1:]]
        article = cleaned(blog(shown("<div>{clock}</div><p>{text}</p>", posts), stated(published=DATED)))
        assert all(time.startswith("T") for time in times(article))

    def test_a_line_of_a_day_between_them_dates_those_below_it(self) -> None:
        posts = shown("<div>{clock}</div><p>{text}</p>")
        body = [*posts[:2], "<div>11 October 2026</div>", *posts[2:]]
        assert times(cleaned(blog(body))) == ["T18:40", "T16:25", "2026-10-11T14:05", "2026-10-11T09:10"]

    def test_the_oldest_may_stand_first(self) -> None:
        article = cleaned(blog(shown("<div>{clock}</div><p>{text}</p>", POSTS[::-1])))
        assert article.kind is ArticleKind.LIVE_BLOG
        assert article.newest_first is False


class TestPostsOfADump:
    def test_lines_of_times_part_them(self) -> None:
        lines = [line for time, _, text in POSTS for line in (f"{time[11:16]} Uhr", text)]
        article = cleaned(dump(LIVE, paragraphs=lines))
        assert article.kind is ArticleKind.LIVE_BLOG
        assert texts(article) == list(PARAGRAPHS)

    def test_times_may_stand_before_the_text(self) -> None:
        lines = [f"{time[11:16]} Uhr: {text}" for time, _, text in POSTS]
        article = cleaned(dump("Liveticker: Sturm Ottilie erreicht Saltmere", paragraphs=lines))
        assert times(article) == ["T18:40", "T16:25", "T14:05", "T09:10"]
        assert texts(article) == lines


class TestWhatIsNone:
    def test_a_chronicle_of_a_day_is_an_article(self) -> None:
        lines = [line for time, _, text in reversed(POSTS) for line in (time[11:16], text)]
        article = cleaned(dump("How the storm came to Saltmere", paragraphs=lines))
        assert (article.kind, article.posts) == (ArticleKind.ARTICLE, ())

    def test_a_story_that_names_times_is_an_article(self) -> None:
        told = [f"At {time[11:16]} on that day it was so: {text}" for time, _, text in POSTS]
        assert cleaned(page(paragraphs=told)).posts == ()

    def test_teasers_with_their_dates_below_a_story_are_no_posts(self) -> None:
        related = "".join(
            f'<div><time datetime="{time}">{clock}</time><p>{text}</p></div>'
            for time, clock, text in (
                (f"2026-09-0{n}T10:00", "10:00", f"A teaser, number {n}.") for n in range(1, 9)
            )
        )
        assert cleaned(page(below=related, paragraphs=PARAGRAPHS * 3)).posts == ()

    def test_a_thread_of_a_forum_is_none(self) -> None:
        head = '<script type="application/ld+json">{"@type": "DiscussionForumPosting"}</script>'
        form = '<div class="live"><time datetime="{time}">{clock}</time><p>{text}</p></div>'
        assert cleaned(blog(shown(form), head)).posts == ()

    @pytest.mark.parametrize(
        "clocks", [("10:15", "09:40", "11:20", "08:05"), ("10:15", "10:15", "10:15", "10:15")]
    )
    def test_times_in_no_order_are_none(self, clocks: Sequence[str]) -> None:
        body = [f"<div>{clock}</div><p>{text}</p>" for clock, text in zip(clocks, PARAGRAPHS, strict=True)]
        assert cleaned(blog(body)).posts == ()


@given(st.permutations(range(4)), st.sampled_from(["<h3>{headline}</h3>", ""]), st.booleans())
def test_spans_lie_within_the_body_in_order_and_apart(
    order: list[int], heading: str, is_stated: bool
) -> None:
    posts = [POSTS[number] for number in order]
    form = '<time datetime="{time}">{clock}</time>' + heading + "<p>{text}</p>"
    article = cleaned(blog(shown(form, posts), stated(*POSTS) if is_stated else ""))
    ends = [0, *(edge for post in article.posts for edge in (post.start, post.end)), len(article.body)]
    assert ends == sorted(ends)
    assert all(text == text.strip() and text for text in texts(article))
