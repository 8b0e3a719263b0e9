"""Facts that cannot be: of each the change of a valid row, and the expectation that must refuse it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import staged_batch as batch

from wirehouse import identity
from wirehouse.reasons import Reason

END = len(batch.BODY)
NAN, INFINITE = float("nan"), float("inf")


@dataclass(frozen=True)
class Wrong:
    """A wrong fact: what is changed, what must fail, its reason, and words of the evidence.

    `of` is the table whose row is changed, where it is not the fact's own. `article` changes its article;
    where that has another body, no other fact is staged of it.
    """

    fact: str
    changes: batch.Row
    expectation: str
    reason: Reason
    words: str
    of: str = ""
    article: batch.Row = field(default_factory=dict)


def entity_id(name: str) -> UUID:
    """Give the id of one of the odd entities."""
    return identity.entity_id("person", name)


ODD = {
    "no name": {"name": " "},
    "long name": {"name": "N" * 301},
    "odd kind": {"kind": "animal"},
    "odd status": {"status": "rumoured"},
    "odd item": {"wikidata": "P31"},
    "odd code": {"iso_code": "UKR"},
    "odd country": {"country": "uk"},
    "half a place": {"latitude": 50.0},
    "beyond the pole": {"latitude": 91.0, "longitude": 0.0},
    "no geonames": {"geonames": 0},
    "curated": {"status": "registry"},
}

ENTITIES = [
    batch.entity(),
    batch.entity(entity_id=batch.CANDIDATE, name="Mara Vennen", status="registry"),
    *(batch.entity(**{"entity_id": entity_id(name), "name": name, **change}) for name, change in ODD.items()),
]


def _names(name: str) -> batch.Row:
    return {"entity_id": entity_id(name)}


def _beginning(text: str) -> batch.Row:
    return {"start_char": 0, "end_char": len(text)}


MENTIONS = [
    Wrong("mention", {"start_char": 3, "end_char": 12}, "the body reads so", Reason.BAD_SPAN, "reads"),
    Wrong("mention", {"surface": "Mara Vent"}, "the body reads so", Reason.BAD_SPAN, "Mara Venn"),
    Wrong("mention", {"start_char": 5, "end_char": 5}, "the body reads so", Reason.BAD_SPAN, "no char"),
    Wrong("mention", {"start_char": 9, "end_char": 5}, "the body reads so", Reason.BAD_SPAN, "no char"),
    Wrong("mention", {"start_char": -4, "end_char": 5}, "the body reads so", Reason.BAD_SPAN, "no char"),
    Wrong(
        "mention",
        {"start_char": END + 1, "end_char": END + 10},
        "the body reads so",
        Reason.BAD_SPAN,
        "reads",
    ),
    Wrong(
        "mention",
        {"surface": " ", "start_char": 7, "end_char": 8},
        "the wording is there",
        Reason.MISSING_VALUE,
        "wording =",
    ),
    Wrong(
        "mention",
        {"surface": "N" * 301, **_beginning("N" * 301)},
        "a name is short",
        Reason.BAD_VALUE,
        "301",
        article={"body": "N" * 301 + "\n\n" + batch.BODY},
    ),
    Wrong("mention", {"kind": "animal"}, "the kind of a mention is known", Reason.BAD_VALUE, "animal"),
    Wrong("mention", {"link_method": "guess"}, "the link's method is known", Reason.BAD_VALUE, "guess"),
    Wrong("mention", {"link_method": None}, "a link is whole", Reason.MISSING_VALUE, "no method"),
    Wrong("mention", {"entity_id": None}, "a link is whole", Reason.MISSING_VALUE, "provisional"),
    Wrong("mention", _names("curated"), "the link says what it is", Reason.WRONG_IDENTITY, "curated"),
    Wrong("mention", {"link_score": 1.01}, "the link's score is a share", Reason.BAD_VALUE, "1.01"),
    Wrong("mention", {"link_score": NAN}, "the link's score is a share", Reason.BAD_VALUE, "nan"),
    Wrong("mention", {"flag": "?" * 101}, "the flag is a word", Reason.BAD_VALUE, "101"),
    Wrong(
        "mention",
        {"entity_id": batch.key(0)},
        "the entity is staged",
        Reason.WRONG_IDENTITY,
        str(batch.key(0)),
    ),
    Wrong("mention", _names("no name"), "the entity has a name", Reason.MISSING_VALUE, "entity_name"),
    Wrong("mention", _names("long name"), "the entity's name is short", Reason.BAD_VALUE, "301"),
    Wrong("mention", _names("odd kind"), "the kind of the entity is known", Reason.BAD_VALUE, "animal"),
    Wrong("mention", _names("odd status"), "the entity's status is known", Reason.BAD_VALUE, "rumoured"),
    Wrong("mention", _names("odd item"), "the Wikidata id is one", Reason.BAD_VALUE, "P31"),
    Wrong("mention", _names("odd code"), "the country code is one", Reason.BAD_VALUE, "UKR"),
    Wrong("mention", _names("odd country"), "the country of a place is one", Reason.BAD_VALUE, "uk"),
    Wrong("mention", _names("half a place"), "a place lies on earth", Reason.BAD_VALUE, "50 null"),
    Wrong("mention", _names("beyond the pole"), "a place lies on earth", Reason.BAD_VALUE, "91 0"),
    Wrong("mention", _names("no geonames"), "a place lies on earth", Reason.BAD_VALUE, "0"),
    Wrong(
        "mention",
        {"entity_id": batch.MARA},
        "a candidate is one of the registry",
        Reason.WRONG_IDENTITY,
        "provisional",
        of="mention_candidate",
    ),
    Wrong(
        "mention",
        {"entity_id": batch.key(0)},
        "a candidate is one of the registry",
        Reason.WRONG_IDENTITY,
        "not staged",
        of="mention_candidate",
    ),
]

QUOTATIONS = [
    Wrong("quotation", {"text": "It pays"}, "the body reads so", Reason.BAD_SPAN, "It pays its way"),
    Wrong("quotation", {"start_char": 9, "end_char": 2}, "the body reads so", Reason.BAD_SPAN, "no char"),
    Wrong(
        "quotation",
        {"text": " ", "start_char": 7, "end_char": 8},
        "the wording is there",
        Reason.MISSING_VALUE,
        "wording =",
    ),
    Wrong(
        "quotation",
        {"text": "q" * 50_001, **_beginning("q" * 50_001)},
        "a quotation is not a page",
        Reason.BAD_VALUE,
        "50001",
        article={"body": "q" * 50_001 + "\n\n" + batch.BODY},
    ),
    Wrong("quotation", {"kind": "loud"}, "the kind of a quotation is known", Reason.BAD_VALUE, "loud"),
    *(
        Wrong("quotation", span, "the speaker stands in the body", Reason.BAD_SPAN, words)
        for span, words in (
            ({"speaker_start_char": 7, "speaker_end_char": None}, "7 to null"),
            ({"speaker_start_char": 7, "speaker_end_char": 7}, "7 to 7"),
            ({"speaker_start_char": -1}, "-1 to"),
            ({"speaker_end_char": END + 1}, str(END + 1)),
        )
    ),
    Wrong(
        "quotation",
        {"speaker_start_char": None, "speaker_end_char": None},
        "a speaker is named",
        Reason.MISSING_VALUE,
        str(batch.MARA),
    ),
    Wrong(
        "quotation",
        {"speaker_entity_id": batch.key(0)},
        "the speaker is staged",
        Reason.WRONG_IDENTITY,
        str(batch.key(0)),
    ),
    *(
        Wrong("quotation", {"speaker_entity_id": entity_id(name)}, expectation, reason, words)
        for name, expectation, reason, words in (
            ("no name", "the speaker has a name", Reason.MISSING_VALUE, "speaker_name"),
            ("odd kind", "the kind of the speaker is known", Reason.BAD_VALUE, "animal"),
            ("odd status", "the speaker's status is known", Reason.BAD_VALUE, "rumoured"),
        )
    ),
    Wrong("quotation", {"cue": ""}, "a cue is short", Reason.BAD_VALUE, "cue_length = 0"),
]

AMOUNTS = [
    Wrong("amount", {"surface": "€3 million"}, "the body reads so", Reason.BAD_SPAN, "€2 million"),
    Wrong(
        "amount",
        {"surface": " ", "start_char": 7, "end_char": 8},
        "the wording is there",
        Reason.MISSING_VALUE,
        "wording =",
    ),
    Wrong(
        "amount",
        {"surface": "9" * 301, **_beginning("9" * 301)},
        "an amount is short",
        Reason.BAD_VALUE,
        "301",
        article={"body": "9" * 301 + "\n\n" + batch.BODY},
    ),
    Wrong("amount", {"currency": "€"}, "the currency is a code", Reason.BAD_VALUE, "currency = €"),
    Wrong(
        "amount",
        {"kind": "mood", "currency": None},
        "the kind of an amount is known",
        Reason.BAD_VALUE,
        "mood",
    ),
    Wrong("amount", {"kind": "percentage"}, "an amount is of one kind", Reason.BAD_VALUE, "percentage EUR"),
    Wrong("amount", {"unit": "euro"}, "an amount is of one kind", Reason.BAD_VALUE, "money EUR euro"),
    Wrong("amount", {"fate": "killed"}, "an amount is of one kind", Reason.BAD_VALUE, "killed"),
    Wrong(
        "amount",
        {"kind": "count", "currency": None, "fate": "!!"},
        "the fate is a word",
        Reason.BAD_VALUE,
        "!!",
    ),
    Wrong("amount", {"value": NAN}, "the sum is a number", Reason.BAD_VALUE, "NaN"),
    Wrong("amount", {"value": INFINITE}, "the sum is a number", Reason.BAD_VALUE, "Infinity"),
    Wrong("amount", {"value": 5, "value_to": 4}, "the sum is a number", Reason.BAD_VALUE, "5 to 4"),
    Wrong("amount", {"value": None, "value_to": 4}, "the sum is a number", Reason.BAD_VALUE, "null to 4"),
    Wrong(
        "amount",
        {"equivalent_of_start_char": 1},
        "a conversion converts another sum",
        Reason.BAD_VALUE,
        "bad_equivalent = 1",
    ),
    Wrong(
        "amount",
        {"equivalent_of_start_char": batch.amount()["start_char"]},
        "a conversion converts another sum",
        Reason.BAD_VALUE,
        "bad_equivalent",
    ),
]

DATES = [
    Wrong("date_mention", {"surface": "Friday"}, "the body reads so", Reason.BAD_SPAN, "Thursday"),
    Wrong(
        "date_mention",
        {"surface": " ", "start_char": 7, "end_char": 8},
        "the wording is there",
        Reason.MISSING_VALUE,
        "wording =",
    ),
    Wrong(
        "date_mention",
        {"surface": "1" * 301, **_beginning("1" * 301)},
        "a date is short",
        Reason.BAD_VALUE,
        "301",
        article={"body": "1" * 301 + "\n\n" + batch.BODY},
    ),
    Wrong("date_mention", {"precision": "hour"}, "the precision is known", Reason.BAD_VALUE, "hour"),
    Wrong("date_mention", {"last_day": None}, "the days are in their order", Reason.BAD_VALUE, "to null"),
    Wrong(
        "date_mention",
        {"last_day": date(2026, 11, 18)},
        "the days are in their order",
        Reason.BAD_VALUE,
        "2026-11-18",
    ),
    Wrong(
        "date_mention",
        {"precision": "week", "last_day": date(2026, 11, 26)},
        "the days fit the precision",
        Reason.BAD_VALUE,
        "week: 2026-11-19",
    ),
    Wrong(
        "date_mention",
        {},
        "no day is guessed",
        Reason.DATE_WITHOUT_BASIS,
        "2026-11-19",
        article=dict.fromkeys(
            (
                "published_on",
                "published_value",
                "published_precision",
                "published_basis",
                "published_confidence",
            )
        ),
    ),
]

PLACES = [
    Wrong("place_mention", {"surface": "Oslo"}, "the body reads so", Reason.BAD_SPAN, "Olsk"),
    Wrong(
        "place_mention",
        {"surface": " ", "start_char": 7, "end_char": 8},
        "the wording is there",
        Reason.MISSING_VALUE,
        "wording =",
    ),
    Wrong(
        "place_mention",
        {"surface": "O" * 301, **_beginning("O" * 301)},
        "a place is short",
        Reason.BAD_VALUE,
        "301",
        article={"body": "O" * 301 + "\n\n" + batch.BODY},
    ),
    Wrong("place_mention", {"name": " "}, "the place has a name", Reason.MISSING_VALUE, "name ="),
    Wrong("place_mention", {"latitude": 90.5}, "the latitude is one", Reason.BAD_VALUE, "90.5"),
    Wrong("place_mention", {"latitude": NAN}, "the latitude is one", Reason.BAD_VALUE, "nan"),
    Wrong("place_mention", {"longitude": -181.0}, "the longitude is one", Reason.BAD_VALUE, "-181"),
    Wrong(
        "place_mention",
        {"latitude": 0.0, "longitude": 0.0},
        "the place is somewhere",
        Reason.BAD_VALUE,
        "Olsk",
    ),
    Wrong("place_mention", {"country": "GBR"}, "the country code is one", Reason.BAD_VALUE, "GBR"),
    Wrong("place_mention", {"geonames": -1}, "the GeoNames id is one", Reason.BAD_VALUE, "-1"),
]

WRONG = [*MENTIONS, *QUOTATIONS, *AMOUNTS, *DATES, *PLACES]
