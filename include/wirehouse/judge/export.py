"""Proposals as rows of a registry file, for a person to complete."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse.database import read_sql
from wirehouse.judge.entities import Proposal

_BETWEEN = "|"
_LONGEST_KEY = 80


@dataclass(frozen=True, slots=True)
class RegistryRow:
    """A row of a registry file: the columns that a text can fill; the others are left for people."""

    key: str
    kind: str
    name: str
    aliases: str


def registry_rows(
    cursor: Cursor, proposed: Iterable[Proposal], *, keys: Collection[str], forms: Collection[str]
) -> list[RegistryRow]:
    """Give the rows of proposals for a user's registry file.

    `keys` and `forms` are those that the registry has: a row never takes a key that would replace one of
    ours, nor a form that means somebody else already. A proposal whose very name does is left out.
    """
    wanted = [one for one in proposed if one.name not in forms and _BETWEEN not in one.name]
    cursor.execute(read_sql("judgement/names"), {"entity_ids": [one.id for one in wanted]})
    names: Mapping[UUID, list[str]] = dict(cursor.fetchall())
    taken_keys = set(keys)
    # Of two kinds that share a name the more frequent one has it, and a name goes before an alias.
    named = {one.name: one for one in reversed(wanted)}
    taken_forms = {*forms, *named}
    rows = []
    for one in wanted:
        if named[one.name] is not one:
            continue
        aliases = [form for form in names.get(one.id, []) if form not in taken_forms and _BETWEEN not in form]
        taken_forms.update(aliases)
        key = _free_key(one, taken_keys)
        taken_keys.add(key)
        rows.append(RegistryRow(key, one.kind, one.name, _BETWEEN.join(aliases)))
    return rows


def _free_key(one: Proposal, taken: Collection[str]) -> str:
    key = _slug(one.name) or str(one.id)
    for tried in (key, f"{key}-{one.kind}"):
        if tried not in taken:
            return tried
    return f"{key}-{one.id}"


def _slug(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", "-", plain).strip("-")[:_LONGEST_KEY].strip("-")
