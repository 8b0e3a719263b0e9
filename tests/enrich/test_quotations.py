"""Quotations: their spans, their kinds, and who speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wirehouse.records import Enrichment, QuotationKind

Said = Callable[..., list[tuple[str, str | None]]]
Read = Callable[..., Enrichment]
SCHOLZ = "Olaf Scholz"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('"We will pay for it," Olaf Scholz said.', "We will pay for it,"),
        ("“We will pay for it,” said Chancellor Olaf Scholz.", "We will pay for it,"),
        ("“We will pay for it”, - Olaf Scholz said.", "We will pay for it"),
        ("“We will pay for it”, - said German Chancellor Olaf Scholz.", "We will pay for it"),
        ("Olaf Scholz said: “We will pay for it.”", "We will pay for it."),
        ("Olaf Scholz told reporters, “We will pay for it.”", "We will pay for it."),
        ("Olaf Scholz: «We will pay for it.»", "We will pay for it."),
        ("„We will pay for it“, Olaf Scholz said.", "We will pay for it"),
        ("‘We will pay for it, that’s all,’ Olaf Scholz said.", "We will pay for it, that’s all,"),
        ("'We will pay for it, that's all,' Olaf Scholz said.", "We will pay for it, that's all,"),
        ('"We will pay for it," Olaf Scholz, who chairs the group, said.', "We will pay for it,"),
        ("According to Olaf Scholz, “we will pay for it.”", "we will pay for it."),
        ("Olaf Scholz said the loan was “the best that we could do.”", "the best that we could do."),
        ("The bill, Olaf Scholz said, “is the smallest in years.”", "is the smallest in years."),
        ("“We will pay for it.”\n― Olaf Scholz", "We will pay for it."),
    ],
)
def test_a_cue_names_the_speaker(said: Said, body: str, words: str) -> None:
    assert said(body) == [(words, SCHOLZ)]


def test_words_split_by_their_cue_have_one_speaker(said: Said) -> None:
    body = '"We will pay," Olaf Scholz said, "and others will follow us."'
    assert said(body) == [("We will pay,", SCHOLZ), ("and others will follow us.", SCHOLZ)]


def test_words_without_a_cue_after_attributed_ones_have_the_same_speaker(said: Said) -> None:
    body = "“We will pay for it,” said Olaf Scholz. “Others will follow us.”"
    assert [speaker for _, speaker in said(body)] == [SCHOLZ, SCHOLZ]


def test_words_over_several_paragraphs_are_one_piece_each_with_one_speaker(said: Said) -> None:
    body = "Olaf Scholz said: “We will pay for all of it.\n\n“And then we will rest.”"
    assert said(body) == [("We will pay for all of it.", SCHOLZ), ("And then we will rest.", SCHOLZ)]


@pytest.mark.parametrize("phrase", ["the NATO chief", "the secretary general", "the NATO Secretary General"])
def test_a_role_speaks_for_the_person_introduced_with_it(said: Said, phrase: str) -> None:
    body = f"NATO Secretary General Mark Rutte came to town.\n\n“We are ready for the winter,” {phrase} said."
    assert said(body) == [("We are ready for the winter,", "Mark Rutte")]


def test_a_role_speaks_for_its_holder_on_the_articles_day(said: Said) -> None:
    body = "“We are ready for the winter,” the NATO chief said."
    assert said(body, day="2023-05-01") == [("We are ready for the winter,", "Jens Stoltenberg")]
    assert said(body, day="2025-05-01") == [("We are ready for the winter,", "Mark Rutte")]


def test_a_role_without_introduction_or_day_speaks_for_nobody(said: Said) -> None:
    assert said("“We are ready for the winter,” the NATO chief said.") == [
        ("We are ready for the winter,", None)
    ]


def test_a_former_holder_is_not_the_holder(said: Said) -> None:
    body = "“We were ready for the winter,” the former NATO chief said."
    assert said(body, day="2025-05-01")[0][1] is None


def test_a_role_whose_verb_was_lost_still_names_the_speaker(said: Said) -> None:
    body = "NATO Secretary General Mark Rutte came.\n\n“We are ready for the winter,” the secretary general."
    assert said(body)[0][1] == "Mark Rutte"


def test_he_is_the_last_who_spoke(said: Said) -> None:
    body = "Olaf Scholz said the loan would be paid. “We will pay for it,” he told reporters."
    assert said(body) == [("We will pay for it,", SCHOLZ)]


def test_he_is_nobody_where_no_one_was_named_lately(said: Said) -> None:
    body = "Olaf Scholz was there.\n\nIt rained all day.\n\nIt snowed too.\n\n“We will pay for it,” he said."
    assert said(body) == [("We will pay for it,", None)]


def test_an_unnamed_official_is_nobody(said: Said) -> None:
    body = "Olaf Scholz was silent. “We will pay for it,” said one official."
    assert said(body) == [("We will pay for it,", None)]


@pytest.mark.parametrize(
    "body",
    [
        "The so-called “peace plan” went nowhere, Olaf Scholz said.",
        "He starred in “The Long Road Home” in 1999.",
        "It’s the farmers’ turn, and the miners’ too.",
        "A 6'2\" guard and a 5'11\" guard were hired.",
        "Olaf Scholz called it ‘nonsense’ at the time.",
    ],
)
def test_titles_scare_quotes_and_apostrophes_are_no_quotations(said: Said, body: str) -> None:
    assert said(body) == []


def test_whole_sentences_are_direct_and_taken_in_ones_mixed(read: Read) -> None:
    body = "Olaf Scholz said: “We will pay for it.”\n\nOlaf Scholz said that “the loan will be paid in full.”"
    assert [q.kind for q in read(body).quotations] == [QuotationKind.DIRECT, QuotationKind.MIXED]


def test_the_cue_and_the_words_that_name_the_speaker_are_told(read: Read) -> None:
    body = "“We will pay for it,” Olaf Scholz said."
    (quotation,) = read(body).quotations
    assert quotation.cue == "said"
    assert body[quotation.speaker_start : quotation.speaker_end] == SCHOLZ


def test_a_full_stop_parts_words_from_the_next_sentences_cue(said: Said) -> None:
    body = "“We will pay for all of it.” Olaf Scholz said it would rain."
    assert said(body) == [("We will pay for all of it.", None)]


def test_other_languages_keep_their_quotations_without_speakers(said: Said) -> None:
    body = "„Wir werden das alles bezahlen“, sagte Olaf Scholz. „Danach wird alles anders werden.“"
    assert said(body, language="de") == [("Danach wird alles anders werden.", None)]
