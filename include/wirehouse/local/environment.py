"""The environment in which every part of Airflow runs on this machine."""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wirehouse.database.private_file import read_private, write_private
from wirehouse.settings import INCLUDE, Settings, absolute

ROOT = INCLUDE.parent
"""The checkout: the folder of dags/, plugins/ and include/."""

USER = "admin"
_PARALLELISM = 4


@dataclass(frozen=True, slots=True)
class Ports:
    """Ports of 127.0.0.1: of the API and UI, of the two servers that hand out task logs, of Postgres."""

    api: int
    worker_log: int
    trigger_log: int
    postgres: int


@dataclass(frozen=True, slots=True)
class Secrets:
    """Keys that all parts of one Airflow share, and the password of its one user."""

    jwt: str
    api: str
    fernet: str
    password: str


def airflow_home(settings: Settings) -> Path:
    """The folder in which Airflow keeps its own files."""
    return settings.home.absolute() / "airflow"


def log_folder(settings: Settings) -> Path:
    """The folder of what the processes that we start say."""
    return settings.home.absolute() / "logs"


def passwords_file(settings: Settings) -> Path:
    """The file from which Airflow reads its users' passwords."""
    return airflow_home(settings) / "passwords.json"


def load_secrets(settings: Settings) -> Secrets:
    """Read the secrets of this home, made the first time, each in a file of mode 0600."""
    airflow_home(settings).mkdir(parents=True, exist_ok=True)
    path = airflow_home(settings) / "secrets.json"
    kept = read_private(path)
    if not kept:
        kept = {
            "jwt": secrets.token_urlsafe(48),
            "api": secrets.token_urlsafe(48),
            "fernet": base64.urlsafe_b64encode(os.urandom(32)).decode(),
        }
        write_private(path, kept)
    passwords = read_private(passwords_file(settings))
    if USER not in passwords:
        passwords[USER] = secrets.token_urlsafe(12)
        write_private(passwords_file(settings), passwords)
    return Secrets(kept["jwt"], kept["api"], kept["fernet"], passwords[USER])


def make_environment(
    settings: Settings,
    *,
    metadata_url: str,
    warehouse_url: str,
    ports: Ports,
    keys: Secrets,
    base: Mapping[str, str],
    run_owner: str | None = None,
) -> dict[str, str]:
    """Make the whole environment of a part of Airflow.

    `metadata_url` is of Airflow's own database and `warehouse_url` is the loader's, both postgresql://;
    `base` is the environment that it inherits (`os.environ`). What is set here wins over it: two parts
    that disagree about a port or a secret fail in ways that are hard to read.
    """
    home = airflow_home(settings)
    local = f"http://127.0.0.1:{ports.api}"
    return {
        **base,
        "AIRFLOW_HOME": str(home),
        "AIRFLOW_CONN_WIREHOUSE": warehouse_url,
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": _for_sqlalchemy(metadata_url),
        **_core(settings, keys),
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{local}/execution/",
        "AIRFLOW__API__BASE_URL": local,
        "AIRFLOW__API__HOST": "127.0.0.1",
        "AIRFLOW__API__PORT": str(ports.api),
        "AIRFLOW__API__WORKERS": "1",
        "AIRFLOW__API__SECRET_KEY": keys.api,
        "AIRFLOW__API_AUTH__JWT_SECRET": keys.jwt,
        "AIRFLOW__LOGGING__BASE_LOG_FOLDER": str(home / "logs"),
        "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT": str(ports.worker_log),
        "AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT": str(ports.trigger_log),
        "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
        "GX_ANALYTICS_ENABLED": "false",
        "PYTHONPATH": _search_path(base),
        "PYTHONUNBUFFERED": "1",
        **_without_proxy(base),
        **_own_settings(settings, base, run_owner),
    }


def _core(settings: Settings, keys: Secrets) -> dict[str, str]:
    return {
        "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "dags"),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(ROOT / "plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        "AIRFLOW__CORE__PARALLELISM": str(_PARALLELISM),
        "AIRFLOW__CORE__FERNET_KEY": keys.fernet,
        "AIRFLOW__CORE__AUTH_MANAGER": (
            "airflow.api_fastapi.auth.managers.simple.simple_auth_manager.SimpleAuthManager"
        ),
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": f"{USER}:admin",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(passwords_file(settings)),
    }


def _own_settings(settings: Settings, base: Mapping[str, str], run_owner: str | None) -> dict[str, str]:
    """Wirehouse's own settings, with absolute paths: no part of Airflow need share our working folder."""
    own = {
        "WIREHOUSE_HOME": str(settings.home.absolute()),
        "WIREHOUSE_RAW_STORE": absolute(settings.raw_store_address),
        "WIREHOUSE_LANDING_FOLDER": settings.landing_address,
        "WIREHOUSE_SOURCES_FOLDER": str(settings.sources_folder.absolute()),
    }
    if settings.registry_file is not None:
        own["WIREHOUSE_REGISTRY_FILE"] = str(settings.registry_file.absolute())
    file = Path(base.get("WIREHOUSE_SETTINGS", "wirehouse.toml"))
    if file.exists():
        own["WIREHOUSE_SETTINGS"] = str(file.absolute())
    if run_owner is not None:
        own["WIREHOUSE_RUN_OWNER"] = run_owner
    return own


def _for_sqlalchemy(url: str) -> str:
    # Named, because SQLAlchemy 2.1 takes plain postgresql:// for psycopg 3.
    return "postgresql+psycopg2://" + url.split("://", 1)[1]


def _search_path(base: Mapping[str, str]) -> str:
    inherited = base.get("PYTHONPATH")
    return f"{INCLUDE}{os.pathsep}{inherited}" if inherited else str(INCLUDE)


def _without_proxy(base: Mapping[str, str]) -> dict[str, str]:
    """Keep tasks from asking a company's proxy for their own machine."""
    inherited = base.get("no_proxy") or base.get("NO_PROXY") or ""
    value = ",".join(filter(None, [inherited, "127.0.0.1", "localhost"]))
    return {"no_proxy": value, "NO_PROXY": value}
