"""What upkeep deletes of Airflow's logs, and what it leaves alone."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from news_upkeep import delete_old_logs

DAY = 86_400


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    folder = tmp_path / "logs"
    folder.mkdir()
    return folder


def write(path: Path, age_days: float) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")
    then = time.time() - age_days * DAY
    os.utime(path, (then, then))
    return path


def test_old_logs_go_with_the_folders_that_they_leave_empty(logs: Path) -> None:
    write(logs / "dag_id=a" / "run_id=1" / "attempt=1.log", 31)
    kept = write(logs / "dag_id=a" / "run_id=2" / "attempt=1.log", 29)

    assert delete_old_logs(logs, time.time() - 30 * DAY) == 1
    assert [path for path in logs.rglob("*") if path.is_file()] == [kept]
    assert not (logs / "dag_id=a" / "run_id=1").exists()


def test_what_is_no_log_stays(logs: Path) -> None:
    kept = write(logs / "notes.txt", 400)

    assert delete_old_logs(logs, time.time()) == 0
    assert kept.exists()


def test_links_are_not_followed_out_of_the_folder(logs: Path, tmp_path: Path) -> None:
    outside = write(tmp_path / "elsewhere" / "precious.log", 400)
    (logs / "latest").symlink_to(outside.parent, target_is_directory=True)

    assert delete_old_logs(logs, time.time()) == 0
    assert outside.exists()


def test_the_folder_itself_stays_and_may_be_missing(logs: Path) -> None:
    assert delete_old_logs(logs, time.time()) == 0
    assert delete_old_logs(logs / "nowhere", time.time()) == 0
    assert logs.is_dir()
