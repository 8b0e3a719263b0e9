from __future__ import annotations

import pytest

from wirehouse.clean import html_page, microdata
from wirehouse.clean.microdata import Microdata

ARTICLE = "<div itemscope itemtype='http://schema.org/NewsArticle'>"
PERSON = "itemprop=author itemscope itemtype='http://schema.org/Person'"


def read(body: str) -> Microdata:
    return microdata.read(html_page.parse(f"<html><body>{body}</body></html>"))


def test_the_properties_of_the_first_article_are_read() -> None:
    found = read(
        f"{ARTICLE}<h2 itemprop=headline>Bridge plan</h2><span {PERSON}>By <b itemprop=name>Jane Doe</b></span>"
        "<time itemprop=datePublished datetime=2024-06-03>Monday</time></div>"
        f"{ARTICLE}<h2 itemprop=headline>Other</h2></div>"
    )
    assert found.types == {"NewsArticle"}
    assert found.properties == {
        "headline": ("Bridge plan",),
        "author": ("Jane Doe",),
        "datePublished": ("2024-06-03",),
    }


def test_the_article_that_holds_the_h1_is_the_pages_own() -> None:
    found = read(
        f"{ARTICLE}<h2 itemprop=headline>Teaser</h2></div>{ARTICLE}<h1 itemprop=headline>Bridge plan</h1></div>"
    )
    assert found.properties["headline"] == ("Bridge plan",)


@pytest.mark.parametrize(
    "inner",
    [
        f"<div itemprop=comment itemscope itemtype='http://schema.org/Comment'><b {PERSON}>John Roe</b></div>",
        f"<div itemscope itemtype='http://schema.org/NewsArticle'><b {PERSON}>John Roe</b></div>",
        "<b itemprop=author itemscope itemtype='http://schema.org/Organization'>The Example</b>",
    ],
)
def test_the_author_of_another_item_or_an_organisation_is_not_the_articles(inner: str) -> None:
    assert "author" not in read(f"{ARTICLE}<h1>Bridge plan</h1>{inner}</div>").properties


def test_several_properties_may_share_an_element() -> None:
    found = read(f"{ARTICLE}<meta itemprop='author creator' content='Jane Doe'></div>")
    assert found.properties == {"author": ("Jane Doe",)}


def test_a_page_without_articles_states_nothing() -> None:
    found = read("<div itemscope itemtype='http://schema.org/Product'><b itemprop=headline>Boots</b></div>")
    assert found == Microdata()


def test_thousands_of_properties_are_bounded() -> None:
    found = read(ARTICLE + "<b itemprop=keywords>x</b>" * 5_000 + "</div>")
    assert 0 < len(found.properties["keywords"]) <= 50
