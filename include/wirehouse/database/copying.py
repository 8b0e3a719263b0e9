"""Rows into Postgres by COPY, in bounded memory.

The text format is that of the PostgreSQL manual, "COPY", section "File Formats".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from psycopg2 import sql
from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 names the class in lower case

from wirehouse.errors import TerminalError

_NULL = r"\N"
_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_ARRAY_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\""})


def copy_rows(cursor: Cursor, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Append rows to a table ("stage.article") and return how many there were.

    Takes None, str, bool, int, float, Decimal, UUID, date, aware datetime, a list or tuple of
    them (an array) and a mapping (json); `rows` may be an iterator of any length. Raises
    `TerminalError`, naming the column, for text that Postgres cannot hold (NUL, lone surrogates),
    a naive datetime or a value of any other type.
    """
    stream = _RowStream(columns, rows)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(*table.split(".")), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    try:
        cursor.copy_expert(statement, stream)  # type: ignore[arg-type]  # readline is for the old copy_from
    except Exception:
        # libpq reports a failing read as a cancelled query, which would look transient.
        if stream.error is not None:
            raise stream.error from None
        raise
    return stream.count


class _RowStream:
    """The rows as the file that COPY reads."""

    def __init__(self, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        self.count = 0
        self.error: BaseException | None = None
        self._lines = self._encode(columns, rows)

    def read(self, size: int = 8192) -> bytes:
        """Return whole lines of `size` bytes or somewhat more, nothing at the end.

        psycopg2 takes more than it asked for, and a long body is never cut and copied piece by piece.
        """
        lines: list[bytes] = []
        length = 0
        try:
            while length < size and (line := next(self._lines, None)) is not None:
                lines.append(line)
                length += len(line)
        except BaseException as error:
            self.error = error
            raise
        return b"".join(lines)

    def _encode(self, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
        for row in rows:
            if len(row) != len(columns):
                raise TerminalError(f"row {self.count}: {len(row)} values for {len(columns)} columns")
            fields = map(_field, columns, row)
            self.count += 1
            yield ("\t".join(fields) + "\n").encode()


def _field(column: str, value: object) -> str:
    if value is None:
        return _NULL
    try:
        return _text(value).translate(_ESCAPES)
    except TerminalError as error:
        raise TerminalError(f"column {column}: {error}") from None


def _text(value: object) -> str:
    """Write a value as Postgres reads it from text."""
    match value:
        case bool():
            return "t" if value else "f"
        case str():
            return _storable(str(value))
        case int() | float() | Decimal() | UUID():
            return str(value)
        case date():
            return _iso(value)
        case list() | tuple():
            return "{" + ",".join(map(_array_element, value)) + "}"
        case Mapping():
            return _json(value)
    raise TerminalError(f"a value of type {type(value).__name__} cannot be copied")


def _iso(value: date) -> str:
    if isinstance(value, datetime) and value.tzinfo is None:
        raise TerminalError(f"the time {value} has no time zone")
    return value.isoformat()


def _array_element(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, (list, tuple)):
        return _text(value)
    return '"' + _text(value).translate(_ARRAY_ESCAPES) + '"'


def _storable(text: str) -> str:
    if "\0" in text:
        raise TerminalError(f"character {text.index(chr(0))} is NUL, which Postgres cannot hold")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise TerminalError(f"character {error.start} is a lone surrogate") from None
    return text


def _json(value: Mapping[object, object]) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    # json.dumps writes NUL as an escape, which json holds and jsonb refuses.
    if r"\u0000" in text.replace(r"\\", ""):
        raise TerminalError("a string in the JSON holds NUL, which Postgres cannot hold")
    return _storable(text)
