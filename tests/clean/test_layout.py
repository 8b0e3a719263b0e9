from __future__ import annotations

import pytest
from written_pages import PARAGRAPHS, cleaned, page

from wirehouse.clean import html_page, layout
from wirehouse.records import Label

OTHERS = "".join(
    f"<p>{text}</p>"
    for text in (
        "Ferry sails again after the storm of last week, to the joy of all who live on the island.",
        "Library opens on Sundays from autumn, and the readers may bring their own tea and their cats.",
    )
)


def claims(text: str) -> dict[str, Label]:
    found = html_page.read(html_page.parse(text))
    return {found.blocks[index].text: claim for index, (claim, _) in layout.find(found, None).claims.items()}


class TestContainers:
    def test_the_body_is_what_lies_in_the_container_of_most_prose(self) -> None:
        text = page(below=f"<div>{OTHERS}</div>")
        assert cleaned(text).paragraphs == PARAGRAPHS

    def test_paragraphs_that_are_spread_over_several_containers_are_all_taken(self) -> None:
        parts = "".join(f"<div><p>{text}</p></div>" for text in PARAGRAPHS)
        assert (
            cleaned(page(paragraphs=()).replace("</article>", f"{parts}</article>")).paragraphs == PARAGRAPHS
        )

    def test_layout_tables_are_containers_too(self) -> None:
        text = page().replace("<article>", "<table><tr><td>").replace("</article>", "<tr><td>Shop</table>")
        assert cleaned(text).paragraphs == PARAGRAPHS


class TestWhatElementsSayOfThemselves:
    @pytest.mark.parametrize("called", ["cta-wrapper", "ad-container", "caption-box"])
    def test_what_is_long_is_no_offer_advertisement_or_caption(self, called: str) -> None:
        long = "".join(f"<p>{text} So said guild {number}.</p>" for number in range(2) for text in PARAGRAPHS)
        rest = "".join(f"<p>{text} So said the paper.</p>" for text in PARAGRAPHS * 3)
        assert not claims(f"<div class={called}>{long}</div><div>{rest}</div>")
        assert claims(f"<div class={called}><p>{PARAGRAPHS[0]}</p></div><div>{rest}</div>")

    @pytest.mark.parametrize(
        "element",
        [
            "<nav>{}</nav>", "<aside>{}</aside>", "<footer>{}</footer>", "<form>{}</form>", "<figure><figcaption>{}</figcaption></figure>",
            "<div class=related-stories>{}</div>", "<div id=comments>{}</div>", "<div class=newsletterSignup>{}</div>",
            "<div class=ad-slot>{}</div>", "<div role=navigation>{}</div>", "<div class=cookie-banner>{}</div>",
            "<div class=author-bio>{}</div>", "<section class=most-popular>{}</section>",
        ],
    )  # fmt: skip
    def test_chrome_within_the_article_is_left_out(self, element: str) -> None:
        text = page().replace(f"<p>{PARAGRAPHS[2]}", element.format(OTHERS) + f"<p>{PARAGRAPHS[2]}")
        assert cleaned(text).paragraphs == PARAGRAPHS

    @pytest.mark.parametrize(
        "name", ["has-sidebar", "no-comments", "ad-free", "related", "newsletter", "share-page", "promo"]
    )
    def test_an_element_that_holds_the_article_is_not_believed(self, name: str) -> None:
        text = page().replace("<article>", f"<article class={name}>")
        assert cleaned(text).paragraphs == PARAGRAPHS

    def test_what_holds_the_headline_is_not_believed_either(self) -> None:
        text = page().replace("<h1>", "<div class=related><h1>").replace("</h1>", "</h1></div>")
        assert cleaned(text).headline

    def test_an_inner_elements_claim_goes_before_the_outer_ones(self) -> None:
        found = claims(f"<aside>Seen elsewhere<div class=share>Tell a friend</div></aside>{OTHERS}")
        assert found == {"Seen elsewhere": Label.RELATED, "Tell a friend": Label.SHARE}

    def test_more_comment_than_article_is_still_comment(self) -> None:
        below = f"<div class=comments>{OTHERS * 4}</div>"
        assert cleaned(page(below=below)).paragraphs == PARAGRAPHS
