"""How quotations are scored against their gold."""

from __future__ import annotations

import pytest

from bench.enrich.gold import Score
from bench.enrich.quotations import Marked, Said, judge, plain

TEXT = "“We will pay for all of it,” Ann Lee said. It rained, Bob Fox said."
PAY = (1, 27)
ANN, BOB = (29, 36), (54, 61)


def said(span: tuple[int, int], source: tuple[int, int] | None, kind: str = "quoted", name: str = "") -> Said:
    return Said(*span, (source,) if source else (), name, kind)


MARKED = Marked(
    "a", TEXT, (said((0, 28), ANN, "direct", "Ann Lee"), said((43, 52), BOB, "indirect", "Bob Fox")), ()
)


def test_the_places_are_those_of_the_text():
    assert [TEXT[slice(*span)] for span in (PAY, ANN, BOB)] == [
        "We will pay for all of it,",
        "Ann Lee",
        "Bob Fox",
    ]


@pytest.mark.parametrize(
    ("predicted", "strict", "lenient"),
    [
        (said(PAY, ANN), Score(1, 1, 1), Score(1, 1, 1)),
        (said(PAY, BOB), Score(0, 1, 1), Score(0, 1, 1)),
        (said(PAY, None), Score(0, 1, 1), Score(0, 0, 1)),
        (said((1, 17), ANN), Score(0, 1, 1), Score(1, 1, 1)),
        (said(PAY, BOB, name="A. Lee"), Score(0, 1, 1), Score(1, 1, 1)),
        (said((43, 52), BOB), Score(0, 0, 1), Score(0, 0, 1)),
        (said((37, 41), ANN), Score(0, 1, 1), Score(0, 1, 1)),
    ],
)
def test_a_prediction_is_right_by_its_span_and_its_speaker(predicted: Said, strict: Score, lenient: Score):
    assert judge(MARKED, [predicted], "direct", strict=True) == strict
    assert judge(MARKED, [predicted], "direct", strict=False) == lenient


def test_a_unit_counts_once():
    assert judge(MARKED, [said(PAY, ANN), said(PAY, ANN)], "direct", strict=True) == Score(1, 2, 1)


def test_the_plain_rule_reads_the_plain_case():
    (found,) = plain(TEXT)
    assert TEXT[slice(*found.sources[0])] == "Ann Lee"
