"""Five real text dumps, read exactly. They belong to their publishers and lie beside the project."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from wirehouse.clean import clean
from wirehouse.clean.repair import plain
from wirehouse.records import Article, RawDocument

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
GOLD = SEEDS / "gold-articles.json"
DOCUMENTS: dict[str, Any] = json.loads(GOLD.read_text("utf-8"))["documents"] if GOLD.exists() else {}

pytestmark = pytest.mark.skipif(
    not DOCUMENTS, reason="the five real dumps with their gold lie in ../shared/seeds, which is not here"
)
each = pytest.mark.parametrize("name", sorted(DOCUMENTS) or ["none"])


def lines(name: str) -> list[str]:
    return (SEEDS / name).read_text("utf-8").splitlines()


def article(name: str) -> Article:
    found = clean(RawDocument.from_bytes((SEEDS / name).read_bytes(), name))
    assert isinstance(found, Article), found
    return found


def starting(prefix: str) -> str:
    return next(name for name in DOCUMENTS if name.startswith(prefix))


def paragraphs_of(name: str) -> list[str]:
    """The gold's lines of body, with the gold's own trims and repairs of their text."""
    gold, text = DOCUMENTS[name], lines(name)
    numbers = [number for first, last in gold["body_lines"] for number in range(first, last + 1)]
    title = text[gold["title_line"] - 1]
    body = {number: plain(text[number - 1]) for number in numbers}
    for note in gold["inline_trims"]:
        number = int(re.match(r"line (\d+): the title", note)[1])  # type: ignore[index]
        assert body[number].endswith(title)
        body[number] = body[number].removesuffix(title).rstrip()
    for note in gold["text_repairs"]:
        glued = re.fullmatch(r"line (\d+): (?:.*, )?(\S+) -> (.+)", note)
        if glued:
            number, before, after = int(glued[1]), glued[2], glued[3]
            assert before in body[number]
            body[number] = body[number].replace(before, after)
        elif "stray full stop" in note:
            number = int(re.match(r"line (\d+)", note)[1])  # type: ignore[index]
            assert ". ." in body[number]
            body[number] = body[number].replace(". .", ".")
    return [body[number] for number in numbers]


@each
def test_the_headline_is_the_title_line(name: str) -> None:
    assert article(name).headline == plain(lines(name)[DOCUMENTS[name]["title_line"] - 1])


@each
def test_the_body_is_the_lines_of_body_and_nothing_else(name: str) -> None:
    assert list(article(name).paragraphs) == paragraphs_of(name)


@each
def test_the_date_is_the_articles_own_or_none(name: str) -> None:
    published, gold = article(name).published, DOCUMENTS[name]["published"]
    assert (published.value, published.precision) == (gold["value"], gold["precision"])


@each
def test_the_dateline_names_place_and_agency(name: str) -> None:
    dateline, gold = article(name).dateline, DOCUMENTS[name]["dateline"]
    assert (dateline and (dateline.place, dateline.agency)) == (gold and (gold["place"], gold["agency"]))


@each
def test_section_and_tags_are_the_publishers(name: str) -> None:
    found, gold = article(name), DOCUMENTS[name]
    assert found.section == gold.get("section")
    assert list(found.keywords) == gold.get("tags", [])


@each
def test_the_credit_names_who_published_it_first(name: str) -> None:
    assert article(name).syndicated_from == DOCUMENTS[name]["syndicated_from"]


@each
def test_nobody_is_named_as_author(name: str) -> None:
    assert DOCUMENTS[name]["author"] is None
    assert article(name).authors == ()


@each
def test_the_address_is_the_one_that_the_dump_states(name: str) -> None:
    url, gold = article(name).canonical_url, DOCUMENTS[name]["url"]
    assert (url and urlsplit(url).hostname) == (gold and gold["host"])


@each
def test_the_language_is_told(name: str) -> None:
    assert article(name).language == DOCUMENTS[name]["language"]


def test_the_pages_clock_is_when_it_was_saved_and_never_the_publication() -> None:
    found = article(starting("004"))
    assert found.saved_at.value == "2024-11-27T11:27"
    assert found.published.value is None
    assert all("clock" in date.verdict for date in found.explanation.dates)


def test_a_related_articles_date_is_not_the_articles() -> None:
    name = starting("003")
    assert "June 30, 2024" in lines(name)[65]
    assert article(name).published.value is None
    assert all("2024-06-30" not in date.value for date in article(name).explanation.dates)


def test_every_change_of_wording_is_on_record() -> None:
    kinds = {name[:3]: [repair.kind for repair in article(name).explanation.repairs] for name in DOCUMENTS}
    assert kinds == {
        "000": ["glued sentences", "glued sentences"],
        "001": ["headline at the end of a paragraph"],
        "002": [],
        "003": ["stray full stop"],
        "004": ["non-breaking spaces"],
    }
