"""What is installed is what was locked: every file has its hash, and no index is named."""

from __future__ import annotations

import re
import tomllib

import pytest
from checkout import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-uv.lock", "requirements-peers.lock")
REQUIREMENT = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)")


def requirements(lock: str) -> dict[str, str]:
    """The requirements of a lock file with the lines that belong to each, by name."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    found = [(REQUIREMENT.match(line), line) for line in lines]
    assert all(match for match, _ in found), "a line that is no pinned requirement"
    return {match["name"].lower(): line for match, line in found if match}


def version(requirement: str) -> tuple[int, ...]:
    match = REQUIREMENT.match(requirement)
    assert match
    return tuple(int(part) for part in re.findall(r"\d+", match["version"])[:2])


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_carries_a_hash(lock):
    assert not [name for name, line in requirements(lock).items() if "--hash=sha256:" not in line]


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_an_index_or_an_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host|://", pinned)


@pytest.mark.parametrize("lock", LOCKS[:2])
def test_celery_stays_below_the_version_that_breaks_its_provider(lock):
    assert version(requirements(lock)["celery"]) < (5, 7)


def test_the_lock_holds_every_dependency_that_the_project_states():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stated = {re.split(r"[<>=!~\[; ]", each)[0].lower() for each in project["dependencies"]}
    assert stated <= set(requirements("requirements.lock"))


def test_the_two_locks_agree():
    running, developing = requirements("requirements.lock"), requirements("requirements-dev.lock")
    assert not {name for name, line in running.items() if developing.get(name) != line}


def test_the_peers_are_measured_beside_the_cleaner_as_it_is_installed():
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    own = {name.lower() for name in groups["peers"] if "=" not in name}
    running, measured = requirements("requirements.lock"), requirements("requirements-peers.lock")
    assert own <= set(running) & set(measured)
    assert not {name for name in own if running[name] != measured[name]}
