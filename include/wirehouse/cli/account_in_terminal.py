"""An account in the terminal: in colour where it is one, and the same words without where it is not.

rich leaves colours out for pipes and where NO_COLOR is set (https://no-color.org), and so does a dumb
terminal; every block therefore also says in words what became of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wirehouse.cli.account import Account, Part, is_taken, part_of
from wirehouse.cli.terminal import console, printable
from wirehouse.records import Block

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_STYLES = {Part.BODY: "green", Part.READ: "cyan", Part.DROPPED: "yellow", None: ""}
_TEXT_STYLES = {Part.BODY: "", Part.READ: "cyan", Part.DROPPED: "dim", None: ""}
_WIDE = 110
_ROWS_A_TABLE = 200
"""Rows that rich measures at once: its time for a table grows with all of them."""


def show(account: Account) -> None:
    """Print the whole account."""
    out = console()
    _show_verdict(out, account)
    if account.facts:
        _show_pairs(out, account.facts)
    _show_blocks(out, account.explanation.blocks)
    _show_dates(out, account)
    _show_repairs(out, account)


def _show_verdict(out: Console, account: Account) -> None:
    from rich.text import Text  # noqa: PLC0415 - a tenth of a second that JSON need not pay

    out.print(Text(printable(account.title), style="bold"))
    out.print(Text(printable(account.verdict), style="bold red" if account.is_rejection else "bold green"))
    if account.evidence:
        out.print(Text(printable(account.evidence)))
    explanation = account.explanation
    charset = f"; read as {explanation.charset} ({explanation.charset_basis})" if explanation.charset else ""
    about = f"{account.address}; source {account.source}; {account.versions or 'no version'}{charset}"
    out.print(Text(printable(about), style="dim"))
    for note in account.notes:
        out.print(Text(printable(note), style="dim"))


def _show_pairs(out: Console, pairs: Sequence[tuple[str, str]]) -> None:
    table = _grid(("", "magenta"), ("", ""))
    for name, value in pairs:
        table.add_row(_text(name), _text(value))
    _show_heading(out, "Facts")
    out.print(table)


def _show_blocks(out: Console, blocks: Sequence[Block]) -> None:
    if not blocks:
        return
    counts = {part: sum(part_of(block) is part for block in blocks) for part in Part}
    told = ", ".join(f"{number} {part}" for part, number in counts.items())
    _show_heading(out, f"Blocks: {told}")
    wide = out.width >= _WIDE
    for some in _pieces(blocks):
        table = _block_table(out, blocks, wide=wide)
        for block in some:
            table.add_row(*_cells(block, wide=wide))
        out.print(table)


def _pieces(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """Give the blocks in pieces that are printed one after the other."""
    return [blocks[start : start + _ROWS_A_TABLE] for start in range(0, len(blocks), _ROWS_A_TABLE)]


def _block_table(out: Console, blocks: Sequence[Block], *, wide: bool) -> Table:
    """Make a table whose columns are as wide in every piece."""
    from rich.table import Table  # noqa: PLC0415

    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", style="dim", width=max(len(str(block.line)) for block in blocks))
    table.add_column(width=max(len(block.label or "") for block in blocks))
    table.add_column(width=4, justify="right", style="dim")
    table.add_column(ratio=1, overflow="fold")
    if wide:
        table.add_column(width=out.width // 4, overflow="fold", style="dim")
    return table


def _cells(block: Block, *, wide: bool) -> list[Text | str]:
    from rich.text import Text  # noqa: PLC0415

    part = part_of(block)
    text = Text(printable(block.text), style=_TEXT_STYLES[part])
    why = _text(block.reason)
    cells: list[Text | str] = [
        str(block.line),
        Text(block.label or "", style=_STYLES[part]),
        f"{block.confidence:.0%}" if part else "",
    ]
    if wide:
        return [*cells, text, why]
    return [
        *cells,
        Text.assemble(text, "\n", (printable(block.reason), "dim italic")) if block.reason else text,
    ]


def _show_dates(out: Console, account: Account) -> None:
    if not account.dates:
        return
    _show_heading(out, "Dates")
    out.print(_text(account.why_this_date))
    table = _grid(("", ""), ("", ""), ("", ""), ("right", ""), ("", ""), ("", "dim"))
    for date in account.dates:
        style = "bold green" if is_taken(date) else ""
        sure, line = f"{date.confidence:.0%}", f"line {date.line}" if date.line else ""
        values = (date.value, date.verdict, date.basis or "", sure, date.evidence, line)
        table.add_row(*(_text(value) for value in values), style=style)
    out.print(table)


def _show_repairs(out: Console, account: Account) -> None:
    repairs = account.explanation.repairs
    if not repairs:
        return
    _show_heading(out, f"Repairs: {sum(repair.times for repair in repairs)}")
    table = _grid(("right", "dim"), ("", "magenta"), ("", "red"), ("", "green"))
    for repair in repairs:
        kind = f"{repair.kind} ({repair.times} times)" if repair.times > 1 else repair.kind
        before, after = _text(f"- {repair.before}"), _text(f"+ {repair.after}")
        table.add_row(str(repair.line), kind, before, after)
    out.print(table)


def _show_heading(out: Console, words: str) -> None:
    from rich.text import Text  # noqa: PLC0415

    out.print()
    out.print(Text(words, style="bold underline"))


def _grid(*columns: tuple[str, str]) -> Table:
    from rich.table import Table  # noqa: PLC0415

    table = Table.grid(padding=(0, 2, 0, 0))
    for justify, style in columns:
        table.add_column(justify="right" if justify == "right" else "left", style=style, overflow="fold")
    return table


def _text(value: str) -> Text:
    from rich.text import Text  # noqa: PLC0415

    return Text(printable(value))
