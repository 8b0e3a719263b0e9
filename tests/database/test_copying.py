"""Rows by COPY come back as they went in."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wirehouse.database import copy_rows, transaction
from wirehouse.errors import TerminalError

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
ROW = st.tuples(
    st.none() | TEXT,
    st.none() | st.lists(TEXT, max_size=4),
    st.none() | st.dictionaries(TEXT, TEXT, max_size=3),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROW, max_size=8))
def test_any_text_array_and_json_comes_back(warehouse, rows):
    with transaction(warehouse.loader_url) as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE t (id integer, one text, many text[], tree jsonb) ON COMMIT DROP"
        )
        numbered = [(number, *row) for number, row in enumerate(rows)]
        assert copy_rows(cursor, "t", ["id", "one", "many", "tree"], numbered) == len(rows)
        cursor.execute("SELECT one, many, tree FROM t ORDER BY id")
        assert cursor.fetchall() == rows


def test_every_kind_of_value_comes_back(warehouse):
    row = (
        True,
        -3,
        2.5,
        Decimal("12345678901234567890.12"),
        uuid.uuid4(),
        date(2024, 2, 29),
        datetime(2024, 6, 12, 20, 59, tzinfo=timezone(timedelta(hours=3))),
        None,
    )
    kinds = "a boolean, b integer, c real, d numeric, e uuid, f date, g timestamptz, h text"
    with transaction(warehouse.loader_url) as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE t ({kinds}) ON COMMIT DROP")
        copy_rows(cursor, "t", list("abcdefgh"), [row])
        cursor.execute("SELECT * FROM t")
        assert cursor.fetchone() == row


def test_a_table_in_a_schema_is_named_with_a_dot(warehouse):
    with transaction(warehouse.loader_url) as cursor:
        copied = copy_rows(
            cursor, "ops.run", ["run_id", "job", "owner", "params"], [("r", "j", "o", {"limit": None})]
        )
        cursor.execute("SELECT params FROM ops.run")
        assert (copied, cursor.fetchone()) == (1, ({"limit": None},))


def test_rows_are_taken_one_by_one_however_many_there_are(warehouse):
    alive = 0
    most = 0

    class Row(tuple):
        __slots__ = ()

        def __del__(self):
            nonlocal alive
            alive -= 1

    def rows():
        nonlocal alive, most
        for number in range(50_000):
            alive += 1
            most = max(most, alive)
            yield Row((number, "x" * 50))

    with transaction(warehouse.loader_url) as cursor:
        cursor.execute("CREATE TEMPORARY TABLE t (id integer, word text) ON COMMIT DROP")
        assert copy_rows(cursor, "t", ["id", "word"], rows()) == 50_000
    assert most < 1_000


def test_a_long_body_is_copied_whole(warehouse):
    body = "Zażółć\t\\gęślą\n" * 200_000
    with transaction(warehouse.loader_url) as cursor:
        cursor.execute("CREATE TEMPORARY TABLE t (body text) ON COMMIT DROP")
        copy_rows(cursor, "t", ["body"], [(body,)])
        cursor.execute("SELECT md5(body) = md5(%s) FROM t", [body])
        assert cursor.fetchone() == (True,)


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ("a\0b", "column word: character 1 is NUL"),
        ("\ud800", "column word: character 0 is a lone surrogate"),
        (["fine", "a\0"], "column word: character 1 is NUL"),
        ({"deep": "\0"}, "column word: a string in the JSON holds NUL"),
        (datetime(2024, 1, 1), "column word: the time 2024-01-01 00:00:00 has no time zone"),
        (object(), "column word: a value of type object"),
    ],
)
def test_what_postgres_cannot_hold_is_named_and_copies_nothing(warehouse, value, complaint):
    with transaction(warehouse.loader_url) as cursor:
        cursor.execute("CREATE TEMPORARY TABLE t (word text) ON COMMIT DROP")
        with pytest.raises(TerminalError, match=complaint):
            copy_rows(cursor, "t", ["word"], [("first",), (value,)])


def test_the_letters_of_an_escaped_nul_are_no_nul(warehouse):
    with transaction(warehouse.loader_url) as cursor:
        cursor.execute("CREATE TEMPORARY TABLE t (tree jsonb) ON COMMIT DROP")
        copy_rows(cursor, "t", ["tree"], [({"a": r"\u0000"},)])
        cursor.execute("SELECT tree FROM t")
        assert cursor.fetchone() == ({"a": r"\u0000"},)


def test_a_row_of_another_width_is_refused(warehouse):
    with transaction(warehouse.loader_url) as cursor:
        cursor.execute("CREATE TEMPORARY TABLE t (a text, b text) ON COMMIT DROP")
        with pytest.raises(TerminalError, match="row 1: 1 values for 2 columns"):
            copy_rows(cursor, "t", ["a", "b"], [("x", "y"), ("x",)])


def test_an_error_of_the_rows_own_comes_through(warehouse):
    def rows():
        yield ("x",)
        raise LookupError("the source broke")

    with transaction(warehouse.loader_url) as cursor:
        cursor.execute("CREATE TEMPORARY TABLE t (a text) ON COMMIT DROP")
        with pytest.raises(LookupError, match="the source broke"):
            copy_rows(cursor, "t", ["a"], rows())


def test_a_time_is_the_same_instant_in_utc(warehouse):
    moment = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
    with transaction(warehouse.loader_url) as cursor:
        cursor.execute("CREATE TEMPORARY TABLE t (at timestamptz) ON COMMIT DROP")
        copy_rows(cursor, "t", ["at"], [(moment,)])
        cursor.execute("SELECT at FROM t")
        assert cursor.fetchone() == (moment,)
