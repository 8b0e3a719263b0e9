from __future__ import annotations

import pytest
from written_pages import HEADLINE, PARAGRAPHS, cleaned, dump, page, rejected

from wirehouse.reasons import Reason

CONSENT = (
    "We and our partners use cookies to store personal data and to show advertising that fits you.",
    "You can give your consent to all cookies or manage your privacy settings at any time.",
)
SORRY = "The address may be misspelt, or what stood here has been taken away; our front page leads on."
FRAGMENT = PARAGRAPHS[0]


def titled(title: str, *paragraphs: str, head: str = "") -> str:
    return page(f"<title>{title}</title>{head}", f"<h1>{title}</h1>", paragraphs=paragraphs)


def free(is_free: bool, **stated: object) -> str:
    more = "".join(f', "{name}": "{value}"' for name, value in stated.items())
    return (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{HEADLINE}", '
        f'"isAccessibleForFree": {str(is_free).lower()}{more}}}</script>'
    )


class TestErrors:
    @pytest.mark.parametrize(
        "title",
        [
            "404 Not Found",
            "Error 404",
            "Page not found | The Harbour Courier",
            "The Harbour Courier - Seite nicht gefunden",
            "Page introuvable",
            "Página no encontrada",
            "Strona nie została znaleziona",
            "Страница не найдена",
            "Сторінку не знайдено",
            "Sayfa bulunamadı",
            "ページが見つかりません",
            "页面不存在",
            "403 Forbidden",
            "Access denied",
            "Service temporarily unavailable",
        ],
    )
    def test_a_title_that_says_nothing_else_tells_one(self, title: str) -> None:
        assert rejected(titled(title, SORRY)).reason is Reason.ERROR_PAGE

    def test_a_heading_tells_one_where_the_title_is_the_sites_name(self) -> None:
        found = rejected(page("<title>Oldhaven Post</title>", "<h1>Page not found</h1>", paragraphs=[SORRY]))
        assert found.reason is Reason.ERROR_PAGE

    def test_a_line_tells_one_in_a_dump(self) -> None:
        assert (
            rejected(dump("Oldhaven Post", "Page not found", paragraphs=[SORRY])).reason is Reason.ERROR_PAGE
        )

    @pytest.mark.parametrize(
        "headline",
        [
            "Body of missing hiker not found after week of search",
            "Forbidden garden of Harborough opens to the public",
            "Why the page not found error has its own museum",
        ],
    )
    def test_a_short_article_whose_headline_holds_such_words_is_none(self, headline: str) -> None:
        assert cleaned(titled(headline, *PARAGRAPHS[:2])).headline == headline


class TestChecksForRobots:
    @pytest.mark.parametrize(
        ("title", "text"),
        [
            ("Just a moment...", "Verifying you are human. This may take a few seconds."),
            ("Attention Required!", "Please complete the security check to access the site of the Courier."),
            ("Einen Moment bitte …", "Wir prüfen, ob Sie ein Mensch sind. Das dauert nur ein paar Sekunden."),
            ("Un instant…", "Vérification de sécurité en cours, merci de patienter quelques secondes."),
            ("Один момент", "Подтвердите, что вы не робот, чтобы перейти на страницу газеты."),
            ("安全验证", "请完成验证后继续访问本网站的页面。"),
        ],
    )
    def test_a_title_and_what_stands_below_tell_one(self, title: str, text: str) -> None:
        assert rejected(titled(title, text)).reason is Reason.BOT_WALL

    def test_a_longer_explanation_is_still_one(self) -> None:
        why = (
            "You see this page because the keeper of this site guards it against programs that are scraping the site.",
            "Your browser is to solve a small proof of work, which a reader does not notice and a program does.",
            *(f"{text} So it goes on." for text in PARAGRAPHS[1:]),
        )
        assert rejected(titled("Making sure you're not a bot!", *why)).reason is Reason.BOT_WALL

    def test_a_word_in_a_contact_form_makes_none(self) -> None:
        form = "<form><label>CAPTCHA</label></form>"
        assert cleaned(page(below=form)).paragraphs == PARAGRAPHS

    def test_a_story_that_is_headed_like_one_is_an_article(self) -> None:
        assert cleaned(titled("Just a moment", *PARAGRAPHS)).paragraphs == PARAGRAPHS


class TestConsent:
    @pytest.mark.parametrize(
        "texts",
        [
            CONSENT,
            (
                "Wir und unsere Partner verwenden Cookies, um personenbezogene Daten zu verarbeiten und Werbung zu zeigen.",
                "Mit Ihrer Zustimmung helfen Sie uns, das Angebot zu bezahlen; mehr dazu im Datenschutz.",
            ),
            (
                "Nous et nos partenaires utilisons des cookies pour conserver vos données personnelles et mesurer l'audience.",
                "Vous pouvez retirer votre consentement à tout moment dans la politique de confidentialité.",
            ),
            (
                "My i nasi partnerzy używamy plików cookie i przetwarzamy dane osobowe, aby pokazywać reklamy.",
                "Twoja zgoda jest dobrowolna, a zgodę możesz wycofać w każdej chwili.",
            ),
        ],
        ids=["en", "de", "fr", "pl"],
    )
    def test_a_dialogue_in_place_of_the_page_is_a_wall_in_any_language(self, texts: tuple[str, ...]) -> None:
        assert rejected(titled("Oldhaven", *texts)).reason is Reason.COOKIE_WALL
        assert rejected(dump("Oldhaven", paragraphs=texts)).reason is Reason.COOKIE_WALL

    def test_it_is_one_also_where_the_page_calls_itself_an_article(self) -> None:
        assert rejected(titled(HEADLINE, *CONSENT, head=free(True))).reason is Reason.COOKIE_WALL

    def test_a_dialogue_that_was_read_in_place_of_the_text_is_named_and_not_called_the_page(self) -> None:
        told = "".join(f"<aside><p>{text}</p></aside>" for text in PARAGRAPHS * 2)
        found = rejected(page(paragraphs=CONSENT, below=told))
        assert found.reason is Reason.NO_TEXT
        assert "words of prose stand elsewhere" in found.evidence

    def test_a_short_article_about_consent_is_none(self) -> None:
        about = (
            "The court in Harborough has ruled that cookie banners must offer a way to refuse as plain as the way to accept.",
            "Consent that is wrung from readers is no consent, said judge Ada Lindqvist, and privacy is no luxury.",
            "The regulator for privacy welcomed the ruling and wants to look at the banners of forty more companies.",
        )
        assert cleaned(titled("Court bans cookie banners without a choice", *about)).paragraphs == about


class TestPaywalls:
    @pytest.mark.parametrize(
        "offer",
        [
            "Subscribe to continue reading this article.",
            "Jetzt Abo abschließen und weiterlesen mit Plus",
            "Cet article est réservé aux abonnés.",
            "Contenido exclusivo para suscriptores",
            "Contenuto riservato agli abbonati",
            "Exclusivo para assinantes",
            "Alleen voor abonnees",
            "Kun for abonnenter",
            "Tylko dla prenumeratorów",
            "Материал доступен только для подписчиков",
            "Лише для передплатників",
            "有料会員限定",
        ],
    )
    def test_an_offer_without_the_text_is_one_and_below_a_paragraph_leaves_a_part(self, offer: str) -> None:
        assert rejected(titled(HEADLINE, offer)).reason is Reason.PAYWALL
        part = cleaned(page(below=f"<div>{offer}</div>", paragraphs=[FRAGMENT]))
        assert part.partial
        assert part.paragraphs == (FRAGMENT,)

    def test_a_page_that_is_not_free_and_has_no_text_is_one(self) -> None:
        head = f"<title>{HEADLINE}</title>{free(False)}"
        assert rejected(page(head, paragraphs=["Three weeks for one crown."])).reason is Reason.PAYWALL

    def test_a_short_text_of_a_page_that_is_not_free_is_a_part(self) -> None:
        assert cleaned(page(f"<title>{HEADLINE}</title>{free(False)}", paragraphs=[FRAGMENT])).partial

    def test_a_text_as_long_as_the_page_states_is_whole(self) -> None:
        head = f"<title>{HEADLINE}</title>{free(False, wordCount=100)}"
        assert not cleaned(page(head)).partial

    def test_a_text_far_shorter_than_the_page_states_is_a_part(self) -> None:
        head = f"<title>{HEADLINE}</title>{free(False, wordCount=900)}"
        assert cleaned(page(head)).partial

    def test_an_offer_below_a_long_free_text_leaves_it_whole(self) -> None:
        long = (
            *PARAGRAPHS,
            *(f"And so said guild {number}: {text}" for number in range(3) for text in PARAGRAPHS),
        )
        assert not cleaned(page(below="<div>Already a subscriber? Sign in</div>", paragraphs=long)).partial

    def test_a_long_text_that_breaks_off_at_an_offer_is_a_part(self) -> None:
        long = (
            *PARAGRAPHS,
            *(f"And so said guild {number}: {text}" for number in range(3) for text in PARAGRAPHS),
        )
        cut = (*long, "The drawings show a bridge of three arches, and under the middle one there is …")
        assert cleaned(page(below="<div>Subscribe to continue reading.</div>", paragraphs=cut)).partial
