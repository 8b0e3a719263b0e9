"""Addresses are compared in one form, and a page's own word on its address is believed with care."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wirehouse.collect.listing import believable_canonical, canonical_address
from wirehouse.collect.listing.canonical import tracking
from wirehouse.collect.network import registrable_domain

STORY = "https://www.oldhaven.example/2026/06/harbour-wall-to-be-rebuilt"


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("HTTPS://WWW.Oldhaven.Example/a", "https://www.oldhaven.example/a"),
        ("https://oldhaven.example:443/a", "https://oldhaven.example/a"),
        ("http://oldhaven.example:8080/a", "http://oldhaven.example:8080/a"),
        ("https://oldhaven.example./a", "https://oldhaven.example/a"),
        ("https://oldhaven.example", "https://oldhaven.example/"),
        ("https://oldhaven.example/a/../b/./c", "https://oldhaven.example/b/c"),
        ("https://oldhaven.example/%7efoo%2fbar", "https://oldhaven.example/~foo%2Fbar"),
        ("https://müller.example/ä", "https://xn--mller-kva.example/%C3%A4"),
        ("https://oldhaven.example/a#comments", "https://oldhaven.example/a"),
        ("https://oldhaven.example/#!/a", "https://oldhaven.example/#!/a"),
        ("https://oldhaven.example/a?", "https://oldhaven.example/a"),
        ("https://oldhaven.example/a?b=2&a=1", "https://oldhaven.example/a?b=2&a=1"),
        ("https://oldhaven.example/a?id=3&utm_source=x&FBCLID=1", "https://oldhaven.example/a?id=3"),
        ("https://oldhaven.example/a?ref=rss", "https://oldhaven.example/a"),
        ("https://oldhaven.example/a?ref=page-2", "https://oldhaven.example/a?ref=page-2"),
        (
            "https://oldhaven.example/a;jsessionid=0A?PHPSESSID=0123456789abcdef01",
            "https://oldhaven.example/a",
        ),
        (
            "https://oldhaven.example/a?sid=harbour-wall-2026",
            "https://oldhaven.example/a?sid=harbour-wall-2026",
        ),
        (f"{STORY}/amp/", f"{STORY}/"),
        (f"{STORY}.amp.html", f"{STORY}.html"),
        (f"{STORY}?outputType=amp", STORY),
        ("https://www.oldhaven.example/guide/amp", "https://www.oldhaven.example/guide/amp"),
        (
            "https://www-oldhaven-example.cdn.ampproject.org/c/s/www.oldhaven.example/a-b-c/amp?usqp=x",
            "https://www.oldhaven.example/a-b-c",
        ),
        ("https://www.google.com/amp/s/www.oldhaven.example/a-b-c", "https://www.oldhaven.example/a-b-c"),
        ("https://m.oldhaven.example/a", "https://m.oldhaven.example/a"),
        ("  mailto:desk@oldhaven.example ", "mailto:desk@oldhaven.example"),
        ("https://[half", "https://[half"),
    ],
)
def test_an_address_has_one_form(url: str, form: str):
    assert canonical_address(url) == form


HOSTS = st.sampled_from(
    [
        "oldhaven.example",
        "WWW.Oldhaven.EXAMPLE",
        "m.oldhaven.co.uk",
        "müller.example",
        "192.0.2.7",
        "[2001:db8::1]",
    ]
)
TEXT = st.text(max_size=20)


PATHS = st.lists(st.one_of(TEXT, st.sampled_from(["amp", "..", "%7e", "a-b-c", ";jsessionid=1"])), max_size=4)
QUERIES = st.lists(st.tuples(st.one_of(TEXT, st.sampled_from(["utm_x", "id", "amp"])), TEXT), max_size=3)


@example(host="oldhaven.example", port="", path=["AMP", "amp", "00000"], query=[], fragment="")
@example(host="oldhaven.example", port="", path=[], query=[], fragment="\x1f")
@given(host=HOSTS, port=st.sampled_from(["", ":443", ":8080"]), path=PATHS, query=QUERIES, fragment=TEXT)
def test_the_form_is_final_and_keeps_the_registrable_domain(**parts):
    query = "&".join(map("=".join, parts["query"]))
    url = f"https://{parts['host']}{parts['port']}/{'/'.join(parts['path'])}?{query}#{parts['fragment']}"
    form = canonical_address(url)
    assert canonical_address(form) == form
    if form != url.strip():
        found = registrable_domain(urlsplit(form).hostname or "")
        assert found == registrable_domain(parts["host"].strip("[]"))


@given(st.text())
def test_any_text_has_a_form_and_the_form_is_final(text: str):
    assert canonical_address(canonical_address(text)) == canonical_address(text)


def test_no_name_of_the_table_stands_twice_or_could_name_a_page():
    table = tracking()
    assert not [name for name in table.names if name.startswith(table.prefixes)]
    assert not table.names & {"id", "p", "page", "q", "s", "v", "article", "story", "lang", "date", "a", "t"}
    assert not [prefix for prefix in table.prefixes if len(prefix) < 3]


@pytest.mark.parametrize(
    ("address", "stated"),
    [
        (STORY, STORY),
        (f"{STORY}?utm_source=feed", STORY),
        ("https://m.oldhaven.example/2026/06/harbour-wall-to-be-rebuilt", STORY),
        ("https://oldhaven.example/?p=4711", STORY),
        ("http://www.oldhaven.example/2026/06/harbour-wall-to-be-rebuilt", STORY),
        (f"{STORY}-again", STORY),
    ],
)
def test_another_address_of_the_same_site_for_the_same_article_is_believed(address: str, stated: str):
    assert believable_canonical(address, stated)


@pytest.mark.parametrize(
    "stated",
    [
        "https://www.oldhaven.example/",
        "https://www.oldhaven.example/en",
        "https://www.oldhaven.example/2026/06",
        "https://www.oldhaven.example/tag/harbour",
        "https://www.oldhaven.example/search",
        "https://www.oldhaven.example/news",
        "https://www.lakeside.example/2026/06/harbour-wall-to-be-rebuilt",
        "javascript:void(0)",
        "",
    ],
)
def test_a_home_page_a_list_and_another_site_are_not_believed(stated: str):
    assert not believable_canonical(STORY, stated)


def test_blogs_of_one_host_are_different_sites():
    assert not believable_canonical(
        "https://a.blogspot.com/2026/06/a-b-c.html", "https://b.blogspot.com/2026/06/a-b-c.html"
    )
