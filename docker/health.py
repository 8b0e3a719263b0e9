"""Say by the exit status whether a service is healthy: `python docker/health.py scheduler`.

Uses no Airflow: its import costs 6 s of a core, at every check of every service.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.request
from urllib.parse import urljoin

_TIMEOUT_SECONDS = 10


def main(service: str) -> int:
    """Check one service; 0 when it is healthy."""
    healthy = _worker_answers() if service == "worker" else _reported_healthy(service)
    return 0 if healthy else 1


def _reported_healthy(component: str) -> bool:
    """Ask the API server, which judges each component by the heartbeat it writes to the database."""
    address = urljoin(os.environ["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"], "/api/v2/monitor/health")
    try:
        with urllib.request.urlopen(address, timeout=_TIMEOUT_SECONDS) as answer:  # noqa: S310 - our own setting
            report = json.load(answer)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{address}: {error}\n")
        return False
    status = report.get(component, {}).get("status")
    sys.stderr.write(f"{component}: {status}\n")
    return bool(status == "healthy")


def _worker_answers() -> bool:
    """Ping the Celery worker of this host through the broker."""
    # The broker's address holds a password: by the environment, not on the command line.
    environment = {**os.environ, "CELERY_BROKER_URL": os.environ["AIRFLOW__CELERY__BROKER_URL"]}
    worker = f"celery@{socket.gethostname()}"
    command = [sys.executable, "-m", "celery", "inspect", "ping", "--timeout", "5", "--destination", worker]
    ping = subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)  # noqa: S603
    return ping.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
