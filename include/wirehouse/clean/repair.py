"""Small damage that saving, copying and syndication do to text, mended, each repair on record."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirehouse.records import Repair

# No character of these ever belongs to an article: controls, soft hyphen, zero width, byte order mark,
# half characters (which JSON can hold and no database), and the bidirectional marks, with which text can
# be made to read other than it is stored.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)
_SPACES = re.compile(r"[^\S\n]+")

# A stop, perhaps a closing quotation mark, and a capital without a space: `decades."The`.
# Three small letters before it keep "U.S.Army" and "Ph.D" out, the list of domains "Booking.Com".
_GLUED = re.compile(
    r"(?<=[^\W\d_A-ZА-Я]{3})([.!?…][\"”’»]?)(?!(?:Com|Org|Net|Gov|Edu|Tv|Co|Ru|Ua|De|Fr|Eu)\b)(?=[A-ZÀ-ÖØ-ÞА-ЯЁЇІЄҐ][^\W\d_A-ZА-Я])"
)
# `soon. .` at the end of a sentence: what a removed link leaves. `. . .` is an ellipsis.
_STRAY_STOP = re.compile(r"(?<![.!?] )([.!?])\s+\.(?=\s|$)(?!\s+[.!?])")
_SPACE_BEFORE = re.compile(r"(?<=\w) +([,;](?=\s|$)|\.(?=\s+[A-ZÀ-ÖØ-ÞА-Я]|$))")


@dataclass(frozen=True, slots=True)
class _Mend:
    kind: str
    pattern: re.Pattern[str]
    replacement: str


_MENDS = (
    _Mend("glued sentences", _GLUED, r"\1 "),
    _Mend("stray full stop", _STRAY_STOP, r"\1"),
    _Mend("space before punctuation", _SPACE_BEFORE, r"\1"),
)
_CONTEXT = 15


def plain(text: str) -> str:
    """Take out the characters that are not text, and make every run of white space one space."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", text).replace("\n", " ")).strip()


def repair(text: str, line: int) -> tuple[str, tuple[Repair, ...]]:
    """Mend a paragraph's wording; also give what was changed, in order."""
    repairs = []
    for mend in _MENDS:
        for found in mend.pattern.finditer(text):
            start, end = max(0, found.start() - _CONTEXT), found.end() + _CONTEXT
            before = text[start:end]
            after = text[start : found.start()] + found.expand(mend.replacement) + text[found.end() : end]
            repairs.append(Repair(mend.kind, line, before, after))
        text = mend.pattern.sub(mend.replacement, text)
    return text, tuple(repairs)
