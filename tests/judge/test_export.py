"""Proposals as rows of a registry file."""

from __future__ import annotations

from archive import Archive

from wirehouse.database import transaction
from wirehouse.judge import RegistryRow, proposals, registry_rows

BODY = "Marta Velling met M. Velling, Éva Ünal | sons and 東京 in Oldhaven."


def exported(
    archive: Archive, keys: set[str] | None = None, forms: set[str] | None = None
) -> list[RegistryRow]:
    with transaction(archive.loader_url) as cursor:
        found = proposals(cursor, articles=1, sources=1)
        return registry_rows(cursor, found, keys=keys or set(), forms=forms or set())


def name(archive: Archive, surface: str, *aliases: str) -> None:
    entity = archive.entity(surface)
    archive.mention(archive.article(f"oldhaven/{surface}", BODY), surface, entity)
    for alias in aliases:
        archive.query("INSERT INTO news.entity_alias VALUES (%s, %s, 'observed')", entity, alias)


def test_a_row_has_a_key_of_plain_letters_and_the_names_that_texts_use(archive: Archive):
    name(archive, "Éva Ünal", "E. Ünal", "Éva Ünal")
    assert exported(archive) == [RegistryRow("eva-unal", "person", "Éva Ünal", "E. Ünal")]


def test_a_key_never_replaces_one_that_the_registry_has(archive: Archive):
    name(archive, "Marta Velling")
    assert [row.key for row in exported(archive, keys={"marta-velling"})] == ["marta-velling-person"]
    (row,) = exported(archive, keys={"marta-velling", "marta-velling-person"})
    assert row.key.startswith("marta-velling-")
    assert len(row.key) > len("marta-velling-person")


def test_a_form_that_means_somebody_already_is_left_out(archive: Archive):
    name(archive, "Marta Velling", "The Director", "M. Velling")
    assert [row.aliases for row in exported(archive, forms={"The Director"})] == ["M. Velling"]
    assert exported(archive, forms={"Marta Velling"}) == []


def test_no_two_rows_claim_one_form(archive: Archive):
    name(archive, "Marta Velling", "Velling")
    name(archive, "M. Velling", "Velling", "Marta Velling")
    rows = exported(archive)
    forms = [form for row in rows for form in (row.name, *filter(None, row.aliases.split("|")))]
    assert sorted(forms) == sorted(set(forms))
    assert {row.name for row in rows} == {"Marta Velling", "M. Velling"}


def test_a_name_that_the_file_cannot_hold_is_left_out(archive: Archive):
    name(archive, "Éva Ünal | sons")
    assert exported(archive) == []


def test_a_name_without_latin_letters_keeps_its_own(archive: Archive):
    name(archive, "東京")
    assert [row.key for row in exported(archive)] == ["東京"]
