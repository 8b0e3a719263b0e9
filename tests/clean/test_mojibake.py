"""UTF-8 that was read as another character set is read right again, and honest text is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean import mojibake

HONEST = (
    "It’s a café in Łódź — naïve “quotes”, à la carte",
    "Der Fußgänger grüßte die Gäste aus Österreich: „Schön!“",
    "Škoda být či nebýt, řekl žák na nádraží",
    "Señor ¿qué hora es? ¡La una y media!",
    "Türkçe şeker İstanbul’da ısınıyor",
    "Cena wyniosła 5 zł, a śnieg zdążył już stopnieć",
    "Это русский текст, который читают — и «понимают»",
    "Привіт, як справи у Києві? Її брат їде в Рівне",
    "Ελληνικά κείμενα για τη θάλασσα",
    "שלום עולם, זה טקסט",
    "日本語のテキストです。",
    "Price: €100 million ($106 million), £5, 20°C, ½",
    "A picture 😀 of joy",
)


def misread(text: str, codec: str) -> str:
    """Read UTF-8 in another set as browsers do: an undefined byte is the control of its number."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", HONEST)
def test_what_was_misread_is_read_right(text: str, codec: str) -> None:
    assert mojibake.mend(misread(text, codec)) == text


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", HONEST)
def test_what_was_misread_twice_is_read_right(text: str, codec: str) -> None:
    assert mojibake.mend(misread(misread(text, codec), codec)) == text


@pytest.mark.parametrize("text", HONEST[6:8])
def test_cyrillic_that_was_misread_as_windows_1251_is_read_right(text: str) -> None:
    assert mojibake.mend(misread(text, "cp1251")) == text


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_is_left_alone(text: str) -> None:
    assert mojibake.mend(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "CAFÉ… “SPAß“ AMANHÃ” IRMÃ… À» É” la GÂ»",
        "« J’ai aimé… », dit-elle au café” et à l’Ø”",
        "Å\xa0være eller ikke være",
        "3×½ m, 5×” und 2×¼",
        "ORÐ” Ó” SCHÖ” NÃO É… VÃ™",
        "PAPÁ… MAMÁ» ÇA… À… LÀ… OÙ… VOILÀ”",
        "Сім’я їде до Рівного; «Січ»",
    ],
)  # fmt: skip
def test_accents_beside_quotation_marks_are_no_damage(text: str) -> None:
    assert mojibake.mend(text) == text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("It cost â‚¬100 million", "It cost €100 million"),
        ("cafÃ© and CAFÉ…", "café and CAFÉ…"),
        ("Facebookâ„¢ and GoogleÂ®", "Facebook™ and Google®"),
        ("20Â°C, Â£5 and voilÃ\xa0", "20°C, £5 and voilà"),
        ("Ãœber Ã–sterreich", "Über Österreich"),
    ],
)
def test_a_sequence_that_is_certain_by_itself_is_read_right_beside_honest_text(
    text: str, mended: str
) -> None:
    assert mojibake.mend(text) == mended


@given(st.text(max_size=60))
def test_what_was_mended_needs_no_mending(text: str) -> None:
    once = mojibake.mend(text)
    assert mojibake.mend(once) == once


@given(st.text(st.characters(codec="cp1252"), max_size=60))
def test_any_misread_text_is_mended_once_and_for_all(text: str) -> None:
    once = mojibake.mend(misread(text, "cp1252"))
    assert mojibake.mend(once) == once


@given(st.text(st.characters(codec="ascii")))
def test_text_without_accents_holds_none(text: str) -> None:
    assert not mojibake.may_hold(text)
    assert mojibake.mend(text) == text
