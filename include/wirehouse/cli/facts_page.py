"""An article's facts as one page of HTML that needs nothing else: no script, no picture, no network.

The text of an article is hostile. All of it is escaped, none of it becomes a link, and a Content Security
Policy (W3C, level 3) allows the page's own style sheet by its hash and nothing more.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape

from wirehouse import __version__
from wirehouse.cli.facts_account import FactsAccount, Piece, Row, Sort, Table, pieces
from wirehouse.cli.facts_style import CSS
from wirehouse.cli.terminal import printable

_STYLE_HASH = base64.b64encode(hashlib.sha256(CSS.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"
_CLASSES = {sort: f"m {sort.value}" for sort in Sort} | {
    Sort.MAP: "map",
    Sort.QUOTATION: "quotation",
    Sort.SPEAKER: "speaker",
}


def write(account: FactsAccount) -> str:
    """Give the page, as a text of UTF-8."""
    return "".join(f"{line}\n" for line in _lines(account))


def _lines(account: FactsAccount) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="robots" content="noindex">'
    yield f"<title>What it says: {_text(account.title)}</title>"
    yield f"<style>{CSS}</style>"
    yield "</head>"
    yield "<body>"
    yield '<a class="skip" href="#text">To the text</a>'
    yield f'<header><h1 dir="auto">{_text(account.title)}</h1><p class="about">{_text(account.about)}</p>'
    yield from _contents(account)
    yield "</header>"
    yield "<main>"
    yield from _article(account)
    marked = {mark.number for mark in account.marks}
    for table in account.tables:
        yield from _table(table, marked)
    yield "</main>"
    yield f"<footer>Wirehouse {escape(__version__)}</footer>"
    yield "</body>"
    yield "</html>"


def _contents(account: FactsAccount) -> Iterator[str]:
    links = ((_id(table), f"{table.title} ({len(table.rows)})") for table in account.tables)
    items = "".join(f'<li><a href="#{place}">{name}</a></li>' for place, name in (("text", "Text"), *links))
    yield f'<nav aria-label="Parts of this page"><ul>{items}</ul></nav>'


def _article(account: FactsAccount) -> Iterator[str]:
    yield '<section aria-labelledby="text"><h2 id="text">Text</h2>'
    legend = "".join(f'<li><span class="{_CLASSES[sort]}">{sort.value}</span></li>' for sort in Sort)
    yield f'<ul class="legend" aria-label="Marks">{legend}</ul>'
    met: set[str] = set()
    written = "".join(_piece(piece, met) for piece in pieces(account.body, account.marks))
    yield f'<p class="article" dir="auto">{written}</p></section>'


def _piece(piece: Piece, met: set[str]) -> str:
    """Write a piece with the numbers of the rows that the marks which end here lead to."""
    classes = " ".join(dict.fromkeys(" ".join(_CLASSES[mark.sort] for mark in piece.marks).split()))
    text = _text(piece.text)
    marked = f'<span class="{classes}">{text}</span>' if classes else text
    return marked + "".join(_badge(mark.number, met) for mark in piece.ended)


def _badge(number: str, met: set[str]) -> str:
    anchor = "" if number in met else f' id="t-{number}"'
    met.add(number)
    return f'<sup{anchor}><a href="#f-{number}">{number}</a></sup>'


def _table(table: Table, marked: set[str]) -> Iterator[str]:
    place = _id(table)
    yield f'<section aria-labelledby="{place}"><h2 id="{place}">{table.title}</h2>'
    yield f'<div class="wide" role="region" aria-label="{table.title}, table" tabindex="0">'
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("", *table.columns))
    yield f'<table class="stack"><thead><tr>{heads}</tr></thead><tbody>'
    for row in table.rows:
        yield _row(row, table.columns, row.number in marked)
    yield "</tbody></table></div></section>"


def _row(row: Row, columns: tuple[str, ...], is_marked: bool) -> str:
    times = f" ×{row.times}" if row.times > 1 else ""
    number = f'<a href="#t-{row.number}">{row.number}</a>' if is_marked else row.number
    link = f'<td data-name="number">{number}{times}</td>'
    cells = "".join(
        f'<td data-name="{name}"{" class=flag" if name == "flag" else ""} dir="auto">{_text(cell)}</td>'
        for name, cell in zip(columns, row.cells, strict=True)
    )
    return f'<tr id="f-{row.number}">{link}{cells}</tr>'


def _id(table: Table) -> str:
    return table.title.lower().replace(" ", "-")


def _text(value: str) -> str:
    """Escape a text of unknown origin, and take out what turns the direction of the text around it."""
    return escape(printable(value), quote=True)
