"""An article of our own making with facts of every kind, for the tests of the views."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from wirehouse.cli.facts_account import FactsAccount, of
from wirehouse.records import (
    Amount,
    Article,
    DateMention,
    DatePrecision,
    Enrichment,
    Entity,
    EntityKind,
    EntityStatus,
    LinkMethod,
    Mention,
    Place,
    Quotation,
    QuotationKind,
)

TEXT = (
    'Kyiv will get more than €2m ($2.2m), Lindqvist said. "We pay on Friday," said Lindqvist, and "we pay Georgia too," '
    "she wrote to Kyiv."
)
HOSTILE = "<script>alert('x')</script> \"&amp; \u202eevil\x1b[2J"


def _entity(number: int, name: str, kind: EntityKind, status: EntityStatus, **known: str) -> Entity:
    return Entity(UUID(int=number), name, kind, status, **known)


KYIV = _entity(1, "Kyiv", EntityKind.PLACE, EntityStatus.REGISTRY, wikidata="Q1899", country="UA")
LINDQVIST = _entity(2, "Maja Lindqvist", EntityKind.PERSON, EntityStatus.PROVISIONAL)
GEORGIA = _entity(3, "Georgia", EntityKind.PLACE, EntityStatus.REGISTRY, wikidata="Q230", iso_code="GE")
STATE = _entity(
    4, "Georgia (U.S. state)", EntityKind.PLACE, EntityStatus.REGISTRY, wikidata="Q1428", country="US"
)


def _at(words: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(words, after)
    return start, start + len(words)


def _mention(words: str, after: int, entity: Entity, **known: object) -> Mention:
    return Mention(*_at(words, after), words, entity.kind, entity, **known)


def _quotation(words: str, speaker: tuple[int, int], cue: str) -> Quotation:
    return Quotation(
        *_at(words), words, QuotationKind.DIRECT, LINDQVIST, *speaker, cue, "cue behind; name: she"
    )


def enrichment() -> Enrichment:
    """The facts of the text."""
    alias = {"method": LinkMethod.ALIAS, "score": 0.96, "evidence": "alias: Kyiv, the only meaning"}
    return Enrichment(
        mentions=(
            _mention("Kyiv", 0, KYIV, **alias),
            _mention(
                "Lindqvist",
                60,
                LINDQVIST,
                method=LinkMethod.VARIANT,
                flag="name_variant",
                evidence="role: chair",
            ),
            _mention("Georgia", 0, GEORGIA, method=LinkMethod.ALIAS, score=0.96, others=(STATE,)),
            _mention("Kyiv", 5, KYIV, **alias),
        ),
        quotations=(
            _quotation("We pay on Friday,", _at("Lindqvist", 60), "said"),
            _quotation("we pay Georgia too,", _at("she", 90), "wrote"),
        ),
        amounts=(
            Amount(*_at("€2m"), "€2m", "EUR", 2e6, modifier="more than"),
            Amount(*_at("$2.2m"), "$2.2m", "USD", 2.2e6, equivalent_of=0),
        ),
        dates=(
            DateMention(
                *_at("Friday"),
                "Friday",
                DatePrecision.DAY,
                date(2026, 5, 15),
                date(2026, 5, 15),
                relative=True,
            ),
        ),
        places=(
            Place(*_at("Kyiv"), "Kyiv", "Kyiv", 50.45, 30.52, "UA", 703448, "registry: the place itself"),
        ),
        versions="enrich-9",
    )


def account() -> FactsAccount:
    """The account of the text."""
    return of(Article("0" * 64, "oldhaven/pay.html", "oldhaven", "Who pays", TEXT), enrichment())


def hostile_account() -> FactsAccount:
    """The account of an article all of whose texts are an attack."""
    entity = _entity(5, HOSTILE, EntityKind.PERSON, EntityStatus.PROVISIONAL)
    mention = Mention(
        0, len(HOSTILE), HOSTILE, entity.kind, entity, LinkMethod.PROVISIONAL, evidence=HOSTILE, flag=HOSTILE
    )
    return of(Article("0" * 64, HOSTILE, HOSTILE, HOSTILE, HOSTILE), Enrichment(mentions=(mention,)))
