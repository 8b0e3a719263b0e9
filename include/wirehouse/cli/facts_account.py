"""What an article was found to say, span by span, with why: what the views of `wirehouse enrich` show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from wirehouse.records import (
    Amount,
    Article,
    DateMention,
    Enrichment,
    Entity,
    EntityStatus,
    Mention,
    Place,
    Quotation,
)


class Sort(StrEnum):
    """What a stretch of the text is marked as."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    PRODUCT = "product"
    LAW = "law"
    QUOTATION = "quotation"
    SPEAKER = "speaker"
    AMOUNT = "amount"
    DATE = "date"
    MAP = "place on the map"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the body, `body[start:end]`, what it is marked as and the number of its row.

    The words that name a speaker have the number of the first quotation that they stand for.
    """

    start: int
    end: int
    sort: Sort
    number: str


@dataclass(frozen=True, slots=True)
class Row:
    """What there is to tell of one decision, under the names of its table; `times` spans share it."""

    number: str
    cells: tuple[str, ...]
    times: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """The decisions of one kind."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class FactsAccount:
    """An article's text with its marks, in the order of the text, and the tables that they lead to."""

    title: str
    about: str
    body: str
    marks: tuple[Mark, ...]
    tables: tuple[Table, ...]


def of(article: Article, enrichment: Enrichment) -> FactsAccount:
    """Give the account of an article's facts."""
    parts = (
        _mentions(enrichment.mentions),
        _quotations(enrichment.quotations, article.body),
        _amounts(enrichment.amounts),
        _dates(enrichment.dates),
        _places(enrichment.places),
    )
    marks = sorted(
        _without_doubles([mark for its_marks, _ in parts for mark in its_marks]),
        key=lambda mark: (mark.start, -mark.end),
    )
    day = article.published.value or "undated"
    return FactsAccount(
        title=article.headline or article.address,
        about=f"{article.address}; source {article.source}; {day}; {enrichment.versions}",
        body=article.body,
        marks=tuple(marks),
        tables=tuple(table for _, table in parts if table.rows),
    )


def _without_doubles(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Leave out the marks of the map that have the very span of a name: one number is enough."""
    others = {(mark.start, mark.end) for mark in marks if mark.sort is not Sort.MAP}
    return (mark for mark in marks if mark.sort is not Sort.MAP or (mark.start, mark.end) not in others)


Part = tuple[list[Mark], Table]


def _mentions(mentions: Sequence[Mention]) -> Part:
    """Give the same decision about the same words one row."""
    rows: dict[tuple[object, ...], list[Mention]] = {}
    for one in mentions:
        same = (one.surface, one.kind, one.entity and one.entity.id, one.method, one.flag, one.evidence)
        rows.setdefault(same, []).append(one)
    marks: list[Mark] = []
    table: list[Row] = []
    for place, alike in enumerate(rows.values(), 1):
        marks += [Mark(one.start, one.end, Sort(one.kind.value), str(place)) for one in alike]
        table.append(Row(str(place), _mention_cells(alike[0]), len(alike)))
    columns = ("words", "kind", "entity", "how", "why", "score", "flag", "runners-up")
    return marks, Table("Names", columns, tuple(table))


def _mention_cells(one: Mention) -> tuple[str, ...]:
    return (
        one.surface,
        one.kind.value,
        named(one.entity) if one.entity else "",
        one.method.value if one.method else "",
        one.evidence,
        f"{one.score:.2f}",
        (one.flag or "").replace("_", " "),
        "; ".join(map(named, (*one.candidates, *one.others))),
    )


def named(entity: Entity) -> str:
    """Name an entity with what tells it from its namesakes: "Paris (US, GeoNames 4717560)"."""
    is_known = entity.status is EntityStatus.REGISTRY
    known = (
        entity.wikidata,
        entity.country if entity.country and not entity.iso_code else None,
        f"GeoNames {entity.geonames}" if entity.geonames and not entity.wikidata else None,
        None if is_known else entity.status.value,
    )
    told = ", ".join(part for part in known if part)
    return f"{entity.name} ({told})" if told else entity.name


def _quotations(quotations: Sequence[Quotation], body: str) -> Part:
    marks: list[Mark] = []
    rows: list[Row] = []
    named_by: dict[tuple[int, int], str] = {}
    for place, one in enumerate(quotations, 1):
        number = f"q{place}"
        words = ""
        if one.speaker_start is not None and one.speaker_end is not None:
            span = one.speaker_start, one.speaker_end
            words = body[slice(*span)]
            if span not in named_by:
                named_by[span] = number
                marks.append(Mark(*span, Sort.SPEAKER, number))
        marks.append(Mark(one.start, one.end, Sort.QUOTATION, number))
        speaker = named(one.speaker) if one.speaker else ""
        cells = (one.text, one.kind.value, speaker, words, one.cue or "", one.evidence)
        rows.append(Row(number, cells))
    return marks, Table("Quotations", ("words", "kind", "speaker", "named by", "cue", "why"), tuple(rows))


def _amounts(amounts: Sequence[Amount]) -> Part:
    marks = [Mark(one.start, one.end, Sort.AMOUNT, f"a{n}") for n, one in enumerate(amounts, 1)]
    rows = (Row(f"a{n}", _amount_cells(one)) for n, one in enumerate(amounts, 1))
    return marks, Table("Amounts", ("words", "kind", "value", "unit", "of what", "converts"), tuple(rows))


def _amount_cells(one: Amount) -> tuple[str, ...]:
    value = "vague" if one.value is None else f"{one.value:,.12g}"
    if one.value_to is not None:
        value += f" to {one.value_to:,.12g}"
    of_what = " ".join(part for part in (one.fate, f"a {one.per}" if one.per else None) if part)
    converts = f"a{one.equivalent_of + 1}" if one.equivalent_of is not None else ""
    modified = f"{one.modifier} {value}" if one.modifier else value
    return one.surface, one.kind.value, modified, one.currency or one.unit or "", of_what, converts


def _dates(dates: Sequence[DateMention]) -> Part:
    marks = [Mark(one.start, one.end, Sort.DATE, f"d{n}") for n, one in enumerate(dates, 1)]
    rows = (Row(f"d{n}", _date_cells(one)) for n, one in enumerate(dates, 1))
    return marks, Table("Dates", ("words", "precision", "days", "why"), tuple(rows))


def _date_cells(one: DateMention) -> tuple[str, ...]:
    days = [day.isoformat() for day in dict.fromkeys((one.first, one.last)) if day]
    why = "counted from the day of publication" if one.relative else "as it is written"
    if not days:
        why = "no day of publication to count from" if one.relative else "not certain"
    return one.surface, one.precision.value, " to ".join(days), why


def _places(places: Sequence[Place]) -> Part:
    rows: dict[tuple[object, ...], list[Place]] = {}
    for one in places:
        rows.setdefault((one.surface, one.latitude, one.longitude, one.evidence), []).append(one)
    marks: list[Mark] = []
    table: list[Row] = []
    for number, alike in enumerate(rows.values(), 1):
        marks += [Mark(one.start, one.end, Sort.MAP, f"p{number}") for one in alike]
        one = alike[0]
        degrees = f"{one.latitude:.2f}, {one.longitude:.2f}"
        geonames = str(one.geonames or "")
        cells = (one.surface, one.name, one.country or "", degrees, geonames, one.evidence)
        table.append(Row(f"p{number}", cells, len(alike)))
    columns = ("words", "place", "country", "degrees", "GeoNames", "why")
    return marks, Table("Places on the map", columns, tuple(table))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text whose characters have the same marks; `ended` are those that end with it."""

    text: str
    marks: tuple[Mark, ...]
    begun: tuple[Mark, ...]
    ended: tuple[Mark, ...]


def pieces(body: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Cut a text where a mark begins or ends. The marks that hold a piece are in the order of their beginning."""
    begins, ends = _by(marks, "start"), _by(marks, "end")
    cuts = sorted({0, len(body), *begins, *ends})
    current: list[Mark] = []
    for start, end in pairwise(cuts):
        begun = begins.get(start, [])
        current = [mark for mark in (*current, *begun) if mark.end > start]
        ended = sorted(ends.get(end, []), key=lambda mark: -mark.start)
        yield Piece(body[start:end], tuple(current), tuple(begun), tuple(ended))


def _by(marks: Iterable[Mark], edge: str) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        found.setdefault(getattr(mark, edge), []).append(mark)
    return found
