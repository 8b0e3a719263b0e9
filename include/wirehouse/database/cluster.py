"""The server's own programs: making a cluster, starting a server over it, stopping it."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from wirehouse.database.programs import Account, programs_for
from wirehouse.errors import TransientError

ADMIN = "postgres"

_INITDB_SECONDS = 120
_INITDB = (
    "--auth=scram-sha-256",
    "--no-instructions",
    "--encoding=UTF8",
    # Of Postgres itself, so that sorting and lower case are the same on every machine.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-locale",
)

# pg_trgm asks the C library what a letter is: with C alone, no Cyrillic name would have trigrams.
_CTYPES = ("C.UTF-8", "en_US.UTF-8", "C")

# The shell ends at once and leaves the server to init: no zombie of it in a process that starts and
# stops servers. Names and values arrive as arguments, never as shell text.
_DETACH = 'log=$1; shift; exec 3>&1; "$@" </dev/null >>"$log" 2>&1 3>&- & echo $! >&3'


def make_cluster(data: Path, account: Account, password: str, *, durable: bool = True) -> None:
    """Make an empty cluster in the folder `data`, all of it or nothing.

    Raises `TransientError` with what initdb said.
    """
    told = ""
    for ctype in _CTYPES:
        unfinished = data.with_name(data.name + ".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        account.own(unfinished)
        how = [f"--lc-ctype={ctype}", *([] if durable else ["--no-sync"])]
        told = _initdb(unfinished, account, password, how)
        if not told:
            unfinished.rename(data)
            return
        if "invalid locale name" not in told:
            break
    raise TransientError(f"initdb failed: {told}")


def _initdb(folder: Path, account: Account, password: str, how: Sequence[str]) -> str:
    """Run initdb and return what it complained of: nothing where it went well."""
    with tempfile.NamedTemporaryFile("w", dir=folder.parent, prefix="password-") as file:
        file.write(password)
        file.flush()
        account.own(Path(file.name))
        arguments = [f"--pgdata={folder}", f"--username={ADMIN}", f"--pwfile={file.name}", *how]
        done = subprocess.run(  # noqa: S603 - our own programs
            account.command([programs_for(account, folder) / "initdb", *arguments, *_INITDB]),
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_INITDB_SECONDS,
            check=False,
            cwd=folder,
            env=_environment(),
            **account.options(),
        )
    return "" if done.returncode == 0 else done.stderr.strip() or done.stdout.strip() or "without a word"


def launch(data: Path, account: Account, log: Path, settings: Mapping[str, str]) -> int:
    """Start a server in a session of its own and return its process id; its words go to `log`."""
    log.touch(mode=0o600)
    account.own(log)
    arguments: list[str | Path] = [programs_for(account, data) / "postgres", "-D", data]
    for name, value in settings.items():
        arguments += ["-c", f"{name}={value}"]
    shell = subprocess.run(  # noqa: S603 - the shell's text is constant
        ["/bin/sh", "-c", _DETACH, "sh", str(log), *account.command(arguments)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        start_new_session=True,
        cwd=data,
        env=_environment(),
        **account.options(),
    )
    return int(shell.stdout)


def stop(data: Path, account: Account, mode: str, seconds: int) -> None:
    """Ask the server to stop (`fast` or `immediate`) and wait for it; no error where it does not."""
    subprocess.run(  # noqa: S603 - our own programs
        account.command(
            [programs_for(account, data) / "pg_ctl", "stop", "-D", data, "-m", mode, "-w", "-t", str(seconds)]
        ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        cwd=data,
        env=_environment(),
        **account.options(),
    )


def place_for(folder: Path, account: Account) -> Path:
    """Choose where the data of a new cluster lies: in `folder`, or where the account can reach it.

    Another user cannot enter a home such as /root; the data then goes under /var/tmp, which unlike
    /tmp outlives a restart of the machine.
    """
    if account.uid is None or account.can_run(["test", "-x", folder]):
        return folder / "data"
    return Path(tempfile.mkdtemp(prefix="wirehouse-postgres-", dir="/var/tmp")) / "data"


def _environment() -> dict[str, str]:
    """Nothing of the user's: PGDATA, PGPORT and PGOPTIONS would all be obeyed."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def new_password() -> str:
    """A password of 192 random bits that needs no quoting in a URL."""
    return secrets.token_urlsafe(24)
