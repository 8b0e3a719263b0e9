"""What we ask of a running Airflow, over its REST API (/api/v2)."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from wirehouse.errors import TransientError
from wirehouse.local.environment import USER

_SECONDS = 15
_MAX_BYTES = 10_000_000

_HEARTBEATS = {
    "scheduler": "latest_scheduler_heartbeat",
    "triggerer": "latest_triggerer_heartbeat",
    "dag_processor": "latest_dag_processor_heartbeat",
}

# A proxy of the environment has no business with our own machine.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(slots=True)
class Api:
    """An Airflow at 127.0.0.1 and the password of its one user."""

    port: int
    password: str
    _kept_token: str | None = None

    @property
    def address(self) -> str:
        """The address of the UI."""
        return f"http://127.0.0.1:{self.port}"

    def ailing(self, since: datetime) -> list[str]:
        """Name the parts that are not healthy, or have not said so since a time.

        The last words of an earlier start stay in the database and look healthy for half a minute.
        Raises `TransientError` where the API server does not answer.
        """
        health = self._ask("GET", "/api/v2/monitor/health")
        parts = ["metadatabase", *_HEARTBEATS]
        return [part for part in parts if not _is_well(part, health.get(part) or {}, since)]

    def has_dag(self, dag_id: str, since: datetime) -> bool:
        """Whether the DAG processor has read this DAG's file since a time."""
        try:
            dag = self._ask("GET", f"/api/v2/dags/{dag_id}", token=self._token())
        except _NotFoundError:
            return False
        return not dag["is_stale"] and datetime.fromisoformat(dag["last_parsed_time"]) >= since

    def trigger(self, dag_id: str, conf: Mapping[str, object]) -> str:
        """Start a run of a DAG now and return its id."""
        run = self._ask(
            "POST",
            f"/api/v2/dags/{dag_id}/dagRuns",
            {"logical_date": None, "conf": dict(conf)},
            token=self._token(),
        )
        return str(run["dag_run_id"])

    def run_state(self, dag_id: str, run_id: str) -> str:
        """Tell the state of a run: queued, running, success or failed."""
        path = f"/api/v2/dags/{dag_id}/dagRuns/{quote(run_id, safe='')}"
        return str(self._ask("GET", path, token=self._token())["state"])

    def _token(self) -> str:
        if self._kept_token is None:
            body = {"username": USER, "password": self.password}
            self._kept_token = str(self._ask("POST", "/auth/token", body)["access_token"])
        return self._kept_token

    def _ask(
        self, method: str, path: str, body: Mapping[str, object] | None = None, token: str | None = None
    ) -> dict[str, Any]:
        request = urllib.request.Request(  # noqa: S310 - http to our own machine
            self.address + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Content-Type": "application/json",
                **({"Authorization": f"Bearer {token}"} if token else {}),
            },
        )
        try:
            with _OPENER.open(request, timeout=_SECONDS) as response:
                answer: dict[str, Any] = json.loads(response.read(_MAX_BYTES))
        except urllib.error.HTTPError as error:
            if error.code == 404:
                raise _NotFoundError(path) from error
            said = error.read(2000).decode("utf-8", "replace")
            raise TransientError(f"Airflow's API answered {error.code} to {method} {path}: {said}") from error
        except (OSError, ValueError) as error:
            raise TransientError(f"Airflow's API at {self.address} does not answer: {error}") from error
        return answer


class _NotFoundError(TransientError):
    """There is no such thing, or not yet."""


def _is_well(part: str, state: Mapping[str, Any], since: datetime) -> bool:
    if state.get("status") != "healthy":
        return False
    key = _HEARTBEATS.get(part)
    if key is None:
        return True
    beat = state.get(key)
    return beat is not None and datetime.fromisoformat(beat) >= since
