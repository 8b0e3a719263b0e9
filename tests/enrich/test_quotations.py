"""Quotations: their spans, their kinds, and who speaks."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.enrich.quotations import find_quotations
from wirehouse.enrich.reading import Reading
from wirehouse.enrich.registry import default_registry
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
        "He lost the so-called “war on rain and wind,” Olaf Scholz said.",
        "Olaf Scholz said he liked the film “The Long Road Home” best.",
        "Olaf Scholz told the “Morning Rain” show that it rained.",
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


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("“We will pay for it,” said one official.", "one official"),
        ("“We will pay for it,” a spokesman for Olaf Scholz said.", "a spokesman for Olaf Scholz"),
        ("“We will pay for it,” critics of the plan said.", "critics of the plan"),
        ("“We will pay for it,” they said.", "they"),
    ],
)
def test_words_that_name_a_speaker_but_no_entity_are_told_and_nobody_speaks(
    read: Read, body: str, named: str
) -> None:
    (quotation,) = read(body).quotations
    assert quotation.speaker is None
    assert body[quotation.speaker_start : quotation.speaker_end] == named


@pytest.mark.parametrize(
    "body",
    [
        "“We will pay for it,” Olaf Scholz deadpanned.",
        "Olaf Scholz had this to say: “We will pay for it.”",
        "Olaf Scholz went on:\n\n“We will pay for it.”",
        "Ahead of the vote, Olaf Scholz has a new message: “We will pay for it.”",
        "''We will pay for it,'' Olaf Scholz said.",
        "“We will pay for it.“ Olaf Scholz said.",
        "Olaf Scholz left the hall, saying that “we will pay for it.”",
        "“We will pay for it!” Olaf Scholz, a man of few words, said.",
        "Angela Merkel, a friend, was there, but it was Olaf Scholz who said: “We will pay for it.”",
    ],
)
def test_a_speaker_is_read_whatever_the_form_of_the_cue(said: Said, body: str) -> None:
    assert [speaker for _, speaker in said(body)] == [SCHOLZ]


@pytest.mark.parametrize(
    "body",
    [
        "“We will pay,” Olaf Scholz said, “and others will follow us.”",
        "“We will pay,” Olaf Scholz said. “Others will follow us.”",
        "Olaf Scholz said: “We will pay for all of it.\n\n“And then we will rest.”",
    ],
)
def test_the_pieces_of_one_quotation_share_the_words_that_name_the_speaker(read: Read, body: str) -> None:
    one, other = read(body).quotations
    assert one.speaker_start == other.speaker_start == body.index("Olaf")
    assert one.kind is other.kind is QuotationKind.DIRECT


def test_a_country_can_speak_and_a_demonym_cannot(said: Said) -> None:
    assert said("Hungary said that “the bridge will open in May.”")[0][1] == "Hungary"
    assert said("The Hungarian side said that “the bridge will open in May.”")[0][1] is None


def test_the_end_of_the_last_paragraph_names_who_says_all_of_them(said: Said) -> None:
    body = "“We will pay.\n\n“We will rest.\n\n“We will go,” said Olaf Scholz."
    assert [speaker for _, speaker in said(body)] == [SCHOLZ, SCHOLZ, SCHOLZ]


@pytest.mark.parametrize(
    "body",
    [
        "Olaf Scholz’s husband said: “We will pay for it.”",
        "Olaf Scholz did not say “we will pay for it.”",
        "If Olaf Scholz says “we will pay for it”, it will rain.",
    ],
)
def test_what_is_another_s_or_was_never_said_is_not_his(said: Said, body: str) -> None:
    assert SCHOLZ not in [speaker for _, speaker in said(body)]


@pytest.mark.parametrize("verb", ["quoted Olaf Scholz as saying", "said Olaf Scholz was quoted as saying"])
def test_who_is_quoted_as_saying_says_it(said: Said, verb: str) -> None:
    assert said(f"Angela Merkel {verb}: “We will pay for it.”") == [("We will pay for it.", SCHOLZ)]


def test_two_who_speak_together_are_neither_of_the_two(read: Read) -> None:
    body = "“We will pay for it,” Olaf Scholz and Angela Merkel said."
    (quotation,) = read(body).quotations
    assert quotation.speaker is None
    assert body[quotation.speaker_start : quotation.speaker_end] == "Olaf Scholz and Angela Merkel"


def test_short_words_between_straight_single_marks_are_read_where_a_sentence_begins(said: Said) -> None:
    body = "'We will,' said Olaf Scholz. 'It's the farmers' turn.'"
    assert said(body) == [("We will,", SCHOLZ), ("It's the farmers' turn.", SCHOLZ)]


def test_she_is_no_man(said: Said) -> None:
    body = "Angela Merkel came.\n\nOlaf Scholz said it would rain. “We will pay for it,” she said."
    assert said(body) == [("We will pay for it,", "Angela Merkel")]


def test_she_is_nobody_where_two_women_were_named(said: Said) -> None:
    body = "With Angela Merkel and Annalena Baerbock it rained.\n\n“We will pay for it,” she said."
    assert said(body) == [("We will pay for it,", None)]


def test_whom_quoted_words_speak_of_is_not_he(said: Said) -> None:
    body = "Olaf Scholz said: “Joe Biden left. Joe Biden is gone.” “We will pay for it,” he said."
    assert [speaker for _, speaker in said(body)] == [SCHOLZ, SCHOLZ]


def test_a_paragraph_of_quoted_words_goes_on_with_the_speaker_before(said: Said) -> None:
    body = "“We will pay for it,” said Olaf Scholz.\n\n“Others will follow us in time.”"
    assert [speaker for _, speaker in said(body)] == [SCHOLZ, SCHOLZ]


def test_what_was_asked_of_a_person_is_not_his(said: Said) -> None:
    body = "Olaf Scholz was told: “You will have to pay for it.”"
    assert said(body) == [("You will have to pay for it.", None)]


@given(
    st.lists(
        st.one_of(
            st.text(max_size=8),
            st.sampled_from(
                ['"', "“", "”", "''", "«", "»", " said ", " he said", "Lee: ", ", ", ". ", "\n\n", "— "]
            ),
        ),
        max_size=40,
    ).map("".join),
    st.sampled_from(["en", "de", "fr", "ru", "pl", "xx"]),
)
def test_spans_are_those_of_the_body_whatever_it_holds(body: str, language: str) -> None:
    reading = Reading(body, (), (), (), default_registry())
    last = (0, 0)
    for quotation in find_quotations(reading, language=language):
        assert body[quotation.start : quotation.end] == quotation.text
        assert quotation.text.strip() == quotation.text != ""
        assert last <= (quotation.start, quotation.end)
        last = (quotation.start, quotation.end)
        if quotation.speaker_start is not None and quotation.speaker_end is not None:
            assert 0 <= quotation.speaker_start < quotation.speaker_end <= len(body)


@pytest.mark.parametrize(
    "piece", ["says ,", "“A b c,” said ", 'Lee: "x" ', "«a, — сказал ", "- a - b\n\n", "of the "]
)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_time_grows_with_the_text(piece: str, language: str) -> None:
    body = piece * (60_000 // len(piece))
    began = time.process_time()
    find_quotations(Reading(body, (), (), (), default_registry()), language=language)
    assert time.process_time() - began < 5
