"""How a page was read: every block with its label and why, the dates it offers, the repairs."""

from __future__ import annotations

from wirehouse.cli.terminal import console, print_table, printable
from wirehouse.records import Article, Block, Explanation, Label, Rejection

_KEPT = {Label.BODY: "green"}
_READ = {
    Label.HEADLINE,
    Label.STANDFIRST,
    Label.BYLINE,
    Label.TIMESTAMP,
    Label.TAGS,
    Label.SECTION,
    Label.CREDIT,
}
_LONGEST = 200


def explain(one: Article | Rejection) -> None:
    """Print how a document was read: green is the body, cyan other parts that were read, dim was dropped."""
    from rich.text import Text  # noqa: PLC0415 - a tenth of a second that JSON need not pay

    out = console()
    explanation = one.explanation or Explanation()
    out.print(Text(printable(one.address), style="bold"))
    if isinstance(one, Rejection):
        out.print(Text(f"rejected: {one.reason} ({one.stage})", style="bold red"))
        out.print(Text(printable(one.evidence)))
    if explanation.charset:
        out.print(f"character set: {explanation.charset} ({explanation.charset_basis})")
    _print_blocks(explanation.blocks)
    if explanation.dates:
        print_table(
            "Dates",
            ("line", "date", "basis", "confidence", "verdict", "evidence"),
            [
                (date.line, date.value, date.basis, f"{date.confidence:.2f}", date.verdict, date.evidence)
                for date in explanation.dates
            ],
        )
    if explanation.repairs:
        print_table(
            "Repairs",
            ("line", "kind", "before", "after"),
            [(repair.line, repair.kind, repair.before, repair.after) for repair in explanation.repairs],
        )


def _print_blocks(blocks: tuple[Block, ...]) -> None:
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(title="Blocks", title_justify="left", box=box.SIMPLE, pad_edge=False)
    table.add_column("line", justify="right")
    for column in ("label", "sure", "text", "why"):
        table.add_column(column, overflow="fold")
    for block in blocks:
        style = _style(block.label)
        text = block.text if len(block.text) <= _LONGEST else block.text[: _LONGEST - 1] + "…"
        values = (str(block.line), block.label or "", f"{block.confidence:.2f}", text, block.reason)
        table.add_row(*(Text(printable(value), style=style) for value in values))
    console().print(table)


def _style(label: Label | None) -> str:
    if label is None:
        return ""
    return _KEPT.get(label, "cyan" if label in _READ else "dim")
