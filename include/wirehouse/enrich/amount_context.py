"""What is said of an amount: its modifier, what it is per, and which other sum it converts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wirehouse.enrich.amount_words import (
    ADVERBS,
    AFTER,
    CONVERTS,
    CONVERTS_FOR_SURE,
    MODIFIERS,
    NOT_OVER,
    PER,
    PER_WORDS,
    TO_A_NEW_LEVEL,
)
from wirehouse.records import Amount, AmountKind

_LOOK_BACK = 45
_LOOK_AHEAD = 60


def _any(forms: Sequence[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(set(forms), key=len, reverse=True))


_CANONICAL = {form: name for name, forms in MODIFIERS.items() for form in forms.split("|")}
_ARTICLES = frozenset(
    "a an the de los las der die den einer eines einem un une en на в le les os as i gli het".split()
)
_ELIDED = {"plus d": "more than", "moins d": "less than", "près d": "almost"}
_MOST_WORDS = max(form.count(" ") for form in _CANONICAL) + 1
_FORMS_TO = frozenset({"до", "do", "tot", "till"})
_NEW_LEVEL = re.compile(rf"\b(?:{TO_A_NEW_LEVEL})", re.IGNORECASE)
_NO_OVER = re.compile(rf"\b(?:{NOT_OVER}) over (?:an? )?$", re.IGNORECASE)
_AFTER = re.compile(rf"(?:,? |(?P<joined>-?))(?P<form>{_any(list(AFTER))})(?!\w| than)", re.IGNORECASE)
_JOINED_ONLY = frozenset({"plus", "+"})

_NOUNS = rf"(?P<noun>{_any(list(PER))})(?![\w-])"
# "за год" is "in the course of a year", "за баррель" is "a barrel".
_TIMES = frozenset({"year", "quarter", "month", "week", "day", "night", "hour", "minute", "second", "season"})
# After "a" a noun of this list only; after "per" and "/" any short one: "per pupil", "/bbl".
# "$5 a year ago" is per nothing, and so is "5 M€ l'an dernier".
_ANOTHER_TIME = (
    "ago|later|earlier|before|after|in which|when|and a half|off|on\b|time|derni|passé|prochain|pasado|próximo|passado"
    # "$5 million, a person familiar with the talks said".
    "|familiar|who|close to|briefed|with|said|told"
)
_PER = re.compile(
    r"\)?(?:,? worth)?(?: of(?: [\w'’-]{1,20}){1,3}?)?,?"
    rf"(?:-an?-(?P<hyphened>{_any(list(PER))})(?!\w)"
    rf"|(?:/| ?/ ?|[ -](?:{_any(PER_WORDS.split('|'))})[ -]|(?P<during>[ -](?:за|za) )){_NOUNS}"
    rf"|,? (?P<adverb>{_any(list(ADVERBS))})(?!\w)"
    rf"|(?: per |/)(?P<other>[^\W\d]{{2,20}}))(?! (?:{_ANOTHER_TIME}))",
    re.IGNORECASE,
)
_ADVERB_BEFORE = re.compile(
    r"\b(annually|yearly|monthly|weekly|daily|jährlich|monatlich|täglich|anualmente|annuellement|ежегодно|щороку) "
    r"\w{0,20} ?(?:[\w ]{1,14} )?$"
)
_GAP = re.compile(
    rf"(?:\s?[(\[]\s?|\s?/\s?|,? or |,? equivalent to |(?: [^\W\d]{{2,15}})?,? (?=(?:{CONVERTS_FOR_SURE})(?!\w))|\s)"
    rf"(?:(?:{_any(CONVERTS.split('|'))})(?:[ ,]|(?=[$€£~≈])) ?(?:to |de |a |d['’])?){{0,4}}",
    re.IGNORECASE,
)
_NEXT_IN_BRACKETS = re.compile(
    rf"\s?[;,/]\s?(?:or |and )?(?:(?:{_any(CONVERTS.split('|'))}) )?", re.IGNORECASE
)
_CLOSES = re.compile(r"\s?(?:[)\]/;,]|at |per |a |each |in |then|today|now|respectively|USD|US\b)")


def described(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """Give each amount its modifier and what it is per."""
    return [
        replace(
            amount,
            modifier=_modifier(text, amount),
            per=_per(text, amount, amounts[place + 1] if place + 1 < len(amounts) else None),
        )
        for place, amount in enumerate(amounts)
    ]


def converted(text: str, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """Mark each sum that only says the one before it in another currency."""
    marked: list[Amount] = []
    for amount in amounts:
        of = _converted_place(text, marked, amount) if marked else None
        # What is said of the sum ("each year") is said once, of the sum itself.
        marked.append(amount if of is None else replace(amount, equivalent_of=of, per=None))
    return tuple(marked)


def _modifier(text: str, amount: Amount) -> str | None:
    if after := _AFTER.match(text, amount.end, min(len(text), amount.end + 20)):
        form = after["form"].lower()
        # "$10 plus tax" is no more than $10.
        if (form in _JOINED_ONLY) == (after["joined"] is not None):
            return AFTER[form]
    before = text[max(0, amount.start - _LOOK_BACK) : amount.start].rpartition("\n")[2]
    form = _modifying(before)
    if form is None or _NO_OVER.search(before) or (form in _FORMS_TO and _NEW_LEVEL.search(before)):
        return None
    return _CANONICAL.get(form) or _ELIDED[form]


def _modifying(before: str) -> str | None:
    """Give the longest modifier that the words end in, an article after it let alone."""
    if before[-1:] in {"'", "’"}:
        elided = " ".join(before[:-1].lower().split()[-2:])
        return elided if elided in _ELIDED else None
    if not before[-1:].isspace():
        return None
    words = before.lower().split()[-_MOST_WORDS - 1 :]
    for tail in (words, words[:-1] if words and words[-1] in _ARTICLES else []):
        for length in range(min(len(tail), _MOST_WORDS), 0, -1):
            form = " ".join(tail[-length:]).lstrip("(\"'“‘«„—–")
            if form in _CANONICAL:
                return form
    return None


def _per(text: str, amount: Amount, following: Amount | None) -> str | None:
    end = amount.end
    if (
        following is not None
        and following.currency != amount.currency
        and _is_gap(text, amount.end, following.start)
    ):
        end = following.end
    if found := _PER.match(text, end, min(len(text), end + _LOOK_AHEAD)):
        if found["adverb"]:
            return ADVERBS[_adverb(found["adverb"])]
        form = (found["noun"] or found["hyphened"] or found["other"]).lower()
        name = PER.get(form, PER.get(form.removesuffix("s"), form))
        return None if found["during"] and name in _TIMES else name
    before = text[max(0, amount.start - _LOOK_BACK) : amount.start].rpartition("\n")[2]
    adverb = _ADVERB_BEFORE.search(before)
    return ADVERBS[adverb.group(1)] if adverb else None


def _adverb(form: str) -> str:
    return form if form in ADVERBS else form.lower()


def _is_gap(text: str, end: int, start: int) -> bool:
    return start - end < 60 and bool(_GAP.fullmatch(text, end, start))


def _differ_in_unit(one: Amount, other: Amount) -> bool:
    if one.kind is not other.kind or one.kind not in {AmountKind.MONEY, AmountKind.QUANTITY}:
        return False
    return (one.currency, one.unit) != (other.currency, other.unit)


def _converted_place(text: str, before: Sequence[Amount], amount: Amount) -> int | None:
    last = before[-1]
    if amount.value is None or last.value is None or not _differ_in_unit(last, amount):
        return None
    if last.equivalent_of is not None:
        chained = _NEXT_IN_BRACKETS.fullmatch(text, last.end, amount.start)
        first = last.equivalent_of
        return first if chained and _differ_in_unit(before[first], amount) else None
    end = last.end
    if per := _PER.match(text, end, min(amount.start, end + _LOOK_AHEAD)):
        end = per.end()
    if not (_is_gap(text, last.end, amount.start) or _is_gap(text, end, amount.start)):
        return None
    bracketed = "(" in text[last.end : amount.start] or "[" in text[last.end : amount.start]
    return None if bracketed and not _CLOSES.match(text, amount.end) else len(before) - 1
