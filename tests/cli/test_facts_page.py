"""What an article says as a page of HTML: whole, safe, and usable without a script."""

from __future__ import annotations

import base64
import hashlib
import re

from bs4 import BeautifulSoup
from facts import HOSTILE, TEXT, account, hostile_account

from wirehouse.cli.facts_page import write
from wirehouse.cli.facts_style import CSS


def tree(page: str) -> BeautifulSoup:
    return BeautifulSoup(page, "lxml")


def test_the_text_is_all_there_once_its_numbers_are_taken_out() -> None:
    article = tree(write(account())).select_one(".article")
    assert article is not None
    for number in article.select("sup"):
        number.decompose()
    assert article.get_text() == TEXT


def test_each_number_in_the_text_leads_to_its_row_and_the_row_leads_back() -> None:
    read = tree(write(account()))
    ids = {each["id"] for each in read.select("[id]")}
    assert {link["href"].removeprefix("#") for link in read.select("[href]")} <= ids
    assert read.select_one("tr#f-q1 a[href='#t-q1']")


def test_no_id_is_given_twice() -> None:
    ids = [each["id"] for each in tree(write(account())).select("[id]")]
    assert len(ids) == len(set(ids))


def test_nothing_of_a_hostile_article_gets_through() -> None:
    page = write(hostile_account())
    read = tree(page)
    assert not read.select("script, [src], [style], [onclick]")
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert HOSTILE.split(" ")[0] in read.select(".article")[0].get_text()
    assert all(link["href"].startswith("#") for link in read.select("[href]"))


def test_the_policy_allows_the_style_sheet_and_nothing_else() -> None:
    page = write(account())
    (policy,) = [meta["content"] for meta in tree(page).select("meta[http-equiv]")]
    (style,) = re.findall("<style>(.*?)</style>", page, re.S)
    assert style == CSS
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
