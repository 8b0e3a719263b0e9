from __future__ import annotations

from dataclasses import replace

from written_pages import HEADLINE, PARAGRAPHS, cleaned, dump, page, rejected

from wirehouse.clean import section_page
from wirehouse.clean.section_page import Outline
from wirehouse.reasons import Reason
from wirehouse.records import Block, Label

TEASER = "The council of the town has a plan for the old crossing"
SUMMARY = (
    "Fishermen fear for their moorings, and the guild has asked the county to look at the drawings once more."
)


def teasers(number: int, summary: str = SUMMARY) -> str:
    return "".join(
        f"<article><h3><a href=/town/{n}>{TEASER} number {n}</a></h3><p>{summary}</p></article>"
        for n in range(number)
    )


def section(body: str, head: str = "") -> str:
    return f"<html><head><title>Town news</title>{head}</head><body><main><h1>Town</h1>{body}</main></body></html>"


class TestLists:
    def test_summaries_below_headlines_that_lead_elsewhere_are_one(self) -> None:
        found = rejected(section(teasers(8)))
        assert found.reason is Reason.SECTION_PAGE
        assert "8 headlines" in found.evidence

    def test_headlines_alone_are_one(self) -> None:
        links = "".join(f"<li><a href=/{n}>{TEASER} number {n}</a></li>" for n in range(20))
        assert rejected(section(f"<ul>{links}</ul><p>{SUMMARY}</p>")).reason is Reason.SECTION_PAGE

    def test_a_page_that_says_so_may_introduce_itself_at_length(self) -> None:
        head = '<script type="application/ld+json">{"@type": "CollectionPage", "name": "Town"}</script>'
        intro = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
        assert rejected(section(intro + teasers(6, ""), head)).reason is Reason.SECTION_PAGE

    def test_microdata_of_its_teasers_make_it_no_article(self) -> None:
        body = teasers(8).replace(
            "<article>", '<article itemscope itemtype="https://schema.org/NewsArticle">'
        )
        assert rejected(section(body)).reason is Reason.SECTION_PAGE

    def test_a_dump_of_one_is_one(self) -> None:
        lines = [
            line
            for n in range(12)
            for line in (f"{TEASER} number {n}", f"{n + 1} June 2026", f"In its plan {n}: {SUMMARY}")
        ]
        assert rejected(dump("Town news", paragraphs=lines)).reason is Reason.SECTION_PAGE


class TestArticles:
    def test_a_short_one_among_many_teasers_is_none(self) -> None:
        found = cleaned(page(below=f"<section>{teasers(12, '')}</section>", paragraphs=PARAGRAPHS[:2]))
        assert found.headline == HEADLINE

    def test_one_that_calls_itself_so_is_none_whatever_stands_around_it(self) -> None:
        head = f'<title>{HEADLINE}</title><meta property="og:type" content="article">'
        assert cleaned(page(head, below=teasers(12), paragraphs=PARAGRAPHS[:2])).headline == HEADLINE

    def test_one_with_subheadings_that_are_links_is_none(self) -> None:
        text = "".join(
            f"<h2><a href=#{n}>{TEASER} number {n}</a></h2><p>{' '.join(PARAGRAPHS)}</p><p>{SUMMARY}</p>"
            for n in range(5)
        )
        assert cleaned(section(text)).paragraphs

    def test_a_dump_of_a_short_one_with_a_long_tail_is_none(self) -> None:
        tail = [f"{TEASER} number {n}" for n in range(30)]
        assert cleaned(dump(HEADLINE, below=["Related articles", *tail])).paragraphs == PARAGRAPHS


def test_the_outline_counts_what_is_led_and_the_longest_text() -> None:
    teaser = Block(1, TEASER, element="h3", link_share=1.0, label=Label.RELATED)
    body = Block(2, SUMMARY, element="p", label=Label.BODY)
    found = section_page.outline((teaser, body, teaser, body, body), is_dump=False)
    words = found.longest // 2
    assert found == Outline(2, found.teaser_words, 3, 2, words * 2, words * 3)


def test_a_menu_is_no_headline() -> None:
    menu = Block(1, TEASER, element="li", link_share=1.0, label=Label.NAVIGATION)
    assert section_page.outline((menu, replace(menu, text="Home")), is_dump=False).teasers == 0


def test_a_page_whose_long_texts_were_not_read_is_no_list() -> None:
    links = tuple(
        Block(n, f"{TEASER} number {n}", element="li", link_share=1.0, label=Label.RELATED) for n in range(10)
    )
    prose = tuple(Block(20 + n, " ".join(PARAGRAPHS), element="td", label=Label.RELATED) for n in range(5))
    found = section_page.outline((*links, *prose), is_dump=False)
    assert found.unread > found.teaser_words
    assert section_page.outline(links, is_dump=False).unread == 0
