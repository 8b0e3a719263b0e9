"""When an article was published: every date that a page offers, weighed, and one taken or none.

The time of capture and a page's own clock are never the date of publication, and neither is the date of
a related article. No date is a correct answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from math import prod

from wirehouse.clean import address_dates, dates, shown_dates
from wirehouse.clean.date_offers import Offer, Surroundings
from wirehouse.clean.page import Page
from wirehouse.clean.stated_dates import StatedDate
from wirehouse.records import (
    NO_DATE,
    Block,
    DateBasis,
    DateCandidate,
    Precision,
    PublicationDate,
    RawDocument,
)

_RULE = 0.97
_URL = 0.72
_URL_MONTH = 0.3
_LEAST = 0.55
_SHOWN_FAMILIES = frozenset({"shown", "time element"})
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dating:
    """The dates of an article, and the candidates with what became of each."""

    published: PublicationDate
    modified: PublicationDate
    saved_at: PublicationDate
    candidates: tuple[DateCandidate, ...]


def read(page: Page, blocks: Sequence[Block], document: RawDocument, canonical: str | None) -> Dating:
    """Date a page: `blocks` are its blocks as finally labelled, `canonical` the address that it states."""
    language = (page.metadata.language or "")[:2].lower() or None
    offers = [offer for stated in page.metadata.dates if (offer := _stated(stated, page.order, language))]
    if "date" in page.ruled:
        offers += _ruled(*page.ruled["date"], page.order, language)
    around = Surroundings(page.headline_at, page.reading.first, page.reading.last)
    offers += shown_dates.read(blocks, around, page.order, language, page.dated)
    for url in dict.fromkeys((canonical, document.address if "://" in document.address else None)):
        offers += _addressed(url) if url else []
    return choose(offers, document.captured_at)


def _stated(stated: StatedDate, order: str | None, language: str | None) -> Offer | None:
    parsed = dates.parse(stated.value, order, language)
    if parsed is None:
        return None
    evidence = f"{stated.where}: {stated.value[:60]}"
    return Offer(*parsed, DateBasis.METADATA, stated.trust, evidence, None, stated.role, stated.family)


def _ruled(text: str, css: str, order: str | None, language: str | None) -> list[Offer]:
    parsed = dates.parse(text, order, language)
    if parsed is None:
        return []
    return [Offer(*parsed, DateBasis.RULE, _RULE, f"rule {css}: {text[:60]}", None, "published", "rule")]


def _addressed(url: str) -> list[Offer]:
    day = address_dates.day_in(url)
    if day:
        return [Offer(day, Precision.DAY, DateBasis.URL, _URL, url[:200], None, "published", "address")]
    month = address_dates.month_in(url)
    if month is None:
        return []
    return [Offer(month, Precision.MONTH, DateBasis.URL, _URL_MONTH, url[:200], None, "published", "address")]


def choose(offers: Sequence[Offer], captured_at: datetime | None) -> Dating:
    """Take the best date of publication and of modification, and say why the others lost."""
    judged = [_check_capture(offer, captured_at) for offer in offers]
    judged = _in_local_time(judged)
    modified, judged = _take(judged, "modified")
    judged = _without_stamps(judged)
    published, judged = _take(judged, "published")
    saved = next((each for each in judged if each.role == "saved"), None)
    return Dating(
        published,
        modified,
        PublicationDate(saved.value, saved.precision, None, saved.confidence) if saved else NO_DATE,
        tuple(_candidate(each) for each in judged),
    )


def _candidate(offer: Offer) -> DateCandidate:
    verdict = offer.verdict or {"other": "it dates something else"}.get(offer.role, offer.role)
    return DateCandidate(
        offer.value,
        offer.precision,
        offer.basis,
        round(offer.confidence, 2),
        offer.evidence,
        offer.line,
        verdict,
    )


def _runs(offer: Offer, role: str) -> bool:
    return not offer.verdict and offer.role == role


def _check_capture(offer: Offer, captured_at: datetime | None) -> Offer:
    if captured_at is None or offer.verdict or offer.role not in {"published", "modified"}:
        return offer
    if offer.day > captured_at.date() + timedelta(days=1):
        return replace(offer, confidence=0.0, verdict="later than the capture of the page")
    return offer


# --- the same moment, told in universal time and as the page's readers count it


def _in_local_time(offers: list[Offer]) -> list[Offer]:
    """Turn statements in UTC into the local time that the page shows elsewhere, where the day depends on it."""
    return [_localised(offer, offers) if _is_universal(offer) else offer for offer in offers]


def _is_universal(offer: Offer) -> bool:
    return not offer.verdict and offer.role in {"published", "modified"} and offer.value.endswith("+00:00")


def _localised(offer: Offer, offers: Sequence[Offer]) -> Offer:
    moment = datetime.fromisoformat(offer.value)
    for other in offers:
        if (
            other.role != offer.role
            or other.verdict
            or "T" not in other.value
            or other.value.endswith("+00:00")
        ):
            continue
        stated = datetime.fromisoformat(other.value)
        offset = stated.utcoffset()
        if offset is None:
            # A clock without a zone: the difference is one, if it is a quarter of an hour's multiple.
            ahead = stated.replace(tzinfo=UTC) - moment.replace(
                second=0 if other.precision is Precision.MINUTE else moment.second
            )
            offset = ahead if _is_offset(ahead) and ahead else None
        elif abs(stated - moment) >= timedelta(minutes=1):
            offset = None
        if offset:
            local = moment.astimezone(timezone(offset))
            timespec = "minutes" if offer.precision is Precision.MINUTE else "seconds"
            return replace(offer, value=local.isoformat(timespec=timespec))
    return offer


def _is_offset(ahead: timedelta) -> bool:
    return timedelta(hours=-12) <= ahead <= timedelta(hours=14) and ahead % timedelta(
        minutes=15
    ) == timedelta(0)


def _may_be_local_day(offer: Offer, day: date) -> bool:
    """Tell whether a moment in UTC may have been that day where the page is written."""
    if not offer.value.endswith("+00:00") or "T" not in offer.value:
        return False
    moment = datetime.fromisoformat(offer.value)
    west, east = moment - timedelta(hours=10), moment + timedelta(hours=13)
    return day != offer.day and west.date() <= day <= east.date()


# --- publication told from modification


def _without_stamps(offers: list[Offer]) -> list[Offer]:
    """Take out what a system wrote of its last change and calls the publication.

    It is one where the page shows its readers an earlier day and the statement is the change's own
    moment or later; and where a line shows the day of the change without saying so, while the page states
    another day of publication to machines.
    """
    changed = [each for each in offers if _runs(each, "modified")]
    shown = [
        each
        for each in offers
        if _runs(each, "published") and each.family in _SHOWN_FAMILIES and each.confidence >= _LEAST
    ]
    stated = [each for each in offers if _runs(each, "published") and each.basis is DateBasis.METADATA]
    return [
        _told_apart(each, changed, shown, stated) if _runs(each, "published") else each for each in offers
    ]


def _told_apart(
    offer: Offer, changed: Sequence[Offer], shown: Sequence[Offer], stated: Sequence[Offer]
) -> Offer:
    if any(_stamps(offer, change) for change in changed) and any(
        each.day < offer.day and not _may_be_local_day(offer, each.day) for each in shown
    ):
        return replace(offer, verdict="the moment of the last change, not of publication")
    is_change = _is_unnamed(offer) and any(each.day == offer.day for each in changed)
    if is_change and any(each.day < offer.day and each.confidence > offer.confidence for each in stated):
        return replace(offer, role="modified", verdict="the day of the last change")
    return offer


def _stamps(offer: Offer, change: Offer) -> bool:
    """Tell whether a statement of publication is that of a change in other words, or later than it."""
    if offer.family != change.family and not {offer.family, change.family} <= {
        "OpenGraph",
        "meta",
        "JSON-LD",
    }:
        return False
    if "T" in offer.value and "T" in change.value and len(offer.value) == len(change.value):
        return _moment(offer) >= _moment(change)
    return offer.day >= change.day


def _moment(offer: Offer) -> datetime:
    moment = datetime.fromisoformat(offer.value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _is_unnamed(offer: Offer) -> bool:
    return offer.family in _SHOWN_FAMILIES or offer.family in {"generic meta", "meta"}


# --- one day of those offered


def _take(offers: list[Offer], role: str) -> tuple[PublicationDate, list[Offer]]:
    running = [each for each in offers if _runs(each, role) and each.precision is not Precision.MONTH]
    if not running:
        running = [each for each in offers if _runs(each, role) and each.confidence >= _LEAST]
    days = _weigh(running)
    if not days or max(days.values()) < _LEAST:
        return NO_DATE, offers
    day = max(days, key=lambda each: days[each])
    same = [each for each in running if each.day == day]
    best = max(same, key=lambda each: each.confidence)
    # Of those that state the same day, the most precise speaks, an offset being worth more than seconds.
    exact = max(
        same, key=lambda each: (each.confidence >= best.confidence - 0.25, *_fineness(each), each.confidence)
    )
    rival = max((weight for each, weight in days.items() if each != day), default=0.0)
    confidence = _calibrated(days[day], rival, len({each.family for each in same}))
    judged = [_lost(each, exact) if _runs(each, role) else each for each in offers]
    return PublicationDate(exact.value, exact.precision, exact.basis, round(confidence, 2)), judged


# The weight of the day taken, and the share of such days that were right on pages whose date is known
# (the development pages of bench/; a day's difference by the time zone counted as right).
_CALIBRATION = ((0.0, 0.5), (0.55, 0.85), (0.7, 0.93), (0.8, 0.96), (0.9, 0.97), (1.0, 0.98))
_DOUBT_ALONE = 0.1
_DOUBT = 0.02


def _calibrated(weight: float, rival: float, hands: int) -> float:
    """Give the share of right ones among days of this weight.

    `rival` is the weight of the next best day. It costs more where one hand alone states the day taken.
    """
    steps = pairwise(_CALIBRATION)
    (low, least), (high, most) = next(step for step in steps if weight <= step[1][0])
    share = least + (most - least) * (weight - low) / (high - low)
    return share - rival * (_DOUBT_ALONE if hands == 1 else _DOUBT)


def _weigh(running: Sequence[Offer]) -> dict[date, float]:
    """Give how far each day can be trusted: each hand that states it leaves less room for doubt.

    A statement in universal time speaks also for the day before or after, where the page shows that one.
    """
    shown = {each.day for each in running if _is_shown(each)}
    best: dict[date, dict[str, float]] = {each.day: {} for each in running}
    for offer in running:
        beside = (offer.day - _ONE_DAY, offer.day + _ONE_DAY) if shown else ()
        local = (day for day in beside if day in shown and _may_be_local_day(offer, day))
        for day in (offer.day, *local):
            best[day][offer.family] = max(best[day].get(offer.family, 0.0), offer.confidence)
    return {day: 1 - prod(1 - share for share in shares.values()) for day, shares in best.items()}


def _is_shown(offer: Offer) -> bool:
    return (offer.family in _SHOWN_FAMILIES or offer.family == "address") and offer.confidence >= _LEAST


def _fineness(offer: Offer) -> tuple[bool, bool, int]:
    has_time = "T" in offer.value
    return has_time, has_time and ("+" in offer.value[10:] or "-" in offer.value[10:]), len(offer.value)


def _lost(offer: Offer, taken: Offer) -> Offer:
    if offer is taken:
        return offer
    if offer.day == taken.day:
        return replace(offer, verdict=f"agrees with the date taken ({offer.role})")
    if taken.family in _SHOWN_FAMILIES | {"address"} and _may_be_local_day(offer, taken.day):
        return replace(offer, verdict=f"universal time; the page shows {taken.day.isoformat()}")
    return replace(offer, verdict=f"less trusted than {taken.evidence[:60]}")
