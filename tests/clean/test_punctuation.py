"""Spaces and marks between words: damage is mended, and what was written so stays."""

from __future__ import annotations

import pytest

from wirehouse.clean.repair import repair
from wirehouse.records import RepairKind

GLUED = RepairKind.GLUED_SENTENCES


def mended(text: str, language: str | None = "en") -> str:
    return repair(text, 1, lambda: language)[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It opens soon.The mayor said so.", "It opens soon. The mayor said so."),
        ('"It opens soon."The mayor said so.', '"It opens soon." The mayor said so.'),
        ('The mayor left."We are late," he said.', 'The mayor left. "We are late," he said.'),
        ("The mayor left.“We are late,” he said.", "The mayor left. “We are late,” he said."),
        ("„Wir kommen bald.“Der Rat schwieg.", "„Wir kommen bald.“ Der Rat schwieg."),
        ("Will it open?Nobody knows.", "Will it open? Nobody knows."),
        ("It grew by 5%.The council was pleased.", "It grew by 5%. The council was pleased."),
        ("It was built in 1987.The council paid.", "It was built in 1987. The council paid."),
        ("He spoke to NATO.The talks go on.", "He spoke to NATO. The talks go on."),
        ("He is old (and glad).The talks go on.", "He is old (and glad). The talks go on."),
        ("She was there.I saw her.", "She was there. I saw her."),
        ("Він скоро відкриється.Мер так сказав.", "Він скоро відкриється. Мер так сказав."),
        ("Το λιμάνι άνοιξε.Ο δήμαρχος μίλησε.", "Το λιμάνι άνοιξε. Ο δήμαρχος μίλησε."),
        ("Il était là.Élodie parlait.", "Il était là.Élodie parlait."),
    ],
)
def test_sentences_without_a_space_between_them_are_parted(before: str, after: str) -> None:
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        # domains, addresses, files
        "Booking.Com opens", "the Node.Js team", "see Www.Example.Org today", "https://example.org/News.The-end",
        "write to anna.Petrova@example.org", "open Report.Final.docx now", "C:\\Files\\Letter.Doc", "a file named Setup.Exe",
        "github.com/user/Project.Main", "#Tag.Today", "example.com/page?Id=Seven",
        # abbreviations, initials, degrees
        "The U.S.Army", "a Ph.D.Thesis", "J.K.Rowling", "Prof.Schmidt lectured", "Gen.Petrov and Sen.Miller", "Inc.Magazine",
        "vgl.Kapitel", "проф.Петренко", "e.g.This", "St.John",
        # numbers, times, versions, ordinals
        "at 8.30 or 20.15", "version 2.5.Beta", "am 12.Mai 2020", "1.5 metres", "10.000 Menschen", "Python 3.The", "5.Oktober",
        # names with marks, code, ellipses
        "Yahoo!Japan grew", "node.js and Vue.js", "Math.Random(7)", "java.lang.String", "an ellipsis ... here",
        "spaced . . . out", "the .net file", "iPhone.app", "Rocket.Chat supports it", "index.Index))",
        "He said: “It opens.” The mayor", "Oh...well",
    ],
)  # fmt: skip
def test_a_point_within_a_name_a_number_or_an_address_ends_no_sentence(text: str) -> None:
    assert repair(text, 1, lambda: "en") == (text, ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It opens soon. .", "It opens soon."),
        ("It opens soon. . The mayor said so.", "It opens soon. The mayor said so."),
        ("The bridge , he said , opens .", "The bridge, he said, opens."),
        ("Is it open ? Yes ! Well ; no.", "Is it open? Yes! Well; no."),
        ("the mayor 's bridge and they 've gone", "the mayor's bridge and they've gone"),
        ("She did n't know, they don 't care.", "She did n't know, they don't care."),
        ("the bridge ( of iron ) is open", "the bridge (of iron) is open"),
        ("apples,pears, and plums", "apples, pears, and plums"),
    ],
)
def test_stray_and_missing_spaces_are_mended(before: str, after: str) -> None:
    assert mended(before) == after


def test_french_keeps_its_own_spaces() -> None:
    text = "Vraiment ? Oui ! « Je viens ; toi aussi » : voilà 5 %."
    assert repair(text, 1, lambda: "fr") == (text, ())
    assert mended("Le pont , dit-il , ouvre .", "fr") == "Le pont, dit-il, ouvre."


def test_where_the_language_is_unknown_it_may_be_french() -> None:
    assert mended("Vraiment ? Oui !", None) == "Vraiment ? Oui !"


def test_the_language_is_asked_for_only_where_it_matters() -> None:
    def language() -> str | None:
        raise AssertionError

    assert repair("A plain sentence, with nothing odd; really.", 1, language)[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        "Gerard 't Hooft and the van 't Hof family", "rock 'n' roll", "'s-Hertogenbosch", "Thanks :) and 8 ;)",
        "Спасибо )", "a list: 1,2,3 and 1,000", "x,y,z", "f(abc,def)", "https://example.org/a,bcde,fghi", "sin ( x", "3 : 2",
        "the conditional ? operator", "FROM( ... ) and", "result.History { a }", "[one,two] = [one,two];",
        "the boys ' own club", "l'eau, d'accord", "Wait . . . what ?!?",
    ],
)  # fmt: skip
def test_what_is_written_so_stays(text: str) -> None:
    assert mended(text, None) == text
    assert mended(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("``We are late,'' he said.", "“We are late,” he said."),
        ('don\\\'t say \\"never\\" again', 'don\'t say "never" again'),
        ("I don´t know, he`s gone, l´eau", "I don't know, he's gone, l'eau"),
    ],
)
def test_quotation_marks_that_a_converter_left_are_read_right(before: str, after: str) -> None:
    text, repairs = repair(before, 1, lambda: "en")
    assert text == after
    assert {one.kind for one in repairs} == {RepairKind.QUOTATION_MARKS}


@pytest.mark.parametrize(
    "text",
    ["C:\\'new'", "a path \\\\server", "5'11''", "51°30'26''N", "`code` and ´", "the ` key", "Kas´janov"],
)
def test_marks_that_are_no_quotation_stay(text: str) -> None:
    assert mended(text) == text


def test_a_lost_sign_that_could_be_any_stays() -> None:
    text = "It cost ?100 million ($106 million), and E5 billion more. ï¿½5"
    assert mended(text) == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (RepairKind.GLUED_SENTENCES, "It opens soon.The mayor said so."),
        (RepairKind.STRAY_STOP, "It opens soon. ."),
        (RepairKind.SPACE_BEFORE, "The bridge , he said."),
        (RepairKind.MISSING_SPACE, "apples,pears, and plums"),
        (RepairKind.QUOTATION_MARKS, "I don´t know."),
    ],
)
def test_each_kind_can_be_turned_off(kind: RepairKind, text: str) -> None:
    assert repair(text, 1, lambda: "en")[0] != text
    assert repair(text, 1, lambda: "en", frozenset({kind})) == (text, ())
