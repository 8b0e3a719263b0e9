from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean.repair import plain, read_text, repair
from wirehouse.records import RepairKind

pieces = st.lists(
    st.sampled_from(
        [
            "The",
            "bridge",
            "opens",
            ".",
            '."',
            "?",
            "!",
            " ",
            "  ",
            ",",
            ";",
            "…",
            "U.S.",
            "»",
            "Österreich",
            ". .",
        ]
    ),
    max_size=20,
).map("".join)


def test_each_change_is_on_record_with_what_stood_around_it() -> None:
    _, repairs = repair("The bridge opens soon.The mayor said so.", 7)
    assert [(each.kind, each.line, each.before, each.after) for each in repairs] == [
        ("glued sentences", 7, "idge opens soon.The mayor said ", "idge opens soon. The mayor said ")
    ]


HONEST = {
    "en": (
        "The council met on Monday (its third time this year). “We have no money,” Mayor J. R. Velling said; "
        "the U.S. Army paid $1.5 million, i.e. 60% of it. See www.oldhaven.example or e-mail news@oldhaven.example. "
        "At 8.30 p.m. the rock ’n’ roll band of St. Mary’s began ... and nobody left! Why? Ask Gerard ’t Hooft."
    ),
    "de": (
        "Am 12. Mai eröffnete die Straßenbahn „Linie 7“ – z. B. für Fußgänger. Die Ein- und Ausgänge kosten 1.250.000 "
        "Euro, sagte Dr. h. c. Ute Groß: »Das ist viel, oder?« Um 20.15 Uhr war Schluss; die GmbH & Co. KG schwieg."
    ),
    "fr": (
        "« Pourquoi pas ? » demanda l’élu ; il haussa les épaules : « C’est aujourd’hui ! » Le coût : 5 000 €, soit "
        "12 % du budget. M. Dupont et Mme Leblanc, eux, n’ont rien dit… À 20 h 30, l’œuvre était vendue."
    ),
    "es": (
        "¿Quién paga la cuenta? «Nadie», dijo la alcaldesa. ¡Qué noche! El Sr. Núñez gastó 1.500,50 euros en EE. UU. "
        "y volvió el 3 de mayo a las 8:15 h. La niña soñó con pingüinos; su hermano, no."
    ),
    "pl": (
        "„To nie koniec” – powiedziała radna. Żółw zjadł 3,5 kg sałaty, tj. całą miskę. W 2019 r. rzeka wylała; "
        "szkody sięgnęły 12 mln zł. Prof. Łącki dodał: „Źle się dzieje”."
    ),
    "uk": (
        "«Ми їдемо додому», — сказала мати. У Рівному о 8.30 почався дощ; її брат із с. Січ приїхав на 10 хв. пізніше. "
        "Об’єкт коштував 1,2 млн грн. Чому? Ніхто не знає!"
    ),
    "ru": (
        "«Вот и всё», — сказал А. С. Петров. В 1998 г. мост стоил 5 тыс. руб.; сегодня — в 100 раз больше. Спасибо :) "
        "РФ и США подписали акт № 7. Кто следующий? И т. д."
    ),
    "el": (
        "«Πού πάμε;» ρώτησε ο δήμαρχος. Το λιμάνι κόστισε 4,2 εκατ. ευρώ. Στις 8.30 μ.μ. όλοι έφυγαν· κανείς δεν μίλησε."
    ),
    "tr": (
        "“Işıklar söndü,” dedi İsmail. İstanbul’da 3,5 milyon TL’lik köprü 12.05.2026’da açıldı. Şu çılgın Âlim’e ne oldu? "
        "Kâğıt, hâlâ ıslak!"
    ),
    "ar": "قال العمدة: «لن نغادر المدينة»، وأضاف أن التكلفة 4.2 مليون يورو؛ فمن يدفع؟ لا أحد يعرف.",
    "fa": "شهردار گفت: «ما نمی‌رویم». هزینه‌ها ۴٫۲ میلیون یورو است؛ چه کسی می‌پردازد؟",
    "hi": "महापौर ने कहा, “हम नहीं जाएँगे।” पुल की लागत ४२ लाख रुपये है। क्‍या यह सच है?",
    "ja": "市長は「橋は来年開通する」と述べた。費用は４２０万ユーロ（約７億円）で、ＮＨＫも報じた！",
    "zh": "市长说：“大桥明年通车。”费用为４２０万欧元（约合3300万元），谁来付款？没有人知道……",
    "vi": "“Chúng tôi không đi đâu cả,” ông Âu nói. Cây cầu trị giá 4,2 triệu euro; ai trả? Ở ÂU CƠ, mọi người im lặng.",
}


@pytest.mark.parametrize("language", HONEST)
def test_honest_text_of_every_language_is_left_alone(language: str) -> None:
    text = HONEST[language]
    assert read_text(text, 1) == (text, ())
    assert repair(text, 1, lambda: language) == (text, ())
    assert repair(text, 1) == (text, ())


def test_a_kind_that_is_found_often_is_told_once_and_counted() -> None:
    text, (repair_,) = read_text("a\u00adb " * 500, 4)
    assert text == " ".join(["ab"] * 500)
    assert (repair_.kind, repair_.times) == (RepairKind.SOFT_HYPHENS, 500)


def test_a_paragraph_of_damage_has_no_endless_list() -> None:
    text, repairs = repair("It ends soon.The mayor said so. " * 300, 1)
    assert text.count("soon. The") == 300
    assert len(repairs) == 20


damaged = st.lists(
    st.sampled_from(
        [
            "Ã©",
            "â€™",
            "&amp;",
            "amp;",
            "&am",
            "\u00ad",
            "p;",
            "\u200b",
            "\x92",
            "\xa0",
            "ﬁ",
            "Ａ",
            "Ã",
            "©",
            "ab",
            " ",
            "Â",
            "&#39;",
        ]
    ),
    max_size=14,
).map("".join)


@given(st.one_of(st.text(max_size=200), pieces, damaged))
def test_characters_that_were_mended_need_no_mending(text: str) -> None:
    once = read_text(text, 1)[0]
    assert read_text(once, 1) == (once, ())


@given(st.one_of(st.text(max_size=200), pieces, damaged), st.sampled_from([None, "en", "fr", "de"]))
def test_what_was_mended_needs_no_mending(text: str, language: str | None) -> None:
    once, _ = repair(plain(text), 1, lambda: language)
    assert repair(once, 1, lambda: language) == (once, ())


@given(st.text(max_size=200), st.sets(st.sampled_from(list(RepairKind))))
def test_a_kind_that_is_off_is_never_told(text: str, off: set[RepairKind]) -> None:
    read, characters = read_text(text, 1, off)
    _, others = repair(read, 1, lambda: "en", off)
    assert not off & {one.kind for one in (*characters, *others)}


@given(st.text(max_size=200))
def test_with_all_repairs_off_the_wording_stays(text: str) -> None:
    off = frozenset(RepairKind)
    read, repairs = read_text(text, 1, off)
    assert repairs == ()
    assert repair(read, 1, lambda: "en", off) == (read, ())
    assert [each for each in read if each.isalnum()] == [each for each in text if each.isalnum()]


@given(st.one_of(st.text(max_size=200), pieces))
def test_mending_a_paragraph_changes_white_space_and_stops_alone(text: str) -> None:
    def letters(each: str) -> list[str]:
        return [character for character in each if character.isalnum()]

    assert letters(repair(text, 1)[0]) == letters(text)


@given(st.text(max_size=200))
def test_plain_text_is_one_line_without_what_is_no_text(text: str) -> None:
    found = plain(text)
    assert plain(found) == found
    assert found == found.strip()
    assert not set(found) & set("\n\r\t\0\u202e\u2066\u200b\ufeff\u00ad\x1b\x85")
    assert "  " not in found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\x00b", "ab"),
        ("a\ud800b", "ab"),
        ("a\u202eb\u202c", "ab"),
        ("co\u00adoperate", "cooperate"),
        ("a\u00a0 \t b\nc", "a b c"),
        ("a\u2028b", "a b"),
        ("family: 👩\u200d👧", "family: 👩\u200d👧"),
    ],
)
def test_what_is_no_text_is_taken_out(before: str, after: str) -> None:
    assert plain(before) == after
