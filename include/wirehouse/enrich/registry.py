"""The curated entities: who and what a mention can be linked to.

The registry is a folder of CSV files, described in its own README. A user's file of the same form is
laid over it: its rows replace rows of the same key, and its aliases win over everybody else's.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from wirehouse import identity, settings
from wirehouse.errors import SettingsError
from wirehouse.records import Entity, EntityKind, EntityStatus

FOLDER = settings.INCLUDE / "registry"
ENTITY_FILES = (
    "countries.csv",
    "places.csv",
    "organisations.csv",
    "international.csv",
    "agencies.csv",
    "parties.csv",
    "media.csv",
    "companies.csv",
    "people.csv",
    "leaders.csv",
    "events.csv",
    "products.csv",
    "laws.csv",
)
COLUMNS = (
    "key",
    "kind",
    "name",
    "wikidata",
    "iso_code",
    "aliases",
    "demonyms",
    "role",
    "of",
    "valid_from",
    "valid_to",
)
PLACE_COLUMNS = ("country", "latitude", "longitude", "geonames")
"""Columns that a file of places has besides; a file without them is as good."""


@dataclass(frozen=True, slots=True)
class Office:
    """A role that a person held in an organisation or country (`of`, a key), both days included.

    A day that is None is open: not known, or not over.
    """

    role: str
    of: str
    valid_from: date | None = None
    valid_to: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether the office was held on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One entity of the registry, with the names that stand for it."""

    key: str
    entity: Entity
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every surface form that stands for the entity itself."""
        return (self.entity.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a surface form; `context` holds the words that speak for it.

    A key of None says that the form means none of our entities ("Wall Street", "African American").
    """

    key: str | None
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency: its ISO 4217 code (None where a word alone does not tell it), symbols and words.

    `hundredths` are the words for a hundredth of it. A word may be of one language only: "de:Franken".
    """

    code: str | None
    symbols: tuple[str, ...]
    words: tuple[str, ...]
    hundredths: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, eq=False)
class Registry:
    """All entities by key, what each surface form can mean, and the currencies.

    `senses` has one sense for most forms, several for a declared ambiguity. `demonyms` are the forms
    that name a people or an adjective rather than the place itself. `version` is a hash of the files.
    """

    entries: Mapping[str, Entry]
    senses: Mapping[str, tuple[Sense, ...]]
    demonyms: frozenset[str]
    currencies: tuple[Currency, ...]
    version: str


@cache
def default_registry() -> Registry:
    """Read the registry that comes with Wirehouse, with the user's file over it, once a process.

    Raises `SettingsError`, naming file and line, where a file is wrong.
    """
    return read_registry(FOLDER, settings.load().registry_file)


def read_registry(folder: Path, user_file: Path | None = None) -> Registry:
    """Read a folder of registry files, and a user's file over it.

    Raises `SettingsError` for a wrong row, and for a form that two entities claim without a row in
    ambiguous.csv that declares it.
    """
    offices = _read_offices(folder / "offices.csv")
    entries: dict[str, Entry] = {}
    for name in ENTITY_FILES:
        for entry in _read_entries(folder / name, offices):
            if entry.key in entries:
                raise SettingsError(f"{folder / name}: the key {entry.key!r} is there twice")
            entries[entry.key] = entry
    own = {entry.key: entry for entry in _read_entries(user_file, {})} if user_file else {}
    declared = _read_ambiguous(folder / "ambiguous.csv")
    senses = _senses((entry for key, entry in entries.items() if key not in own), declared, str(folder))
    senses |= _senses(own.values(), {}, str(user_file))
    entries |= own
    unknown = {
        sense.key for meanings in senses.values() for sense in meanings if sense.key not in {None, *entries}
    }
    if unknown:
        raise SettingsError(f"{folder / 'ambiguous.csv'}: no entity has the key {min(map(str, unknown))!r}")
    return Registry(
        entries=entries,
        senses=senses,
        demonyms=frozenset(form for entry in entries.values() for form in entry.demonyms),
        currencies=tuple(_read_currencies(folder / "currencies.csv")),
        version=_hash([*sorted(folder.glob("*.csv")), *([user_file] if user_file else [])]),
    )


def _senses(
    entries: Iterable[Entry], declared: Mapping[str, tuple[Sense, ...]], where: str
) -> dict[str, tuple[Sense, ...]]:
    claims: dict[str, set[str]] = {}
    for entry in entries:
        for form in (*entry.names, *entry.demonyms):
            claims.setdefault(form, set()).add(entry.key)
    for form, keys in claims.items():
        if len(keys) > 1 and form not in declared:
            raise SettingsError(
                f"{where}: {', '.join(sorted(keys))} all claim {form!r}; declare it in ambiguous.csv"
            )
    return {form: (Sense(min(keys)),) for form, keys in claims.items()} | dict(declared)


def _read_entries(path: Path, offices: Mapping[str, tuple[Office, ...]]) -> Iterable[Entry]:
    for line, row in _rows(path, COLUMNS, PLACE_COLUMNS):
        where = f"{path}:{line}"
        key, name, kind = row["key"], row["name"], row["kind"]
        if not key or not name:
            raise SettingsError(f"{where}: a key and a name are expected")
        if kind not in set(EntityKind):
            raise SettingsError(f"{where}: kind: one of {', '.join(EntityKind)} is expected, not {kind!r}")
        office = (_office(where, row),) if row["role"] else ()
        yield Entry(
            key=key,
            entity=Entity(
                id=identity.registry_entity_id(key),
                name=name,
                kind=EntityKind(kind),
                status=EntityStatus.REGISTRY,
                wikidata=row["wikidata"] or None,
                iso_code=row["iso_code"] or None,
                country=row["country"] or row["iso_code"] or None,
                latitude=_number(where, row["latitude"]),
                longitude=_number(where, row["longitude"]),
                geonames=int(row["geonames"]) if row["geonames"].isdecimal() else None,
            ),
            aliases=_parts(row["aliases"]),
            demonyms=_parts(row["demonyms"]),
            offices=(*office, *offices.get(key, ())),
        )


def _read_offices(path: Path) -> dict[str, tuple[Office, ...]]:
    offices: dict[str, tuple[Office, ...]] = {}
    for line, row in _rows(path, ("key", "role", "of", "valid_from", "valid_to")):
        offices[row["key"]] = (*offices.get(row["key"], ()), _office(f"{path}:{line}", row))
    return offices


def _read_ambiguous(path: Path) -> dict[str, tuple[Sense, ...]]:
    declared: dict[str, tuple[Sense, ...]] = {}
    for _line, row in _rows(path, ("alias", "key", "context")):
        sense = Sense(row["key"] or None, _parts(row["context"]))
        declared[row["alias"]] = (*declared.get(row["alias"], ()), sense)
    return declared


def _read_currencies(path: Path) -> Iterable[Currency]:
    for _line, row in _rows(path, ("code", "name", "symbols", "words", "hundredths")):
        symbols, words, hundredths = (_parts(row[column]) for column in ("symbols", "words", "hundredths"))
        yield Currency(row["code"] or None, symbols, words, hundredths, row["name"])


def _rows(
    path: Path, columns: tuple[str, ...], optional: tuple[str, ...] = ()
) -> Iterable[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if missing := set(columns) - set(reader.fieldnames or ()):
                raise SettingsError(f"{path}: the columns {', '.join(sorted(missing))} are missing")
            for row in reader:
                if None in row or any(row[column] is None for column in columns):
                    raise SettingsError(f"{path}:{reader.line_num}: {len(columns)} columns are expected")
                yield (
                    reader.line_num,
                    {column: (row.get(column) or "").strip() for column in (*columns, *optional)},
                )
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SettingsError(f"{path}: not readable as CSV: {error}") from error


def _number(where: str, cell: str) -> float | None:
    try:
        return float(cell) if cell else None
    except ValueError as error:
        raise SettingsError(f"{where}: {cell!r} is no number of degrees") from error


def _office(where: str, row: Mapping[str, str]) -> Office:
    try:
        first, last = (date.fromisoformat(row[name]) if row[name] else None for name in COLUMNS[-2:])
    except ValueError as error:
        raise SettingsError(f"{where}: {error}; a day such as 2024-10-01 is expected") from error
    return Office(row["role"], row["of"], first, last)


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _hash(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
