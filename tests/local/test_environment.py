"""The environment of Airflow's processes."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from wirehouse.local.environment import (
    ROOT,
    Ports,
    Secrets,
    load_secrets,
    make_environment,
    passwords_file,
)
from wirehouse.settings import Settings

PORTS = Ports(api=8765, worker_log=15001, trigger_log=15002, postgres=15003)
KEYS = Secrets(jwt="j", api="a", fernet="f", password="p")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "ho me")


def environment_of(settings: Settings, base: dict[str, str] | None = None, **more: str) -> dict[str, str]:
    return make_environment(
        settings,
        metadata_url="postgresql://airflow:pw@127.0.0.1:15003/airflow",
        warehouse_url="postgresql://wirehouse_loader:pw@127.0.0.1:15003/wirehouse",
        ports=PORTS,
        keys=KEYS,
        base=base or {},
        **more,
    )


def test_every_part_finds_the_same_api_server(settings):
    made = environment_of(settings)
    assert made["AIRFLOW__API__PORT"] == "8765"
    assert made["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"] == "http://127.0.0.1:8765/execution/"
    assert made["AIRFLOW__API__BASE_URL"] == "http://127.0.0.1:8765"
    assert made["AIRFLOW__API__HOST"] == "127.0.0.1"


def test_two_checkouts_do_not_share_the_log_servers_ports(settings):
    made = environment_of(settings)
    assert made["AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT"] == "15001"
    assert made["AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT"] == "15002"


def test_dags_are_ours_and_switched_on(settings):
    made = environment_of(settings)
    assert made["AIRFLOW__CORE__DAGS_FOLDER"] == str(ROOT / "dags")
    assert made["AIRFLOW__CORE__PLUGINS_FOLDER"] == str(ROOT / "plugins")
    assert made["AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION"] == "False"
    assert made["AIRFLOW__CORE__LOAD_EXAMPLES"] == "False"
    assert made["PYTHONPATH"] == str(ROOT / "include")


def test_airflow_keeps_its_tables_with_the_driver_that_is_installed(settings):
    made = environment_of(settings)
    assert made["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"] == (
        "postgresql+psycopg2://airflow:pw@127.0.0.1:15003/airflow"
    )


def test_tasks_reach_the_warehouse_by_an_airflow_connection(settings):
    assert environment_of(settings)["AIRFLOW_CONN_WIREHOUSE"] == (
        "postgresql://wirehouse_loader:pw@127.0.0.1:15003/wirehouse"
    )


def test_what_is_inherited_stays_but_never_wins(settings):
    made = environment_of(settings, {"PATH": "/bin", "AIRFLOW_HOME": "/elsewhere", "PYTHONPATH": "/mine"})
    assert made["PATH"] == "/bin"
    assert made["AIRFLOW_HOME"] == str(settings.home / "airflow")
    assert made["PYTHONPATH"] == f"{ROOT / 'include'}:/mine"


def test_paths_do_not_depend_on_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = environment_of(Settings(home=Path("h"), landing_folder="pages", raw_store="raw"))
    assert made["WIREHOUSE_HOME"] == str(tmp_path / "h")
    assert made["WIREHOUSE_LANDING_FOLDER"] == str(tmp_path / "pages")
    assert made["WIREHOUSE_RAW_STORE"] == str(tmp_path / "raw")


def test_a_raw_store_elsewhere_keeps_its_address(settings):
    made = environment_of(settings.model_copy(update={"raw_store": "s3://bucket/raw"}))
    assert made["WIREHOUSE_RAW_STORE"] == "s3://bucket/raw"


def test_a_settings_file_is_found_from_anywhere(tmp_path, monkeypatch, settings):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wirehouse.toml").write_text("chunks = 2\n")
    assert environment_of(settings)["WIREHOUSE_SETTINGS"] == str(tmp_path / "wirehouse.toml")


def test_a_run_of_ones_own_names_its_owner_and_a_scheduled_one_does_not(settings):
    assert "WIREHOUSE_RUN_OWNER" not in environment_of(settings)
    assert environment_of(settings, run_owner="host:1")["WIREHOUSE_RUN_OWNER"] == "host:1"


def test_a_proxy_is_not_asked_for_our_own_machine(settings):
    made = environment_of(settings, {"no_proxy": "intranet.example"})
    assert made["no_proxy"] == made["NO_PROXY"] == "intranet.example,127.0.0.1,localhost"


def test_our_own_variables_are_all_settings(settings, monkeypatch):
    from wirehouse import settings as settings_module  # noqa: PLC0415

    for name, value in environment_of(settings, run_owner="host:1").items():
        if name.startswith("WIREHOUSE_"):
            monkeypatch.setenv(name, value)
    settings_module.load.cache_clear()
    try:
        assert settings_module.load().run_owner == "host:1"
    finally:
        settings_module.load.cache_clear()


def test_secrets_are_made_once_and_are_for_their_owner_only(settings):
    first = load_secrets(settings)
    assert load_secrets(settings) == first
    assert len(first.jwt) >= 64
    file = passwords_file(settings)
    assert json.loads(file.read_text(encoding="utf-8")) == {"admin": first.password}
    for path in file.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_homes_have_different_secrets(tmp_path):
    assert load_secrets(Settings(home=tmp_path / "a")) != load_secrets(Settings(home=tmp_path / "b"))
