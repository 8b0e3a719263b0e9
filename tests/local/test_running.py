"""What is kept about the processes of a home, and which ports they are given."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from wirehouse.errors import SettingsError, TransientError
from wirehouse.local.environment import Ports, airflow_home
from wirehouse.local.processes import Process, identify
from wirehouse.local.running import COMPONENTS, Running, choose_ports, load_running
from wirehouse.settings import Settings

PORTS = Ports(api=1, worker_log=2, trigger_log=3, postgres=4)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    airflow_home(Settings(home=tmp_path)).mkdir(parents=True)
    return Settings(home=tmp_path)


def test_what_was_saved_is_read_again(settings):
    running = Running(PORTS, {"scheduler": Process(5, "then")})
    running.save(settings)
    assert load_running(settings) == running


def test_a_new_home_has_nothing(settings):
    assert load_running(settings) == Running()


def test_only_living_processes_count():
    me = identify(os.getpid())
    running = Running(PORTS, {"scheduler": me, "triggerer": Process(me.pid, "long ago")})
    assert running.living == {"scheduler": me}
    assert not running.is_complete
    assert Running(PORTS, dict.fromkeys(COMPONENTS, me)).is_complete


def test_a_port_that_is_taken_is_told():
    with socket.socket() as squatter:
        squatter.bind(("127.0.0.1", 0))
        squatter.listen()
        port = squatter.getsockname()[1]
        with pytest.raises(TransientError, match=f"port {port} is taken"):
            choose_ports(Settings(airflow_port=port), postgres=4)


@pytest.mark.parametrize("port", [8793, 8794])
def test_the_log_servers_ports_are_never_the_apis(port):
    with pytest.raises(SettingsError, match="log servers"):
        choose_ports(Settings(airflow_port=port), postgres=4)


def test_ports_are_chosen_free_and_different():
    ports = choose_ports(Settings(), postgres=4)
    assert len({ports.api, ports.worker_log, ports.trigger_log}) == 3
    assert not {8793, 8794} & {ports.worker_log, ports.trigger_log}
