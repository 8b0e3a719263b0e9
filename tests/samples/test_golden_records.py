"""Every sample has a golden record, and the record says nothing that the sample does not."""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import tarfile
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from wirehouse.reasons import Reason, SkipReason
from wirehouse.records import ArticleKind, DateBasis, Precision, Stage

SAMPLES = Path(__file__).resolve().parents[2] / "include" / "samples"
RAW, GOLD = SAMPLES / "raw", SAMPLES / "gold"
RAW_FILES = sorted(path.relative_to(RAW).as_posix() for path in RAW.rglob("*") if path.is_file())

IDENTITY = {"address", "line", "captured_at", "outcome"}
ARTICLE = {
    "headline", "standfirst", "paragraphs", "authors", "published", "section", "keywords", "language",
    "dateline", "syndicated_from", "publisher", "canonical_url", "kind", "partial",
}  # fmt: skip
LIVE_BLOG = {"posts", "newest_first"}
FIRST_DAY_AFTER = date(2026, 11, 1)


def records_of(path: str) -> list[dict[str, Any]]:
    gold = json.loads((GOLD / f"{path}.json").read_text(encoding="utf-8"))
    return gold if isinstance(gold, list) else [gold]


RECORDS = [
    (path, record) for path in RAW_FILES if (GOLD / f"{path}.json").is_file() for record in records_of(path)
]
ARTICLES = [(path, record) for path, record in RECORDS if record["outcome"] == "article"]
OTHERS = [(path, record) for path, record in RECORDS if record["outcome"] != "article"]


def each(cases: list[tuple[str, dict[str, Any]]]) -> pytest.MarkDecorator:
    ids = [record["address"] for _, record in cases]
    return pytest.mark.parametrize(("path", "record"), cases, ids=ids)


def decoded(data: bytes, path: str) -> str:
    if data.startswith(b"\xff\xfe"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1251" if path.startswith("dunavski-glas/") else "cp1252")


def pages_of(path: str) -> list[str]:
    """The texts that lie in a raw file, unpacked and decoded."""
    data = (RAW / path).read_bytes()
    if path.endswith(".tar.gz"):
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            members = [archive.extractfile(member) for member in archive.getmembers()]
            return [decoded(member.read(), path) for member in members if member]
    if path.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [decoded(archive.read(name), path) for name in archive.namelist()]
    if path.endswith(".gz"):
        return [decoded(gzip.decompress(data), path)]
    if path.endswith((".json", ".jsonl")):
        lines = data.decode().splitlines() if path.endswith(".jsonl") else [data.decode()]
        pages = [json.loads(line) for line in lines if line.rstrip().endswith("}")]
        return [page.get("html") or page["text"] for page in pages]
    return [decoded(data, path)]


def letters(text: str) -> str:
    """The text without tags and white space, so that glued sentences and line widths do not matter."""
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^<>]*>", "", text)))


def test_every_raw_file_has_its_golden_record_and_no_record_lacks_its_file() -> None:
    gold = {path.relative_to(GOLD).as_posix().removesuffix(".json") for path in GOLD.rglob("*.json")}
    assert gold == set(RAW_FILES)


def test_the_samples_hold_every_outcome_kind_and_basis_of_a_page() -> None:
    articles = [record for _, record in ARTICLES]
    assert {record["reason"] for _, record in OTHERS} == {
        "binary", "bot_wall", "broken_record", "cookie_wall", "empty", "error_page", "media_page",
        "not_text", "paywall", "section_page", "unsafe_path", "unsupported_type",
    }  # fmt: skip
    assert {article["kind"] for article in articles} == {kind.value for kind in ArticleKind}
    assert {article["partial"] for article in articles} == {True, False}
    assert {article["language"] for article in articles} == {"en", "de", "es", "uk", "bg"}
    assert {article["published"]["basis"] for article in articles} == {
        "metadata", "header", "url", "rule", None,
    }  # fmt: skip


def test_there_are_enough_files_of_enough_publishers() -> None:
    assert len(RAW_FILES) >= 28
    assert len({path.split("/")[0] for path in RAW_FILES if "/" in path}) >= 7


@each(RECORDS)
def test_a_record_has_the_keys_of_its_outcome_and_no_other(path: str, record: dict[str, Any]) -> None:
    wanted = {"article": ARTICLE, "rejected": {"stage", "reason"}, "skipped": {"reason"}}
    optional = {"line", "captured_at"} | (LIVE_BLOG if record.get("kind") == ArticleKind.LIVE_BLOG else set())
    assert set(record) - optional == (IDENTITY - optional) | wanted[record["outcome"]]
    assert set(record) >= LIVE_BLOG or not LIVE_BLOG & set(record)


@each(RECORDS)
def test_an_address_is_the_path_its_member_or_a_url(path: str, record: dict[str, Any]) -> None:
    address = record["address"]
    assert address == path or address.startswith((f"{path}!/", f"{path}#L", "https://"))
    assert address.startswith("https://") == ("captured_at" in record)


@each(OTHERS)
def test_a_reason_is_one_of_the_documented_list(path: str, record: dict[str, Any]) -> None:
    if record["outcome"] == "skipped":
        assert SkipReason(record["reason"])
    else:
        assert Reason(record["reason"])
        assert Stage(record["stage"])


@each(ARTICLES)
def test_every_paragraph_stands_in_the_raw_file_in_this_order(path: str, record: dict[str, Any]) -> None:
    paragraphs = [letters(html.escape(paragraph)) for paragraph in record["paragraphs"]]

    def holds(page: str) -> bool:
        place = 0
        for paragraph in paragraphs:
            found = page.find(paragraph, place)
            if found < 0:
                return False
            place = found + len(paragraph)
        return True

    assert any(holds(letters(page)) for page in pages_of(path))


@each(ARTICLES)
def test_what_is_named_stands_in_the_raw_file(path: str, record: dict[str, Any]) -> None:
    dateline = record["dateline"] or {}
    named = [
        record["headline"], record["standfirst"], *record["authors"], record["section"], *record["keywords"],
        record["syndicated_from"], record["publisher"], record["canonical_url"],
        dateline.get("place"), dateline.get("agency"),
    ]  # fmt: skip
    pages = [page.replace("&mdash;", "—") for page in pages_of(path)]
    assert any(all(name in page for name in named if name) for page in pages)


@each(ARTICLES)
def test_paragraphs_are_clean_lines_and_none_is_the_headline(path: str, record: dict[str, Any]) -> None:
    assert len(record["paragraphs"]) >= 3
    for paragraph in record["paragraphs"]:
        assert paragraph == " ".join(paragraph.split())
        assert record["headline"] not in paragraph
    assert len(set(record["paragraphs"])) == len(record["paragraphs"])


@each(ARTICLES)
def test_a_date_has_the_form_of_its_precision_and_lies_before_november_2026(
    path: str, record: dict[str, Any]
) -> None:
    published = record["published"]
    if published["value"] is None:
        assert published == {"value": None, "precision": None, "basis": None}
        return
    forms = {
        Precision.DAY: r"\d{4}-\d\d-\d\d",
        Precision.MINUTE: r"\d{4}-\d\d-\d\dT\d\d:\d\d([+-]\d\d:\d\d)?",
    }
    assert re.fullmatch(forms[Precision(published["precision"])], published["value"])
    assert DateBasis(published["basis"])
    assert datetime.fromisoformat(published["value"]).date() < FIRST_DAY_AFTER
