"""Long-running processes of ours: started in sessions of their own, known again, and ended.

A process id alone does not say whose a process is: after a crash or a restart of the machine it may be
another program's. So the time at which the process started is kept with it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_POLL_SECONDS = 0.1
_ORPHAN_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Process:
    """A process that leads a session of its own; `started` tells it from a later one with its number."""

    pid: int
    started: str

    def is_alive(self) -> bool:
        """Whether it runs still, and is the same one."""
        return _start_of(self.pid) == self.started

    def session(self) -> list[int]:
        """The ids of all living processes of its session, also those that outlived it."""
        if self.is_alive():
            return _session_members(self.pid)
        # Where the leader is gone its number may have been given to another leader of a session; that
        # cannot be while members of the old session live, so whoever is there and led by nobody is ours.
        return [] if _start_of(self.pid) else _session_members(self.pid)


def start(arguments: Sequence[str], *, environment: Mapping[str, str], log: Path) -> Process:
    """Start a program in a session of its own, its words appended to `log`, so that it outlives us."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        child = subprocess.Popen(  # noqa: S603 - our own programs
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(environment),
            start_new_session=True,
        )
    # It is left to run, which Popen would warn of when it is collected.
    child.returncode = 0
    return identify(child.pid)


def identify(pid: int) -> Process:
    """Take down which process has this number now."""
    return Process(pid, _start_of(pid) or "")


def end(processes: Iterable[Process], *, grace_seconds: float) -> None:
    """End processes with all their sessions: ask (SIGTERM), and after the grace make them (SIGKILL)."""
    listed = list(processes)
    # The leaders first: each ends its own children in good order, and a task that gets the signal
    # before its supervisor does is taken for a failed one.
    for process in listed:
        if process.is_alive():
            _signal(process.pid, signal.SIGTERM)
    _wait_while(lambda: any(process.is_alive() for process in listed), grace_seconds)
    for number in (signal.SIGTERM, signal.SIGKILL):
        for process in listed:
            for pid in process.session():
                _signal(pid, number)
        _wait_while(lambda: any(process.session() for process in listed), _ORPHAN_SECONDS)


def _wait_while(condition: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while condition() and time.monotonic() < deadline:
        time.sleep(_POLL_SECONDS)


def _signal(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except (ProcessLookupError, PermissionError):
        return


def _start_of(pid: int) -> str | None:
    """When a living process started, in whatever form the system tells it; None where there is none."""
    if not (_PROC / "self" / "stat").exists():
        return _ps(["-o", "lstart=", "-p", str(pid)]).strip() or None
    fields = _stat(pid)
    if fields is None or fields[0] == "Z":
        return None
    boot = (_PROC / "sys" / "kernel" / "random" / "boot_id").read_text(encoding="ascii").strip()
    return f"{boot} {fields[19]}"


def _session_members(session: int) -> list[int]:
    if not (_PROC / "self" / "stat").exists():
        rows = [line.split() for line in _ps(["-A", "-o", "pid=,sess=,stat="]).splitlines()]
        return [int(pid) for pid, leader, *_ in rows if leader == str(session)]
    pids = [int(entry.name) for entry in _PROC.iterdir() if entry.name.isdigit()]
    found = []
    for pid in pids:
        fields = _stat(pid)
        if fields is not None and fields[0] != "Z" and fields[3] == str(session):
            found.append(pid)
    return found


def _stat(pid: int) -> list[str] | None:
    """The fields of /proc/<pid>/stat from the state on, see proc(5)."""
    try:
        text = (_PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    # The name comes before, in parentheses, and may hold blanks and parentheses itself.
    return text.rpartition(")")[2].split()


def _ps(arguments: Sequence[str]) -> str:
    done = subprocess.run(["ps", *arguments], capture_output=True, text=True, check=False)  # noqa: S603, S607
    return done.stdout
