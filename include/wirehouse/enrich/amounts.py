"""Sums of money: their currency (ISO 4217), value, range, and which sum converts which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from wirehouse.enrich.numerals import MAGNITUDES, NUMBER, WORD_NUMBERS, value_of
from wirehouse.enrich.registry import Registry
from wirehouse.records import Amount

# Codes that are English words, and those of metals, funds and tests: taken before a magnitude only.
_WORDLIKE_CODES = frozenset("ALL TOP TRY CUP GEL PEN BAM BOB MAD SOS RON MOP ANG COP MUR ARS LAK".split())
_NO_MONEY = frozenset("XAU XAG XPT XPD XTS XXX XBA XBB XBC XBD XSU XUA".split())
# Words that weigh or mean something else: money only after a magnitude and not before "of".
_WORDLIKE_WORDS = frozenset({"pound", "pounds", "won", "dong", "rand", "lei", "crowns"})

_MAGNITUDE = rf"(?:{'|'.join(sorted(MAGNITUDES, key=len, reverse=True))})"
_MODIFIER = re.compile(
    r"(?<!\w)(no more than|no less than|more than|less than|fewer than|at least|at most|up to|as much as|as many as"
    r"|just over|just under|well over|close to|an estimated|approximately|roughly|around|about|nearly|almost|over"
    r"|under|exceeding|some)(?: an? )?\s?$",
    re.IGNORECASE,
)
_PERIODS = "year|month|week|day|hour|quarter|barrel|share|person|head|tonne|ton|gallon|litre|liter|ounce|unit"
_PER = re.compile(
    r"\)?(?:,? worth)?(?: of(?: [\w'’-]{1,20}){1,3}?)?,?"
    rf"(?: (?P<adverb>annually|yearly|monthly|weekly|daily|hourly)\b| ?(?:per|each|every|an?|/) ?(?P<noun>{_PERIODS})\b"
    r"|(?P<latin> per annum| p\.a\.))(?! (?:ago|later|earlier|before|after|in which|when))",
)
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
_ADVERB_BEFORE = re.compile(r"\b(annually|yearly|monthly|weekly|daily) \w{1,20} (?:[\w ]{1,14} )?$")
_CONVERSION_GAP = re.compile(
    r"(?:\s?[(\[]\s?|\s?/\s?|,? or |,? equivalent to |\s)(?:(?:about|around|approximately|roughly|nearly|some"
    r"|or|equivalent to|equal to|worth|over|more than|almost) )*",
)
_VAGUE = r"(?:(?:tens|dozens|hundreds|thousands|millions|billions|trillions) of ){1,3}"
_FEW = r"(?:several|a few|a couple(?: of)?|many|some) (?:hundred |thousand )?(?:hundred|thousand|million|billion|trillion)"


class Money(NamedTuple):
    """How money is written: before the number, after it, and what each symbol, code or word means."""

    prefixed: re.Pattern[str]
    suffixed: re.Pattern[str]
    vague: re.Pattern[str]
    codes: dict[str, str | None]


def find_amounts(text: str, registry: Registry) -> tuple[Amount, ...]:
    """Find the sums of money of a text, in order; none runs over the end of a line."""
    money = _money(registry)
    found = [
        *_read(money.prefixed, text, money),
        *_read(money.suffixed, text, money),
        *_read_vague(money.vague, text, money),
        *_lost_euros(text),
    ]
    amounts: list[Amount] = []
    for amount in sorted(found, key=lambda amount: (amount.start, -amount.end)):
        if not amounts or amount.start >= amounts[-1].end:
            amounts.append(amount)
    return _converted(
        text,
        [_described(text, amount, amounts[place + 1 : place + 2]) for place, amount in enumerate(amounts)],
    )


@lru_cache(maxsize=4)
def _money(registry: Registry) -> Money:
    codes: dict[str, str | None] = {}
    symbols: list[str] = []
    words: list[str] = []
    for currency in registry.currencies:
        if currency.code and currency.code not in _NO_MONEY:
            codes[currency.code] = currency.code
        for symbol in currency.symbols:
            symbols.append(symbol)
            codes.setdefault(symbol, currency.code)
        for word in currency.words:
            words.append(word)
            codes.setdefault(word.lower(), currency.code)
    iso = [code for code in codes if code is not None and re.fullmatch("[A-Z]{3}", code)]
    before = _alternatives([*symbols, *iso])
    after = _alternatives([*words, *(word.capitalize() for word in words), *iso, *symbols])
    number = rf"(?P<number>{NUMBER})"
    spelled = rf"(?P<spelled>{'|'.join(sorted(WORD_NUMBERS, key=len, reverse=True))})"
    magnitude = rf"(?:[ \xa0-]?(?P<magnitude>{_MAGNITUDE})(?!\w))?"
    upper = rf"(?:\s?[-–—]\s?|\s(?:to|and)\s)(?:{before})?[ \xa0]?(?P<upper>{NUMBER})(?:[ \xa0-]?(?P<upper_magnitude>{_MAGNITUDE})(?!\w))?"
    return Money(
        prefixed=re.compile(
            rf"(?<![\w$€£.])(?P<unit>{before})[ \xa0]?{number}(?![\d]){magnitude}(?:{upper})?"
        ),
        suffixed=re.compile(
            rf"(?<![\w$€£¥.,-])(?:{number}|{spelled}(?= ?-?{_MAGNITUDE}))(?!\d){magnitude}(?:{upper})?[ \xa0-]?(?P<unit>{after})(?!\w)"
        ),
        vague=re.compile(
            rf"(?<!\w)(?:{_VAGUE}|{_FEW}[ -](?:of )?)(?P<unit>{_alternatives(words)})(?!\w)", re.IGNORECASE
        ),
        codes=codes,
    )


def _alternatives(forms: Sequence[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(set(forms), key=len, reverse=True))


def _read(pattern: re.Pattern[str], text: str, money: Money) -> Iterator[Amount]:
    place = 0
    while found := pattern.search(text, place):
        upper = found["upper"]
        place = found.end()
        if upper and not _is_range(text, found):
            # The second number is a sum of its own, or the first has no currency: read on from there.
            place = found.end("magnitude") if found["magnitude"] else found.end("number")
            if pattern is money.suffixed:
                continue
            upper = None
        if not _is_wordlike(text, found, money):
            start, end = found.start(), place
            magnitude, upper_magnitude = found["magnitude"], found["upper_magnitude"] if upper else None
            yield Amount(
                start=start,
                end=end,
                surface=text[start:end],
                currency=money.codes.get(found["unit"], money.codes.get(found["unit"].lower())),
                value=value_of(
                    found.groupdict().get("spelled") or found["number"], magnitude or upper_magnitude
                ),
                value_to=value_of(upper, upper_magnitude or magnitude) if upper else None,
            )


def _is_wordlike(text: str, found: re.Match[str], money: Money) -> bool:
    """Tell whether the unit is a plain word here: "3 million pounds of meat", "TOP 10", "5m$"."""
    unit, magnitude = found["unit"], found["magnitude"]
    if unit in _WORDLIKE_CODES or unit.lower() in _WORDLIKE_WORDS:
        return magnitude is None or text.startswith(" of ", found.end())
    return found.re is money.suffixed and not unit[0].isalpha() and len(magnitude or "") == 1


def _is_range(text: str, found: re.Match[str]) -> bool:
    """Tell "$10-15 billion" and "between $10 and $15" from "from $10 to $15" and "$10 and $15"."""
    joint = text[found.end("magnitude") if found["magnitude"] else found.end("number") : found.start("upper")]
    if " and " in joint:
        return bool(re.search(r"\bbetween\s?$", text[max(0, found.start() - 9) : found.start()]))
    if " to " in joint:
        return (
            found["magnitude"] is None
            and found["upper_magnitude"] is not None
            and not re.search(r"\bfrom\s?$", text[max(0, found.start() - 6) : found.start()])
        )
    low, high = value_of(found["number"] or "0", None), value_of(found["upper"], None)
    return low is not None and high is not None and (low < high or found["magnitude"] is not None)


def _read_vague(pattern: re.Pattern[str], text: str, money: Money) -> Iterator[Amount]:
    for found in pattern.finditer(text):
        code = money.codes.get(found["unit"].lower())
        if found["unit"].lower() not in _WORDLIKE_WORDS:
            yield Amount(found.start(), found.end(), found.group(), code, None)


_LOST_EURO = re.compile(
    rf"(?<!\w)E(?P<number>{NUMBER})(?!\d)(?:[ \xa0]?(?P<magnitude>{_MAGNITUDE})(?!\w))?(?=\s?[(\[/]?\s?(?:US)?\$\s?\d)"
)


# The sign in UTF-8 that was read as Windows-1252 or Latin-1, and in Windows-1252 that was read as Latin-1:
# certain by itself, and here only where clean was told to leave such text alone.
_BROKEN_EURO = re.compile(
    rf"(?<!\w)(?:â‚¬|â\x82¬|\x80)\s?(?P<number>{NUMBER})(?!\d)(?:[ \xa0]?(?P<magnitude>{_MAGNITUDE})(?!\w))?"
)


def _lost_euros(text: str) -> Iterator[Amount]:
    """Read "E100 billion $106 billion": a euro sign that a converter without one has written as E.

    A question mark in its place could be the sign of any currency, and is not read.
    """
    for pattern in (_LOST_EURO, _BROKEN_EURO):
        for found in pattern.finditer(text):
            value = value_of(found["number"], found["magnitude"])
            yield Amount(found.start(), found.end(), found.group(), "EUR", value)


def _described(text: str, amount: Amount, following: Sequence[Amount]) -> Amount:
    before = text[max(0, amount.start - 40) : amount.start].rpartition("\n")[2]
    modifier = _MODIFIER.search(before)
    end = amount.end
    for conversion in following:
        if conversion.currency != amount.currency and _gap(text, amount, conversion):
            end = conversion.end
    per = _PER.match(text, end, min(len(text), end + 90))
    period = None
    if per:
        period = _ADVERBS.get(per["adverb"] or "", per["noun"] or "year")
    elif adverb := _ADVERB_BEFORE.search(before):
        period = _ADVERBS[adverb.group(1)]
    return replace(amount, modifier=modifier.group(1).lower() if modifier else None, per=period)


def _gap(text: str, first: Amount, second: Amount) -> bool:
    return second.start - first.end < 40 and bool(_CONVERSION_GAP.fullmatch(text, first.end, second.start))


def _converted(text: str, amounts: list[Amount]) -> tuple[Amount, ...]:
    """Mark each sum that only says the one before it in another currency."""
    marked: list[Amount] = []
    for place, amount in enumerate(amounts):
        last = marked[-1] if marked else None
        if (
            last is not None
            and last.equivalent_of is None
            and last.currency != amount.currency
            and None not in {last.currency, amount.currency, last.value, amount.value}
            and _gap(text, last, amount)
        ):
            # What is said of the sum ("each year") is said once, of the sum itself.
            amount = replace(amount, equivalent_of=place - 1, per=None)  # noqa: PLW2901
        marked.append(amount)
    return tuple(marked)
