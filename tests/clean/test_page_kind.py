"""Kinds of pages. Walls, section pages and what is no text have their own tests."""

from __future__ import annotations

import pytest
from written_pages import HEADLINE, PARAGRAPHS, cleaned, dump, page, rejected

from wirehouse.reasons import Reason
from wirehouse.records import ArticleKind

SHOWN = "the old crossing in the snow of a winter that nobody has forgotten, with boats and nets and gulls"
GALLERY = '<script type="application/ld+json">{"@type": "ImageGallery"}</script>'
VIDEO = '<meta property="og:type" content="video.other">'


def captions(number: int) -> str:
    return "".join(
        f"<figure><figcaption>Picture {n} shows {SHOWN}.</figcaption></figure>" for n in range(number)
    )


def headed(head: str) -> str:
    return f"<title>{HEADLINE}</title>{head}"


class TestWhatIsNoArticle:
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

    @pytest.mark.parametrize("head", [GALLERY, VIDEO])
    def test_pictures_or_a_video_with_next_to_no_text(self, head: str) -> None:
        found = rejected(page(headed(head), paragraphs=["Watch the bridge go up."]))
        assert found.reason is Reason.MEDIA_PAGE


class TestWhatIsOneAllTheSame:
    def test_an_article_with_a_cookie_banner(self) -> None:
        banner = "<p>We use cookies, with your consent, to show advertising that fits you.</p><button>Accept all</button>"
        assert cleaned(page(below=f"<div class=cookie-banner>{banner}</div>")).paragraphs == PARAGRAPHS

    def test_a_long_article_about_walls(self) -> None:
        about = (
            *PARAGRAPHS,
            "Readers who see a captcha or an access denied page should ask for consent and try again.",
            *[f"{text} Again." for text in PARAGRAPHS],
        )
        assert cleaned(page(paragraphs=about)).headline == HEADLINE


class TestKinds:
    def test_an_article_is_an_article(self) -> None:
        assert cleaned(page()).kind is ArticleKind.ARTICLE

    def test_markup_tells_a_live_blog(self) -> None:
        head = f'<script type="application/ld+json">{{"@type": "LiveBlogPosting", "headline": "{HEADLINE}"}}</script>'
        assert cleaned(page(head)).kind is ArticleKind.LIVE_BLOG

    def test_clock_times_that_go_back_between_the_paragraphs_tell_one_too(self) -> None:
        posts = "".join(
            f"<div>{hour}:15</div><p>{text}</p>"
            for hour, text in zip((13, 12, 11, 10), PARAGRAPHS, strict=True)
        )
        found = cleaned(page(paragraphs=()).replace("</article>", f"{posts}</article>"))
        assert found.kind is ArticleKind.LIVE_BLOG
        assert len(found.posts) == 4

    def test_more_captions_than_text_are_a_gallery(self) -> None:
        assert cleaned(page(below=captions(8))).kind is ArticleKind.GALLERY

    def test_captions_above_the_headline_are_a_menus(self) -> None:
        above = f"{captions(8)}<h1>{HEADLINE}</h1>"
        assert cleaned(page(above=above)).kind is ArticleKind.ARTICLE

    def test_a_page_that_calls_itself_a_gallery_is_one_where_its_text_is_short(self) -> None:
        long = [f"And so said guild {number}: {text}" for number in range(4) for text in PARAGRAPHS]
        assert cleaned(page(headed(GALLERY))).kind is ArticleKind.GALLERY
        assert cleaned(page(headed(GALLERY), paragraphs=long)).kind is ArticleKind.ARTICLE

    def test_a_video_with_a_paragraph_is_a_video_and_one_beside_a_story_is_not(self) -> None:
        assert cleaned(page(headed(VIDEO), paragraphs=PARAGRAPHS[:2])).kind is ArticleKind.VIDEO
        long = [f"And so said guild {number}: {text}" for number in range(4) for text in PARAGRAPHS]
        assert cleaned(page(headed(VIDEO), paragraphs=long)).kind is ArticleKind.ARTICLE


class TestPartialArticles:
    @pytest.mark.parametrize("line", ["Subscribe to continue reading.", "Already a subscriber? Sign in"])
    def test_a_paywall_behind_the_last_paragraph_leaves_a_part(self, line: str) -> None:
        article = cleaned(page(below=f"<div>{line}</div>"))
        assert article.partial
        assert article.paragraphs == PARAGRAPHS

    def test_a_whole_one_is_none(self) -> None:
        assert not cleaned(page(below="<div>All rights reserved</div>")).partial
