"""docker-compose.yml, Dockerfile and .env.example, read as files: no engine runs here."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from wirehouse.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
COMPOSE_TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load(COMPOSE_TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
AIRFLOW = ["api-server", "scheduler", "dag-processor", "triggerer", "worker"]
LONG_RUNNING = [*AIRFLOW, "postgres", "redis"]

EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
EXAMPLE_VALUES = dict(re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE))

# ${NAME}, ${NAME:-default}, ${NAME:?message}; $${...} is for the container's shell.
REFERENCES = re.findall(r"(?<!\$)\$\{([A-Z_]+)(?::([-?])([^}]*))?\}", COMPOSE_TEXT)
SECRET = re.compile(r"PASSWORD|SECRET|FERNET|_USER$")


def test_it_holds_the_services_of_a_celery_deployment() -> None:
    assert set(SERVICES) == {*LONG_RUNNING, "init"}
    assert COMPOSE["x-airflow-environment"]["AIRFLOW__CORE__EXECUTOR"] == "CeleryExecutor"


@pytest.mark.parametrize("service", LONG_RUNNING)
def test_every_long_running_service_has_a_health_check_and_starts_again(service: str) -> None:
    assert SERVICES[service]["healthcheck"]["test"]
    assert SERVICES[service]["restart"] == "unless-stopped"


@pytest.mark.parametrize("service", LONG_RUNNING)
def test_every_long_running_service_has_a_bound_on_memory_and_on_its_logs(service: str) -> None:
    assert SERVICES[service]["mem_limit"]
    assert SERVICES[service]["logging"]["options"]["max-size"]


def test_the_one_shot_service_exits_and_the_others_wait_for_it() -> None:
    assert SERVICES["init"]["restart"] == "no"
    for service in AIRFLOW:
        assert SERVICES[service]["depends_on"]["init"]["condition"] == "service_completed_successfully"


@pytest.mark.parametrize("service", AIRFLOW)
def test_all_airflow_processes_share_one_environment_and_one_image(service: str) -> None:
    assert SERVICES[service]["environment"] == COMPOSE["x-airflow-environment"]
    assert SERVICES[service]["image"] == COMPOSE["x-airflow-common"]["image"]


@pytest.mark.parametrize("service", AIRFLOW)
def test_the_services_that_run_tasks_hold_no_owner_password(service: str) -> None:
    values = " ".join(map(str, SERVICES[service]["environment"].values()))

    assert "POSTGRES_PASSWORD" not in values
    assert "DATABASE_OWNER_PASSWORD" not in values
    assert "DATABASE_OWNER_PASSWORD" in str(SERVICES["init"]["environment"])


@pytest.mark.parametrize("service", AIRFLOW)
def test_airflow_runs_without_privileges(service: str) -> None:
    assert SERVICES[service]["cap_drop"] == ["ALL"]
    assert SERVICES[service]["security_opt"] == ["no-new-privileges:true"]


def test_ports_are_bound_to_this_machine_only() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]

    assert ports
    assert [port for port in ports if not port.startswith("127.0.0.1:")] == []


def test_workers_can_be_many() -> None:
    assert "container_name" not in SERVICES["worker"]
    assert "ports" not in SERVICES["worker"]
    assert "hostname" not in SERVICES["worker"]


@pytest.mark.parametrize("service", ["postgres", "redis"])
def test_foreign_images_are_pinned_to_a_minor_version(service: str) -> None:
    assert re.fullmatch(r"[a-z]+:\d+\.\d+(\.\d+)?-bookworm", SERVICES[service]["image"])


def test_the_data_outlives_the_containers() -> None:
    mounts = {
        mount.split(":")[0]: mount.split(":")[1]
        for service in ("postgres", "worker")
        for mount in SERVICES[service]["volumes"]
    }
    environment = COMPOSE["x-airflow-environment"]

    assert set(COMPOSE["volumes"]) <= set(mounts)
    assert mounts["postgres-data"] == "/var/lib/postgresql"
    assert mounts["warehouse-files"] == environment["WIREHOUSE_HOME"]
    assert mounts["airflow-logs"] == environment["AIRFLOW__LOGGING__BASE_LOG_FOLDER"]


def test_the_landing_folder_is_mounted_where_the_daily_run_looks_and_cannot_be_written() -> None:
    landing = COMPOSE["x-airflow-environment"]["WIREHOUSE_LANDING_FOLDER"]

    assert any(str(mount).endswith(f":{landing}:ro") for mount in SERVICES["worker"]["volumes"])


def test_no_secret_has_a_default() -> None:
    secrets = [(name, kind) for name, kind, _ in REFERENCES if SECRET.search(name)]

    assert len({name for name, _ in secrets}) == 12
    assert [name for name, kind in secrets if kind != "?"] == []


def test_a_missing_secret_is_named_with_where_to_set_it() -> None:
    messages = {(name, message) for name, kind, message in REFERENCES if kind == "?"}

    assert messages == {(name, f"set {name} in .env") for name, _ in messages}


def test_the_example_gives_no_secret_away() -> None:
    given = {name for name, value in EXAMPLE_VALUES.items() if value and SECRET.search(name)}

    assert given == {"AIRFLOW_ADMIN_USER"}


def test_the_example_names_every_variable_that_is_used_and_no_other() -> None:
    assert set(EXAMPLE_VALUES) == {name for name, _, _ in REFERENCES}


def test_the_defaults_of_the_example_are_those_of_the_compose_file() -> None:
    defaults = {name: default for name, kind, default in REFERENCES if kind == "-"}

    assert {name: EXAMPLE_VALUES[name] for name in defaults} == defaults


def test_the_example_explains_every_variable() -> None:
    lines = EXAMPLE.splitlines()
    unexplained = []
    for number, line in enumerate(lines):
        name = line.split("=")[0]
        if not line.startswith("#") and name in EXAMPLE_VALUES:
            paragraph = "\n".join(lines[:number]).rsplit("\n\n", 1)[-1]
            unexplained += [] if paragraph.lstrip().startswith("#") else [name]

    assert unexplained == []


def test_every_wirehouse_variable_is_a_setting() -> None:
    names = {
        name
        for service in SERVICES.values()
        for name in service.get("environment", {})
        if name.startswith("WIREHOUSE_")
    }

    assert len(names) >= 8
    assert {name.removeprefix("WIREHOUSE_").lower() for name in names} <= set(Settings.model_fields)


def test_compose_itself_takes_the_filled_example_and_refuses_the_empty_one(tmp_path: Path) -> None:
    program = shutil.which("docker-compose")
    if program is None:
        pytest.skip("docker-compose is not installed")
    shutil.copy(ROOT / "docker-compose.yml", tmp_path)
    (tmp_path / ".env").write_text(EXAMPLE, encoding="utf-8")

    empty = subprocess.run(
        [program, "config", "-q"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    (tmp_path / ".env").write_text(re.sub(r"(?m)=$", "=0123456789abcdef", EXAMPLE), encoding="utf-8")
    filled = subprocess.run(
        [program, "config", "-q"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert empty.returncode != 0
    assert re.search(r"set [A-Z_]+ in \.env", empty.stderr)
    assert (filled.returncode, filled.stderr) == (0, "")
