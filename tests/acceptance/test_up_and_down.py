"""The whole system on one machine, from nothing: up, a run by its scheduler, a look, down, a run alone.

One test, because starting Airflow takes half a minute and more.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from wirehouse.settings import INCLUDE

ARTICLE = INCLUDE / "samples" / "raw" / "estonia-finland-ferries.txt"
OTHER_ARTICLE = INCLUDE / "samples" / "raw" / "upper-sava-night-trains.txt"


@pytest.fixture
def call(tmp_path: Path):
    """Calls a verb in a home of its own, and stops everything at the end."""
    home = tmp_path / "home – ї"
    # The scheduler starts the daily run as soon as it is up: over one other page, to be out of the way.
    landing = tmp_path / "landing"
    landing.mkdir()
    shutil.copy(OTHER_ARTICLE, landing)
    environment = {**os.environ, "WIREHOUSE_HOME": str(home), "WIREHOUSE_LANDING_FOLDER": str(landing)}
    environment.pop("AIRFLOW_HOME", None)

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "wirehouse.local", *arguments],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=400,
            check=False,
        )

    yield call
    call("down")


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def processes_of(folder: Path) -> list[str]:
    """The living processes that keep a file of this folder open: sockets and logs tell whose they are."""
    found = []
    for process in Path("/proc").iterdir():
        if not process.name.isdigit() or int(process.name) == os.getpid():
            continue
        try:
            files = [str(link.readlink()) for link in (process / "fd").iterdir()]
        except OSError:
            continue
        if any(file.startswith(str(folder)) for file in files):
            found.append((process / "cmdline").read_text(errors="replace").replace("\0", " "))
    return found


@pytest.mark.skipif(not Path("/proc").exists(), reason="tells the processes by /proc")
def test_the_system_starts_loads_pages_is_read_and_stops_without_a_trace(call, tmp_path):
    pages = tmp_path / "my pages"
    pages.mkdir()
    shutil.copy(ARTICLE, pages)

    up = call("up")
    assert up.returncode == 0, up.stdout
    port = int(re.search(r"http://127\.0\.0\.1:(\d+)", up.stdout)[1])
    assert listens(port)
    assert re.search(r"password \S{12,}", up.stdout)

    again = call("up")
    assert again.returncode == 0
    assert "Airflow runs already" in again.stdout
    assert f"http://127.0.0.1:{port}" in again.stdout

    by_scheduler = call("run", "--raw", "my pages")
    assert by_scheduler.returncode == 0, by_scheduler.stdout
    assert "Airflow runs it" in by_scheduler.stdout
    assert "collected 1 = published 1 + unchanged 0 + rejected 0 + skipped 0" in by_scheduler.stdout

    read = call("psql", "--", "-Atc", "SELECT count(*) FROM mart.article")
    assert int(read.stdout) >= 1

    down = call("down")
    assert down.stdout == "Stopped: api-server, scheduler, dag-processor, triggerer, postgres.\n"
    assert not listens(port)
    assert processes_of(tmp_path) == []

    alone = call("run", "--raw", "my pages")
    assert alone.returncode == 0, alone.stdout
    assert "collected 1 = published 0 + unchanged 1 + rejected 0 + skipped 0" in alone.stdout
