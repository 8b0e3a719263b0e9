"""The way to Postgres: connections, COPY, migrations, roles, and the server that comes with Wirehouse.

Everything that speaks to a database goes through `connect` or `transaction`, so that an unreachable
server, a deadlock or a full disk is a `TransientError` everywhere, and everything else is not.
"""

from __future__ import annotations

from wirehouse.database.connection import connect, read_sql, transaction
from wirehouse.database.copying import copy_rows
from wirehouse.database.embedded import EmbeddedPostgres
from wirehouse.database.migrations import migrate
from wirehouse.database.urls import analyst_url, desk_url, loader_url, owner_url

__all__ = [
    "EmbeddedPostgres",
    "analyst_url",
    "connect",
    "copy_rows",
    "desk_url",
    "loader_url",
    "migrate",
    "owner_url",
    "read_sql",
    "transaction",
]
