"""What an article says, in the terminal."""

from __future__ import annotations

import io

import pytest
from facts import account, hostile_account
from rich.console import Console

from wirehouse.cli import facts_in_terminal
from wirehouse.cli.facts_account import FactsAccount


def shown(
    told: FactsAccount, monkeypatch: pytest.MonkeyPatch, *, explain: bool = True, terminal: bool = False
) -> str:
    system = "standard" if terminal else "auto"
    file = io.StringIO()
    out = Console(file=file, width=200, force_terminal=terminal, color_system=system, highlight=False)
    monkeypatch.setattr(facts_in_terminal, "console", lambda: out)
    facts_in_terminal.show(told, explain=explain)
    return file.getvalue()


def test_without_colours_brackets_show_where_a_mark_begins_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join(shown(account(), monkeypatch).split())
    assert "[Kyiv]1 will get more than [€2m]a1 ([$2.2m]a2)" in text
    assert '"[we pay [Georgia]3 too,]q2" [she]q2 wrote' in text
    assert "\x1b" not in text


def test_a_terminal_gets_colours_and_no_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    text = shown(account(), monkeypatch, terminal=True)
    assert "\x1b[1;32mKyiv" in text
    assert "[Kyiv]" not in text


def test_reasons_and_runners_up_are_told_on_demand_only(monkeypatch: pytest.MonkeyPatch) -> None:
    told, short = shown(account(), monkeypatch), shown(account(), monkeypatch, explain=False)
    for words in ("alias: Kyiv, the only meaning", "Georgia (U.S. state)", "counted from the day"):
        assert words in " ".join(told.split())
        assert words not in " ".join(short.split())
    assert "Maja Lindqvist" in short


def test_text_from_outside_cannot_steer_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(hostile_account(), monkeypatch)
    assert "\x1b" not in text
    assert "\u202e" not in text
