"""Characters that saving, copying and converting damage: each kind found and mended on its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from html.entities import html5

from wirehouse.clean import mojibake
from wirehouse.records import RepairKind

# No character of these ever belongs to an article: controls, byte order mark, half characters (which
# JSON can hold and no database), and the bidirectional marks, with which text can be made to read other
# than it is stored. They are taken out whatever a source says.
_NO_TEXT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_ODD = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\xa0\u00ad\u2007\u200b-\u200f\u202a-\u202f\u2060\u2066-\u2069\ufb00-\ufb06\ufb13-\ufb17"
    "\ufeff\uff01-\uff5e\ufff9-\ufffb\ud800-\udfff]"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# An article about the writing of pages names entities on purpose.
_ABOUT_MARKUP = re.compile(r"\b(?:X?HTML|XML|[Ee]ntit(?:y|ies)|[Ee]scap(?:e[ds]?|ing))\b")
_WINDOWS = {chr(byte): bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
_JOINERS = re.compile("[\u200c-\u200f]")
# Scripts in which joiners and marks of direction have work to do; and pictures, which joiners join.
_JOINING = re.compile(
    "[\u0590-\u1cff\ua840-\ua95f\ufb1d-\ufdff\ufe70-\ufefc\u2190-\u2bff\U00010800-\U0001ffff]"
)
_EAST_ASIAN = re.compile("[\u1100-\u11ff\u2e80-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]")
_LATIN_WORD = re.compile("[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Mend:
    """One kind of repair: what it looks for, what it makes of each find, and in which texts it may."""

    kind: RepairKind
    pattern: re.Pattern[str]
    replace: Callable[[re.Match[str]], str]
    applies: Callable[[str], bool] = bool


def _entity(found: re.Match[str]) -> str:
    name = found.group()
    return unescape(name) if name[1] == "#" or name[1:] in html5 else name


# In this order: a character that mojibake is made of must not be taken for another kind first.
MENDS = (
    Mend(RepairKind.ENTITIES, _ENTITY, _entity, lambda text: not _ABOUT_MARKUP.search(text)),
    Mend(
        RepairKind.WINDOWS_CHARACTERS,
        re.compile("[\x80-\x9f]"),
        # As the WHATWG HTML standard reads a numeric character reference to one (13.2.5.80).
        lambda found: _WINDOWS[found.group()] or found.group(),
    ),
    Mend(RepairKind.SOFT_HYPHENS, re.compile("\u00ad"), lambda _: ""),
    Mend(RepairKind.ZERO_WIDTH, re.compile("[\u200b\u2060]"), lambda _: ""),
    Mend(RepairKind.ZERO_WIDTH, _JOINERS, lambda _: "", lambda text: not _JOINING.search(text)),
    Mend(
        RepairKind.LIGATURES,
        re.compile("[\ufb00-\ufb06\ufb13-\ufb17]"),
        lambda found: _compatible(found.group()),
    ),
    Mend(
        RepairKind.FULL_WIDTH,
        re.compile("[\uff01-\uff5e]"),
        lambda found: chr(ord(found.group()) - 0xFEE0),
        # Japanese and Chinese write so on purpose.
        lambda text: bool(_LATIN_WORD.search(text)) and not _EAST_ASIAN.search(text),
    ),
    Mend(RepairKind.NON_BREAKING_SPACES, re.compile("[\u00a0\u2007\u202f]"), lambda _: " "),
)


def are_odd(text: str) -> bool:
    """Tell quickly whether anything of a text may have to be mended or taken out."""
    if "&" in text and _ENTITY.search(text):
        return True
    return _ODD.search(text) is not None or mojibake.may_hold(text)


def without_controls(text: str) -> str:
    """Take out the characters that are no text."""
    return _NO_TEXT.sub("", text)


def visible(text: str) -> str:
    """Write characters without a shape as their code: "co[U+00AD]operate"."""
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable()
        else " "
        if character in "\t\n\r"
        else f"[U+{ord(character):04X}]"
        for character in text
    )


def _compatible(text: str) -> str:
    import unicodedata  # noqa: PLC0415 - few documents have a ligature

    return unicodedata.normalize("NFKC", text)
