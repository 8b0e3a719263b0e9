"""The Postgres server that comes with Wirehouse: one folder, one free port, nothing to install.

The folder <home>/postgres holds the data, the passwords (mode 0600), the port and the server's log.
The server listens on 127.0.0.1 only, has no Unix socket (the path of one may have 107 bytes at most,
and homes may lie deep), and lives on when the process that started it ends.
"""

from __future__ import annotations

import fcntl
import logging
import os
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Literal, get_args

import psycopg2

from wirehouse.database import cluster
from wirehouse.database.bootstrap import ROLES, bootstrap, bootstrap_airflow
from wirehouse.database.ports import free_port, is_free
from wirehouse.database.private_file import read_private, write_private
from wirehouse.database.programs import account_for
from wirehouse.errors import TransientError

_LOGGER = logging.getLogger(__name__)

Role = Literal["owner", "loader", "analyst", "desk", "airflow", "admin"]

_PROC = Path("/proc")
_ATTEMPTS = 8
_START_SECONDS = 120
_STOP_SECONDS = 60
_LOCK_SECONDS = 180
_LOG_BYTES = 10_000_000

_SERVER = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "password_encryption": "scram-sha-256",
}
_NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class EmbeddedPostgres:
    """The server of one home folder. Any number of objects and processes may name the same one.

    `port` 0 means a free port, which is kept for the next start. `durable=False` is for tests: a
    crash of the machine may then cost the data.
    """

    def __init__(self, home: Path, *, port: int = 0, durable: bool = True) -> None:
        self.folder = home.absolute() / "postgres"
        self._wanted_port = port
        self._durable = durable

    @property
    def port(self) -> int:
        """The port that it listens on, or listened on last. Raises `TransientError` where it never ran."""
        port = self._state().get("port")
        if port is None:
            raise TransientError(self._absent())
        return int(port)

    @property
    def data(self) -> Path:
        """The folder of the data."""
        return Path(self._state().get("data") or self.folder / "data")

    @property
    def log(self) -> Path:
        """The file of the server's own log."""
        return self.data.parent / "server.log"

    def url(self, role: Role) -> str:
        """Return the address for a role.

        owner, loader, analyst and desk are of the warehouse, `airflow` of Airflow's own tables, `admin` of
        the server. Raises `TransientError` where the server was never started.
        """
        password = read_private(self.folder / "credentials.json").get(role)
        if password is None:
            raise TransientError(self._absent())
        user = {"admin": cluster.ADMIN, "airflow": "airflow", **ROLES}[role]
        database = {"admin": "postgres", "airflow": "airflow"}.get(role, "wirehouse")
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start it where it does not run, and wait until it takes connections.

        The first start makes the cluster, the roles and the databases. Raises `TransientError` with
        the last lines of the server's log where it does not come up.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._locked():
            if not self.is_running():
                self._start()
            passwords = self._passwords()
            bootstrap(self.url("admin"), passwords)
            bootstrap_airflow(self.url("admin"), passwords["airflow"])

    def stop(self) -> None:
        """Stop it where it runs; open transactions are rolled back."""
        if not self.folder.exists():
            return
        with self._locked():
            for mode in ("fast", "immediate"):
                if self.is_running():
                    cluster.stop(self.data, account_for(self.data), mode, _STOP_SECONDS)
            if self.is_running():
                raise TransientError(f"the embedded Postgres does not stop; see {self.log}")

    def is_running(self) -> bool:
        """Whether a server runs over this folder's data, be it started by another process."""
        return self.pid() is not None

    def pid(self) -> int | None:
        """The server's process id, None where it does not run."""
        try:
            pid = int((self.data / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
        except (OSError, ValueError):
            return None
        if _PROC.exists():
            # The file outlives a killed server, and its number may be another program's by now: a
            # server's working folder is its data.
            try:
                return pid if (_PROC / str(pid) / "cwd").samefile(self.data) else None
            except OSError:
                return None
        return pid if self._accepts() else None

    def _start(self) -> None:
        passwords = self._passwords()
        account = account_for(self.data)
        if not self.data.exists():
            place = cluster.place_for(self.folder, account)
            account.own(place.parent)
            cluster.make_cluster(place, account, passwords["admin"], durable=self._durable)
            if place.parent != self.folder:
                self._save_state(data=str(place))
                _LOGGER.warning("Postgres runs as another user than root, and its data lie in %s", place)
        self._shorten_log()
        if _PROC.exists():
            # We know that nobody runs here. Postgres asks only whether the number in the file is some
            # living process's, and in a container without an init a killed server stays as a zombie. It
            # still finds the last processes of a killed server by the memory that they hold.
            (self.data / "postmaster.pid").unlink(missing_ok=True)
        told = ""
        for _ in range(_ATTEMPTS):
            self._save_state(port=self._choose_port())
            log_start = self.log.stat().st_size if self.log.exists() else 0
            pid = cluster.launch(self.data, account, self.log, self._server_settings())
            if self._wait_until_ready(pid):
                return
            told = self._log_since(log_start)
            # Another program took the port meanwhile, or the last processes of a server that was
            # killed still hold its memory for a moment.
            if "could not bind" not in told and "still in use" not in told:
                break
            time.sleep(0.5)
        raise TransientError(f"the embedded Postgres did not start:\n{told}\n(the whole log is {self.log})")

    def _server_settings(self) -> dict[str, str]:
        return {**_SERVER, "port": str(self.port), **({} if self._durable else _NOT_DURABLE)}

    def _wait_until_ready(self, pid: int) -> bool:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if self._accepts():
                return True
            try:
                os.kill(pid, 0)
            except ProcessLookupError:
                return False
            except PermissionError:
                pass
            time.sleep(0.03)
        return False

    def _accepts(self) -> bool:
        """Whether our server answers on our port: no other knows the password."""
        try:
            with closing(psycopg2.connect(self.url("admin"), connect_timeout=5)):
                return True
        except (psycopg2.Error, TransientError):
            return False

    def _choose_port(self) -> int:
        if self._wanted_port:
            if not is_free(self._wanted_port):
                raise TransientError(
                    f"port {self._wanted_port} is taken by another program; set WIREHOUSE_POSTGRES_PORT to a "
                    "free one, or to 0 to have one chosen"
                )
            return self._wanted_port
        kept = self._state().get("port")
        return int(kept) if kept and is_free(int(kept)) else free_port()

    def _passwords(self) -> dict[str, str]:
        path = self.folder / "credentials.json"
        if not path.exists():
            if self.data.exists():
                raise TransientError(f"{path} is gone, and without it {self.data} cannot be opened")
            write_private(path, {role: cluster.new_password() for role in get_args(Role)})
        kept = read_private(path)
        # A folder of an earlier version knows fewer roles; each gets its password at the next start.
        missing = [role for role in get_args(Role) if role not in kept]
        if missing:
            kept = {**kept, **{role: cluster.new_password() for role in missing}}
            write_private(path, kept)
        return kept

    def _state(self) -> dict[str, Any]:
        return read_private(self.folder / "server.json")

    def _save_state(self, **changes: object) -> None:
        write_private(self.folder / "server.json", {**self._state(), **changes})

    def _shorten_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > _LOG_BYTES:
            self.log.replace(self.log.with_suffix(".log.old"))

    def _log_since(self, start: int) -> str:
        with self.log.open("rb") as file:
            file.seek(start)
            lines = file.read(1_000_000).decode("utf-8", "replace").splitlines()
        return "\n".join(lines[-15:])

    def _absent(self) -> str:
        return (
            f"there is no database yet under {self.folder}: start it with make up or wirehouse database "
            "start, or set WIREHOUSE_DATABASE_URL"
        )

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the folder's lock: two starts at once make one server."""
        with (self.folder / "lock").open("w") as file:
            deadline = time.monotonic() + _LOCK_SECONDS
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > deadline:
                        raise TransientError(f"another process holds {self.folder / 'lock'}") from None
                    time.sleep(0.1)
            yield
