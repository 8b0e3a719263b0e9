"""Running suites: complete failing rows, errors that are no verdicts, hostile run ids."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg2
import pytest
import staged_batch as batch
from psycopg2 import sql

from wirehouse import settings, validate
from wirehouse.errors import TerminalError, TransientError
from wirehouse.validate import Verdicts, check
from wirehouse.validate.checkpoint import batch_query
from wirehouse.validate.suite import find

SUITE = """
table: stage.article
query: SELECT document_key, run_id, headline, word_count FROM stage.article WHERE run_id = {run_id}
expectations:
"""
HEADLINES = """
  - {name: short, expect: expect_column_values_to_be_null, kwargs: {column: headline}, level: row,
     reason: bad_value, meaning: A headline is null here.}
"""

HOSTILE_RUN_IDS = [
    "manual__2026-11-22T06:10:41+00:00",
    "o'clock",
    "x'; DROP TABLE stage.article; --",
    "a :run b ::text :headline",
    "100% %s %(x)s %%",
    "{batch} {run_id} {0} {}",
    "back\\slash \\' $$ $1 ${HOME}",
    "🚢 \n\t\x01 Ольськ",
]


@pytest.fixture
def suites(tmp_path: Path) -> Callable[[str], Path]:
    """Write one suite, named `own`, with these expectations."""

    def written(expectations: str) -> Path:
        (tmp_path / "own.yaml").write_text(SUITE + expectations, encoding="utf-8")
        return tmp_path

    return written


def test_failing_rows_come_back_complete(warehouse: Any, judge_batch: Callable[..., Verdicts]) -> None:
    batch.stage(
        warehouse.loader_url,
        document=[batch.document(number) for number in range(300)],
        article=[
            batch.article(number, authors=["Ines Okafor" if number >= 137 else f"Author {number}"])
            for number in range(300)
        ],
        mention=[],
        quotation=[],
        amount=[],
    )
    verdicts = judge_batch(warehouse.loader_url, batch.RUN, "staged_article")
    assert {failure.document_key for failure in verdicts.failures} == set(map(batch.key, range(137)))
    assert len(verdicts.failures) == 137


def test_only_the_batch_of_the_run_is_judged_whatever_its_id(
    warehouse: Any, suites: Callable[[str], Path], docs: Path
) -> None:
    folder = suites(HEADLINES)
    batch.stage(warehouse.loader_url, mention=[], quotation=[], amount=[])
    with psycopg2.connect(warehouse.loader_url) as connection, connection.cursor() as cursor:
        for number, run_id in enumerate(HOSTILE_RUN_IDS[1:], start=10):
            row = batch.article(number, run_id=run_id)
            batch.insert(cursor, "stage.article", [row])
    connection.close()
    found = [
        {
            failure.document_key
            for failure in check(
                warehouse.loader_url, run_id, ["own"], folder=folder, data_docs=docs
            ).failures
        }
        for run_id in HOSTILE_RUN_IDS
    ]
    assert found == [{batch.key(0), batch.key(1)}] + [{batch.key(number)} for number in range(10, 17)]


def test_text_of_rows_reaches_the_evidence_as_it_is_on_one_line(
    warehouse: Any, suites: Callable[[str], Path], docs: Path
) -> None:
    headline = 'It\'s "100%"\n %s %(x)s :run {batch} \\ $$ 🚢 <script>' + "x" * 300
    batch.stage(
        warehouse.loader_url,
        article=[batch.article(0, headline=headline)],
        mention=[],
        quotation=[],
        amount=[],
    )
    (failure,) = check(
        warehouse.loader_url, batch.RUN, ["own"], folder=suites(HEADLINES), data_docs=docs
    ).failures
    start = (
        'A headline is null here. Found: headline = It\'s "100%" %s %(x)s :run {batch} \\ $$ 🚢 <script>xxx'
    )
    assert failure.evidence.startswith(start)
    assert failure.evidence.endswith("x….")
    assert len(failure.evidence) < 260


@pytest.mark.parametrize(
    ("expectation", "words"),
    [
        ("expect: expect_column_values_to_be_null, kwargs: {column: nonsense}", "nonsense"),
        (
            "expect: expect_column_values_to_match_regex, kwargs: {column: headline, regex: '('}",
            "regular expression",
        ),
        ("expect: expect_the_unexpected, kwargs: {column: headline}", "expect_the_unexpected"),
        ("expect: expect_column_values_to_be_null, kwargs: {colum: headline}", "column"),
        (
            "expect: expect_column_values_to_be_between, kwargs: {column: headline, min_value: 1}",
            "cannot be computed on column of type TEXT",
        ),
        ("expect: expect_table_row_count_to_equal, kwargs: {value: 2}", "cannot name rows"),
    ],
)
def test_an_expectation_that_cannot_be_judged_is_an_error_and_never_passes(
    warehouse: Any, suites: Callable[[str], Path], docs: Path, expectation: str, words: str
) -> None:
    batch.stage(warehouse.loader_url, mention=[], quotation=[], amount=[])
    folder = suites(f"  - {{name: odd one, {expectation}, level: row, reason: bad_value, meaning: Odd.}}\n")
    with pytest.raises(TerminalError, match=words) as raised:
        check(warehouse.loader_url, batch.RUN, ["own"], folder=folder, data_docs=docs)
    assert "odd one" in str(raised.value)
    assert not docs.exists()


def test_a_query_that_fails_is_an_error(warehouse: Any, tmp_path: Path, docs: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        SUITE.replace("word_count", "no_such_column") + HEADLINES, encoding="utf-8"
    )
    with pytest.raises(TerminalError, match=r"suite own: .*no_such_column"):
        check(warehouse.loader_url, batch.RUN, ["own"], folder=tmp_path, data_docs=docs)


def test_a_statement_that_takes_too_long_may_be_tried_again(
    warehouse: Any, tmp_path: Path, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirehouse.validate.checkpoint._STATEMENT_TIMEOUT", "50ms")
    query = SUITE.replace("word_count", "pg_sleep(5)::text AS slept")
    (tmp_path / "own.yaml").write_text(query + HEADLINES, encoding="utf-8")
    batch.stage(warehouse.loader_url)
    with pytest.raises(TransientError, match="statement timeout"):
        check(warehouse.loader_url, batch.RUN, ["own"], folder=tmp_path, data_docs=docs)


def test_a_database_that_is_down_may_be_tried_again_and_the_password_is_not_told(
    suites: Callable[[str], Path], docs: Path
) -> None:
    url = "postgresql://loader:s3cret-word@127.0.0.1:9/warehouse"
    with pytest.raises(TransientError) as raised:
        check(url, batch.RUN, ["own"], folder=suites(HEADLINES), data_docs=docs)
    assert "s3cret-word" not in str(raised.value)


def test_a_suite_that_is_not_there_is_an_error_that_names_those_that_are(docs: Path) -> None:
    with pytest.raises(TerminalError, match=r"no suite '../raw_document'.*staged_article"):
        check("postgresql://nowhere", batch.RUN, ["../raw_document"], data_docs=docs)


@pytest.mark.parametrize("run_id", ["a\0b", "\ud800"])
def test_a_run_id_that_postgres_cannot_hold_is_an_error(run_id: str) -> None:
    with pytest.raises(TerminalError, match="run id"):
        batch_query(find(validate.SUITES, "staged_article"), run_id)


def test_nothing_is_left_open_or_written(warehouse: Any, suites: Callable[[str], Path], docs: Path) -> None:
    batch.stage(warehouse.loader_url, mention=[], quotation=[], amount=[])
    check(warehouse.loader_url, batch.RUN, ["own"], folder=suites(HEADLINES), data_docs=docs)
    with psycopg2.connect(warehouse.admin_url) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'wirehouse validate'")
        assert cursor.fetchone() == (0,)
        cursor.execute(sql.SQL("SELECT count(*) FROM pg_class WHERE relname LIKE 'gx_temp%'"))
        assert cursor.fetchone() == (0,)
    connection.close()


def test_a_check_is_quiet_and_calls_nobody(
    warehouse: Any, docs: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: calls.append(address))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *names, **_: calls.append(names))
    batch.stage(warehouse.loader_url)
    capfd.readouterr()
    check(warehouse.loader_url, batch.RUN, ["staged_mention"], data_docs=docs)
    assert capfd.readouterr() == ("", "")
    assert calls == []


def test_a_floor_of_a_source_warns_about_its_own_articles(
    warehouse: Any, docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for source, floor in (("harbour-post", 0.9), ("o'clock", 0.5), ("elsewhere", 1)):
        (tmp_path / f"{source}.yaml").write_text(f"floors: {{with_author: {floor}}}", encoding="utf-8")
    stated = settings.load().model_copy(update={"sources_folder": tmp_path})
    monkeypatch.setattr(settings, "load", lambda: stated)
    batch.stage(
        warehouse.loader_url,
        article=[batch.article(0), batch.article(1, authors=[]), batch.article(2, source_id="o'clock")],
        document=[batch.document(number) for number in range(3)],
        mention=[],
        quotation=[],
        amount=[],
    )
    verdicts = check(warehouse.loader_url, batch.RUN, ["staged_article"], data_docs=docs)
    floors = {each.expectation: each for each in verdicts.results if "share with author" in each.expectation}
    assert {
        name: (each.passed, each.level, each.evaluated, each.failed) for name, each in floors.items()
    } == {
        "harbour-post: share with author": (False, "warning", 2, 1),
        "o'clock: share with author": (True, "warning", 1, 0),
        "elsewhere: share with author": (True, "warning", 0, 0),
    }


def test_the_face_of_the_stage_loads_nothing_heavy() -> None:
    heavy = ("great_expectations", "sqlalchemy", "pandas", "pydantic", "psycopg2")
    code = f"import sys, wirehouse.validate; print([name for name in {heavy} if name in sys.modules])"
    environment = os.environ | {"PYTHONPATH": str(settings.INCLUDE)}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert ran.stdout.strip() == "[]"


def test_urls_with_a_password_of_odd_characters_connect(
    warehouse: Any, suites: Callable[[str], Path], docs: Path
) -> None:
    batch.stage(warehouse.loader_url, mention=[], quotation=[], amount=[])
    batch.run_sql(
        warehouse.admin_url, "CREATE ROLE odd LOGIN PASSWORD 'p$PATH@:/%x' IN ROLE wirehouse_loader"
    )
    try:
        parts = urlsplit(warehouse.loader_url)
        url = parts._replace(netloc=f"odd:p$PATH%40%3A%2F%25x@{parts.hostname}:{parts.port}").geturl()
        verdicts = check(url, batch.RUN, ["own"], folder=suites(HEADLINES), data_docs=docs)
        assert len(verdicts.failures) == 2
    finally:
        batch.run_sql(warehouse.admin_url, "DROP ROLE odd")
