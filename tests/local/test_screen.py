"""What the person at the terminal sees."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from wirehouse.local import screen
from wirehouse.local.daily import DailyRun
from wirehouse.local.outcome import Counts, LoadedArticle, RunOutcome, StepState, TurnedAway
from wirehouse.settings import Settings

ARTICLE = LoadedArticle("2026-06-12T20:59", "harbour-courier", "Ferry dog retires", 120, 4)


def shown(outcome: RunOutcome, tmp_path: Path, *, succeeded: bool = True, width: int = 100) -> str:
    log = tmp_path / "run.log"
    log.write_text("first\nthe task's own error\n")
    console = Console(width=width, record=True, markup=False, file=(tmp_path / "out").open("w"))
    run = DailyRun(outcome, succeeded, log)
    screen.show_run(console, Settings(home=tmp_path), run, "postgresql://analyst@127.0.0.1/wirehouse", 12.34)
    return console.export_text()


def outcome_of(
    *articles: LoadedArticle, counts: Counts, problem: str | None = None, rejections=()
) -> RunOutcome:
    return RunOutcome("r", "published", problem, counts, articles, rejections, ())


def test_a_run_shows_its_articles_its_balance_and_what_to_type_next(tmp_path):
    text = shown(outcome_of(ARTICLE, counts=Counts(3, 1, 1, 1, 0, 0)), tmp_path)
    assert "2026-06-12 20:59" in text
    assert "Ferry dog retires" in text
    assert "collected 3 = published 1 + unchanged 1 + rejected 1 + skipped 0" in text
    assert "postgresql://analyst@127.0.0.1/wirehouse" in text
    assert "12.3 s" in text
    assert "make psql" in text


def test_a_run_that_brought_nothing_says_so(tmp_path):
    assert "Nothing new" in shown(outcome_of(counts=Counts(2, 0, 2, 0, 0, 0)), tmp_path)


def test_what_is_not_shown_is_counted(tmp_path):
    text = shown(outcome_of(ARTICLE, counts=Counts(50, 50, 0, 0, 0, 0)), tmp_path)
    assert "Loaded: 50 articles" in text
    assert "49 more" in text


def test_a_new_wording_is_told_from_a_new_article(tmp_path):
    revised = replace(ARTICLE, revision=2)
    text = shown(outcome_of(ARTICLE, revised, counts=Counts(2, 2, 0, 0, 0, 0)), tmp_path)
    assert text.count("[revision 2] Ferry dog retires") == 1


def test_a_rejection_has_its_address_reason_and_first_line_of_evidence(tmp_path):
    away = TurnedAway("a", "a/page.html", "paywall", "for subscribers\nmore of it")
    text = shown(outcome_of(counts=Counts(1, 0, 0, 1, 0, 0), rejections=(away,)), tmp_path)
    assert "a/page.html  paywall: for subscribers" in text
    assert "more of it" not in text


def test_a_failure_without_a_known_problem_shows_the_end_of_the_log(tmp_path):
    text = shown(outcome_of(counts=Counts(0, 0, 0, 0, 0, 0)), tmp_path, succeeded=False)
    assert "the task's own error" in text


def test_a_failure_shows_the_problem_and_where_the_log_is(tmp_path):
    outcome = outcome_of(counts=Counts(0, 0, 0, 0, 0, 0), problem="the batch was stopped")
    text = shown(outcome, tmp_path, succeeded=False)
    assert "The run failed" in text
    assert "the batch was stopped" in text
    assert str(tmp_path / "run.log") in text.replace("\n", "")


@pytest.mark.parametrize("width", [30, 60, 100, 200])
def test_no_line_of_the_table_is_wider_than_the_terminal(tmp_path, width):
    long = LoadedArticle("2026-06-12T20:59:30+02:00", "s" * 60, "слово " * 60, 12345, 678)
    console = Console(width=width, record=True, file=(tmp_path / "out").open("w"))
    console.print(screen.articles_table((long,), 1, width))
    assert max(map(len, console.export_text().splitlines())) <= width


def test_the_numbers_stay_whole_on_an_ordinary_terminal(tmp_path):
    long = LoadedArticle("2026-06-12T20:59:30+02:00", "s" * 60, "слово " * 60, 12345, 678)
    console = Console(width=100, record=True, file=(tmp_path / "out").open("w"))
    console.print(screen.articles_table((long,), 1, 100))
    text = console.export_text()
    assert "2026-06-12 20:59" in text
    assert "12345" in text


def test_words_from_a_page_cannot_steer_the_terminal():
    assert screen.safe("red \x1b[31m, title \x1b]0;x\x07\n[bold]b\u202egnp.exe") == (
        "red \ufffd[31m, title \ufffd]0;x\ufffd [bold]b\ufffdgnp.exe"
    )


def test_markup_in_a_headline_is_shown_as_written(tmp_path):
    article = LoadedArticle(None, "a", "[bold red]Breaking[/]", 1, 0)
    text = shown(outcome_of(article, counts=Counts(1, 1, 0, 0, 0, 0)), tmp_path)
    assert "[bold red]Breaking[/]" in text
    assert "no date" in text


def test_a_step_is_one_line():
    assert screen.step_line(StepState("clean", 0, failed=False, documents=37, seconds=4.06)) == (
        "  clean         37 documents     4.1 s"
    )
    assert "failed" in screen.step_line(StepState("clean", 0, failed=True, documents=3, seconds=1.0))


def test_a_balance_that_does_not_hold_yet_says_how_many_are_undecided():
    line = screen.balance_line(Counts(5, 1, 1, 1, 1, 1), (("unsupported_type", 1),))
    assert line == (
        "collected 5 = published 1 + unchanged 1 + rejected 1 + skipped 1 + undecided 1 (unsupported_type 1)"
    )
