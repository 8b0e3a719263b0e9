from __future__ import annotations

import pytest
from written_pages import HEADLINE, PARAGRAPHS, cleaned, dump, page

from wirehouse.records import Dateline, Label

SITE = '<meta property="og:site_name" content="The Example">'


def labels(text: str) -> dict[str, Label | None]:
    return {block.text: block.label for block in cleaned(text).explanation.blocks}


class TestSections:
    @pytest.mark.parametrize("above", [("Politics",), ("Home", "Politics"), ("Politics", "June 3, 2024")])
    def test_the_section_word_above_the_headline_is_the_section(self, above: tuple[str, ...]) -> None:
        assert cleaned(dump(*above, HEADLINE)).section == "Politics"

    def test_the_word_beside_a_date_is_one(self) -> None:
        assert cleaned(dump("date 2024-06-12 Facts", HEADLINE)).section == "Facts"

    def test_a_word_of_the_menu_is_none(self) -> None:
        assert cleaned(dump("Politics", "Sign in", HEADLINE)).section is None

    def test_the_page_states_its_own(self) -> None:
        head = f'<meta property="article:section" content="Harbour"><title>{HEADLINE}</title>'
        assert cleaned(page(head)).section == "Harbour"


class TestKeywords:
    @pytest.mark.parametrize(
        "line",
        ["Tags: bridge, harbour", "Tags: bridge | harbour", "#bridge #harbour", "Теги: bridge; harbour"],
    )
    def test_the_line_of_tags_below_the_text_gives_them(self, line: str) -> None:
        assert cleaned(dump(HEADLINE, below=[line])).keywords == ("bridge", "harbour")

    def test_linked_tags_are_taken_one_a_link(self) -> None:
        below = "<ul class='tags'><li><a href=1>Old bridge</a> <a href=2>Harbour, new</a></li></ul>"
        assert cleaned(page(below=below)).keywords == ("Old bridge", "Harbour, new")

    def test_metadata_comes_first(self) -> None:
        head = f'<meta name="keywords" content="bridge, harbour"><title>{HEADLINE}</title>'
        assert cleaned(page(head, below="<p>Tags: sea</p>")).keywords == ("bridge", "harbour")

    def test_tags_above_the_text_are_the_menus(self) -> None:
        assert cleaned(dump("Tags: weather, sport", HEADLINE)).keywords == ()


class TestStandfirst:
    def test_a_marked_summary_is_no_paragraph(self) -> None:
        summary = "Guild asks the county to look at the drawings again."
        article = cleaned(page(above=f"<h1>{HEADLINE}</h1><p class='standfirst'>{summary}</p>"))
        assert article.standfirst == summary
        assert article.paragraphs == PARAGRAPHS

    def test_a_heading_that_the_description_repeats_is_one(self) -> None:
        summary = "Guild asks the county to look at the drawings again."
        head = f'<title>{HEADLINE}</title><meta name="description" content="{summary}">'
        assert cleaned(page(head, f"<h1>{HEADLINE}</h1><h2>{summary}</h2>")).standfirst == summary

    def test_a_first_paragraph_that_the_description_repeats_is_none(self) -> None:
        head = f'<title>{HEADLINE}</title><meta name="description" content="{PARAGRAPHS[0]}">'
        article = cleaned(page(head))
        assert (article.standfirst, article.paragraphs) == (None, PARAGRAPHS)

    @pytest.mark.parametrize("mark", ["chapo", "vorspann", "entradilla", "article-intro", "ingress"])
    def test_a_lead_that_is_no_paragraph_is_one_in_any_language(self, mark: str) -> None:
        summary = "Guild asks the county to look at the drawings again"
        article = cleaned(page(above=f"<h1>{HEADLINE}</h1><div class='{mark}'>{summary}</div>"))
        assert (article.standfirst, article.paragraphs) == (summary, PARAGRAPHS)

    def test_a_caption_is_none(self) -> None:
        caption = "Mayor Petra Lindqvist at the old crossing / J. Doe / Example photo"
        assert cleaned(page(above=f"<h1>{HEADLINE}</h1><p class='summary'>{caption}</p>")).standfirst is None


class TestAddresses:
    URL = "https://town.example/news/bridge"

    def test_the_canonical_link_is_taken_without_its_fragment(self) -> None:
        assert cleaned(page(f'<link rel="canonical" href="{self.URL}#top">')).canonical_url == self.URL

    def test_a_dumps_own_line_is_taken(self) -> None:
        article = cleaned(dump(HEADLINE, self.URL))
        assert article.canonical_url == self.URL
        assert self.URL not in article.body

    @pytest.mark.parametrize(
        "href",
        [
            "https://town.example/",
            "/news/bridge",
            "javascript:alert(1)",
            "https://a b",
            "ftp://a.example/b",
            "",
        ],
    )
    def test_what_is_no_articles_address_is_not(self, href: str) -> None:
        assert (
            cleaned(page(f'<title>{HEADLINE}</title><link rel="canonical" href="{href}">')).canonical_url
            is None
        )

    def test_another_sites_address_is_not_the_pages(self) -> None:
        text = page('<link rel="canonical" href="https://other.example.org/bridge">')
        assert cleaned(text, "https://town.example.com/bridge").canonical_url is None

    def test_two_owners_below_one_public_suffix_are_two_sites(self) -> None:
        text = page('<link rel="canonical" href="https://herald.co.uk/bridge">')
        assert cleaned(text, "https://town.co.uk/bridge").canonical_url is None
        assert cleaned(text, "https://m.herald.co.uk/bridge").canonical_url == "https://herald.co.uk/bridge"

    @pytest.mark.parametrize("href", ["http://[::1/x", "https://[bad]/news/x", "https://a.example:port/x"])
    def test_an_address_that_is_none_does_no_harm(self, href: str) -> None:
        cleaned(page(f'<title>{HEADLINE}</title><link rel="canonical" href="{href}">'), "https://a.example/x")


class TestSyndication:
    def test_the_credit_below_the_text_names_it(self) -> None:
        article = cleaned(dump(HEADLINE, below=["This story originally appeared on Example.com"]))
        assert article.syndicated_from == "Example.com"
        assert article.paragraphs == PARAGRAPHS

    def test_so_does_the_datelines_agency(self) -> None:
        paragraphs = ["PARIS (Reuters) - " + PARAGRAPHS[0], *PARAGRAPHS[1:]]
        article = cleaned(dump(HEADLINE, paragraphs=paragraphs))
        assert article.dateline == Dateline("PARIS", "Reuters")
        assert article.syndicated_from == "Reuters"

    def test_so_does_an_agency_without_a_place(self) -> None:
        article = cleaned(dump(HEADLINE, paragraphs=["(Reuters) - " + PARAGRAPHS[0], *PARAGRAPHS[1:]]))
        assert (article.dateline, article.syndicated_from) == (None, "Reuters")

    def test_so_does_an_agency_that_the_page_states_as_its_author(self) -> None:
        head = f'<title>{HEADLINE}</title><meta name="author" content="Associated Press">'
        article = cleaned(page(head))
        assert (article.authors, article.syndicated_from) == ((), "Associated Press")

    def test_who_publishes_its_own_article_is_not_its_source(self) -> None:
        below = "<p>The post Bridge plan appeared first on The Example.</p>"
        assert cleaned(page(f"<title>{HEADLINE}</title>{SITE}", below=below)).syndicated_from is None

    def test_a_sentence_about_a_first_publication_is_text(self) -> None:
        told = (
            "First published in 1925, the chronicle of the town tells of three bridges, a fire and a flood."
        )
        article = cleaned(dump(HEADLINE, paragraphs=[*PARAGRAPHS, told]))
        assert article.paragraphs == (*PARAGRAPHS, told)
        assert article.syndicated_from is None


def test_the_headers_lines_are_named_for_what_they_are() -> None:
    url = "https://town.example/news/bridge"
    found = labels(dump("Politics", HEADLINE, "By Jane Doe", "June 3, 2024", url, "5 min read"))
    assert [found[line] for line in ("Politics", HEADLINE, "By Jane Doe", "June 3, 2024", url, "5 min read")] == [
        Label.SECTION, Label.HEADLINE, Label.BYLINE, Label.TIMESTAMP, Label.ADDRESS, Label.READING_TIME,
    ]  # fmt: skip
