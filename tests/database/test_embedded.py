"""The embedded server, through everything that happens to one."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from wirehouse.database import EmbeddedPostgres, transaction
from wirehouse.errors import TransientError


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A home with a name of the worst kind, whose server is stopped at the end."""
    folder = tmp_path / 'a home\'s "name" – $HOME ї'
    yield folder
    EmbeddedPostgres(folder, durable=False).stop()


def started(home: Path) -> EmbeddedPostgres:
    server = EmbeddedPostgres(home, durable=False)
    server.start()
    return server


def test_what_was_written_is_there_after_a_stop_and_a_start_and_a_move(home):
    server = started(home)
    with transaction(server.url("owner")) as cursor:
        cursor.execute("CREATE TABLE kept AS SELECT 'kept' AS word")
    server.stop()
    assert not server.is_running()
    moved = home.rename(home.with_name("moved"))
    elsewhere = started(moved)
    try:
        with transaction(elsewhere.url("owner")) as cursor:
            cursor.execute("SELECT word FROM kept")
            assert cursor.fetchone() == ("kept",)
    finally:
        elsewhere.stop()


def test_it_is_closed_to_the_network_and_to_wrong_passwords(home):
    server = started(home)
    with transaction(server.url("admin")) as cursor:
        cursor.execute(
            "SELECT current_setting('listen_addresses'), current_setting('unix_socket_directories')"
        )
        assert cursor.fetchone() == ("127.0.0.1", "")
    credentials = home / "postgres" / "credentials.json"
    assert stat.S_IMODE(credentials.stat().st_mode) == 0o600
    passwords = json.loads(credentials.read_text(encoding="utf-8"))
    assert len(set(passwords.values())) == len(passwords) == 6
    with (
        pytest.raises(TransientError, match="password authentication failed"),
        transaction(server.url("admin").replace(passwords["admin"], "wrong")),
    ):
        pass


def test_a_second_start_finds_the_first_and_two_at_once_make_one_server(home):
    servers = [EmbeddedPostgres(home, durable=False) for _ in range(3)]
    threads = [threading.Thread(target=server.start) for server in servers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({server.pid() for server in servers}) == 1
    assert servers[0].is_running()


def test_it_comes_back_after_everything_was_killed(home):
    server = started(home)
    with transaction(server.url("admin")) as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity")
        pids = [pid for (pid,) in cursor.fetchall()]
    for pid in [server.pid(), *pids]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    _wait(lambda: not server.is_running())
    assert (server.data / "postmaster.pid").exists()
    assert started(home).is_running()


def test_it_comes_back_when_another_process_has_the_killed_ones_number(home):
    server = started(home)
    server.stop()
    (server.data / "postmaster.pid").write_text(f"{os.getpid()}\n{server.data}\n0\n5432\n\n127.0.0.1\n\n\n")
    assert not server.is_running()
    assert started(home).is_running()


def test_it_moves_to_another_port_when_its_own_is_taken(home):
    server = started(home)
    before = server.port
    server.stop()
    with socket.socket() as squatter:
        squatter.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        squatter.bind(("127.0.0.1", before))
        squatter.listen()
        server.start()
        assert server.port != before
        with transaction(server.url("loader")) as cursor:
            cursor.execute("SELECT 1")


def test_it_keeps_its_port_while_that_is_free(home):
    server = started(home)
    before = server.port
    server.stop()
    server.start()
    assert server.port == before


def test_a_port_that_was_asked_for_and_is_taken_is_an_error(home):
    with socket.socket() as squatter:
        squatter.bind(("127.0.0.1", 0))
        squatter.listen()
        port = squatter.getsockname()[1]
        with pytest.raises(TransientError, match=f"port {port} is taken"):
            EmbeddedPostgres(home, port=port, durable=False).start()


def test_it_outlives_the_process_that_started_it(home):
    program = (
        "import sys, pathlib\n"
        "from wirehouse.database import EmbeddedPostgres\n"
        "EmbeddedPostgres(pathlib.Path(sys.argv[1]), durable=False).start()\n"
    )
    subprocess.run([sys.executable, "-c", program, str(home)], check=True, start_new_session=True)
    assert EmbeddedPostgres(home).is_running()


def test_a_start_that_fails_shows_the_servers_own_words(home):
    server = started(home)
    server.stop()
    with (server.data / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write("no_such_parameter = 1\n")
    with pytest.raises(TransientError, match="no_such_parameter"):
        server.start()


def test_a_cluster_left_half_made_is_made_again(home):
    half = home / "postgres" / "data.unfinished"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18")
    assert started(home).is_running()
    assert not half.exists()


def test_stopping_what_does_not_run_is_no_error(home):
    EmbeddedPostgres(home).stop()
    server = started(home)
    server.stop()
    server.stop()
    assert not server.is_running()


def test_a_server_that_never_ran_has_no_address(home):
    with pytest.raises(TransientError, match="there is no database yet"):
        EmbeddedPostgres(home).url("loader")


def _wait(condition) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
