"""The one-shot service, on a real server; `airflow db migrate` runs in the test of the whole system."""

from __future__ import annotations

import importlib.util
import json
import re
import stat
from pathlib import Path
from types import ModuleType

import pytest

from wirehouse.errors import SettingsError

ROOT = Path(__file__).resolve().parents[2]
NAMES = [
    "DATABASE_OWNER_PASSWORD",
    "DATABASE_LOADER_PASSWORD",
    "DATABASE_ANALYST_PASSWORD",
    "DATABASE_DESK_PASSWORD",
    "AIRFLOW_DATABASE_PASSWORD",
]
GOOD = dict.fromkeys(NAMES, "0123456789abcdef")


@pytest.fixture(scope="module")
def initialise() -> ModuleType:
    spec = importlib.util.spec_from_file_location("initialise", ROOT / "docker" / "initialise.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_passwords_of_letters_and_digits_are_taken(initialise: ModuleType) -> None:
    assert initialise.check_passwords(GOOD) is None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("password", ["", "short", "with@an-at-sign-in-it", "percent%20-encoded-0000"])
def test_a_password_that_would_break_a_url_is_refused_by_name_and_not_shown(
    initialise: ModuleType, name: str, password: str
) -> None:
    with pytest.raises(SettingsError, match=name) as refusal:
        initialise.check_passwords({**GOOD, name: password})

    assert not password or password not in str(refusal.value)


def test_the_logins_are_for_their_owner_alone(initialise: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "auth" / "passwords.json"

    initialise.write_logins(path, {"ana": "one"})
    initialise.write_logins(path, {"ana": "two"})

    assert json.loads(path.read_text(encoding="utf-8")) == {"ana": "two"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [other.name for other in path.parent.iterdir()] == ["passwords.json"]


def test_the_compose_file_gives_it_all_that_it_reads() -> None:
    source = (ROOT / "docker" / "initialise.py").read_text(encoding="utf-8")
    compose = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    read = set(re.findall(r'"((?:[A-Z]+_)+[A-Z_]+)"', source))

    assert len(read) >= 9
    assert {
        name for name in read if f"\n      {name}:" not in compose and f"\n  {name}:" not in compose
    } == set()
