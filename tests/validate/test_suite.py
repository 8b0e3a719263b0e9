"""The format of a suite's YAML file."""

from __future__ import annotations

from pathlib import Path

import pytest

from wirehouse.errors import TerminalError
from wirehouse.reasons import Reason
from wirehouse.sources import Floors, Source
from wirehouse.validate import SUITES, versions
from wirehouse.validate.suite import Level, MostPass, find, read, version_of, with_floors

VALID = """
table: stage.article
query: SELECT document_key, headline FROM stage.article WHERE run_id = {run_id};
most_pass: {name: most pass, share: 0.5, at_least: 20, meaning: Most pass.}
floors: {with_date: published_value}
expectations:
  - name: headline
    expect: expect_column_values_to_not_be_null
    kwargs: {column: headline}
    level: row
    reason: missing_value
    meaning: An article has a headline.
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_suite_is_read_as_it_stands(tmp_path: Path) -> None:
    suite = read(written(tmp_path, VALID))
    assert (suite.name, suite.table, suite.id_columns) == ("own", "stage.article", ("document_key",))
    assert suite.query.endswith("{run_id}")
    assert suite.most_pass == MostPass("most pass", 0.5, 20, "Most pass.")
    (expectation,) = suite.expectations
    assert (expectation.level, expectation.reason) == (Level.ROW, Reason.MISSING_VALUE)
    assert expectation.kwargs == {"column": "headline"}


def test_a_query_may_stand_in_a_file_beside_the_suite(tmp_path: Path) -> None:
    query = "SELECT document_key FROM stage.article WHERE run_id = {run_id}"
    (tmp_path / "own.sql").write_text(f"{query};\n", encoding="utf-8")
    suite = read(written(tmp_path, VALID.replace("query: SELECT", "query: own.sql\n# SELECT")))
    assert suite.query == query
    before = version_of.__wrapped__(tmp_path)
    (tmp_path / "own.sql").write_text(f"{query} AND true", encoding="utf-8")
    assert version_of.__wrapped__(tmp_path) != before


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("table: stage.article", "tabel: stage.article", "tabel: unknown key"),
        ("table: stage.article", "", "table: a text is expected"),
        ("query: SELECT", "query: DELETE", "query: a SELECT"),
        (
            "query: SELECT",
            "query: ../other.sql\n# SELECT",
            "query: other.sql beside the suite cannot be read",
        ),
        ("{run_id};", "'x';", "query: a SELECT of the rows of {run_id}"),
        ("table:", "id_columns: [start_char]\ntable:", "id_columns: document_key is expected"),
        ("table:", "id_columns: document_key\ntable:", "id_columns: a list"),
        ("share: 0.5", "share: 50", "most_pass.share: a share"),
        ("share: 0.5", "share: true", "most_pass.share: a share"),
        ("at_least: 20", "at_least: few", "most_pass.at_least: a number"),
        ("share: 0.5", "shares: 0.5", "most_pass.shares: unknown key"),
        ("with_date:", "with_luck:", "floors.with_luck: unknown key"),
        ("    expect:", "    expects:", "expectations[1].expects: unknown key"),
        ("    expect: expect_column_values_to_not_be_null\n", "", "expectations[1].expect: a text"),
        ("kwargs: {column: headline}", "kwargs: headline", "expectations[1].kwargs: a mapping"),
        ("{column: headline}", "{column: headline, mostly: 0.9}", "expectations[1].kwargs.mostly"),
        ("level: row", "level: rows", "expectations[1].level: 'rows' is none of row, fact, batch, warning"),
        ("level: row", "level: fact", "id_columns: document_key, fact, start_char, end_char are expected"),
        ("level: row", "level: batch", "expectations[1].reason: the levels row and fact need a reason"),
        ("    reason: missing_value\n", "", "expectations[1].reason: the levels row and fact need a reason"),
        ("missing_value", "missing", "expectations[1].reason: 'missing' is none of"),
        ("name: most pass", "name: headline", "two have the name 'headline'"),
        ("expectations:", "expectations: []\nmost:", "most: unknown key"),
        (VALID, "- a list", "the file: a mapping"),
        (VALID, "table: [", "not readable as YAML"),
        (VALID, "", "the file: a mapping"),
    ],
)
def test_an_error_names_the_file_and_the_key(tmp_path: Path, old: str, new: str, key: str) -> None:
    assert old in VALID
    with pytest.raises(TerminalError) as raised:
        read(written(tmp_path, VALID.replace(old, new, 1)))
    assert str(raised.value).startswith(f"{tmp_path / 'own.yaml'}: ")
    assert key in str(raised.value)


def test_a_file_that_is_no_text_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TerminalError, match=r"own\.yaml: not readable"):
        read(tmp_path / "own.yaml")


def test_floors_that_sources_state_become_warnings_about_their_rows(tmp_path: Path) -> None:
    suite = read(written(tmp_path, VALID))
    sources = [Source("post", floors=Floors(with_date=0.8, with_author=0.5)), Source("loose")]
    (added,) = with_floors(suite, sources).expectations[1:]
    assert (added.name, added.level, added.of_source) == ("post: share with date", Level.WARNING, "post")
    assert added.kwargs == {"column": "published_value", "mostly": 0.8}


def test_the_version_changes_with_what_a_suite_says_and_not_with_its_comments(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("as it is", "commented", "stricter")]
    for folder, text in zip(folders, (VALID, f"# Why\n{VALID}", VALID.replace("0.5", "0.4")), strict=True):
        folder.mkdir()
        written(folder, text)
    same, commented, stricter = (versions(folder) for folder in folders)
    assert same == commented != stricter


@pytest.mark.parametrize(
    "name",
    [
        "raw_document",
        "staged_article",
        "staged_mention",
        "staged_quotation",
        "staged_amount",
        "staged_date_mention",
        "staged_place_mention",
        "published",
    ],
)
def test_each_suite_of_ours_can_be_read(name: str) -> None:
    suite = find(SUITES, name)
    assert all(each.meaning.endswith(".") for each in suite.expectations)
    assert all(each.level is Level.BATCH for each in suite.expectations) == (name == "published")
