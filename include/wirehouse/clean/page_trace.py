"""What a page leaves behind for its source's profile: its lines by wording, whatever their numbers are."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime

from wirehouse import identity
from wirehouse.clean import dates, wording
from wirehouse.clean.months import MONTHS
from wirehouse.records import Block, Label, PageTrace

LONG = 8
"""Words from which on a line says something of its own, so that it stands on two pages for a reason."""

_MOST_CHARACTERS = 240
_MOST_LINES = 600
_NOT_A_LETTER = re.compile(r"[\W\d_]+")
_DIGIT = re.compile(r"\d")

# Beside a number they are a day, a time or the size of a counter; alone they are words.
_WEEKDAYS = """
monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun
montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa sonnabend sonntag so
lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim
lunes martes mié miércoles jue jueves vie viernes sáb sábado domingo
segunda terça quarta quinta sexta feira seg ter qua qui sex lunedì martedì mercoledì giovedì venerdì sabato domenica
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag
mandag tirsdag lørdag søndag poniedziałek wtorek środa czwartek piątek sobota niedziela
понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
понеділок середа четвер пʼятниця субота неділя pazartesi salı çarşamba perşembe cuma cumartesi pazar
"""
_CLOCK = "am pm a p m h hrs uhr utc gmt est edt pst pdt cet cest st nd rd th k mio г года р року"
_COUNTED = "年 月 日 時 时 分 년 월 일"
_CALENDAR = frozenset(MONTHS) | frozenset(f"{_WEEKDAYS} {_CLOCK} {_COUNTED}".split())


def masked(text: str) -> str:
    """Give a line's wording without what changes from page to page: counts, dates, times, punctuation.

    “12 comments” and “Comments (3)” have one wording, “3 June 2024, 14:05” has none.
    Names of months and days go only where the line holds a digit. The first 240 characters tell.
    """
    text = text[:_MOST_CHARACTERS]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    words = _NOT_A_LETTER.sub(" ", text.casefold())
    if _DIGIT.search(text) is None:
        return words.strip()
    return " ".join(word for word in words.split() if word not in _CALENDAR)


def hashed(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Give for each block that has a wording its number and the hash of the wording."""
    for index, block in enumerate(blocks):
        plain = masked(block.text)
        if plain:
            yield index, identity.line_hash(plain)


def trace(
    blocks: Sequence[Block], article: uuid.UUID, document: uuid.UUID, seen_at: datetime
) -> tuple[PageTrace, dict[int, str]]:
    """Give a page's trace, and its lines as they stand, by their hashes.

    Of a page with more than 600 lines, the first and the last 300 are kept.
    """
    hashes = list(hashed(blocks))
    if len(hashes) > _MOST_LINES:
        hashes = hashes[: _MOST_LINES // 2] + hashes[-_MOST_LINES // 2 :]
    proven = dates.order_evidence(block.text for block in blocks)
    found = PageTrace(
        article=article,
        document=document,
        seen_at=seen_at,
        lines=frozenset(line for _, line in hashes),
        body=frozenset(line for index, line in hashes if _is_long_body(blocks[index])),
        day_first=proven.day_first,
        month_first=proven.month_first,
    )
    return found, {line: blocks[index].text for index, line in reversed(hashes)}


def _is_long_body(block: Block) -> bool:
    return block.label is Label.BODY and wording.count_words(block.text) >= LONG
