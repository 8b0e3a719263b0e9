"""Texts and bytes that were made to hurt: runs of characters, dumps of any shape, bytes of any kind."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hostile import LARGE, SENTENCE, TITLE, Maker, filled, judge, page

from wirehouse.records import HTML, TEXT

# What a pattern might try again from every place: runs of each kind of character that patterns of the
# cleaner speak of, and beginnings of what they look for.
BAIT = (
    " ", "\u00a0", "1", "1.", "12 ", "1,", ".", ". ", "..", "A", "ABC ", "A.", "Abc ", '"', "”", "word.Word",
    "end.” ", ",", "word ,", "-", "—", "a-", "a'", "’s ", "_", "(", "(A) - ", ": ", " | ", " - ", "12.06.2024 ",
    "12.06.24 ", "2024-06-12", "june ", "june 1 ", "1 june ", "10:00 ", "By ", "By Jane Doe and John Roe ",
    "Jane Doe, ", "von ", "#", "#tag ", "Tags: a, ", "/", "https://", "a@", "1 hour ago ", "first published in ",
    "Source: ", "中", "中。", "ก", "א", "😀", "\u200b", "a\u00ad", "\u202e", "\u0301", "Ã©â€™", "Ã", "&amp;amp;", "&",
    "&#x1f600;", "`", "''", "*", "a\t", "\r", "€1,000.00 ", "© 2024 ", "5 min read ", "Read more: ", "KYIV ",
    "KYIV, Ukraine (Agency) ", "hy-\n", "?1", "McA", "ﬁ", "ａ", " ?", "A’B ", "[1]", "[[", "{{", "<b>", "0f ",
    "x=1;", "lorem ipsum ", "e.g. ", "St. ", "\\", "年", "月", "%20", "\u2028", "+1 ", "=" , "cookie ", "subscribe ",
)  # fmt: skip
RUN = 30_000


@pytest.mark.parametrize("units", [BAIT[start::8] for start in range(8)], ids=lambda units: repr(units[0]))
def test_no_run_of_characters_is_tried_again_from_every_place(units: tuple[str, ...]):
    for unit in units:
        run = filled(unit, RUN)
        pieces = [run[start : start + size] for size in (60, 150, 399, 799, 1_500) for start in (0, 1)] * 4
        judge(page(f"<p>{run}</p><h2>{run}</h2><li>{run}</li>"))
        judge(page("".join(f"<p>{piece}</p>" for piece in pieces)))
        judge(
            f"<html><head><title>{run}</title><meta name=author content='{run}'><meta name=date content='{run}'>"
            f"<meta name=description content='{run}'></head><body><p class=byline>{pieces[2]}</p>"
            f"<h1>{pieces[1]}</h1><time datetime='{run}'>{pieces[0]}</time><p>{SENTENCE * 5}</p></body></html>"
        )
        judge(f"{TITLE}\n\n{run}\n" + "\n".join(pieces) + f"\n{SENTENCE * 5}", TEXT)


DUMPS = {
    "a million lines": lambda: "ab\n" * 1_000_000,
    "one line": lambda: filled(SENTENCE, LARGE),
    "one long line that is let pass": lambda: filled(SENTENCE, 990_000),
    "one word": lambda: "x" * LARGE,
    "blank lines": lambda: "\n" * LARGE,
    "spaces": lambda: " " * LARGE,
    "form feeds": lambda: "\f" * LARGE,
    "lines that are all the same": lambda: f"{SENTENCE}\n" * 9_900,
    "lines that are not": lambda: "".join(f"{SENTENCE}{number}\n" for number in range(9_900)),
    "short lines": lambda: "".join(f"word {number}\n" for number in range(9_900)),
    "paragraphs": lambda: "".join(f"{SENTENCE}{number}\n\n" for number in range(9_900)),
    "wrapped lines": lambda: f"{SENTENCE[:79]}\n" * 9_900,
    "hyphenated lines": lambda: "a word at the end of this line that goes on to the next li-\n" * 9_900,
    "dates": lambda: "".join(f"{number % 28 + 1} June 2024\n" for number in range(9_900)),
    "a late headline": lambda: (
        "".join(f"Home {number}\n" for number in range(9_000)) + f"{TITLE}\n{SENTENCE}\n" * 20
    ),
}


@pytest.mark.parametrize("text", DUMPS.values(), ids=DUMPS)
def test_dumps_of_any_shape_are_read_or_refused(text: Maker):
    judge(text(), TEXT)


BYTES = {
    "chance": lambda: random.Random(3).randbytes(LARGE),
    "chance beyond ASCII": lambda: bytes(random.Random(3).choices(range(128, 256), k=1_000_000)),
    "Latin-1": lambda: filled("Résumé à la carte. ", 2_000_000).encode("latin-1"),
    "KOI8-R": lambda: filled("Паром идёт в порт. ", 2_000_000).encode("koi8-r"),
    "GB 18030": lambda: filled("中文新闻", 1_000_000).encode("gb18030"),
    "UTF-16": lambda: filled(SENTENCE, 2_000_000).encode("utf-16"),
    "broken UTF-8": lambda: b"\xe4\xb8" * 2_000_000,
    "all ones": lambda: b"\xff" * LARGE,
    "UTF-7": lambda: b"+ADw-script+AD4-" * 100_000,
    "ISO 2022": lambda: b"\x1b$B" * 300_000,
    "a long declaration": lambda: b"<meta charset=" + b"x" * LARGE,
    "many declarations": lambda: b"<meta " * 600_000,
}


@pytest.mark.parametrize("data", BYTES.values(), ids=BYTES)
@pytest.mark.parametrize("media_type", [HTML, TEXT])
def test_bytes_of_any_kind_are_read_or_refused(data: Callable[[], bytes], media_type: str):
    judge(data(), media_type)
