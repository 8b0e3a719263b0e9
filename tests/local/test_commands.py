"""The verbs on a command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from wirehouse.database import EmbeddedPostgres, migrate


@pytest.fixture
def environment(postgres: EmbeddedPostgres) -> dict[str, str]:
    """A process's environment whose home is that of the tests' server."""
    migrate(postgres.url("owner"))
    return {**os.environ, "WIREHOUSE_HOME": str(postgres.folder.parent)}


def call(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "wirehouse.local", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_psql_is_the_reader_and_passes_arguments_on(environment):
    done = call(environment, "psql", "--", "-Atc", "SELECT current_user, count(*) FROM news.article")
    assert (done.returncode, done.stdout.strip()) == (0, "wirehouse_analyst|0")


def test_psql_cannot_write(environment):
    done = call(environment, "psql", "--", "-v", "ON_ERROR_STOP=1", "-c", "DELETE FROM news.article")
    assert done.returncode != 0
    assert "read-only" in done.stderr


def test_a_folder_that_is_not_there_is_told_before_anything_starts(tmp_path: Path):
    done = call({**os.environ, "WIREHOUSE_HOME": str(tmp_path / "h")}, "run", "--raw", "no such folder")
    assert done.returncode == 1
    assert "there is no folder" in done.stdout
    assert not (tmp_path / "h").exists()


def test_psql_without_a_database_says_how_to_get_one(tmp_path: Path):
    done = call({**os.environ, "WIREHOUSE_HOME": str(tmp_path)}, "psql")
    assert done.returncode == 1
    assert "make up" in done.stdout


def test_an_unknown_setting_is_an_error_of_one_line():
    done = call({**os.environ, "WIREHOUSE_COLOUR": "red"}, "down")
    assert done.returncode == 1
    assert "WIREHOUSE_COLOUR" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_down_where_nothing_runs_says_so(tmp_path: Path):
    done = call({**os.environ, "WIREHOUSE_HOME": str(tmp_path)}, "down")
    assert (done.returncode, done.stdout) == (0, "Nothing of ours was running.\n")
