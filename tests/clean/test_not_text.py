from __future__ import annotations

import base64

import pytest
from written_pages import PARAGRAPHS, cleaned, page, rejected

from wirehouse.clean import not_text
from wirehouse.reasons import Reason

LOREM = (
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et "
    "dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip."
)
MINIFIED = "!function(e,t){var n={};for(var r in e)n[r]=t(e[r]);return n}({a:1},function(e){return e+1});" * 8
WORDS = "anchor barge canal dock estuary ferry gull harbour island jetty keel lagoon mast net oar pier quay".split()


@pytest.mark.parametrize(
    ("paragraphs", "named"),
    [
        ([base64.b64encode(bytes(range(256)) * 4).decode()], "encoded"),
        ([" ".join(f"{byte:02x}" for byte in range(256)) * 2], "encoded"),
        ([MINIFIED], "code"),
        ([LOREM, LOREM], "placeholder"),
        (WORDS * 5, "list of words"),
        ([" ".join(f"{word}{letter}" for word in WORDS for letter in "abcdefghij")], "list of words"),
    ],
)
def test_what_nobody_wrote_to_be_read_is_named(paragraphs: list[str], named: str) -> None:
    assert named in (not_text.fault(paragraphs) or "")


@pytest.mark.parametrize(
    "paragraphs",
    [
        PARAGRAPHS,
        [*PARAGRAPHS, LOREM[:60]],
        [*PARAGRAPHS, "for (var name in list) { print(list[name]); }"],
        [*PARAGRAPHS, f"The key that was found reads {base64.b64encode(bytes(range(120))).decode()}."],
        ["Лодки стоят у причала, и рыбаки чинят сети, пока не кончится шторм."] * 1,
        ["港では船が嵐の過ぎるのを待っている。漁師たちは網を繕っている。"],
        [f"{name} 3, {name} 1" for name in "Aldham Brigg Carrow Denby Elsing Fulmer".split()] * 12,
    ],
)
def test_a_text_is_one_whatever_it_shows(paragraphs: list[str]) -> None:
    assert not_text.fault(paragraphs) is None


def test_nothing_has_no_fault() -> None:
    assert not_text.fault([]) is None


def test_a_page_of_placeholders_is_refused() -> None:
    found = rejected(page(paragraphs=[LOREM, f"{LOREM} {LOREM}", LOREM]))
    assert found.reason is Reason.NOT_TEXT
    assert "lorem ipsum" in found.evidence


def test_a_page_about_them_is_not() -> None:
    about = (f"Printers have set “{LOREM[:56]}” for five hundred years, the museum says.", *PARAGRAPHS)
    assert cleaned(page(paragraphs=about)).paragraphs == about
