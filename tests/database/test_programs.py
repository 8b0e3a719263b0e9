"""As whom Postgres runs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from wirehouse.database import EmbeddedPostgres, transaction
from wirehouse.database.programs import Account, account_for, programs_folder

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may become another user")


def test_the_programs_come_with_the_package():
    for name in ("initdb", "postgres", "pg_ctl", "psql"):
        assert (programs_folder() / name).exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root never runs the server as itself")
def test_an_ordinary_user_runs_it_as_themselves(tmp_path: Path):
    assert account_for(tmp_path) == Account()


@as_root
def test_the_owner_of_the_data_stays_the_one_who_runs_it(tmp_path: Path):
    os.chown(tmp_path, 1234, 1234)
    assert account_for(tmp_path) == Account(uid=1234)


@as_root
def test_root_without_user_namespaces_runs_it_as_another_user(tmp_path: Path, monkeypatch):
    for name in ("sh", "test", "true"):
        (tmp_path / name).symlink_to(shutil.which(name))
    monkeypatch.setenv("PATH", str(tmp_path))
    server = EmbeddedPostgres(tmp_path / "home", durable=False)
    try:
        server.start()
        assert Path(f"/proc/{server.pid()}").stat().st_uid == 65534
        # pytest's folders are closed to others, so the data cannot lie there.
        assert server.data.is_relative_to("/var/tmp")
        with transaction(server.url("owner")) as cursor:
            cursor.execute("SELECT 1")
    finally:
        server.stop()
        if server.data.is_relative_to("/var/tmp"):
            shutil.rmtree(server.data.parent)
