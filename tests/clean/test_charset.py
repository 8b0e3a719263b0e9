from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirehouse.clean.charset import Decoded, decode
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason

GERMAN = "Die Brücke über die Förde öffnet früher als geplant, sagte der Bürgermeister am Dienstagabend. " * 4
RUSSIAN = "Мост через залив откроется раньше срока, сообщил мэр города во вторник вечером журналистам. " * 4
UKRAINIAN = (
    "Міст через затоку відкриють раніше, повідомив міський голова у вівторок увечері журналістам. " * 4
)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff\ufffd"), min_size=40)
plain_texts = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1)


def refusal(data: bytes, declared: str | None = None) -> Reason:
    with pytest.raises(DocumentError) as caught:
        decode(data, declared)
    return caught.value.reason


class TestWhatTheBytesSay:
    @given(plain_texts)
    def test_utf_8_needs_no_declaration(self, text: str) -> None:
        assert decode(text.encode()).text == text

    @given(plain_texts, st.sampled_from(["windows-1252", "utf-16", "ascii", "koi8-r", None]))
    def test_a_false_declaration_does_not_spoil_utf_8(self, text: str, declared: str | None) -> None:
        assert decode(text.encode(), declared).text == text

    @pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
    @given(text=texts)
    @settings(max_examples=30)
    def test_a_byte_order_mark_decides(self, charset: str, text: str) -> None:
        boms = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
        found = decode(boms.get(charset, b"") + text.encode(charset), "windows-1251")
        assert (found.text, found.basis) == (text, "byte order mark")

    @pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
    def test_utf_16_without_its_mark_is_told_by_its_zero_bytes(self, charset: str) -> None:
        text = "The bridge opens three months early, the mayor said."
        assert decode(text.encode(charset)) == Decoded(text, charset, "zero bytes")

    def test_utf_8_that_is_cut_within_a_character_is_utf_8(self) -> None:
        found = decode("The café".encode()[:-1])
        assert (found.text, found.charset) == ("The caf", "utf-8")

    @pytest.mark.parametrize(
        ("text", "charset"),
        [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (UKRAINIAN, "cp1251"), (GERMAN, "cp1252")],
    )
    def test_without_a_declaration_statistics_decide(self, text: str, charset: str) -> None:
        assert decode(text.encode(charset)).text == text

    def test_the_statistics_look_where_the_letters_are(self) -> None:
        markup = "<div class='menu'></div>\n" * 6_000
        assert decode((markup + RUSSIAN).encode("cp1251")).text.endswith(RUSSIAN)


class TestWhatIsDeclared:
    @pytest.mark.parametrize(
        ("text", "charset"), [(RUSSIAN, "windows-1251"), (GERMAN, "windows-1252"), (UKRAINIAN, "cp1251")]
    )
    def test_the_transport_is_believed_where_the_bytes_allow_it(self, text: str, charset: str) -> None:
        found = decode(text.encode(charset), charset)
        assert (found.text, found.basis) == (text, "transport")

    @pytest.mark.parametrize(
        "declaration",
        [
            '<meta charset="windows-1251">',
            '<META http-equiv=Content-Type content="text/html; charset=windows-1251">',
            "<?xml version='1.0' encoding='windows-1251'?>",
            "<meta charset = windows-1251 >",
        ],
    )
    def test_a_page_declares_its_own(self, declaration: str) -> None:
        found = decode((declaration + RUSSIAN).encode("cp1251"))
        assert (found.text, found.basis) == (declaration + RUSSIAN, "declaration")

    def test_the_transport_comes_before_the_page(self) -> None:
        text = '<meta charset="koi8-r">' + RUSSIAN
        assert decode(text.encode("cp1251"), "windows-1251").text == text

    def test_latin_1_is_read_as_browsers_read_it(self) -> None:
        assert decode("“Brücke” – 5 €".encode("cp1252"), "ISO-8859-1").text == "“Brücke” – 5 €"

    @pytest.mark.parametrize(
        "label", ["no-such-set", "base64", "rot13", "idna", "", "\x00", "utf-8", "x" * 500]
    )
    def test_a_label_that_names_no_set_is_passed_over(self, label: str) -> None:
        assert decode(GERMAN.encode("cp1252"), label).text == GERMAN

    def test_a_declaration_that_the_bytes_contradict_is_passed_over(self) -> None:
        assert decode(RUSSIAN.encode("cp1251"), "shift_jis").text == RUSSIAN


class TestWhatIsNoText:
    @pytest.mark.parametrize(
        "signature",
        [b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"\x7fELF\x02", b"GIF89a", b"\x1f\x8b\x08"],
    )
    def test_a_file_of_another_kind_is_refused(self, signature: bytes) -> None:
        assert refusal(signature + b"The bridge opens.") is Reason.BINARY

    def test_control_characters_are_no_text(self) -> None:
        assert refusal(bytes(range(32)) * 40) is Reason.BINARY

    def test_a_byte_order_mark_before_anything_else_is_no_proof(self) -> None:
        assert refusal(codecs.BOM_UTF8 + bytes(range(128, 256)) * 20) is Reason.BINARY

    def test_a_few_stray_zero_bytes_are_forgiven(self) -> None:
        assert decode(b"The bridge\x00 opens " * 3 + b"early " * 60).charset == "utf-8"

    @given(st.binary(max_size=400), st.sampled_from([None, "utf-16", "windows-1251", "hex", "punycode"]))
    @settings(max_examples=150, deadline=None)
    def test_any_bytes_give_a_text_or_a_reason(self, data: bytes, declared: str | None) -> None:
        try:
            assert isinstance(decode(data, declared).text, str)
        except DocumentError as error:
            assert error.reason in {Reason.BINARY, Reason.UNDECODABLE}
