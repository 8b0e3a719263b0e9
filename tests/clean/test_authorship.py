from __future__ import annotations

import pytest
from written_pages import HEADLINE, PARAGRAPHS, cleaned, dump, page

from wirehouse.sources import Rule, Rules, Source

SITE = '<meta property="og:site_name" content="The Example">'
STATED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Jane Doe"}}'
    f"</script><title>{HEADLINE}</title>"
)


class TestStatedAndShown:
    def test_a_dumps_line_is_the_byline(self) -> None:
        article = cleaned(dump(HEADLINE, "By Jane Doe and John Roe, Senior Correspondents"))
        assert article.byline == "By Jane Doe and John Roe, Senior Correspondents"
        assert article.authors == ("Jane Doe", "John Roe")

    def test_a_marked_element_needs_no_word_before_the_name(self) -> None:
        above = f"<h1>{HEADLINE}</h1><div class='byline'>JANE DOE</div>"
        assert cleaned(page(above=above)).authors == ("Jane Doe",)

    def test_each_of_several_marked_elements_names_its_own(self) -> None:
        above = f"<h1>{HEADLINE}</h1><div class='author'>Jane Doe</div><div class='author'>John Roe</div>"
        article = cleaned(page(above=above))
        assert (article.byline, article.authors) == ("Jane Doe, John Roe", ("Jane Doe", "John Roe"))

    def test_links_part_names_that_nothing_else_parts(self) -> None:
        names = "<a href=1>Jane Mary Doe</a> <a href=2>John Peter Roe</a>"
        above = f"<h1>{HEADLINE}</h1><div class='byline'>{names}</div>"
        assert cleaned(page(above=above)).authors == ("Jane Mary Doe", "John Peter Roe")

    def test_the_metadata_names_the_authors(self) -> None:
        head = f'<meta name="author" content="Jane Doe"><title>{HEADLINE}</title>'
        assert cleaned(page(head)).authors == ("Jane Doe",)

    def test_a_byline_that_names_more_than_the_metadata_wins(self) -> None:
        head = f'<meta name="author" content="Jane Doe"><title>{HEADLINE}</title>'
        above = f"<h1>{HEADLINE}</h1><p>By Jane Doe and John Roe</p>"
        assert cleaned(page(head, above)).authors == ("Jane Doe", "John Roe")

    def test_a_byline_that_names_the_same_more_fully_wins(self) -> None:
        head = STATED.replace("Jane Doe", "Jane")
        assert cleaned(page(head, f"<h1>{HEADLINE}</h1><p class='byline'>By Jane Doe</p>")).authors == (
            "Jane Doe",
        )

    def test_a_byline_that_names_others_wins_over_a_meta_element(self) -> None:
        head = f'<meta name="author" content="Jane Doe"><title>{HEADLINE}</title>'
        above = f"<h1>{HEADLINE}</h1><p>By John Roe</p>"
        assert cleaned(page(head, above)).authors == ("John Roe",)

    def test_a_byline_that_names_others_does_not_win_over_json_ld(self) -> None:
        above = f"<h1>{HEADLINE}</h1><p>By John Roe</p>"
        assert cleaned(page(STATED, above)).authors == ("Jane Doe",)

    def test_the_publishers_name_is_no_author(self) -> None:
        head = f'{SITE}<meta name="author" content="Example Daily"><title>{HEADLINE}</title>'
        assert cleaned(page(head)).authors == ()

    def test_the_sources_rule_decides(self) -> None:
        source = Source("town", rules=Rules(byline=(Rule(".who"),)))
        head = f'<meta name="author" content="John Roe"><title>{HEADLINE}</title>'
        above = f"<h1>{HEADLINE}</h1><p class='who'>By Jane Doe</p>"
        assert cleaned(page(head, above), source=source).authors == ("Jane Doe",)

    def test_a_sentence_of_the_text_is_no_byline(self) -> None:
        told = "By Jane Austen, Charlotte Read and their like the town was never visited, says its chronicle."
        assert cleaned(dump(HEADLINE, paragraphs=[told, *PARAGRAPHS])).authors == ()

    def test_names_below_the_text_are_no_authors(self) -> None:
        assert cleaned(dump(HEADLINE, below=["Read also: the ferry", "By John Roe"])).authors == ()


class TestInTheHeader:
    def test_a_link_to_the_authors_page_needs_no_word_before_the_name(self) -> None:
        above = f"<h1>{HEADLINE}</h1><div>Town desk, <a href='/author/jane-doe'>Jane Doe</a></div>"
        assert cleaned(page(above=above)).authors == ("Jane Doe",)

    def test_one_name_alone_will_do_where_it_links_to_its_author(self) -> None:
        above = f"<h1>{HEADLINE}</h1><div>by <a rel='author' href='/x'>Susan</a></div>"
        assert cleaned(page(above=above)).authors == ("Susan",)

    @pytest.mark.parametrize(
        "line", ["Jane Doe | Senior Writer | June 3, 2024", "3 June 2024 · Jane Doe", "Jane Doe 3 June 2024"]
    )
    def test_a_name_beside_its_date_is_a_byline(self, line: str) -> None:
        assert cleaned(dump(HEADLINE, line)).authors == ("Jane Doe",)

    def test_so_are_names_on_lines_of_their_own(self) -> None:
        article = cleaned(dump(HEADLINE, "Jane Doe", "John Roe", "June 3, 2024"))
        assert article.authors == ("Jane Doe", "John Roe")

    def test_a_byline_below_the_first_paragraph_is_one(self) -> None:
        paragraphs = [PARAGRAPHS[0], "Von Anna Müller", *PARAGRAPHS[1:]]
        assert cleaned(dump(HEADLINE, paragraphs=paragraphs)).authors == ("Anna Müller",)

    def test_so_is_a_name_on_the_line_above_its_date(self) -> None:
        assert cleaned(dump(HEADLINE, "Jane Doe", "June 3, 2024")).authors == ("Jane Doe",)

    @pytest.mark.parametrize(
        "line", ["Harbour Row | June 3, 2024", "Quay Street", "Sound Crossing 3 June 2024"]
    )
    def test_what_is_no_known_persons_name_is_none(self, line: str) -> None:
        assert cleaned(dump(HEADLINE, line)).authors == ()

    @pytest.mark.parametrize(
        "word", ["By", "Written by:", "Author", "Author of the article:", "Von", "Автор:", "Par"]
    )
    def test_the_name_may_stand_in_the_next_line(self, word: str) -> None:
        assert cleaned(dump(HEADLINE, word, "Jane Doe")).authors == ("Jane Doe",)

    def test_who_edited_or_drew_is_no_author(self) -> None:
        above = (
            f"<h1>{HEADLINE}</h1><div class='byline'>By <a rel='author' href='/1'>Jane Doe</a>, reviewed by "
            "<a rel='author' href='/2'>John Roe</a></div><div class='byline'>Edited by <a rel='author' href='/3'>Ana Ruiz</a></div>"
        )
        assert cleaned(page(above=above)).authors == ("Jane Doe",)

    def test_a_byline_of_the_desk_leaves_no_place_for_another_articles_author(self) -> None:
        above = (
            f"<h1>{HEADLINE}</h1><p class='byline'>By Example Staff</p><div class='rail'>"
            "<p class='byline'>By Jane Doe</p></div>"
        )
        article = cleaned(page(above=above))
        assert (article.byline, article.authors) == ("By Example Staff", ())

    def test_the_author_of_a_comment_is_none(self) -> None:
        below = "<div class='comment'><span class='author'>Jane Doe</span> I was there and saw the whole vote.</div>"
        assert cleaned(page(below=below)).authors == ()

    def test_a_byline_some_lines_above_a_dumps_headline_is_another_articles(self) -> None:
        above = ("By John Roe", "Advertisement", "Home / Town", HEADLINE)
        assert cleaned(dump(*above)).authors == ()


class TestBelowTheText:
    @pytest.mark.parametrize("line", ["Written by Jane Doe", "Text: Jane Doe", "Ein Beitrag von Jane Doe"])
    def test_the_line_below_the_text_that_says_who_wrote_it_is_read(self, line: str) -> None:
        assert cleaned(dump(HEADLINE, below=[line])).authors == ("Jane Doe",)

    def test_a_byline_in_the_header_comes_first(self) -> None:
        assert cleaned(dump(HEADLINE, "By Jane Doe", below=["Written by John Roe"])).authors == ("Jane Doe",)

    def test_the_one_person_whose_page_is_linked_to_is_the_author(self) -> None:
        below = "<div><img><a href='/author/jane'>Jane Doe</a><p>Jane writes about the harbour.</p></div>"
        assert cleaned(page(below=below)).authors == ("Jane Doe",)

    def test_whom_a_paragraph_links_to_is_whom_it_tells_of(self) -> None:
        told = PARAGRAPHS[1].replace("Petra Lindqvist", "<a href='/author/p'>Petra Lindqvist</a>")
        assert cleaned(page(paragraphs=(PARAGRAPHS[0], told, *PARAGRAPHS[2:]))).authors == ()

    def test_where_several_are_linked_to_none_is(self) -> None:
        below = "<div><a href='/author/jane'>Jane Doe</a> <a href='/author/john'>John Roe</a></div>"
        assert cleaned(page(below=below)).authors == ()


class TestStatements:
    def test_a_source_that_names_an_organisation_leaves_the_word_to_the_next(self) -> None:
        head = f"{STATED.replace('Person', 'Organization').replace('Jane Doe', 'The Example')}<meta name='author' content='Jane Doe'>"
        assert cleaned(page(head)).authors == ("Jane Doe",)

    def test_what_one_statement_calls_an_organisation_is_no_person_of_another(self) -> None:
        head = f"{STATED.replace('Person', 'Organization').replace('Jane Doe', 'Oldhaven Ferrylines')}"
        assert cleaned(page(f"{head}<meta name='author' content='Oldhaven Ferrylines'>")).authors == ()

    def test_a_system_that_calls_everybody_an_organisation_is_not_believed(self) -> None:
        head = f"{STATED.replace('Person', 'Organization')}<meta name='author' content='Jane Doe'>"
        assert cleaned(page(head)).authors == ("Jane Doe",)

    def test_a_persons_own_site_bears_that_persons_name(self) -> None:
        head = (
            f'<title>{HEADLINE}</title><meta property="og:site_name" content="Sarah Roe Photography">'
            '<meta name="author" content="Sarah Roe">'
        )
        assert cleaned(page(head)).authors == ("Sarah Roe",)

    def test_the_facts_of_a_twitter_card_may_name_the_author(self) -> None:
        head = (
            f'<title>{HEADLINE}</title><meta name="twitter:label1" content="Geschrieben von">'
            '<meta name="twitter:data1" content="Jane Doe"><meta name="twitter:label2" content="Lesezeit">'
            '<meta name="twitter:data2" content="3 Minuten">'
        )
        assert cleaned(page(head)).authors == ("Jane Doe",)

    @pytest.mark.parametrize("name", ["Example Staff", "Associated Press", "The Example"])
    def test_an_organisation_that_is_stated_stands_as_the_byline_and_is_no_author(self, name: str) -> None:
        head = STATED.replace("Person", "Organization").replace("Jane Doe", name)
        article = cleaned(page(head))
        assert (article.byline, article.authors) == (name, ())
