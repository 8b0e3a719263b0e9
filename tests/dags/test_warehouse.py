"""Where the DAGs find the warehouse."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from airflow.sdk import Connection
from hypothesis import given
from hypothesis import strategies as st

from warehouse import libpq_url, warehouse_url
from wirehouse import settings
from wirehouse.errors import TransientError


def test_the_airflow_connection_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "AIRFLOW_CONN_WIREHOUSE", "postgresql://loader:a%40b@db.example:5433/news?sslmode=require"
    )

    assert warehouse_url() == "postgresql://loader:a%40b@db.example:5433/news?sslmode=require"


def test_without_a_connection_the_settings_name_the_warehouse(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.delenv("AIRFLOW_CONN_WIREHOUSE", raising=False)
    monkeypatch.setenv("WIREHOUSE_DATABASE_URL", "postgresql://loader@db.example/news")
    settings.load.cache_clear()

    assert warehouse_url() == "postgresql://loader@db.example/news"


def test_without_either_and_without_a_server_the_error_is_transient(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.delenv("AIRFLOW_CONN_WIREHOUSE", raising=False)

    with pytest.raises(TransientError):
        warehouse_url()


def test_an_ipv6_address_stands_in_brackets() -> None:
    connection = Connection(
        conn_id="wirehouse", conn_type="postgres", host="::1", login="loader", schema="news"
    )

    assert libpq_url(connection) == "postgresql://loader@[::1]/news"


@given(password=st.text(st.characters(min_codepoint=33, exclude_categories=["Cs"]), min_size=1))
def test_any_password_survives_the_way_through_the_url(password: str) -> None:
    connection = Connection(
        conn_id="wirehouse", conn_type="postgres", host="db", login="me@here", password=password, schema="n"
    )

    parts = urlsplit(libpq_url(connection))

    assert unquote(parts.password or "") == password
    assert (parts.hostname, unquote(parts.username or ""), parts.path) == ("db", "me@here", "/n")
