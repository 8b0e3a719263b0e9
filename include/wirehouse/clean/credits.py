"""Who wrote an article, where it was filed, and who published it first."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wirehouse.clean import dates
from wirehouse.records import Dateline

_BY = re.compile(
    r"^\W*(?:(?:written|story|reported|report|text|words|posted|published|photos and text) by|by|von|vom|por|par|di|door|av|af|od|przez|"
    r"autor(?:in|a|es|ka)?|author|text|texte|texto|автор|авторка|автори|авторы|текст|от|від)\b\s*[:：]?\s+(?P<names>\S.{1,160})$",
    re.I,
)
_NAME = r"[^\W\d_a-z][^\W\d_]*(?:[.’'-][^\W\d_]+)*\.?"
_FULL_NAME = re.compile(
    rf"^{_NAME}(?:\s+(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|bin|ibn|zu|ter|y|e)\s+)*{_NAME}){{1,4}}$"
)
_BETWEEN = re.compile(
    r"\s*(?:,|;|\||/|•|·|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bi\b|\boch\b|\bog\b|\bи\b|\bта\b|\bі\b)\s*",
    re.I,
)
_NO_PERSON = re.compile(
    r"\b(?:staff|desk|team|editor|editors|editorial|editoren|redaktion|redacción|redacao|redação|rédaction|redazione|redakcja|redactie|"
    r"correspondent|correspondents|reporter|reporters|writer|writers|news|newsroom|agency|agencies|agencia|agence|press|media|magazine|"
    r"reuters|afp|ap|dpa|efe|ansa|pap|tass|interfax|ukrinform|sputnik|xinhua|bloomberg|associated|bureau|service|wire|contributor|"
    r"guest|admin|administrator|webmaster|online|digital|author|authors|published|updated|posted|photo|photos|photographer|video|"
    r"today|yesterday|hours|minutes|ago|min|read|comments|share|follow|email|twitter|facebook|minister|president|director|professor|"
    r"редакция|редакція|редакцията|корреспондент|кореспондент|новости|новини|агентство|agentur|zeitung|nachrichten|noticias|journal|"
    r"times|post|herald|tribune|gazette|chronicle|observer|guardian|telegraph|network|inc|ltd|llc|gmbh)\b",
    re.I,
)
_TITLE = re.compile(r"^(?:mr|mrs|ms|dr|prof|sir|dame|lord|lady)\.?\s+", re.I)
_JOB = re.compile(r"\s*[,(–—-]\s*(?:[^,()]*)$")

_PLACE_WORD = r"[A-ZÀ-ÖØ-ÞА-ЯЁЇІЄҐ][A-ZÀ-ÖØ-ÞА-ЯЁЇІЄҐ.’'-]+"
_PLACE_CAPITALS = rf"{_PLACE_WORD}(?:[ /]{_PLACE_WORD}){{0,3}}"
_PLACE_MIXED = r"[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_a-z][^\W\d_]+){0,3}"
_REGION = r"(?:,\s?[^\W\d_][^\W\d_.]+\.?(?: [^\W\d_]+\.?){0,2})?"
_MONTH_DAY = r"(?:,\s*(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}))?"
_DASH = r"\s*(?:[-–—]+|--)\s*"
_AGENCY = r"\((?P<agency>[^\W\d_][^()\n]{1,30})\)"
_DATELINES = (
    re.compile(rf"^(?P<place>{_PLACE_CAPITALS}{_REGION}){_MONTH_DAY}\s*(?:{_AGENCY})?{_DASH}(?=\S)"),
    re.compile(rf"^(?P<place>{_PLACE_MIXED}{_REGION}){_MONTH_DAY}\s*{_AGENCY}{_DASH}(?=\S)"),
    re.compile(rf"^(?P<place>{_PLACE_MIXED}{_REGION}){_MONTH_DAY}\s*[.,]?\s*{_AGENCY}\s*[.:]\s+(?=\S)"),
)
_AGENCY_ALONE = re.compile(rf"^{_AGENCY}{_DASH}(?=\S)")

_LONGEST_BYLINE = 300

_FIRST = re.compile(
    r"\b(?:originally|first)\s+(?:appeared|published|posted|reported|written|broadcast)\s+(?:on|in|by|at|for|with)\s+"
    r"(?:the website of\s+)?(?P<name>.+)$",
    re.I,
)
_FROM = re.compile(
    r"^\W*(?:republished|reprinted|reproduced|syndicated)\s+(?:with permission\s+)?(?:from|by)\s+(?P<name>.+)$",
    re.I,
)
_SOURCE = re.compile(
    r"^\W*(?:sources?|quellen?|fuentes?|fonte|bron|źródło|zdroj|forrás|kaynak|источник|джерело|kilde|källa|lähde|via)\s?[:：]\s?(?P<name>.+)$",
    re.I,
)
_CREDIT_END = re.compile(
    r"\s*(?:\bread (?:the )?(?:full|original|more)\b.*|\bclick here\b.*|\bon (?:\d|january|february|march|april|may|june|july|august|"
    r"september|october|november|december).*|\band (?:is|was) (?:re)?published.*|\bunder (?:a|the) .*|[.;]\s.*|[.,;:|→»\s]+)$",
    re.I,
)


def read_byline(text: str) -> tuple[str, ...]:
    """Give the people that a byline names: `By Ana Ruiz and Tom Okoye` names two, `By Staff` none.

    Precision first: a part that is not plainly a person's name is left out.
    """
    found = _BY.match(_without_date(text[:_LONGEST_BYLINE]))
    return people([found["names"]]) if found else ()


def _without_date(text: str) -> str:
    """Cut a byline off where its date begins: `By Ana Ruiz 29 May 2026 17:45`."""
    found = dates.find(text, "dmy")
    return text[: found[0].start].rstrip(" ,|·•–—-") if found else text


def people(names: Iterable[str]) -> tuple[str, ...]:
    """Keep what is plainly a person's name; split joint bylines; drop agencies, desks and titles."""
    kept: list[str] = []
    for stated in names:
        text = _without_date(stated[:_LONGEST_BYLINE])
        found = _BY.match(text)
        for part in _BETWEEN.split(found["names"] if found else text):
            name = _TITLE.sub("", part.strip(" .,:;|*–—-\u201c\u201d\"'()"))
            if _NO_PERSON.search(name):
                name = _JOB.sub("", name)
            if 4 <= len(name) <= 60 and _FULL_NAME.match(_case(name)) and not _NO_PERSON.search(name):
                kept.append(_case(name))
    return tuple(dict.fromkeys(kept))


def _case(name: str) -> str:
    """Give `JANE DOE` as `Jane Doe`, and leave all else."""
    return name.title() if name.isupper() and " " in name else name


def read_dateline(paragraph: str) -> Dateline | None:
    """Read `KYIV, Ukraine (Agency) — ` at the start of a first paragraph."""
    head = paragraph[:120]
    for pattern in _DATELINES:
        found = pattern.match(head)
        if found and len(found["place"]) >= 3:
            agency = found.groupdict().get("agency")
            return Dateline(found["place"].strip(), agency.strip() if agency else None)
    return None


def read_agency(paragraph: str) -> str | None:
    """Read the agency of `(Agency) - ` at the start of a paragraph without a place."""
    found = _AGENCY_ALONE.match(paragraph[:60])
    return found["agency"].strip() if found else None


def read_syndication(text: str) -> str | None:
    """Read who published it first from a credit line, as printed: `Site.example` or `The Example`."""
    for pattern in (_FIRST, _FROM, _SOURCE):
        found = pattern.search(text[:300])
        if found:
            name = _CREDIT_END.sub("", found["name"].strip()).strip(" “”\"'.,;:")
            if 1 < len(name) <= 80:
                return name
    return None
