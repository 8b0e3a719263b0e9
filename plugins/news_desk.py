"""The operators' desk at home in the Airflow UI: who may see it, what it may start, and where it is linked.

The desk itself is `wirehouse.desk`, which knows nothing of Airflow. Here it is told who asks (whoever may see
the DAG `news_daily` may read, whoever may start `news_replay` may act), and how a DAG is started: through
Airflow's own API, in this process, with the credentials that came with the request. Airflow so judges and logs
a request of the desk as if the person had made it in the UI.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from airflow.configuration import conf
from airflow.plugins_manager import AirflowPlugin

DAG_TO_READ = "news_daily"
DAG_TO_ACT = "news_replay"
PREFIX = "/wirehouse"
PAGE = "news-desk"
"""The part of Airflow's address under which its UI shows the desk: /plugin/news-desk."""

_LOG = logging.getLogger(__name__)
_AROUND = "wirehouse.airflow"
"""Where a request's scope keeps the application of Airflow that the desk is mounted on."""
_SECONDS = 30.0
_LONGEST_REASON = 300


class AirflowConductor:
    """Starts and clears runs through Airflow's API, as the person whose request it is."""

    async def trigger(self, request: Any, dag_id: str, run_id: str, conf: Mapping[str, object]) -> None:
        """Start a run; one of this id that is there already is asked for once only."""
        body = {"dag_run_id": run_id, "logical_date": None, "conf": dict(conf)}
        await self._ask(request, f"/api/v2/dags/{quote(dag_id, safe='')}/dagRuns", body, fine=(409,))

    async def clear(self, request: Any, dag_id: str, run_id: str, tasks: Sequence[str]) -> None:
        """Let tasks run again, with all after them."""
        body = {
            "dry_run": False,
            "dag_run_id": run_id,
            "task_ids": list(tasks),
            "include_downstream": True,
            "only_failed": False,
            "reset_dag_runs": True,
        }
        await self._ask(request, f"/api/v2/dags/{quote(dag_id, safe='')}/clearTaskInstances", body)

    async def _ask(
        self, request: Any, path: str, body: Mapping[str, object], fine: Sequence[int] = ()
    ) -> None:
        """Post to the API server that serves this very request, without the network between."""
        import httpx  # noqa: PLC0415 - every part of Airflow loads plugins, and only one of them serves

        from wirehouse.desk import ConductorError  # noqa: PLC0415

        headers = {
            name: request.headers[name] for name in ("authorization", "cookie") if name in request.headers
        }
        transport = httpx.ASGITransport(app=request.scope[_AROUND])
        base = str(request.base_url.replace(path="/"))
        try:
            async with httpx.AsyncClient(transport=transport, base_url=base, timeout=_SECONDS) as client:
                answer = await client.post(path, json=dict(body), headers=headers)
        except Exception as error:
            # Airflow answers its own faults with a bare 500, and logs nothing of them.
            _LOG.exception("Airflow failed at %s", path)
            raise ConductorError(
                f"Airflow failed: {str(error)[:_LONGEST_REASON]}; see the API server's log"
            ) from error
        if not answer.is_success and answer.status_code not in fine:
            raise ConductorError(f"Airflow answered {answer.status_code}: {answer.text[:_LONGEST_REASON]}")


def make_desk() -> Any:
    """Make the desk as an application of Airflow's API server."""
    from airflow.api_fastapi.app import get_auth_manager  # noqa: PLC0415 - as above
    from airflow.api_fastapi.auth.managers.models.resource_details import (  # noqa: PLC0415
        DagAccessEntity,
        DagDetails,
    )
    from airflow.api_fastapi.core_api.security import get_user  # noqa: PLC0415
    from fastapi import Depends, HTTPException  # noqa: PLC0415

    from wirehouse import settings  # noqa: PLC0415
    from wirehouse.database import desk_url  # noqa: PLC0415
    from wirehouse.desk import User, desk_app  # noqa: PLC0415

    def identify(user: Any = Depends(get_user)) -> User:  # noqa: B008 - FastAPI's way
        manager = get_auth_manager()
        if not manager.is_authorized_dag(method="GET", details=DagDetails(id=DAG_TO_READ), user=user):
            raise HTTPException(403, f"the desk is for those who may see the DAG {DAG_TO_READ}")
        may_act = manager.is_authorized_dag(
            method="POST", access_entity=DagAccessEntity.RUN, details=DagDetails(id=DAG_TO_ACT), user=user
        )
        return User(user.get_name(), may_act)

    return desk_app(settings.load, lambda: desk_url(settings.load()), identify, AirflowConductor())


class LateDesk:
    """The desk, made when it is first asked for.

    Every part of Airflow loads plugins, each task too, and only the API server serves them.
    """

    def __init__(self) -> None:
        self._desk: Any = None
        self._lock = threading.Lock()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve a request (ASGI 3)."""
        with self._lock:
            self._desk = self._desk or make_desk()
        # On the way into a mounted application the outer one's name in the scope is lost.
        await self._desk({**scope, _AROUND: scope.get("app")}, receive, send)


def base_path() -> str:
    """Give the path under which Airflow is served, such as /airflow; empty for the root of its host."""
    return urlsplit(conf.get("api", "base_url", fallback="") or "").path.rstrip("/")


def view(name: str, path: str, destination: str, route: str, **more: object) -> dict[str, object]:
    """Describe a page of the desk as Airflow's UI shows it, in a frame of its own."""
    root = f"{base_path()}{PREFIX}"
    return {
        "name": name,
        "href": f"{root}{path}",
        "destination": destination,
        "url_route": route,
        "icon": f"{root}/static/desk.svg",
        **more,
    }


class NewsDesk(AirflowPlugin):
    """Registers the desk, and its tabs on DAGs, runs and tasks."""

    name = "news_desk"
    fastapi_apps = [{"app": LateDesk(), "url_prefix": PREFIX, "name": "News desk"}]  # noqa: RUF012 - Airflow asks for lists
    external_views = [  # noqa: RUF012
        view("News desk", "/", "nav", PAGE, nav_top_level=True),
        view("News", "/jobs/{DAG_ID}", "dag", "news-of-dag"),
        view("News", "/runs/{RUN_ID}", "dag_run", "news-of-run"),
        view("News", "/jobs/{DAG_ID}?task={TASK_ID}", "task", "news-of-task"),
        view("News", "/runs/{RUN_ID}?task={TASK_ID}", "task_instance", "news-of-task-instance"),
    ]
