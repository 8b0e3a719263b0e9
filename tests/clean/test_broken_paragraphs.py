from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean import broken_paragraphs, text_dump
from wirehouse.records import Block, RepairKind

BROKEN = """\
Harborough opens its bridge
By
Jane Doe
The council of
Harborough
, which had waited ten years, opened the
Lindqvist Bridge
on Tuesday before some two thousand people.
The mayor of the town,
Petra Lindqvist
(independent), said the crossing had cost less than was feared.
"We built it for the fishermen," she said.
More on
the sound
"""


def rejoined(*lines: str) -> list[str]:
    return [block.text for block in broken_paragraphs.rejoin(numbered(*lines))]


def numbered(*lines: str) -> list[Block]:
    return [Block(number, line) for number, line in enumerate(lines, start=1) if line]


def with_marks(*lines: str) -> tuple[str, ...]:
    """Let lines stand in a dump that plainly breaks paragraphs at links."""
    return (*lines, "", "The guild", ", which objects, met with", "the county", ", as it had said.")


def test_the_pieces_of_a_paragraph_become_one_line() -> None:
    assert [block.text for block in text_dump.read(BROKEN)] == [
        "Harborough opens its bridge",
        "By",
        "Jane Doe",
        "The council of Harborough, which had waited ten years, opened the Lindqvist Bridge on Tuesday before some two "
        "thousand people.",
        "The mayor of the town, Petra Lindqvist (independent), said the crossing had cost less than was feared.",
        '"We built it for the fishermen," she said.',
        "More on",
        "the sound",
    ]


def test_a_paragraph_has_the_number_of_its_first_line() -> None:
    assert [block.line for block in text_dump.read(BROKEN)] == [1, 2, 3, 4, 9, 12, 13, 14]


def test_each_joint_is_on_record() -> None:
    paragraph = text_dump.read(BROKEN)[3]
    assert [(one.kind, one.line) for one in paragraph.repairs] == [
        (RepairKind.BROKEN_PARAGRAPH, line) for line in (5, 6, 7, 8)
    ]
    assert paragraph.repairs[1].before == "l of Harborough / , which had wai"
    assert paragraph.repairs[1].after == "l of Harborough, which had wai"


def test_it_can_be_turned_off() -> None:
    found = text_dump.read(BROKEN, off=frozenset({RepairKind.BROKEN_PARAGRAPH}))
    assert [block.text for block in found] == BROKEN.splitlines()


def test_lines_that_are_whole_paragraphs_stay_apart() -> None:
    lines = ("Home", "news", "sport", "The bridge opened on Tuesday.", "The guild objects to it.")
    assert rejoined(*lines) == list(lines)


def test_a_blank_line_ends_a_paragraph() -> None:
    found = rejoined(
        *with_marks("The mayor of the town met with", "", "the county and its engineers on Monday.")
    )
    assert found[:2] == ["The mayor of the town met with", "the county and its engineers on Monday."]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            ("Politics", "sport", "culture", "wine and food", "travel"), id="a menu in small letters"
        ),
        pytest.param(("What the harbour needs now", "The council meets on Tuesday to"), id="a headline"),
        pytest.param(
            ("It opens on Tuesday.", "the guild says it will not go."), id="a sentence that has ended"
        ),
    ],
)
def test_what_makes_no_paragraph_is_left_as_it_was(lines: tuple[str, ...]) -> None:
    assert rejoined(*with_marks(*lines))[: len(lines)] == list(lines)


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (
            ("Die neue Präsidentin des Rates trifft", "Petra Lindqvist", "(parteilos) am Montag im Rathaus."),
            "Die neue Präsidentin des Rates trifft Petra Lindqvist (parteilos) am Montag im Rathaus.",
        ),
        (
            ("Le conseil de la ville a reçu", "Jeanne Dupont", ", qui a présenté les plans du pont."),
            "Le conseil de la ville a reçu Jeanne Dupont, qui a présenté les plans du pont.",
        ),
        (
            ("The plan is the council’s", "Harbour Scheme", "-based answer to the guild of the sound."),
            "The plan is the council’s Harbour Scheme-based answer to the guild of the sound.",
        ),
        (
            ("気象庁は午後九時ごろ、", "日向灘", "、宮崎市などで強い揺れがあったと発表した。"),
            "気象庁は午後九時ごろ、日向灘、宮崎市などで強い揺れがあったと発表した。",
        ),
    ],
)
def test_the_joints_of_many_languages_are_known(lines: tuple[str, ...], whole: str) -> None:
    assert rejoined(*with_marks(*lines))[0] == whole


def test_names_that_lines_of_commas_part_become_one_line() -> None:
    assert rejoined(*with_marks("Wine", ",", "Cheese", ",", "Bread"))[0] == "Wine, Cheese, Bread"


@given(st.lists(st.text(st.sampled_from("aA ,.(:é、。-'\""), min_size=1, max_size=30), max_size=12))
def test_nothing_but_space_is_put_in_or_left_out(lines: list[str]) -> None:
    found = broken_paragraphs.rejoin(numbered(*lines))
    assert "".join("".join(block.text for block in found).split()) == "".join("".join(lines).split())


@given(st.lists(st.text(st.sampled_from("aA ,.(é-"), min_size=1, max_size=30), max_size=12))
def test_numbers_grow(lines: list[str]) -> None:
    numbers = [block.line for block in broken_paragraphs.rejoin(numbered(*lines))]
    assert numbers == sorted(set(numbers))
