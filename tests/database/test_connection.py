"""Connections and transactions, and whose fault an error is."""

from __future__ import annotations

import uuid
from contextlib import closing
from urllib.parse import urlsplit

import psycopg2
import pytest

from wirehouse.database import connect, read_sql, transaction
from wirehouse.errors import SettingsError, TransientError


def test_a_transaction_commits_at_its_end(warehouse):
    with transaction(warehouse.owner_url) as cursor:
        cursor.execute("CREATE TABLE ops.kept (id integer)")
    with transaction(warehouse.owner_url) as cursor:
        cursor.execute("SELECT count(*) FROM ops.kept")
        assert cursor.fetchone() == (0,)


def test_an_error_rolls_the_transaction_back(warehouse):
    with pytest.raises(ZeroDivisionError), transaction(warehouse.owner_url) as cursor:
        cursor.execute("CREATE TABLE ops.lost (id integer)")
        _ = 1 / 0
    with transaction(warehouse.owner_url) as cursor:
        cursor.execute("SELECT to_regclass('ops.lost')")
        assert cursor.fetchone() == (None,)


def test_uuids_and_utc_come_back_as_such(warehouse):
    key = uuid.uuid4()
    with transaction(warehouse.loader_url) as cursor:
        cursor.execute("SELECT %s::uuid, current_setting('TimeZone'), current_setting('lock_timeout')", [key])
        assert cursor.fetchone() == (key, "UTC", "30s")


def test_a_url_may_bring_options_of_its_own(warehouse):
    url = f"{warehouse.loader_url}?options=-c%20statement_timeout%3D7s"
    with transaction(url) as cursor:
        cursor.execute("SELECT current_setting('statement_timeout'), current_setting('lock_timeout')")
        assert cursor.fetchone() == ("7s", "30s")


def test_a_server_that_is_away_is_transient_and_the_password_stays_secret():
    with pytest.raises(TransientError) as caught:
        connect("postgresql://loader:s3cret@127.0.0.1:1/news")
    message = str(caught.value)
    assert "s3cret" not in message
    assert "127.0.0.1:1" in message
    assert "'news'" in message
    assert "make up" in message


def test_a_url_that_is_none_is_a_wrong_setting():
    with pytest.raises(SettingsError, match="postgresql://user:password@host"):
        connect("not a url")


def test_a_connection_cut_off_is_transient(warehouse):
    with pytest.raises(TransientError), transaction(warehouse.loader_url) as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
        with transaction(warehouse.admin_url) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        cursor.execute("SELECT 1")


def test_a_deadlock_is_transient(warehouse):
    with transaction(warehouse.owner_url) as cursor:
        cursor.execute("CREATE TABLE ops.a (); CREATE TABLE ops.b ()")
    with closing(connect(warehouse.owner_url)) as first, first.cursor() as holder:
        holder.execute("LOCK ops.a")
        with pytest.raises(TransientError), transaction(warehouse.owner_url) as cursor:
            cursor.execute("SET LOCAL lock_timeout = '100ms'")
            cursor.execute("LOCK ops.a")


@pytest.mark.parametrize(
    "statement", ["SELECT 1/0", "SELECT * FROM nowhere", "INSERT INTO ops.run VALUES (NULL)"]
)
def test_a_wrong_statement_is_not_transient(warehouse, statement):
    with pytest.raises(psycopg2.Error), transaction(warehouse.loader_url) as cursor:
        cursor.execute(statement)


def test_a_row_that_is_too_large_for_its_index_is_not_transient(warehouse):
    # psycopg2 files it under OperationalError, and no retry makes it smaller.
    with pytest.raises(psycopg2.errors.ProgramLimitExceeded), transaction(warehouse.owner_url) as cursor:
        cursor.execute("CREATE TABLE ops.indexed (word text PRIMARY KEY)")
        cursor.execute(
            "INSERT INTO ops.indexed SELECT string_agg(md5(i::text), '') FROM generate_series(1, 9999) i"
        )


def test_sql_is_read_by_name():
    assert "wirehouse_loader" in read_sql("roles")


def test_a_reader_cannot_write(warehouse):
    with (
        pytest.raises(psycopg2.errors.ReadOnlySqlTransaction),
        transaction(warehouse.analyst_url) as cursor,
    ):
        cursor.execute("DELETE FROM news.article")


def test_a_reader_sees_news_but_not_the_machinery(warehouse):
    with transaction(warehouse.analyst_url) as cursor:
        cursor.execute("SELECT count(*) FROM news.article")
        assert cursor.fetchone() == (0,)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege), transaction(warehouse.analyst_url) as cursor:
        cursor.execute("SELECT count(*) FROM ops.run")


def test_a_warehouse_is_closed_to_strangers(warehouse, postgres):
    name = urlsplit(warehouse.loader_url).path
    stranger = urlsplit(postgres.url("airflow"))._replace(path=name).geturl()
    with pytest.raises(TransientError, match="permission denied"):
        connect(stranger)
