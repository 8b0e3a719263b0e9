from __future__ import annotations

import json

import pytest

from wirehouse.clean import html_page, page_metadata
from wirehouse.clean.page_metadata import PageMetadata, StatedAuthors


def read(head: str, body: str = "<p>Text</p>") -> PageMetadata:
    return page_metadata.read(html_page.parse(f"<html><head>{head}</head><body>{body}</body></html>"))


def json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {"@type": "NewsArticle", "headline": "Bridge plan"}


class TestMetaElements:
    def test_opengraph_and_meta_elements_are_read(self) -> None:
        found = read(
            "<title>Bridge plan - The Example</title><meta property='og:type' content='article'>"
            "<meta property='og:title' content='Bridge plan'><meta property='og:site_name' content='The Example'>"
            "<meta property='article:published_time' content='2024-06-03'><meta name=author content='Jane Doe'>"
            "<meta property='article:section' content='Town'><meta name=keywords content='bridge, harbour; sea'>"
            "<link rel=canonical href=' https://a.example/bridge '>"
        )
        assert [each.value for each in found.headlines] == ["Bridge plan", "Bridge plan - The Example"]
        assert (found.publisher, found.section) == ("The Example", "Town")
        assert found.authors == (StatedAuthors(("Jane Doe",), "meta author"),)
        assert found.keywords == ("bridge", "harbour", "sea")
        assert found.canonical_url == "https://a.example/bridge"
        assert found.types == {"Article"}

    @pytest.mark.parametrize("value", ["https://a.example/jane", "@janedoe", "/authors/jane"])
    def test_an_authors_address_is_no_name(self, value: str) -> None:
        assert read(f"<meta property='article:author' content='{value}'>").authors == ()

    def test_json_ld_is_stated_before_all_else(self) -> None:
        found = read(f"<meta property='og:title' content='Other'><title>Third</title>{json_ld(ARTICLE)}")
        assert [each.value for each in found.headlines] == ["Bridge plan", "Other", "Third"]

    def test_thousands_of_meta_elements_are_bounded(self) -> None:
        found = read("<meta property='og:title' content='Bridge plan'>" * 5_000)
        assert 0 < len(found.headlines) <= 50

    def test_a_content_that_is_written_as_a_value_is_read(self) -> None:
        found = read("<meta property='og:title' value='Bridge plan'>")
        assert [each.value for each in found.headlines] == ["Bridge plan"]

    def test_entities_that_are_escaped_twice_are_text(self) -> None:
        found = read("<meta property='og:title' content='Bridge &amp;amp;#8211; plan'>")
        assert found.headlines[0].value == "Bridge – plan"

    @pytest.mark.parametrize(
        "label", ["Written by", "Verfasst von", "Escrito por", "Автор", "Écrit par", "執筆者"]
    )
    def test_a_fact_of_a_twitter_card_called_so_is_the_author(self, label: str) -> None:
        head = f"<meta name='twitter:label1' content='{label}'><meta name='twitter:data1' content='Jane Doe'>"
        assert [each.names for each in read(head).authors] == [("Jane Doe",)]

    def test_another_fact_is_not(self) -> None:
        head = "<meta name='twitter:label1' content='Est. reading time'><meta name='twitter:data1' content='3 minutes'>"
        assert read(head).authors == ()

    def test_tags_of_two_spellings_are_one(self) -> None:
        found = read("<meta name='keywords' content='Bridge, harbour, bridge, Harbour'>")
        assert found.keywords == ("Bridge", "harbour")

    def test_the_site_names_the_publisher_where_nothing_else_does(self) -> None:
        assert read(json_ld({"@type": "WebSite", "name": "The Example"})).publisher == "The Example"

    def test_a_canonical_link_may_have_other_relations(self) -> None:
        assert (
            read("<link rel='canonical nofollow' href='https://a.example/b'>").canonical_url
            == "https://a.example/b"
        )

    @pytest.mark.parametrize("value", ["undefined", "Uncategorized", "news_news", "Article", ""])
    def test_a_section_that_no_editor_chose_is_none(self, value: str) -> None:
        head = f"<meta property='article:section' content='{value}'><meta name='section' content='Town'>"
        assert read(head).section == "Town"

    def test_ids_and_a_systems_own_fields_are_no_tags(self) -> None:
        values = "26157981-b4f7-4929-adc1-e860c6f03636, Category: Travel, NLP Entity: Bridge, 12345, harbour"
        assert read(f"<meta name='keywords' content='{values}'>").keywords == ("harbour",)


class TestAuthorLinks:
    def test_links_to_authors_pages_are_told_by_their_address_or_relation(self) -> None:
        body = "<a rel='nofollow author' href='/x'>Jane Doe</a><a href='/autor/john'>John Roe</a><a href='/town'>Town</a>"
        assert read("", body).author_links == ("Jane Doe", "John Roe")
