"""Where a report was filed, and by which agency: `KYIV, Ukraine (Agency) — ` before its first sentence.

The form is that of the agencies' style books: the place in capitals (or, with the agency beside it, as
it is written elsewhere), the region, the day, the agency in parentheses, a dash. Words in capitals and
a dash alone are no proof: stories also begin `NATO — the alliance`, `EXCLUSIVE — `, `COVID-19 — `.
"""

from __future__ import annotations

import re

from wirehouse.clean.lexicon import is_agency, is_flag, is_short_place
from wirehouse.records import Dateline

_CAPITAL = "A-ZÀ-ÖØ-ÞА-ЯЁЇІЄҐ"
_CAPITALS = rf"[{_CAPITAL}][{_CAPITAL}.’'-]+(?:[ /][{_CAPITAL}][{_CAPITAL}.’'-]+){{0,3}}"
_MIXED = r"(?:St\. ?)?[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_a-z][^\W\d_]+){0,3}"
_REGION = r"(?P<region>,\s?[^\W\d_][^\W\d_.]+\.?(?: [^\W\d_]+\.?){0,2}|\s?\[[^\]\n]{2,30}\])?"
_DAY = r"(?P<day>[.,]\s*(?:[^\W\d_]{3,9}\.? \d{1,2}|\d{1,2}\.? [^\W\d_]{3,10})(?:,? \d{4})?)?"
_AGENCY = r"\((?P<agency>[^\W\d_][^()\n]{1,30})\)"
_ANY_DASH = r"\s*[-–—]{1,3}\s*"
# A hyphen within a word is no dash: `COVID-19`, `F-16`.
_DASH = r"(?:\s+[-–—]{1,3}\s*|[-–]{1,3}\s+|\s*(?:—|--)\s*)"
_FORMS = (
    re.compile(rf"^(?P<place>{_CAPITALS}){_REGION}{_DAY}(?:\s*{_AGENCY}{_ANY_DASH}|{_DASH})(?=\S)"),
    re.compile(rf"^(?P<place>{_MIXED}){_REGION}{_DAY}\s*{_AGENCY}{_ANY_DASH}(?=\S)"),
    re.compile(rf"^(?P<place>{_MIXED}){_REGION}{_DAY}\s*[.,]?\s*{_AGENCY}\s*[.:]\s+(?=\S)"),
)
_AGENCY_ALONE = re.compile(rf"^{_AGENCY}{_ANY_DASH}(?=\S)")
_REACH = 120
_SHORT = 5
_LEAST = 3
_LONGEST_TICKER = 5


def read_dateline(paragraph: str, body: str = "") -> Dateline | None:
    """Read the dateline at the start of a first paragraph, None where there is none beyond doubt.

    `body` is the whole text: a word that stands in capitals there too is an acronym and no place.
    """
    head = paragraph[:_REACH]
    for form in _FORMS:
        found = form.match(head)
        if found and _is_place(found, head[found.end()].islower(), body):
            agency = found["agency"]
            region = found["region"] or ""
            return Dateline(
                found["place"].strip(" -") + (region if region.startswith(",") else ""),
                agency.strip() if agency else None,
            )
    return None


def read_agency(paragraph: str) -> str | None:
    """Read the agency of `(Agency) - ` at the start of a paragraph without a place."""
    found = _AGENCY_ALONE.match(paragraph[:60])
    return found["agency"].strip() if found and _may_be_agency(found["agency"]) else None


def _may_be_agency(name: str) -> bool:
    """Tell an agency from a company's stock symbol (`Boeing (BA)`) and from an aside (`(the virus)`)."""
    if is_agency(name):
        return True
    return name[:1].isupper() and not (name.isupper() and len(name) <= _LONGEST_TICKER)


def _is_place(found: re.Match[str], goes_on: bool, body: str) -> bool:
    """Judge a dateline's parts. `goes_on` says that small letters follow it: it is within a sentence."""
    place = found["place"].strip(" -")
    words = re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)?", place)
    if sum(map(len, words)) < _LEAST or any(is_flag(word) for word in words) or is_agency(place):
        return False
    if found["agency"] and is_agency(found["agency"]):
        return True
    located = bool(found["region"] or found["day"])
    if found["agency"]:
        # `Alice Munro (Canada) - The author`: two words and a parenthesis may be anyone.
        certain = place.isupper() or located or (len(words) == 1 and not goes_on)
        return certain and _may_be_agency(found["agency"])
    if goes_on:
        return False
    return located or len(words) > 1 or _stands_alone(words[0], body)


def _stands_alone(word: str, body: str) -> bool:
    """Tell a city in capitals, with nothing beside it, from an acronym."""
    again = len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", body)) > 1
    if len(word) <= _SHORT:
        written = re.search(rf"(?<!\w){re.escape(word.title())}(?!\w)", body) is not None
        return is_short_place(word) or (written and not again)
    return not again
