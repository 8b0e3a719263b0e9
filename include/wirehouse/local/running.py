"""What of Airflow runs in a home, as kept in <home>/airflow/processes.json."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from wirehouse.database.ports import free_port, is_free
from wirehouse.database.private_file import read_private, write_private
from wirehouse.errors import SettingsError, TransientError
from wirehouse.local.environment import Ports, airflow_home
from wirehouse.local.processes import Process
from wirehouse.settings import Settings

COMPONENTS = ("api-server", "scheduler", "dag-processor", "triggerer")

_PREFERRED_PORT = 8080
_RESERVED = frozenset({8793, 8794})


@dataclass(frozen=True, slots=True)
class Running:
    """The processes that were started, living or not, by component, and the ports that they were given."""

    ports: Ports | None = None
    processes: Mapping[str, Process] = field(default_factory=dict)

    @property
    def living(self) -> dict[str, Process]:
        """Those that still run."""
        return {name: process for name, process in self.processes.items() if process.is_alive()}

    @property
    def is_complete(self) -> bool:
        """Whether all of Airflow runs."""
        return set(self.living) == set(COMPONENTS)

    def save(self, settings: Settings) -> None:
        """Keep it for the next command."""
        write_private(_file(settings), asdict(self))


def load_running(settings: Settings) -> Running:
    """Read what was started last in this home."""
    kept = read_private(_file(settings))
    if not kept:
        return Running()
    processes = {name: Process(**entry) for name, entry in kept["processes"].items()}
    return Running(ports=Ports(**kept["ports"]), processes=processes)


def choose_ports(settings: Settings, postgres: int) -> Ports:
    """Choose ports for a new start: free ones, and never those at which others look for task logs.

    Raises `TransientError` where the wanted one is taken, `SettingsError` where it cannot be used.
    """
    return Ports(
        api=_api_port(settings.airflow_port),
        worker_log=free_port(),
        trigger_log=free_port(),
        postgres=postgres,
    )


def _api_port(wanted: int) -> int:
    if wanted in _RESERVED:
        raise SettingsError(f"airflow_port {wanted} is that of one of Airflow's log servers; choose another")
    if not wanted:
        return _PREFERRED_PORT if is_free(_PREFERRED_PORT) else free_port()
    if not is_free(wanted):
        raise TransientError(f"port {wanted} is taken; set WIREHOUSE_AIRFLOW_PORT to a free one, or to 0")
    return wanted


def _file(settings: Settings) -> Path:
    return airflow_home(settings) / "processes.json"
