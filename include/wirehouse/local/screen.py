"""What the person at the terminal sees. Words from pages are shown as text only, whatever they hold."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

from rich.console import Console
from rich.status import Status
from rich.table import Table
from rich.text import Text

from wirehouse.local.daily import DailyRun, Watcher
from wirehouse.local.databases import last_lines
from wirehouse.local.outcome import Counts, LoadedArticle, RunOutcome, StepState, TurnedAway
from wirehouse.local.stack import Stack
from wirehouse.settings import Settings

_PLAIN_WIDTH = 110
_PUBLISHED_WIDTH = 16
_SOURCE_WIDTH = 18
# The columns beside the headline, and the lines between them.
_OTHER_WIDTH = _PUBLISHED_WIDTH + _SOURCE_WIDTH + 5 + 8 + 16
_LONGEST_EVIDENCE = 300

_DOING = {
    "collect": "Collecting",
    "clean": "Cleaning and finding names",
    "validate": "Checking the batch",
    "publish": "Publishing",
    "verify": "Checking what was published",
}


def make_console() -> Console:
    """A console that never wraps a log's line at 80 columns, and writes what the terminal cannot as `?`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    return (
        console
        if console.is_terminal
        else Console(highlight=False, markup=False, emoji=False, width=_PLAIN_WIDTH)
    )


def safe(text: str) -> str:
    """One line of text without anything that steers a terminal: escapes, and marks that turn its direction."""
    line = " ".join(text.split())
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"} else c
        for c in line
    )


def show_progress(console: Console) -> tuple[Watcher, Status]:
    """A watcher that prints a line a step, and the status line under them (only on a terminal)."""
    status = console.status("Starting")

    def say(line: str) -> None:
        console.print(Text(safe(line)), soft_wrap=True)

    def finished(state: StepState) -> None:
        console.print(Text(step_line(state), style="red" if state.failed else ""))

    def under_way(state: StepState) -> None:
        status.update(Text(f"{_DOING.get(state.step, state.step)} … {state.documents} documents"))

    return Watcher(say, finished, under_way), status


def step_line(state: StepState) -> str:
    """One step in one line."""
    verdict = "failed" if state.failed else f"{state.documents:>6} documents"
    return f"  {state.step:<9} {verdict}  {state.seconds:6.1f} s"


def balance_line(counts: Counts, skips: tuple[tuple[str, int], ...] = ()) -> str:
    """The sum that every run must satisfy, as words."""
    line = (
        f"collected {counts.collected} = published {counts.published} + unchanged {counts.unchanged}"
        f" + rejected {counts.rejected} + skipped {counts.skipped}"
    )
    if counts.undecided:
        line += f" + undecided {counts.undecided}"
    if skips:
        line += " (" + ", ".join(f"{reason} {things}" for reason, things in skips) + ")"
    return line


def show_run(console: Console, settings: Settings, run: DailyRun, analyst_url: str, seconds: float) -> None:
    """Show what a run did, and what to type next."""
    outcome = run.outcome
    console.print()
    if outcome.articles:
        console.print(articles_table(outcome.articles, outcome.counts.published, console.width))
        hidden = outcome.counts.published - len(outcome.articles)
        if hidden > 0:
            console.print(f"... and {hidden} more: make psql, and there TABLE mart.article;")
    elif run.succeeded:
        console.print("Nothing new: every document was here before, or was turned away.")
    _show_rejections(console, outcome)
    console.print()
    console.print(Text(balance_line(outcome.counts, outcome.skips), style="bold"))
    if run.succeeded:
        _show_ways_on(console, settings, analyst_url, run, seconds)
    else:
        _show_failure(console, run)


def articles_table(articles: tuple[LoadedArticle, ...], published: int, width: int) -> Table:
    """The articles that were loaded, one a row; `published` counts also those that are not shown."""
    noun = "article" if published == 1 else "articles"
    table = Table(title=f"Loaded: {published} {noun}", title_justify="left")
    table.add_column("published", no_wrap=True, min_width=_PUBLISHED_WIDTH)
    table.add_column("source", no_wrap=True, overflow="ellipsis", max_width=_SOURCE_WIDTH)
    table.add_column("headline", no_wrap=True, overflow="ellipsis", max_width=max(12, width - _OTHER_WIDTH))
    table.add_column("words", justify="right", no_wrap=True, min_width=5)
    table.add_column("entities", justify="right", no_wrap=True, min_width=8)
    for article in articles:
        table.add_row(
            (article.published or "no date")[:16].replace("T", " "),
            Text(safe(article.source)),
            Text(safe(_headline(article))),
            str(article.words),
            str(article.entities),
        )
    return table


def _headline(article: LoadedArticle) -> str:
    """A new wording of an article that is there already is told from a new article."""
    return article.headline if article.revision == 1 else f"[revision {article.revision}] {article.headline}"


def _show_rejections(console: Console, outcome: RunOutcome) -> None:
    if not outcome.rejections:
        return
    console.print()
    console.print(f"Rejected: {outcome.counts.rejected}")
    for rejection in outcome.rejections:
        console.print(Text(rejection_line(rejection)), soft_wrap=True)
    hidden = outcome.counts.rejected - len(outcome.rejections)
    if hidden > 0:
        console.print(f"  ... and {hidden} more: see ops.rejection, or make up and the page of rejections")


def rejection_line(rejection: TurnedAway) -> str:
    """One rejection: where, why, and the first line of the evidence."""
    first = rejection.evidence.strip().split("\n", 1)[0][:_LONGEST_EVIDENCE]
    return f"  {safe(rejection.address)}  {rejection.reason}: {safe(first)}"


def _show_ways_on(
    console: Console, settings: Settings, analyst_url: str, run: DailyRun, seconds: float
) -> None:
    docs = settings.data_docs_folder / "index.html"
    rows = [("SQL", analyst_url or "set database_analyst_url to have it here")]
    if docs.exists():
        rows.append(("Data Docs", str(docs)))
    rows += [("log", str(run.log)), ("time", f"{seconds:.1f} s")]
    console.print()
    _show_pairs(console, rows)
    console.print()
    console.print("Next")
    _show_pairs(
        console,
        [
            ("make psql", "ask the warehouse, for example: SELECT * FROM mart.article;"),
            ("make run RAW=folder", "load pages of your own: one folder a source, or loose files"),
            ("make up", "the same every day on a schedule, with Airflow's UI"),
            ("make down", "stop what runs, Postgres too"),
        ],
    )


def _show_failure(console: Console, run: DailyRun) -> None:
    console.print()
    console.print(Text("The run failed.", style="bold red"))
    if run.outcome.problem:
        console.print(Text("\n".join(map(safe, run.outcome.problem.splitlines()))), soft_wrap=True)
    elif isinstance(run.log, Path):
        # No step of ours failed: Airflow did, and its log is all that there is.
        console.print("The end of its log:")
        for line in last_lines(run.log).splitlines():
            console.print(Text("  " + safe(line)), soft_wrap=True)
    console.print(Text(f"The whole log: {run.log}"), soft_wrap=True)


def show_stack(console: Console, settings: Settings, stack: Stack, analyst_url: str) -> None:
    """Show how to reach the running system."""
    console.print()
    console.print("Airflow runs already." if stack.was_running else "Airflow runs.")
    _show_pairs(
        console,
        [
            ("UI", stack.api.address),
            ("login", f"admin, password {stack.api.password}"),
            ("schedule", f"news_daily at {settings.daily_schedule} (cron, UTC)"),
            ("collects from", settings.landing_address),
            ("SQL", analyst_url or "set database_analyst_url to have it here"),
            ("psql", "make psql"),
            ("stop", "make down"),
        ],
    )


def _show_pairs(console: Console, pairs: list[tuple[str, str]]) -> None:
    width = max(len(name) for name, _ in pairs)
    for name, value in pairs:
        console.print(Text(f"  {name:<{width}}  {safe(value)}"), soft_wrap=True)
