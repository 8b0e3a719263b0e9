"""An account in the terminal."""

from __future__ import annotations

import io

import pytest
from accounts import a_hostile_one, a_rejection, an_article
from rich.console import Console

from wirehouse.cli import account_in_terminal
from wirehouse.cli.account import Account


def shown(
    account: Account, monkeypatch: pytest.MonkeyPatch, *, width: int = 120, terminal: bool = False
) -> str:
    system = "standard" if terminal else "auto"
    out = Console(
        file=io.StringIO(), width=width, force_terminal=terminal, color_system=system, highlight=False
    )
    monkeypatch.setattr(account_in_terminal, "console", lambda: out)
    account_in_terminal.show(account)
    return out.file.getvalue()


@pytest.mark.parametrize("width", [40, 80, 160])
def test_everything_is_told_at_every_width(monkeypatch: pytest.MonkeyPatch, width: int):
    text = " ".join(shown(an_article(), monkeypatch, width=width).split())
    for words in ("headline", "body", "share", "95%", "published", "2 read", "Repairs: 4", "3 times"):
        assert words in text or width < 80
    assert "Share this" in text
    assert "sails.Nobody" in text or width < 80


def test_a_rejection_is_told_with_what_was_read(monkeypatch: pytest.MonkeyPatch):
    text = shown(a_rejection(), monkeypatch)
    for words in ("rejected: too_short (clean)", "2 words of text", "Nothing much."):
        assert words in text


def test_a_pipe_gets_no_colours(monkeypatch: pytest.MonkeyPatch):
    assert "\x1b" not in shown(an_article(), monkeypatch)


def test_a_terminal_gets_colours_unless_someone_wants_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[32m" in shown(an_article(), monkeypatch, terminal=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[32m" not in shown(an_article(), monkeypatch, terminal=True)


def test_text_from_outside_cannot_steer_the_terminal(monkeypatch: pytest.MonkeyPatch):
    text = shown(a_hostile_one(), monkeypatch)
    assert "\x1b" not in text
    assert "\u202e" not in text
