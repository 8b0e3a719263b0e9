from __future__ import annotations

import pytest
from written_pages import HEADLINE, PARAGRAPHS, cleaned, dump, page, rejected

from wirehouse.reasons import Reason
from wirehouse.records import ArticleKind

CONSENT = (
    "We and our partners use cookies to store personal data and to show advertising that fits you.",
    "You can give your consent to all cookies or manage your privacy settings at any time.",
)


class TestWhatIsNoArticle:
    @pytest.mark.parametrize(
        "title", ["404 Not Found", "Page not found", "Seite nicht gefunden", "403 Forbidden", "Access denied"]
    )
    def test_an_error_page(self, title: str) -> None:
        paragraphs = ["The page that you were looking for has moved or was never here at all, sorry."]
        found = rejected(page(f"<title>{title}</title>", f"<h1>{title}</h1>", paragraphs=paragraphs))
        assert found.reason is Reason.ERROR_PAGE

    @pytest.mark.parametrize(
        "text",
        [
            "Please complete the captcha below so that we know you are a reader of ours and not a machine.",
            "Verify you are human before you go on to the page that you asked for, it takes a second only.",
        ],
    )
    def test_a_check_for_robots(self, text: str) -> None:
        found = rejected(page("<title>Just a moment</title>", "<h1>Just a moment</h1>", paragraphs=[text]))
        assert found.reason is Reason.BOT_WALL

    @pytest.mark.parametrize(
        "text",
        [
            page("<title>Your privacy</title>", "<h1>Your privacy</h1>", paragraphs=CONSENT),
            dump("Your privacy", paragraphs=CONSENT),
        ],
    )
    def test_a_consent_dialogue_in_place_of_the_page(self, text: str) -> None:
        assert rejected(text).reason is Reason.COOKIE_WALL

    def test_a_paywall_without_the_text(self) -> None:
        found = rejected(page(paragraphs=["Subscribe to continue reading this article."]))
        assert found.reason is Reason.PAYWALL

    def test_a_front_page_of_teasers(self) -> None:
        teasers = "".join(
            f"<h3><a href={n}>Teaser number {n} about the town</a></h3><p>Two lines about it.</p>"
            for n in range(8)
        )
        found = rejected(f"<title>Town news</title><h1>Town news</h1>{teasers}")
        assert found.reason is Reason.SECTION_PAGE

    def test_a_page_of_a_few_words(self) -> None:
        found = rejected(dump(HEADLINE, paragraphs=["The bridge opens today, the council of the town said."]))
        assert found.reason is Reason.TOO_SHORT
        assert "at least 20" in found.evidence

    @pytest.mark.parametrize(
        "text", ["\n \n", "<html><body></body></html>", "<html><body><script>1</script></body></html>"]
    )
    def test_a_page_without_any_text(self, text: str) -> None:
        assert rejected(text).reason is Reason.NO_TEXT

    def test_a_menu_alone(self) -> None:
        assert rejected("Home\nNews\nSport\nContact\n").reason is Reason.NO_TEXT


class TestWhatIsOneAllTheSame:
    @pytest.mark.parametrize(
        "headline",
        [
            "Why the page not found error has its own museum",
            "Town forbids captcha tests",
            "Cookie factory burns down in Harborough",
        ],
    )
    def test_an_article_about_such_pages(self, headline: str) -> None:
        about = (
            *PARAGRAPHS,
            "Readers who see a captcha or an access denied page should ask for consent and try again.",
            *[f"{text} Again." for text in PARAGRAPHS],
        )
        assert (
            cleaned(page(f"<title>{headline}</title>", f"<h1>{headline}</h1>", paragraphs=about)).headline
            == headline
        )

    def test_an_article_with_a_cookie_banner(self) -> None:
        banner = "".join(f"<p>{text}</p>" for text in CONSENT)
        assert cleaned(page(below=f"<div class=cookie-banner>{banner}</div>")).paragraphs == PARAGRAPHS

    def test_an_article_among_teasers(self) -> None:
        teasers = "".join(f"<h3><a href={n}>Teaser number {n} about the town</a></h3>" for n in range(8))
        long = (*PARAGRAPHS, *(f"And so said the guild on its part: {text}" for text in PARAGRAPHS * 5))
        assert cleaned(page(below=f"<aside>{teasers}</aside>", paragraphs=long)).headline == HEADLINE


class TestKinds:
    def test_an_article_is_an_article(self) -> None:
        assert cleaned(page()).kind is ArticleKind.ARTICLE

    def test_markup_tells_a_live_blog(self) -> None:
        head = f'<script type="application/ld+json">{{"@type": "LiveBlogPosting", "headline": "{HEADLINE}"}}</script>'
        assert cleaned(page(head)).kind is ArticleKind.LIVE_BLOG

    def test_clock_times_between_the_paragraphs_tell_one_too(self) -> None:
        posts = "".join(
            f"<div>{hour}:15</div><p>{text}</p>" for hour, text in enumerate(PARAGRAPHS, start=10)
        )
        assert (
            cleaned(page(paragraphs=()).replace("</article>", f"{posts}</article>")).kind
            is ArticleKind.LIVE_BLOG
        )

    def test_more_captions_than_text_are_a_gallery(self) -> None:
        shown = "the old crossing in the snow of a winter that nobody has forgotten, with boats and nets and gulls"
        captions = "".join(
            f"<figure><figcaption>Picture {n} shows {shown}.</figcaption></figure>" for n in range(8)
        )
        assert cleaned(page(below=captions)).kind is ArticleKind.GALLERY


class TestPartialArticles:
    @pytest.mark.parametrize(
        "line",
        [
            "Subscribe to continue reading.",
            "Already a subscriber? Sign in",
            "Jetzt Abo abschließen und weiterlesen mit Plus",
        ],
    )
    def test_a_paywall_behind_the_last_paragraph_leaves_a_part(self, line: str) -> None:
        article = cleaned(page(below=f"<div>{line}</div>"))
        assert article.partial
        assert article.paragraphs == PARAGRAPHS

    def test_a_whole_one_is_none(self) -> None:
        assert not cleaned(page(below="<div>All rights reserved</div>")).partial
