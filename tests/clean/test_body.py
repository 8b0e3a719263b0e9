from __future__ import annotations

from written_pages import HEADLINE, PARAGRAPHS, cleaned, dump, page


def kinds(text: str) -> list[str]:
    return [repair.kind for repair in cleaned(text).explanation.repairs]


def test_paragraphs_are_parted_by_a_blank_line() -> None:
    assert cleaned(dump(HEADLINE)).body == "\n\n".join(PARAGRAPHS)


def test_the_headline_at_the_end_of_the_last_paragraph_is_cut() -> None:
    text = dump(HEADLINE, paragraphs=[*PARAGRAPHS[:3], f"{PARAGRAPHS[3]} {HEADLINE}"])
    assert cleaned(text).paragraphs == PARAGRAPHS
    assert kinds(text) == ["headline at the end of a paragraph"]


def test_the_headline_at_the_start_of_the_first_paragraph_is_cut() -> None:
    text = page(paragraphs=[f"{HEADLINE} {PARAGRAPHS[0]}", *PARAGRAPHS[1:]])
    assert cleaned(text).paragraphs == PARAGRAPHS
    assert kinds(text) == ["headline at the start of a paragraph"]


def test_a_sentence_that_ends_in_the_headlines_words_is_whole() -> None:
    told = f"Under the title {HEADLINE}"
    paragraphs = (
        *PARAGRAPHS[:3],
        f"The chronicle of the town tells it in its own way and with some pride. {told}.",
        PARAGRAPHS[3],
    )
    assert cleaned(dump(HEADLINE, paragraphs=paragraphs)).paragraphs == paragraphs


def test_the_headline_as_a_paragraph_is_none() -> None:
    assert cleaned(page(paragraphs=[HEADLINE.upper() + ".", *PARAGRAPHS])).paragraphs == PARAGRAPHS


def test_each_paragraph_is_mended_and_the_change_is_on_record_with_its_line() -> None:
    glued = PARAGRAPHS[1][:-1] + ".Nobody asked the guild."
    article = cleaned(dump(HEADLINE, paragraphs=[PARAGRAPHS[0], glued, *PARAGRAPHS[2:]]))
    assert article.paragraphs[1] == PARAGRAPHS[1] + " Nobody asked the guild."
    assert [(repair.kind, repair.line) for repair in article.explanation.repairs] == [("glued sentences", 5)]


def test_chrome_between_the_paragraphs_is_in_no_paragraph() -> None:
    text = dump(HEADLINE, paragraphs=[PARAGRAPHS[0], "Advertisement", "Share", *PARAGRAPHS[1:]])
    assert cleaned(text).paragraphs == PARAGRAPHS
