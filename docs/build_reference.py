"""Writes the pages of docs/ that the code and the database dictate.

    .venv/bin/python docs/build_reference.py

writes settings.md out of `wirehouse.settings`, and the data dictionary out of the comments in the warehouse:
data-dictionary.md and data-dictionary-mart.md for analysts, data-dictionary-pipeline.md and
data-dictionary-operations.md for everyone else.
The warehouse must run and be migrated (`make run` and `make up` leave one behind).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path, PurePath

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case
from pydantic.fields import FieldInfo

from wirehouse.settings import INCLUDE, Settings

DOCS = Path(__file__).resolve().parent

DICTIONARIES = {
    "data-dictionary.md": ("The data dictionary: news", ("news",)),
    "data-dictionary-mart.md": ("The data dictionary: mart", ("mart",)),
    "data-dictionary-pipeline.md": ("The data dictionary: raw, stage and ledger", ("raw", "stage", "ledger")),
    "data-dictionary-operations.md": ("The data dictionary: ops", ("ops",)),
}
"""Of each page its title and the schemas that it describes."""

_MADE = "<!-- Written by docs/build_reference.py: change the source, not this page. -->"

_COLUMNS = """
SELECT
    n.nspname,
    obj_description(n.oid, 'pg_namespace'),
    c.relname,
    CASE c.relkind WHEN 'v' THEN 'view' ELSE 'table' END,
    obj_description(c.oid, 'pg_class'),
    a.attname,
    format_type(a.atttypid, a.atttypmod),
    col_description(c.oid, a.attnum),
    a.attnotnull
FROM pg_class AS c
INNER JOIN pg_namespace AS n ON c.relnamespace = n.oid
INNER JOIN pg_attribute AS a ON c.oid = a.attrelid
WHERE n.nspname = ANY(%s) AND c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY array_position(%s, n.nspname::text), c.relname, a.attnum
"""

_FUNCTIONS = """
SELECT n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), obj_description(p.oid, 'pg_proc')
FROM pg_proc AS p
INNER JOIN pg_namespace AS n ON p.pronamespace = n.oid
WHERE n.nspname = ANY(%s)
ORDER BY array_position(%s, n.nspname::text), p.proname
"""

_SETTINGS_HEAD = """\
# Settings

A setting comes from the environment (`WIREHOUSE_` and its name in capitals, such as `WIREHOUSE_CHUNKS=8`),
else from the file `wirehouse.toml` in the working folder, or the file that `WIREHOUSE_SETTINGS` names
(`chunks = 8`), else it has its default. A key that is not listed here is an error, and so is a value of the
wrong form. Paths that are not absolute start at the working folder.

`make up` hands the settings that it was started with to Airflow: change one, then `make down` and `make up`.
With Docker, they are set in `.env` or under `x-airflow-environment` in `docker-compose.yml`.

"""


def settings_page(fields: Mapping[str, FieldInfo]) -> str:
    """Write the page of settings."""
    rows = [
        f"| `{name}` | {_default(field.default)} | {_escape(field.description or '')}{_bounds(field)} |"
        for name, field in fields.items()
    ]
    table = ["| setting | default | what it is |", "|---|---|---|", *rows]
    return f"{_MADE}\n\n{_SETTINGS_HEAD}" + "\n".join(table) + "\n"


def dictionary_page(cursor: Cursor, title: str, schemas: Iterable[str]) -> str:
    """Write the page of some schemas. Raises `ValueError` for a table or column without a comment."""
    names = list(schemas)
    cursor.execute(_COLUMNS, (names, names))
    rows = cursor.fetchall()
    cursor.execute(_FUNCTIONS, (names, names))
    functions = [row for row in cursor.fetchall() if row[3]]
    lines = [_MADE, "", f"# {title}", ""]
    for (schema, purpose), of_schema in groupby(rows, key=lambda row: row[:2]):
        lines += [f"## {schema}", "", _said(purpose, schema), ""]
        for (table, kind, comment), columns in groupby(of_schema, key=lambda row: row[2:5]):
            lines += [f"### {schema}.{table}", "", f"{_said(comment, f'{schema}.{table}')} ({kind})", ""]
            lines += ["| column | type | |", "|---|---|---|"]
            lines += [_column(f"{schema}.{table}", *row[5:]) for row in columns]
            lines.append("")
        for _, name, arguments, comment in (row for row in functions if row[0] == schema):
            taken = arguments.split(", OUT ", 1)[0]
            lines += [f"### {schema}.{name}({taken})", "", f"{_escape(comment)} (function)", ""]
    return "\n".join(lines)


def _column(table: str, name: str, type_name: str, comment: str | None, is_required: bool) -> str:
    kind = type_name.replace("timestamp with time zone", "timestamptz") + (
        ", not null" if is_required else ""
    )
    return f"| `{name}` | {kind} | {_said(comment, f'{table}.{name}')} |"


def _said(comment: str | None, what: str) -> str:
    if not comment:
        raise ValueError(f"{what} has no comment: add one where it is made, in include/sql")
    return _escape(comment)


def _escape(text: str) -> str:
    return text.replace("|", "\\|")


def _default(value: object) -> str:
    if value in ("", None):
        return "empty"
    if isinstance(value, PurePath | str) and PurePath(value).is_relative_to(INCLUDE):
        value = PurePath("include") / PurePath(value).relative_to(INCLUDE)
    return f"`{value}`"


def _bounds(field: FieldInfo) -> str:
    signs = {"ge": "at least", "gt": "more than", "le": "at most"}
    stated = [
        f"{words} {getattr(bound, sign):,}"
        for bound in field.metadata
        for sign, words in signs.items()
        if hasattr(bound, sign)
    ]
    return f" ({', '.join(stated)})" if stated else ""


def main() -> None:
    """Write the pages."""
    from wirehouse import settings  # noqa: PLC0415 - the tests need only what is above
    from wirehouse.database import owner_url, transaction  # noqa: PLC0415

    (DOCS / "settings.md").write_text(settings_page(Settings.model_fields), encoding="utf-8")
    with transaction(owner_url(settings.load())) as cursor:
        for name, (title, schemas) in DICTIONARIES.items():
            (DOCS / name).write_text(dictionary_page(cursor, title, schemas), encoding="utf-8")


if __name__ == "__main__":
    main()
