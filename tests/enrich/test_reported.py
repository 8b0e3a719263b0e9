"""Reported speech without quotation marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wirehouse.records import Enrichment, QuotationKind

Read = Callable[..., Enrichment]


@pytest.fixture
def reported(read: Read) -> Callable[[str], list[tuple[str, str | None]]]:
    """Enrich a body and give its reported speech, each with the words that name the speaker."""

    def found(body: str) -> list[tuple[str, str | None]]:
        return [
            (one.text, body[one.speaker_start : one.speaker_end])
            for one in read(body).quotations
            if one.kind is QuotationKind.INDIRECT
        ]

    return found


Reported = Callable[[str], list[tuple[str, str | None]]]
OPEN = "the bridge would open in May"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (f"Olaf Scholz said {OPEN}.", "Olaf Scholz"),
        (f"Olaf Scholz said on Monday that {OPEN}.", "Olaf Scholz"),
        (f"Olaf Scholz told reporters that {OPEN}.", "Olaf Scholz"),
        (f"Olaf Scholz warned in a letter to the city that {OPEN}.", "Olaf Scholz"),
        (f"According to Olaf Scholz, {OPEN}.", "Olaf Scholz"),
        (f"A spokesman for Olaf Scholz said that {OPEN}.", "A spokesman for Olaf Scholz"),
        (f"Two officials pointed out that it rained. They said {OPEN}.", "They"),
    ],
)
def test_what_follows_a_verb_of_saying_is_reported(reported: Reported, body: str, named: str) -> None:
    assert reported(body)[-1] == (OPEN, named)


def test_what_stands_before_its_cue_is_reported(reported: Reported) -> None:
    body = "The bridge will open in May, Olaf Scholz said on Monday."
    assert reported(body) == [("The bridge will open in May", "Olaf Scholz")]


def test_a_second_verb_begins_a_second_clause(reported: Reported) -> None:
    body = f"Olaf Scholz said {OPEN}, adding that it would rain."
    assert reported(body) == [(OPEN, "Olaf Scholz"), ("it would rain", "Olaf Scholz")]


def test_the_speaker_is_resolved(read: Read) -> None:
    (quotation,) = read(f"Olaf Scholz said {OPEN}.").quotations
    assert quotation.speaker is not None
    assert (quotation.speaker.name, quotation.cue) == ("Olaf Scholz", "said")


@pytest.mark.parametrize(
    "body",
    [
        f"Olaf Scholz did not say that {OPEN}.",
        "Olaf Scholz called the office in the morning.",
        "Olaf Scholz denied the report in the paper.",
        f"Olaf Scholz was told that {OPEN}.",
        "Olaf Scholz said goodbye to all of them.",
        "Olaf Scholz announced plans for a bridge.",
        "“We will pay for it,” Olaf Scholz said before the vote in Berlin.",
    ],
)
def test_what_is_denied_told_to_someone_or_no_clause_is_not_reported(reported: Reported, body: str) -> None:
    assert reported(body) == []


def test_a_clause_that_holds_quoted_words_is_given_by_these(reported: Reported) -> None:
    assert reported("Olaf Scholz said the loan was “the best that we could do.”") == []
