from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirehouse.clean import html_page, page_metadata
from wirehouse.clean.page_metadata import PageMetadata


def read(head: str, body: str = "<p>Text</p>") -> PageMetadata:
    return page_metadata.read(html_page.parse(f"<html><head>{head}</head><body>{body}</body></html>"))


def json_ld(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


def names(found: PageMetadata) -> tuple[str, ...]:
    """The names that the most trusted of the statements about authors gives."""
    return found.authors[0].names if found.authors else ()


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Bridge plan",
    "description": "About a bridge",
    "datePublished": "2024-06-03",
    "dateModified": "2024-06-04",
    "author": {"@type": "Person", "name": "Jane Doe"},
    "publisher": {"@type": "Organization", "name": "The Example"},
    "articleSection": "Town",
    "keywords": ["bridge", "harbour"],
    "inLanguage": "en-GB",
    "url": "https://a.example/bridge",
    "articleBody": "Text.",
}


class TestJsonLd:
    @pytest.mark.parametrize(
        "value",
        [
            ARTICLE,
            [ARTICLE],
            {"@graph": [{"@type": "WebSite", "name": "Site"}, ARTICLE]},
            {"@type": "WebPage", "mainEntity": ARTICLE},
            {**ARTICLE, "@type": ["NewsArticle", "Thing"]},
            {**ARTICLE, "@type": "https://schema.org/NewsArticle"},
            [{"@type": "Organization", "name": "Other", "headline": "Not this"}, ARTICLE],
        ],
    )
    def test_the_article_is_found_wherever_it_lies(self, value: object) -> None:
        found = read(json_ld(value))
        assert [each.value for each in found.headlines] == ["Bridge plan"]
        assert [each.value for each in found.dates] == ["2024-06-03", "2024-06-04"]
        assert found.headlines[0].where == "headline of JSON-LD"
        assert (names(found), found.publisher, found.section) == (("Jane Doe",), "The Example", "Town")
        assert (found.keywords, found.language) == (("bridge", "harbour"), "en-GB")
        assert (found.canonical_url, found.article_body) == ("https://a.example/bridge", "Text.")
        assert "NewsArticle" in found.types

    def test_references_are_followed(self) -> None:
        article = {**ARTICLE, "author": [{"@id": "#jane"}], "publisher": {"@id": "#site"}}
        others = [
            {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
            {"@id": "#site", "name": "The Example"},
        ]
        found = read(json_ld({"@graph": [article, *others]}))
        assert (names(found), found.publisher) == (("Jane Doe",), "The Example")

    @pytest.mark.parametrize(
        ("author", "expected"),
        [
            ("Jane Doe", ("Jane Doe",)),
            ([{"name": "Jane Doe"}, {"name": "John Roe"}], ("Jane Doe", "John Roe")),
            ({"@type": "Person", "name": ["Jane Doe", "John Roe"]}, ("Jane Doe", "John Roe")),
            ({"@type": "Person", "givenName": "Jane", "familyName": "Doe"}, ("Jane Doe",)),
            ({"@list": [{"name": "Jane Doe"}, "John Roe"]}, ("Jane Doe", "John Roe")),
            ([{"@type": "Organization", "name": "The Example"}, {"name": "Jane Doe"}], ("Jane Doe",)),
            ({"@type": "Organization", "name": "The Example"}, ()),
            ({"@type": "Person"}, ()),
            (42, ()),
            (None, ()),
        ],
    )
    def test_authors_are_people_in_any_form(self, author: object, expected: tuple[str, ...]) -> None:
        assert names(read(json_ld({**ARTICLE, "author": author}))) == expected

    def test_organisations_that_are_authors_are_kept_apart(self) -> None:
        found = read(json_ld({**ARTICLE, "author": [{"@type": "NewsMediaOrganization", "name": "Agency"}]}))
        assert (found.authors, found.author_bodies) == ((), ("Agency",))

    def test_of_several_articles_the_one_at_the_pages_address_is_its_own(self) -> None:
        other = {**ARTICLE, "headline": "Other", "url": "https://a.example/other", "author": "John Roe"}
        found = read('<link rel=canonical href="https://a.example/bridge/?x=1">' + json_ld([other, ARTICLE]))
        assert [each.value for each in found.headlines] == ["Bridge plan"]
        assert names(found) == ("Jane Doe",)

    def test_or_else_the_one_whose_headline_the_page_states_elsewhere(self) -> None:
        other = {**ARTICLE, "headline": "Other", "url": "", "author": "John Roe"}
        found = read("<title>Bridge plan - Example</title>" + json_ld([other, {**ARTICLE, "url": ""}]))
        assert found.headlines[0].value == "Bridge plan"

    def test_the_trail_of_breadcrumbs_names_the_section(self) -> None:
        trail = {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"name": "Home"},
                {"item": {"name": "Town"}},
                {"name": "Harbour"},
                {"name": "Bridge plan"},
            ],
        }
        assert read(json_ld([{**ARTICLE, "articleSection": None}, trail])).section == "Town"
        assert read(json_ld([{**ARTICLE, "articleSection": "Sea"}, trail])).section == "Sea"

    def test_a_page_of_another_kind_states_nothing_of_an_article(self) -> None:
        found = read(json_ld({"@type": "Product", "headline": "Boots", "author": "Jane Doe"}))
        assert (found.headlines, found.authors, found.types) == ((), (), frozenset())

    @pytest.mark.parametrize(
        ("stated", "is_free"), [(False, False), ("False", False), (True, True), (None, True)]
    )
    def test_a_paywall_is_stated(self, stated: object, is_free: bool) -> None:
        assert read(json_ld({**ARTICLE, "isAccessibleForFree": stated})).is_free is is_free

    def test_entities_and_tags_within_values_are_no_text(self) -> None:
        found = read(json_ld({**ARTICLE, "headline": "Bridge &amp; <b>plan</b>"}))
        assert found.headlines[0].value == "Bridge & plan"

    def test_controls_and_half_characters_are_no_text(self) -> None:
        found = read(
            json_ld({**ARTICLE, "headline": "Bri\0dge \ud800\u202eplan", "articleSection": "To\0wn"})
        )
        assert (found.headlines[0].value, found.section) == ("Bridge plan", "Town")


class TestBrokenJsonLd:
    @pytest.mark.parametrize(
        "text",
        [
            '{"@type": "NewsArticle", "headline": "Bridge plan",}',
            '{"@type": "NewsArticle", "headline": "Bridge plan"',
            '{"@type": "NewsArticle", headline: 1, "headline": "Bridge plan", }}',
            '<!-- {"@type": "NewsArticle", "headline": "Bridge plan"} -->',
            '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Bridge plan"}\n//]]>',
            "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Bridge plan&quot;}",
            '{"@type": "NewsArticle", "headline": "Bridge\nplan"}',
            '{"@type": "NewsArticle", "headline": "Bridge plan"};',
            '{"@type": "Organization"}\n{"@type": "NewsArticle", "headline": "Bridge plan"}',
            '{"@type": "NewsArticle", "headline": "Bridge plan"} }',
            '/* <![CDATA[ */ {"@type": "NewsArticle", "headline": "Bridge plan"} /* ]]> */',
            '// a comment\n{"@type": "NewsArticle", /* another */ "headline": "Bridge plan"}',
            '{"@type": "NewsArticle", "headline": "Bridge plan", "description": "The mayor\\\'s plan"}',
            '{"@type": "NewsArticle", "headline": "Bridge plan", "description": "The "great" plan"}',
        ],
    )
    def test_is_read_as_far_as_it_can_be(self, text: str) -> None:
        assert [each.value for each in read(json_ld(text)).headlines] == ["Bridge plan"]

    def test_a_person_is_salvaged_with_the_name(self) -> None:
        text = (
            '{"@type": "NewsArticle", "headline": "Bridge plan", "description": "The "great" plan", '
            '"publisher": {"@type": "Organization", "name": "The Example"}, '
            '"author": {"@type": "Person", "name": "Jane Doe"}}'
        )
        assert names(read(json_ld(text))) == ("Jane Doe",)

    @pytest.mark.parametrize(
        "text",
        ["", "null", "[]", "42", '"text"', "{", "[" * 100_000, '{"a":' * 50_000, "undefined", "{}" * 1000],
    )
    def test_states_nothing_where_nothing_can_be_read(self, text: str) -> None:
        assert read(json_ld(text)).headlines == ()

    @given(
        st.recursive(
            st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text(max_size=10)),
            lambda inner: st.one_of(
                st.lists(inner, max_size=3),
                st.dictionaries(st.sampled_from([*ARTICLE, "@id", "@graph", "name"]), inner, max_size=5),
            ),
            max_leaves=12,
        )
    )
    @settings(max_examples=100)
    def test_values_of_any_type_do_no_harm(self, value: object) -> None:
        found = read(
            json_ld({**ARTICLE, "author": value, "keywords": value, "@graph": [value], "headline": value})
        )
        assert all(isinstance(name, str) and name for name in (*names(found), *found.keywords))

    @pytest.mark.parametrize(
        "text",
        [
            '{"@type": "NewsArticle", ' + "/*" * 500_000,
            '{"@type": "NewsArticle", "headline": "' + "<" * 1_000_000 + '"}',
            " " * 1_000_000 + "]]",
            '{"@type": "NewsArticle", "author": ' + "[" * 900 + "]" * 900 + "}",
            '{"@type": "NewsArticle", "author": ' + '{"@list": [' * 400 + "]}" * 400 + "}",
        ],
        ids=["comments", "tags", "spaces", "lists", "list objects"],
    )
    def test_takes_no_longer_for_being_hostile(self, text: str) -> None:
        started = time.process_time()
        read(json_ld(text))
        assert time.process_time() - started < 1.0
