"""Make what the services of docker-compose.yml need: roles, databases, tables, the login.

Doing it again changes nothing. Reads the environment of the service `init`; never prints a password.
"""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from wirehouse.database.bootstrap import bootstrap, bootstrap_airflow
from wirehouse.database.migrations import migrate
from wirehouse.errors import SettingsError, WirehouseError

_ROLE_PASSWORDS = {
    "owner": "DATABASE_OWNER_PASSWORD",
    "loader": "DATABASE_LOADER_PASSWORD",
    "analyst": "DATABASE_ANALYST_PASSWORD",
    "desk": "DATABASE_DESK_PASSWORD",
}
_AIRFLOW_PASSWORD = "AIRFLOW_DATABASE_PASSWORD"  # noqa: S105 - the name of the variable
_SAFE_IN_A_URL = re.compile(r"[A-Za-z0-9._~-]{16,}")

log = logging.getLogger("initialise")


def main() -> int:
    """Make everything; 0 when all is there, 1 with a sentence on standard error when something is wrong."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    environment = os.environ
    try:
        check_passwords(environment)
        passwords = {role: environment[variable] for role, variable in _ROLE_PASSWORDS.items()}
        bootstrap(environment["ADMIN_DATABASE_URL"], passwords)
        bootstrap_airflow(environment["ADMIN_DATABASE_URL"], environment[_AIRFLOW_PASSWORD])
        applied = migrate(environment["WIREHOUSE_DATABASE_OWNER_URL"])
    except WirehouseError as error:
        log.error("%s", error)  # noqa: TRY400 - the sentence says it; the traceback would not say more
        return 1
    log.info("warehouse: %d files applied", len(applied))
    migrated = subprocess.run(["airflow", "db", "migrate"], check=False)  # noqa: S607 - the image's own
    if migrated.returncode:
        log.error("airflow db migrate failed; its messages are above")
        return 1
    write_logins(
        Path(environment["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE"]),
        {environment["AIRFLOW_ADMIN_USER"]: environment["AIRFLOW_ADMIN_PASSWORD"]},
    )
    log.info("all there")
    return 0


def check_passwords(environment: Mapping[str, str]) -> None:
    """Raise `SettingsError`, naming the variable, for a password that would break the URLs it stands in."""
    for variable in (*_ROLE_PASSWORDS.values(), _AIRFLOW_PASSWORD):
        if not _SAFE_IN_A_URL.fullmatch(environment.get(variable, "")):
            raise SettingsError(f"{variable} in .env must be 16 or more letters and digits (or . _ ~ -)")


def write_logins(path: Path, logins: Mapping[str, str]) -> None:
    """Write the file from which Airflow's simple auth manager reads passwords, for its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.touch(mode=0o600)
    new.write_text(json.dumps(dict(logins)), encoding="utf-8")
    new.replace(path)


if __name__ == "__main__":
    sys.exit(main())
