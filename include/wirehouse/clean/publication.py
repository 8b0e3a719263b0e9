"""When an article was published: every date that a page offers, weighed, and one taken or none.

The time of capture and a page's own clock are never the date of publication, and neither is the date of
a related article. No date is a correct answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from wirehouse.clean import address_dates, dates, wording
from wirehouse.clean.page_metadata import PageMetadata
from wirehouse.clean.stated_dates import StatedDate
from wirehouse.records import (
    NO_DATE,
    Block,
    DateBasis,
    DateCandidate,
    Label,
    Precision,
    PublicationDate,
)

_RULE = 0.97
_JSON_LD = 0.95
_MICRODATA = 0.93
_OPEN_GRAPH = 0.92
_TIME_ELEMENT = 0.85
_OTHER_META = 0.88
_GENERIC_META = 0.55
_HEADER = 0.82
_URL = 0.7
_AGREEMENT = 0.03
_LEAST = 0.5

_MODIFIED = re.compile(
    r"updated|modified|edited|aktualisiert|geändert|mis à jour|mise à jour|modifié|actualizado|actualización|aggiornato|"
    r"atualizado|bijgewerkt|uppdaterad|oppdatert|opdateret|päivitetty|aktualizacja|aktualizováno|frissítve|güncelleme|"
    r"actualizat|обновлено|обновлён|оновлено|обновена|обновено|ενημέρωση|diperbarui|更新|\bstand\s?:",
    re.I,
)
_PUBLISHED = re.compile(
    r"published|posted|created|veröffentlicht|erstellt|publié|publicado|pubblicato|gepubliceerd|publicerad|publisert|"
    r"udgivet|julkaistu|opublikowano|publikováno|yayınlanma|publicat|опубликовано|опубліковано|публикувано|"
    r"δημοσίευση|diterbitkan|发布|公開",
    re.I,
)
_SAVED = re.compile(r"\b(retrieved|accessed|saved|captured|printed|abgerufen|consulté|consultado)\b", re.I)
_NEAR_HEADLINE = 8
_HEADER_LABELS = frozenset(
    {
        Label.TIMESTAMP,
        Label.BYLINE,
        Label.SECTION,
        Label.READING_TIME,
        Label.HEADLINE,
        Label.STANDFIRST,
        Label.CAPTION,
    }
    | {Label.SHARE, Label.ADDRESS, Label.CREDIT, Label.TAGS}
)
_MOST_WORDS = 25


@dataclass(frozen=True, slots=True)
class Dating:
    """The dates of an article, and the candidates with what became of each."""

    published: PublicationDate
    modified: PublicationDate
    saved_at: PublicationDate
    candidates: tuple[DateCandidate, ...]


def from_metadata(metadata: PageMetadata, order: str | None) -> list[DateCandidate]:
    """Give the dates that a page states to machines."""
    found = [_stated(statement, order) for statement in metadata.dates]
    return [candidate for candidate in found if candidate is not None]


def _stated(statement: StatedDate, order: str | None) -> DateCandidate | None:
    parsed = dates.parse(statement.value, order)
    if parsed is None:
        return None
    where = statement.where
    if "JSON-LD" in where:
        confidence = _JSON_LD
    elif "microdata" in where:
        confidence = _MICRODATA
    elif "article:" in where:
        confidence = _OPEN_GRAPH
    else:
        confidence = (
            _GENERIC_META if where in {"meta date", "meta dc.date", "meta dcterms.date"} else _OTHER_META
        )
    return DateCandidate(
        parsed[0],
        parsed[1],
        DateBasis.METADATA,
        confidence,
        f"{where}: {statement.value[:60]}",
        None,
        statement.role,
    )


def from_rule(text: str, order: str | None, css: str) -> list[DateCandidate]:
    """Give the date in the element that the source's rule names."""
    parsed = dates.parse(text, order)
    if parsed is None:
        return []
    return [DateCandidate(*parsed, DateBasis.RULE, _RULE, f"rule {css}: {text[:60]}", None, "published")]


def from_url(url: str) -> list[DateCandidate]:
    """Give the day in a URL's path."""
    day = address_dates.day_in(url)
    return (
        [DateCandidate(day, Precision.DAY, DateBasis.URL, _URL, url[:200], None, "published")] if day else []
    )


def from_header(
    blocks: Sequence[Block],
    headline: int | None,
    first_body: int,
    order: str | None,
    times: Iterable[tuple[int, str]] = (),
) -> list[DateCandidate]:
    """Give the dates around the headline, and tell the page's clock from them.

    `times` are the <time> elements: the number of the block that shows each, and its `datetime`. A date
    above the headline counts only where nothing but the article's own header stands between: above a
    menu, it is the clock of the page.
    """
    if first_body < 0:
        return []
    top = headline if headline is not None else first_body
    datetimes = dict(times)
    found: list[DateCandidate] = []
    for index in range(0, first_body + 1):
        block = blocks[index]
        if index == headline or (index == first_body and block.label is Label.BODY):
            continue
        candidates = _in_block(block, order, datetimes.get(index))
        if index > top + _NEAR_HEADLINE and not datetimes.get(index):
            verdict = "too far from the headline"
        elif index < top:
            verdict = _above(blocks, index, top)
        else:
            verdict = ""
        found += [_judged(candidate, verdict) for candidate in candidates]
    return found


def _in_block(block: Block, order: str | None, stated: str | None) -> list[DateCandidate]:
    if wording.count_words(block.text) > _MOST_WORDS or (block.label is Label.RELATED and not stated):
        return []
    role_of = _roles(block.text)
    if stated and (parsed := dates.parse(stated, order)):
        role = role_of(0)
        return [
            DateCandidate(
                *parsed, DateBasis.METADATA, _TIME_ELEMENT, f"<time> {stated[:60]}", block.line, role
            )
        ]
    return [
        DateCandidate(
            found.value,
            found.precision,
            DateBasis.HEADER,
            _HEADER,
            block.text[:120],
            block.line,
            role_of(found.start),
        )
        for found in dates.find(block.text, order)
    ]


def _roles(text: str) -> Callable[[int], str]:
    """Give what tells the role of a date by where it starts: the last such word before it decides."""
    words = sorted(
        (found.start(), role)
        for role, pattern in (("saved", _SAVED), ("modified", _MODIFIED), ("published", _PUBLISHED))
        for found in pattern.finditer(text)
    )

    def role(start: int) -> str:
        return next((role for at, role in reversed(words) if at <= start), "published")

    return role


def _above(blocks: Sequence[Block], index: int, top: int) -> str:
    for between in blocks[index + 1 : top]:
        if between.label not in _HEADER_LABELS:
            return f"the page's clock: “{between.text[:40]}” stands between it and the headline"
    return "" if top - index <= _NEAR_HEADLINE else "too far above the headline"


def _judged(candidate: DateCandidate, verdict: str) -> DateCandidate:
    if not verdict:
        return candidate
    if verdict.startswith("the page's clock"):
        return replace(candidate, basis=None, confidence=0.1, verdict=verdict)
    return replace(candidate, confidence=0.2, verdict=verdict)


def choose(candidates: Sequence[DateCandidate], captured_at: datetime | None) -> Dating:
    """Take the best date of publication and of modification, and say why the others lost."""
    judged = [_check_capture(candidate, captured_at) for candidate in candidates]
    published, judged = _take(judged, "published")
    modified, judged = _take(judged, "modified")
    clock = next(
        (each for each in judged if each.verdict.startswith("the page's clock") or each.verdict == "saved"),
        None,
    )
    return Dating(
        published,
        modified,
        PublicationDate(clock.value, clock.precision, None, clock.confidence) if clock else NO_DATE,
        tuple(judged),
    )


def _check_capture(candidate: DateCandidate, captured_at: datetime | None) -> DateCandidate:
    if captured_at is None or candidate.verdict not in {"published", "modified"}:
        return candidate
    if _day(candidate) > captured_at.date() + timedelta(days=1):
        return replace(candidate, confidence=0.0, verdict="later than the capture of the page")
    return candidate


def _day(candidate: DateCandidate) -> date:
    value = candidate.value
    return date.fromisoformat((value + "-01")[:10] if candidate.precision is Precision.MONTH else value[:10])


def _take(candidates: list[DateCandidate], role: str) -> tuple[PublicationDate, list[DateCandidate]]:
    running = [each for each in candidates if each.verdict == role and each.confidence >= _LEAST]
    if not running:
        return NO_DATE, candidates
    best = max(running, key=lambda each: each.confidence)
    # Of those that state the same day, the most precise speaks, an offset being worth more than seconds.
    same = [each for each in running if _day(each) == _day(best) and _equally_good(each, best)]
    exact = max(
        same, key=lambda each: (each.confidence >= best.confidence - 0.1, _fineness(each), each.confidence)
    )
    others = [each for each in running if each.evidence != best.evidence]
    agreeing = any(_day(each) == _day(best) for each in others)
    confidence = min(0.99, exact.confidence + (_AGREEMENT if agreeing else 0.0))
    verdicts = [_lost(each, exact, role) if each.verdict == role else each for each in candidates]
    return PublicationDate(exact.value, exact.precision, exact.basis, round(confidence, 2)), verdicts


def _equally_good(candidate: DateCandidate, best: DateCandidate) -> bool:
    return candidate.confidence >= best.confidence - 0.25


def _fineness(candidate: DateCandidate) -> tuple[bool, int, bool]:
    has_time = "T" in candidate.value
    return (
        has_time,
        len(candidate.value) if candidate.precision is Precision.MONTH else 10,
        has_time and _has_offset(candidate.value),
    )


def _has_offset(value: str) -> bool:
    return value[10:].count("+") + value[10:].count("-") > 0


def _lost(candidate: DateCandidate, taken: DateCandidate, role: str) -> DateCandidate:
    if candidate is taken:
        return candidate
    if _day(candidate) == _day(taken):
        return replace(candidate, verdict=f"agrees with the date taken ({role})")
    return replace(candidate, verdict=f"less trusted than {taken.evidence[:60]}")
