"""Roles and databases of a server: what someone who may create roles does once."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing

from psycopg2 import sql
from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse.database.connection import connect, read_sql, sorted_errors

ROLES = {
    "owner": "wirehouse_owner",
    "loader": "wirehouse_loader",
    "analyst": "wirehouse_analyst",
    "desk": "wirehouse_desk",
}
"""What a role is called in the settings, and on the server."""

_LOCK = 0x57495245  # "WIRE"; two bootstraps at once would both try to create the roles


def bootstrap(admin_url: str, passwords: Mapping[str, str], database: str = "wirehouse") -> None:
    """Create Wirehouse's roles and its database, and set the passwords; doing it again changes nothing.

    `passwords` maps owner, loader, analyst and desk to a password each; a role that is missing keeps the one
    it has. `admin_url` is a role that may create roles and databases.
    """
    with closing(connect(admin_url)) as connection, sorted_errors(admin_url):
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
            cursor.execute(read_sql("roles"))
            for name, role in ROLES.items():
                if name in passwords:
                    set_password(cursor, role, passwords[name])
            readers = [ROLES[name] for name in ("loader", "analyst", "desk")]
            create_database(cursor, database, ROLES["owner"], readers=readers)


def create_database(cursor: Cursor, database: str, owner: str, readers: list[str]) -> None:
    """Create a database that only its owner and its readers may enter, where there is none."""
    name = sql.Identifier(database)
    cursor.execute("SELECT FROM pg_database WHERE datname = %s", [database])
    if cursor.fetchone() is None:
        cursor.execute(
            "SELECT rolsuper OR pg_has_role(oid, %s, 'SET') FROM pg_roles WHERE rolname = current_user",
            [owner],
        )
        if cursor.fetchone() == (False,):
            # A hosted server's administrator is no superuser, and may only give away to roles it is in.
            cursor.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(owner)))
        cursor.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0").format(
                name, sql.Identifier(owner)
            )
        )
    cursor.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    for reader in readers:
        cursor.execute(
            sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(name, sql.Identifier(reader))
        )


def set_password(cursor: Cursor, role: str, password: str) -> None:
    """Set the password of a role."""
    cursor.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(password)))


def bootstrap_airflow(admin_url: str, password: str) -> None:
    """Create the role `airflow` and its database of the same name, for Airflow's own tables."""
    with closing(connect(admin_url)) as connection, sorted_errors(admin_url):
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
            cursor.execute("SELECT FROM pg_roles WHERE rolname = 'airflow'")
            if cursor.fetchone() is None:
                cursor.execute("CREATE ROLE airflow LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE")
            set_password(cursor, "airflow", password)
            create_database(cursor, "airflow", "airflow", readers=[])
