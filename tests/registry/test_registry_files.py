"""The curated files: their form, their completeness, and that no form is claimed twice unawares."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date

import pytest
from babel import Locale

from wirehouse.enrich.lexicon import ROLES
from wirehouse.enrich.registry import ENTITY_FILES, FOLDER, default_registry
from wirehouse.records import EntityKind

# Codes of the CLDR that ISO 3166-1 reserves or leaves to users, or that stand for groups.
NO_COUNTRY = set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ".split())


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def entities() -> list[dict[str, str]]:
    return [row for name in ENTITY_FILES for row in rows(name)]


def test_every_iso_3166_country_is_there() -> None:
    expected = {code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", code)} - NO_COUNTRY
    codes = [row["iso_code"] for row in rows("countries.csv")]
    assert len(codes) == 249
    assert set(codes) == expected


def test_every_country_has_a_wikidata_id() -> None:
    assert [row["name"] for row in rows("countries.csv") if not row["wikidata"]] == []


@pytest.mark.parametrize(
    ("code", "item"),
    [("UA", "Q212"), ("US", "Q30"), ("GE", "Q230"), ("NL", "Q55"), ("DK", "Q35"), ("GB", "Q145")],
)
def test_known_countries_have_their_known_item(code: str, item: str) -> None:
    assert default_registry().entries[code].entity.wikidata == item


def test_wikidata_ids_have_their_form_and_are_unique(entities: list[dict[str, str]]) -> None:
    items = [row["wikidata"] for row in entities if row["wikidata"]]
    assert [item for item in items if not re.fullmatch(r"Q[1-9]\d*", item)] == []
    assert [item for item, times in Counter(items).items() if times > 1] == []


def test_keys_are_unique(entities: list[dict[str, str]]) -> None:
    assert [key for key, times in Counter(row["key"] for row in entities).items() if times > 1] == []


def test_kinds_are_known(entities: list[dict[str, str]]) -> None:
    assert {row["kind"] for row in entities} <= set(EntityKind)


def test_a_form_that_several_entities_claim_is_declared_ambiguous(entities: list[dict[str, str]]) -> None:
    declared = {row["alias"] for row in rows("ambiguous.csv")}
    claims: dict[str, set[str]] = {}
    for row in entities:
        for form in (row["name"], *row["aliases"].split("|"), *row["demonyms"].split("|")):
            if form:
                claims.setdefault(form, set()).add(row["key"])
    assert {form: keys for form, keys in claims.items() if len(keys) > 1 and form not in declared} == {}


def test_a_declared_meaning_names_an_entity_that_is_there(entities: list[dict[str, str]]) -> None:
    keys = {row["key"] for row in entities}
    assert {row["key"] for row in rows("ambiguous.csv") if row["key"]} <= keys


def test_offices_name_known_people_owners_and_roles(entities: list[dict[str, str]]) -> None:
    keys = {row["key"] for row in entities}
    offices = rows("offices.csv") + [row for row in entities if row["role"]]
    assert [office for office in offices if not {office["key"], office["of"]} <= keys] == []
    assert [office["role"] for office in offices if office["role"] not in ROLES.values()] == []


def test_offices_end_after_they_begin(entities: list[dict[str, str]]) -> None:
    for office in rows("offices.csv") + entities:
        if office["valid_from"] and office["valid_to"]:
            assert date.fromisoformat(office["valid_from"]) < date.fromisoformat(office["valid_to"]), office


def test_currency_codes_have_their_form_and_symbols_are_claimed_once() -> None:
    currencies = rows("currencies.csv")
    codes = [row["code"] for row in currencies if row["code"]]
    assert {"USD", "EUR", "GBP", "UAH", "JPY"} <= set(codes)
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert len(codes) == len(set(codes))
    symbols = [symbol for row in currencies for symbol in row["symbols"].split("|") if symbol]
    assert len(symbols) == len(set(symbols))


def test_cells_have_no_stray_spaces_or_empty_parts(entities: list[dict[str, str]]) -> None:
    for row in entities:
        for cell in row.values():
            assert cell == cell.strip()
        for part in (row["aliases"] + "|" + row["demonyms"]).strip("|").split("|"):
            assert part == part.strip()
