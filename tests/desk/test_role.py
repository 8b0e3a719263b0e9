"""What the desk's database role may and may not do."""

from __future__ import annotations

import psycopg2
import pytest

from wirehouse.database import transaction

FORBIDDEN = [
    "INSERT INTO news.source (source_id) VALUES ('x')",
    "UPDATE ops.rejection SET state = 'waived', closed_at = now()",
    "DELETE FROM news.mention",
    "INSERT INTO ops.request (action, asked_by) VALUES ('waive', 'someone')",
    "TRUNCATE ops.request",
    "CREATE TABLE news.mine (x integer)",
    "CREATE TABLE public.mine (x integer)",
    "SELECT ops.count_sources('x')",
    "SELECT ops.weigh_provisional('x')",
    "SELECT count(*) FROM stage.article",
    "CREATE ROLE other",
    "COPY news.source TO PROGRAM 'true'",
    "SELECT pg_read_file('postgresql.conf')",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_desk_may_not(warehouse, statement):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege), transaction(warehouse.desk_url) as cursor:
        cursor.execute("SET TRANSACTION READ WRITE")
        cursor.execute(statement)


def test_the_desk_reads_all_that_it_shows(warehouse):
    with transaction(warehouse.desk_url) as cursor:
        cursor.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables "
            "WHERE schemaname IN ('raw', 'news', 'ops', 'ledger') "
            "UNION ALL SELECT format('%I.%I', schemaname, viewname) FROM pg_views WHERE schemaname = 'mart'"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT FROM {table} LIMIT 1")


def test_the_desk_writes_nothing_unless_it_says_so(warehouse):
    with pytest.raises(psycopg2.errors.ReadOnlySqlTransaction), transaction(warehouse.desk_url) as cursor:
        cursor.execute("SELECT * FROM ops.request_try('x', 'news_daily', 'anna')")


def test_analysts_and_the_public_may_not_act(warehouse):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege), transaction(warehouse.analyst_url) as cursor:
        cursor.execute("SET TRANSACTION READ WRITE")
        cursor.execute("SELECT * FROM ops.request_try('x', 'news_daily', 'anna')")


def test_the_pipeline_may_not_write_in_peoples_names(warehouse):
    for statement in (
        "INSERT INTO ops.request (action, asked_by) VALUES ('waive', 'x')",
        "UPDATE ops.request SET note = ''",
    ):
        with (
            pytest.raises(psycopg2.errors.InsufficientPrivilege),
            transaction(warehouse.loader_url) as cursor,
        ):
            cursor.execute(statement)


def test_a_source_is_tried_by_the_dags_for_it_only(warehouse):
    with pytest.raises(psycopg2.errors.RaiseException), transaction(warehouse.desk_url) as cursor:
        cursor.execute("SET TRANSACTION READ WRITE")
        cursor.execute("SELECT * FROM ops.request_try('x', 'someone_elses_dag', 'anna')")
