"""Text for a terminal: what came from outside cannot move its cursor or colour its lines."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH_OF_A_PIPE = 160

# C0 and C1 controls but for tab and line feed, and the controls of writing direction.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """Replace what a terminal would obey."""
    return _CONTROLS.sub("\ufffd", text)


def console() -> Console:
    """Open the terminal for tables; a pipe gets no colours, and a width of 160 characters."""
    from rich.console import Console  # noqa: PLC0415 - a tenth of a second that JSON need not pay

    width = None if sys.stdout.isatty() else _WIDTH_OF_A_PIPE
    return Console(width=width, highlight=False, markup=False)


def print_table(title: str | None, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under their columns, long values folded."""
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(title=title, title_justify="left", box=box.SIMPLE, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(shown(value)) for value in row))
    console().print(table)


def shown(value: object) -> str:
    """Write a value for a table: nothing for null, a list's parts with commas."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return printable(", ".join(str(part) for part in value))
    return printable(str(value))
