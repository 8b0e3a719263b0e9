from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_pages import HEADLINE, PARAGRAPHS, cleaned, dump, page, rejected

from wirehouse.clean.headline import without_site_name
from wirehouse.reasons import Reason
from wirehouse.sources import Rule, Rules, Source

SITE = '<meta property="og:site_name" content="The Example">'


class TestSiteName:
    @pytest.mark.parametrize(
        ("title", "publisher"),
        [
            (f"{HEADLINE} | The Example", "The Example"),
            (f"{HEADLINE} - The Example", "The Example"),
            (f"{HEADLINE} – Example", "The Example"),
            (f"{HEADLINE} — The Example Online", "The Example"),
            (f"{HEADLINE} - example.com", "Example"),
            (f"{HEADLINE} - Example", "The Example Media Group"),
            (f"{HEADLINE} | News | The Example", "The Example"),
            (f"The Example | {HEADLINE}", "The Example"),
            (f"The Example - {HEADLINE}", "The Example"),
        ],
    )
    def test_the_publishers_name_is_taken_off(self, title: str, publisher: str) -> None:
        assert without_site_name(title, publisher, ()) == HEADLINE

    @pytest.mark.parametrize("title", [f"{HEADLINE} | Anything", f"Anything - {HEADLINE}"])
    def test_so_is_whatever_stands_beside_a_heading_of_the_page(self, title: str) -> None:
        assert without_site_name(title, None, [HEADLINE]) == HEADLINE

    @pytest.mark.parametrize(
        ("title", "publisher"),
        [
            ("Harborough - the town that time forgot", "Harborough Times"),
            ("Example wins – the inside story", "Example"),
            ("Example wins – the inside story", None),
            ("Post - how it lost its way", "The Post"),
            ("Mayor resigns - The Example host quits", "The Example"),
            ("How the Example lost its way", "The Example"),
            ("Bridge | what next?", "The Example"),
            ("Harborough-on-Sea votes", "Sea"),
            ("Score 2 - 1 at last", "The Example"),
        ],
    )
    def test_dashes_and_bars_of_the_headlines_own_stay(self, title: str, publisher: str | None) -> None:
        assert without_site_name(title, publisher, ()) == title

    def test_a_heading_of_a_section_is_not_the_headline(self) -> None:
        assert without_site_name("Bridge plan wins vote - live updates", None, ["Live updates"]).startswith(
            "Bridge"
        )

    @given(
        st.text(max_size=80),
        st.one_of(st.none(), st.text(max_size=20)),
        st.lists(st.text(max_size=20), max_size=3),
    )
    def test_what_is_left_is_a_part_of_the_title(
        self, title: str, publisher: str | None, headings: list[str]
    ) -> None:
        assert without_site_name(title, publisher, headings) in title


class TestPages:
    def test_the_shown_heading_is_the_headline_in_its_own_wording(self) -> None:
        head = f"<title>{HEADLINE.upper()} - The Example</title>"
        assert cleaned(page(head)).headline == HEADLINE

    def test_without_a_heading_the_stated_one_is_taken(self) -> None:
        assert cleaned(page(f"<title>{HEADLINE} | The Example</title>{SITE}", "")).headline == HEADLINE

    def test_the_sites_name_in_an_h1_is_not_the_headline(self) -> None:
        above = f"<h1>The Example Daily</h1><h2>{HEADLINE}</h2>"
        assert cleaned(page(above=above)).headline == HEADLINE

    def test_an_h1_that_is_shown_twice_is_one(self) -> None:
        head = "<title>Harbour works: what the town decided</title>"
        above = f"<h1>{HEADLINE}</h1><h1>{HEADLINE}</h1>"
        assert cleaned(page(head, above)).headline == HEADLINE

    def test_the_line_of_the_copyright_is_not_the_headline(self) -> None:
        head = "<title>History - St Mary's Harborough Choir</title>"
        found = cleaned(page(head, "", "<footer><p>© 2020, St Mary's Harborough Choir</p></footer>"))
        assert "©" not in found.headline

    def test_the_only_h1_is_taken_though_it_says_more_than_the_title(self) -> None:
        above = f"<h1>{HEADLINE} and hears the fishermen out</h1><h2>Council votes for the bridge plan</h2>"
        head = "<title>Council votes for bridge plan in Harborough | The Example</title>"
        assert cleaned(page(head, above)).headline == f"{HEADLINE} and hears the fishermen out"

    def test_one_word_that_title_and_heading_agree_on_is_a_headline(self) -> None:
        assert (
            cleaned(page("<title>Harborough - The Example</title>", "<h1>Harborough</h1>")).headline
            == "Harborough"
        )

    def test_a_kicker_within_the_heading_is_none_of_it(self) -> None:
        head = f'<title>{HEADLINE} | The Example</title><meta property="og:title" content="{HEADLINE}">'
        above = f"<h1><span>Town and county</span> <span>{HEADLINE}</span></h1>"
        assert cleaned(page(head, above)).headline == HEADLINE

    @pytest.mark.parametrize("lead", ["Mayor:", "After the flood –", "“At last”,"])
    def test_what_a_colon_or_a_dash_joins_to_it_is_no_kicker(self, lead: str) -> None:
        head = f"<title>{HEADLINE} | The Example</title>"
        assert cleaned(page(head, f"<h1>{lead} {HEADLINE}</h1>")).headline == f"{lead} {HEADLINE}"

    def test_two_statements_of_a_news_article_outweigh_a_heading_that_json_ld_does_not_side_with(
        self,
    ) -> None:
        other = "Fishermen of the sound lose their fight"
        linked = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "%s"}</script>'
        head = f'<title>{HEADLINE}</title><meta property="og:title" content="{HEADLINE}">'
        above = f"<h1>{other}</h1>"
        assert cleaned(page(head + linked % HEADLINE, above)).headline == HEADLINE
        assert cleaned(page(head + linked % other, above)).headline == other
        assert cleaned(page(head, above)).headline == other

    def test_the_sources_rule_decides(self) -> None:
        source = Source("town", rules=Rules(headline=(Rule(".real"),)))
        above = f"<h1>The Example Daily</h1><div class='real'>{HEADLINE}</div>"
        assert cleaned(page("", above), source=source).headline == HEADLINE

    def test_a_heading_of_absurd_length_is_cut(self) -> None:
        title = "bridge " * 90
        assert len(cleaned(page(f"<title>{title}</title>", f"<h1>{title}</h1>")).headline) <= 500

    def test_nothing_that_could_be_one_is_a_reason_to_reject(self) -> None:
        found = rejected(page("", ""))
        assert found.reason is Reason.NO_HEADLINE
        assert "source's rules" in found.evidence


class TestDumps:
    def test_it_is_the_line_above_the_text_that_shares_its_words(self) -> None:
        lines = ("Harborough Courant", "Wednesday", "Town and county", HEADLINE, "By Jane Doe")
        assert cleaned(dump(*lines)).headline == HEADLINE

    def test_a_line_that_stands_twice_is_taken_once(self) -> None:
        article = cleaned(dump(HEADLINE, HEADLINE))
        assert article.headline == HEADLINE
        assert article.paragraphs == PARAGRAPHS

    def test_the_sites_name_goes_where_another_line_shows_it(self) -> None:
        assert cleaned(dump(f"{HEADLINE} - The Example Times", HEADLINE)).headline == HEADLINE

    def test_the_sources_own_name_goes(self) -> None:
        source = Source("town", name="The Example Times")
        assert cleaned(dump(f"{HEADLINE} | The Example Times"), source=source).headline == HEADLINE

    def test_a_dump_that_begins_with_its_text_has_none(self) -> None:
        assert rejected(dump()).reason is Reason.NO_HEADLINE
