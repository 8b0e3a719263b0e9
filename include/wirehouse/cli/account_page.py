"""An account as one page of HTML that needs nothing else: no script, no picture, no network.

The text of a news page is hostile. All of it is escaped, none of it becomes a link, and a Content
Security Policy (W3C, level 3) allows the page's own style sheet by its hash and nothing more.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from wirehouse import __version__
from wirehouse.cli.account import Account, Part, is_taken, part_of
from wirehouse.cli.account_style import CSS
from wirehouse.cli.terminal import printable
from wirehouse.records import Block, DateCandidate, Label, Repair

_STYLE_HASH = base64.b64encode(hashlib.sha256(CSS.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"
_BECAME = {Part.BODY: "body", Part.READ: "read, not body", Part.DROPPED: "dropped", None: "not decided"}


def write(account: Account) -> str:
    """Give the page, as a text of UTF-8."""
    return "".join(f"{line}\n" for line in _lines(account))


def _lines(account: Account) -> Iterator[str]:
    yield from _head(account)
    yield "<body>"
    yield '<a class="skip" href="#text">To the text</a>'
    yield from _verdict(account)
    yield '<input class="toggle" type="checkbox" id="dropped" checked>'
    yield '<input class="toggle" type="checkbox" id="why" checked>'
    yield '<div class="switch"><label for="dropped">What was dropped</label>'
    yield '<label for="why">Labels and reasons</label></div>'
    yield "<main>"
    yield from _facts(account.facts)
    yield from _dates(account)
    yield from _repairs(account.explanation.repairs)
    yield from _blocks(account.explanation.blocks, account.explanation.repairs)
    yield "</main>"
    yield f"<footer>Wirehouse {escape(__version__)}. {_text(account.versions)}</footer>"
    yield "</body>"
    yield "</html>"


def _head(account: Account) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="robots" content="noindex">'
    yield f"<title>How it was read: {_text(account.title)}</title>"
    yield f"<style>{CSS}</style>"
    yield "</head>"


def _verdict(account: Account) -> Iterator[str]:
    yield "<header>"
    yield f'<h1 dir="auto">{_text(account.title)}</h1>'
    bad = " bad" if account.is_rejection else ""
    yield f'<div class="verdict{bad}"><strong>{_text(account.verdict)}</strong>'
    if account.evidence:
        yield f'<p dir="auto">{_text(account.evidence)}</p>'
    yield "</div>"
    explanation = account.explanation
    yield f'<p class="about">{_text(account.address)} · source {_text(account.source)}</p>'
    if explanation.charset:
        known = f"Read as {explanation.charset}, known by: {explanation.charset_basis}."
        yield f'<p class="about">{_text(known)}</p>'
    for note in account.notes:
        yield f'<p class="about">{_text(note)}</p>'
    places = {
        "Facts": account.facts,
        "Dates": explanation.dates,
        "Repairs": explanation.repairs,
        "Text": explanation.blocks,
    }
    links = (f'<li><a href="#{name.lower()}">{name}</a></li>' for name, there in places.items() if there)
    yield f'<nav aria-label="Parts of this page"><ul>{"".join(links)}</ul></nav>'
    yield "</header>"


def _facts(facts: Sequence[tuple[str, str]]) -> Iterator[str]:
    if not facts:
        return
    yield '<section aria-labelledby="facts"><h2 id="facts">Facts</h2><dl class="facts">'
    for name, value in facts:
        yield f'<dt>{_text(name)}</dt><dd dir="auto">{_text(value)}</dd>'
    yield "</dl></section>"


def _dates(account: Account) -> Iterator[str]:
    if not account.dates:
        return
    yield '<section aria-labelledby="dates"><h2 id="dates">Dates</h2>'
    yield f'<p dir="auto">{_text(account.why_this_date)}</p>'
    yield from _table(
        ("date", "verdict", "read from", "sure", "words", "line"),
        ((_date_cells(date), is_taken(date)) for date in account.dates),
    )
    yield "</section>"


def _date_cells(date: DateCandidate) -> tuple[str, ...]:
    mark = "✔ " if is_taken(date) else ""
    line = str(date.line) if date.line else ""
    words = (f"{mark}{date.verdict}", date.basis or "", f"{date.confidence:.0%}", date.evidence, line)
    return tuple(map(_text, (date.value, *words)))


def _repairs(repairs: Sequence[Repair]) -> Iterator[str]:
    if not repairs:
        return
    yield '<section aria-labelledby="repairs"><h2 id="repairs">Repairs</h2>'
    yield from _table(
        ("line", "kind", "before", "after", "times"),
        ((_repair_cells(repair), False) for repair in repairs),
    )
    yield "</section>"


def _repair_cells(repair: Repair) -> tuple[str, ...]:
    before, after = _changed(repair.before, repair.after)
    return (str(repair.line), _text(repair.kind), before, after, str(repair.times))


def _changed(before: str, after: str) -> tuple[str, str]:
    """Mark what differs between two texts, less what they have in common at both ends."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    marked = []
    for text, tag in ((before, "del"), (after, "ins")):
        middle = text[start : len(text) - end]
        # A space that was put in has no shape of its own.
        inner = _text(middle) if middle.strip() else "&nbsp;" * len(middle)
        changed = f"<{tag}>{inner}</{tag}>" if middle else ""
        marked.append(f"{_text(text[:start])}{changed}{_text(text[len(text) - end :])}")
    return marked[0], marked[1]


def _table(names: Sequence[str], rows: Iterable[tuple[tuple[str, ...], bool]]) -> Iterator[str]:
    """Write a table of cells that are HTML; a row that won is marked."""
    heads = "".join(f'<th scope="col">{name}</th>' for name in names)
    yield '<div class="wide" role="region" aria-label="Table" tabindex="0">'
    yield f'<table class="stack"><thead><tr>{heads}</tr></thead><tbody>'
    for cells, won in rows:
        written = "".join(
            f'<td data-name="{name}" dir="auto">{cell}</td>' for name, cell in zip(names, cells, strict=True)
        )
        yield f'<tr class="won">{written}</tr>' if won else f"<tr>{written}</tr>"
    yield "</tbody></table></div>"


def _blocks(blocks: Sequence[Block], repairs: Sequence[Repair]) -> Iterator[str]:
    if not blocks:
        return
    mended = {repair.line for repair in repairs}
    yield '<section aria-labelledby="text"><h2 id="text">Text, block by block</h2><ol class="blocks">'
    for block in blocks:
        part = part_of(block)
        classes = f"{part or 'undecided'}{' headline' if block.label is Label.HEADLINE else ''}"
        yield f'<li class="{classes}"><p class="why">{_why(block, part)}'
        if part is not Part.DROPPED and block.line in mended:
            yield ' · <a href="#repairs">mended</a>'
        yield f'</p><p class="text" dir="auto">{_text(block.text)}</p></li>'
    yield "</ol></section>"


def _why(block: Block, part: Part | None) -> str:
    element = f" &lt;{_text(block.element)}&gt;" if block.element else ""
    where = f"line {block.line}{element}"
    if part is None:
        return where
    became = f" ({_BECAME[part]})" if part is Part.DROPPED else ""
    named = f'<span class="label">{_text(block.label or "")}</span>{became} {block.confidence:.0%}'
    return f"{named} · {where}<br>{_text(block.reason)}"


def _text(value: str) -> str:
    """Escape a text of unknown origin, and take out what turns the direction of the text around it."""
    return escape(printable(value), quote=True)
