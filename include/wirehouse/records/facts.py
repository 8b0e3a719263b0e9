"""What an article says: entities, mentions, quotations and amounts, each with its span of the body."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    PRODUCT = "product"
    LAW = "law"


class EntityStatus(StrEnum):
    """Whether a person vouches for an entity."""

    REGISTRY = "registry"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something that articles mention.

    `wikidata` is a Wikidata item id ("Q212"), `iso_code` the ISO 3166-1 alpha-2 code of a country. A
    place has the code of the country in which it lies (`country`), its middle in degrees of WGS 84, and
    its GeoNames id, as far as they are known.
    """

    id: uuid.UUID
    name: str
    kind: EntityKind
    status: EntityStatus
    wikidata: str | None = None
    iso_code: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where on earth a stretch of a body is: `body[start:end] == surface`.

    Besides places that are mentioned, the peoples ("German") and the places inside other names
    ("London" in "London Stock Exchange") are given. Degrees are those of WGS 84. `evidence` says in a few
    words why it is this place and none of its namesakes.
    """

    start: int
    end: int
    surface: str
    name: str
    latitude: float
    longitude: float
    country: str | None = None
    geonames: int | None = None
    evidence: str = ""


class LinkMethod(StrEnum):
    """How a mention came to its entity."""

    ALIAS = "alias"
    DEMONYM = "demonym"
    CHAIN = "chain"
    ROLE = "role"
    VARIANT = "variant"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a body: `body[start:end] == surface`, always.

    `score` is the confidence of the link, from 0 to 1. `flag` says what is odd about it, for review.
    `candidates` are the registry's entities that it could be, the likeliest first, where it is linked to
    none of them; `others` the further meanings of a name that is linked. `evidence` is a word that tells
    the kind of reason, a colon, and what was found: "surname: Olaf Scholz, named at 12".
    """

    start: int
    end: int
    surface: str
    kind: EntityKind
    entity: Entity | None = None
    method: LinkMethod | None = None
    score: float = 0.0
    flag: str | None = None
    candidates: tuple[Entity, ...] = ()
    evidence: str = ""
    others: tuple[Entity, ...] = ()


class QuotationKind(StrEnum):
    """How words are quoted."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words, without their quotation marks: `body[start:end] == text`.

    `speaker` is None where the text does not say it beyond doubt. `speaker_start` and `speaker_end`
    are the span of the words that name the speaker, even where they lead to no entity ("one
    official"). The pieces into which a cue or the end of a paragraph parts one quotation share it.
    `evidence` says where the cue stands and how the speaker follows from it.
    """

    start: int
    end: int
    text: str
    kind: QuotationKind
    speaker: Entity | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str | None = None
    evidence: str = ""


class AmountKind(StrEnum):
    """What an amount measures."""

    MONEY = "money"
    PERCENTAGE = "percentage"
    QUANTITY = "quantity"
    COUNT = "count"
    CASUALTIES = "casualties"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money, a percentage, a quantity or a count: `body[start:end] == surface`.

    `currency` is an ISO 4217 code. `value` is None where the text is vague ("billions of dollars").
    `value_to` is the upper end of a range. `modifier` is "more than", "at least", "about", "almost",
    "up to" or "less than"; `per` is "year", ... `equivalent_of` is the place, in the list of amounts, of
    the sum that this one converts.

    `unit` is what is measured in or counted, in the singular: "percent" or "percentage point", "kilometre",
    "soldier". `fate` is what has become of those counted: "killed", "injured", "missing", ...
    """

    start: int
    end: int
    surface: str
    currency: str | None
    value: float | None
    value_to: float | None = None
    modifier: str | None = None
    per: str | None = None
    equivalent_of: int | None = None
    kind: AmountKind = AmountKind.MONEY
    unit: str | None = None
    fate: str | None = None


class DatePrecision(StrEnum):
    """How exactly a text names a time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that the text names: `body[start:end] == surface`.

    `first` and `last` are the days it spans, both included; None where they are not certain, as those of
    "yesterday" without a day of publication. `relative` tells that they depend on that day.
    """

    start: int
    end: int
    surface: str
    precision: DatePrecision
    first: date | None = None
    last: date | None = None
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Enrichment:
    """The facts of one article, each with its span of the body, in the order of the text."""

    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    amounts: tuple[Amount, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[DateMention, ...] = ()
    versions: str = ""
