"""Entities by name, what is proposed for the registry, and what the views say of quotations and places."""

from __future__ import annotations

import pytest
from archive import WHO, Archive

from wirehouse.database import transaction
from wirehouse.judge import FoundEntity, Proposal, Verdict, find, judge_alias, proposals

BODY = "Marta Velling met M. Velling in Oldhaven."


def found(archive: Archive, name: str) -> list[FoundEntity]:
    with transaction(archive.loader_url) as cursor:
        return find(cursor, name)


def proposed(archive: Archive, articles: int = 1, sources: int = 1, **options: str) -> list[Proposal]:
    with transaction(archive.loader_url) as cursor:
        return proposals(cursor, articles=articles, sources=sources, **options)  # type: ignore[arg-type]


def named_in(archive: Archive, entity: object, *addresses: str, surface: str = "Marta Velling") -> None:
    for address in addresses:
        revision = archive.article(address, BODY, source=address.split("/", maxsplit=1)[0])
        archive.mention(revision, surface, entity)  # type: ignore[arg-type]


def test_an_entity_is_found_by_its_id_its_name_or_an_alias(archive: Archive):
    marta = archive.entity("Marta Velling")
    archive.query("INSERT INTO news.entity_alias VALUES (%s, 'The Director', 'observed')", marta)
    for name in (str(marta), str(marta).upper(), "Marta Velling", " marta velling ", "the director"):
        assert [one.id for one in found(archive, name)] == [marta]
    assert found(archive, "Marta") == found(archive, "") == found(archive, "\0") == []


def test_a_name_goes_before_the_same_name_as_an_alias(archive: Archive):
    bank, other = (
        archive.entity("Bank", kind="organisation"),
        archive.entity("World Bank", kind="organisation"),
    )
    archive.query("INSERT INTO news.entity_alias VALUES (%s, 'Bank', 'observed')", other)
    assert [one.id for one in found(archive, "Bank")] == [bank]


def test_several_of_one_name_are_all_found(archive: Archive):
    ids = {archive.entity("Velling"), archive.entity("Velling", kind="organisation")}
    assert {one.id for one in found(archive, "velling")} == ids


def test_a_merged_entity_is_found_as_itself_with_the_one_that_stands_for_it(archive: Archive):
    marta, short = archive.entity("Marta Velling"), archive.entity("M. Velling", seen="2026-05-02")
    archive.judge(marta, short)
    (one,) = found(archive, "M. Velling")
    assert (one.id, one.canonical_id, one.canonical_name) == (short, marta, "Marta Velling")


def test_an_entity_is_found_by_a_name_that_was_judged_to_mean_it(archive: Archive):
    marta = archive.entity("Marta Velling")
    with transaction(archive.loader_url) as cursor:
        judge_alias(cursor, "The Harbour Queen", marta, Verdict.SAME, **WHO)
    assert [one.id for one in found(archive, "The Harbour Queen")] == [marta]


def test_what_several_sources_name_often_is_proposed(archive: Archive):
    marta = archive.entity("Marta Velling")
    named_in(archive, marta, "oldhaven/a", "oldhaven/b", "skarv/a")
    (one,) = proposed(archive, articles=3, sources=2)
    assert (one.name, one.kind, one.mentions, one.articles, one.sources) == (
        "Marta Velling",
        "person",
        3,
        3,
        2,
    )
    assert str(one.first_day) == str(one.last_day) == "2026-05-12"
    assert proposed(archive, articles=4) == []
    assert proposed(archive, sources=3) == []
    assert proposed(archive, kind="place") == []


def test_what_the_registry_has_is_not_proposed_nor_what_was_merged_into_it(archive: Archive):
    curated, short = archive.entity("Marta Velling", "registry"), archive.entity("M. Velling")
    named_in(archive, curated, "oldhaven/a")
    named_in(archive, short, "oldhaven/b", surface="M. Velling")
    assert [one.id for one in proposed(archive)] == [short]
    archive.judge(curated, short)
    assert proposed(archive) == []


def test_merged_provisional_entities_are_one_proposal_with_all_their_forms(archive: Archive):
    marta, short = archive.entity("Marta Velling"), archive.entity("M. Velling", seen="2026-05-02")
    named_in(archive, marta, "oldhaven/a", "oldhaven/b")
    named_in(archive, short, "skarv/a", surface="M. Velling")
    archive.judge(marta, short)
    (one,) = proposed(archive)
    assert (one.id, one.articles, one.sources, one.surfaces) == (marta, 3, 2, ("Marta Velling", "M. Velling"))


def test_only_current_wordings_count(archive: Archive):
    marta = archive.entity("Marta Velling")
    named_in(archive, marta, "oldhaven/a")
    archive.article("oldhaven/a", "Nobody is named here.", number=2)
    assert proposed(archive) == []


def test_a_proposal_shows_whom_it_could_be_but_not_from_whom_it_was_judged_different(archive: Archive):
    marta = archive.entity("Marta Velling")
    mona, mary = archive.entity("Mona Velling", "registry"), archive.entity("Mary Velling", "registry")
    place = archive.mention(archive.article("oldhaven/a", BODY), "Marta Velling", marta)
    for rank, candidate in enumerate((mona, mary), start=1):
        archive.query(
            "INSERT INTO news.mention_candidate VALUES (%s, %s, %s, %s, %s)", *place, rank, candidate
        )
    assert [one.candidates for one in proposed(archive)] == [("Mona Velling", "Mary Velling")]
    assert archive.query("SELECT candidates FROM mart.mention") == [["Mona Velling", "Mary Velling"]]
    archive.judge(mona, marta, Verdict.DIFFERENT)
    assert [one.candidates for one in proposed(archive)] == [("Mary Velling",)]


@pytest.mark.parametrize("rows", [0, 1])
def test_no_more_are_proposed_than_asked_for(archive: Archive, rows: int):
    for name in ("Marta Velling", "M. Velling"):
        named_in(archive, archive.entity(name), f"oldhaven/{name}", surface=name)
    with transaction(archive.loader_url) as cursor:
        assert len(proposals(cursor, articles=1, sources=1, rows=rows)) == rows
