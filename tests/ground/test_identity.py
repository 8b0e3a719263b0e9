"""Ids are names: the same thing has the same id on every machine and in every run."""

from __future__ import annotations

import unicodedata
import uuid

from hypothesis import given
from hypothesis import strategies as st

from wirehouse import identity

CONTENT = {"headline": "A third ferry for Skarv", "body": ["One paragraph.", "Another."], "section": None}


def test_a_documents_id_is_the_sha256_of_its_bytes():
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert identity.document_id(b"") == empty


def test_equal_bytes_at_two_addresses_are_two_documents():
    assert identity.document_key("a" * 64, "s", "one.html") != identity.document_key(
        "a" * 64, "s", "two.html"
    )


def test_ids_stay_what_they_were():
    # The rows of everyone's warehouse hang on these.
    assert identity.article_id("https://www.oldhaven.example/ferry") == uuid.UUID(
        "71589b54-92e5-5ba2-a95d-316a58d268fa"
    )


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc"))), st.text(alphabet="ab/."))
def test_the_parts_of_a_name_cannot_run_into_each_other(source: str, address: str):
    assert identity.item_key(source + "x", address) != identity.item_key(source, "x" + address)


def test_the_order_of_the_keys_does_not_change_a_content_hash():
    assert identity.content_hash(CONTENT) == identity.content_hash(dict(reversed(CONTENT.items())))


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",))))
def test_white_space_and_the_form_of_accents_do_not_change_a_content_hash(text: str):
    spaced = text.replace(" ", "  \n")
    assert identity.content_hash({"body": spaced}) == identity.content_hash({"body": text})
    decomposed = unicodedata.normalize("NFD", text)
    assert identity.content_hash({"body": decomposed}) == identity.content_hash({"body": text})


def test_another_wording_changes_a_content_hash():
    assert identity.content_hash({**CONTENT, "body": ["One paragraph."]}) != identity.content_hash(CONTENT)


def test_a_paragraph_break_is_content():
    assert identity.content_hash({"body": ["a b"]}) != identity.content_hash({"body": ["a", "b"]})


@given(st.text())
def test_the_hash_of_a_line_fits_a_bigint(wording: str):
    assert -(2**63) <= identity.line_hash(wording) < 2**63


def test_a_profile_has_one_version_whatever_the_order_of_its_lines():
    assert identity.profile_version(3, {1: 2, 5: 3}, "dmy") == identity.profile_version(
        3, {5: 3, 1: 2}, "dmy"
    )
    assert identity.profile_version(3, {1: 2}, "dmy") != identity.profile_version(3, {1: 3}, "dmy")
    assert identity.profile_version(3, {1: 2}, "dmy") != identity.profile_version(3, {1: 2}, None)


def test_a_provisional_entity_is_its_kind_and_name_whatever_its_case():
    assert identity.entity_id("person", "Marta  Velling") == identity.entity_id("person", "MARTA VELLING")
    assert identity.entity_id("person", "Marta Velling") != identity.entity_id("place", "Marta Velling")
