"""The desk inside a real Airflow: whom its own logins let in, and how a request starts its DAG."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from airflow.models.dagrun import DagRun
from airflow.utils.session import create_session
from sqlalchemy import select
from starlette.testclient import TestClient

import news_desk
from newsroom import Newsroom, newsroom, page
from wirehouse import settings

__all__ = ["newsroom"]

USERS = "olga:op,vera:viewer,una:user,ada:admin"
MANAGER = "airflow.api_fastapi.auth.managers.simple.simple_auth_manager.SimpleAuthManager"


@pytest.fixture(scope="module")
def airflow(airflow_database: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Airflow's API server as an application, with four users of four roles."""
    from airflow.api_fastapi.app import create_app, purge_cached_app  # noqa: PLC0415

    patch = pytest.MonkeyPatch()
    patch.setenv("AIRFLOW__CORE__AUTH_MANAGER", MANAGER)
    patch.setenv("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS", USERS)
    passwords = tmp_path_factory.mktemp("logins") / "passwords.json"
    patch.setenv("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE", str(passwords))
    patch.setenv("AIRFLOW__API_AUTH__JWT_SECRET", "0123456789abcdef" * 4)
    patch.setenv("AIRFLOW__API__SECRET_KEY", "0123456789abcdef" * 4)
    purge_cached_app()
    app = create_app(apps="core")
    with TestClient(app, raise_server_exceptions=False):
        yield app
    purge_cached_app()
    patch.undo()


@pytest.fixture
def served(newsroom: Newsroom, warehouse: Any, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A newsroom whose desk is asked for; one page of it was turned away."""
    monkeypatch.setenv("WIREHOUSE_DATABASE_DESK_URL", warehouse.desk_url)
    settings.load.cache_clear()
    newsroom.put("oldhaven/ferry.html", page("More ferries to Skarv from next week"))
    newsroom.put(
        "oldhaven/gone.html", "<html><title>404 Page not found</title><h1>404 Page not found</h1></html>"
    )
    newsroom.run("first")
    return newsroom


@pytest.fixture
def browse(airflow: Any) -> Callable[[str | None], TestClient]:
    """Gives the browser of a user who has logged in, by the cookie that Airflow's login sets."""

    def browse(name: str | None) -> TestClient:
        from airflow.api_fastapi.app import get_auth_manager  # noqa: PLC0415
        from airflow.api_fastapi.auth.managers.simple.user import SimpleAuthManagerUser  # noqa: PLC0415

        client = TestClient(airflow, raise_server_exceptions=False, follow_redirects=False)
        if name:
            role = dict(pair.split(":") for pair in USERS.split(","))[name].upper()
            token = get_auth_manager().generate_jwt(SimpleAuthManagerUser(username=name, role=role))
            client.cookies.set("_token", token)
        return client

    return browse


OWN = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}


def test_nobody_gets_in_and_a_made_up_token_is_nobodys(
    served: Newsroom, browse: Callable[..., TestClient]
) -> None:
    assert browse(None).get("/wirehouse/").status_code == 401
    assert browse(None).get("/wirehouse/static/desk.css").status_code == 401
    forged = browse(None)
    forged.cookies.set("_token", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.")
    assert forged.get("/wirehouse/").status_code in {401, 403}


@pytest.mark.parametrize(("name", "may_act"), [("vera", False), ("una", True), ("olga", True), ("ada", True)])
def test_a_viewer_reads_and_whoever_may_start_the_replay_acts(
    served: Newsroom, browse: Callable[..., TestClient], name: str, may_act: bool
) -> None:
    client = browse(name)
    read = client.get("/wirehouse/rejections")
    assert read.status_code == 200
    assert ("Replay" in read.text) is may_act
    form = {"action": "waive", "reason": "error_page", "note": "gone"}
    assert client.post("/wirehouse/rejections/act", data=form, headers=OWN).status_code == (
        303 if may_act else 403
    )
    assert served.query("SELECT asked_by FROM ops.request") == ([name] if may_act else [])


def test_a_replay_starts_a_run_of_its_dag_in_the_name_of_who_asked(
    served: Newsroom, browse: Callable[..., TestClient], synced_dags: None
) -> None:
    client = browse("olga")

    answer = client.post(
        "/wirehouse/rejections/act", data={"action": "replay", "reason": "error_page"}, headers=OWN
    )

    assert "problem" not in answer.headers["location"], answer.headers["location"]
    with create_session() as session:
        run = session.scalar(select(DagRun).where(DagRun.run_id == "desk_replay_1"))
        assert run is not None
        assert (run.dag_id, run.conf, run.triggering_user_name) == ("news_replay", {"request": 1}, "olga")


def test_what_airflow_does_not_start_is_told_and_kept(
    served: Newsroom, browse: Callable[..., TestClient]
) -> None:
    client = browse("olga")
    answer = client.post("/wirehouse/sources/oldhaven/try", headers=OWN)
    told = client.get(answer.headers["location"])
    # No DAG processor has read the DAGs into this Airflow's database.
    assert "its run was not started" in told.text or "desk_try_1" in told.text
    assert served.query("SELECT action, asked_by FROM ops.request") == [("try", "olga")]


def test_the_desk_has_its_entry_and_its_tabs(airflow: Any, browse: Callable[..., TestClient]) -> None:
    views = {view["destination"]: view["href"] for view in news_desk.NewsDesk.external_views}
    assert set(views) == {"nav", "dag", "dag_run", "task", "task_instance"}
    assert views["task_instance"] == "/wirehouse/runs/{RUN_ID}?task={TASK_ID}"
    plugins = browse("ada").get("/api/v2/plugins").json()["plugins"]
    mine = next(plugin for plugin in plugins if plugin["name"] == "news_desk")
    assert mine["fastapi_apps"][0]["url_prefix"] == "/wirehouse"


def test_a_desk_behind_a_path_is_linked_under_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRFLOW__API__BASE_URL", "https://news.example/airflow/")
    assert news_desk.base_path() == "/airflow"
    assert news_desk.view("News", "/", "nav", "x")["href"] == "/airflow/wirehouse/"


def test_a_part_of_airflow_that_serves_nothing_does_not_load_the_desk() -> None:
    desk = news_desk.LateDesk()
    assert desk._desk is None
