"""Processes that outlive us, are known again, and are ended with all that they started."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from wirehouse.local import processes
from wirehouse.local.processes import Process

SLEEPER = "import time; time.sleep(60)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('on', flush=True); time.sleep(60)"
PARENT = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {SLEEPER!r}]); print('on', flush=True); "


def start(program: str, log: Path) -> Process:
    return processes.start([sys.executable, "-c", program], environment=os.environ, log=log)


def wait_for(condition) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "logs" / "program.log"


def test_its_words_go_to_the_log_after_those_that_are_there(log):
    for word in ("one", "two"):
        start(f"print({word!r})", log)
        wait_for(lambda word=word: log.exists() and word in log.read_text())
    assert log.read_text() == "one\ntwo\n"


def test_a_process_is_alive_until_it_is_ended(log):
    process = start(SLEEPER, log)
    assert process.is_alive()
    processes.end([process], grace_seconds=5)
    assert not process.is_alive()


def test_another_process_with_its_number_is_not_it(log):
    process = start(SLEEPER, log)
    former = Process(process.pid, "some other time")
    assert not former.is_alive()
    processes.end([former], grace_seconds=1)
    assert process.is_alive()
    processes.end([process], grace_seconds=5)


def test_one_that_ignores_the_request_is_made_to_end(log):
    process = start(STUBBORN, log)
    wait_for(lambda: "on" in log.read_text())
    processes.end([process], grace_seconds=0.3)
    assert not process.is_alive()


def test_its_children_end_with_it(log):
    process = start(PARENT + SLEEPER, log)
    wait_for(lambda: len(process.session()) == 2)
    processes.end([process], grace_seconds=5)
    assert process.session() == []


def test_children_that_outlived_it_end_too(log):
    process = start(PARENT + SLEEPER, log)
    wait_for(lambda: len(process.session()) == 2)
    os.kill(process.pid, signal.SIGKILL)
    wait_for(lambda: not process.is_alive())
    assert len(process.session()) == 1
    processes.end([process], grace_seconds=1)
    assert process.session() == []


def test_ending_what_is_gone_is_no_error(log):
    process = start("pass", log)
    wait_for(lambda: not process.is_alive())
    processes.end([process], grace_seconds=1)
