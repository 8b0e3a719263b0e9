"""Numbers as newspapers write them: in digits, with scale words, in words, and vaguely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from wirehouse.enrich.number_words import LETTERS, SIGNS, NumberWords, number_words


class Numeral(NamedTuple):
    """A number of a text.

    `value` is None where the text is vague ("thousands") or can be read two ways. `bare` is the number
    without its scale and `bare_end` the end of its digits, for units of measure that look like a scale
    ("5 m"); `by_letter` tells that the scale is such a letter. `glued`: a letter follows at once.
    """

    start: int
    end: int
    value: float | None
    bare: float | None
    bare_end: int
    scale: float = 1.0
    by_letter: bool = False
    glued: bool = False
    in_words: bool = False


class _Grammar(NamedTuple):
    pattern: re.Pattern[str]
    token: re.Pattern[str]
    scales: Mapping[str, float]
    words: Mapping[str, float]
    before_scale: Mapping[str, float]
    decimal: str
    two_ways: bool


# Bounded repeats: an endless run of digits or groups is no number, and must not be read twice.
_DIGITS = (
    r"(?:\d{1,3}(?:,\d{2,3}){0,5},\d{3}(?:\.\d{1,4})?|\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,4})?"
    r"|\d{1,3}(?:SPACED)(?:[.,]\d{1,2})?|\d{1,15}(?:[.,]\d{1,4})?)(?!\d)"
)
# In English one plain space is no mark of thousands: "on May 12 350 people came".
_SPACED_ENGLISH = r"(?:[\xa0\u202f'’]\d{3}){1,5}|(?: \d{3}){2,5}"
_SPACED = r"(?:[ \xa0\u202f'’]\d{3}){1,5}"
_JOINT = "[ \xa0\u202f-]"
# "250 Mkr": a scale that a unit follows without a space.
_WORD_END = r"(?:(?!\w)|(?=kr(?!\w)))"
# Where digits are a part of something else: a date, a time, a version, a telephone number, a name.
_INSIDE = re.compile(r"(?:[\d)][.,:/'’]|[^\W\d]-|[#@_&/+]|\d[-–]\d{1,4}[-–]|\d[^\W\d])$")
_GOES_ON = re.compile(r"[.,:/’']\d|[-–]\d{1,4}[-–]\d")
_AFTER_DIGITS = re.compile(r"\d[-–]$")
_BEFORE_DIGITS = re.compile(r"[-–]\d")
_SEPARATORS = re.compile(r"[.,]")
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}")


def find_numerals(text: str, language: str | None = "en") -> list[Numeral]:
    """Find the numbers of a text, in order and apart; years and scores are among them.

    A language whose numbers are not known is read as English.
    """
    grammar = _grammar((language or "en").split("-")[0].lower())
    numerals = []
    for found in grammar.pattern.finditer(text):
        if found["digits"] is None:
            numerals.append(_in_words(text, found, grammar))
        elif not _is_a_part(text, found.start(), found.end("digits")):
            numerals.append(_in_digits(text, found, grammar))
    return numerals


def _is_a_part(text: str, start: int, end: int) -> bool:
    if _INSIDE.search(text, max(0, start - 7), start) or _GOES_ON.match(text, end):
        return True
    return bool(_AFTER_DIGITS.search(text, max(0, start - 2), start) and _BEFORE_DIGITS.match(text, end))


@cache
def _grammar(language: str) -> _Grammar:
    words = number_words(language)
    scales = {**SIGNS, **words.scales, **LETTERS}
    scale = rf"{_any(scales)}{_WORD_END}"
    cardinal = rf"{_any(words.words)}(?!\w)"
    parts = rf"{_any([*words.words, *words.scales])}(?!\w)"
    joint = "(?:[ -](?:and )?)" if language == "en" else "[ -]"
    digits = _DIGITS.replace("SPACED", _SPACED_ENGLISH if language == "en" else _SPACED)
    half = rf"(?P<and_half> {words.and_half}(?!\w))?" if words.and_half else "(?P<and_half>(?!))?"
    ahead = rf"{_any(words.before_scale)}{_JOINT}?{_any(words.scales)}(?!\w)"
    return _Grammar(
        pattern=re.compile(
            rf"(?:(?P<digits>(?<!\d){digits})(?:{_JOINT}{{0,2}}(?P<scale>{scale})(?: (?P<more>{scale}))?)?"
            rf"|(?<![\w-])(?:(?P<ahead>{ahead})|(?P<spelled>{cardinal}(?:{joint}{parts}){{0,7}})|{_vague(words)}))"
            rf"{half}",
            re.IGNORECASE,
        ),
        token=re.compile(rf"{_any([*words.words, *words.scales])}(?!\w)", re.IGNORECASE),
        scales=scales,
        words=words.words,
        before_scale=words.before_scale,
        decimal=words.decimal,
        two_ways=language in {"en", "es"},
    )


def _any(forms: Iterable[str]) -> str:
    return rf"(?:{'|'.join(re.escape(form) for form in sorted(set(forms), key=len, reverse=True))})"


def _vague(words: NumberWords) -> str:
    of = rf"(?:{'|'.join(map(re.escape, words.of))})?" if words.of else ""
    plurals = rf"{_any(words.vague)}(?!\w)"
    scales = rf"{_any(words.scales)}(?!\w)"
    many = rf"{plurals}(?: {of}{plurals}){{0,2}}"
    few = rf"{_any(words.few)}(?: of)? (?:{of}{scales})(?: {of}{scales})?"
    return rf"(?P<vague>{few}|{many}|multi-?{_any(words.scales)}(?!\w))"


def _in_digits(text: str, found: re.Match[str], grammar: _Grammar) -> Numeral:
    name = (found["scale"] or "").lower()
    scale = grammar.scales[name] if name else 1.0
    if found["more"]:
        scale *= grammar.scales[found["more"].lower()]
    value = value_of(found["digits"], grammar.decimal, scaled=bool(name), two_ways=grammar.two_ways)
    return Numeral(
        start=found.start(),
        end=found.end(),
        value=_times(value, scale, 0.5 if found["and_half"] else 0.0),
        bare=value,
        bare_end=found.end("digits"),
        scale=scale,
        by_letter=name in LETTERS,
        glued=text[found.end() : found.end() + 1].isalnum(),
    )


def _in_words(text: str, found: re.Match[str], grammar: _Grammar) -> Numeral:
    value: float | None = None
    scale = 1.0
    if found["spelled"]:
        tokens = [token.group().lower() for token in grammar.token.finditer(found["spelled"])]
        value = _sum(tokens, grammar)
        if found["and_half"]:
            value += 0.5 * grammar.scales.get(tokens[-1], 1.0)
        scale = max(1.0, grammar.scales.get(tokens[-1], 1.0)) if len(tokens) > 1 else 1.0
    elif found["ahead"]:
        value, scale = _scaled_half(found["ahead"].lower(), grammar)
    glued = text[found.end() : found.end() + 1].isalnum()
    bare = None if value is None else value / scale
    return Numeral(
        found.start(), found.end(), value, bare, found.end(), scale=scale, glued=glued, in_words=True
    )


def _sum(tokens: list[str], grammar: _Grammar) -> float:
    """Add up "two hundred thousand" and "twenty-five": a scale multiplies what stands before it."""
    whole = part = 0.0
    for token in tokens:
        factor = grammar.scales.get(token, 0.0) if part or token not in grammar.words else 0.0
        if factor == 1e2:
            part = (part or 1.0) * factor
        elif factor:
            whole, part = whole + (part or 1.0) * factor, 0.0
        else:
            part += grammar.words[token]
    return whole + part


def _scaled_half(phrase: str, grammar: _Grammar) -> tuple[float | None, float]:
    for form in sorted(grammar.before_scale, key=len, reverse=True):
        scale = phrase.removeprefix(form).strip(" -\xa0\u202f")
        if phrase.startswith(form) and scale in grammar.scales:
            return _times(grammar.before_scale[form], grammar.scales[scale], 0.0), grammar.scales[scale]
    return None, 1.0


def value_of(digits: str, decimal: str = ".", *, scaled: bool = False, two_ways: bool = True) -> float | None:
    """Give the value of written digits; None where they can be read two ways.

    `decimal` is the language's decimal mark; the other one groups thousands, and so do spaces and
    apostrophes. One mark before three digits is a group ("1,234" in English, "1.234" in German). Where it
    is the mark of decimals, a scale word must follow (`scaled`: "1.250 billion"), for without one the
    writer may have the other custom; `two_ways` is for languages in which both are usual.
    """
    plain = re.sub("[ \xa0\u202f'’]", "", digits)
    marks = _SEPARATORS.findall(plain)
    if len(set(marks)) == 2:
        return _float(plain.replace(marks[0], "").replace(marks[-1], "."))
    if len(marks) > 1:
        return _float(plain.replace(marks[0], ""))
    if len(plain) < len(digits) or not _GROUPED.fullmatch(plain) or plain.startswith("0"):
        return _float(plain.replace(",", "."))
    if marks[0] != decimal:
        return _float(plain.replace(marks[0], ""))
    return None if two_ways and not scaled else _float(plain.replace(",", "."))


def _float(digits: str) -> float | None:
    try:
        return float(digits)
    except ValueError:
        return None


def _times(number: float | None, scale: float, half: float) -> float | None:
    # 1.1 * 1e9 is 1100000000.0000001; the decimal digits that were written bound the precision.
    return None if number is None else round((number + half) * scale, 4)
