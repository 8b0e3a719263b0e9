from __future__ import annotations

from datetime import UTC, datetime

import pytest
from written_pages import HEADLINE, cleaned, dates_of, dump, page, verdicts

from wirehouse.records import DateBasis
from wirehouse.sources import Rule, Rules, Source

SAVED = datetime(2024, 6, 5, 9, 0, tzinfo=UTC)


def published(*above: str, **keywords: object) -> str | None:
    return cleaned(dump(*above), **keywords).published.value  # type: ignore[arg-type]


def json_ld(**pairs: str) -> str:
    stated = "".join(f', "{key}": "{value}"' for key, value in pairs.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{HEADLINE}"{stated}}}</script>'


class TestHeaderOfADump:
    @pytest.mark.parametrize(
        "line", ["June 3, 2024", "Published June 3, 2024", "By Jane Doe | June 3, 2024", "20240603"]
    )
    def test_a_date_below_the_headline_is_the_publication(self, line: str) -> None:
        article = cleaned(dump(HEADLINE, line))
        assert (article.published.value, article.published.basis) == ("2024-06-03", DateBasis.HEADER)

    def test_a_date_right_above_the_headline_is_too(self) -> None:
        assert published("June 3, 2024", HEADLINE) == "2024-06-03"

    @pytest.mark.parametrize(
        "line",
        [
            "Published June 3, 2024 Updated June 4, 2024",
            "Updated June 4, 2024 Published June 3, 2024",
            "Published: June 3, 2024 | Last updated: June 4, 2024",
            "June 3, 2024 (updated June 4, 2024)",
            "Veröffentlicht: 3. Juni 2024 – Aktualisiert: 4. Juni 2024",
            "Опубліковано 3 червня 2024, оновлено 4 червня 2024",
        ],
    )
    def test_the_word_before_each_date_tells_publication_from_update(self, line: str) -> None:
        article = cleaned(dump(HEADLINE, line))
        assert (article.published.value, article.modified.value) == ("2024-06-03", "2024-06-04")

    def test_an_update_alone_is_no_publication(self) -> None:
        article = cleaned(dump(HEADLINE, "Updated June 4, 2024"))
        assert (article.published.value, article.modified.value) == (None, "2024-06-04")

    @pytest.mark.parametrize("line", ["2 hours ago", "yesterday", "vor 3 Stunden", "10:15", "June 2024"])
    def test_what_is_no_day_is_no_date(self, line: str) -> None:
        assert published(HEADLINE, line) is None

    def test_numbers_that_read_two_ways_are_no_date(self) -> None:
        assert published(HEADLINE, "12.06.2024") is None

    def test_another_date_of_the_page_proves_the_order_of_the_numbers(self) -> None:
        text = dump(HEADLINE, "12.06.2024", below=["Related articles", "31.05.2024", "Ferry sails again"])
        assert cleaned(text).published.value == "2024-06-12"

    def test_the_sources_order_reads_the_numbers(self) -> None:
        source = Source("town", date_order="mdy")
        assert published(HEADLINE, "12.06.2024", source=source) == "2024-12-06"


class TestWhatIsNotTheArticlesDate:
    def test_the_pages_clock_is_when_it_was_saved(self) -> None:
        article = cleaned(dump("Monday, 10 June 2024, 12:00", "Home", "Weather", HEADLINE, "By Jane Doe"))
        assert article.published.value is None
        assert article.saved_at.value == "2024-06-10T12:00"
        assert verdicts(article)["2024-06-10T12:00"].startswith("the page's clock")

    def test_the_clock_does_not_hide_the_articles_own_date(self) -> None:
        article = cleaned(dump("Monday, 10 June 2024", "Home", "Weather", HEADLINE, "June 3, 2024"))
        assert (article.published.value, article.saved_at.value) == ("2024-06-03", "2024-06-10")

    def test_a_date_of_retrieval_is_when_it_was_saved(self) -> None:
        article = cleaned(dump(HEADLINE, "Retrieved June 5, 2024"))
        assert (article.published.value, article.saved_at.value) == (None, "2024-06-05")

    def test_a_related_articles_date_is_not_even_offered(self) -> None:
        article = cleaned(dump(HEADLINE, below=["Related articles", "June 30, 2024", "Ferry sails again"]))
        assert article.published.value is None
        assert dates_of(article) == ()

    def test_a_date_that_the_text_tells_of_is_not_the_articles(self) -> None:
        told = "The old crossing was opened on 3 May 1999 and closed when the ferries came back to the sound."
        assert (
            cleaned(
                dump(
                    HEADLINE,
                    paragraphs=[
                        told,
                        *["It stood there for a while, and nobody came."] * 1,
                        told[::-1],
                        told + " Then it fell.",
                    ],
                )
            ).published.value
            is None
        )

    def test_a_date_after_the_capture_is_none(self) -> None:
        article = cleaned(dump(HEADLINE, "June 7, 2024"), captured_at=SAVED)
        assert article.published.value is None
        assert verdicts(article) == {"2024-06-07": "later than the capture of the page"}

    def test_a_day_ahead_is_another_time_zone(self) -> None:
        assert published(HEADLINE, "June 6, 2024", captured_at=SAVED) == "2024-06-06"


class TestAddress:
    URL = "https://town.example/2024/06/01/bridge.txt"

    def test_the_day_in_the_address_is_the_publication_where_nothing_else_is(self) -> None:
        article = cleaned(dump(HEADLINE), self.URL)
        assert (article.published.value, article.published.basis) == ("2024-06-01", DateBasis.URL)

    def test_the_header_is_trusted_more_and_the_loser_is_kept(self) -> None:
        article = cleaned(dump(HEADLINE, "June 3, 2024"), self.URL)
        assert article.published.value == "2024-06-03"
        assert verdicts(article)["2024-06-01"].startswith("less trusted than")

    def test_a_path_under_the_landing_folder_is_no_address(self) -> None:
        assert published(HEADLINE, address="town/2024/06/01/bridge.txt") is None

    def test_agreement_raises_the_confidence(self) -> None:
        alone = cleaned(dump(HEADLINE, "June 1, 2024")).published.confidence
        agreed = cleaned(dump(HEADLINE, "June 1, 2024"), self.URL).published.confidence
        assert alone is not None
        assert agreed is not None
        assert agreed > alone


class TestMetadata:
    def test_json_ld_is_trusted_more_than_what_is_shown(self) -> None:
        head = json_ld(datePublished="2024-06-03T10:00:00Z", dateModified="2024-06-04T10:00:00Z")
        article = cleaned(page(head, f"<h1>{HEADLINE}</h1><time datetime='2024-06-02'>June 2, 2024</time>"))
        assert article.published.value == "2024-06-03T10:00:00+00:00"
        assert article.published.basis is DateBasis.METADATA
        assert article.modified.value == "2024-06-04T10:00:00+00:00"

    def test_of_those_that_agree_on_the_day_the_most_precise_speaks(self) -> None:
        shown = f"<h1>{HEADLINE}</h1><time datetime='2024-06-03T10:15:00+02:00'>June 3, 2024</time>"
        article = cleaned(page(json_ld(datePublished="2024-06-03"), shown))
        assert article.published.value == "2024-06-03T10:15:00+02:00"
        assert verdicts(article)["2024-06-03"] == "agrees with the date taken (published)"

    def test_a_statement_from_the_future_gives_way_to_the_header(self) -> None:
        text = page(json_ld(datePublished="2034-06-03"), f"<h1>{HEADLINE}</h1><p>June 3, 2024</p>")
        article = cleaned(text, captured_at=SAVED)
        assert article.published.value == "2024-06-03"
        assert verdicts(article)["2034-06-03"] == "later than the capture of the page"

    def test_a_month_is_all_that_some_state(self) -> None:
        article = cleaned(page(json_ld(datePublished="2024-06")))
        assert (article.published.value, article.published.precision) == ("2024-06", "month")

    def test_a_modification_alone_is_no_publication(self) -> None:
        article = cleaned(page(json_ld(dateModified="2024-06-04")))
        assert (article.published.value, article.modified.value) == (None, "2024-06-04")

    def test_a_statement_that_is_no_date_is_passed_over(self) -> None:
        assert cleaned(page(json_ld(datePublished="soon"))).published.value is None

    def test_the_sources_rule_comes_first(self) -> None:
        source = Source("town", rules=Rules(date=(Rule(".when"),)))
        shown = f"<h1>{HEADLINE}</h1><p class='when'>3 June 2024</p>"
        article = cleaned(page(json_ld(datePublished="2024-06-01"), shown), source=source)
        assert (article.published.value, article.published.basis) == ("2024-06-03", DateBasis.RULE)


def shown(*lines: str) -> str:
    return f"<h1>{HEADLINE}</h1>" + "".join(f"<p>{line}</p>" for line in lines)


class TestUniversalTime:
    """2024-06-03T02:30Z is the evening of 2 June in New York."""

    UTC = json_ld(datePublished="2024-06-03T02:30:00Z")

    def test_a_clock_that_the_page_shows_gives_the_offset(self) -> None:
        article = cleaned(page(self.UTC, shown("June 2, 2024, 10:30 PM")))
        assert article.published.value == "2024-06-02T22:30:00-04:00"

    def test_so_does_the_same_moment_with_an_offset(self) -> None:
        head = self.UTC + "<meta property='article:published_time' content='2024-06-02T22:30:00-04:00'>"
        assert cleaned(page(head)).published.value == "2024-06-02T22:30:00-04:00"

    def test_the_local_day_that_the_page_shows_is_taken(self) -> None:
        article = cleaned(page(self.UTC, shown("June 2, 2024")))
        assert article.published.value == "2024-06-02"
        assert verdicts(article)["2024-06-03T02:30:00+00:00"] == "universal time; the page shows 2024-06-02"

    def test_so_is_that_of_the_address(self) -> None:
        article = cleaned(page(self.UTC), "https://town.example/2024/06/02/bridge.html")
        assert article.published.value == "2024-06-02"

    def test_a_day_that_no_zone_explains_is_another_date(self) -> None:
        article = cleaned(page(self.UTC, shown("June 1, 2024")))
        assert article.published.value == "2024-06-03T02:30:00+00:00"

    def test_an_offset_that_is_stated_stays(self) -> None:
        head = json_ld(datePublished="2024-06-03T00:30:00+03:00")
        assert cleaned(page(head)).published.value == "2024-06-03T00:30:00+03:00"


class TestPublicationToldFromChange:
    def test_the_day_of_a_change_that_is_shown_without_saying_so_is_not_the_publication(self) -> None:
        head = json_ld(datePublished="2024-06-01", dateModified="2024-06-09")
        article = cleaned(page(head, shown("June 9, 2024")))
        assert (article.published.value, article.modified.value) == ("2024-06-01", "2024-06-09")
        assert "the day of the last change" in verdicts(article).values()

    def test_a_system_that_calls_its_last_change_the_publication_is_not_believed(self) -> None:
        head = json_ld(datePublished="2024-06-09T10:00:00", dateModified="2024-06-09T10:00:00")
        article = cleaned(page(head, shown("June 1, 2024")))
        assert (article.published.value, article.modified.value) == ("2024-06-01", "2024-06-09T10:00:00")

    def test_it_is_where_the_page_shows_no_earlier_day(self) -> None:
        head = json_ld(datePublished="2024-06-09T10:00:00", dateModified="2024-06-09T10:00:00")
        assert cleaned(page(head)).published.value == "2024-06-09T10:00:00"

    def test_a_later_change_leaves_the_statement_alone(self) -> None:
        head = json_ld(datePublished="2024-06-02", dateModified="2024-06-09")
        assert cleaned(page(head, shown("June 1, 2024"))).published.value == "2024-06-02"


class TestSeveralHands:
    def test_many_that_agree_outweigh_the_most_trusted_alone(self) -> None:
        head = json_ld(datePublished="2024-05-31") + (
            "<meta property='article:published_time' content='2024-06-03T08:00:00'><meta name=date content=2024-06-03>"
        )
        article = cleaned(page(head, shown("June 3, 2024")))
        assert article.published.value == "2024-06-03T08:00:00"
        assert verdicts(article)["2024-05-31"].startswith("less trusted than")

    def test_one_hand_that_repeats_itself_does_not(self) -> None:
        head = json_ld(datePublished="2024-06-03") + "<meta name=date content=2024-05-31>" * 5
        assert cleaned(page(head)).published.value == "2024-06-03"

    def test_a_rival_lowers_the_confidence(self) -> None:
        alone = cleaned(page(json_ld(datePublished="2024-06-03"))).published.confidence
        contested = cleaned(
            page(json_ld(datePublished="2024-06-03"), shown("May 31, 2024"))
        ).published.confidence
        assert alone is not None
        assert contested is not None
        assert contested < alone

    def test_a_weak_statement_alone_is_none(self) -> None:
        assert cleaned(page("<meta http-equiv=date content=2024-06-03>")).published.value is None

    def test_the_month_in_an_address_is_no_date(self) -> None:
        article = cleaned(page(), "https://town.example/2024/06/bridge.html")
        assert article.published.value is None
        assert [(each.value, each.basis) for each in dates_of(article)] == [("2024-06", DateBasis.URL)]


class TestOrderOfNumbers:
    def test_a_day_that_the_page_states_to_machines_proves_it(self) -> None:
        head = json_ld(datePublished="2024-06-12T10:00:00", dateModified="2024-06-13")
        article = cleaned(page(head, shown("12/06/2024", "Updated 01/07/2024")))
        assert article.published.value == "2024-06-12T10:00:00"
        assert "2024-07-01" in verdicts(article)

    def test_so_does_the_country_of_an_english_page(self) -> None:
        text = page("", shown("12/06/2024")).replace("<html>", "<html lang=en-GB>")
        assert cleaned(text).published.value == "2024-06-12"

    def test_an_american_tag_proves_nothing(self) -> None:
        text = page("", shown("12/06/2024")).replace("<html>", "<html lang=en-US>")
        assert cleaned(text).published.value is None


def test_no_date_is_a_correct_answer() -> None:
    article = cleaned(dump(HEADLINE))
    assert article.published.value is None
    assert article.published.precision is None
    assert article.published.basis is None
