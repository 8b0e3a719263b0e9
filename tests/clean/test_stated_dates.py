from __future__ import annotations

import json
import time

import pytest

from wirehouse.clean import html_page, stated_dates
from wirehouse.clean.stated_dates import DatedElement, StatedDate


def read(head: str = "", body: str = "<h1>Bridge plan</h1>", nodes: object = ()) -> tuple[StatedDate, ...]:
    root = html_page.parse(f"<html><head>{head}</head><body>{body}</body></html>")
    return stated_dates.read(root, nodes, nodes)  # type: ignore[arg-type]


def values(head: str = "", body: str = "<h1>Bridge plan</h1>", role: str = "published") -> list[str]:
    return [each.value for each in read(head, body) if each.role == role]


def shown(body: str) -> tuple[DatedElement, ...]:
    return stated_dates.dated_elements(
        html_page.read(html_page.parse(f"<html><body>{body}</body></html>")).dated
    )


class TestJsonLd:
    def test_a_date_says_where_it_stands_and_what_it_dates(self) -> None:
        found = read(nodes=[{"datePublished": "2024-06-03", "dateModified": ["2024-06-04"]}])
        assert [(each.value, each.where, each.role) for each in found] == [
            ("2024-06-03", "datePublished of JSON-LD", "published"),
            ("2024-06-04", "dateModified of JSON-LD", "modified"),
        ]

    @pytest.mark.parametrize("value", [None, 3, "", {}, [{}], [[None]]])
    def test_values_that_are_no_text_state_nothing(self, value: object) -> None:
        assert read(nodes=[{"datePublished": value}]) == ()

    def test_a_page_that_is_no_article_is_trusted_less(self) -> None:
        article = {"@type": "NewsArticle", "datePublished": "2024-06-03"}
        page = {"@type": "WebPage", "datePublished": "2024-06-01"}
        video = {"@type": "VideoObject", "datePublished": "2024-05-01"}
        root = html_page.parse("<html><body><p>Text</p></body></html>")
        found = stated_dates.read(root, [article], [video, page, article])
        assert [each.value for each in found] == ["2024-06-03", "2024-06-01"]
        assert found[0].trust > found[1].trust

    def test_a_date_of_creation_is_trusted_less(self) -> None:
        found = read(nodes=[{"dateCreated": "2024-06-01", "datePublished": "2024-06-03"}])
        assert [each.value for each in found] == ["2024-06-03", "2024-06-01"]


class TestMetaElements:
    @pytest.mark.parametrize(
        "name",
        [
            "article:published_time", "og:article:published_time", "article.published", "DC.date.issued", "dcterms.issued",
            "citation_publication_date", "pubdate", "publish-date", "publication_date", "sailthru.date", "parsely-pub-date",
            "bt:pubDate", "cXenseParse:recs:publishtime", "OriginalPublicationDate", "rnews:datePublished", "DatePublished",
            "shareaholic:article_published_time", "weibo:article:create_at", "first_published_at", "dc.created", "date",
        ],
    )  # fmt: skip
    def test_publication_has_many_names(self, name: str) -> None:
        assert values(f"<meta name='{name}' content='2024-06-03'>") == ["2024-06-03"]
        assert values(f"<meta property='{name}' content='2024-06-03'>") == ["2024-06-03"]

    @pytest.mark.parametrize(
        "name",
        [
            "article:modified_time",
            "og:updated_time",
            "lastmod",
            "last-modified",
            "dcterms.modified",
            "Updated Date",
        ],
    )
    def test_so_has_modification(self, name: str) -> None:
        head = f"<meta name='{name}' content='2024-06-03'>"
        assert (values(head), values(head, role="modified")) == ([], ["2024-06-03"])

    @pytest.mark.parametrize(
        "name", ["expires", "copyright", "event:start_date", "video:release_date", "birthdate", ""]
    )
    def test_other_dates_are_not_the_articles(self, name: str) -> None:
        assert read(f"<meta name='{name}' content='2024-06-03'>") == ()

    def test_some_write_value_for_content(self) -> None:
        assert values("<meta name='article:published_time' value='2024-06-03'>") == ["2024-06-03"]

    def test_a_name_that_says_little_is_trusted_less(self) -> None:
        found = read("<meta name=date content=2024-06-01><meta name=pubdate content=2024-06-03>")
        assert [each.value for each in found] == ["2024-06-03", "2024-06-01"]


class TestItems:
    @pytest.mark.parametrize(
        "body",
        [
            "<div itemscope itemtype='http://schema.org/NewsArticle'><h1>Bridge</h1><meta itemprop=datePublished content=2024-06-03></div>",
            "<span itemprop='datePublished' content='2024-06-03'>Monday</span>",
            "<p property='dc:date dc:created' content='2024-06-03'>Monday</p>",
            "<p property='schema:datePublished' content='2024-06-03'>Monday</p>",
            "<div itemprop=datePublished><time datetime=2024-06-03>Monday</time></div>",
            "<div itemprop=datePublished>2024-06-03</div>",
            "<article data-published='2024-06-03'><h1>Bridge</h1></article>",
        ],
    )
    def test_microdata_and_rdfa_are_read_from_any_element(self, body: str) -> None:
        assert values("", body) == ["2024-06-03"]

    @pytest.mark.parametrize(
        "body",
        [
            "<div itemscope itemtype='http://schema.org/Comment'><i itemprop=datePublished content=2024-06-03></i></div>",
            "<div itemscope itemtype='http://schema.org/Event'><i itemprop=datePublished content=2024-06-03></i></div>",
            "<div class=comments><i itemprop=datePublished content=2024-06-03></i></div>",
            "<i itemprop=dateline content=2024-06-03></i>",
        ],
    )
    def test_what_is_another_things_is_left_out(self, body: str) -> None:
        assert read("", body) == ()

    def test_of_several_articles_that_with_the_headline_is_meant(self) -> None:
        item = "<div itemscope itemtype='http://schema.org/Article'>{}<i itemprop=datePublished content={}></i></div>"
        body = item.format("<h3>Other</h3>", "2024-05-01") + item.format("<h1>Bridge</h1>", "2024-06-03")
        assert values("", body) == ["2024-06-03"]


def test_attributes_of_the_pages_own_making_are_looked_at_where_nothing_else_states_a_date() -> None:
    body = "<article data-published=2024-06-01><h1>Bridge</h1></article>"
    assert values("<meta name=pubdate content=2024-06-03>", body) == ["2024-06-03"]
    assert values("<meta name=date content=2024-06-03>", body) == ["2024-06-01", "2024-06-03"]


class TestElementsThatShowATime:
    @pytest.mark.parametrize(
        ("body", "value"),
        [
            ("<time datetime='2024-06-03T10:00'>Monday</time>", "2024-06-03T10:00"),
            ("<time>3 June 2024</time>", "3 June 2024"),
            ("<abbr title='3 June 2024'>Monday</abbr>", "3 June 2024"),
            ("<abbr data-utime='1717409700' title='Monday'>Monday</abbr>", "1717409700"),
        ],
    )
    def test_their_value_is_the_attributes_or_the_texts(self, body: str, value: str) -> None:
        assert [each.value for each in shown(f"<p>{body}</p>")] == [value]

    @pytest.mark.parametrize(
        ("body", "role"),
        [
            ("<time class='entry-date published'>3 June 2024</time>", "published"),
            ("<time pubdate>3 June 2024</time>", "published"),
            ("<time class=updated>3 June 2024</time>", "modified"),
            ("<div class='field-name-changed'><time>3 June 2024</time></div>", "modified"),
            ("<time class='entry-date published updated'>3 June 2024</time>", None),
            ("<time>3 June 2024</time>", None),
        ],
    )
    def test_their_markup_may_say_what_they_date(self, body: str, role: str | None) -> None:
        assert [each.role for each in shown(body)] == [role]

    @pytest.mark.parametrize(
        ("body", "is_foreign"),
        [
            ("<ol class=comment-list><li><time>3 June 2024</time></li></ol>", True),
            ("<div class=related-news><time>3 June 2024</time></div>", True),
            ("<aside class=meta><time>3 June 2024</time></aside>", False),
            ("<div class=has-sidebar><h1>Bridge</h1><time>3 June 2024</time></div>", False),
            ("<article><time>3 June 2024</time></article>", False),
        ],
    )
    def test_those_of_comments_and_teasers_are_told_by_their_markup(
        self, body: str, is_foreign: bool
    ) -> None:
        assert [each.is_foreign for each in shown(body)] == [is_foreign]

    def test_each_of_two_in_a_line_is_kept(self) -> None:
        body = "<p><time datetime=2024-06-03>a 1</time><time datetime=2024-06-04>b 2</time></p>"
        assert [(each.block, each.value) for each in shown(body)] == [(0, "2024-06-03"), (0, "2024-06-04")]


def test_the_days_that_a_page_states_are_those_with_one_reading() -> None:
    stated = read("<meta name=pubdate content=2024-06-03T10:00Z><meta name=lastmod content=04/05/2024>")
    assert stated_dates.days(stated) == {"2024-06-03"}


class TestDataOfScripts:
    @pytest.mark.parametrize(
        "data",
        [
            {"publishedAt": "2024-06-03T10:00:00Z"},
            {"article": {"published_date": "2024-06-03"}},
            {"a": {"datePublished": "2024-06-03"}, "b": {"datePublished": "2024-06-03T10:00"}},
        ],
    )
    def test_one_day_in_all_of_it_is_stated(self, data: object) -> None:
        found = values(f"<script>window.data = {json.dumps(data)};</script>")
        assert [value[:10] for value in found] == ["2024-06-03"]

    def test_several_days_state_none(self) -> None:
        data = json.dumps([{"publishedAt": "2024-06-03"}, {"publishedAt": "2024-06-04"}])
        assert values(f"<script>window.data = {data};</script>") == []

    def test_it_is_not_looked_at_where_the_page_states_a_date(self) -> None:
        script = '<script>window.data = {"publishedAt": "2024-06-04"};</script>'
        assert values(f"<meta name=pubdate content=2024-06-03>{script}") == ["2024-06-03"]


def test_thousands_of_elements_are_bounded() -> None:
    body = (
        "<p><time datetime=2024-06-03>x</time><i itemprop=datePublished content=2024-06-03></i></p>" * 5_000
    )
    assert len(shown(body)) <= 500
    assert len(read("<meta name=pubdate content=2024-06-03>" * 5_000, body)) < 10


def test_the_text_around_an_element_is_not_read_to_its_end() -> None:
    root = html_page.parse(
        "<html><body><p>" + "<time datetime=2024-06-03>x</time>" * 20_000 + "</p></body></html>"
    )
    dated = html_page.read(root).dated
    start = time.process_time()
    stated_dates.dated_elements(dated)
    assert time.process_time() - start < 1.0
