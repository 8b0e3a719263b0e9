"""The warehouse as the DAGs reach it: its address, its asset, and which errors are worth another try."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote, urlencode

from airflow.sdk import Asset, Connection, ExceptionRetryPolicy, RetryAction, RetryRule
from airflow.sdk.exceptions import AirflowNotFoundException, AirflowRuntimeError

from wirehouse import settings
from wirehouse.errors import TerminalError, TransientError

CONNECTION_ID = "wirehouse"

ARTICLES = Asset(
    name="news_articles",
    uri="wirehouse://news/articles",
    extra={"table": "news.article"},
)
"""Updated by every published batch, with the batch's counts; other DAGs may be scheduled on it."""

DOCUMENTS = Asset(
    name="raw_documents",
    uri="wirehouse://raw/documents",
    extra={"table": "raw.document"},
)
"""Updated when a collector has put documents into the queue; it wakes the processing, which sweeps them all up."""

RETRY_POLICY = ExceptionRetryPolicy(
    rules=[
        RetryRule(
            exception=TransientError,
            action=RetryAction.RETRY,
            reason="A transient error may pass: trying again.",
        ),
        # Airflow's own API server, which tasks ask for params and connections, may be restarting.
        RetryRule(
            exception=[AirflowRuntimeError, ConnectionError, TimeoutError],
            action=RetryAction.RETRY,
            reason="A service did not answer: trying again.",
        ),
        RetryRule(
            exception=TerminalError,
            action=RetryAction.FAIL,
            reason="A terminal error: trying again cannot help.",
        ),
    ],
    # What no rule names is a defect, and would come again.
    default=RetryAction.FAIL,
)
"""Judges exceptions only. A task whose process was killed raised none: it counts on `retries` alone."""

RETRIES = {
    "retries": 3,
    "retry_delay": timedelta(seconds=20),
    "retry_exponential_backoff": 2.0,
    "max_retry_delay": timedelta(minutes=10),
    "retry_policy": RETRY_POLICY,
}
"""Default arguments of every task: tries again after some 20, 40 and 80 seconds, if the policy agrees."""


def warehouse_url() -> str:
    """Give the loader's URL, inside a task: the Airflow connection `wirehouse`, else the settings.

    Raises `TransientError` where neither names a database and no embedded server was made.
    """
    try:
        return libpq_url(Connection.get(CONNECTION_ID))
    except AirflowNotFoundException:
        from wirehouse.database.urls import loader_url  # noqa: PLC0415 - psycopg2 is not for the DAG parser

        return loader_url(settings.load())


def libpq_url(connection: Connection) -> str:
    """Write an Airflow connection as a URL that libpq takes; its extras become libpq parameters."""
    login = quote(connection.login or "", safe="")
    password = f":{quote(connection.password, safe='')}" if connection.password else ""
    host = connection.host or ""
    # An IPv6 address stands in brackets in a URL (RFC 3986, section 3.2.2).
    host = f"[{host}]" if ":" in host and not host.startswith("[") else host
    port = f":{connection.port}" if connection.port else ""
    extras = urlencode({key: str(value) for key, value in connection.extra_dejson.items()}, quote_via=quote)
    database = quote(connection.schema or "", safe="")
    user = f"{login}{password}@" if login else ""
    return f"postgresql://{user}{host}{port}/{database}{'?' + extras if extras else ''}"
