"""The verbs that work on the warehouse, their exit codes and their help."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import wirehouse
from newsroom import Newsroom, forget_settings, page
from wirehouse.cli import main
from wirehouse.settings import INCLUDE

REPORTS = sorted(path.stem for path in (INCLUDE / "sql" / "reports").glob("*.sql"))
VERBS = ("clean", "run", "status", "replay", "sql", "source", "database")
PAID = (
    "The World Bank lent 5 million euros to the harbour of Oldhaven on Monday, after two years of talks there.",
    '"We thank the World Bank for every boat," said Marta Velling, who has been director of the harbour since May.',
)
CRANE = (
    "A crane of forty metres came up the river on Monday and stands at the northern quay since then.",
    "It lifts twelve tonnes, which is twice what the old one could, the office of the port told us.",
    "Three drivers learn to work it this month, and a fourth will follow when the summer is over.",
)


def test_a_run_publishes_a_folder_and_prints_its_balance(newsroom: Newsroom, capsys):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.put("skarv/pier.html", page("The old pier is gone"))
    assert main(["run", str(newsroom.landing), "--sources", "oldhaven"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("1 collected = 1 published + 0 unchanged + 0 rejected + 0 skipped\n")
    assert "validate: " in err
    assert newsroom.query("SELECT headline FROM mart.article") == ["A third ferry for Skarv"]


def test_a_replay_publishes_what_was_mended(newsroom: Newsroom, capsys):
    newsroom.state("oldhaven", "rules:\n  drop: p\n")
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.run("one")
    newsroom.state("oldhaven", "rules: {}\n")
    (reason,) = newsroom.query("SELECT reason FROM ops.rejection")
    assert main(["replay", "--reason", reason, "--source", "oldhaven"]) == 0
    assert capsys.readouterr().out.startswith("1 collected = 1 published")


def test_status_shows_runs_open_rejections_and_the_queue(newsroom: Newsroom, capsys):
    newsroom.put("oldhaven/nothing.html", "<html></html>")
    newsroom.run("one")
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.collect("two")
    assert main(["status"]) == 0
    out = capsys.readouterr().out
    assert all(word in out for word in ("one", "two", "no_text", "published", "running", "lease_until"))


def test_the_status_of_one_run_shows_its_steps_and_outcomes(newsroom: Newsroom, capsys):
    newsroom.put("oldhaven/nothing.html", "<html></html>")
    newsroom.run("run-one")
    assert main(["status", "run-"]) == 0
    out = capsys.readouterr().out
    assert all(word in out for word in ("collect", "clean", "publish", "no_text", "oldhaven/nothing.html"))


def test_a_run_that_is_not_there_is_wrong_usage(newsroom: Newsroom, capsys):
    assert main(["status", "nowhere"]) == 2
    assert capsys.readouterr().err == "wirehouse: 0 runs begin with 'nowhere'; see wirehouse status\n"


def test_what_was_learned_of_a_source_is_shown_and_forgotten(newsroom: Newsroom, capsys):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.put("oldhaven/crane.html", page("The harbour has a new crane", *CRANE))
    newsroom.run("one")
    assert main(["source", "profile", "oldhaven"]) == 0
    out = capsys.readouterr().out
    assert all(word in out for word in ("All rights reserved", "learned_at", "first_seen"))
    assert main(["source", "profile", "oldhaven", "--forget"]) == 0
    assert capsys.readouterr().out == "oldhaven: forgotten, with the 2 pages it was learned from\n"
    newsroom.state("oldhaven", "profile: off")
    assert main(["source", "profile", "oldhaven"]) == 0
    out = capsys.readouterr().out
    assert "All rights reserved" not in out
    assert "profile: off" in out


def test_the_profile_of_a_source_that_is_not_there_is_wrong_usage(newsroom: Newsroom, capsys):
    assert main(["source", "profile", "nowhere"]) == 2
    assert "nothing was collected from a source 'nowhere'" in capsys.readouterr().err


def test_the_reports_are_listed_with_what_they_show(newsroom: Newsroom, capsys):
    assert main(["sql"]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in REPORTS)
    assert "Who said what." in out


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_runs_as_an_analyst_on_an_empty_and_on_a_full_warehouse(newsroom: Newsroom, capsys, report):
    assert main(["sql", report]) == 0
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.put("oldhaven/pier.html", page("The old pier is gone").replace("published_time", "no_time"))
    newsroom.put("oldhaven/bank.html", page("The bank pays for the pier", *PAID))
    newsroom.put("oldhaven/empty.txt", "")
    newsroom.run("one")
    capsys.readouterr()
    parameters = ["query=ferry"] if report == "search" else []
    assert main(["sql", report, "--csv", *parameters]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) > 1
    assert all(len(row) == len(rows[0]) for row in rows)


def test_a_report_takes_its_parameters(newsroom: Newsroom, capsys):
    newsroom.put("oldhaven/ferry.html", page("A third ferry for Skarv"))
    newsroom.put("skarv/pier.html", page("The old pier is gone", day="2026-06-01"))
    newsroom.run("one")
    assert main(["sql", "articles", "--csv", "source=skarv", "since=2026-05-20", "rows=5"]) == 0
    assert "The old pier is gone" in (out := capsys.readouterr().out)
    assert "A third ferry" not in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["sql", "nothing"], "there is no report 'nothing'"),
        (["sql", "articles", "colour=red"], "has no parameter 'colour'"),
        (["sql", "articles", "since=yesterday-ish"], "invalid input syntax for type date"),
        (["sql", "articles", "noise"], "key=value is expected"),
        (["replay", "--reason", "bad_mood"], "there is no reason 'bad_mood'"),
        (["run", "folder", "--limit", "0"], "a number from 1 on is expected"),
        (["run", "folder", "--since", "May"], "invalid"),
        (["run"], "the following arguments are required: FOLDER"),
        (["clean", "x", "--json", "--explain"], "not allowed with"),
        (["fly"], "invalid choice: 'fly'"),
        ([], "required: VERB"),
    ],
)
def test_wrong_usage_is_one_line_and_the_exit_code_2(newsroom: Newsroom, capsys, arguments, message):
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert message in err
    assert err.startswith("wirehouse: ")
    assert err.count("\n") == 1


def test_a_run_that_fails_is_one_line_and_the_exit_code_1(newsroom: Newsroom, capsys):
    assert main(["run", str(newsroom.landing / "nowhere")]) == 1
    assert "wirehouse: the landing folder" in capsys.readouterr().err


def test_a_database_that_is_away_is_one_line_and_the_exit_code_75(newsroom: Newsroom, capsys, monkeypatch):
    monkeypatch.setenv("WIREHOUSE_DATABASE_URL", "postgresql://nobody:secret@127.0.0.1:9/none")
    forget_settings()
    assert main(["status"]) == 75
    err = capsys.readouterr().err
    assert err.startswith("wirehouse: database 'none' on 127.0.0.1:9")
    assert err.count("\n") == 1
    assert "secret" not in err


def test_a_wrong_setting_is_one_line_and_the_exit_code_2(newsroom: Newsroom, capsys, monkeypatch):
    monkeypatch.setenv("WIREHOUSE_CHUNKS", "many")
    forget_settings()
    assert main(["status"]) == 2
    assert "the setting 'chunks'" in capsys.readouterr().err


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(capsys, verb):
    assert main([verb, "--help"]) == 0
    assert "Example: " in capsys.readouterr().out


def test_the_database_verbs_start_migrate_name_and_stop_a_server(tmp_path: Path, capsys, monkeypatch):
    monkeypatch.setenv("WIREHOUSE_HOME", str(tmp_path))
    forget_settings()
    try:
        assert main(["database", "start"]) == 0
        assert "127.0.0.1:" in capsys.readouterr().out
        assert main(["database", "migrate"]) == 0
        assert "0001_schemas.sql" in capsys.readouterr().out
        assert main(["database", "migrate"]) == 0
        assert capsys.readouterr().out == "the warehouse is up to date\n"
        assert main(["database", "url"]) == 0
        assert capsys.readouterr().out.startswith("postgresql://wirehouse_analyst:")
        assert main(["database", "url", "loader"]) == 0
        assert main(["status"]) == 0
    finally:
        assert main(["database", "stop"]) == 0
        forget_settings()


def test_it_runs_as_a_module_and_stops_quietly_when_its_reader_does(newsroom: Newsroom):
    environment = {**os.environ, "PYTHONPATH": str(Path(wirehouse.__file__).parents[1])}
    newsroom.put("ferry.html", page("A third ferry for Skarv", *["Many words. " * 20] * 2_000))
    command = f'"{sys.executable}" -m wirehouse clean "{newsroom.landing}/ferry.html" --explain | head -1'
    done = subprocess.run(command, shell=True, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "A third ferry for Skarv\n"
    assert done.stderr == ""


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from wirehouse.cli import main; main(['--help']);"
        "sys.exit(any(name in sys.modules for name in ('spacy', 'psycopg2', 'lxml', 'rich', 'pydantic')))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(wirehouse.__file__).parents[1])}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
