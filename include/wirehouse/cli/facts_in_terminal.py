"""An article's facts in the terminal: in colour where it is one, and with square brackets where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wirehouse.cli.facts_account import FactsAccount, Mark, Sort, Table, pieces
from wirehouse.cli.terminal import console, printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLES = {
    Sort.PERSON: "bold cyan",
    Sort.ORGANISATION: "bold magenta",
    Sort.PLACE: "bold green",
    Sort.EVENT: "bold yellow",
    Sort.PRODUCT: "bold yellow",
    Sort.LAW: "bold yellow",
    Sort.QUOTATION: "italic",
    Sort.SPEAKER: "underline",
    Sort.AMOUNT: "red",
    Sort.DATE: "blue",
    Sort.MAP: "",
}
_LONGEST_CELL = 90
_ROWS_A_TABLE = 200
"""Rows that rich measures at once: its time for a table grows with all of them."""


def show(account: FactsAccount, *, explain: bool) -> None:
    """Print the tables of an article's facts; to explain, its marked text and every reason as well."""
    from rich.text import Text  # noqa: PLC0415 - a tenth of a second that JSON need not pay

    out = console()
    out.print(Text(printable(account.title), style="bold"))
    out.print(Text(printable(account.about), style="dim"))
    if explain:
        out.print(_legend())
        out.print()
        out.print(_marked(account, in_colour=out.is_terminal and not out.no_color))
    for table in account.tables:
        _show_table(out, table, explain=explain)


def _legend() -> Text:
    from rich.text import Text  # noqa: PLC0415

    known = [(sort.value, style) for sort, style in STYLES.items() if style]
    return Text("  ").join(
        [Text("marked:", style="dim"), *(Text(name, style=style) for name, style in known)]
    )


def _marked(account: FactsAccount, *, in_colour: bool) -> Text:
    """Write the text with the number of its row behind every mark."""
    from rich.text import Text  # noqa: PLC0415

    told = Text()
    for piece in pieces(account.body, account.marks):
        if not in_colour:
            told.append("[" * len(piece.begun))
        told.append(printable(piece.text), style=" ".join(filter(None, map(_style, piece.marks))) or None)
        for mark in piece.ended:
            told.append(mark.number if in_colour else f"]{mark.number}", style="dim")
    return told


def _style(mark: Mark) -> str:
    return STYLES[mark.sort]


def _show_table(out: Console, table: Table, *, explain: bool) -> None:
    from rich import box  # noqa: PLC0415
    from rich.table import Table as Grid  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    hidden = set() if explain else {"why", "runners-up", "how", "score"}
    kept = [
        place for place, name in enumerate(table.columns) if name not in hidden and _is_told(table, place)
    ]
    for first in range(0, len(table.rows), _ROWS_A_TABLE):
        title = f"{table.title}: {len(table.rows)}" if not first else None
        grid = Grid(title=title, title_justify="left", box=box.SIMPLE, pad_edge=False)
        grid.add_column("", style="dim", no_wrap=True)
        for place in kept:
            grid.add_column(table.columns[place], overflow="fold")
        for row in table.rows[first : first + _ROWS_A_TABLE]:
            times = f" ×{row.times}" if row.times > 1 else ""
            cells = (Text(_short(row.cells[place])) for place in kept)
            grid.add_row(Text(f"{row.number}{times}"), *cells)
        out.print(grid)


def _is_told(table: Table, place: int) -> bool:
    return any(row.cells[place] for row in table.rows)


def _short(cell: str) -> str:
    words = printable(" ".join(cell.split()))
    return words if len(words) <= _LONGEST_CELL else f"{words[: _LONGEST_CELL - 1]}…"
