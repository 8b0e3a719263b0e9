"""An account as a page of HTML: whole, safe, and usable without a script."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from accounts import HOSTILE, a_hostile_one, a_rejection, an_article
from bs4 import BeautifulSoup

from wirehouse.cli.account_page import write
from wirehouse.cli.account_style import CSS


def tree(page: str) -> BeautifulSoup:
    return BeautifulSoup(page, "lxml")


def texts(page: str, selector: str) -> list[str]:
    return [" ".join(each.get_text().split()) for each in tree(page).select(selector)]


def test_every_block_is_shown_with_its_label_its_reason_and_how_sure_it_is():
    page = write(an_article())
    assert texts(page, ".blocks .text") == [
        "A third ferry",
        "By Anna Whitlock",
        "The ferry sails.Nobody waits.",
        "Share this",
    ]
    assert texts(page, "li.dropped .why") == ["share (dropped) 80% · line 9 <div>the line is “share”"]
    assert texts(page, "li.body .why") == ["body 90% · line 5 <p>prose in the run of prose · mended"]


def test_a_block_of_a_page_that_was_turned_away_early_has_no_label():
    page = write(a_rejection())
    assert texts(page, "li.undecided .why") == ["line 1 <p>"]
    assert texts(page, ".verdict.bad") == ["rejected: too_short (clean) 2 words of text"]


def test_the_date_that_won_is_marked_in_words_too():
    page = write(an_article())
    (row,) = texts(page, "tr.won")
    assert "✔ published" in row
    assert "a worse basis than metadata" in " ".join(texts(page, "tbody tr"))


def test_a_repair_shows_what_went_and_what_came():
    page = write(an_article())
    assert "<ins>&nbsp;</ins>Nobody" in page
    assert "<del>[U+00AD]</del>" in page


def test_nothing_of_a_hostile_page_gets_through():
    page = write(a_hostile_one())
    read = tree(page)
    assert not read.select("script, [src], [style], [onclick]")
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert HOSTILE.split(" ")[0] in read.select(".blocks .text")[0].get_text()
    assert all(link["href"].startswith("#") for link in read.select("[href]"))


def test_the_policy_allows_the_style_sheet_and_nothing_else():
    page = write(an_article())
    (policy,) = [meta["content"] for meta in tree(page).select("meta[http-equiv]")]
    (style,) = re.findall("<style>(.*?)</style>", page, re.S)
    assert style == CSS
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_it_can_be_used_by_keyboard_without_a_script():
    read = tree(write(an_article()))
    for box in read.select("input[type=checkbox]"):
        assert read.select(f"label[for={box['id']}]")
        assert f"#{box['id']}:not(:checked) ~ main" in CSS
    ids = {each["id"] for each in read.select("[id]")}
    assert {link["href"][1:] for link in read.select("a")} <= ids


def test_it_is_light_and_dark_and_fits_a_phone():
    assert "prefers-color-scheme: dark" in CSS
    assert "max-width: 46rem" in CSS
    assert 'name="viewport"' in write(an_article())


def colours(scheme: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", scheme))


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    "scheme", CSS.split("@media (prefers-color-scheme: dark)")[:2], ids=["light", "dark"]
)
@pytest.mark.parametrize(
    ("ink", "page"),
    [
        *(("ink", "page"), ("soft", "page"), ("soft", "dropped-page"), ("soft", "read-page")),
        *(("body", "page"), ("read", "read-page"), ("dropped", "dropped-page"), ("bad", "bad-page")),
        *(("body", "good-page"), ("ink", "ins"), ("ink", "del")),
    ],
)
def test_every_colour_can_be_read_on_its_ground(scheme: str, ink: str, page: str):
    named = colours(scheme)
    light, dark = sorted((luminance(named[ink]), luminance(named[page])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
